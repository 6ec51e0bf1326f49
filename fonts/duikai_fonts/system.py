"""The faces installed in the system: a last resort, and what a style sheet names by family.

Nothing is looked for until it is needed. The order is the same on every run of one machine; on
another machine other faces may be found, which is why their use is reported.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from duikai_fonts.errors import FontError
from duikai_fonts.opening import OpenFace, check_embeddable, open_face

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_PLAIN_STYLES = frozenset({"regular", "book", "roman", "normal", "text", "常规", "标准", ""})
# Faces that claim every character and show none.
_HOLLOW = ("last resort", "lastresort", "adobe blank", "adobeblank")


@dataclass(frozen=True, slots=True)
class SystemFace:
    """An installed face. `families` holds its names in every language the system knows."""

    path: Path
    index: int
    families: tuple[str, ...]
    style: str


@cache
def find_system_faces() -> tuple[SystemFace, ...]:
    """Every installed face, upright text weights first, then by family, style and path.

    Empty when none can be found.
    """
    found = _from_fontconfig()
    if found is None:
        found = _from_folders()
    kept = (face for face in found if not _is_hollow(face))
    return tuple(sorted(kept, key=_order))


def find_family(name: str, weight: int | None) -> SystemFace | None:
    """The installed face of a family (any of its names) that is nearest to `weight`, or to 400."""
    wanted = name.casefold()
    best: tuple[float, SystemFace] | None = None
    for face in find_system_faces():
        if wanted not in (family.casefold() for family in face.families):
            continue
        opened = open_if_usable(face)
        if opened is None:
            continue
        distance = _distance(opened, face, 400 if weight is None else weight)
        if best is None or distance < best[0]:
            best = (distance, face)
    return None if best is None else best[1]


def open_if_usable(face: SystemFace) -> OpenFace | None:
    """The opened face, None when it is broken or must not be embedded."""
    try:
        opened = open_face(face.path, face.index)
        check_embeddable(opened, face.path)
    except FontError:
        return None
    return opened


def _distance(opened: OpenFace, face: SystemFace, weight: int) -> float:
    if opened.weights is not None:
        least, greatest = opened.weights
        off = max(least - weight, weight - greatest, 0)
    else:
        os2 = opened.table("OS/2")
        off = abs(int.from_bytes(os2[4:6], "big") - weight) if len(os2) >= 6 else 1000
    slanted = any(word in face.style.casefold() for word in ("italic", "oblique"))
    return off + (2000 if slanted else 0)


def _order(face: SystemFace) -> tuple[bool, tuple[str, ...], str, str, int]:
    plain = face.style.casefold() in _PLAIN_STYLES
    return not plain, face.families, face.style, str(face.path), face.index


def _is_hollow(face: SystemFace) -> bool:
    return any(word in family.casefold() for family in face.families for word in _HOLLOW)


def _from_fontconfig() -> list[SystemFace] | None:
    import subprocess  # late, because most editions never ask the system

    program = shutil.which("fc-list")
    if program is None:
        return None
    command = [program, "--format", "%{file}\t%{index}\t%{family}\t%{style[0]}\n"]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return None
    faces: list[SystemFace] = []
    for line in done.stdout.decode("utf-8", "replace").splitlines():
        fields = line.split("\t")
        # Above 16 bits the index names an instance of a variable face, which is listed as well.
        if len(fields) != 4 or not fields[1].isdigit() or int(fields[1]) > 0xFFFF:
            continue
        path = Path(fields[0])
        if path.suffix.lower() in _SUFFIXES:
            families = tuple(sorted(set(fields[2].split(","))))
            faces.append(SystemFace(path, int(fields[1]), families, fields[3]))
    return list(dict.fromkeys(faces))


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        return [windows / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts"]


def _from_folders() -> list[SystemFace]:
    faces: list[SystemFace] = []
    for folder in _folders():
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() in _SUFFIXES:
                faces.extend(_members(path))
    return faces


def _members(path: Path) -> list[SystemFace]:
    """The faces of a file; of a collection, all of them."""
    try:
        with path.open("rb") as file:
            start = file.read(12)
    except OSError:
        return []
    count = int.from_bytes(start[8:12], "big") if start[:4] == b"ttcf" else 1
    faces: list[SystemFace] = []
    for index in range(min(count, 256)):
        try:
            opened = open_face(path, index)
        except FontError:
            continue
        family = opened.name(16) or opened.name(1)
        style = opened.name(17) or opened.name(2)
        faces.append(SystemFace(path, index, (family,), style))
    return faces
