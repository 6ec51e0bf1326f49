"""How fast paragraphs are broken: an edition's worth of copy in one process.

    python benchmarks/line_speed.py EDITION [--characters 480000]

The copy is repeated until there is enough of it. Measured are, in processor time and as the
least of a few rounds: making items from shaped text (classes, gaps, places), breaking them with
every looser and tighter setting, and, to compare with, HarfBuzz shaping the same text.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import uharfbuzz
from copy_paragraphs import Copy, copy_of

from duikai_layout.linebreak import break_paragraph, build_items

hb: Any = uharfbuzz
ROUNDS = 5
MEASURES = (13, 15, 20)


def least(work: Callable[[], object]) -> float:
    """The least processor time of a few rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def shape(copy: Copy, texts: list[str]) -> None:
    """Shape every paragraph, as plainly as HarfBuzz can."""
    font = copy.catalogue.opened(copy.catalogue.for_role(copy.style.face)).font
    for text in texts:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.script, buffer.language, buffer.direction = "Hani", copy.locale, "ltr"
        hb.shape(font, buffer)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("edition", type=Path)
    parser.add_argument("--characters", type=int, default=480_000)
    arguments = parser.parse_args()
    copy = copy_of(arguments.edition)
    times = -(-arguments.characters // copy.characters) * len(copy.items)
    chosen = list(islice(cycle(range(len(copy.items))), times))
    texts = [copy.texts[k] for k in chosen]
    total = sum(map(len, texts))
    rules, style = copy.style.lines, copy.style
    gc.disable()  # as the command does

    def make() -> list[Any]:
        return [
            build_items(copy.items[k].texts, copy.items[k].widths, rules, copy.locale)
            for k in chosen
        ]

    making, shaping = least(make), least(lambda: shape(copy, texts))
    print(f"{total:,} characters in {len(texts):,} paragraphs; least of {ROUNDS} rounds")
    print(f"HarfBuzz shapes them in      {shaping:6.2f} s")
    print(f"items are made in            {making:6.2f} s")
    for measure in MEASURES:
        rounds = iter([make() for _ in range(ROUNDS)])  # sums are kept with the items

        def work(measure: int = measure, rounds: Any = rounds) -> None:
            for items in next(rounds):
                break_paragraph(items, measure * 1000, style.indent, rules.stretch)

        breaking = least(work)
        print(
            f"broken to {measure} characters in  {breaking:6.2f} s: "
            f"{total / breaking:12,.0f} characters a second, {breaking / shaping:.1f} × HarfBuzz"
        )


if __name__ == "__main__":
    main()
