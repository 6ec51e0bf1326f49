"""The manifest of a package: every file with its size and SHA-256, and the check against it.

A received package is hostile until proved otherwise: no path leads out of it, nothing is unpacked,
and of no file more is read than the manifest says that it has.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from duikai_content.diagnostics import Diagnostics
from duikai_content.spans import SourceSpan

MANIFEST = "manifest.json"
_CHUNK = 1 << 20
_LARGEST_MANIFEST = 16 << 20
_UNREADABLE = (
    OSError, ValueError, KeyError, TypeError, EOFError, RecursionError,
    NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What hostile JSON, and zips of other methods, passwords or broken streams, raise."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a package: its path within it, its size in bytes, its SHA-256."""

    path: str
    bytes: int
    sha256: str


def entry_of(root: Path, file: Path) -> Entry:
    """The entry of a file below `root`."""
    with file.open("rb") as stream:
        size, digest = _digest(stream, None)
    return Entry(file.relative_to(root).as_posix(), size, digest)


def manifest_text(package: str, entries: Iterable[Entry]) -> str:
    """The manifest as JSON, files in the order of their paths."""
    files = [
        {"path": e.path, "bytes": e.bytes, "sha256": e.sha256}
        for e in sorted(entries, key=lambda e: e.path)
    ]
    data = {"schema": 1, "package": package, "files": files}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def verify_packages(place: Path, diagnostics: Diagnostics) -> list[str]:
    """Check the package at `place`: a folder, a zip, or a folder that holds packages.

    Returns the packages that were looked at. What is missing, changed or too much goes to
    `diagnostics` as errors.
    """
    found = list(_packages(place))
    if not found:
        message, hint = "there is no package here", "name the folder or the zip that was received"
        diagnostics.error("verify.no-package", message, SourceSpan(str(place)), hint)
    for package in found:
        if package.is_dir():
            files = {
                path.relative_to(package).as_posix(): path
                for path in sorted(package.rglob("*"))
                if not path.is_dir() or path.is_symlink()
            }
            _verify(str(package), files, _opened, diagnostics)
        else:
            _verify_zip(package, diagnostics)
    return [str(package) for package in found]


def _packages(place: Path) -> Iterator[Path]:
    if place.is_file() or (place / MANIFEST).is_file():
        yield place
    elif place.is_dir():
        for child in sorted(place.iterdir()):
            if child.suffix == ".zip" or (child / MANIFEST).is_file():
                yield child


def _opened(path: Path) -> IO[bytes]:
    if path.is_symlink() or not path.is_file():
        raise OSError("this is not a file")
    return path.open("rb")


def _verify_zip(package: Path, diagnostics: Diagnostics) -> None:
    span = SourceSpan(str(package))
    try:
        with zipfile.ZipFile(package) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            files: dict[str, zipfile.ZipInfo] = {}
            for info in infos:
                name = PurePosixPath(info.filename)
                inside = PurePosixPath(*name.parts[1:]).as_posix()
                if inside in files:
                    message = f"{info.filename} is in the zip twice"
                    diagnostics.error("verify.extra", message, span)
                files[inside] = info
            _verify(str(package), files, archive.open, diagnostics)
    except _UNREADABLE as error:
        diagnostics.error("verify.unreadable", f"cannot be read as a zip ({error})", span)


def _verify(
    where: str,
    files: Mapping[str, Any],
    opened: Callable[[Any], AbstractContextManager[IO[bytes]]],
    diagnostics: Diagnostics,
) -> None:
    span = SourceSpan(where)
    manifest = files.get(MANIFEST)
    if manifest is None:
        diagnostics.error("verify.no-manifest", f"there is no {MANIFEST}", span)
        return
    try:
        with opened(manifest) as stream:
            entries = _entries(stream.read(_LARGEST_MANIFEST))
    except _UNREADABLE as error:
        diagnostics.error("verify.bad-manifest", f"{MANIFEST} cannot be read ({error})", span)
        return
    for path in sorted(files.keys() - entries.keys() - {MANIFEST}):
        diagnostics.error("verify.extra", f"{path} is not in the manifest", span)
    for path, entry in entries.items():
        if path not in files:
            diagnostics.error("verify.missing", f"{path} is missing", span)
            continue
        try:
            with opened(files[path]) as stream:
                size, digest = _digest(stream, entry.bytes)
        except _UNREADABLE as error:
            diagnostics.error("verify.changed", f"{path} cannot be read ({error})", span)
            continue
        if (size, digest) != (entry.bytes, entry.sha256):
            message = f"{path} is not the file that was handed over"
            diagnostics.error("verify.changed", message, span, "ask for the package again")


def _entries(data: bytes) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for file in json.loads(data)["files"]:
        entry = Entry(str(file["path"]), int(file["bytes"]), str(file["sha256"]))
        if entry.path in entries:
            raise ValueError(f"{entry.path} is named twice")
        entries[entry.path] = entry
    return entries


def _digest(stream: IO[bytes], most: int | None) -> tuple[int, str]:
    """Size and SHA-256 of a stream; reading stops where it has more than `most` bytes."""
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        digest.update(chunk)
        if most is not None and size > most:
            break
    return size, digest.hexdigest()
