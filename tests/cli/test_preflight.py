"""`duikai preflight`: exit codes, what goes where, what is never overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pdf_draft import Draft

from duikai.command import main


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.pdf"
    path.write_bytes(Draft.good().written())
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    draft = Draft.good()
    draft.draw(b"/GK gs 1 0 0 rg 100 300 50 60 re f")
    path = tmp_path / "bad.pdf"
    path.write_bytes(draft.written())
    return path


def test_a_good_file_is_0(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", str(good)]) == 0
    assert "0 errors, 0 warnings, 0 notes; passes as coldset" in capsys.readouterr().out


def test_an_error_is_1_and_said(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", str(bad)]) == 1
    captured = capsys.readouterr()
    assert "page 1: error[colour.rgb]: a path in DeviceRGB at 100.0 300.0 150.0 360.0" in (
        captured.out
    )
    assert "1 error, 0 warnings, 0 notes; does not pass as coldset" in captured.out
    assert captured.err == ""


def test_warnings_alone_are_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = Draft.good()
    draft.draw(b"/GO gs 0 0 0 1 k BT /F1 4.5 Tf 100 600 Td <0001> Tj ET")
    path = tmp_path / "small.pdf"
    path.write_bytes(draft.written())
    assert main(["preflight", str(path)]) == 0
    assert "warning[text.small]: type of 4.5 pt (limit 5 pt)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "preflight.no-file"), (b"a letter", "preflight.not-a-pdf"),
     (b"%PDF-1.4 and no more", "preflight.not-a-pdf"), (b"", "preflight.not-a-pdf")],
)  # fmt: skip
def test_no_pdf_is_1_with_a_diagnostic(
    content: bytes | None, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "it.pdf"
    if content is not None:
        path.write_bytes(content)
    assert main(["preflight", str(path)]) == 1
    assert f"error[{code}]" in capsys.readouterr().err


def test_a_folder_is_no_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", str(tmp_path)]) == 1
    assert "error[preflight.no-file]" in capsys.readouterr().err


@pytest.mark.parametrize("argv", [["preflight"], ["preflight", "a.pdf", "--paper", "x"]])
def test_wrong_usage_is_2(argv: list[str]) -> None:
    assert main(argv) == 2


def test_json(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preflight", str(bad), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [finding["code"] for finding in data["findings"]] == ["colour.rgb"]


def test_a_profile_by_name_and_by_path(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("name: own\nextends: coldset\nink: {total: 150}\nbleed: 3\n", encoding="utf-8")
    assert main(["preflight", str(good), "--profile", str(own)]) == 1
    assert "error[box.bleed-short]" in capsys.readouterr().out
    assert main(["preflight", str(good), "--profile", "nobody"]) == 1
    assert "nobody" in capsys.readouterr().err


def test_another_flavour_than_the_profile_has(
    good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["preflight", str(good), "--flavour", "x4"]) == 1
    assert "error[xmp.missing]" in capsys.readouterr().out


def test_the_page_is_written_and_nothing_else_overwritten(
    bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "deep" / "page.html"
    assert main(["preflight", str(bad), "--html", str(page)]) == 1
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert main(["preflight", str(bad), "--html", str(page)]) == 1
    assert "cannot-write" not in capsys.readouterr().err
    letter = tmp_path / "letter.md"
    letter.write_text("to my aunt")
    assert main(["preflight", str(bad), "--html", str(letter)]) == 1
    assert "error[html.cannot-write]" in capsys.readouterr().err
    assert letter.read_text() == "to my aunt"
    assert [path.name for path in page.parent.iterdir()] == ["page.html"]


def test_what_a_file_says_does_not_drive_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = Draft.good()
    draft.info["GTS_PDFXVersion"] = "<FEFF001B005B0032004A>"
    path = tmp_path / "loud.pdf"
    path.write_bytes(draft.written())
    main(["preflight", str(path)])
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\\x1b[2J" in out
