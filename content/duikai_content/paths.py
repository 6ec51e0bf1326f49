"""Paths that copy may name: inside the edition's folder, and nowhere else."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

from duikai_content.diagnostics import Diagnostics
from duikai_content.spans import SourceSpan


def resolve_inside(
    root: Path, text: str, span: SourceSpan, diagnostics: Diagnostics, *, area: str = "copy"
) -> Path | None:
    """The path that `text` names below `root`, or None and a diagnostic.

    Refused: an absolute path, one that climbs out of `root` by ``..`` or through a symbolic
    link, and an empty one. The file need not exist. A backslash counts as a slash, so that
    a folder made on Windows reads the same everywhere.
    """
    relative = Path(text.replace("\\", "/"))
    if not text or relative.is_absolute() or PureWindowsPath(text).drive:
        hint = "give the path from the edition's folder, such as pictures/a.jpg"
        diagnostics.error(f"{area}.outside-folder", f"“{text}” is not a relative path", span, hint)
        return None
    path = root / relative
    try:
        inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError) as error:  # loops of links, NUL, name too long
        diagnostics.error(f"{area}.unreadable", f"“{text}” cannot be followed: {error}", span)
        return None
    if not inside:
        diagnostics.error(
            f"{area}.outside-folder",
            f"“{text}” leads out of the edition's folder",
            span,
            "copy the file into the folder",
        )
        return None
    return path
