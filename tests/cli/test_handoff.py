"""`duikai handoff`, `duikai render --profile`: from copy to package, and the ways out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from duikai.command import main

Make = Callable[..., Path]
PROFILE = """\
name: ours
extends: coldset
trim: [150, 230]
imposition: {multiple: 1}
"""


@pytest.fixture
def profile(tmp_path: Path) -> str:
    file = tmp_path / "ours.yaml"
    file.write_text(PROFILE, encoding="utf-8")
    return str(file)


def test_a_package_is_made_and_verified(
    make_edition: Make, tmp_path: Path, profile: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")
    assert main(["handoff", str(make_edition()), "-o", out, "--profile", profile]) == 0
    said = capsys.readouterr()
    folder = tmp_path / "out" / "paper_20261123_v1_handoff"
    assert str(folder) in said.out and "manifest SHA-256" in said.out
    report = json.loads((folder / "preflight" / "preflight.json").read_text("utf-8"))
    assert report["passes"] and report["file"] == "paper_20261123_v1.pdf"
    assert (folder / "preflight" / "preflight.html").is_file()
    assert main(["handoff", "--verify", out]) == 0
    assert capsys.readouterr().out.count("complete and unchanged") == 2
    (folder / "ticket.json").write_text("{}")
    assert main(["handoff", "--verify", out]) == 1
    assert "error[verify.changed]" in capsys.readouterr().err


def test_an_error_stops_it_and_its_name_lets_it_pass(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edition, out = str(make_edition()), tmp_path / "out"
    assert main(["handoff", edition, "-o", str(out)]) == 1
    said = capsys.readouterr().err
    assert "hint: mend it, or let it pass: --force " in said
    assert list(out.iterdir()) == []
    codes = {line.split("--force ")[1].strip() for line in said.splitlines() if "--force" in line}
    forced = [part for code in codes for part in ("--force", code)]
    assert main(["handoff", edition, "-o", str(out), *forced, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert {d["severity"] for d in data["diagnostics"]} == {"warning"}
    assert Path(data["archive"]).is_file()


@pytest.mark.parametrize(
    "arguments",
    [[], ["PAPER"], ["PAPER", "--verify", "x"], ["PAPER", "-o", "x", "--revision", "0"]],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["handoff", *arguments]) == 2
    assert "duikai handoff: " in capsys.readouterr().err


def test_a_profile_that_is_not_known(
    make_edition: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")
    assert main(["handoff", str(make_edition()), "-o", out, "--profile", "colset"]) == 1
    assert "shipped: coldset" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "version"),
    [
        ([], None),
        (["--profile", "coldset"], "PDF/X-1a:2003"),
        (["--profile", "office"], "PDF/X-4"),
        (["--flavour", "x1a-2001"], "PDF/X-1:2001"),
    ],
)
def test_render_for_a_printer(
    make_edition: Make, tmp_path: Path, options: list[str], version: str | None
) -> None:
    file = tmp_path / "x.pdf"
    assert main(["render", str(make_edition()), "-o", str(file), *options]) == 0
    assert (PdfReader(file).metadata or {}).get("/GTS_PDFXVersion") == version
