"""A package from an edition's pages: everything is made beside the target, then renamed."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from duikai_content.diagnostics import Diagnostic, Diagnostics, FaultyInput, Severity
from duikai_press.document import FALLBACK_DATE
from duikai_press.errors import PressError
from duikai_press.handoff.making import Job, Making, write_into
from duikai_press.handoff.manifest import MANIFEST, Entry, entry_of, manifest_text
from duikai_press.handoff.plates import Draw
from duikai_press.profile import PressProfile


class Finding(Protocol):
    """What a preflight says of a file; `page` counts from 1."""

    @property
    def severity(self) -> Severity:
        """Only an error stops a package."""

    @property
    def code(self) -> str:
        """Stable; what ``--force`` names."""

    @property
    def message(self) -> str:
        """What is wrong, with value and limit."""

    @property
    def page(self) -> int | None:
        """The page, or None for the whole file."""


@dataclass(frozen=True, slots=True)
class PreflightOutcome:
    """Findings, and the reports to put into the package: file names and their texts."""

    findings: tuple[Finding, ...]
    reports: tuple[tuple[str, str], ...]


Preflight = Callable[[Path, PressProfile], PreflightOutcome]


@dataclass(frozen=True, slots=True)
class HandoffResult:
    """The package's folder and zip, the SHA-256 of its manifest, its files."""

    folder: Path
    archive: Path
    manifest_sha256: str
    files: tuple[Entry, ...]


class Handoff:
    """Makes packages. `draw` draws pages of a PDF, `preflight` judges a file; `on_page` is told
    after each page how many are done, and how many there are."""

    def __init__(
        self,
        draw: Draw,
        preflight: Preflight,
        on_page: Callable[[int, int], None] | None = None,
    ) -> None:
        self._draw = draw
        self._preflight = preflight
        self._on_page = on_page

    def write(
        self, job: Job, target: Path, forced: Collection[str], diagnostics: Diagnostics
    ) -> HandoffResult:
        """Write the package of `job` into the folder `target`, as a folder and as a zip.

        A package of that name which stands there is replaced as a whole or not at all. An error
        of the preflight stops it, unless its code is among `forced`. Raises `FaultyInput` with
        the findings, and `PressError` if something cannot be made or written.
        """
        made = Making(job, self._draw)
        name = made.names.package()
        _check_place(target / name)
        with _beside(target, name) as folder:
            made.files_for_plating(folder)
            outcome = self._preflight(folder / made.edition_file, job.profile)
            _judge(outcome, forced, diagnostics)
            for file, text in outcome.reports:
                write_into(folder / "preflight" / file, text.encode("utf-8"))
            made.pictures(folder, self._on_page)
            made.tickets(folder, sorted(forced))
            entries = tuple(entry_of(folder, path) for path in _files(folder))
            write_into(folder / MANIFEST, manifest_text(name, entries).encode("utf-8"))
            manifest = entry_of(folder, folder / MANIFEST)
            archive = _zipped(folder, name, job)
            _put_in_place(folder, archive, target, name)
        return HandoffResult(target / name, target / f"{name}.zip", manifest.sha256, entries)


def _check_place(place: Path) -> None:
    """Only a package is ever replaced by one. Raises `PressError`."""
    if place.exists() and not (place / MANIFEST).is_file():
        raise PressError(
            "press.not-a-package",
            f"{place}: this is no package, and is not overwritten",
            "name another folder",
        )


def _judge(outcome: PreflightOutcome, forced: Collection[str], diagnostics: Diagnostics) -> None:
    """Findings as diagnostics; raises `FaultyInput` if an error is not let pass by name."""
    stopped = False
    for finding in outcome.findings:
        where = f"page {finding.page}: " if finding.page else ""
        severity, hint = finding.severity, ""
        if severity is Severity.ERROR and finding.code in forced:
            severity, hint = Severity.WARNING, "let pass by --force"
        elif severity is Severity.ERROR:
            stopped, hint = True, f"mend it, or let it pass: --force {finding.code}"
        diagnostics.add(Diagnostic(severity, finding.code, where + finding.message, None, hint))
    for code in sorted(set(forced) - {finding.code for finding in outcome.findings}):
        diagnostics.warning("handoff.force-unused", f"nothing was found that is called {code}")
    if stopped:
        raise FaultyInput(diagnostics)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _zipped(folder: Path, name: str, job: Job) -> Path:
    """The folder as a zip beside it, dated as the edition is."""
    archive = folder.with_suffix(".zip")
    day = job.edition.date or FALLBACK_DATE
    stamp = (max(day.year, 1980), day.month, day.day, 0, 0, 0)  # a zip knows no earlier year
    with zipfile.ZipFile(archive, "w") as target:
        for path in _files(folder):
            info = zipfile.ZipInfo(f"{name}/{path.relative_to(folder).as_posix()}", stamp)
            info.external_attr = 0o644 << 16
            # PDFs and pictures are packed already.
            info.compress_type = zipfile.ZIP_STORED
            with path.open("rb") as source, target.open(info, "w", force_zip64=True) as entry:
                shutil.copyfileobj(source, entry, 1 << 20)
    return archive


@contextmanager
def _beside(target: Path, name: str) -> Iterator[Path]:
    """A folder to work in beside the package's place, gone at the end. Errors of the system
    become a `PressError`."""
    folder = target / f".{name}.{os.getpid()}.part"
    try:
        try:
            target.mkdir(parents=True, exist_ok=True)
            folder.mkdir()
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            folder.with_suffix(".zip").unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PressError(
            "press.cannot-write",
            f"{target}: cannot be written ({reason})",
            "name a folder that may be written to",
        ) from error


def _put_in_place(folder: Path, archive: Path, target: Path, name: str) -> None:
    """Rename the finished folder and zip; what stood there goes only when they are in place."""
    place, old = target / name, folder.with_suffix(".old")
    if place.exists():
        place.rename(old)
    try:
        folder.rename(place)
        archive.replace(target / f"{name}.zip")
    except OSError:
        if old.exists() and not place.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)
