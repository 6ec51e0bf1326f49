"""The faces that travel with the program. See files/manifest.json for where they come from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILES = Path(__file__).resolve().parent / "files"
"""The folder of the bundled faces, their licences and the manifest."""

DEFAULT_WEIGHT = 400
"""The weight of a bundled variable face when a style sheet names none (its axis starts thin)."""


@dataclass(frozen=True, slots=True)
class BundledFace:
    """An entry of the manifest. `weights` is the range of the wght axis of a variable face."""

    stem: str
    path: Path
    family: str
    style: str
    licence: str
    licence_path: Path
    sha256: str
    characters: int
    weights: tuple[int, int] | None


@cache
def bundled_faces() -> dict[str, BundledFace]:
    """The bundled faces by the stem of their file."""
    manifest = json.loads((FILES / "manifest.json").read_text(encoding="utf-8"))
    return {stem: _entry(stem, entry) for stem, entry in manifest["faces"].items()}


def _entry(stem: str, entry: dict[str, object]) -> BundledFace:
    axes = entry["axes"]
    assert isinstance(axes, list)
    weights = next(((int(a["min"]), int(a["max"])) for a in axes if a["tag"] == "wght"), None)
    return BundledFace(
        stem=stem,
        path=FILES / str(entry["file"]),
        family=str(entry["family"]),
        style=str(entry["style"]),
        licence=str(entry["licence"]),
        licence_path=FILES / str(entry["licence_file"]),
        sha256=str(entry["sha256"]),
        characters=int(str(entry["characters"])),
        weights=weights,
    )


@cache
def standard_characters() -> str:
    """The 8,105 characters of 通用规范汉字表, in the order of their official numbers."""
    text = (FILES / "standard-characters.txt").read_text(encoding="utf-8")
    return text.replace("\n", "")
