"""The other commands, and the ways of the command line itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from duikai.command import main
from duikai.commands import COMMANDS

TRANSCRIPT = """\
---
paper: 试验日报
date: 2026-11-23
---
# 码头上的读数 记了二十六年

本报讯(记者 某某)河水在夜里退了三寸,码头上的木桩露出一圈深色的水痕。

值班的人把读数记在本子上,又用手电照了照对岸的标尺。 (某某)
"""


@pytest.mark.parametrize("command", [c.name for c in COMMANDS])
def test_every_command_has_help_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help"]) == 0
    assert f"example: duikai {command}" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    "argv", [[], ["rendr"], ["render"], ["preview", "x", "--png", "y", "--dpi", "no"]]
)
def test_wrong_usage_is_2(argv: list[str]) -> None:
    assert main(argv) == 2


def test_new_writes_a_starter_and_never_over_something(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "paper"
    assert main(["new", str(folder), "--paper", "江城日报"]) == 0
    assert "江城日报" in (folder / "edition.yaml").read_text(encoding="utf-8")
    assert main(["new", str(folder)]) == 1
    assert "error[" in capsys.readouterr().err


def test_import_writes_an_edition_folder(tmp_path: Path) -> None:
    transcript = tmp_path / "copy.md"
    transcript.write_text(TRANSCRIPT, encoding="utf-8")
    assert main(["import", str(transcript), str(tmp_path / "paper")]) == 0
    [story] = (tmp_path / "paper" / "stories").iterdir()
    assert "河水在夜里退了三寸，" in story.read_text(encoding="utf-8")


def test_fonts_lists_roles_with_coverage_and_licence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fonts", "--json"]) == 0
    rows = {row["role"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["song"]["characters"] >= 8105
    assert all("OFL" in row["licence"] and row["embeddable"] for row in rows.values())


def test_styles_lists_the_shipped_sheets(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["styles", "--json"]) == 0
    sheets = {row["name"]: row["trim_mm"] for row in json.loads(capsys.readouterr().out)}
    assert sheets == {"broadsheet": [390, 545], "tabloid": [272, 390]}


def test_diagnostics_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", str(tmp_path / "no"), "--json"]) == 1
    [found] = json.loads(capsys.readouterr().err)["diagnostics"]
    assert found["code"] == "copy.missing-file"
    assert found["severity"] == "error"


def test_the_module_runs_as_a_process_and_stays_quiet_in_a_pipe() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "duikai", "styles"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0
    assert run.stderr == ""
    assert "\x1b" not in run.stdout


def test_importing_the_package_opens_no_room() -> None:
    code = "import duikai, sys; print(*sorted(m for m in sys.modules if m.startswith('duikai')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["duikai"]
