"""Files for the press: what they claim, their boxes, marks and inks, as other programs see them."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image as Pictures
from pypdf import PdfReader
from shop import profile_called

from duikai_layout.page import Image, Panel, Rule
from duikai_press import pdf_bytes, write_pdf
from duikai_press.ink_rules import SpotInk
from duikai_press.profile import Flavour, MarksKind, OutputCondition, OutputKind, Spots
from duikai_styles.inks import Ink
from duikai_styles.units import mm

BLACK = Ink(0, 0, 0, 100)
RED = Ink(0, 100, 90, 5)
WHITE = Ink(0, 0, 0, 0)
DAY = dt.date(2026, 11, 23)


def read(data: bytes) -> Any:
    return PdfReader(io.BytesIO(data))


def plates_of(pdf: Path, folder: Path, dpi: int = 100) -> dict[str, Any]:
    """Ghostscript's separations by name, as pictures of mode L where 0 is solid."""
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=tiffsep", f"-r{dpi}"]
    subprocess.run(
        [*command, f"-sOutputFile={folder / 'plate.tif'}", pdf], check=True, capture_output=True
    )
    plates = {}
    for file in folder.glob("plate(*).tif"):
        with Pictures.open(file) as plate:
            plates[file.stem.removeprefix("plate(").removesuffix(")")] = plate.convert("L")
    return plates


@pytest.mark.parametrize(
    ("flavour", "header", "keys"),
    [
        (Flavour.X1A_2001, b"%PDF-1.3", ("PDF/X-1:2001", "PDF/X-1a:2001")),
        (Flavour.X1A_2003, b"%PDF-1.4", ("PDF/X-1a:2003", "PDF/X-1a:2003")),
        (Flavour.X4, b"%PDF-1.6", ("PDF/X-4", None)),
    ],
)
def test_what_a_file_claims(
    composing: Any, flavour: Flavour, header: bytes, keys: tuple[str, str | None]
) -> None:
    edition = composing.edition(composing.line("甲"), date=DAY)
    data = pdf_bytes(edition, composing.catalogue, profile=profile_called(flavour=flavour))
    reader = read(data)
    assert data.startswith(header)
    information = reader.metadata
    assert information["/GTS_PDFXVersion"] == keys[0]
    assert information.get("/GTS_PDFXConformance") == keys[1]
    assert information["/Trapped"] == "/False"
    (intent,) = reader.trailer["/Root"]["/OutputIntents"]
    intent = intent.get_object()
    assert intent["/S"] == "/GTS_PDFX"
    if flavour is Flavour.X4:
        # The project's own profile is embedded, and never passed off as the registered condition.
        assert intent["/OutputConditionIdentifier"] == "Custom"
        assert intent["/DestOutputProfile"]["/N"] == 4
        assert "/RegistryName" not in intent
    else:
        assert intent["/OutputConditionIdentifier"] == "IFRA26"
        assert intent["/RegistryName"] == "http://www.color.org"
        assert "/DestOutputProfile" not in intent


def test_metadata_are_plain_xml_with_what_x4_asks_for(composing: Any) -> None:
    edition = composing.edition(composing.line("甲"), date=DAY)
    data = pdf_bytes(edition, composing.catalogue, profile=profile_called("office"))
    packet = read(data).trailer["/Root"]["/Metadata"]
    assert "/Filter" not in packet
    text = packet.get_data().decode("utf-8")
    root = ElementTree.fromstring(text)
    said = {element.tag.split("}")[1]: element.text for element in root.iter()}
    assert said["GTS_PDFXVersion"] == "PDF/X-4"
    assert (
        said["ModifyDate"] == said["MetadataDate"] == said["CreateDate"] == "2026-11-23T00:00:00Z"
    )
    assert {"DocumentID", "VersionID", "RenditionClass", "Trapped"} <= said.keys()
    assert "测试报" in text
    old = profile_called(flavour=Flavour.X1A_2001)
    assert (
        "/Metadata"
        not in read(pdf_bytes(edition, composing.catalogue, profile=old)).trailer["/Root"]
    )


