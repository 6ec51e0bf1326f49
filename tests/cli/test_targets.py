"""Where results go: what is refused, what is kept, what is made."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import duikai_press
from duikai.command import main

Make = Callable[..., Path]
OLD = b"%PDF-1.4 of yesterday"


def _refused(
    argv: list[str], code: str, capsys: pytest.CaptureFixture[str], words: str = ""
) -> None:
    assert main(argv) == 1
    captured = capsys.readouterr()
    assert f"error[{code}]" in captured.err
    assert words in captured.err
    assert captured.out == ""


def _leftovers(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.endswith(".part")]


@pytest.mark.parametrize("option", ["-o", "--report"])
def test_a_folder_that_cannot_be_made(
    option: str, make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("not a folder")
    targets = {"-o": str(tmp_path / "x.pdf"), option: str(tmp_path / "file" / "sub" / "x")}
    argv = ["render", str(make_edition()), *(word for pair in targets.items() for word in pair)]
    code = "press.cannot-write" if option == "-o" else "report.cannot-write"
    _refused(argv, code, capsys, "is not a folder")
    assert not (tmp_path / "x.pdf").exists()


def test_an_output_that_is_a_folder(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "out.pdf").mkdir()
    argv = ["render", str(make_edition()), "-o", str(tmp_path / "out.pdf")]
    _refused(argv, "press.cannot-write", capsys, "this is a folder")


def test_a_slip_of_the_hand_costs_no_story(
    make_edition: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_edition()
    story = folder / "stories" / "one.md"
    before = story.read_bytes()
    _refused(["render", str(folder), "-o", str(story)], "press.cannot-write", capsys)
    _refused(["render", str(folder), "--report", str(story)], "report.cannot-write", capsys)
    assert story.read_bytes() == before


def test_a_device_is_not_replaced_by_a_file(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    _refused(["render", str(make_edition()), "-o", str(pipe)], "press.cannot-write", capsys)
    assert pipe.is_fifo()


def test_one_name_for_both_is_refused(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(tmp_path / "x")
    argv = ["render", str(make_edition()), "-o", target, "--report", target]
    _refused(argv, "report.cannot-write", capsys, "one name")


def test_a_target_and_the_copy_are_judged_in_one_run(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_edition(
        stories__two_md="no front matter", small_yaml="extends: tabloid\nname: small\nrool: 1\n"
    )
    assert main(["render", str(folder), "-o", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    for code in ("press.cannot-write", "copy.no-front-matter", "style.unknown-key"):
        assert f"error[{code}]" in said
    assert said.endswith("3 errors\n")


def test_neither_file_is_touched_when_the_press_fails(
    make_edition: Make,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stands_still(*_: object, **__: object) -> None:
        raise duikai_press.PressError("press.stopped", "the press stands still")

    monkeypatch.setattr(duikai_press, "write_pdf", stands_still)
    output, report = tmp_path / "x.pdf", tmp_path / "x.json"
    output.write_bytes(OLD)
    report.write_text("{}")
    argv = ["render", str(make_edition()), "-o", str(output), "--report", str(report)]
    _refused(argv, "press.stopped", capsys)
    assert (output.read_bytes(), report.read_text()) == (OLD, "{}")
    assert _leftovers(tmp_path) == []


def test_yesterdays_files_are_replaced(make_edition: Make, tmp_path: Path) -> None:
    output, report = tmp_path / "x.pdf", tmp_path / "x.json"
    output.write_bytes(OLD)
    report.write_text("{}")
    argv = ["render", str(make_edition()), "-o", str(output), "--report", str(report)]
    assert main(argv) == 0
    assert output.read_bytes() != OLD
    assert json.loads(report.read_text(encoding="utf-8"))["totals"]["pages"] == 1
    assert _leftovers(tmp_path) == []


@pytest.mark.parametrize("named", ["paper", "paper/edition.yaml", "paper/."])
def test_the_usual_output_is_named_after_the_edition(
    named: str, make_edition: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_edition()
    monkeypatch.chdir(tmp_path)
    assert main(["render", named]) == 0
    assert (tmp_path / "out" / "paper.pdf").is_file()
