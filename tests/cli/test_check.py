"""`duikai check`, from the command line and from Python."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import duikai
from duikai.command import main
from duikai.rules import every_rule, rule_table
from duikai_content.diagnostics import Severity

Make = Callable[..., Path]
MANUAL = Path(__file__).parents[2] / "docs" / "check.md"
PAPER = """\
paper: {name: 试验日报, sponsor: 某单位, publisher: 某报社, cn: CN 00-0000}
date: 2026-11-23
issue: 7
style: small.yaml
imprint: {address: 某路1号, postcode: "000000", phone: 0000-0000000, price: 每份1元, printer: 某厂}
sections: [{name: 要闻}]
"""
FAULTY = "---\nheadline: 水位\n---\n河水在夜里退了三寸,他们再接再励。\n\n对岸对岸的人 没有说话。\n"
CLEAN = "---\nheadline: 水位\n---\n河水在夜里退了三寸。\n"


@pytest.fixture
def faulty(make_edition: Make) -> Path:
    return make_edition(
        **{"edition.yaml": PAPER, "stories__one.md": FAULTY, "stories__two.md": None}
    )


@pytest.fixture
def clean(make_edition: Make) -> Path:
    return make_edition(
        **{"edition.yaml": PAPER, "stories__one.md": CLEAN, "stories__two.md": None}
    )


def test_findings_come_by_place_with_a_summary(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(faulty)]) == 1
    said = capsys.readouterr()
    file = faulty / "stories" / "one.md"
    lines = [line for line in said.out.split("\n") if line.startswith(str(file))]
    assert [line.split(": ")[1].split("[")[1] for line in lines] == [
        "marks.half-width]",
        "words.misspelt]",
        "copy.doubled-word]",
        "spaces.between-han]",
    ]
    assert lines[0].startswith(f"{file}:4:10: error[marks.half-width]: ")
    assert lines[3].startswith(f"{file}:6:7: warning[spaces.between-han]: ")
    assert "    hint: write “再接再厉”\n" in said.out
    assert "2 errors, 2 warnings\n      1  copy.doubled-word\n" in said.out
    assert said.err == ""


def test_clean_copy_is_said_to_be_clean(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(clean), "--strict"]) == 0
    assert capsys.readouterr() == ("nothing found\n", "")


def test_the_findings_as_json(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(faulty), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["counts"] == {"error": 2, "warning": 2, "note": 0}
    assert data["codes"]["words.misspelt"] == 1
    assert data["findings"][1] == {
        "severity": "error",
        "code": "words.misspelt",
        "message": "“再接再励” is written “再接再厉”",
        "file": str(faulty / "stories" / "one.md"),
        "line": 4,
        "column": 13,
        "hint": "write “再接再厉”",
    }


@pytest.mark.parametrize(
    ("options", "code", "found"),
    [
        (["--only", "words"], 1, {"words.misspelt"}),
        (["--only", "words,spaces.between-han"], 1, {"words.misspelt", "spaces.between-han"}),
        (["--only", "copy"], 0, {"copy.doubled-word"}),
        (["--only", "copy", "--strict"], 1, {"copy.doubled-word"}),
        (["--skip", "marks,words"], 0, {"copy.doubled-word", "spaces.between-han"}),
        (["--only", "marks", "--skip", "marks.half"], 0, set()),
    ],
)
def test_codes_are_chosen_by_their_beginning(
    options: list[str],
    code: int,
    found: set[str],
    faulty: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["check", str(faulty), "--json", *options]) == code
    assert set(json.loads(capsys.readouterr().out)["codes"]) == found


@pytest.mark.parametrize("argv", [["check"], ["check", "x", "--only", "mraks"]])
def test_wrong_usage(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    assert "usage: duikai check" in capsys.readouterr().err


def test_what_keeps_copy_from_being_read_is_always_said(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "no"), "--only", "words", "--json"]) == 1
    assert set(json.loads(capsys.readouterr().out)["codes"]) == {"copy.missing-file"}
    # A faulty sheet and a faulty story keep nothing else from being found.
    half = make_edition(**{
        "edition.yaml": PAPER.replace("small.yaml", "none.yaml"),
        "stories__one.md": FAULTY.replace("headline", "haedline"),
        "stories__two.md": CLEAN.replace("三寸", "三寸,再接再励"),
    })  # fmt: skip
    codes = {finding.code for finding in duikai.check(half)}
    assert {"copy.missing-key", "words.misspelt", "marks.half-width"} <= codes
    assert any(code.startswith("style.") for code in codes)


def test_type_is_looked_at_without_pages(
    make_edition: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    word = "yanjiang_example_" + "news_" * 8
    folder = make_edition(**{
        "edition.yaml": PAPER,
        "stories__one.md": CLEAN.replace("三寸", f"三寸，见{word}，又见\u9fff字"),
    })  # fmt: skip
    assert main(["check", str(folder), "--only", "type,fonts", "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    places = {finding["code"]: finding["column"] for finding in data["findings"]}
    assert places == {"type.long-word": 12, "fonts.missing": 15 + len(word)}


def test_a_transcript_is_checked_in_its_own_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.md"
    path.write_text("# 水位退了\n\n河水退了三寸,对岸\n\n对岸的人再接再励。\n", encoding="utf-8")
    argv = ["check", str(path), "--paper", "试验日报", "--date", "2026-11-23", "--issue", "7"]
    assert main([*argv, "--only", "words"]) == 1
    assert capsys.readouterr().out.startswith(f"{path}:5:5: error[words.misspelt]")


def test_the_same_from_python(faulty: Path) -> None:
    found = duikai.check(str(faulty), skip=["copy"])
    assert [finding.severity for finding in found] == [
        Severity.ERROR, Severity.ERROR, Severity.WARNING,
    ]  # fmt: skip
    assert duikai.check(faulty, only=["words"])[0].code == "words.misspelt"


def test_neither_press_nor_preview_is_opened(clean: Path) -> None:
    code = (
        "import duikai, sys; duikai.check(sys.argv[1]); "
        "print(*sorted({m.partition('.')[0] for m in sys.modules if m.startswith('duikai')}))"
    )
    command = [sys.executable, "-c", code, str(clean)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    rooms = run.stdout.split()
    assert "duikai_layout" in rooms
    assert not {"duikai_press", "duikai_preview"} & set(rooms)


def test_rendering_does_not_proofread(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_edition()
    story = folder / "stories" / "one.md"
    text = story.read_text(encoding="utf-8").replace("深色", "深色深色")
    story.write_text(text, encoding="utf-8")
    assert main(["render", str(folder), "-o", str(tmp_path / "x.pdf")]) == 0
    assert "doubled" not in capsys.readouterr().err


def test_the_manual_has_the_table_of_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--codes"]) == 0
    table = capsys.readouterr().out
    assert table == rule_table(every_rule())
    assert table in MANUAL.read_text(encoding="utf-8")
    assert all(line.count(" | ") == 5 for line in table.splitlines())
