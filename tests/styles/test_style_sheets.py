"""Style sheets: the shipped ones are sound, and faults are reported where they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from duikai_content.diagnostics import Diagnostics
from duikai_styles import load_style_sheet, shipped_sheets


def load(text: str, folder: Path) -> tuple[object, Diagnostics]:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    return load_style_sheet("own.yaml", folder, diagnostics), diagnostics


@pytest.mark.parametrize("name", shipped_sheets())
def test_shipped_sheets_are_sound(name: str, tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    sheet = load_style_sheet(name, tmp_path, diagnostics)
    assert sheet is not None
    assert list(diagnostics) == []
    for density in sheet.densities:
        gutters = sheet.trim.area_width - density.columns * density.characters * density.size
        assert gutters / max(density.columns - 1, 1) >= 0.8 * density.size
        assert 1.2 <= density.pitch / density.size <= 1.75


def test_a_sheet_says_only_what_differs(tmp_path: Path) -> None:
    sheet, diagnostics = load(
        "name: own\nextends: broadsheet\ninks: {red: [0, 90, 80, 20]}\n", tmp_path
    )
    assert list(diagnostics) == []
    broadsheet = load_style_sheet("broadsheet", tmp_path, Diagnostics())
    assert sheet is not None and broadsheet is not None
    assert sheet.nameplate.ink.m == 90  # type: ignore[attr-defined]
    assert sheet.densities == broadsheet.densities  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("extends: broadsheet\ntext: {bodie: {face: kai}}\n", "style.unknown-role", 2),
        ("extends: broadsheet\nforms: {poem: {boxed: true}}\n", "style.unknown-role", 2),
        ("extends: broadsheet\ntext: {body: {face: comic}}\n", "style.unknown-face", 2),
        ("extends: broadsheet\ntext: {body: {ink: gold}}\n", "style.unknown-ink", 2),
        ("extends: broadsheet\ncolour: red\n", "style.unknown-key", 2),
        ("extends: broadsheet\nlines: {gap: wide}\n", "style.wrong-type", 2),
        ("extends: broadsheet\ninks: {red: [1, 2]}\n", "style.wrong-type", 2),
        ("extends: broadsheet\npage: {type_area: [900, 490]}\n", "style.geometry", 2),
        ("extends: own.yaml\n", "style.circle", 1),
        ("extends: tabloyd\n", "style.unknown-sheet", 1),
        ("extends: ../x.yaml\n", "copy.outside-folder", 1),
        ("extends: [a]\n", "style.wrong-type", 1),
        ("- a\n", "style.wrong-type", 1),
        ("a: [\n", "style.bad-yaml", 2),
    ],
)
def test_faults_are_reported_where_they_stand(
    text: str, code: str, line: int, tmp_path: Path
) -> None:
    sheet, diagnostics = load(text, tmp_path)
    assert sheet is None
    found = [d for d in diagnostics if d.code == code]
    assert found, [str(d) for d in diagnostics]
    assert found[0].span is not None
    assert found[0].span.line == line


def test_all_faults_are_reported_at_once(tmp_path: Path) -> None:
    text = "extends: broadsheet\ncolour: red\ntext: {body: {face: comic, ink: gold}}\n"
    _, diagnostics = load(text, tmp_path)
    codes = {d.code for d in diagnostics}
    assert {"style.unknown-key", "style.unknown-face", "style.unknown-ink"} <= codes


def test_a_root_sheet_must_say_everything(tmp_path: Path) -> None:
    sheet, diagnostics = load("name: bare\n", tmp_path)
    assert sheet is None
    assert sum(d.code == "style.missing-key" for d in diagnostics) > 5
