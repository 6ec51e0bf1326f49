"""An edition to pages: one page per section, furniture, design, flow. The layout's front door.

Edition ─design_page→ PageDesign ─place_story→ Page
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from duikai_content.diagnostics import Diagnostics, FaultyInput
from duikai_content.model import Advert, Ear, Edition, HeadSet, Section
from duikai_content.paths import resolve_inside
from duikai_content.spans import SourceSpan
from duikai_fonts import Catalogue, FaceSpec, FontError, Shaper
from duikai_layout.compose import Misfit, PageDesign, design_page
from duikai_layout.compose.design import PageFrame
from duikai_layout.compose.tree import cuts, places
from duikai_layout.furniture import place_advert, place_folio, place_imprint, place_nameplate
from duikai_layout.furniture.imprint import imprint_words
from duikai_layout.ledger import audit
from duikai_layout.makeup import place_story
from duikai_layout.page import (
    Area,
    Page,
    PageGrid,
    PaginatedEdition,
    PlacedFurniture,
    PlacedStory,
)
from duikai_layout.rules_between import rules_between
from duikai_layout.typeset import Typesetter
from duikai_styles.sheet import Density, StyleSheet

FONT_FILES = (".ttf", ".otf", ".ttc")
EAR_TITLE, EAR_LINES = "今日导读", 5


def lay_out(
    edition: Edition,
    sheet: StyleSheet,
    catalogue: Catalogue,
    diagnostics: Diagnostics,
    on_page: Callable[[int, int], None] | None = None,
) -> PaginatedEdition:
    """Set and compose every page of `edition`.

    `on_page` is called with (pages done, pages in all). Raises `FaultyInput` when stories
    cannot be placed or a character is in no face, with everything that is wrong.
    """
    setter = Typesetter(sheet, Shaper(catalogue), edition.locale)
    sections = [section for section in edition.sections if section.stories]
    pages = []
    for number, section in enumerate(sections, 1):
        page = _page(edition, section, number, len(sections), setter, diagnostics)
        if page is not None:
            pages.append(page)
        if on_page:
            on_page(number, len(sections))
    _report_characters(edition, setter, diagnostics)
    diagnostics.raise_errors()
    paginated = PaginatedEdition(edition.paper.name, edition.locale, edition.date, tuple(pages))
    for found in audit(edition, paginated):
        diagnostics.error(
            "layout.ledger",
            f"page {found.page}: {found.story} {found.message}",
            hint="this is a fault of the program; please report it with the copy",
        )
    diagnostics.raise_errors()
    return paginated


def catalogue_for(
    sheet: StyleSheet, root: Path, diagnostics: Diagnostics, *, use_system: bool = True
) -> Catalogue:
    """The faces that a style sheet names; font files are looked for in the folder `root`.

    Raises `FaultyInput` when a face cannot be used.
    """
    specs = []
    for face in sheet.faces:
        source = face.source
        if source.lower().endswith(FONT_FILES):
            found = resolve_inside(root, source, SourceSpan(sheet.name), diagnostics)
            source = str(found) if found else source
        specs.append(FaceSpec(face.role, source, face.weight))
    diagnostics.raise_errors()
    try:
        return Catalogue(specs, fallback=sheet.fallback, use_system=use_system)
    except FontError as error:
        hint = "see the faces of the style sheet, and: duikai fonts"
        diagnostics.error("fonts.unusable", str(error), SourceSpan(sheet.name), hint)
    raise FaultyInput(diagnostics)


def grid_of(sheet: StyleSheet, density: Density) -> PageGrid:
    """The grid of a page of `density`: gutters take what the columns leave, and the pitch is
    opened by the fraction of a point that makes whole rows fill the type area."""
    trim = sheet.trim
    measure = density.characters * density.size
    gaps = max(density.columns - 1, 1)
    rows = int(trim.area_height / density.pitch)
    pitch = trim.area_height / rows
    return PageGrid(
        trim_width=trim.width,
        trim_height=trim.height,
        bleed=trim.bleed,
        left=trim.left,
        top=trim.top,
        columns=density.columns,
        measure=measure,
        gutter=(trim.area_width - density.columns * measure) / gaps,
        rows=rows,
        pitch=pitch,
        # The em box of a line stands in the middle of its row; 0.88 em of it is above.
        baseline=(pitch - density.size) / 2 + 0.88 * density.size,
    )


def _rows(height: float, pitch: float) -> int:
    return -int(-height // pitch)


def _page(
    edition: Edition,
    section: Section,
    number: int,
    total: int,
    setter: Typesetter,
    diagnostics: Diagnostics,
) -> Page | None:
    sheet = setter.sheet
    adverts = tuple(a for a in edition.adverts if a.section == section.name)
    last = number == total and bool(imprint_words(edition))

    def frame_of(density: Density) -> PageFrame | None:
        return _frame(sheet, density, adverts, number == 1, last)

    found = design_page(section.stories, frame_of, setter)
    if isinstance(found, Misfit):
        _report_misfit(found, section, number, diagnostics)
        return None
    if found.white:
        _report_white(found, section, number, diagnostics)
    _report_level_heads(found, diagnostics)
    furniture = _furniture(edition, section, number, total, found, setter)
    return _made_up(found, section, number, furniture, setter)


def _frame(
    sheet: StyleSheet, density: Density, adverts: tuple[Advert, ...], first: bool, last: bool
) -> PageFrame | None:
    """The rows that stories get, or None where a booked advert does not fit the grid."""
    grid = grid_of(sheet, density)
    usual = sheet.densities[0]
    top = _rows(sheet.nameplate.height if first else sheet.folio.height, grid.pitch)
    rows = grid.rows - top - (_rows(sheet.imprint.height, grid.pitch) if last else 0)
    booked, strips = [], []
    for advert in adverts:
        if advert.columns >= usual.columns:
            columns = density.columns
        elif density.columns == usual.columns:
            columns = advert.columns
        else:
            return None
        high = _rows(advert.rows * usual.pitch, grid.pitch)
        if columns == density.columns:
            rows -= high
            strips.append((advert, high))
        else:
            booked.append((advert, columns, high))
    return PageFrame(grid, top, rows, tuple(booked), tuple(strips)) if rows > 0 else None


def _furniture(
    edition: Edition,
    section: Section,
    number: int,
    total: int,
    design: PageDesign,
    setter: Typesetter,
) -> list[PlacedFurniture]:
    grid, top = design.frame.grid, design.frame.top
    if number == 1:
        ear = edition.ear or _guide(edition)
        placed = [place_nameplate(edition, ear, total, grid, top, setter)]
    else:
        placed = [place_folio(edition, section.name, section.editors, number, grid, top, setter)]
    if number == total and imprint_words(edition):
        rows = _rows(setter.sheet.imprint.height, grid.pitch)
        placed.append(place_imprint(edition, grid, rows, setter))
    return placed


def _guide(edition: Edition) -> Ear | None:
    """今日导读: where the edition gives no ear, the heads of the other pages."""
    sections = [section for section in edition.sections if section.stories]
    ranked = sorted(
        (-story.weight, number, story.headline.parts[0])
        for number, section in enumerate(sections[1:], 2)
        for story in section.stories
    )
    heads = sorted((number, weight, head) for weight, number, head in ranked[:EAR_LINES])
    if not heads:
        return None
    lines = tuple(f"{number}版　{head}" for number, _, head in heads)
    return Ear(EAR_TITLE, lines, edition.span)


def _made_up(
    design: PageDesign,
    section: Section,
    number: int,
    furniture: list[PlacedFurniture],
    setter: Typesetter,
) -> Page:
    grid, top = design.frame.grid, design.frame.top
    stories: list[PlacedStory] = []
    boxed: list[bool] = []
    areas: list[Area] = []
    for place, found in places(design.judged.design):
        area = replace(found, row=found.row + top)
        if place.leaf is None:
            advert = design.adverts[place.unit - len(design.copies)][0]
            furniture.append(place_advert(advert, area, grid, setter))
            continue
        copy = design.copies[place.unit]
        stories.append(place_story(copy, place.leaf, area, grid, design.density, setter))
        areas.append(area)
        boxed.append(setter.sheet.forms[copy.story.form.value].boxed)
    furniture.extend(_strip_adverts(design.frame, setter))
    rules = rules_between(cuts(design.judged.design), areas, boxed, grid, top, setter.sheet)
    return Page(
        number=number,
        section=section.name,
        density=design.density.name,
        grid=grid,
        furniture=tuple(furniture),
        stories=tuple(stories),
        rules=rules,
        white_rows=design.white,
    )


def _strip_adverts(frame: PageFrame, setter: Typesetter) -> list[PlacedFurniture]:
    """Adverts over all columns: stacked from the foot of the stories' rows down."""
    row = frame.top + frame.rows
    placed = []
    for advert, rows in frame.strips:
        area = Area(0, row, frame.grid.columns, rows)
        placed.append(place_advert(advert, area, frame.grid, setter))
        row += rows
    return placed


