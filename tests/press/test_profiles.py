"""Profiles of printers: what ships can be used, and what is wrong is said where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from duikai_content.diagnostics import Diagnostics
from duikai_press.profile import Flavour, OutputKind, PressProfile
from duikai_press.profile_file import load_press_profile, shipped_profiles


def load(name: str | Path) -> tuple[PressProfile | None, list[str]]:
    diagnostics = Diagnostics()
    profile = load_press_profile(str(name), diagnostics)
    return profile, [str(d) for d in diagnostics]


def written(folder: Path, text: str) -> Path:
    file = folder / "printer.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_ships() -> None:
    assert set(shipped_profiles()) == {"coldset", "ifra", "tabloid", "office"}
    for name in shipped_profiles():
        profile, said = load(name)
        assert profile is not None and said == []
        assert profile.name == name


def test_the_strict_one_is_strict() -> None:
    strict, _ = load("ifra")
    usual, _ = load("coldset")
    assert strict is not None and usual is not None
    assert strict.ink.total == 220 < usual.ink.total
    assert strict.flavour is usual.flavour is Flavour.X1A_2003


def test_a_printers_own_profile_says_only_what_differs(tmp_path: Path) -> None:
    (tmp_path / "our.icc").write_bytes(b"x")
    file = written(
        tmp_path,
        "name: ours\nextends: coldset\nink: {total: 260}\noutput: {kind: file, file: our.icc}\n",
    )
    profile, said = load(file)
    assert profile is not None and said == []
    assert (profile.ink.total, profile.ink.area) == (260, 15)
    assert profile.output.kind is OutputKind.FILE
    assert profile.output_file == tmp_path / "our.icc"


@pytest.mark.parametrize(
    ("line", "code", "at"),
    [
        ("bled: 3", "profile.unknown-key", ":3:1:"),
        ("bleed: wide", "profile.wrong-type", ":3:8:"),
        ("flavour: x3", "profile.wrong-type", ":3:10:"),
        ("trim: [390]", "profile.out-of-range", ":3:7:"),
        ("pictures: {error: 300}", "profile.out-of-range", ":3:11:"),
        ("pictures: {quality: 100}", "profile.out-of-range", ":3:11:"),
        ("pictures_of_pages: {plate: 5}", "profile.out-of-range", ":3:20:"),
        ("imposition: {multiple: 0}", "profile.out-of-range", ":3:13:"),
        ("imposition: {sections: [2.5]}", "profile.out-of-range", ":3:13:"),
        ("spots: {inks: [{name: All, cmyk: [0, 0, 0, 0]}]}", "profile.out-of-range", ":3:8:"),
        ("spots: {inks: [{name: Red, cmyk: [0, 0, 0]}]}", "profile.out-of-range", ":3:8:"),
        (
            "spots: {most: 0, inks: [{name: R, cmyk: [0, 9, 0, 0]}]}",
            "profile.out-of-range",
            ":3:8:",
        ),
        ('names: {page: "{page}/{date}"}', "profile.out-of-range", ":3:8:"),
        ('names: {page: "{date}"}', "profile.out-of-range", ":3:8:"),
        ('names: {edition: "{page}"}', "profile.out-of-range", ":3:8:"),
        ('names: {edition: "{date"}', "profile.out-of-range", ":3:8:"),
        ('names: {edition: "报"}', "profile.out-of-range", ":3:8:"),
        ("output: {kind: file, file: gone.icc}", "profile.missing-file", ":3:9:"),
    ],
)
def test_faults_are_named_with_their_place(tmp_path: Path, line: str, code: str, at: str) -> None:
    profile, said = load(written(tmp_path, f"name: ours\nextends: coldset\n{line}\n"))
    assert profile is None
    assert len(said) == 1
    assert f"error[{code}]" in said[0]
    assert f"printer.yaml{at}" in said[0]


@pytest.mark.parametrize("name", ["nothing", "nowhere.yaml"])
def test_profiles_that_are_not_there(name: str) -> None:
    profile, said = load(name)
    assert profile is None
    assert len(said) == 1


def test_a_profile_that_extends_itself(tmp_path: Path) -> None:
    profile, said = load(written(tmp_path, "name: ours\nextends: printer.yaml\n"))
    assert profile is None
    assert "profile.circle" in said[0]
