"""What must hold on any finished page, checked from its marks alone. Each function yields faults.

Written without the ledger of the layout, so that one can catch what the other overlooks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from duikai_fonts import Catalogue
from duikai_layout.page import (
    Image,
    Mark,
    Page,
    Panel,
    PlacedFurniture,
    PlacedStory,
    Role,
    Rule,
    TextLine,
)

CLOSING = "，、；：。．？！”’」』）》〉】〗〕］"
"""Marks that may lose half an em at a line's end."""
OPENING = "“‘「『（《〈【〖〔［"
"""Marks whose left half is white."""
SHARP = 0.001
ON_GRID = (Role.BODY, Role.ENDLINE)


def text_lines(story: PlacedStory, *roles: Role) -> list[TextLine]:
    """The lines of a story, of all roles or of those named, in drawing order."""
    return [
        mark
        for fragment in story.fragments
        if not roles or fragment.role in roles
        for mark in fragment.marks
        if isinstance(mark, TextLine)
    ]


def _placed(page: Page) -> tuple[PlacedFurniture | PlacedStory, ...]:
    return (*page.furniture, *page.stories)


def badly_owned_cells(page: Page) -> Iterator[str]:
    """Cells of the type area with no owner or several, and owners outside it."""
    grid = page.grid
    owned = Counter(cell for placed in _placed(page) for cell in placed.area.cells())
    wanted = {(column, row) for column in range(grid.columns) for row in range(grid.rows)}
    for cell in sorted(wanted | owned.keys()):
        if owned[cell] != (cell in wanted):
            yield f"page {page.number}: cell {cell} has {owned[cell]} owners"


def lines_off_grid(page: Page) -> Iterator[str]:
    """Body lines that keep no row, stand beside their baseline, or outside their column."""
    grid = page.grid
    for story in page.stories:
        for line in text_lines(story, *ON_GRID):
            if line.row is None or line.column is None:
                yield f"{story.slug}: “{line.text}” keeps no row"
                continue
            if abs(line.baseline - (grid.y(line.row) + grid.baseline)) > SHARP:
                yield f"{story.slug}: “{line.text}” is off the grid"
            # A box moves its narrower columns inward; the others stand where the page's do.
            boxed = line.measure < grid.measure - SHARP
            if not boxed and abs(line.x - grid.x(line.column)) > SHARP:
                yield f"{story.slug}: “{line.text}” leaves column {line.column}"
            if (line.column, line.row) not in set(story.area.cells()):
                yield f"{story.slug}: “{line.text}” leaves its story"


def set_width(line: TextLine, catalogue: Catalogue) -> float:
    """From the line's left edge to the right edge of its last glyph, in points.

    Of an upright line that is its width across the page, which is an em.
    """
    right = line.x
    for run in line.runs:
        if run.turned:
            continue
        opened = catalogue.opened(catalogue.face(run.face))
        for gid, x, text in zip(run.gids, run.xs, run.texts, strict=True):
            if text.isspace():
                continue
            advance = opened.thousandths(opened.font.get_glyph_h_advance(gid))
            right = max(right, run.x + (x + advance) * run.size * run.stretch / 1_000_000)
    return right - line.x


def lines_too_wide(page: Page, catalogue: Catalogue) -> Iterator[str]:
    """Lines whose glyphs reach beyond their measure; a closing mark's white may."""
    for fragment in page.fragments():
        for line in fragment.marks:
            if not isinstance(line, TextLine) or not line.runs:
                continue
            last = line.runs[-1]
            white = last.size / 2 if line.text.rstrip()[-1:] in tuple(CLOSING) else 0.0
            # One thousandth of an em: stretches are whole thousandths.
            measure = last.size if line.upright else line.measure
            allowed = measure + white + last.size / 1000
            if fragment.role is not Role.NAMEPLATE and set_width(line, catalogue) > allowed:
                yield f"page {page.number}: “{line.text}” is wider than {line.measure:.1f} pt"


def rectangle(mark: Mark) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a mark; of a line, from its first pen to its last."""
    if isinstance(mark, TextLine):
        return _inked(mark)
    if isinstance(mark, Rule):
        return mark.x1, mark.y1, mark.x2, mark.y2
    return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height


def marks_outside(page: Page) -> Iterator[str]:
    """Marks of stories and furniture outside the rectangle of their area."""
    grid = page.grid
    for placed in _placed(page):
        area = placed.area
        left, top = grid.x(area.column), grid.y(area.row)
        right, bottom = left + grid.span(area.columns), top + area.rows * grid.pitch
        for fragment in placed.fragments:
            for mark in fragment.marks:
                x1, y1, x2, y2 = rectangle(mark)
                if x1 < left - 0.01 or y1 < top - 0.01 or x2 > right + 0.01 or y2 > bottom + 0.01:
                    said = mark.text if isinstance(mark, TextLine) else type(mark).__name__
                    yield f"page {page.number}: {fragment.role.value} {said} leaves its area"


def overlaps(page: Page) -> Iterator[str]:
    """Text upon pictures, and two lines upon one another in one story."""
    for story in page.stories:
        boxes = [
            mark
            for fragment in story.fragments
            if fragment.role is Role.PICTURE
            for mark in fragment.marks
            if isinstance(mark, Image | Panel)
        ]
        others = [f for f in story.fragments if f.role is not Role.PICTURE]
        lines = [m for f in others for m in f.marks if isinstance(m, TextLine)]
        for line in lines:
            if any(_touch(rectangle(line), rectangle(box)) for box in boxes):
                yield f"{story.slug}: “{line.text}” stands on a picture"
        for number, line in enumerate(lines):
            for other in lines[number + 1 :]:
                if _touch(_inked(line), _inked(other)):
                    yield f"{story.slug}: “{line.text}” stands on “{other.text}”"


def _inked(line: TextLine) -> tuple[float, float, float, float]:
    """The middle of a line's glyphs: what nothing else may touch."""
    if not line.runs:
        return line.x, line.baseline, line.x, line.baseline
    size = line.runs[0].size
    if line.upright:
        top = line.baseline - 0.88 * size
        return line.x, top + 0.1 * size, line.x + size, top + line.measure - 0.1 * size
    last = line.runs[-1]
    right = last.x + last.xs[-1] * last.size * last.stretch / 1_000_000
    left = line.runs[0].x + (size / 2 if line.text[0] in OPENING else 0.0)
    return left, line.baseline - 0.7 * size, right, line.baseline


def _touch(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    return (
        one[0] < other[2] - 0.01
        and other[0] < one[2] - 0.01
        and one[1] < other[3] - 0.01
        and other[1] < one[3] - 0.01
    )


def shared_cells(page: Page) -> Iterator[str]:
    """Cells in which two grid lines stand, other than a signature behind its last line."""
    seen: dict[tuple[int, int], TextLine] = {}
    for story in page.stories:
        for line in text_lines(story):
            if line.row is None or line.column is None:
                continue
            known = seen.setdefault((line.column, line.row), line)
            if known is not line and _touch(_inked(known), _inked(line)):
                yield f"{story.slug}: “{line.text}” shares its row with “{known.text}”"
