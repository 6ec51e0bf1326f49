"""Every text of an edition with its place, in reading order: what is read, shaped or searched.

The one way through the blocks of a story. A new kind of block is added in `_body`, and all
that goes through passages knows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from duikai_content.model import (
    Edition,
    Inline,
    InlineStyle,
    Paragraph,
    ParagraphKind,
    Phrase,
    Story,
    Table,
)
from duikai_content.spans import SourceSpan


class Part(Enum):
    """What a text is in its story; `FURNITURE` is a text of the edition itself."""

    LABEL = "label"
    KICKER = "kicker"
    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "paragraph"
    QUOTE = "quotation"
    BULLET = "bullet"
    CROSS_HEAD = "cross-head"
    SUB_HEAD = "sub-head"
    RUBY = "ruby"
    SOURCE = "source line"
    TABLE_CAPTION = "caption of a table"
    CELL = "cell of a table"
    ENDLINE = "endline"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"


_KINDS = {
    ParagraphKind.PLAIN: Part.BODY,
    ParagraphKind.QUOTE: Part.QUOTE,
    ParagraphKind.BULLET: Part.BULLET,
    ParagraphKind.NUMBERED: Part.BULLET,
    ParagraphKind.SOURCE: Part.SOURCE,
}


@dataclass(frozen=True, slots=True)
class Passage:
    """One text: a paragraph, a head, a caption. Its characters are those of its runs."""

    part: Part
    runs: tuple[Inline, ...]

    @property
    def text(self) -> str:
        """All characters, in order."""
        return "".join(run.text for run in self.runs)


def edition_passages(edition: Edition) -> Iterator[Passage]:
    """All texts of the edition: those of its stories, then the furniture's."""
    for story in edition.stories:
        yield from story_passages(story)
    yield from furniture_passages(edition)


def story_passages(story: Story) -> Iterator[Passage]:
    """The texts of a story; captions and credits come last."""
    yield from _phrase(Part.LABEL, story.label)
    yield from _phrase(Part.KICKER, story.kicker)
    yield _plain(Part.HEADLINE, story.headline.text, story.headline.span)
    yield from _phrase(Part.DECK, story.deck)
    yield from _phrase(Part.BYLINE, story.byline)
    yield from _phrase(Part.DATELINE, story.dateline)
    yield from _body(story)
    yield from _phrase(Part.ENDLINE, story.endline)
    for picture in story.pictures:
        yield from _phrase(Part.CAPTION, picture.caption)
        yield from _phrase(Part.CREDIT, picture.credit)


def furniture_passages(edition: Edition) -> Iterator[Passage]:
    """What nameplate, ear, folios and imprint print; texts that are not given are left out."""
    paper, imprint, ear = edition.paper, edition.imprint, edition.ear
    given = [
        *((text, edition.span) for text in (
            paper.name, paper.latin, paper.sponsor, paper.publisher, paper.cn, paper.postal,
            paper.website, edition.issue,
        )),
        *((text, ear.span) for text in ((ear.title, *ear.lines) if ear else ()) if ear),
        *((text, each.span) for each in edition.sections for text in (each.name, each.editors)),
        *((text, edition.span) for text in (
            imprint.address, imprint.postcode, imprint.phone, imprint.price, imprint.printer,
        )),
        *((advert.client, advert.span) for advert in edition.adverts),
    ]  # fmt: skip
    for text, span in given:
        if text:
            yield _plain(Part.FURNITURE, text, span)


def _body(story: Story) -> Iterator[Passage]:
    for block in story.body:
        if isinstance(block, Paragraph):
            yield from _inlines(_KINDS[block.kind], block.inlines)
        elif isinstance(block, Table):
            yield from _phrase(Part.TABLE_CAPTION, block.caption)
            for row in (block.head, *block.rows):
                for cell in row:
                    if cell.inlines:
                        yield from _inlines(Part.CELL, cell.inlines)
        else:
            part = Part.CROSS_HEAD if block.level == 1 else Part.SUB_HEAD
            yield _plain(part, block.text, block.span)


def _inlines(part: Part, inlines: tuple[Inline, ...]) -> Iterator[Passage]:
    """A text without its ruby, then each ruby by itself."""
    yield Passage(part, inlines)
    for inline in inlines:
        if inline.ruby:
            yield _plain(Part.RUBY, inline.ruby, inline.span)


def _phrase(part: Part, phrase: Phrase | None) -> Iterator[Passage]:
    if phrase is not None:
        yield _plain(part, phrase.text, phrase.span)


def _plain(part: Part, text: str, span: SourceSpan) -> Passage:
    return Passage(part, (Inline(text, InlineStyle.PLAIN, span),))
