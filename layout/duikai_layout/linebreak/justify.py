"""Setting a broken line to its measure: squeeze in clreq's order, stretch in clreq's order."""

from __future__ import annotations

from dataclasses import dataclass

from duikai_layout.linebreak.gaps import Gap, Squeeze, Stretch
from duikai_layout.linebreak.items import LineItems
from duikai_layout.linebreak.prices import WIDEST


@dataclass(frozen=True, slots=True)
class SetLine:
    """Items `start` to `end` at pen positions `xs`, in thousandths of an em from the line's left.

    `width` is the set width with the end mark's white taken off where it was taken, `slack` what
    is left of the measure undistributed, `strain` the mean change of an ordinary gap. With
    `hyphen` a hyphen stands after the last item; it is part of the width, not of the text.
    """

    start: int
    end: int
    xs: tuple[int, ...]
    width: int
    slack: int
    strain: int
    hyphen: bool = False


def set_line(
    items: LineItems, start: int, end: int, measure: int, *, indent: int = 0, justify: bool = True
) -> SetLine:
    """Place items `start`..`end` in a line of `measure`; the first stands at `indent`.

    With `justify` the line is filled; without (a last line) it keeps its natural gaps, and is
    only squeezed if it must be.
    """
    gaps = items.gaps[start : end - 1]
    hyphen = end - 1 in items.hyphens and end < len(items)
    natural = sum(items.widths[start:end]) + sum(g.width for g in gaps) - items.start_trims[start]
    natural += items.hyphen if hyphen else 0
    change = [0] * len(gaps)
    slack = measure - indent - natural
    trimmed = 0
    if slack < 0:
        trimmed = min(items.end_trims[end - 1], -slack)
        slack = -_squeeze(gaps, change, -slack - trimmed)
    elif justify and slack > 0:
        slack = _stretch(gaps, change, slack)
    xs = []
    pen = indent - items.start_trims[start]
    for k in range(start, end):
        xs.append(pen)
        pen += items.widths[k]
        if k - start < len(gaps):
            pen += gaps[k - start].width + change[k - start]
    others = [c for g, c in zip(gaps, change, strict=True) if g.stretch is Stretch.OTHER]
    strain = round(sum(others) / len(others)) if others else 0
    pen += items.hyphen if hyphen else 0
    return SetLine(start, end, tuple(xs), pen - trimmed, slack, strain, hyphen)


def _squeeze(gaps: tuple[Gap, ...], change: list[int], needed: int) -> int:
    """Take `needed` out of the gaps, step by step; returns what could not be taken."""
    for step in Squeeze:
        if needed <= 0:
            break
        chosen = [k for k, gap in enumerate(gaps) if gap.squeeze is step and gap.shrink]
        available = sum(gaps[k].shrink for k in chosen)
        taken = min(needed, available)
        done = 0
        for k, before in zip(chosen, _running(gaps, chosen), strict=True):
            # Proportional shares that add up to `taken` exactly.
            share = taken * (before + gaps[k].shrink) // available - done
            change[k] -= share
            done += share
        needed -= taken
    return max(0, needed)


def _running(gaps: tuple[Gap, ...], chosen: list[int]) -> list[int]:
    sums, total = [], 0
    for k in chosen:
        sums.append(total)
        total += gaps[k].shrink
    return sums


def _stretch(gaps: tuple[Gap, ...], change: list[int], slack: int) -> int:
    """Give `slack` to the gaps; returns what found no gap to go to."""
    for step in (Stretch.SPACE, Stretch.GAP):
        chosen = [k for k, gap in enumerate(gaps) if gap.stretch is step and gap.grow]
        given = min(slack, sum(gaps[k].grow for k in chosen))
        _spread(change, chosen, given)
        slack -= given
    others = [k for k, gap in enumerate(gaps) if gap.stretch is Stretch.OTHER]
    given = min(slack, WIDEST * len(others))
    _spread(change, others, given)
    slack -= given
    # What is left then, in lines of few ordinary gaps, is shared by every gap that opens at all.
    everywhere = [k for k, gap in enumerate(gaps) if gap.stretch is not Stretch.NONE]
    if everywhere:
        _spread(change, everywhere, slack)
        slack = 0
    return slack


def _spread(change: list[int], chosen: list[int], amount: int) -> None:
    done = 0
    for number, k in enumerate(chosen, 1):
        share = amount * number // len(chosen) - done
        change[k] += share
        done += share
