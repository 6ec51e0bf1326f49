"""Signatures: what is set flush right at the end of a text, a writer's name or a picture credit.

A signature stands behind the last line where there is room, otherwise on rows of its own; it is
broken between names, so that no name is torn.
"""

from __future__ import annotations

from duikai_layout.linebreak import SetLine, break_paragraph, set_line
from duikai_layout.typeset import SetText

SPACE = 1000
"""White, in thousandths of an em, that parts a signature from the text on its line."""
_WIDE = 1_000_000


def natural_width(text: SetText, start: int = 0, end: int | None = None) -> int:
    """The width of items `start`..`end` on one line, in thousandths of an em."""
    stop = len(text.items) if end is None else end
    return set_line(text.items, start, stop, _WIDE, justify=False).width


def joins(
    text: SetText, ends: tuple[int, ...], indent: int, measure: int, signature: SetText
) -> bool:
    """Whether `signature` finds room behind the last of the lines that end at `ends`."""
    start = ends[-2] if len(ends) > 1 else 0
    last = set_line(
        text.items,
        start,
        ends[-1],
        measure,
        indent=0 if len(ends) > 1 else indent,
        justify=False,
    )
    return last.width + SPACE + natural_width(signature) <= measure


def signature_ends(signature: SetText, measure: int) -> tuple[int, ...]:
    """The ends of the lines of a signature that has rows of its own, broken between names."""
    texts = signature.items.texts
    places = [k + 1 for k, text in enumerate(texts) if text.isspace()] + [len(texts)]
    ends: list[int] = []
    start = last = 0
    for place in places:
        if natural_width(signature, start, place) > measure and last > start:
            ends.append(last)
            start = last
        last = place
    ends.append(len(texts))
    start = 0
    for end in ends:
        if natural_width(signature, start, end) > measure:
            broken = break_paragraph(signature.items, measure)
            return min(broken.values(), key=lambda way: (way.lines, way.price)).ends
        start = end
    return tuple(ends)


def flush_right(line: SetLine, measure: int) -> SetLine:
    """`line` moved to the right edge of `measure`."""
    shift = measure - line.width
    xs = tuple(x + shift for x in line.xs)
    return SetLine(line.start, line.end, xs, measure, line.slack, line.strain)
