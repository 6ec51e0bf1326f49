"""How a run ends: interrupted, into a closed pipe, on a narrow terminal, from Python."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import duikai
from duikai import phases
from duikai.command import main

Make = Callable[..., Path]


def test_an_interruption_is_quiet(
    make_edition: Make,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(phases, "compose", interrupted)
    assert main(["render", str(make_edition()), "-o", str(tmp_path / "x.pdf")]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = [sys.executable, "-m", "duikai", "fonts", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0


def test_the_system_failing_is_a_diagnostic(
    make_edition: Make,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(phases, "compose", full)
    assert main(["render", str(make_edition()), "-o", str(tmp_path / "x.pdf")]) == 1
    assert "error[system.failed]" in capsys.readouterr().err


def test_an_encoding_without_han_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO()
    narrow = io.TextIOWrapper(buffer, encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    assert main(["styles"]) == 0
    assert b"\\u5bf9\\u5f00" in buffer.getvalue()


def test_copy_does_not_drive_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", str(tmp_path / "\x1b[2Jpaper"), "-o", str(tmp_path / "x.pdf")]) == 1
    said = capsys.readouterr().err
    assert "\\x1b[2Jpaper" in said
    assert "\x1b" not in said


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("variable", "coloured"), [("", True), ("1", False)])
def test_colours_on_a_terminal_only_and_not_against_the_users_wish(
    variable: str, coloured: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("NO_COLOR", variable)
    monkeypatch.setenv("TERM", "xterm")
    assert main(["import", str(tmp_path / "no.md"), str(tmp_path / "x")]) == 1
    assert ("\x1b[31;1merror[copy.missing-file]" in terminal.getvalue()) == coloured


def test_an_option_for_transcripts_is_not_swallowed_by_a_folder(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ["render", str(make_edition()), "-o", str(tmp_path / "x.pdf"), "--issue", "8"]
    assert main(argv) == 0
    assert "warning[copy.option-unused]" in capsys.readouterr().err


def test_the_result_as_json(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "x.pdf"
    assert main(["render", str(make_edition()), "-o", str(output), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["output"] == str(output)
    assert data["bytes"] == output.stat().st_size
    assert data["diagnostics"] == []


def test_preview_draws_every_page_and_the_contact_sheet(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures = tmp_path / "pages"
    argv = ["preview", str(make_edition()), "--png", str(pictures), "--dpi", "40"]
    assert main([*argv, "--contact-sheet"]) == 0
    names = ["page-01.png", "contact-sheet.png"]
    assert capsys.readouterr().out.split() == [str(pictures / name) for name in names]
    assert all((pictures / name).read_bytes().startswith(b"\x89PNG") for name in names)


def test_pictures_that_cannot_be_written(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pages").write_text("not a folder")
    assert main(["preview", str(make_edition()), "--png", str(tmp_path / "pages")]) == 1
    assert "error[preview.cannot-write]" in capsys.readouterr().err


def test_the_same_from_python(make_edition: Make, tmp_path: Path) -> None:
    counted: list[tuple[str, int, int]] = []
    result = duikai.render(
        make_edition(),
        tmp_path / "x.pdf",
        progress=lambda phase, done, total: counted.append((phase, done, total)),
    )
    assert (result.pages, result.size) == (1, (tmp_path / "x.pdf").stat().st_size)
    assert counted == [("layout", 1, 1), ("press", 1, 1)]
    with pytest.raises(duikai.FaultyInput) as caught:
        duikai.render(tmp_path / "nowhere", tmp_path / "y.pdf")
    assert [d.code for d in caught.value.diagnostics] == ["copy.missing-file"]
    assert not hasattr(duikai, "nonsense")