def _report_white(
    design: PageDesign, section: Section, number: int, diagnostics: Diagnostics
) -> None:
    lines = design.white * design.frame.grid.columns
    diagnostics.warning(
        "layout.white",
        f"page {number} ({section.name}) is not filled: {design.white} rows at its foot are white",
        section.span,
        f"add about {lines} column lines of copy, a picture, or an advert",
    )


def _report_level_heads(design: PageDesign, diagnostics: Diagnostics) -> None:
    """Stories that ask for an upright head and did not get one."""
    for place, _ in places(design.judged.design):
        story = design.copies[place.unit].story if place.leaf else None
        if story and place.leaf and story.head is HeadSet.VERTICAL and not place.leaf.head.upright:
            diagnostics.warning(
                "layout.level-head",
                f"the head of 《{story.headline.text}》 is set level; no upright one fits the page",
                story.span,
                "an upright head needs a column of text beside it, free of pictures",
            )


def _report_misfit(misfit: Misfit, section: Section, number: int, diagnostics: Diagnostics) -> None:
    names = "、".join(f"《{story.headline.text}》" for story in section.stories)
    page = f"page {number} ({section.name}, {misfit.density.name}: {misfit.room} cells)"
    if misfit.least > misfit.room:
        over = misfit.least - misfit.room
        message = f"{page} cannot hold its stories: {over} column lines over. {names}"
        hint = f"cut about {over} lines, or move a story to another section"
    elif misfit.most < misfit.room:
        message = f"{page} is not filled: its stories make {misfit.most} cells at most. {names}"
        hint = "add stories or pictures, or choose a smaller format: --style tabloid"
    else:
        message = f"no page design fills {page} exactly. {names}"
        hint = "add a picture, or cut or add a few lines in the longest story"
    diagnostics.error("layout.overset", message, section.span, hint)


def _report_characters(edition: Edition, setter: Typesetter, diagnostics: Diagnostics) -> None:
    """Every character that no face has, at its places in the copy."""
    from duikai_layout.missing import report_missing

    report_missing(edition, setter.shaper, diagnostics)
