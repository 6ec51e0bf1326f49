"""Every rule of proofreading: what it finds, and what it leaves alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import duikai_content
import duikai_fonts
from duikai_content import (
    Advert,
    Block,
    CrossHead,
    Diagnostics,
    Edition,
    Form,
    Headline,
    Imprint,
    Inline,
    InlineStyle,
    Paper,
    Paragraph,
    ParagraphKind,
    Phrase,
    Picture,
    Section,
    SourceSpan,
    Story,
    read_edition,
)
from duikai_content.proofreading.proof import RULES, proofread
from duikai_content.proofreading.tables import table_lines
from duikai_content.proofreading.words import read_words, simplified

STARTER = Path(duikai_content.__file__).parent / "starter"
SPAN = SourceSpan("nowhere.md", 1, 1)
DATE = dt.date(2026, 11, 23)  # a Monday
PAPER = Paper("试验日报", sponsor="某单位", publisher="某报社", cn="CN 00-0000")
IMPRINT = Imprint("某路1号", "000000", "0000-0000000", "每份1元", "某厂")
PICTURE = Picture(
    Path("bridge.jpg"), Fraction(3, 2), Fraction(0), Phrase("望渡大桥。", SPAN),
    Phrase("邵川 摄", SPAN), SPAN,
)  # fmt: skip
BY_CODE = {rule.code: rule for rule in RULES}


def paragraph(text: str, kind: ParagraphKind = ParagraphKind.PLAIN) -> Paragraph:
    return Paragraph((Inline(text, InlineStyle.PLAIN, SPAN),), kind, SPAN)


def story(*body: Block | str, headline: str = "望渡大桥通车", **parts: object) -> Story:
    blocks = tuple(paragraph(block) if isinstance(block, str) else block for block in body)
    whole = Story("one", Form.NEWS, 50, Headline((headline,), SPAN), blocks, SPAN)
    return replace(whole, **parts)  # type: ignore[arg-type]


def edition(*stories: Story, locale: str = "zh-Hans", **parts: object) -> Edition:
    section = Section("要闻", "", stories, SPAN)
    whole = Edition(
        PAPER, (section,), Path("."), SPAN, DATE, issue="7", locale=locale, imprint=IMPRINT
    )
    return replace(whole, **parts)  # type: ignore[arg-type]


def codes(whole: Edition) -> list[str]:
    diagnostics = Diagnostics()
    proofread(whole, diagnostics)
    return [finding.code for finding in diagnostics]


def as_paragraph(text: str) -> Edition:
    return edition(story(text))


def as_headline(text: str) -> Edition:
    return edition(story("大桥昨日通车。", headline=text))


def as_caption(text: str) -> Edition:
    return edition(
        story("大桥昨日通车。", pictures=(replace(PICTURE, caption=Phrase(text, SPAN)),))
    )


def as_stories(text: str) -> Edition:
    return edition(*(story(f"这是第{k}篇。", headline=t) for k, t in enumerate(text.split(" … "))))


def as_paragraphs(text: str) -> Edition:
    return edition(story(*text.split(" … ")))


# How the example of a rule becomes copy; a paragraph, unless it is said otherwise here.
SETTINGS: dict[str, Callable[[str], Edition]] = {
    "heads.full-stop": as_headline,
    "heads.end-mark": as_headline,
    "length.caption": as_caption,
    "parts.same-headline": as_stories,
    "parts.same-paragraph": as_paragraphs,
}
GAPS = {
    "parts.no-body": edition(story(pictures=(PICTURE,))),
    "parts.no-caption": edition(story("好。", pictures=(replace(PICTURE, caption=None),))),
    "parts.no-credit": edition(story("好。", pictures=(replace(PICTURE, credit=None),))),
    "parts.nameplate": edition(story("好。"), issue=""),
    "parts.imprint": edition(story("好。"), imprint=replace(IMPRINT, price="")),
    "parts.no-client": edition(
        story("好。"), adverts=(Advert(None, "要闻", 6, 17, "", SPAN),)
    ),
}  # fmt: skip
EXAMPLES = [rule for rule in RULES if rule.code not in GAPS]


@pytest.mark.parametrize("code", [rule.code for rule in EXAMPLES])
def test_the_example_of_a_rule_is_found_and_its_sound_twin_is_not(code: str) -> None:
    rule, as_copy = BY_CODE[code], SETTINGS.get(code, as_paragraph)
    assert code in codes(as_copy(rule.faulty))
    assert codes(as_copy(rule.sound)) == []


@pytest.mark.parametrize("code", GAPS)
def test_what_is_missing_is_found(code: str) -> None:
    assert codes(GAPS[code]) == [code]


def test_an_edition_that_gives_everything_is_clean() -> None:
    photo = story(form=Form.PHOTO, pictures=(PICTURE,), headline="老街一日")
    advert = Advert(None, "要闻", 6, 17, "某公司", SPAN)
    assert codes(edition(story("大桥昨日通车。"), photo, adverts=(advert,))) == []


@pytest.mark.parametrize(
    "text",
    [
        "天天试试，研究研究，高高兴兴，暖暖和和过节，一个个都去，一步一步来，越来越多。",
        "想着想着，哗啦哗啦下雨，为了了解情况，在校生现在在家，目的的确如此，不了了之。",
        "战争和和平，是不是不一样，研究研究生的课程，一九一九年，很远很远。",
        "大桥方向向东，把把手握紧，由被被告人赔偿的说法不对。",
    ],
)
def test_grammar_doubles_words(text: str) -> None:
    assert codes(as_paragraph(text)) == []


@pytest.mark.parametrize(
    "text", ["贺岁的的一部。", "他一向向记者介绍。", "没有没有败笔。", "觉得觉得好。"]
)
def test_mistakes_double_words(text: str) -> None:
    assert codes(as_paragraph(text)) == ["copy.doubled-word"]


@pytest.mark.parametrize(
    "text",
    [
        "他说：“这叫‘慢’，读《‘快’与慢》吧。”她问：“是吗？”（见图）",
        "1）先去登记；2）再去缴费；（3）最后领证。",
        "’98音乐会的海报写着Let’s go。",
        "《〈渡口〉序》一文，《渡口》《末班船》（话剧）、《老街》。",
        "GB/T 15834-2011规定，www.yanjiang.example/a,b;c和Wi-Fi 6、3:2、1,000元、10:30都不改。",
        "他等了很久……什么也没有——只有风！？真的吗？！",
        "电话：0379-63123456",
        "上海—南京高速公路与京—津城际铁路，1996—2026年，3—5天。",
        "来了二十几个人，约100人，近十多年来，至少3人，3千克，5千米，第3百货公司，97十大新闻。",
        "农历12月30日，2028年2月29日，8时59分，今日（11月23日）和昨日（22日）。",
        "11月24日至26日，2025年11月23日（星期日），12月1日（周二）。",
        "（未完待续）",
        "岁月如流水，不舍昼夜",
        "下午，学生们来到音乐厅欣赏高雅的节目。（某某摄）",
    ],
)
def test_sound_copy_has_no_faults(text: str) -> None:
    found = [code for code in codes(as_paragraph(text)) if code != "spaces.beside-mark"]
    assert found == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("一条“楹联一条街“全国首屈一指。", "marks.unbalanced"),
        ("他说‘好’，就走了。", "marks.inner-quote"),
        ("读〈渡口〉一文。", "marks.inner-quote"),
        ("读《论《渡口》》一文。", "marks.inner-quote"),
        ("他说'好'，就走了。", "marks.straight-quote"),
        ("有３个人。", "marks.full-width-latin"),
        ("大桥通车。，过江只需8分钟。", "marks.doubled"),
        ("真的吗？。", "marks.doubled"),
        ("他来了———终于来了。", "marks.dash"),
        ("他来了-终于来了。", "marks.dash"),
        ("他想了想。。。没有说。", "marks.ellipsis"),
        ("他想了想…没有说。", "marks.ellipsis"),
        ("来了“甲”、“乙”两家。", "marks.serial-comma"),
        ("2027年2月29日完工。", "dates.impossible"),
        ("13月5日完工。", "dates.impossible"),
        ("明日（11月25日）开幕。", "dates.day"),
        ("今日（24日）开幕。", "dates.day"),
        ("12月1日，周三。", "dates.weekday"),
        ("近200多家企业。", "figures.twice-approximate"),
        ("至少3人以上。", "figures.twice-approximate"),
        ("增加3至5亿元。", "figures.short-range"),
        ("大桥　昨日通车。", "spaces.between-han"),
        ("过江只需 8分钟。", "spaces.beside-figure"),
        ("砚江大橋通車。", "words.traditional"),
        ("本报讯（记者 苏禾，大桥昨日通车。）", "parts.signature"),
        ("他们再接再励。", "words.misspelt"),
        ("这是\ufeff大桥。", "chars.invisible"),
    ],
)
def test_faulty_copy_is_found(text: str, code: str) -> None:
    assert codes(as_paragraph(text)) == [code]


def test_a_quotation_of_several_paragraphs_opens_in_each() -> None:
    assert (
        codes(edition(story("“开头是这样的。", CrossHead("手", 1, SPAN), "“后来就好了。”"))) == []
    )
    assert codes(edition(story("“开头是这样的。", "后来就好了。”"))) == ["marks.unbalanced"] * 2
    assert codes(edition(story("“开头是这样的。", "“后来就好了。"))) == ["marks.unbalanced"]


def test_pairs_are_read_across_the_runs_of_a_paragraph() -> None:
    runs = tuple(Inline(t, s, SPAN) for t, s in [
        ("他说：“", InlineStyle.PLAIN), ("开工", InlineStyle.STRONG), ("了。”", InlineStyle.PLAIN),
    ])  # fmt: skip
    assert codes(edition(story(Paragraph(runs, ParagraphKind.PLAIN, SPAN)))) == []


def test_names_are_set_apart() -> None:
    signed = "大桥昨日通车。 洛报融媒记者 孙小蕊 实习生 张昕瑶"
    dateline = "本报讯（记者 苏禾 通讯员 郑喆）大桥昨日通车。"
    verse = paragraph("白日依山尽　黄河入海流", ParagraphKind.QUOTE)
    assert codes(edition(story(signed, dateline, verse))) == []


def test_signatures_name_somebody() -> None:
    for text, found in (
        ("本报记者 邵川 摄影", []),
        ("胡某/文 洞某/图", []),
        ("（某某）", []),
        ("本报记者", ["parts.signature"]),
        ("（ ）", ["parts.signature"]),
    ):
        signature = Phrase(text, SPAN)
        assert codes(edition(story("好。", byline=signature))) == found
        assert codes(edition(story("好。", endline=signature))) == found
    for text in ("新华社北京11月22日电（记者 ）大桥通车。", "本报讯（记者 苏禾。）大桥通车。"):
        assert codes(as_paragraph(text)) == ["parts.signature"]


def test_a_signature_or_a_caption_may_name_the_photographer() -> None:
    bare = replace(PICTURE, credit=None)
    signed = story("好。", endline=Phrase("胡某/文 洞某/图", SPAN), pictures=(bare,))
    told = replace(bare, caption=Phrase("望渡大桥。邵川 摄", SPAN))
    assert codes(edition(signed)) == []
    assert codes(edition(story("好。", pictures=(told,)))) == []


def test_percent_signs_are_judged_story_by_story() -> None:
    one, other = story("增长5%。"), story("增长3％。", headline="又一篇")
    assert codes(edition(one, other)) == []


def test_other_languages_have_other_marks() -> None:
    japanese = "橋が開通した，、「新しい」駅・・・東京國際。"
    assert codes(edition(story(japanese), locale="ja")) == []
    assert "marks.doubled" in codes(edition(story(japanese)))


def test_no_date_no_weekday() -> None:
    assert codes(edition(story("昨日（11月30日），12月1日（周三）。"), date=None)) == []


def test_the_starter_is_clean() -> None:
    diagnostics = Diagnostics()
    whole = read_edition(STARTER, diagnostics)
    assert whole is not None
    proofread(whole, diagnostics)
    assert list(diagnostics) == []


def test_the_codes_are_one_each_and_say_everything() -> None:
    assert len(BY_CODE) == len(RULES)
    for rule in RULES:
        assert all((rule.meaning, rule.faulty, rule.sound, rule.source, rule.hint)), rule


def test_no_right_word_is_among_the_wrong_ones() -> None:
    for name in ("misspelt.txt", "variants.txt"):
        words = read_words(name)
        assert len(words.right) == len(list(table_lines(name)))
        for wrong, right in words.right.items():
            assert words.form.fullmatch(wrong), wrong
            assert not words.form.search(right), right
    assert len(read_words("misspelt.txt").right) >= 80


def test_the_two_scripts_are_told_apart() -> None:
    """The standard list of the faces has every simplified character and no traditional one."""
    list_file = Path(duikai_fonts.__file__).parent / "files" / "standard-characters.txt"
    standard = set(list_file.read_text(encoding="utf-8"))
    assert len(simplified()) > 900
    assert standard.isdisjoint(simplified())
    assert standard.issuperset(simplified().values())


_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
_WORDS = "的的研究一二三个约近年月日时分几多余左右0123456789aA"
_MARKS = "，。、；：？！“”‘’（）《》〈〉()\"'.,…—-~～%％．@ \t\u3000"
_MARKED = st.text(st.sampled_from(_WORDS + _MARKS), max_size=60)


@given(st.lists(_ANY | _MARKED, min_size=1, max_size=3), _ANY | _MARKED)
def test_no_text_is_too_odd(texts: list[str], head: str) -> None:
    pictures = (replace(PICTURE, caption=Phrase(head, SPAN)),)
    phrase = Phrase(head, SPAN)
    body = [Paragraph((), ParagraphKind.PLAIN, SPAN), *map(paragraph, texts)]
    odd = story(
        *body, headline=head, kicker=phrase, dateline=phrase, endline=phrase, pictures=pictures
    )
    for locale in ("zh-Hans", "zh-Hant", "ja", ""):
        codes(edition(odd, locale=locale))


@given(st.lists(_MARKED, min_size=2, max_size=4))
def test_clean_paragraphs_are_clean_together(texts: list[str]) -> None:
    clean = [text for text in dict.fromkeys(texts) if not codes(as_paragraph(text))]
    together = codes(edition(story(*clean)))
    assert [code for code in together if code != "figures.percent-signs"] == []


@given(_MARKED, _MARKED)
def test_a_fault_is_found_between_any_texts(before: str, after: str) -> None:
    assert "words.misspelt" in codes(as_paragraph(f"{before}再接再励{after}"))
