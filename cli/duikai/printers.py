"""Which printer a file is for: press profiles by name, flavours of PDF/X by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duikai_content.diagnostics import Diagnostics, FaultyInput

if TYPE_CHECKING:
    from duikai_press.profile import Flavour, PressProfile


def press_profile(name: str | None, diagnostics: Diagnostics) -> PressProfile:
    """The press profile called `name`, or the usual one. Raises `FaultyInput`."""
    from duikai_press.profile_file import DEFAULT_PROFILE, load_press_profile

    profile = load_press_profile(name or DEFAULT_PROFILE, diagnostics)
    if profile is None:
        raise FaultyInput(diagnostics)
    return profile


def flavour_named(value: str | None) -> Flavour | None:
    """The flavour of PDF/X by its word, such as ``x4``."""
    from duikai_press.profile import Flavour

    return None if value is None else Flavour(value)
