"""Guillotine designs: a rectangle is one story, or two designs one above or beside the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from duikai_layout.leaf import Leaf
from duikai_layout.page import Area


@dataclass(frozen=True, slots=True)
class Place:
    """A leaf of a design: unit number `unit` set as `leaf`; an advert has no leaf."""

    unit: int
    columns: int
    rows: int
    price: float
    leaf: Leaf | None


@dataclass(frozen=True, slots=True)
class Stack:
    """`first` above `second`, of one width."""

    first: Design
    second: Design
    columns: int
    rows: int
    price: float


@dataclass(frozen=True, slots=True)
class Beside:
    """`first` left of `second`, of one height."""

    first: Design
    second: Design
    columns: int
    rows: int
    price: float


Design = Place | Stack | Beside


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut of a design: along row `row` (level) or column `column` (upright) over an extent."""

    level: bool
    at: int
    start: int
    end: int


def walk(design: Design, column: int = 0, row: int = 0) -> Iterator[tuple[Place, Area] | Cut]:
    """Places with their areas, and the cuts between them, from the upper left."""
    if isinstance(design, Place):
        yield design, Area(column, row, design.columns, design.rows)
        return
    if isinstance(design, Stack):
        yield Cut(True, row + design.first.rows, column, column + design.columns)
        yield from walk(design.first, column, row)
        yield from walk(design.second, column, row + design.first.rows)
        return
    yield Cut(False, column + design.first.columns, row, row + design.rows)
    yield from walk(design.first, column, row)
    yield from walk(design.second, column + design.first.columns, row)


def places(design: Design) -> list[tuple[Place, Area]]:
    """The places of a design with their areas."""
    return [found for found in walk(design) if not isinstance(found, Cut)]


def cuts(design: Design) -> list[Cut]:
    """The cuts of a design."""
    return [found for found in walk(design) if isinstance(found, Cut)]


def orders(design: Design) -> Iterator[Design]:
    """Every design that has the same cuts, each with its two sides either way round."""
    if isinstance(design, Place):
        yield design
        return
    kind = type(design)
    for first in orders(design.first):
        for second in orders(design.second):
            yield kind(first, second, design.columns, design.rows, design.price)
            yield kind(second, first, design.columns, design.rows, design.price)
