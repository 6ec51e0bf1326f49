"""Profiles and PDFs for tests of the press."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from duikai_content.diagnostics import Diagnostics
from duikai_press.profile import PressProfile, ProofPictures
from duikai_press.profile_file import load_press_profile


def profile_called(name: str = "coldset", **changed: Any) -> PressProfile:
    """A shipped profile with other values of its fields; any trim will do, pictures are small."""
    profile = load_press_profile(name, Diagnostics())
    assert profile is not None
    small = {"trim": (), "pictures_of_pages": ProofPictures(36, 36)}
    return replace(profile, **{**small, **changed})
