"""The phases on one screen: copy → edition → sheet → faces → pages → file.

Every phase adds to one list of diagnostics; each ends by raising `FaultyInput` if there are
errors, so that a run reports all that its phase can see. Nothing is written before all is well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duikai_content.diagnostics import Diagnostic, Diagnostics, FaultyInput
from duikai_content.transcript import TranscriptOptions

if TYPE_CHECKING:
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
    """Finished pages and the faces they are set in."""

    pages: PaginatedEdition
    catalogue: Catalogue


def compose(
    source: Path,
    diagnostics: Diagnostics,
    *,
    style: str | None = None,
    options: TranscriptOptions | None = None,
    progress: Progress | None = None,
) -> Composed:
    """Read, style, set and compose the edition at `source`. Raises `FaultyInput`."""
    from duikai_content.reading import read_edition

    edition = read_edition(source, diagnostics, options)
    if edition is None or diagnostics.has_errors:
        raise FaultyInput(diagnostics)
    if style is not None:
        edition = replace(edition, style=style)

    from duikai_styles.loading import load_style_sheet

    sheet = load_style_sheet(edition.style, edition.root, diagnostics, edition.span)
    if sheet is None:
        raise FaultyInput(diagnostics)

    from duikai_layout.edition import catalogue_for, lay_out

    catalogue = catalogue_for(sheet, edition.root, diagnostics)
    on_page = (lambda done, total: progress("layout", done, total)) if progress else None
    return Composed(lay_out(edition, sheet, catalogue, diagnostics, on_page), catalogue)


def render(
    source: str | Path,
    output: str | Path,
    *,
    style: str | None = None,
    options: TranscriptOptions | None = None,
    report: str | Path | None = None,
    progress: Progress | None = None,
    diagnostics: Diagnostics | None = None,
) -> RenderResult:
    """Set the edition or transcript at `source` and write it to the PDF `output`.

    `style` overrides the edition's style sheet, `options` give what a transcript does not say,
    `report` is where the JSON report goes. Raises `FaultyInput`; what stood at `output` then
    stands there still.
    """
    found = Diagnostics() if diagnostics is None else diagnostics
    composed = compose(
        Path(source), found, style=style, options=options, progress=progress
    )

    from duikai.report_file import report_with_diagnostics, write_report
    from duikai_fonts import FontError
    from duikai_press import PressError, write_pdf

    target = Path(output)
    on_page = (lambda done, total: progress("press", done, total)) if progress else None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        figures = write_pdf(composed.pages, composed.catalogue, target, on_page=on_page)
    except PressError as error:
        found.error(error.code, error.message, hint=error.hint)
        raise FaultyInput(found) from error
    except FontError as error:
        found.error("fonts.unusable", str(error))
        raise FaultyInput(found) from error
    except OSError as error:
        found.error(
            "press.cannot-write",
            f"{target.parent} cannot be written: {error.strerror}",
            hint="name another place with -o",
        )
        raise FaultyInput(found) from error
    data = report_with_diagnostics(composed.pages, found)
    if report is not None:
        write_report(data, Path(report), found)
    return RenderResult(target, figures.bytes, figures.pages, data, tuple(found))
