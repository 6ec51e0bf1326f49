"""A finished page as text, compared with its golden.

Regenerate after a change that moves ink, and read the diff:

    DUIKAI_GOLDENS=write python -m pytest tests/layout/test_proof.py
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from stories import EVERY_FORM, SPAN, phrase, story, written

from duikai_content.diagnostics import Diagnostics
from duikai_content.model import Edition, Form, HeadSet, Paper, Section
from duikai_layout.edition import lay_out
from duikai_layout.faces import catalogue_for
from duikai_layout.proof import proof
from duikai_styles import load_style_sheet

GOLDENS = Path(__file__).parent / "goldens"
SHEET = """\
name: small
extends: tabloid
page: {trim: [150, 230], type_area: [130, 200], top: 15}
densities:
  - {name: usual, columns: 2, characters: 16, size: 10, pitch: 15, price: 0}
nameplate: {height: 60, ear_columns: 0, size: 44}
"""
PAGES = {
    "two-stories": (
        story("lead", 8, weight=90, pictures=1, endline="（某某）"),
        story("second", 4, headline="对岸新设一处水尺"),
    ),
    "upright-head": (
        replace(
            story("lead", 5, headline="5G渡口的灯比往年早亮了12天", weight=90),
            head=HeadSet.VERTICAL,
            kicker=phrase("“十五五”开局看江上"),
            deck=phrase("夜航增加6.8%"),
            byline=phrase("本报记者 某某"),
        ),
        story("second", 4, headline="对岸新设一处水尺"),
    ),
    "boxed-commentary": (
        story("news", 7, weight=90, pictures=1, cross_heads=True),
        story("comment", 3, headline="灯亮在人前", form=Form.COMMENTARY, endline="（某某）"),
    ),
    "every-form": (
        written(EVERY_FORM, "forms", weight=90),
        story("second", 7, headline="对岸新设一处水尺"),
    ),
}


@pytest.mark.parametrize("name", list(PAGES))
def test_a_page_is_what_its_golden_says(name: str, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SHEET, encoding="utf-8")
    section = Section("要闻", "", PAGES[name], SPAN)
    edition = Edition(Paper("试验日报"), (section,), tmp_path, SPAN, style="small.yaml")
    diagnostics = Diagnostics()
    sheet = load_style_sheet("small.yaml", tmp_path, diagnostics)
    assert sheet is not None, [str(d) for d in diagnostics]
    catalogue = catalogue_for(sheet, tmp_path, diagnostics, use_system=False)
    [page] = lay_out(edition, sheet, catalogue, diagnostics).pages
    golden = GOLDENS / f"{name}.txt"
    if os.environ.get("DUIKAI_GOLDENS") == "write":
        golden.write_text(proof(page), encoding="utf-8")
    assert proof(page) == golden.read_text(encoding="utf-8")
