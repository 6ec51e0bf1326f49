"""The phases on one screen: copy → edition → sheet → faces → pages → file.

Every phase adds to one list of diagnostics. Copy, style sheet and targets are looked at together,
so that one run names all that can be seen before type is set; nothing is written before all is
well, and what is written replaces what stood there in one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duikai_content.diagnostics import Diagnostic, Diagnostics, FaultyInput
from duikai_content.spans import SourceSpan
from duikai_content.transcript.options import TranscriptOptions

if TYPE_CHECKING:
    from duikai_content.model import Edition
    from duikai_fonts import Catalogue
    from duikai_layout.page import PaginatedEdition

Progress = Callable[[str, int, int], None]
"""Called with the phase (``layout``, ``press``), pages done and pages in all."""


@dataclass(frozen=True, slots=True)
class RenderResult:
    """What a run made: the file, its size in bytes, its pages, the report, the warnings."""

    output: Path
    size: int
    pages: int
    report: dict[str, Any]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """Finished pages, the faces they are set in, the paper's name in Latin letters."""

    pages: PaginatedEdition
    catalogue: Catalogue
    latin: str


def compose(
    source: str | Path,
    diagnostics: Diagnostics,
    *,
    style: str | None = None,
    options: TranscriptOptions | None = None,
    progress: Progress | None = None,
) -> Composed:
    """Read, style, set and compose the edition at `source`. Raises `FaultyInput`."""
    edition = _read(Path(source), diagnostics, style, options)

    from duikai_styles.loading import load_style_sheet

    span = SourceSpan("--style") if style else edition.span
    sheet = load_style_sheet(edition.style, edition.root, diagnostics, span)
    if sheet is None or diagnostics.has_errors:
        raise FaultyInput(diagnostics)

    from duikai_layout.edition import catalogue_for, lay_out

    with faults(diagnostics):
        catalogue = catalogue_for(sheet, edition.root, diagnostics)
        pages = lay_out(edition, sheet, catalogue, diagnostics, told_of("layout", progress))
    return Composed(pages, catalogue, edition.paper.latin)


def render(
    source: str | Path,
    output: str | Path,
    *,
    style: str | None = None,
    options: TranscriptOptions | None = None,
    report: str | Path | None = None,
    profile: str | None = None,
    flavour: str | None = None,
    progress: Progress | None = None,
    diagnostics: Diagnostics | None = None,
) -> RenderResult:
    """Set the edition or transcript at `source` and write it to the PDF `output`.

    `style` overrides the edition's style sheet, `options` give what a transcript does not say,
    `report` is where the JSON report goes; with a press `profile` the file is PDF/X for that
    printer, in its own `flavour` if no other is named. Missing folders are made. Raises
    `FaultyInput`; what stood at `output` and `report` then stands there still.
    """
    from duikai.printers import press_profile
    from duikai.report_file import report_beside, report_with_diagnostics
    from duikai.targets import check_targets, make_folder

    found = Diagnostics() if diagnostics is None else diagnostics
    target, report_target = Path(output), Path(report) if report is not None else None
    check_targets(target, report_target, found)
    printer = press_profile(profile, flavour, found) if profile or flavour else None
    composed = compose(source, found, style=style, options=options, progress=progress)

    from duikai_press import write_pdf

    data = report_with_diagnostics(composed.pages, found)
    on_page = told_of("press", progress)
    with faults(found), report_beside(report_target, data, found):
        make_folder(target, "press", found)
        figures = write_pdf(
            composed.pages,
            composed.catalogue,
            target,
            profile=printer,
            on_page=on_page,
        )
    return RenderResult(target, figures.bytes, figures.pages, data, tuple(found))


@contextmanager
def faults(diagnostics: Diagnostics) -> Iterator[None]:
    """Errors of the rooms below as diagnostics, raised as one `FaultyInput`."""
    from duikai_fonts.errors import FontError
    from duikai_press.errors import PressError

    try:
        yield
    except PressError as error:
        diagnostics.error(error.code, error.message, hint=error.hint)
        raise FaultyInput(diagnostics) from error
    except FontError as error:
        diagnostics.error("fonts.unusable", str(error), hint="see: duikai fonts")
        raise FaultyInput(diagnostics) from error


def told_of(phase: str, progress: Progress | None) -> Callable[[int, int], None] | None:
    """A page counter that reports to `progress` under the name of its phase."""
    if progress is None:
        return None
    return lambda done, total: progress(phase, done, total)


def _read(
    source: Path, diagnostics: Diagnostics, style: str | None, options: TranscriptOptions | None
) -> Edition:
    """The edition, with its faults among `diagnostics`; raises if there is none at all."""
    from duikai_content.reading import read_edition

    edition = read_edition(source, diagnostics, options)
    if edition is None:
        raise FaultyInput(diagnostics)
    if options not in (None, TranscriptOptions()) and edition.span.file.endswith(".yaml"):
        message = "options such as --paper and --date are for transcripts, and change nothing here"
        diagnostics.warning("copy.option-unused", message, edition.span, "change edition.yaml")
    return edition if style is None else replace(edition, style=style)
