"""The package: what is in it, that it is written whole or not at all, that tampering is seen."""

from __future__ import annotations

import datetime as dt
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from shop import profile_called

from duikai_content.diagnostics import Diagnostics, FaultyInput, Severity
from duikai_press import PressError
from duikai_press.handoff import Handoff, HandoffResult, Job, PreflightOutcome, verify_packages
from duikai_press.ink_rules import SpotInk
from duikai_press.plating import plating_for
from duikai_press.profile import PressProfile, Spots
from duikai_preview import page_images
from duikai_styles.inks import Ink

NAME = "river-daily_20261123_v1_handoff"


@dataclass(frozen=True)
class Found:
    severity: Severity
    code: str
    message: str
    page: int | None


def passed(file: Path, profile: PressProfile) -> PreflightOutcome:
    return PreflightOutcome((), (("preflight.json", "{}\n"),))


def failed(file: Path, profile: PressProfile) -> PreflightOutcome:
    found = (
        Found(Severity.ERROR, "ink.total", "too much", 2),
        Found(Severity.WARNING, "text.small", "small", 1),
    )
    return PreflightOutcome(found, ())


Make = Callable[..., HandoffResult]


@pytest.fixture
def make(composing: Any, tmp_path: Path) -> Make:
    def write(
        folder: str = "out",
        *,
        pages: int = 4,
        preflight: Any = passed,
        forced: tuple[str, ...] = (),
        found: Diagnostics | None = None,
        date: dt.date | None = dt.date(2026, 11, 23),
        **changed: Any,
    ) -> HandoffResult:
        profile = profile_called(**changed)
        edition = composing.edition(
            composing.line("要闻", size=20),
            composing.line("红", 200, 200, size=60, ink=Ink(0, 100, 90, 5)),
            pages=pages,
            date=date,
        )
        job = Job(
            edition, composing.catalogue, profile, plating_for(profile), "river-daily", 1, "0.1.0"
        )
        shop = Handoff(page_images, preflight)
        return shop.write(job, tmp_path / folder, forced, Diagnostics() if found is None else found)

    return write


def codes_of(place: Path) -> list[str]:
    diagnostics = Diagnostics()
    verify_packages(place, diagnostics)
    return [d.code for d in diagnostics]


def test_what_is_in_it(make: Make) -> None:
    result = make()
    assert result.folder.name == NAME and result.archive.name == f"{NAME}.zip"
    paths = {entry.path for entry in result.files}
    for number in range(1, 5):
        name = f"river-daily_20261123_A0{number}_v1"
        assert {f"pages/{name}.pdf", f"proofs/{name}.jpg", f"plates/{name}_total-ink.png"} <= paths
        assert {
            f"plates/{name}_{ink}.png" for ink in ("cyan", "magenta", "yellow", "black")
        } <= paths
        assert len(PdfReader(result.folder / f"pages/{name}.pdf").pages) == 1
    assert len(PdfReader(result.folder / "river-daily_20261123_v1.pdf").pages) == 4
    assert len(PdfReader(result.folder / "imposition/river-daily_20261123_v1_flats.pdf").pages) == 2
    assert len(PdfReader(result.folder / "proofs/river-daily_20261123_v1_spreads.pdf").pages) == 3
    assert "preflight/preflight.json" in paths
    assert all(path.isascii() for path in paths)
    with zipfile.ZipFile(result.archive) as archive:
        names = set(archive.namelist())
        assert names == {f"{NAME}/{path}" for path in (*paths, "manifest.json")}
        for path in paths:
            assert archive.read(f"{NAME}/{path}") == (result.folder / path).read_bytes()


def test_two_runs_give_the_same_bytes(make: Make) -> None:
    first, second = make("one"), make("two")
    assert first.archive.read_bytes() == second.archive.read_bytes()
    assert first.manifest_sha256 == second.manifest_sha256
    assert first.files == second.files