def test_a_printers_own_profile_is_embedded(composing: Any, tmp_path: Path) -> None:
    from duikai_press.press_colour import NEWSPRINT

    icc = NEWSPRINT.read_bytes()
    (tmp_path / "press.icc").write_bytes(icc)
    own = OutputCondition(OutputKind.FILE, "Our press", "", "", "press.icc")
    profile = profile_called(output=own, root=tmp_path)
    data = pdf_bytes(composing.edition(composing.line("甲")), composing.catalogue, profile=profile)
    intent = read(data).trailer["/Root"]["/OutputIntents"][0].get_object()
    assert intent["/OutputConditionIdentifier"] == "Our press"
    assert intent["/DestOutputProfile"].get_data() == icc


def test_marks_stand_outside_the_bleed(composing: Any) -> None:
    marks = replace(profile_called("office").marks, kind=MarksKind.FULL)
    with_marks = profile_called(marks=marks, bleed=3)
    edition = composing.edition(composing.line("甲"), date=DAY)
    page = read(pdf_bytes(edition, composing.catalogue, profile=with_marks)).pages[0]
    trim, bleed, media = page.trimbox, page.bleedbox, page.mediabox
    assert (trim.width, trim.height) == pytest.approx((400, 500), abs=0.01)
    assert bleed.left == pytest.approx(trim.left - mm(3), abs=0.01)
    assert media.left < bleed.left and media.right > bleed.right
    content = page.get_contents().get_data().decode("ascii")
    space = page["/Resources"]["/ColorSpace"]
    assert [value.get_object()[1] for value in space.values()] == ["/All"]
    drawn = re.findall(r"^([\d. ]+) m ([\d. ]+) l S$", content, re.M)
    assert len(drawn) >= 8
    for start, end in drawn:
        (x1, y1), (x2, y2) = (map(float, point.split()) for point in (start, end))
        outside = max(x1, x2) <= bleed.left or min(x1, x2) >= bleed.right
        assert outside or max(y1, y2) <= bleed.bottom or min(y1, y2) >= bleed.top
    assert "office" not in page.extract_text()
    assert "2026-11-23" in page.extract_text() and "coldset" in page.extract_text()


def test_no_marks_no_margin(composing: Any) -> None:
    edition = composing.edition(composing.line("甲"), bleed=8.5)
    page = read(pdf_bytes(edition, composing.catalogue, profile=profile_called())).pages[0]
    assert page.mediabox == page.bleedbox == page.trimbox


def spot_page(composing: Any) -> Any:
    return composing.edition(
        Panel(0, 0, 400, 250, Ink(40, 0, 0, 0)),
        composing.line("专色", 20, 80, size=40, ink=RED),
        Rule(20, 120, 380, 120, 3, RED),
        composing.line("黑字", 20, 180, size=10),
        composing.line("反白", 20, 230, size=40, ink=WHITE),
    )


SPOT = Spots(1, (SpotInk("PANTONE 485 C", (0, 100, 90, 5)),))


def test_a_spot_ink_is_a_separation(composing: Any) -> None:
    data = pdf_bytes(spot_page(composing), composing.catalogue, profile=profile_called(spots=SPOT))
    page = read(data).pages[0]
    (space,) = page["/Resources"]["/ColorSpace"].values()
    space = space.get_object()
    assert list(space[:3]) == ["/Separation", "/PANTONE 485 C", "/DeviceCMYK"]
    assert [float(v) for v in space[3].get_object()["/C1"]] == [0, 1, 0.9, 0.05]
    assert "0 1 0.9 0.05" not in page.get_contents().get_data().decode("ascii")


@pytest.mark.skipif(which("gs") is None, reason="Ghostscript is not installed")
def test_ghostscript_separates_the_spot_ink(composing: Any, tmp_path: Path) -> None:
    file = tmp_path / "spot.pdf"
    write_pdf(spot_page(composing), composing.catalogue, file, profile=profile_called(spots=SPOT))
    plates = plates_of(file, tmp_path)
    assert set(plates) == {"Cyan", "Magenta", "Yellow", "Black", "PANTONE 485 C"}
    assert plates["PANTONE 485 C"].getextrema() == (0, 255)
    assert plates["Magenta"].getextrema() == plates["Yellow"].getextrema() == (255, 255)


