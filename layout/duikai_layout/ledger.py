"""The ledger: every character of the copy stands on the pages once, every cell has one owner.

`lay_out` runs it on its own pages always; a page that fails is a fault of the program, and is
reported as one instead of being printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from duikai_content.model import Edition, Story
from duikai_layout.page import Page, PageGrid, PaginatedEdition, PlacedStory, Role, TextLine

_SHARP = 0.001
"""Points by which a baseline may miss the grid: rounding of floats, nothing else."""
_NOT_COPY = (Role.PICTURE, Role.RULE)


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """Something that is not on the page as the copy has it."""

    page: int
    story: str
    message: str


def audit(edition: Edition, paginated: PaginatedEdition) -> tuple[Discrepancy, ...]:
    """Everything that is lost, doubled, out of order, off the grid or without an owner."""
    return tuple(_audit(edition, paginated))


def copy_of(story: Story) -> str:
    """The characters of a story in reading order, white space aside; captions last."""
    parts = [
        *(p.text for p in (story.label, story.kicker) if p),
        story.headline.text,
        *(p.text for p in (story.deck, story.byline, story.dateline) if p),
        *(block.text for block in story.body),
        *([story.endline.text] if story.endline else []),
    ]
    for picture in story.pictures:
        parts += [phrase.text for phrase in (picture.caption, picture.credit) if phrase]
    return _solid("".join(parts))


def set_text_of(placed: PlacedStory) -> str:
    """The characters that a placed story shows, in drawing order, white space aside."""
    return _solid("".join(f.text for f in placed.fragments if f.role not in _NOT_COPY))


def owners(page: Page) -> Counter[tuple[int, int]]:
    """How many owners each cell of the type area has: 1 everywhere, on a sound page."""
    cells: Counter[tuple[int, int]] = Counter()
    for area in (*(f.area for f in page.furniture), *(s.area for s in page.stories)):
        cells.update(area.cells())
    return cells


def white_cells(page: Page) -> int:
    """Cells of the type area that show nothing: without an owner, or white at a story's foot."""
    grid = page.grid
    owned = owners(page)
    bare = sum(
        (column, row) not in owned for column in range(grid.columns) for row in range(grid.rows)
    )
    return bare + sum(story.figures.white_rows for story in page.stories)


def _solid(text: str) -> str:
    return "".join(text.split())


def _audit(edition: Edition, paginated: PaginatedEdition) -> Iterator[Discrepancy]:
    copy = {story.slug: copy_of(story) for story in edition.stories}
    for page in paginated.pages:
        for placed in page.stories:
            expected, found = copy.pop(placed.slug, None), set_text_of(placed)
            if expected is None:
                yield Discrepancy(page.number, placed.slug, "stands on a page twice")
            elif expected != found:
                at = next(
                    (k for k, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b),
                    min(len(expected), len(found)),
                )
                message = f"differs from its copy at “{expected[at : at + 12]}”"
                yield Discrepancy(page.number, placed.slug, message)
        yield from _audit_page(page)
    for slug in copy:
        yield Discrepancy(0, slug, "stands on no page")


def _audit_page(page: Page) -> Iterator[Discrepancy]:
    grid = page.grid
    for (column, row), count in owners(page).items():
        if count != 1 or not (0 <= column < grid.columns and 0 <= row < grid.rows):
            yield Discrepancy(page.number, "", f"cell {column}, {row} has {count} owners")
    if grid.columns * grid.rows - len(owners(page)) != grid.columns * page.white_rows:
        yield Discrepancy(page.number, "", "has cells without an owner")
    for placed in page.stories:
        for fragment in placed.fragments:
            for line in fragment.marks:
                if isinstance(line, TextLine) and line.row is not None:
                    yield from (
                        Discrepancy(page.number, placed.slug, f"“{line.text}” {fault}")
                        for fault in _line_faults(line, page.grid)
                    )


def _line_faults(line: TextLine, grid: PageGrid) -> Iterator[str]:
    """What is wrong with the place of a line that should keep the grid and its measure."""
    assert line.row is not None
    if abs(line.baseline - grid.y(line.row) - grid.baseline) > _SHARP:
        yield "is off the grid"
    pens = [run.x + run.xs[-1] * run.size * run.stretch / 1_000_000 for run in line.runs if run.xs]
    if line.slack < 0 or max(pens, default=line.x) > line.x + line.measure:
        yield "is wider than its measure"
