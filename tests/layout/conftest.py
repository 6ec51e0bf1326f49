"""A style sheet, a typesetter and stories for the tests of the layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from duikai_content.diagnostics import Diagnostics
from duikai_fonts import DEFAULT_SPECS, Catalogue, Shaper
from duikai_layout.typeset import Typesetter
from duikai_styles import StyleSheet, load_style_sheet


@pytest.fixture(scope="session")
def sheet() -> StyleSheet:
    diagnostics = Diagnostics()
    found = load_style_sheet("broadsheet", Path("."), diagnostics)
    assert found is not None, list(diagnostics)
    return found


@pytest.fixture(scope="session")
def setter(sheet: StyleSheet) -> Typesetter:
    return Typesetter(sheet, Shaper(Catalogue(DEFAULT_SPECS, use_system=False)), "zh-Hans")