@pytest.mark.skipif(which("gs") is None, reason="Ghostscript is not installed")
def test_black_overprints_a_tinted_picture_and_white_knocks_out(
    composing: Any, tmp_path: Path
) -> None:
    picture = tmp_path / "sky.png"
    Pictures.new("RGB", (400, 500), (120, 170, 220)).save(picture)
    edition = composing.edition(
        Image(0, 0, 400, 500, picture),
        composing.line("叠印小字", 20, 60, size=11),
        composing.line("大字挖空", 20, 140, size=40),
        Rule(20, 200, 380, 200, 1, BLACK),
        Rule(20, 240, 380, 240, 4, BLACK),
        composing.line("反白", 20, 330, size=40, ink=WHITE),
        Panel(20, 400, 100, 50, stroke=BLACK, stroke_width=1),
    )
    file = tmp_path / "page.pdf"
    write_pdf(edition, composing.catalogue, file, profile=profile_called())
    plates = plates_of(file, tmp_path, dpi=144)
    tint = plates["Cyan"].getpixel((10, 10))
    assert 0 < tint < 255

    def differs(plate: str, top: int, bottom: int) -> bool:
        low, high = plates[plate].crop((30, 2 * top, 770, 2 * bottom)).getextrema()
        return bool(high - low > 12)

    for plate in ("Cyan", "Magenta"):
        assert not differs(plate, 45, 65), "small black type overprints"
        assert differs(plate, 100, 150), "large black type knocks out"
        assert not differs(plate, 195, 205), "a thin rule overprints"
        assert differs(plate, 236, 244), "a thick rule knocks out"
        assert differs(plate, 290, 340), "white knocks out"
        assert not differs(plate, 395, 455), "a thin frame overprints"
    assert differs("Black", 45, 65) and differs("Black", 100, 150)


@pytest.mark.skipif(which("pdfinfo") is None, reason="poppler is not installed")
def test_poppler_reads_boxes_and_subtype(composing: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    profile = profile_called("office", flavour=Flavour.X1A_2003)
    write_pdf(composing.edition(composing.line("甲")), composing.catalogue, file, profile=profile)

    def asked(option: str) -> str:
        return subprocess.run(
            ["pdfinfo", option, file], capture_output=True, check=True
        ).stdout.decode()

    assert "PDF/X-1a:2003" in asked("-custom")
    boxes = dict(re.findall(r"^(\w+Box): +(.*)$", asked("-box"), re.M))
    left = float(boxes["TrimBox"].split()[0])
    assert float(boxes["BleedBox"].split()[0]) == pytest.approx(left - mm(3), abs=0.02)
    assert float(boxes["MediaBox"].split()[0]) == 0


@pytest.mark.skipif(which("pdffonts") is None, reason="poppler is not installed")
def test_poppler_finds_the_slugs_face_embedded(composing: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    edition = composing.edition(composing.line("甲"), date=DAY)
    write_pdf(edition, composing.catalogue, file, profile=profile_called("office"))
    table = subprocess.run(["pdffonts", file], capture_output=True, check=True).stdout.decode()
    rows = table.splitlines()[2:]
    assert len(rows) == 2
    assert all(re.search(r"yes yes yes", row) for row in rows)


@pytest.mark.skipif(which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("flavour", list(Flavour))
def test_qpdf_finds_nothing(composing: Any, tmp_path: Path, flavour: Flavour) -> None:
    file = tmp_path / "page.pdf"
    profile = profile_called("office", flavour=flavour, spots=SPOT)
    write_pdf(spot_page(composing), composing.catalogue, file, profile=profile)
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.skipif(which("pdfimages") is None, reason="poppler is not installed")
def test_poppler_measures_the_target_resolution(composing: Any, tmp_path: Path) -> None:
    picture, file = tmp_path / "large.jpg", tmp_path / "page.pdf"
    Pictures.effect_noise((1600, 900), 60).convert("RGB").save(picture)
    edition = composing.edition(Image(0, 0, 160, 90, picture), Image(0, 200, 400, 225, picture))
    profile = profile_called()
    write_pdf(edition, composing.catalogue, file, profile=profile)
    table = subprocess.run(["pdfimages", "-list", file], capture_output=True, check=True)
    resolutions = [int(row.split()[12]) for row in table.stdout.decode().splitlines()[2:]]
    assert resolutions == [200, 200]
    assert profile.pictures.warning < min(resolutions) <= profile.pictures.target
