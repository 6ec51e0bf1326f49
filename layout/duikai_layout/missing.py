"""Characters that no face has: a diagnostic at every place in the copy, never a blank."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_content.diagnostics import Diagnostics
from duikai_content.model import Block, Edition, Inline, Paragraph, Story, Table
from duikai_content.spans import SourceSpan
from duikai_fonts import Shaper

SHOWN = 40
"""Places reported one by one; a file in a wrong encoding would list thousands."""


def report_missing(edition: Edition, shaper: Shaper, diagnostics: Diagnostics) -> None:
    """Errors for characters in no face, a warning for those that came from the system's faces."""
    missing = frozenset(shaper.missing)
    if missing:
        count = 0
        for text, span in _texts(edition):
            for ch in dict.fromkeys(text):
                if ch in missing:
                    count += 1
                    if count <= SHOWN:
                        _missing(ch, span, diagnostics)
        if count > SHOWN:
            diagnostics.error("fonts.missing", f"and {count - SHOWN} more such places")
    for text, face in sorted(shaper.catalogue.system_uses):
        diagnostics.warning(
            "fonts.system-face",
            f"“{text}” is set in a face of this system ({face}); another machine may differ",
            hint="name a font file for it in the style sheet",
        )


def _missing(ch: str, span: SourceSpan, diagnostics: Diagnostics) -> None:
    shown = f"“{ch}” " if ch.isprintable() else ""
    diagnostics.error(
        "fonts.missing",
        f"no face has the character {shown}(U+{ord(ch):04X})",
        span,
        "name a face that has it in the style sheet, or write it otherwise",
    )


def _texts(edition: Edition) -> Iterator[tuple[str, SourceSpan]]:
    for section in edition.sections:
        yield section.name, section.span
        yield section.editors, section.span
        for story in section.stories:
            yield from _story_texts(story)
    paper, imprint = edition.paper, edition.imprint
    for text in (
        paper.name, paper.latin, paper.sponsor, paper.publisher, paper.cn, paper.postal,
        paper.website, imprint.address, imprint.postcode, imprint.phone, imprint.price,
        imprint.printer, edition.issue,
    ):  # fmt: skip
        yield text, edition.span
    if edition.ear:
        yield edition.ear.title + "".join(edition.ear.lines), edition.ear.span


def _story_texts(story: Story) -> Iterator[tuple[str, SourceSpan]]:
    yield story.headline.text, story.headline.span
    for phrase in (
        story.kicker, story.deck, story.label, story.byline, story.endline, story.dateline,
    ):  # fmt: skip
        if phrase:
            yield phrase.text, phrase.span
    for block in story.body:
        yield from _block_texts(block)
    for picture in story.pictures:
        for phrase in (picture.caption, picture.credit):
            if phrase:
                yield phrase.text, phrase.span


def _block_texts(block: Block) -> Iterator[tuple[str, SourceSpan]]:
    inlines: tuple[Inline, ...] = ()
    if isinstance(block, Paragraph):
        inlines = block.inlines
    elif isinstance(block, Table):
        if block.caption:
            yield block.caption.text, block.caption.span
        rows = (block.head, *block.rows)
        inlines = tuple(inline for row in rows for cell in row for inline in cell.inlines)
    else:
        yield block.text, block.span
    for inline in inlines:
        yield inline.copy, inline.span
