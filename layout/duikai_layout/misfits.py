"""What an edition's pages cannot be: misfits, white, and plans that cannot be kept, in words."""

from __future__ import annotations

from collections.abc import Sequence

from duikai_content.diagnostics import Diagnostics
from duikai_content.model import Edition, HeadSet, Table
from duikai_layout.compose import Misfit, PageDesign
from duikai_layout.compose.tree import places
from duikai_layout.pagination import PageCopy
from duikai_styles.sheet import StyleSheet


def check_plan(
    edition: Edition, sheet: StyleSheet, copies: Sequence[PageCopy], diagnostics: Diagnostics
) -> None:
    """Report pages that a plan names and the edition has not, and pages it leaves empty."""
    names = [density.name for density in sheet.densities]
    for page in edition.plan.pages:
        if page.page > len(copies):
            message = f"the plan names page {page.page}; the edition has {len(copies)} pages"
            hint = "leave the page out, or give a section more: pages: 2"
            diagnostics.error("plan.unknown-page", message, page.span, hint)
        if page.density and page.density not in names:
            message = f"no density is called “{page.density}”"
            diagnostics.error(
                "plan.unknown-density", message, page.span, f"one of: {', '.join(names)}"
            )
    for copy in copies:
        if not copy.stories:
            message = f"page {copy.number} ({copy.section.name}) has no stories left"
            hint = "the plan puts all of them on other pages"
            diagnostics.error("plan.empty-page", message, copy.section.span, hint)


def report_white(design: PageDesign, copy: PageCopy, diagnostics: Diagnostics) -> None:
    """Warn of a page whose foot stays white."""
    section, number = copy.section, copy.number
    lines = design.white * design.frame.grid.columns
    diagnostics.warning(
        "layout.white",
        f"page {number} ({section.name}) is not filled: {design.white} rows at its foot are white",
        section.span,
        f"add about {lines} column lines of copy, a picture, or an advert",
    )


def report_level_heads(design: PageDesign, diagnostics: Diagnostics) -> None:
    """Warn of stories that ask for an upright head and did not get one."""
    for place, _ in places(design.judged.design):
        if place.leaf is None or place.leaf.head.upright:
            continue
        story = design.copies[place.unit].story
        if story.head is HeadSet.VERTICAL:
            diagnostics.warning(
                "layout.level-head",
                f"the head of 《{story.headline.text}》 is set level; no upright one fits the page",
                story.span,
                "an upright head needs a column beside it that no picture spans with it",
            )


def report_misfit(misfit: Misfit, copy: PageCopy, diagnostics: Diagnostics) -> None:
    """Say why a page has no design, and what would mend it."""
    if misfit.pins:
        _report_pins(misfit, copy, diagnostics)
        return
    section, number = copy.section, copy.number
    names = "、".join(f"《{story.headline.text}》" for story in copy.stories)
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
        if any(isinstance(block, Table) for story in copy.stories for block in story.body):
            hint += "; a table stands in one column: move it within its story"
    diagnostics.error("layout.overset", message, section.span, hint)


def _report_pins(misfit: Misfit, copy: PageCopy, diagnostics: Diagnostics) -> None:
    """The pins to blame: each of them alone, or all of them together."""
    page = f"page {copy.number} ({copy.section.name})"
    if misfit.pins_together:
        names = "、".join(f"“{pin.story}”" for pin in misfit.pins)
        message = f"{page} cannot be filled while {names} are pinned as they are"
        hint = "leave some of their columns, rows, places or head sizes open"
        span = copy.plan.span if copy.plan else copy.section.span
        diagnostics.error("plan.impossible", message, span, hint)
        return
    for pin in misfit.pins:
        message = f"{page} cannot be filled while “{pin.story}” is pinned as it is"
        hint = "leave its column, row, columns, rows or head open; without this pin it can"
        diagnostics.error("plan.impossible", message, pin.span, hint)