def test_flats_carry_the_pages_of_the_table(make: Make) -> None:
    result = make(pages=8)
    ticket = json.loads((result.folder / "ticket.json").read_text("utf-8"))
    flats = ticket["imposition"]["flats"]
    assert [(f["left"], f["right"]) for f in flats] == [(8, 1), (2, 7), (6, 3), (4, 5)]
    file = PdfReader(result.folder / ticket["imposition"]["file"]["path"])
    assert len(file.pages) == 4
    for page in file.pages:
        assert page.trimbox.width == pytest.approx(800)
        assert page.extract_text().count("要闻") == 2


def test_the_ticket_says_what_the_printer_asks(make: Make) -> None:
    spots = Spots(1, (SpotInk("Masthead Red", (0, 100, 90, 5)),))
    result = make(spots=spots)
    ticket = json.loads((result.folder / "ticket.json").read_text("utf-8"))
    assert ticket["inks"] == ["Cyan", "Magenta", "Yellow", "Black", "Masthead Red"]
    assert ticket["standard"] == "x1a-2003" and ticket["condition"] == "IFRA26"
    hashes = {entry.path: entry.sha256 for entry in result.files}
    for page in ticket["pages"]:
        assert hashes[page["file"]["path"]] == page["file"]["sha256"]
        assert page["coverage"]["Masthead Red"] > 0 == page["coverage"]["Cyan"]
    root = ElementTree.parse(result.folder / "ticket.xjdf").getroot()
    space = "{http://www.CIP4.org/JDFSchema_2_0}"
    assert root.tag == f"{space}XJDF"
    urls = [spec.get("URL") for spec in root.iter(f"{space}FileSpec")]
    assert urls == [p["file"]["path"] for p in ticket["pages"]] + [
        ticket["imposition"]["file"]["path"]
    ]
    assert any(path.endswith("_spot5.png") for path in hashes)


def test_an_undated_edition_and_one_of_odd_pages(make: Make) -> None:
    result = make(pages=3, date=None)
    assert "undated" in result.folder.name
    ticket = json.loads((result.folder / "ticket.json").read_text("utf-8"))
    assert [f["left"] for f in ticket["imposition"]["flats"]] == [None, 2]
    assert codes_of(result.folder) == []


def test_an_error_of_the_preflight_stops_it(make: Make, tmp_path: Path) -> None:
    before = make().archive.read_bytes()
    with pytest.raises(FaultyInput) as caught:
        make(preflight=failed)
    errors = [d for d in caught.value.diagnostics if d.severity is Severity.ERROR]
    assert [d.code for d in errors] == ["ink.total"]
    assert "page 2" in errors[0].message and "--force ink.total" in errors[0].hint
    assert (tmp_path / "out" / f"{NAME}.zip").read_bytes() == before
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [NAME, f"{NAME}.zip"]


def test_a_finding_passes_by_its_name(make: Make) -> None:
    found = Diagnostics()
    result = make(preflight=failed, forced=("ink.total", "other.code"), found=found)
    said = {d.code: d.severity for d in found}
    assert said["ink.total"] is Severity.WARNING
    assert said["handoff.force-unused"] is Severity.WARNING
    ticket = json.loads((result.folder / "ticket.json").read_text("utf-8"))
    assert "ink.total" in ticket["forced"]


def test_only_a_package_is_replaced(make: Make, tmp_path: Path) -> None:
    mine = tmp_path / "out" / NAME
    mine.mkdir(parents=True)
    (mine / "novel.txt").write_text("mine")
    with pytest.raises(PressError) as caught:
        make()
    assert caught.value.code == "press.not-a-package"
    assert [p.name for p in (tmp_path / "out").rglob("*")] == [NAME, "novel.txt"]


def test_an_old_package_is_replaced_as_a_whole(make: Make) -> None:
    result = make()
    (result.folder / "left-over.txt").write_text("old")
    assert not (make().folder / "left-over.txt").exists()
    assert codes_of(result.folder.parent) == []


