"""A story's blocks as the elements of a galley, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from duikai_content.model import Block, CrossHead, Paragraph, ParagraphKind, Story, Table
from duikai_layout.galley.cross_heads import set_cross_head
from duikai_layout.galley.elements import Element, Galley
from duikai_layout.galley.paragraphs import paragraph_style, set_paragraph, set_signature
from duikai_layout.galley.tables import set_table
from duikai_layout.typeset import Typesetter

_EM = 1000
_WITH_SOURCE = 1
"""Lines of a source that stand in the column of their table."""


def set_galley(story: Story, characters: int, setter: Typesetter) -> Galley:
    """Set the body of `story` in lines of `characters` ems of the body size.

    Raises `CannotSet` for a table that does not fit the measure.
    """
    measure = characters * _EM
    elements = list(_elements(story, measure, setter))
    rest = 0  # rows that follow: no more can be kept
    for index in range(len(elements) - 1, -1, -1):
        element = elements[index]
        elements[index] = replace(element, keep=min(element.keep, rest))
        rest += min(way.rows for way in element.ways)
    return Galley(measure, tuple(elements))


def _elements(story: Story, measure: int, setter: Typesetter) -> Iterator[Element]:
    """The elements; a dateline or signature without a paragraph beside it stands by itself."""
    blocks = story.body
    plain = paragraph_style(ParagraphKind.PLAIN, story, setter)
    lead = story.dateline.text if story.dateline else ""
    tail = story.endline.text if story.endline else ""
    if lead and not (blocks and isinstance(blocks[0], Paragraph)):
        yield set_paragraph((), plain, measure, setter, lead=lead)
        lead = ""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            ending = tail if index == len(blocks) - 1 else ""
            style = paragraph_style(block.kind, story, setter)
            yield set_paragraph(block.inlines, style, measure, setter, lead=lead, tail=ending)
            lead, tail = "", "" if ending else tail
        elif isinstance(block, CrossHead):
            yield set_cross_head(block, measure, setter)
        else:
            element = set_table(block, measure, setter)
            yield replace(element, keep=_WITH_SOURCE) if _is_source(blocks, index + 1) else element
    if tail:
        yield set_signature(tail, measure, setter)


def _is_source(blocks: tuple[Block, ...], index: int) -> bool:
    block = blocks[index] if index < len(blocks) else None
    return isinstance(block, Paragraph) and block.kind is ParagraphKind.SOURCE


def characters_of(blocks: Iterable[Block]) -> int:
    """How many characters the blocks hold."""
    return sum(len(block.text) for block in blocks)


def lines_of(blocks: Iterable[Block], characters: int) -> float:
    """About how many lines of `characters` the blocks take, without setting them."""
    lines = 0.0
    for block in blocks:
        if isinstance(block, Table):
            lines += len(block.rows) + block.has_head + (block.caption is not None)
        else:
            # The indent, and on average half a line that stays open at the end.
            lines += (len(block.text) + 2) / characters + 0.4
    return lines
