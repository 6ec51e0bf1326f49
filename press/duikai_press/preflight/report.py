"""What preflight says of a file: findings, and figures of every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from duikai_content.diagnostics import Severity
from duikai_press.preflight.checks import CHECKS
from duikai_press.preflight.checks.colour import spaces_of
from duikai_press.preflight.checks.pictures import ppi_of
from duikai_press.preflight.checks.row import Check, Sighting, Value
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.ink.measure import PageInk
from duikai_press.preflight.reading.colour_spaces import BLACK, NO_INK, PROCESS
from duikai_press.preflight.reading.marks import ImageMark, Mark, TextMark, paints_of
from duikai_press.preflight.reading.objects import Box
from duikai_press.preflight.reading.pdf_file import PageModel
from duikai_press.profile import PressProfile

MOST_PLACES = 60
"""A finding names no more places; its `count` tells how many there are."""
MOST_FINDINGS = 30
"""So many findings of one code on one page are told apart; the rest becomes one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault: its check's `code`, how bad it is, a sentence; the page (1-based) and the places on
    it as boxes in points (left, bottom, right, top of user space), how often it occurs, the
    `value` found and the `limit`, both in `unit`; the source of the rule and how to mend it."""

    code: str
    severity: Severity
    message: str
    page: int | None
    places: tuple[Box, ...]
    count: int
    value: Value
    limit: Value
    unit: str
    what: str
    source: str
    hint: str


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font of a page."""

    name: str
    subtype: str
    embedded: bool
    subset: bool


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A placed picture: where it stands, its samples, its space, pixels an inch as printed."""

    name: str
    place: Box
    width: int
    height: int
    bits: int
    space: str
    ppi: float


@dataclass(frozen=True, slots=True)
class PageFigures:
    """A page in numbers: its boxes in points by PDF's names, fonts, pictures, the names of the
    inks that print; `coverage` of each plate over the trim, 0 to 1, without type; the `peak` of
    total ink in per cent."""

    number: int
    boxes: Mapping[str, Box]
    fonts: tuple[FontUse, ...]
    pictures: tuple[PlacedPicture, ...]
    inks: tuple[str, ...]
    coverage: Mapping[str, float]
    peak: float


@dataclass(frozen=True, slots=True)
class PreflightReport:
    """The judgement of a file by a profile. `findings` are in the order of severity, then of the
    checks, then of the pages."""

    file: str
    size: int
    version: str
    profile: str
    flavour: str
    findings: tuple[Finding, ...]
    pages: tuple[PageFigures, ...]

    @property
    def passes(self) -> bool:
        """Whether no finding is an error."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)

    def count_of(self, severity: Severity) -> int:
        """How many findings are so bad."""
        return sum(finding.severity is severity for finding in self.findings)


_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def judged(file: str, evidence: Evidence, profile: PressProfile) -> PreflightReport:
    """Run every check that holds for the profile's flavour."""
    findings = [
        finding
        for check in CHECKS
        if profile.flavour in check.flavours
        for finding in _findings(check, check.look(evidence, profile))
    ]
    findings.sort(key=lambda finding: _ORDER.index(finding.severity))
    pdf = evidence.pdf
    return PreflightReport(
        file,
        pdf.size,
        "{}.{}".format(*pdf.version),
        profile.name,
        profile.flavour.value,
        tuple(findings),
        tuple(_figures(*pair) for pair in zip(pdf.pages, evidence.inks, strict=True)),
    )


def _findings(check: Check, sightings: Iterable[Sighting]) -> Iterator[Finding]:
    """Sightings that say the same of one page become one finding."""
    groups: dict[tuple[int | None, str], list[Sighting]] = {}
    told: dict[int | None, int] = {}
    for sighting in sightings:
        key = (sighting.page, sighting.message)
        if key not in groups:
            told[sighting.page] = told.get(sighting.page, 0) + 1
            if told[sighting.page] > MOST_FINDINGS:
                key = (sighting.page, "more of the same")
        groups.setdefault(key, []).append(sighting)
    for (page, message), group in sorted(groups.items(), key=lambda item: item[0][0] or 0):
        first = group[0]
        places = [sighting.place for sighting in group if sighting.place is not None]
        yield Finding(
            check.code,
            check.severity,
            message,
            page,
            tuple(dict.fromkeys(places))[:MOST_PLACES],
            len(group),
            first.value,
            first.limit,
            check.unit,
            check.what,
            check.source,
            check.hint,
        )


def _figures(page: PageModel, ink: PageInk) -> PageFigures:
    fonts = dict.fromkeys(
        FontUse(mark.font.name, mark.font.subtype, mark.font.embedded, mark.font.subset)
        for mark in page.marks
        if isinstance(mark, TextMark)
    )
    pictures = tuple(_picture(mark) for mark in page.marks if isinstance(mark, ImageMark))
    inks = dict.fromkeys(ink for mark in page.marks for ink in _inks_of(mark))
    ordered = sorted(inks, key=lambda name: (PROCESS.index(name) if name in PROCESS else 4, name))
    return PageFigures(
        page.number,
        dict(page.boxes),
        tuple(fonts),
        pictures,
        tuple(ordered),
        {name: round(share, 6) for name, share in ink.coverage.items()},
        round(ink.peak, 1),
    )


def _picture(mark: ImageMark) -> PlacedPicture:
    image = mark.image
    space = image.space.family if image.space else "stencil" if image.stencil else "unknown"
    return PlacedPicture(
        image.name, mark.box, image.width, image.height, image.bits, space, round(ppi_of(mark), 1)
    )


def _inks_of(mark: Mark) -> Iterator[str]:
    """The plates on which a mark puts ink, or may put it where it is a picture."""
    for paint in paints_of(mark):
        yield from (ink for ink, amount in paint.colour.inks.items() if amount > 0)
    if paints_of(mark):
        return
    for top in spaces_of(mark):
        for space in top.chain():
            if space.family == "DeviceGray":
                yield BLACK
            elif space.family == "DeviceCMYK":
                yield from PROCESS
            yield from (ink for ink in space.inks if ink != NO_INK)
            if space.has_inks and space.family != "Indexed":
                break
