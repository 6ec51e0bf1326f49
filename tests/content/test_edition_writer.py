"""Writing: what is written reads back as what it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from duikai_content import (
    Block,
    Cell,
    CrossHead,
    Diagnostics,
    Edition,
    Inline,
    InlineStyle,
    Paragraph,
    ParagraphKind,
    Phrase,
    Picture,
    SourceSpan,
    Story,
    copy_starter,
    read_edition,
    write_edition_folder,
)
from duikai_content.markdown_body import read_body
from duikai_content.markdown_writing import body_markdown
from duikai_content.yaml_source import read_yaml_text
from duikai_content.yaml_writing import scalar

NOWHERE = SourceSpan("")


def _block(block: Block) -> Block:
    """Without places, and runs of one style as one."""
    if isinstance(block, CrossHead):
        return replace(block, span=NOWHERE)
    if isinstance(block, Paragraph):
        return Paragraph(_inlines(block.inlines), block.kind, NOWHERE)
    return replace(
        block,
        span=NOWHERE,
        caption=_phrase(block.caption),
        head=tuple(_cell(cell) for cell in block.head),
        rows=tuple(tuple(_cell(cell) for cell in row) for row in block.rows),
    )


def _cell(cell: Cell) -> Cell:
    return Cell(_inlines(cell.inlines), NOWHERE)


def _inlines(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Character by character, bases of rubies whole; white has no style that shows."""
    return tuple(
        Inline(part, InlineStyle.PLAIN if part.isspace() else inline.style, NOWHERE, inline.ruby)
        for inline in inlines
        for part in ((inline.text,) if inline.ruby else inline.text)
    )


def _phrase(phrase: Phrase | None) -> Phrase | None:
    return Phrase(phrase.text, NOWHERE) if phrase else None


def _picture(picture: Picture) -> Picture:
    file = Path(picture.file.name) if picture.file else None
    caption, credit = _phrase(picture.caption), _phrase(picture.credit)
    return replace(picture, file=file, caption=caption, credit=credit, span=NOWHERE)


def _story(story: Story) -> Story:
    return replace(
        story,
        slug="",
        span=NOWHERE,
        headline=replace(story.headline, span=NOWHERE),
        body=tuple(_block(block) for block in story.body),
        pictures=tuple(_picture(picture) for picture in story.pictures),
        kicker=_phrase(story.kicker),
        deck=_phrase(story.deck),
        label=_phrase(story.label),
        byline=_phrase(story.byline),
        endline=_phrase(story.endline),
        dateline=_phrase(story.dateline),
    )


def _bare(edition: Edition) -> Edition:
    """The edition without places and paths, to compare."""
    return replace(
        edition,
        root=Path(),
        span=NOWHERE,
        ear=replace(edition.ear, span=NOWHERE) if edition.ear else None,
        sections=tuple(
            replace(s, span=NOWHERE, stories=tuple(_story(story) for story in s.stories))
            for s in edition.sections
        ),
        adverts=tuple(
            replace(a, span=NOWHERE, file=Path(a.file.name) if a.file else None)
            for a in edition.adverts
        ),
    )


def _written_and_read(edition: Edition, folder: Path) -> Edition:
    diagnostics = Diagnostics()
    assert write_edition_folder(edition, folder, diagnostics), list(diagnostics)
    again = read_edition(folder, diagnostics)
    assert again is not None and not diagnostics.has_errors, list(diagnostics)
    return again


def test_the_real_copy_survives(seed: Path, tmp_path: Path) -> None:
    edition = read_edition(seed, Diagnostics())
    assert edition is not None
    assert _bare(_written_and_read(edition, tmp_path / "out")) == _bare(edition)


