"""An edition to pages: copy shared out, pages designed, made up, audited. The layout's front door.

Edition ─paginate→ PageCopy ─design_page→ PageDesign ─place_story→ Page ─audit→ PaginatedEdition
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from duikai_content.diagnostics import Diagnostics
from duikai_content.model import Ear, Edition
from duikai_content.spans import SourceSpan
from duikai_fonts import Catalogue, Shaper
from duikai_layout.compose import Misfit, PageDesign, design_page
from duikai_layout.compose.tree import cuts, places
from duikai_layout.frame import PageFrame, page_frame, rows_of
from duikai_layout.furniture import place_advert, place_folio, place_imprint, place_nameplate
from duikai_layout.furniture.imprint import imprint_words
from duikai_layout.ledger import audit
from duikai_layout.makeup import place_story
from duikai_layout.misfits import check_plan, report_level_heads, report_misfit, report_white
from duikai_layout.missing import report_missing
from duikai_layout.page import Area, Page, PaginatedEdition, PlacedFurniture, PlacedStory
from duikai_layout.pagination import PageCopy, paginate
from duikai_layout.rules_between import rules_between
from duikai_layout.typeset import Typesetter
from duikai_layout.unsettable import unsettable_tables
from duikai_styles.sheet import Density, StyleSheet

EAR_TITLE, EAR_LINES = "今日导读", 5
FIRST: Mapping[int, int] = MappingProxyType({})
"""The alternatives of an edition nobody has chosen any for."""
OnPage = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class DesignedPage:
    """A page whose design is found, not yet made up."""

    copy: PageCopy
    design: PageDesign


def lay_out(
    edition: Edition,
    sheet: StyleSheet,
    catalogue: Catalogue,
    diagnostics: Diagnostics,
    on_page: OnPage | None = None,
    alternatives: Mapping[int, int] = FIRST,
) -> PaginatedEdition:
    """Set and compose every page of `edition`.

    `on_page` is called with (pages done, pages in all), `alternatives` says which design of a
    page is taken, see `chosen`. Raises `FaultyInput` when stories cannot be placed or a
    character is in no face, with everything that is wrong.
    """
    setter = Typesetter(sheet, Shaper(catalogue), edition.locale)
    designed = design_pages(edition, setter, diagnostics, on_page, alternatives)
    pages = [_made_up(page, edition, designed, setter) for page in designed]
    report_missing(edition, setter.shaper, diagnostics)
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


def design_pages(
    edition: Edition,
    setter: Typesetter,
    diagnostics: Diagnostics,
    on_page: OnPage | None = None,
    alternatives: Mapping[int, int] = FIRST,
) -> list[DesignedPage]:
    """The designs of all pages that have one; errors among `diagnostics` for the others."""
    sheet = setter.sheet
    copies = paginate(edition, sheet)
    check_plan(edition, sheet, copies, diagnostics)
    diagnostics.raise_errors()
    last = len(copies) if imprint_words(edition) else 0
    pages = []
    for copy in copies:
        frames = _frames(copy, copy.number == last, setter, diagnostics)
        if frames is None:
            continue
        found = design_page(copy.stories, frames.get, setter, copy.plan)
        if isinstance(found, Misfit):
            report_misfit(found, copy, diagnostics)
        else:
            if found.white:
                report_white(found, copy, diagnostics)
            taken = chosen(found, copy, alternatives, diagnostics)
            report_level_heads(taken, diagnostics)
            pages.append(DesignedPage(copy, taken))
        if on_page:
            on_page(copy.number, len(copies))
    return pages


def _frames(
    copy: PageCopy, last: bool, setter: Typesetter, diagnostics: Diagnostics
) -> dict[Density, PageFrame] | None:
    """The frames of the densities that can set every table of a page; None, with the tables
    reported, where none can."""
    sheet = setter.sheet
    framed = {
        density: frame
        for density in sheet.densities
        if (frame := page_frame(sheet, density, copy.adverts, copy.number == 1, last)) is not None
    }
    unset = {
        density: unsettable_tables(copy.stories, density, frame.rows, setter)
        for density, frame in framed.items()
    }
    if unset and all(unset.values()):
        for fault in min(unset.values(), key=len):
            diagnostics.error("layout.table", fault.message, fault.span, fault.hint)
        return None
    return {density: frame for density, frame in framed.items() if not unset[density]}


def chosen(
    design: PageDesign,
    copy: PageCopy,
    alternatives: Mapping[int, int],
    diagnostics: Diagnostics,
) -> PageDesign:
    """`design` with the alternative in front that is asked for: by page number, from 1; the
    entry of page 0 stands for all pages that are not named."""
    named = alternatives.get(copy.number)
    wanted = named or alternatives.get(0, 1)
    count = len(design.alternatives)
    if wanted > count:
        if named:
            message = f"page {copy.number} has {count} designs, not {wanted}"
            diagnostics.error("plan.no-alternative", message, hint="see: duikai plan EDITION")
        wanted = count if not named else 1
    first = design.alternatives[wanted - 1]
    others = [each for each in design.alternatives if each is not first]
    return replace(design, alternatives=[first, *others])


def _furniture(
    page: DesignedPage, edition: Edition, pages: Sequence[DesignedPage], setter: Typesetter
) -> list[PlacedFurniture]:
    copy, design = page.copy, page.design
    copies = [each.copy for each in pages]
    grid, top = design.frame.grid, design.frame.top
    section, number, total = copy.section, copy.number, len(copies)
    if number == 1:
        ear = edition.ear or _guide(copies, edition.span)
        placed = [place_nameplate(edition, ear, total, grid, top, setter)]
    else:
        placed = [place_folio(edition, section.name, section.editors, number, grid, top, setter)]
    if number == total and imprint_words(edition):
        rows = rows_of(setter.sheet.imprint.height, grid.pitch)
        placed.append(place_imprint(edition, grid, rows, setter))
    return placed


def _guide(copies: Sequence[PageCopy], span: SourceSpan) -> Ear | None:
    """今日导读: where the edition gives no ear, the heads of the other pages."""
    ranked = sorted(
        (-story.weight, copy.number, story.headline.parts[0])
        for copy in copies[1:]
        for story in copy.stories
    )
    heads = sorted((number, weight, head) for weight, number, head in ranked[:EAR_LINES])
    if not heads:
        return None
    lines = tuple(f"{number}版　{head}" for number, _, head in heads)
    return Ear(EAR_TITLE, lines, span)


def _made_up(
    page: DesignedPage, edition: Edition, pages: Sequence[DesignedPage], setter: Typesetter
) -> Page:
    design, copy = page.design, page.copy
    furniture = _furniture(page, edition, pages, setter)
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
        story = design.copies[place.unit]
        stories.append(place_story(story, place.leaf, area, grid, design.density, setter))
        areas.append(area)
        boxed.append(setter.sheet.forms[story.story.form.value].boxed)
    furniture.extend(_strip_adverts(design.frame, setter))
    rules = rules_between(cuts(design.judged.design), areas, boxed, grid, top, setter.sheet)
    return Page(
        number=copy.number,
        section=copy.section.name,
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
