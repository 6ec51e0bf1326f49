"""`duikai plan`, and what render makes of a plan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from duikai.command import main


@pytest.fixture
def paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["new", str(tmp_path / "paper")]) == 0
    capsys.readouterr()
    return tmp_path / "paper"


def designed(paper: Path, capsys: pytest.CaptureFixture[str], page: int) -> dict[str, object]:
    assert main(["plan", str(paper), "--page", str(page), "--json"]) == 0
    [found] = json.loads(capsys.readouterr().out)["pages"]
    return dict(found)


def test_a_page_is_drawn_with_its_price_by_term(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(paper), "--page", "1"]) == 0
    out = capsys.readouterr().out
    assert "望渡大桥通车" in out
    assert "┌" in out
    first = next(line for line in out.splitlines() if line.startswith("  1 "))
    price, terms = first[3:].split("=")
    parts = terms.split()
    assert abs(float(price) - sum(map(float, parts[1::2]))) < 0.6
    assert "parts" in parts


def test_what_is_written_is_kept(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = designed(paper, capsys, 2)
    assert main(["plan", str(paper), "--write"]) == 0
    capsys.readouterr()
    after = designed(paper, capsys, 2)

    def kept(page: dict[str, object]) -> list[tuple[object, ...]]:
        [first, *_] = page["designs"]  # type: ignore[misc]
        keys = ("story", "column", "row", "columns", "rows", "head")
        return sorted(tuple(s[key] for key in keys) for s in first["stories"])  # type: ignore[index]

    assert kept(after) == kept(before)
    assert after["density"] == before["density"]


def test_a_pin_moves_a_story_to_its_page_place_and_size(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (paper / "plan.yaml").write_text(
        "pages:\n  - page: 1\n    stories:\n"
        "      - {story: 01-bridge, column: 1, row: 1, columns: 6, head: 76}\n"
        "      - {story: 16-school-nap}\n",
        encoding="utf-8",
    )
    [first, *_] = designed(paper, capsys, 1)["designs"]  # type: ignore[misc]
    stories = {s["story"]: s for s in first["stories"]}  # type: ignore[index]
    lead = stories["01-bridge"]
    assert (lead["column"], lead["row"], lead["columns"], lead["head"]) == (1, 1, 6, 76)
    assert "16-school-nap" in stories


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        ("page: 1, stories: [{story: 01-bridge, columns: 1, rows: 9}]", "plan.impossible"),
        ("page: 9, stories: []", "plan.unknown-page"),
        ("page: 1, density: thin", "plan.unknown-density"),
    ],
)
def test_a_plan_that_cannot_be_kept_says_which_pin(
    plan: str, code: str, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (paper / "plan.yaml").write_text(f"pages: [{{{plan}}}]\n", encoding="utf-8")
    target = tmp_path / "out.pdf"
    assert main(["render", str(paper), "-o", str(target)]) == 1
    error = capsys.readouterr().err
    assert code in error
    assert "plan.yaml:1" in error
    assert not target.exists()


def test_another_design_is_taken_on_request(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    best = designed(paper, capsys, 1)
    assert main(["plan", str(paper), "--page", "1", "--json", "--alternative", "1:2"]) == 0
    [second] = json.loads(capsys.readouterr().out)["pages"]
    assert second["designs"][0] == best["designs"][1]  # type: ignore[index]
    assert main(["plan", str(paper), "--alternative", "1:99"]) == 1
    assert "plan.no-alternative" in capsys.readouterr().err
