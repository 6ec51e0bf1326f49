"""The phases on one screen: copy → edition → sheet → faces → pages → file.

Every phase adds to one list of diagnostics. Copy, style sheet and targets are looked at together,
so that one run names all that can be seen before type is set; nothing is written before all is
well, and what is written replaces what stood there in one step.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from duikai_content.diagnostics import Diagnostic, Diagnostics, FaultyInput
from duikai_content.spans import SourceSpan
from duikai_content.transcript.options import TranscriptOptions

if TYPE_CHECKING:
    from duikai_content.model import Edition
    from duikai_fonts import Catalogue
    from duikai_layout.edition import DesignedPage
    from duikai_layout.page import PaginatedEdition
    from duikai_styles import StyleSheet

FIRST: Mapping[int, int] = MappingProxyType({})
"""The alternatives of an edition nobody has chosen any for."""
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


@dataclass(frozen=True, slots=True)
class Designed:
    """Pages whose designs are found, not made up."""

    edition: Edition
    pages: tuple[DesignedPage, ...]


def compose(
    source: str | Path,
    diagnostics: Diagnostics,
    *,
    style: str | None = None,
    options: TranscriptOptions | None = None,
    progress: Progress | None = None,
    alternatives: Mapping[int, int] = FIRST,
) -> Composed:
    """Read, style, set and compose the edition at `source`. Raises `FaultyInput`.

    `alternatives` says which design of a page is taken: by page number, 0 for all others.
    """
    edition, sheet = _styled(source, diagnostics, style, options)

    from duikai_layout.edition import lay_out
    from duikai_layout.faces import catalogue_for

    with font_faults(diagnostics):
        catalogue = catalogue_for(sheet, edition.root, diagnostics)
        on_page = told_of("layout", progress)
        pages = lay_out(edition, sheet, catalogue, diagnostics, on_page, alternatives)
    return Composed(pages, catalogue, edition.paper.latin)


def design(
    source: str | Path,
    diagnostics: Diagnostics,
    *,
    style: str | None = None,
    options: TranscriptOptions | None = None,
    progress: Progress | None = None,
    alternatives: Mapping[int, int] = FIRST,
) -> Designed:
    """Read, style and set the edition at `source` and design its pages, but make up none.

    Raises `FaultyInput` if any page has no design.
    """
    edition, sheet = _styled(source, diagnostics, style, options)

    from duikai_fonts import Shaper
    from duikai_layout.edition import design_pages
    from duikai_layout.faces import catalogue_for
    from duikai_layout.typeset import Typesetter

    with font_faults(diagnostics):
        catalogue = catalogue_for(sheet, edition.root, diagnostics)
        setter = Typesetter(sheet, Shaper(catalogue), edition.locale)
        on_page = told_of("layout", progress)
        pages = design_pages(edition, setter, diagnostics, on_page, alternatives)
    diagnostics.raise_errors()
    return Designed(edition, tuple(pages))


def _styled(
    source: str | Path,
    diagnostics: Diagnostics,
    style: str | None,
    options: TranscriptOptions | None,
) -> tuple[Edition, StyleSheet]:
    """The edition and its style sheet. Raises `FaultyInput` if anything is wrong with either."""
    edition = _read(Path(source), diagnostics, style, options)
    sheet = _sheet(edition, style, diagnostics)
    if sheet is None or diagnostics.has_errors:
        raise FaultyInput(diagnostics)
    return edition, sheet


def check(
    source: str | Path,
    *,
    style: str | None = None,
    options: TranscriptOptions | None = None,
    only: Collection[str] = (),
    skip: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with the copy at `source`, in its order; no page is made.

    `only` and `skip` are codes of rules, or their beginnings (``marks``). Never raises for faulty
    input: what cannot be read is among the findings.
    """
    from duikai.rules import every_rule
    from duikai_content.proofreading.choice import chosen, in_order

    found = Diagnostics()
    with suppress(FaultyInput):  # what it says is in `found`
        _check(Path(source), found, style, options)
    codes = {rule.code for rule in every_rule()}
    return in_order(chosen(found, codes, only, skip))


def _check(
    source: Path, found: Diagnostics, style: str | None, options: TranscriptOptions | None
) -> None:
    """Read, proofread, and set without making pages."""
    from duikai_content.proofreading.places import Sources
    from duikai_content.proofreading.proof import proofread

    edition = _read(source, found, style, options)
    sources = Sources()
    proofread(edition, found, sources)
    sheet = _sheet(edition, style, found)
    if sheet is None:
        return

    from duikai_layout.faces import catalogue_for
    from duikai_layout.type_faults import report_type_faults

    # Faces raise for any error that they are told of, and the copy may have many.
    typed = Diagnostics()
    try:
        with font_faults(typed):
            catalogue = catalogue_for(sheet, edition.root, typed)
            report_type_faults(edition, sheet, catalogue, typed, sources)
    finally:
        for finding in typed:
            found.add(finding)


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
    alternatives: Mapping[int, int] = FIRST,
) -> RenderResult:
    """Set the edition or transcript at `source` and write it to the PDF `output`.

    `style` overrides the edition's style sheet, `options` give what a transcript does not say,
    `report` is where the JSON report goes, `alternatives` is as in `compose`; with a press
    `profile` the file is PDF/X for that printer, in its own `flavour` if no other is named.
    Missing folders are made. Raises `FaultyInput`; what stood at `output` and `report` then
    stands there still.
    """
    from duikai.printers import press_profile
    from duikai.report_file import report_beside, report_with_diagnostics
    from duikai.targets import check_targets, make_folder

    found = Diagnostics() if diagnostics is None else diagnostics
    target, report_target = Path(output), Path(report) if report is not None else None
    check_targets(target, report_target, found)
    printer = press_profile(profile, flavour, found) if profile or flavour else None
    composed = compose(
        source,
        found,
        style=style,
        options=options,
        progress=progress,
        alternatives=alternatives,
    )

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
    from duikai_press.errors import PressError

    try:
        with font_faults(diagnostics):
            yield
    except PressError as error:
        diagnostics.error(error.code, error.message, hint=error.hint)
        raise FaultyInput(diagnostics) from error


@contextmanager
def font_faults(diagnostics: Diagnostics) -> Iterator[None]:
    """Errors of the faces as diagnostics, raised as one `FaultyInput`."""
    from duikai_fonts.errors import FontError

    try:
        yield
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


def _sheet(edition: Edition, style: str | None, diagnostics: Diagnostics) -> StyleSheet | None:
    """The edition's style sheet, or None with the reason among `diagnostics`."""
    from duikai_styles.loading import load_style_sheet

    span = SourceSpan("--style") if style else edition.span
    return load_style_sheet(edition.style, edition.root, diagnostics, span)
