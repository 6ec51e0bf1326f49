"""The real copy: two pages of a daily, with everything that a transcription does to them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from duikai_content import (
    CrossHead,
    Diagnostics,
    Edition,
    Form,
    InlineStyle,
    Paragraph,
    ParagraphKind,
    read_edition,
)
from duikai_content.proofreading.proof import proofread


@pytest.fixture(scope="module")
def findings() -> Diagnostics:
    return Diagnostics()


@pytest.fixture(scope="module")
def edition(seed: Path, findings: Diagnostics) -> Edition:
    edition = read_edition(seed, findings)
    assert edition is not None
    return edition


def _paragraphs(edition: Edition) -> list[Paragraph]:
    return [b for story in edition.stories for b in story.body if isinstance(b, Paragraph)]


def test_every_character_is_in_the_edition_once(
    edition: Edition, seed: Path, is_whole: Callable[[Edition, str], bool]
) -> None:
    assert is_whole(edition, seed.read_text(encoding="utf-8"))


def test_pages_and_stories(edition: Edition) -> None:
    assert [len(section.stories) for section in edition.sections] == [2, 5]
    assert edition.sections[0].name == "要闻"
    assert "·" in edition.sections[1].name
    lead, comment = edition.sections[0].stories
    assert len(lead.headline.parts) == 2 and lead.deck is not None
    assert comment.form is Form.COMMENTARY and comment.label is not None


def test_lost_pictures(edition: Edition) -> None:
    assert [len(story.pictures) for story in edition.stories] == [2, 0, 1, 1, 0, 1, 0]
    credits = [p.credit for story in edition.stories for p in story.pictures if p.credit]
    assert len(credits) == 1 and credits[0].text.endswith("摄")


def test_signatures(edition: Edition) -> None:
    ends = [story.endline.text if story.endline else "" for story in edition.stories]
    assert [bool(end) for end in ends] == [True, True, True, False, False, False, True]
    assert "/文 " in ends[0] and ends[1].startswith("（")
    datelines = [story.dateline for story in edition.stories if story.dateline]
    assert len(datelines) == 2
    assert all(d.text.startswith("本报讯（") and d.text.endswith("）") for d in datelines)


def test_seven_cut_paragraphs_are_joined(edition: Edition, findings: Diagnostics) -> None:
    assert sum(d.code == "copy.rejoined" for d in findings) == 7
    for paragraph in _paragraphs(edition):
        assert paragraph.text[-1] in "。！？”：…", paragraph.text


def test_307_marks_become_full_width(edition: Edition, findings: Diagnostics) -> None:
    assert any(d.code == "copy.full-width" and d.message.startswith("307 ") for d in findings)
    assert not any(mark in p.text for p in _paragraphs(edition) for mark in ",;:!?()")


def test_bold_words(edition: Edition) -> None:
    lead = edition.stories[0]
    subheads = [b for b in lead.body if isinstance(b, CrossHead) and b.level == 2]
    assert len(subheads) == 8 and all(head.text[0] == "●" for head in subheads)
    bullets = [b for b in lead.body if isinstance(b, Paragraph) and b.kind is ParagraphKind.BULLET]
    assert len(bullets) == 4
    assert all(b.inlines[0].style is InlineStyle.RUN_IN and b.text[0] == "●" for b in bullets)
    heads = [b.text for b in lead.body if isinstance(b, CrossHead) and b.level == 1]
    assert len(heads) == 2 and all("\u3000" in head for head in heads)


def test_doubled_words_are_reported_and_kept(edition: Edition, findings: Diagnostics) -> None:
    found = [d for d in findings if d.code == "copy.doubled-word"]
    assert len(found) == 2
    assert any("外贸" * 2 in p.text for p in _paragraphs(edition))


def test_proofreading_finds_only_what_is_wrong_with_it(edition: Edition, seed: Path) -> None:
    """Two doubled words, one sentence of 131 characters; the pictures that the print had."""
    diagnostics = Diagnostics()
    proofread(edition, diagnostics)
    found = [d for d in diagnostics if not d.code.startswith("parts.")]
    assert [d.code for d in found] == ["length.sentence", *["copy.doubled-word"] * 2]
    lines = seed.read_text(encoding="utf-8").split("\n")
    places = [lines[d.span.line - 1][d.span.column - 1 :] for d in found if d.span]
    assert [place[:2] for place in places] == ["1月", "外贸", "向向"]
    gaps = {d.code for d in diagnostics} - {d.code for d in found}
    assert gaps == {"parts.no-caption", "parts.no-credit", "parts.nameplate", "parts.imprint"}


def test_every_inline_stands_where_its_span_says(edition: Edition, seed: Path) -> None:
    lines = seed.read_text(encoding="utf-8").split("\n")
    for paragraph in _paragraphs(edition):
        for inline in paragraph.inlines:
            line = lines[inline.span.line - 1]
            assert line[inline.span.column - 1] == inline.text[0], inline


def test_it_is_read_in_a_moment(edition: Edition, seed: Path) -> None:
    best = 1.0
    for _ in range(5):
        start = time.perf_counter()
        read_edition(seed, Diagnostics())
        best = min(best, time.perf_counter() - start)
    assert best < 0.05  # some 7 ms; the bound is for slow machines
