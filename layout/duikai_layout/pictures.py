"""How the pictures of a story can stand in its body area.

A *strip* is one or more pictures side by side, of one height, over whole columns. Strips stand
at the top of the body, flush right, so that the text begins in the upper left; a second strip
stands at the foot, flush left, or under the first when it spans the story. A strip takes whole
rows, captions included.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from duikai_content.model import Form, Picture, Story
from duikai_layout.linebreak import break_paragraph
from duikai_layout.page import PageGrid
from duikai_layout.signature import joins, signature_ends
from duikai_layout.typeset import SetText, Typesetter

_EM = 1000
TOP = 2.0
"""Points by which a picture stands below its row's top, where the ascenders of a line are."""


@dataclass(frozen=True, slots=True)
class CaptionPlan:
    """A caption and credit set to their picture's width: lines end at `ends`, `credit_ends`.

    A credit that `joins` stands behind the caption's last line.
    """

    text: SetText | None
    ends: tuple[int, ...]
    credit: SetText | None
    credit_ends: tuple[int, ...]
    joins: bool

    @property
    def rows(self) -> int:
        """The rows that the caption takes."""
        return len(self.ends) + (0 if self.joins else len(self.credit_ends))

    def parts(self) -> Iterator[tuple[SetText, tuple[int, ...], int]]:
        """(text, line ends, first row) of the caption and of the credit."""
        if self.text is not None:
            yield self.text, self.ends, 0
        if self.credit is not None:
            yield self.credit, self.credit_ends, len(self.ends) - self.joins


@dataclass(frozen=True, slots=True)
class Strip:
    """Pictures side by side over `span` columns; `least`..`most` rows, `usual` uncropped.

    `width` is the width of each picture in points; `caption_rows` are part of the rows.
    """

    pictures: tuple[Picture, ...]
    span: int
    width: float
    captions: tuple[CaptionPlan, ...]
    caption_rows: int
    least: int
    usual: int
    most: int

    def crop_share(self, rows: int) -> float:
        """How far `rows` are from uncropped, 0 to 1 of what the pictures allow."""
        room = (self.usual - self.least) if rows < self.usual else (self.most - self.usual)
        return abs(rows - self.usual) / max(room, 1)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Strips from the top of the body down; with `foot` the last stands at the foot, left."""

    strips: tuple[Strip, ...]
    foot: bool


def strip_at_foot(arrangement: Arrangement, number: int) -> bool:
    """Whether strip `number` stands at the foot of the body, flush left."""
    return arrangement.foot and 0 < number == len(arrangement.strips) - 1


def arrangements(
    story: Story, columns: int, grid: PageGrid, size: float, setter: Typesetter
) -> Iterator[Arrangement]:
    """Every arrangement worth considering of the story's pictures over `columns` columns."""
    pictures = story.pictures
    if not pictures:
        yield Arrangement((), False)
        return
    if len(pictures) == 1:
        for span in range(1, columns + 1):
            yield Arrangement((plan_strip(pictures, span, grid, size, setter),), False)
        return
    if story.form is not Form.PHOTO and columns >= 2:
        yield from _corners(pictures, columns, grid, size, setter)
    for counts in _row_counts(len(pictures)):
        if max(counts) > 2 * columns:
            continue
        strips, index = [], 0
        for count in counts:
            group = pictures[index : index + count]
            strips.append(plan_strip(group, columns, grid, size, setter))
            index += count
        yield Arrangement(tuple(strips), False)


def _corners(
    pictures: tuple[Picture, ...], columns: int, grid: PageGrid, size: float, setter: Typesetter
) -> Iterator[Arrangement]:
    """The first picture upper right, the others in a strip lower left."""
    for span in range(1, columns):
        for other in sorted({span, columns - span}):
            if len(pictures) - 1 <= 2 * other:
                yield Arrangement(
                    (
                        plan_strip(pictures[:1], span, grid, size, setter),
                        plan_strip(pictures[1:], other, grid, size, setter),
                    ),
                    foot=True,
                )
    for span in range(2, columns):
        if len(pictures) <= span:
            yield Arrangement((plan_strip(pictures, span, grid, size, setter),), False)


def _row_counts(total: int) -> Iterator[tuple[int, ...]]:
    """Ways to share `total` pictures among one or two rows (three from seven on)."""
    if total >= 7:
        third = total // 3
        yield (total - 2 * third, third, third)
        return
    yield (total,)
    for first in range(1, total):
        if abs(total - 2 * first) <= 2:
            yield (first, total - first)


def plan_strip(
    pictures: tuple[Picture, ...], span: int, grid: PageGrid, size: float, setter: Typesetter
) -> Strip:
    """Set the captions of `pictures` over `span` columns and find the strip's range of rows."""
    count = len(pictures)
    width = (grid.span(span) - (count - 1) * grid.gutter) / count
    captions = tuple(plan_caption(p, width, size, setter) for p in pictures)
    caption_rows = max(c.rows for c in captions)
    gap = TOP + setter.sheet.pictures.gap * grid.pitch
    heights = [_height_range(p, width) for p in pictures]
    usual_height = sum(h for _, h, _ in heights) / count
    least = max(low for low, _, _ in heights)
    most = min(high for _, _, high in heights)
    if least > most:
        # Pictures of very different shapes: all give way to the common height.
        least = most = usual_height

    def rows(height: float, up: bool) -> int:
        exact = (height + gap) / grid.pitch
        return (-int(-exact // 1) if up else int(exact)) + caption_rows

    low, high = rows(least, True), rows(most, False)
    usual = min(max(rows(usual_height, False), low), max(high, low))
    return Strip(
        pictures=pictures,
        span=span,
        width=width,
        captions=captions,
        caption_rows=caption_rows,
        least=max(low, caption_rows + 2),
        usual=max(usual, caption_rows + 2),
        most=max(high, low, caption_rows + 2),
    )


def _height_range(picture: Picture, width: float) -> tuple[float, float, float]:
    """(least, uncropped, most) height: cropped at head and foot, whole, cropped at the sides."""
    height = width / float(picture.aspect)
    keep = float(Fraction(1) - picture.crop)
    return height * keep, height, height / keep


def plan_caption(picture: Picture, width: float, size: float, setter: Typesetter) -> CaptionPlan:
    """Break a caption and its credit to `width` points."""
    measure = int(width / (size * setter.sheet.text["caption"].scale) * _EM)
    text = setter.styled(picture.caption.text, "caption") if picture.caption else None
    credit = setter.styled(picture.credit.text, "credit") if picture.credit else None
    ends: tuple[int, ...] = ()
    if text is not None:
        broken = break_paragraph(text.items, measure)
        ends = min(broken.values(), key=lambda way: (way.price, way.lines)).ends
    if credit is None:
        return CaptionPlan(text, ends, None, (), False)
    if text is not None and joins(text, ends, 0, measure, credit):
        return CaptionPlan(text, ends, credit, (len(credit.items),), True)
    return CaptionPlan(text, ends, credit, signature_ends(credit, measure), False)