def test_the_starter_survives_and_takes_a_name(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    assert copy_starter(tmp_path / "paper", "云渡: 日报", diagnostics), list(diagnostics)
    edition = read_edition(tmp_path / "paper", diagnostics)
    assert edition is not None and edition.paper.name == "云渡: 日报"
    if diagnostics.has_errors:
        pytest.skip(f"the starter is not complete: {next(iter(diagnostics))}")
    assert _bare(_written_and_read(edition, tmp_path / "out")) == _bare(edition)
    again = _written_and_read(edition, tmp_path / "again")
    assert [s.slug for s in again.stories] == [s.slug for s in _sorted(edition)]


def _sorted(edition: Edition) -> list[Story]:
    names = (f"{i:02}-{s.slug.split('-', 1)[-1]}" for i, s in enumerate(edition.stories, 1))
    return [replace(s, slug=n) for s, n in zip(edition.stories, names, strict=True)]


def test_a_folder_with_anything_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("keep")
    diagnostics = Diagnostics()
    assert not copy_starter(tmp_path, "云渡日报", diagnostics)
    assert [d.code for d in diagnostics] == ["copy.folder-not-empty"]
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]
    assert not copy_starter(tmp_path / "kept.txt", "云渡日报", diagnostics)
    assert [d.code for d in diagnostics][-1] == "copy.unwritable"


@given(st.text(max_size=30))
def test_any_text_survives_as_a_yaml_scalar(text: str) -> None:
    diagnostics = Diagnostics()
    reader = read_yaml_text(f"a: {scalar(text)}\nb: [{scalar(text)}]", "x", diagnostics)
    if reader is None:  # YAML cannot hold lone surrogates at all
        assert any("\ud800" <= c <= "\udfff" for c in text)
        return
    value = reader.text("a", "")
    if not len(diagnostics):
        assert "".join(value.split()) == "".join(text.split())


_PIECES = st.sampled_from([
    "甲", "乙", "。", "“", "”", "a", "1", " ", "\n", "==", "**", "*", "_", "=", "\\=", "\\{", "|",
    "\\|", "●", "（1）", "注：", "1.", "> ", "- ", "{甲|a}", "{甲乙|a|b}", "{a\\|b|c}",
])  # fmt: skip


def _again(text: str) -> None:
    """What is read, written and read again is the same."""
    diagnostics = Diagnostics()
    body = read_body(text, "s.md", diagnostics)
    if not diagnostics.has_errors:
        blocks = tuple(_block(block) for block in body.blocks)
        again = read_body(body_markdown(body.blocks), "s.md", Diagnostics())
        assert tuple(_block(block) for block in again.blocks) == blocks


@example("- **●甲**")
@example("- **●==甲==**")
@example("**●**甲")
@example("●**●**")
@example("- ●**●甲**")
@settings(max_examples=600, deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_any_markup_survives(text: str) -> None:
    _again(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(_PIECES, max_size=4).map("".join), min_size=6, max_size=6))
def test_any_table_survives(texts: list[str]) -> None:
    a, b, c, d, e, f = (text.replace("\n", "") for text in texts)
    _again(f"**{a}**\n\n| {a} | {b} |\n|---|:-:|\n| {c} | {d} |\n| {e} | {f} |\n")


_TEXT = st.text("甲乙丙。，“”ab1 ()[]{}*_`#<>&;!\\-+.|~=", min_size=1, max_size=12)


@settings(max_examples=400, deadline=None)
@given(st.lists(_TEXT.map(str.strip).filter(bool), min_size=1, max_size=4))
def test_any_plain_paragraph_survives(texts: list[str]) -> None:
    paragraphs = tuple(_paragraph(text) for text in texts)
    diagnostics = Diagnostics()
    body = read_body(body_markdown(paragraphs), "s.md", diagnostics)
    assert [block.text for block in body.blocks] == texts
    assert not list(diagnostics)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Inline(text, InlineStyle.PLAIN, NOWHERE),), ParagraphKind.PLAIN, NOWHERE)


@pytest.mark.parametrize("text", ["甲", "●甲", "# 甲 #", "甲#", "1. 甲", "*甲*", "- 甲"])
def test_cross_heads_survive(text: str) -> None:
    heads = (CrossHead(text, 1, NOWHERE), CrossHead(text, 2, NOWHERE))
    body = read_body(body_markdown(heads), "s.md", Diagnostics())
    assert tuple(_block(block) for block in body.blocks) == heads
