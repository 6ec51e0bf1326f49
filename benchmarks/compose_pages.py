"""How often generated pages are filled exactly, and how long a page takes.

    python benchmarks/compose_pages.py [--pages 200] [TRANSCRIPT …]

Every page is set and designed in this process, as `render` does it; the stories are the
sample's and those of the transcripts. A page that its copy cannot fill has white rows at its
foot, or none at all.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from pathlib import Path

from generated_pages import STARTER, GeneratedPage, generated_pages, pool

from duikai_content.diagnostics import Diagnostics, FaultyInput
from duikai_fonts import Shaper
from duikai_layout.compose import Misfit, design_page
from duikai_layout.faces import catalogue_for
from duikai_layout.frame import page_frame
from duikai_layout.typeset import Typesetter
from duikai_styles.loading import load_style_sheet


def designed(page: GeneratedPage, setter: Typesetter) -> tuple[str, float]:
    """What became of a page (exact, white, none), and the seconds of a core that it took."""
    begun = time.process_time()
    found = design_page(
        page.stories,
        lambda density: page_frame(setter.sheet, density, page.adverts, False, False),
        setter,
    )
    took = time.process_time() - begun
    if isinstance(found, Misfit):
        return "none", took
    return "white" if found.white else "exact", took


def main() -> None:
    """Design the pages and print the shares and times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("transcripts", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=200)
    arguments = parser.parse_args()
    edition, stories = pool([STARTER, *arguments.transcripts])
    diagnostics = Diagnostics()
    sheet = load_style_sheet("broadsheet", edition.root, diagnostics)
    if sheet is None:
        raise FaultyInput(diagnostics)
    catalogue = catalogue_for(sheet, edition.root, diagnostics)
    setter = Typesetter(sheet, Shaper(catalogue), edition.locale)
    kinds: Counter[tuple[str, str]] = Counter()
    times: list[float] = []
    for page in generated_pages(stories, arguments.pages):
        outcome, took = designed(page, setter)
        pictured = sum(bool(story.pictures) for story in page.stories) * 3 >= len(page.stories)
        usual = pictured and len(page.stories) <= 12
        kinds["usual" if usual else "other", outcome] += 1
        times.append(took)
    times.sort()
    for kind, what in (("usual", "4 to 12 stories, a picture to three"), ("other", "the others")):
        counts = {outcome: kinds[kind, outcome] for outcome in ("exact", "white", "none")}
        total = sum(counts.values())
        print(f"{what}: {total} pages, {counts['exact'] / max(total, 1):.1%} exact, {counts}")
    late = times[int(len(times) * 0.95)]
    print(f"median {statistics.median(times):.2f} s, 95th percentile {late:.2f} s a page")


if __name__ == "__main__":
    main()
