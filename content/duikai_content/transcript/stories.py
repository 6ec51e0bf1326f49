"""One story of a transcript, put together from the items that belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

from duikai_content.diagnostics import Diagnostics
from duikai_content.markdown_body import read_body
from duikai_content.model import (
    Block,
    Cell,
    CrossHead,
    Form,
    Headline,
    Inline,
    InlineStyle,
    ParagraphKind,
    Phrase,
    Picture,
    Story,
    Table,
)
from duikai_content.paragraph_forms import shape_paragraph
from duikai_content.spans import SourceSpan
from duikai_content.story_file import DEFAULT_ASPECT, locate_picture
from duikai_content.transcript.fullwidth import restore_fullwidth
from duikai_content.transcript.heads import is_commentary, space_out, split_headline
from duikai_content.transcript.lines import (
    Gap,
    Heading,
    Item,
    PictureLine,
    Run,
    TableLines,
    TextLine,
)
from duikai_content.transcript.signatures import (
    is_credit,
    is_signature,
    one_space,
    split_dateline,
    split_signature,
)

# A full-width mark brings its own white; a typist's space beside it is layout.
_SPACE_BESIDE_MARK = re.compile(r"(?<=[，；：（])[ \t]+|[ \t]+(?=[，；：）])")

# Nothing is known of a lost picture, so composition gets more freedom than with a real one.
LOST_CROP = Fraction(25, 100)


@dataclass(slots=True)
class StoryCopy:
    """The items of one story, in copy order; the headline and what stands above it aside."""

    headline: Heading
    label: Heading | None = None
    deck: Heading | None = None
    items: list[Item] = field(default_factory=list)


def build_story(copy: StoryCopy, slug: str, root: Path, diagnostics: Diagnostics) -> Story:
    """The story that `copy` holds. `root` is the folder that picture paths start from."""
    head = split_headline(copy.headline.text)
    kicker = Phrase(head.kicker, copy.headline.span) if head.kicker else None
    label = _heading_phrase(copy.label)
    commentary = label is not None and is_commentary(label.text)
    body = _Body(root, diagnostics)
    body.read(copy.items)
    return Story(
        slug=slug,
        form=Form.COMMENTARY if commentary else Form.NEWS,
        weight=50,  # the section ranks its stories
        headline=Headline(head.parts, copy.headline.span),
        body=tuple(body.blocks),
        span=copy.headline.span,
        kicker=kicker,
        deck=_heading_phrase(copy.deck),
        label=label,
        byline=body.byline,
        endline=body.endline,
        dateline=body.dateline,
        pictures=tuple(body.pictures),
    )


def _heading_phrase(heading: Heading | None) -> Phrase | None:
    return None if heading is None else Phrase(space_out(heading.text), heading.span)


class _Body:
    """Reads the items below a headline."""

    def __init__(self, root: Path, diagnostics: Diagnostics) -> None:
        self._root = root
        self._diagnostics = diagnostics
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self.byline: Phrase | None = None
        self.endline: Phrase | None = None
        self.dateline: Phrase | None = None

    def read(self, items: list[Item]) -> None:
        """Read all items; the place of the last text is where a signature may stand."""
        texts = [i for i, item in enumerate(items) if not isinstance(item, Gap | PictureLine)]
        last = texts[-1] if texts else -1
        credit: Phrase | None = None
        for i, item in enumerate(items):
            after = items[i + 1] if i + 1 < len(items) else None
            if isinstance(item, Gap | PictureLine):
                self.pictures.append(self._picture(item, credit))
                credit = None
            elif isinstance(item, Heading):
                level = 1 if item.level == 3 else 2
                self.blocks.append(CrossHead(space_out(item.text), level, item.span))
            elif isinstance(item, TableLines):
                self._read_table(item, items[i - 1] if i else None)
            elif is_signature(item.text) and not item.quoted:
                credit = self._read_signature(item, after, at_end=self._only_signed(items, i, last))
            else:
                self._read_paragraph(item, at_end=self._only_signed(items, i, last))

    def _read_table(self, item: TableLines, before: Item | None) -> None:
        """Read a table; a bold line directly before it is its caption."""
        span = item.span
        found = read_body(item.text, span.file, self._diagnostics, first_line=span.line).blocks
        for block in found:
            if isinstance(block, Table):
                block = _restored_table(block)  # noqa: PLW2901
                head = self.blocks[-1] if self.blocks else None
                if isinstance(before, TextLine) and before.is_bold and isinstance(head, CrossHead):
                    self.blocks.pop()
                    block = replace(block, caption=Phrase(head.text, head.span))  # noqa: PLW2901
            self.blocks.append(block)

    @staticmethod
    def _only_signed(items: list[Item], i: int, last: int) -> bool:
        """Whether nothing but signatures and pictures follows item `i`."""
        later = items[i + 1 : last + 1]
        return all(
            isinstance(item, Gap | PictureLine)
            or (isinstance(item, TextLine) and is_signature(item.text))
            for item in later
        )

    def _read_signature(self, item: TextLine, after: Item | None, *, at_end: bool) -> Phrase | None:
        """Place a line of names; returns it if it is the credit of the picture that follows."""
        phrase = _phrase(item.text, item.span)
        if is_credit(item.text):
            if isinstance(after, Gap) or (isinstance(after, PictureLine) and not after.credit):
                return phrase
            if self.pictures and self.pictures[-1].credit is None and self._follows_picture(item):
                self.pictures[-1] = replace(self.pictures[-1], credit=phrase)
                return None
        if not self.blocks and self.byline is None and not at_end:
            self.byline = phrase
        elif at_end:
            self._sign(phrase)
        else:
            self._add(item.runs, item)
        return None

    def _follows_picture(self, item: TextLine) -> bool:
        """Whether the last picture stands below all text so far and above `item`."""
        picture = self.pictures[-1].span.line
        return all(block.span.line < picture for block in self.blocks) and (
            picture < item.span.line
        )

    def _sign(self, phrase: Phrase) -> None:
        if self.endline is None:
            self.endline = phrase
        else:
            self.endline = Phrase(f"{self.endline.text} {phrase.text}", self.endline.span)

    def _read_paragraph(self, item: TextLine, *, at_end: bool) -> None:
        runs = item.runs
        if not self.blocks and self.dateline is None and not item.quoted:
            runs = self._take_dateline(runs)
        signature: Run | None = None
        if at_end and runs:
            runs, signature = _take_signature(runs)
        self._add(runs, item)
        if signature is not None:
            self._sign(_phrase(signature.text, signature.span))

    def _take_dateline(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        first = runs[0]
        dateline, rest = split_dateline(first.text)
        if not dateline or first.style is not InlineStyle.PLAIN:
            return runs
        self.dateline = _phrase(dateline, first.span)
        column = first.span.column + len(first.text) - len(rest)
        span = SourceSpan(first.span.file, first.span.line, column)
        return (Run(rest, first.style, span), *runs[1:])

    def _add(self, runs: tuple[Run, ...], item: TextLine) -> None:
        kind = ParagraphKind.QUOTE if item.quoted else ParagraphKind.PLAIN
        block = shape_paragraph(restored_inlines(runs), kind, item.span, in_list=item.listed)
        if isinstance(block, CrossHead):
            block = replace(block, text=space_out(block.text))
        if block is not None:
            self.blocks.append(block)

    def _picture(self, item: Gap | PictureLine, credit: Phrase | None) -> Picture:
        if isinstance(item, Gap):
            return Picture(None, DEFAULT_ASPECT, LOST_CROP, None, credit, item.span)
        file, pixels = locate_picture(item.file, self._root, item.span, self._diagnostics)
        if item.credit:
            credit = _phrase(item.credit, item.span)
        caption = Phrase(restore_fullwidth(item.caption), item.span) if item.caption else None
        aspect = Fraction(*pixels) if pixels else DEFAULT_ASPECT
        return Picture(file, aspect, LOST_CROP, caption, credit, item.span, pixels)


def restored_inlines(runs: tuple[Run, ...]) -> tuple[Inline, ...]:
    """Runs as inlines, their marks made full-width by what stands beside them across runs."""
    text = restore_fullwidth("".join(run.text for run in runs))
    inlines = []
    start = 0
    for run in runs:
        end = start + len(run.text)
        kept = _SPACE_BESIDE_MARK.sub("", text[start:end])
        inlines.append(Inline(kept, run.style, run.span))
        start = end
    return tuple(inlines)


def _restored_table(table: Table) -> Table:
    """A table with the full-width marks of its cells restored."""

    def restored(cell: Cell) -> Cell:
        inlines = (replace(each, text=restore_fullwidth(each.text)) for each in cell.inlines)
        return replace(cell, inlines=tuple(inlines))

    head, *rows = (tuple(map(restored, row)) for row in (table.head, *table.rows))
    return replace(table, head=head, rows=tuple(rows))


def _take_signature(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], Run | None]:
    last = runs[-1]
    rest, signature = split_signature(last.text)
    if not signature or last.style is not InlineStyle.PLAIN:
        return runs, None
    column = last.span.column + len(last.text) - len(signature)
    span = SourceSpan(last.span.file, last.span.line, column)
    return (*runs[:-1], Run(rest, last.style, last.span)), Run(signature, last.style, span)


def _phrase(text: str, span: SourceSpan) -> Phrase:
    return Phrase(one_space(restore_fullwidth(text)), span)
