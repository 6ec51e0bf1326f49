"""How fast a PDF is judged, a page: the sample edition as a press profile wants it.

    python benchmarks/preflight.py [FILE.pdf ...] [--profile coldset]

Measured is processor time within one process, without the HTML page and then with it, the least
of a few rounds. The aim is 0.3 s a page without it.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from duikai.command import main as duikai
from duikai_content.diagnostics import Diagnostics
from duikai_press.preflight import html_report, preflight_file
from duikai_press.profile_file import load_press_profile

ROUNDS = 5
STARTER = Path(__file__).parent.parent / "content" / "duikai_content" / "starter"


def least(work: Callable[[], object]) -> float:
    """The least processor time of a few rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--profile", default="coldset")
    arguments = parser.parse_args()
    diagnostics = Diagnostics()
    profile = load_press_profile(arguments.profile, diagnostics)
    if profile is None:
        raise SystemExit("\n".join(str(diagnostic) for diagnostic in diagnostics))
    gc.disable()  # as the command does
    with tempfile.TemporaryDirectory() as folder:
        files = arguments.files
        if not files:
            files = [Path(folder) / "sample.pdf"]
            argv = ["render", str(STARTER), "-o", str(files[0]), "--profile", arguments.profile]
            duikai(argv)
        for file in files:
            report = preflight_file(file, profile)
            pages = max(1, len(report.pages))
            judging = least(lambda file=file: preflight_file(file, profile))
            drawing = least(lambda file=file, report=report: html_report(report, file))
            marks = f"{len(report.findings)} findings"
            print(
                f"{file.name}: {pages} pages, {marks}; judged in {judging / pages:.3f} s a page, "
                f"the HTML page in {drawing / pages:.3f} s more"
            )


if __name__ == "__main__":
    main()
