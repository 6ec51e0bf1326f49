"""One named case for each thing a transcription does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duikai_content import (
    CrossHead,
    Diagnostics,
    Edition,
    Form,
    InlineStyle,
    Paragraph,
    ParagraphKind,
    Table,
    TranscriptOptions,
    read_transcript,
)
from duikai_content.transcript.fullwidth import restore_fullwidth
from duikai_content.transcript.heads import split_headline
from duikai_content.transcript.signatures import is_signature, split_dateline, split_signature

Read = Callable[[str], Edition]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("昨日,河水上涨;今日,回落。", "昨日，河水上涨；今日，回落。"),
        ("增长3.5%,达到1,200万元", "增长3.5%，达到1,200万元"),
        ("上午10:30开始", "上午10:30开始"),
        ("比分3:2,主队胜", "比分3:2，主队胜"),
        ("时间:10:30", "时间：10:30"),
        ("村(社区)举行", "村（社区）举行"),
        ("指数(CPI)回落", "指数（CPI）回落"),
        ("see Rivers (1990), p. 3", "see Rivers (1990), p. 3"),
        ("网址http://a.example/x?y=1:2", "网址http://a.example/x?y=1:2"),
        ("总量增长10%!", "总量增长10%！"),
        ("“涨了10%?!”", "“涨了10%？！”"),
        ("采用A+B/C方案", "采用A+B/C方案"),
        ("(1)收费", "（1）收费"),
        ("他问:“走吗?”", "他问：“走吗？”"),
    ],
)
def test_full_width_marks(typed: str, printed: str) -> None:
    assert restore_fullwidth(typed) == printed


@given(st.text("甲乙ab1,;:!?()（） .“”", max_size=30))
def test_full_width_keeps_the_length_and_settles(text: str) -> None:
    once = restore_fullwidth(text)
    assert len(once) == len(text)
    twice = restore_fullwidth(once)
    assert len(twice) == len(text)


@pytest.mark.parametrize(
    ("heading", "kicker", "parts"),
    [
        ("一江春水 两岸新城", "", ("一江春水", "两岸新城")),
        ("新桥今晨通车 十万居民出行更快", "新桥今晨通车", ("十万居民出行更快",)),
        ("新桥引来市民热议 一江春水 两岸新城", "新桥引来市民热议", ("一江春水", "两岸新城")),
        ("GDP 增长百分之五", "", ("GDP\u3000增长百分之五",)),
        ("5 月开工", "", ("5\u3000月开工",)),
        ("Old River New Town", "", ("Old River New Town",)),
        ("同心,向前", "", ("同心，向前",)),
    ],
)
def test_headlines(heading: str, kicker: str, parts: tuple[str, ...]) -> None:
    split = split_headline(heading)
    assert (split.kicker, split.parts) == (kicker, parts)


@pytest.mark.parametrize(
    "text",
    [
        "周一鸣/文 何川/图",
        "(周一鸣)",
        "（周一鸣 何川）",
        "云报融媒记者 周一鸣 实习生 何川",
        "本报记者 周一鸣 摄",
        "（本报记者 周一鸣）",
        "记者 周一鸣 通讯员 何川 文/图",
    ],
)
def test_signatures(text: str) -> None:
    assert is_signature(text)


@pytest.mark.parametrize(
    "text",
    [
        "（下转第二版）",
        "（见图）",
        "记者昨日获悉,大桥通车。",
        "河水清了。",
        "体育",
        "本报记者在现场看到",
    ],
)
def test_what_is_no_signature(text: str) -> None:
    assert not is_signature(text)


def test_signature_after_white_at_a_paragraphs_end() -> None:
    assert split_signature("河水清了! (周一鸣)") == ("河水清了!", "(周一鸣)")
    assert split_signature("河水清了。 云报记者 周一鸣") == ("河水清了。", "云报记者 周一鸣")
    assert split_signature("他说 河水清了。") == ("他说 河水清了。", "")


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("本报讯(记者 周一鸣)近日，", "本报讯(记者 周一鸣)"),
        ("本报讯 近日，", "本报讯"),
        ("新华社云渡1月2日电(记者 周一鸣)近日，", "新华社云渡1月2日电(记者 周一鸣)"),
        ("新华社记者从有关部门获悉，", ""),
        ("近日，", ""),
    ],
)
def test_datelines(text: str, dateline: str) -> None:
    assert split_dateline(text)[0] == dateline


def _page(*lines: str) -> str:
    return "\n\n".join(("# 大桥通车", *lines, "")) + "\n"


def _texts(edition: Edition) -> list[str]:
    return [block.text for block in edition.stories[0].body]


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("会议讨论了教育、文化、", "体育等事项。", True),
        ("这一项目大大提高了乡", "村道路的水平。", True),
        ("目前全市已有三百余个村(社区)", "参加。", True),
        ("全年业务量和收入分", "别完成任务。", True),
        ("会议讨论了以下几个方面的事项:", "教育是根本。", False),
        ("会议讨论了以下几个方面的事项。", "教育是根本。", False),
        ("会议讨论了教育、文化等事项，", "●体育是根本。", False),
        ("会议讨论了教育、文化等事项；", "二是体育。", False),
        ("他说:“今年的任务完成了。”", "大家都同意。", False),
        ("周一鸣", "何川", False),
        ("**会议讨论了教育、文化**", "体育是根本。", False),
    ],
)
def test_rejoining(transcript: Read, left: str, right: str, joined: bool) -> None:
    assert len(_texts(transcript(_page(left, right)))) == (1 if joined else 2)


def test_a_paragraph_goes_on_after_a_lost_picture(transcript: Read) -> None:
    edition = transcript("# 大桥通车\n\n河上的新桥今天正式通\n\n\n\n车，市民都来了。\n")
    assert _texts(edition) == ["河上的新桥今天正式通车，市民都来了。"]
    assert len(edition.stories[0].pictures) == 1


def test_two_empty_lines_are_no_picture(transcript: Read) -> None:
    edition = transcript("# 大桥通车\n\n桥通了。\n\n\n市民来了。\n")
    assert edition.stories[0].pictures == ()


def test_empty_lines_at_the_files_end_are_no_picture(transcript: Read) -> None:
    assert transcript("\n\n\n\n# 大桥通车\n\n桥通了。\n\n\n\n\n").stories[0].pictures == ()


def test_label_and_page_label(transcript: Read) -> None:
    edition = transcript(
        "# 大桥通车\n\n桥通了。\n\n### 短评\n\n## 路更宽了\n\n好事。\n\n"
        "## 云渡·民生\n\n# 菜价回落\n\n便宜了。\n\n## 书店开张\n\n人多。\n"
    )
    assert [section.name for section in edition.sections] == ["要闻", "云渡·民生"]
    comment = edition.sections[0].stories[1]
    assert comment.label is not None and comment.label.text == "短评"
    assert comment.form is Form.COMMENTARY and comment.weight == 45
    assert [story.weight for story in edition.sections[1].stories] == [100, 80]
    assert edition.sections[1].stories[0].form is Form.FEATURE


def test_a_title_with_a_dot_is_a_story(transcript: Read) -> None:
    edition = transcript("## 云水·河畔购物公园开业\n\n人多。\n\n## 书店开张\n\n人多。\n")
    assert len(edition.stories) == 2


def test_headline_and_deck(transcript: Read) -> None:
    story = transcript("# 大桥通车\n\n## 十万人出行更快\n\n桥通了。\n").stories[0]
    assert story.deck is not None and story.deck.text == "十万人出行更快"


def test_bold_words_and_cross_heads(transcript: Read) -> None:
    story = transcript(
        _page(
            "### 回望2023 河水清", "●**桥更长。**两公里。", "●**路更宽,城更新**", "**要点**在此。"
        )
    ).stories[0]
    head, bullet, subhead, run_in = story.body
    assert isinstance(head, CrossHead) and head.text == "回望2023\u3000河水清" and head.level == 1
    assert not isinstance(bullet, CrossHead) and bullet.kind is ParagraphKind.BULLET
    assert [i.text for i in bullet.inlines] == ["●桥更长。", "两公里。"]
    assert bullet.inlines[0].style is InlineStyle.RUN_IN
    assert isinstance(subhead, CrossHead) and subhead.level == 2
    assert subhead.text == "●路更宽，城更新"
    assert not isinstance(run_in, CrossHead) and run_in.inlines[0].style is InlineStyle.RUN_IN


def test_credit_of_the_lost_picture_that_follows(transcript: Read) -> None:
    story = transcript(_page("桥通了。", "本报记者 何川 摄") + "\n\n\n# 路\n\n好。\n").stories[0]
    assert story.endline is None
    assert story.pictures[0].credit is not None
    assert story.pictures[0].credit.text == "本报记者 何川 摄"


def test_credit_without_a_known_picture_is_the_endline(transcript: Read) -> None:
    story = transcript(_page("桥通了。", "本报记者 何川 摄")).stories[0]
    assert story.endline is not None and story.endline.text == "本报记者 何川 摄"


def test_byline_under_the_head(transcript: Read) -> None:
    story = transcript(_page("本报记者 何川", "桥通了。")).stories[0]
    assert story.byline is not None and story.byline.text == "本报记者 何川"


def test_text_before_any_headline_is_an_error(transcript: Read, diagnostics: Diagnostics) -> None:
    transcript("桥通了。\n\n# 大桥通车\n\n好。\n")
    found = [d for d in diagnostics if d.code == "copy.text-before-headline"]
    assert len(found) == 1 and found[0].span is not None and found[0].span.line == 1


def test_front_matter_and_options(tmp_path: Path, diagnostics: Diagnostics) -> None:
    path = tmp_path / "p.md"
    path.write_text(
        "---\npaper: {name: 云渡日报}\ndate: 2026-11-23\nissue: 12\n"
        "sections: [{name: 头版, editors: 何川}]\n---\n# 大桥通车\n\n桥通了。\n",
        encoding="utf-8",
    )
    edition = read_transcript(path, diagnostics, TranscriptOptions(issue="13"))
    assert edition is not None and not list(diagnostics)
    assert (edition.paper.name, edition.issue) == ("云渡日报", "13")
    assert (edition.sections[0].name, edition.sections[0].editors) == ("头版", "何川")
    assert edition.stories[0].headline.span.line == 7


def test_without_a_name_or_date_it_says_so(tmp_path: Path, diagnostics: Diagnostics) -> None:
    path = tmp_path / "p.md"
    path.write_text("# 大桥通车\n\n桥通了。\n", encoding="utf-8")
    edition = read_transcript(path, diagnostics)
    assert edition is not None and edition.paper.name == "样报"
    assert {d.code for d in diagnostics} == {"copy.no-paper", "copy.no-date"}


_WORDS = st.text("甲乙丙丁、，。,()“”:;!?摄文图记者1.%", min_size=1, max_size=24).filter(str.strip)
_LINES = st.one_of(
    _WORDS,
    _WORDS.map("### {}".format),
    _WORDS.map("## {}".format),
    _WORDS.map("# {}".format),
    _WORDS.map("**{}**".format),
    st.tuples(_WORDS, _WORDS).map(lambda pair: f"●**{pair[0]}**{pair[1]}"),
    st.tuples(_WORDS, _WORDS).map(lambda pair: f"{pair[0]} {pair[1]}"),
    st.sampled_from(["本报讯(记者 甲乙)丙丁。", "记者 甲乙 摄", "甲乙/文 丙丁/图", "丙。 (甲乙)"]),
    st.just("\n\n\n"),
)


@settings(max_examples=300, deadline=None)
@given(lines=st.lists(_LINES, max_size=20))
def test_no_character_of_a_transcript_is_lost(
    tmp_path_factory: pytest.TempPathFactory,
    is_whole: Callable[[Edition, str], bool],
    lines: list[str],
) -> None:
    text = "# 首\n\n首句。\n\n" + "\n\n".join(lines) + "\n"
    path = tmp_path_factory.mktemp("page") / "page.md"
    path.write_text(text, encoding="utf-8")
    findings = Diagnostics()
    edition = read_transcript(path, findings)
    assert edition is not None
    if not findings.has_errors:  # an error says which text found no place
        assert is_whole(edition, text)


TABLE = """\
# 前10个月经济运行平稳