def test_a_target_that_is_a_file(make: Make, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(PressError) as caught:
        make()
    assert caught.value.code == "press.cannot-write"


def test_pages_of_two_sections_want_two_names(make: Make) -> None:
    profile = profile_called()
    sections = replace(profile.imposition, sections=(2, 2))
    names = replace(profile.names, page="{date}_{page}")
    with pytest.raises(PressError) as caught:
        make(imposition=sections, names=names)
    assert caught.value.code == "press.names-alike"
    result = make(imposition=sections)
    assert {"pages/river-daily_20261123_B01_v1.pdf"} <= {e.path for e in result.files}
    with pytest.raises(PressError, match="sections"):
        make(imposition=replace(sections, sections=(4, 4)))


def test_a_sound_package_is_found_sound(make: Make) -> None:
    result = make()
    diagnostics = Diagnostics()
    assert len(verify_packages(result.folder.parent, diagnostics)) == 2
    assert list(diagnostics) == []
    assert codes_of(result.archive) == codes_of(result.folder) == []


def changed(folder: Path) -> None:
    file = next(folder.glob("pages/*.pdf"))
    data = bytearray(file.read_bytes())
    data[-20] ^= 1
    file.write_bytes(data)


def longer(folder: Path) -> None:
    with next(folder.glob("pages/*.pdf")).open("ab") as file:
        file.write(b" ")


def linked(folder: Path) -> None:
    file = next(folder.glob("pages/*.pdf"))
    other = folder.parent / "elsewhere.pdf"
    file.rename(other)
    file.symlink_to(other)


def climbing(folder: Path) -> None:
    manifest = folder / "manifest.json"
    data = json.loads(manifest.read_text("utf-8"))
    data["files"].append({"path": "../elsewhere", "bytes": 1, "sha256": "0"})
    manifest.write_text(json.dumps(data))


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (changed, "verify.changed"),
        (longer, "verify.changed"),
        (linked, "verify.changed"),
        (climbing, "verify.missing"),
        (lambda folder: next(folder.glob("proofs/*.jpg")).unlink(), "verify.missing"),
        (lambda folder: (folder / "pages" / "more.pdf").write_bytes(b"%PDF"), "verify.extra"),
        (lambda folder: (folder / "manifest.json").write_text("[]"), "verify.bad-manifest"),
        (lambda folder: (folder / "manifest.json").write_text("[" * 9**5), "verify.bad-manifest"),
        (lambda folder: (folder / "manifest.json").unlink(), "verify.no-package"),
    ],
)
def test_what_was_tampered_with_is_seen(make: Make, spoil: Any, code: str) -> None:
    folder = make().folder
    spoil(folder)
    assert codes_of(folder) == [code]


def rewritten(archive: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    with zipfile.ZipFile(archive) as source:
        files = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(archive, "w") as target:
        for name, data in files.items():
            new = change(name, data)
            if new is not None:
                target.writestr(name, new)


def test_zips_are_looked_into(make: Make, tmp_path: Path) -> None:
    archive = make().archive
    whole = archive.read_bytes()
    rewritten(archive, lambda name, data: data + b" " if name.endswith(".xjdf") else data)
    assert codes_of(archive) == ["verify.changed"]
    archive.write_bytes(whole)
    rewritten(archive, lambda name, data: None if name.endswith(".xjdf") else data)
    assert codes_of(archive) == ["verify.missing"]
    archive.write_bytes(whole[:5000])
    assert codes_of(archive) == ["verify.unreadable"]
    flipped = bytearray(whole)
    flipped[whole.index(b"endstream") - 5] ^= 0xFF
    archive.write_bytes(flipped)
    assert codes_of(archive) == ["verify.changed"]
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr("a.txt", "a")
    assert codes_of(archive) == ["verify.no-manifest"]
    assert codes_of(tmp_path / "nowhere") == ["verify.no-package"]


def test_a_full_disk_leaves_nothing(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = make().archive.read_bytes()

    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(PressError, match="No space left"):
        make()
    assert sorted(os.listdir(tmp_path / "out")) == [NAME, f"{NAME}.zip"]
    assert (tmp_path / "out" / f"{NAME}.zip").read_bytes() == before
