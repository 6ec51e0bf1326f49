"""The catalogue of faces that a style sheet names."""

from __future__ import annotations

from pathlib import Path

from duikai_content.diagnostics import Diagnostics, FaultyInput
from duikai_content.paths import resolve_inside
from duikai_content.spans import SourceSpan
from duikai_fonts import Catalogue, FaceSpec, FontError
from duikai_styles.sheet import StyleSheet

FONT_FILES = (".ttf", ".otf", ".ttc")


def catalogue_for(
    sheet: StyleSheet, root: Path, diagnostics: Diagnostics, *, use_system: bool = True
) -> Catalogue:
    """The faces that a style sheet names; font files are looked for in the folder `root`.

    Raises `FaultyInput` when a face cannot be used.
    """
    specs = []
    for face in sheet.faces:
        source = face.source
        if source.lower().endswith(FONT_FILES):
            found = resolve_inside(root, source, SourceSpan(sheet.name), diagnostics)
            source = str(found) if found else source
        specs.append(FaceSpec(face.role, source, face.weight))
    diagnostics.raise_errors()
    try:
        return Catalogue(specs, fallback=sheet.fallback, use_system=use_system)
    except FontError as error:
        hint = "see the faces of the style sheet, and: duikai fonts"
        diagnostics.error("fonts.unusable", str(error), SourceSpan(sheet.name), hint)
    raise FaultyInput(diagnostics)
