"""Galleys 小样: a story's body set to one measure, before anybody knows where it will stand.

A galley is a list of elements in reading order: paragraphs, cross-heads, tables. Each can be set
in several ways that differ in rows and price; the sum over the elements gives the reachable row
counts of the whole galley, which page composition spends.

    Story ─set_galley→ Galley of Elements
               ├ set_paragraph   lines in a column's measure, a signature at the end
               ├ set_cross_head  whole rows
               └ set_table       columns shared out, rows of cells
"""

from duikai_layout.galley.elements import (
    KEEP,
    Element,
    Galley,
    SetCell,
    SetCrossHead,
    SetParagraph,
    SetRow,
    SetTable,
    Way,
)
from duikai_layout.galley.setting import characters_of, lines_of, set_galley
from duikai_layout.galley.tables import fit_table

__all__ = [
    "KEEP",
    "Element",
    "Galley",
    "SetCell",
    "SetCrossHead",
    "SetParagraph",
    "SetRow",
    "SetTable",
    "Way",
    "characters_of",
    "fit_table",
    "lines_of",
    "set_galley",
]
