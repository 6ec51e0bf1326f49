"""Profiles, and a way from a file's bytes to what preflight finds in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from duikai_content.diagnostics import Diagnostics
from duikai_press.preflight import PreflightReport, preflight_file
from duikai_press.profile import Flavour, OutputKind, PressProfile
from duikai_press.profile_file import load_press_profile

Judge = Callable[..., PreflightReport]


def _coldset() -> PressProfile:
    profile = load_press_profile("coldset", Diagnostics())
    assert profile is not None
    return profile


@pytest.fixture(scope="session")
def profiles() -> dict[str, PressProfile]:
    """The coldset profile, and the same press for other flavours and habits."""
    coldset = _coldset()
    return {
        "x1a": coldset,
        "x1a-2001": replace(coldset, flavour=Flavour.X1A_2001),
        "x4": replace(
            coldset,
            flavour=Flavour.X4,
            output=replace(coldset.output, kind=OutputKind.CUSTOM, condition="Custom"),
        ),
        "bleed": replace(coldset, bleed=3.0),
    }


@pytest.fixture
def judge(tmp_path: Path, profiles: dict[str, PressProfile]) -> Judge:
    """Judges a file's bytes by one of `profiles`."""

    def judged(data: bytes, profile: str = "x1a") -> PreflightReport:
        path = tmp_path / "judged.pdf"
        path.write_bytes(data)
        return preflight_file(path, profiles[profile])

    return judged
