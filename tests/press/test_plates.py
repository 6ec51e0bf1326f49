"""Plates: the program's pictures of them are those that Ghostscript separates from the file."""

from __future__ import annotations

from pathlib import Path
from shutil import which
from typing import Any

import pytest
from PIL import Image as Pictures
from PIL import ImageStat
from shop import profile_called
from test_pdfx import plates_of

from duikai_layout.page import Image, Panel, Rule
from duikai_press import write_pdf
from duikai_press.handoff.plates import PagePlates, page_plates
from duikai_press.ink_rules import SpotInk
from duikai_press.plating import plating_for
from duikai_press.press_colour import press_icc
from duikai_press.press_sheet import PressSheet
from duikai_press.profile import Spots
from duikai_preview import page_images
from duikai_styles.inks import Ink

RED = Ink(0, 100, 90, 5)
SPOT = Spots(1, (SpotInk("报头红 1", (0, 100, 90, 5)),))


def page(composing: Any, folder: Path) -> Any:
    picture = folder / "sky.png"
    sky = Pictures.linear_gradient("L").convert("RGB")
    sky.paste((200, 80, 40), (0, 0, 128, 128))
    sky.save(picture)
    return composing.edition(
        Panel(0, 0, 400, 120, Ink(60, 20, 0, 0)),
        composing.line("叠印的正文小字", 20, 60, size=11),
        composing.line("挖空大字", 20, 105, size=40),
        composing.line("红", 250, 105, size=60, ink=RED),
        Image(20, 140, 300, 200, picture),
        composing.line("白", 60, 260, size=80, ink=Ink(0, 0, 0, 0)),
        Rule(20, 400, 380, 400, 1, Ink(0, 0, 0, 100)),
        Panel(20, 420, 100, 40, Ink(0, 50, 50, 0), Ink(0, 0, 0, 100), 1),
    )


def plates(composing: Any, edition: Any, spots: Spots, dpi: int) -> PagePlates:
    plating = plating_for(profile_called(spots=spots))
    sheet = PressSheet.of(edition.pages[0], plating)
    return page_plates(sheet, composing.catalogue, plating, page_images, dpi)


@pytest.mark.skipif(which("gs") is None, reason="Ghostscript is not installed")
@pytest.mark.parametrize("spots", [Spots(0, ()), SPOT], ids=["process", "spot"])
def test_they_are_ghostscripts(composing: Any, tmp_path: Path, spots: Spots) -> None:
    edition = page(composing, tmp_path)
    ours = plates(composing, edition, spots, 72)
    file = tmp_path / "page.pdf"
    write_pdf(edition, composing.catalogue, file, profile=profile_called(spots=spots))
    theirs = plates_of(file, tmp_path, dpi=288)
    if spots.inks:
        # Ghostscript escapes what is not ASCII in a file's name.
        (name,) = theirs.keys() - {"Cyan", "Magenta", "Yellow", "Black"}
        theirs[spots.inks[0].name] = theirs.pop(name)
    assert ours.plates.keys() == theirs.keys()
    for name, covered in ours.coverage().items():
        mean = 100 - ImageStat.Stat(theirs[name]).mean[0] / 255 * 100
        assert covered == pytest.approx(mean, abs=0.5), name
        # And in every ninth of the page.
        small, large = (
            p.resize((3, 3), Pictures.Resampling.BOX) for p in (ours.plates[name], theirs[name])
        )
        for at in range(9):
            spot = at % 3, at // 3
            assert small.getpixel(spot) == pytest.approx(255 - large.getpixel(spot), abs=3), name


def test_a_spot_ink_has_its_own_plate(composing: Any, tmp_path: Path) -> None:
    edition = composing.edition(composing.line("红", 100, 300, size=200, ink=RED))
    with_spot = plates(composing, edition, SPOT, 36).coverage()
    without = plates(composing, edition, Spots(0, ()), 36).coverage()
    assert with_spot["Magenta"] == 0 < with_spot["报头红 1"]
    assert with_spot["报头红 1"] == pytest.approx(without["Magenta"], abs=0.05)


def test_total_ink_and_its_place(composing: Any) -> None:
    edition = composing.edition(
        Panel(0, 0, 400, 500, Ink(10, 0, 0, 0)), Panel(200, 300, 100, 100, Ink(80, 70, 60, 30))
    )
    made = plates(composing, edition, Spots(0, ()), 72)
    limits = profile_called().ink
    most, x, y = made.highest_total(limits)
    assert most == pytest.approx(240, abs=2)
    assert (x, y) == pytest.approx((200 / 72 * 25.4 + 2, 300 / 72 * 25.4 + 2), abs=1)
    shown = made.ink_map(200).convert("RGB")
    assert shown.getpixel((250, 350)) == (214, 30, 40)
    assert shown.getpixel((50, 50)) != (214, 30, 40)


def test_a_proof_shows_overprint_and_spot(composing: Any) -> None:
    edition = composing.edition(
        Panel(0, 0, 200, 250, Ink(100, 0, 0, 0)), Panel(200, 0, 200, 250, RED)
    )
    proof = plates(composing, edition, SPOT, 36).proof(press_icc(None), SPOT.inks)
    cyan: Any = proof.getpixel((50, 50))
    red: Any = proof.getpixel((150, 50))
    paper: Any = proof.getpixel((50, 200))
    assert cyan[2] > cyan[0] + 60
    assert red[0] > red[1] + 60
    assert min(paper) > 250