市统计局发布数据,增速

**主要指标**

| 指标 | 总量(亿元) |
|---|---|
| 进出口 | 1,286.4 |
| 出口,船 | |

资料来源:市统计局
"""


def test_a_table_is_a_table(transcript: Read, diagnostics: Diagnostics) -> None:
    (story,) = transcript(TABLE).stories
    paragraph, table, source = story.body
    assert isinstance(table, Table) and isinstance(source, Paragraph)
    assert paragraph.text == "市统计局发布数据，增速"
    assert table.caption is not None and table.caption.text == "主要指标"
    assert [[cell.text for cell in row] for row in (table.head, *table.rows)] == [
        ["指标", "总量（亿元）"],
        ["进出口", "1,286.4"],
        ["出口，船", ""],
    ]
    assert (table.span.line, table.rows[0][0].span.line) == (7, 9)
    assert source.kind is ParagraphKind.SOURCE
    assert not diagnostics.has_errors


def test_a_faulty_table_is_reported_at_its_row(transcript: Read, diagnostics: Diagnostics) -> None:
    transcript(TABLE.replace("| 出口,船 | |", "| 出口 | 1 | 2 |"))
    found = [(d.code, d.span.line) for d in diagnostics if d.code == "copy.ragged-row" and d.span]
    assert found == [("copy.ragged-row", 10)]


def test_bars_alone_are_text(transcript: Read) -> None:
    (story,) = transcript("# 头\n\n| 甲 | 乙 |。\n\n正文{葭|甲}==乙==。").stories
    assert [block.text for block in story.body] == ["| 甲 | 乙 |。", "正文{葭|甲}==乙==。"]
