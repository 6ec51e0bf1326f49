"""Whole processes against the clock: duikai on the sample, and on a transcript beside Typst.

python benchmarks/whole_process.py [TRANSCRIPT] [--runs 7]

Typst (``pip install typst``) is given the transcript's text in the same faces, page size, columns
and type size, heads as headings: it designs no page and leaves its last columns open, so the
comparison favours it.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
STARTER = ROOT / "content" / "duikai_content" / "starter"
FACES = ROOT / "fonts" / "duikai_fonts" / "files"
TEMPLATE = """\
#set page(width: 390mm, height: 545mm, margin: (x: 20mm, y: 25mm), columns: 6)
#set columns(gutter: 9.4pt)
#set text(font: "Duikai Song", size: 10.5pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 5.5pt, first-line-indent: (amount: 2em, all: true))
"""
TYPST = "import sys, typst; typst.compile(sys.argv[1], sys.argv[2], font_paths=[sys.argv[3]])"


def median(command: list[str], runs: int) -> tuple[float, float]:
    """Median and least wall time of `command` in seconds, after one run to warm the caches."""
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:]), min(times[1:])


def typst_source(transcript: Path) -> str:
    """The transcript as Typst markup: its own marks are close enough, special ones escaped."""
    text = transcript.read_text(encoding="utf-8").replace("*", "").replace("@", "\\@")
    lines = ["=" * line.count("#", 0, 3) + line.lstrip("#") for line in text.split("\n")]
    return TEMPLATE + "\n".join(lines)


def main() -> None:
    """Print a line for each process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("transcript", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        output = str(Path(folder) / "x.pdf")
        render = [sys.executable, "-m", "duikai", "render"]
        rows = {"duikai, the sample": [*render, str(STARTER), "-o", output]}
        if arguments.transcript:
            source = Path(folder) / "x.typ"
            source.write_text(typst_source(arguments.transcript), encoding="utf-8")
            rows["duikai, the transcript"] = [*render, str(arguments.transcript), "-o", output]
            if find_spec("typst"):
                rows["typst, the transcript"] = [
                    sys.executable, "-c", TYPST, str(source), output, str(FACES),
                ]  # fmt: skip
        for name, command in rows.items():
            middle, least = median(command, arguments.runs)
            print(f"{name:<24} median {middle:6.3f} s   least {least:6.3f} s")


if __name__ == "__main__":
    main()
