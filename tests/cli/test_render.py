"""`duikai render`: what it makes, and what it says when the input is at fault."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from small_paper import EDITION, STYLE, story

from duikai.command import main

Make = Callable[..., Path]


def test_an_edition_becomes_a_pdf_and_a_report(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output, report = tmp_path / "o" / "paper.pdf", tmp_path / "r" / "paper.json"
    assert main(["render", str(make_edition()), "-o", str(output), "--report", str(report)]) == 0
    assert output.read_bytes().startswith(b"%PDF-1.4")
    data = json.loads(report.read_text(encoding="utf-8"))
    assert data["totals"]["stories"] == 2
    assert data["totals"]["white_ratio"] <= 0.01
    assert "1 pages, 2 stories" in capsys.readouterr().out


def test_two_runs_write_the_same_bytes(make_edition: Make, tmp_path: Path) -> None:
    folder = str(make_edition())
    for name in ("a.pdf", "b.pdf"):
        assert main(["render", folder, "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


BROKEN = {
    "broken YAML": ({"edition_yaml": "paper: [\n"}, "copy.bad-yaml", "edition.yaml:"),
    "unknown key": ({"edition_yaml": EDITION + "colour: red\n"}, "copy.unknown-key", ":7:1"),
    "wrong type": (
        {"edition_yaml": EDITION.replace("2026-11-23", "soon")},
        "copy.wrong-type",
        ":2:",
    ),
    "missing picture": (
        {"stories__two_md": story("水尺", 4, "pictures: [{file: pictures/no.jpg}]\n")},
        "copy.picture-missing",
        "two.md:3:",
    ),
    "no picture": (
        {
            "stories__two_md": story("水尺", 4, "pictures: [{file: pictures/no.jpg}]\n"),
            "pictures__no_jpg": "this is text",
        },
        "copy.picture-broken",
        "two.md:3:",
    ),
    "path outside": (
        {"stories__two_md": story("水尺", 4, "pictures: [{file: ../../secret.jpg}]\n")},
        "copy.outside-folder",
        "two.md:3:",
    ),
    "no face": (
        {"stories__two_md": story("水尺", 4) + "\n字\ue123在此。\n"},
        "fonts.missing",
        "two.md:",
    ),
    "empty story": ({"stories__two_md": story("水尺", 0)}, "copy.empty-story", "two.md:"),
    "a head like a paragraph": (
        {"stories__two_md": story("水尺" * 500, 4)},
        "copy.head-too-long",
        "two.md:2:",
    ),
    "a story larger than any page": (
        {"stories__two_md": story("水尺", 4) + "江水退去，" * 100_000 + "\n"},
        "layout.overset",
        "edition.yaml:",
    ),
    "overset": ({"stories__two_md": story("水尺", 900)}, "layout.overset", "edition.yaml:"),
    "unknown role": (
        {"small_yaml": STYLE + "text: {bodie: {face: kai}}\n"},
        "style.unknown-role",
        "small.yaml:",
    ),
    "unknown face": (
        {"small_yaml": STYLE + "text: {body: {face: comic}}\n"},
        "style.unknown-face",
        "small.yaml:",
    ),
    "unknown sheet": (
        {"edition_yaml": EDITION.replace("small.yaml", "broadshet")},
        "style.unknown-sheet",
        "edition.yaml",
    ),
}


@pytest.mark.parametrize(("files", "code", "place"), BROKEN.values(), ids=BROKEN)
def test_faulty_input_is_answered_with_a_diagnostic(
    files: dict[str, str],
    code: str,
    place: str,
    make_edition: Make,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    output = tmp_path / "paper.pdf"
    output.write_bytes(b"%PDF-1.4 of yesterday")
    assert main(["render", str(make_edition(**files)), "-o", str(output)]) == 1
    said = capsys.readouterr().err
    assert f"error[{code}]" in said
    assert place in said
    assert "Traceback" not in said
    assert output.read_bytes() == b"%PDF-1.4 of yesterday"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_all_errors_of_a_run_are_said_at_once(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_edition(
        edition_yaml=EDITION + "colour: red\n",
        stories__two_md=story("水尺", 0, "pictures: [{file: no.jpg}]\nforms: x\n"),
    )
    assert main(["render", str(folder), "-o", str(tmp_path / "x.pdf")]) == 1
    said = capsys.readouterr().err
    for code in ("copy.unknown-key", "copy.picture-missing"):
        assert code in said
    assert said.count("copy.unknown-key") == 2


@pytest.mark.parametrize("source", ["nowhere", ""])
def test_copy_that_is_not_there(
    source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / source
    assert main(["render", str(folder), "-o", str(tmp_path / "x.pdf")]) == 1
    assert "copy.missing-file" in capsys.readouterr().err
