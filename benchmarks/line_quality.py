"""How well lines are set: this breaker beside first-fit, on real copy at three measures.

    python benchmarks/line_quality.py EDITION [EDITION …] [--write docs/typography.md]

With --write the table in the page is replaced; it stands between two marks there.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from copy_paragraphs import Copy, copy_of

from duikai_layout.linebreak import LineItems, break_paragraph, set_line
from duikai_layout.linebreak.gaps import Stretch
from duikai_layout.linebreak.prices import WIDEST
from duikai_layout.linebreak.rules import NO_END, NO_START, char_class
from duikai_styles.sheet import LineRules

MEASURES = (13, 11, 20)
WIDE = 10**9
MARKS = "<!-- figures: benchmarks/line_quality.py -->", "<!-- end of figures -->"
Ends = tuple[int, ...]
Breaker = Callable[[LineItems, int, int], Ends]


@dataclass(slots=True)
class Figures:
    """Counts over all lines but the last of each paragraph; lengths in thousandths of an em."""

    lines: int = 0
    short: int = 0  # an em or more short of the measure before anything is opened
    undistributed: int = 0  # an em or more left when every gap is at its limit
    opened: int = 0  # sum of what ordinary gaps are opened by
    gaps: int = 0
    outside: int = 0  # lines with a gap beyond its limit, or wider than the measure
    forbidden: int = 0  # lines that start or end as they must not
    split: int = 0  # lines that end inside what is unbreakable

    def row(self, name: str, measure: int) -> str:
        """A row of the table."""
        mean = self.opened / max(self.gaps, 1)
        return (
            f"| {measure} | {name} | {self.lines} | {self.forbidden} | {self.split} | "
            f"{self.outside} | {self.short / self.lines:.1%} | "
            f"{self.undistributed / self.lines:.1%} | {mean:.1f} |"
        )


HEAD = (
    "| characters | breaker | lines | forbidden starts or ends | split unbreakables | outside "
    "limits | an em short | an em undistributed | mean stretch of a gap |\n"
    "|--:|---|--:|--:|--:|--:|--:|--:|--:|"
)


def whole_paragraph(stretch: int) -> Breaker:
    """The program's breaker."""

    def breaker(items: LineItems, measure: int, indent: int) -> Ends:
        ways = break_paragraph(items, measure, indent, stretch)
        return min(ways.values(), key=lambda way: way.price).ends

    return breaker


def first_fit(items: LineItems, measure: int, indent: int) -> Ends:
    """Greedy: as many characters as stand on the line, then back to where it may end."""
    ends: list[int] = []
    start, count = 0, len(items)
    while start < count:
        width = measure if start else measure - indent
        best = 0
        for end in range(start + 1, count + 1):
            natural = set_line(items, start, end, WIDE, justify=False).width
            if natural - items.end_trims[end - 1] > width:
                break
            if end == count or items.penalties[end - 1] is not None:
                best = end
        start = max(best, start + 1)
        ends.append(start)
    return tuple(ends)


def judge(copy: Copy, measure: int, breaker: Breaker) -> Figures:
    """Set every paragraph and count."""
    figures = Figures()
    for items in copy.items:
        start = 0
        for end in breaker(items, measure, copy.style.indent):
            if end < len(items):
                indent = 0 if start else copy.style.indent
                _judge_line(figures, items, start, end, measure, indent, copy.style.lines)
            start = end
    return figures


def _judge_line(
    figures: Figures,
    items: LineItems,
    start: int,
    end: int,
    measure: int,
    indent: int,
    rules: LineRules,
) -> None:
    slack = measure - indent - set_line(items, start, end, WIDE, justify=False).width
    line = set_line(items, start, end, measure, indent=indent)
    changes = [
        line.xs[k + 1 - start] - line.xs[k - start] - items.widths[k] - items.gaps[k].width
        for k in range(start, end - 1)
        if items.gaps[k].stretch is Stretch.OTHER
    ]
    easy = sum(gap.grow for gap in items.gaps[start : end - 1])
    figures.lines += 1
    figures.short += slack >= 1000
    figures.undistributed += slack - easy - rules.stretch * len(changes) >= 1000
    figures.opened += sum(change for change in changes if change > 0)
    figures.gaps += len(changes)
    figures.outside += max(changes, default=0) > WIDEST or line.slack < 0
    figures.forbidden += char_class(items.texts[end][0]) in NO_START[rules.prohibition]
    figures.forbidden += char_class(items.texts[end - 1][0]) in NO_END[rules.prohibition]
    figures.split += items.penalties[end - 1] is None


def table(sources: list[Path]) -> Iterator[str]:
    """The lines of the table, an edition after the other."""
    for source in sources:
        copy = copy_of(source)
        yield f"\n{source.stem}: {copy.characters:,} characters in {len(copy.items)} paragraphs\n"
        yield HEAD
        for measure in MEASURES:
            for name, breaker in (
                ("whole paragraph", whole_paragraph(copy.style.lines.stretch)),
                ("first fit", first_fit),
            ):
                yield judge(copy, measure * 1000, breaker).row(name, measure)


def main() -> None:
    """Print the table, or put it into a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("editions", nargs="+", type=Path)
    parser.add_argument("--write", type=Path, metavar="PAGE.md")
    arguments = parser.parse_args()
    text = "\n".join(table(arguments.editions)) + "\n"
    if arguments.write is None:
        print(text)
        return
    page = arguments.write.read_text(encoding="utf-8")
    first, last = map(re.escape, MARKS)
    replaced = f"{MARKS[0]}\n{text}\n{MARKS[1]}"
    page = re.sub(f"{first}.*{last}", lambda _: replaced, page, flags=re.DOTALL)
    arguments.write.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
