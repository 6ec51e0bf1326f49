"""Which printer a file is for: press profiles by name, flavours of PDF/X by their words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from duikai_content.diagnostics import Diagnostics, FaultyInput

if TYPE_CHECKING:
    from duikai_press.profile import PressProfile


def press_profile(name: str | None, flavour: str | None, diagnostics: Diagnostics) -> PressProfile:
    """The press profile called `name`, or the usual one, in its own flavour of PDF/X or in the one
    with the word `flavour`, such as ``x4``. Raises `FaultyInput`."""
    from duikai_press.profile import Flavour
    from duikai_press.profile_file import DEFAULT_PROFILE, load_press_profile

    profile = load_press_profile(name or DEFAULT_PROFILE, diagnostics)
    if profile is None:
        raise FaultyInput(diagnostics)
    return replace(profile, flavour=Flavour(flavour)) if flavour else profile
