"""The cells of a table before anybody knows how wide its columns are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from duikai_content.model import Inline
from duikai_layout.galley.paragraphs import fewest_lines
from duikai_layout.galley.pieces import joined, pieces_of
from duikai_layout.linebreak import SetLine, set_line
from duikai_layout.sense import split_by_sense
from duikai_layout.signature import natural_width
from duikai_layout.typeset import SetText, Typesetter
from duikai_styles.sheet import TextStyle

_SIGN = "[-+−－＋±¥￥$]"
_FIGURE = re.compile(
    rf"{_SIGN}?\s?(?P<whole>[0-9０-９]+(?:[,，][0-9０-９]{{3}})*)(?:[.．][0-9０-９]+)?"
    r"[^0-9０-９]{0,4}"
)
_STEP = 100
_MOST_BY_SENSE = 4
"""A cell of more lines is copy to be read, and broken as such."""


@dataclass(frozen=True, slots=True, eq=False)
class CellText:
    """A cell's text before it is broken, in type `scale` of the body's size.

    In thousandths of an em of the body: `natural` is its width in one line, `least` that of the
    widest part which must not be broken, and `point` how much of a figure stands before its
    decimal point (None for what is no figure).
    """

    text: SetText
    scale: float
    natural: int
    least: int
    point: int | None
    known: dict[int, tuple[SetLine, ...]] = field(default_factory=dict)

    def lines(self, width: int) -> tuple[SetLine, ...]:
        """Its lines in a column of `width`; none if it is empty."""
        found = self.known.get(width)
        if found is None:
            own = _own(width, self.scale)
            ends = _ends(self.text, own) if self.natural else ()
            starts = (0, *ends)
            found = self.known[width] = tuple(
                _line(self.text, start, end, own) for start, end in zip(starts, ends, strict=False)
            )
        return found

    def width_for(self, lines: int) -> int:
        """The least width in which it takes no more than so many lines."""
        width = -(-self.natural // lines) if lines > 1 else self.natural
        while width < self.natural and len(self.lines(width)) > lines:
            width = min(self.natural, width + _STEP)
        return max(width, self.least)

    def used(self, width: int) -> int:
        """How much of `width` its lines take."""
        lines = self.lines(width)
        return min(width, max((_of_body(line.width, self.scale) for line in lines), default=0))


def set_cell(inlines: Iterable[Inline], style: TextStyle, setter: Typesetter) -> CellText:
    """Set the text of a cell; its figures are tabular."""
    pieces = joined(pieces_of(inlines, style, setter.sheet, tabular=True))
    text = setter.set_text(pieces, style.lines)
    count = len(text.items)
    if not count:
        return CellText(text, style.scale, 0, 0, None)
    line = _line(text, 0, count)
    return CellText(
        text=text,
        scale=style.scale,
        natural=_of_body(line.width, style.scale),
        least=_of_body(_widest_part(text), style.scale),
        point=_point(text, line, style.scale),
    )


def _line(text: SetText, start: int, end: int, measure: int | None = None) -> SetLine:
    """A line of no more than its natural width, without the white of a mark at its end."""
    width = natural_width(text, start, end) - text.items.end_trims[end - 1]
    width = width if measure is None else min(width, measure)
    return set_line(text.items, start, end, width, justify=False)


def _of_body(width: int, scale: float) -> int:
    """A width of type in thousandths of an em of the body, rounded up."""
    return -int(-width * scale // 1)


def _own(width: int, scale: float) -> int:
    return int(width / scale + 0.5)


def _widest_part(text: SetText) -> int:
    """The widest stretch between two places where a line may end."""
    places = [k for k, price in enumerate(text.items.penalties, 1) if price is not None]
    parts = pairwise(sorted({0, *places, len(text.items)}))
    return max(_line(text, start, end).width for start, end in parts)


def _point(text: SetText, line: SetLine, scale: float) -> int | None:
    """The width of a figure up to its decimal point."""
    found = _FIGURE.fullmatch(_said(text))
    if found is None:
        return None
    last = list(accumulate(len(c.text) for c in text.clusters)).index(found.end("whole"))
    return _of_body(line.xs[last] + text.items.widths[last], scale)


def _ends(text: SetText, measure: int) -> tuple[int, ...]:
    """As few lines as hold the text, broken by sense where that takes no more of them."""
    if _line(text, 0, len(text.items)).width <= measure:
        return (len(text.items),)
    ends = fewest_lines(text, measure)
    by_sense = _by_sense(text, len(ends)) if len(ends) <= _MOST_BY_SENSE else None
    if by_sense is None:
        return ends
    widths = [_line(text, *part).width for part in pairwise((0, *by_sense))]
    return by_sense if max(widths) <= measure else ends


def _said(text: SetText) -> str:
    """The characters of a text without its rubies."""
    return "".join(cluster.text for cluster in text.clusters)


def _by_sense(text: SetText, lines: int) -> tuple[int, ...] | None:
    widths: list[int] = []
    for cluster, width in zip(text.clusters, text.items.widths, strict=True):
        widths.extend([width] + [0] * (len(cluster.text) - 1))
    split = split_by_sense(_said(text), lines, tuple(widths))
    ends = list(accumulate(len(cluster.text) for cluster in text.clusters))
    if split is None or not set(split.ends) <= set(ends):
        return None  # inside the base of a ruby
    return tuple(ends.index(cut) + 1 for cut in split.ends)
