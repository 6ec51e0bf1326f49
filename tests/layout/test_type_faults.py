"""What type cannot take, found without pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from stories import SPAN, paragraph, phrase, picture, story

from duikai_content.diagnostics import Diagnostic, Diagnostics
from duikai_content.model import (
    CrossHead,
    Ear,
    Edition,
    Headline,
    Imprint,
    Paper,
    Section,
    Story,
)
from duikai_content.proofreading.places import Sources
from duikai_fonts import DEFAULT_SPECS, Catalogue
from duikai_layout.missing import SHOWN
from duikai_layout.type_faults import RULES, report_type_faults
from duikai_styles import StyleSheet

NOBODYS = "\u9fff"  # in none of the bundled faces


def faults(sheet: StyleSheet, one: Story, **parts: object) -> list[Diagnostic]:
    edition = Edition(Paper("试验日报"), (Section("要闻", "", (one,), SPAN),), Path("."), SPAN)
    edition = replace(edition, **parts)  # type: ignore[arg-type]
    diagnostics = Diagnostics()
    catalogue = Catalogue(DEFAULT_SPECS, use_system=False)
    report_type_faults(edition, sheet, catalogue, diagnostics, Sources())
    return list(diagnostics)


def codes(sheet: StyleSheet, one: Story, **parts: object) -> list[str]:
    return [finding.code for finding in faults(sheet, one, **parts)]


def test_a_story_that_fits_has_no_faults(sheet: StyleSheet) -> None:
    one = story(cross_heads=True, pictures=1, endline="（某某）")
    assert codes(sheet, replace(one, label=phrase("特写"), kicker=phrase("引题"))) == []


@pytest.mark.parametrize(("characters", "found"), [(40, []), (120, ["type.headline"])])
def test_a_headline_has_lines_enough_or_not(
    characters: int, found: list[str], sheet: StyleSheet
) -> None:
    lead = story(weight=95, headline="渡口的灯比往年早亮" * 14)
    headline = Headline((lead.headline.text[:characters],), SPAN)
    assert codes(sheet, replace(lead, headline=headline)) == found


@pytest.mark.parametrize("part", ["kicker", "deck", "byline"])
def test_a_part_of_a_head_is_too_long(part: str, sheet: StyleSheet) -> None:
    """A sheet whose kickers take one line of large type holds no long one."""
    heads = sheet.heads
    large = replace(getattr(heads, part), least=60.0, most=60.0, ratio_min=0.1, lines=1)
    sheet = replace(sheet, heads=replace(heads, **{part: large}))
    words = phrase("渡口的灯比往年早亮了一个月")
    assert codes(sheet, replace(story(), **{part: words})) == []  # type: ignore[arg-type]
    words = phrase(words.text * 3)
    found = faults(sheet, replace(story(), **{part: words}))  # type: ignore[arg-type]
    assert [finding.code for finding in found] == ["type.head-part"]
    assert part in found[0].message


def test_a_label_is_wider_than_a_column(sheet: StyleSheet) -> None:
    density = sheet.densities[0]
    fits = int(density.characters * density.size / sheet.heads.label.least)
    for length, found in ((fits, []), (fits + 1, ["type.label"])):
        assert codes(sheet, replace(story(), label=phrase("调" * length))) == found


@pytest.mark.parametrize(("lines", "found"), [(2, []), (3, ["type.cross-head"])])
@pytest.mark.parametrize("level", [1, 2])
def test_a_cross_head_takes_two_lines(
    lines: int, found: list[str], level: int, sheet: StyleSheet
) -> None:
    role = "cross-head" if level == 1 else "sub-head"
    style = sheet.text[role]
    measure = int(sheet.densities[0].characters / style.scale)
    head = CrossHead("水" * (measure * lines - style.indent // 1000), level, SPAN)
    one = replace(story(), body=(head, paragraph("大桥昨日通车。")))
    assert codes(sheet, one) == found


@pytest.mark.parametrize(
    "word", ["x9" * 24, "1" * 60, "Q5" * 24]
)  # fmt: skip
def test_a_word_is_wider_than_a_column(word: str, sheet: StyleSheet) -> None:
    one = replace(story(), body=(paragraph(f"见{word}，或见www.example。"),))
    [found] = faults(sheet, one)
    assert found.code == "type.long-word"
    assert word in found.message


def test_characters_of_no_face_are_found_wherever_they_stand(sheet: StyleSheet) -> None:
    odd = phrase(NOBODYS)
    one = replace(
        story(headline=NOBODYS, cross_heads=True),
        kicker=odd, deck=odd, label=odd, byline=odd, endline=odd, dateline=odd,
        body=(paragraph(NOBODYS), CrossHead(NOBODYS, 1, SPAN)),
    )  # fmt: skip
    assert set(codes(sheet, one)) == {"fonts.missing"}
    sound = story()
    shown = replace(picture(), caption=odd, credit=odd)
    assert codes(sheet, replace(sound, pictures=(shown,))) == ["fonts.missing"]
    for parts in (
        {"paper": Paper(NOBODYS)},
        {"paper": Paper("报", sponsor=NOBODYS)},
        {"imprint": Imprint(address=NOBODYS)},
        {"ear": Ear("导读", (NOBODYS,), SPAN)},
        {"sections": (Section("要闻", NOBODYS, (sound,), SPAN),)},
    ):
        assert codes(sheet, sound, **parts) == ["fonts.missing"]


def test_thousands_of_missing_characters_are_counted(sheet: StyleSheet) -> None:
    many = "".join(chr(0xE000 + k) for k in range(SHOWN + 7))
    found = faults(sheet, replace(story(), body=(paragraph(many),)))
    assert len(found) == SHOWN + 1
    assert found[-1].message == "and 7 more such places"


def test_a_story_without_a_headline_is_set_all_the_same(sheet: StyleSheet) -> None:
    assert codes(sheet, replace(story(), headline=Headline(("",), SPAN))) == []


def test_the_codes_say_everything() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert all((rule.meaning, rule.faulty, rule.sound, rule.source, rule.hint)), rule
