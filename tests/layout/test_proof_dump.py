"""The text dump of a small page, compared with the one that was last looked at.

After a change that is meant, run this file with `DUIKAI_GOLDENS=write` in the environment, read the
difference, and commit it with the change.
"""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

from small_page import lay_out_stories, small

from duikai_layout.page import TextLine
from duikai_layout.proof import proof

GOLDEN = Path(__file__).parent / "goldens" / "leaflet.txt"


def test_the_page_is_as_it_was_last_looked_at() -> None:
    dump = proof(small().page)
    if os.environ.get("DUIKAI_GOLDENS") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(dump, encoding="utf-8", newline="\n")
    assert dump == GOLDEN.read_text(encoding="utf-8")


def test_every_line_of_the_page_is_in_its_proof_in_order() -> None:
    dump, at = proof(small().page), 0
    for mark in small().page.marks():
        if isinstance(mark, TextLine):
            at = dump.find(f"| {mark.text}\n", at)
            assert at >= 0, mark.text


def test_the_same_stories_give_the_same_proof() -> None:
    again = lay_out_stories(*small().edition.stories)
    assert proof(again.page) == proof(small().page)


def test_a_page_that_differs_has_another_proof() -> None:
    page = small().page
    moved = dataclasses.replace(page.grid, rows=page.grid.rows + 1)
    assert proof(dataclasses.replace(page, grid=moved)) != proof(page)
    assert proof(dataclasses.replace(page, stories=page.stories[::-1])) != proof(page)
