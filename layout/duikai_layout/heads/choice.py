"""The head blocks of a story over so many columns, each with what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from duikai_content.model import HeadSet
from duikai_layout.heads.fit import headline_shapes
from duikai_layout.heads.head_copy import HeadCopy
from duikai_layout.heads.plan import HeadPlan
from duikai_layout.heads.stack import stacked
from duikai_layout.page import PageGrid

BESIDE = 3
"""How many columns at most may run up beside a level head."""
TRIED, TRIED_UPRIGHT = 5, 8
"""Head blocks over one width that are offered, the cheapest first. An upright one pins the
height of its story more than a level one, so there are more."""


def plan_heads(head: HeadCopy, grid: PageGrid, size: float) -> dict[int, tuple[HeadPlan, ...]]:
    """Head blocks by the columns of the story; its body is set in `size` points.

    Level ones stand over all columns or over part of them, at a price; upright ones at the left
    of at least one column more. What the story does not ask for is offered dearly, so that a
    page can always be made.
    """
    sheet = head.setter.sheet
    widths = range(1, grid.columns + 1)
    level = {over: _cheapest(level_plans(head, over, grid), TRIED) for over in widths}
    upright: dict[int, tuple[HeadPlan, ...]] = {}
    if head.asked is not HeadSet.HORIZONTAL:
        from duikai_layout.heads.upright import upright_plans

        for over in range(1, sheet.heads.upright.columns + 1):
            upright[over] = _cheapest(upright_plans(head, over, grid, size), TRIED_UPRIGHT)
    return {columns: tuple(_offered(columns, level, upright, head)) for columns in widths}


def _offered(
    columns: int,
    level: dict[int, tuple[HeadPlan, ...]],
    upright: dict[int, tuple[HeadPlan, ...]],
    head: HeadCopy,
) -> Iterator[HeadPlan]:
    """The blocks for a story of `columns` columns, with what their place and kind cost."""
    prices = head.setter.sheet.prices
    refused = prices.head_refused if head.asked is HeadSet.VERTICAL else 0.0
    unasked = prices.head_upright if head.asked is HeadSet.AUTO else 0.0
    for over in range(max(1, columns - BESIDE), columns + 1):
        dearer = refused + (prices.head_beside if over < columns else 0.0)
        yield from (replace(plan, price=plan.price + dearer) for plan in level[over])
    for over in range(1, columns):
        plans = upright.get(over, ())
        yield from (replace(plan, price=plan.price + unasked) for plan in plans)


def level_plans(head: HeadCopy, columns: int, grid: PageGrid) -> Iterator[HeadPlan]:
    """Level blocks over `columns` columns."""
    sheet, width, pitch = head.setter.sheet, grid.span(columns), grid.pitch
    for shape in headline_shapes(head, width, columns):
        stack = stacked(head, shape, width)
        height = stack.foot + sheet.heads.foot * pitch
        natural = -int(-height // pitch)
        for spare in range(sheet.heads.spare + 1):
            open_rows = spare + (natural * pitch - height) / pitch
            price = shape.price + sheet.prices.head_rows * open_rows
            rows, lines = natural + spare, tuple(stack.lines)
            yield HeadPlan(columns, rows, price, shape.size, height, lines)


def _cheapest(plans: Iterable[HeadPlan], most: int) -> tuple[HeadPlan, ...]:
    """The cheapest plan for each number of rows, and of these the cheapest few."""
    best: dict[int, HeadPlan] = {}
    for plan in plans:
        known = best.get(plan.rows)
        if known is None or plan.price < known.price:
            best[plan.rows] = plan
    return tuple(sorted(best.values(), key=lambda plan: plan.price)[:most])
