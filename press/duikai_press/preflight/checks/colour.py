"""Colour spaces of everything that prints, and the spot inks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from duikai_press.preflight.checks.row import ERROR, WARNING, X1A, X4, Check, Look, Sighting
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.colour_spaces import (
    ALL,
    NO_INK,
    PROCESS,
    UNKNOWN,
    ColourSpace,
)
from duikai_press.preflight.reading.marks import (
    ImageMark,
    Mark,
    ShadingMark,
    kind_of,
    paints_of,
)
from duikai_press.preflight.reading.matrices import overlap
from duikai_press.preflight.reading.objects import entry, raw
from duikai_press.profile import PressProfile


def spaces_of(mark: Mark) -> Iterator[ColourSpace]:
    """The colour spaces in which a mark prints: those of its paints, or its own."""
    for paint in paints_of(mark):
        yield paint.colour.space
    if isinstance(mark, ImageMark) and mark.image.space is not None:
        yield mark.image.space
    if isinstance(mark, ShadingMark):
        yield mark.space


def _written(space: ColourSpace) -> Iterator[ColourSpace]:
    """A space and what an Indexed or Pattern space is written in; not what a profile or an ink
    may be replaced by."""
    yield space
    if space.family in ("Indexed", "Pattern") and space.base is not None:
        yield from _written(space.base)


def _said(space: ColourSpace) -> str:
    if space.family == "ICCBased":
        return f"ICCBased, N {space.components}"
    return "a space that cannot be read" if space == UNKNOWN else space.family


def _in(concerns: Callable[[ColourSpace], bool]) -> Look:
    """A look at every mark that prints in a space that `concerns` the check."""

    def look(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
        for page in evidence.pdf.pages:
            for mark in page.marks:
                for top in spaces_of(mark):
                    for space in _written(top):
                        if concerns(space):
                            said = _said(space)
                            message = f"{kind_of(mark)} in {said}"
                            yield Sighting(message, page.number, mark.box, said)
                            break

    return look


def _alternate(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    """Where an ink is not on the press, its alternate prints."""
    for page in evidence.pdf.pages:
        for mark in page.marks:
            for top in spaces_of(mark):
                for space in top.chain():
                    under = space.base
                    if space.family not in ("Separation", "DeviceN") or under is None:
                        continue
                    if under.family not in ("DeviceCMYK", "DeviceGray"):
                        inks = ", ".join(space.inks)
                        message = f"{inks} is replaced in {under.family}"
                        yield Sighting(message, page.number, mark.box, under.family)


def _defaults(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    """A resource that gives device colours another meaning."""
    for page in evidence.pdf.pages:
        for resources in page.content.findings.resources.values():
            spaces = entry(resources, "ColorSpace")
            for key in ("DefaultGray", "DefaultRGB", "DefaultCMYK"):
                if raw(spaces, key) is not None:
                    yield Sighting(f"{key} gives device colours another meaning", page.number)


def spot_inks_of(evidence: Evidence) -> dict[str, tuple[int, Mark]]:
    """Spot inks by name, with the page and the mark where each is first used."""
    found: dict[str, tuple[int, Mark]] = {}
    for page in evidence.pdf.pages:
        for mark in page.marks:
            for top in spaces_of(mark):
                for space in top.chain():
                    for ink in space.inks:
                        if ink not in (*PROCESS, ALL, NO_INK):
                            found.setdefault(ink, (page.number, mark))
    return found


def _spots(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    spots = spot_inks_of(evidence)
    if len(spots) <= profile.spots.most:
        return
    for ink, (page, mark) in list(spots.items())[profile.spots.most :]:
        said = f"the spot ink {ink}: {len(spots)} spot inks in all"
        yield Sighting(said, page, mark.box, float(len(spots)), float(profile.spots.most))


def _registration(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        for mark in page.marks:
            if any(ALL in space.inks for top in spaces_of(mark) for space in top.chain()):
                seen = overlap(mark.box, page.trim)
                if seen is not None and (seen[2] > seen[0] or seen[3] > seen[1]):
                    said = f"{kind_of(mark)} in registration colour within the trim"
                    yield Sighting(said, page.number, seen)


_SPACES = "PDF/X-1a 5: DeviceCMYK, DeviceGray, Separation and DeviceN over those"
_CONVERT = "convert it to the inks of the press"
_CALIBRATED = ("CalGray", "CalRGB", "CalCMYK")

CHECKS = (
    Check("colour.rgb", ERROR, "Nothing prints in RGB.", _SPACES, _CONVERT,
          _in(lambda space: space.family == "DeviceRGB")),
    Check("colour.lab", ERROR, "Nothing prints in Lab.", _SPACES, _CONVERT,
          _in(lambda space: space.family == "Lab"), X1A),
    Check("colour.calibrated", ERROR, "Nothing prints in calibrated spaces.", _SPACES, _CONVERT,
          _in(lambda space: space.family in _CALIBRATED), X1A),
    Check("colour.icc", ERROR, "Nothing prints by an ICC profile of its own.", _SPACES, _CONVERT,
          _in(lambda space: space.family == "ICCBased"), X1A),
    Check("colour.converted", WARNING, "Colours are inks already when they reach the printer.",
          "PDF/X-4 allows it; the handoff wants ink: no RGB anywhere", _CONVERT,
          _in(lambda space: space.family in (*_CALIBRATED, "Lab", "ICCBased")), X4),
    Check("colour.unknown", ERROR, "Every colour space can be read.", "PDF 1.7 §8.6",
          "export the page again", _in(lambda space: space.family == "unknown")),
    Check("colour.default", ERROR, "No resource gives device colours another meaning.",
          "PDF/X-1a 5; PDF 1.7 §8.6.5.6", "take the default colour spaces out", _defaults, X1A),
    Check("colour.alternate", ERROR, "Inks are replaced by inks.", _SPACES,
          "define the spot ink with a CMYK alternate", _alternate, X1A),
    Check("colour.spots", ERROR, "There are no more spot inks than the press has units.",
          "GWG newspaper: spot inks ≤ 1", "convert the spot ink to process inks", _spots),
    Check("colour.registration", ERROR, "Registration colour keeps out of the page.",
          "GWG newspaper: All never inside the trim", "print it in black", _registration),
)  # fmt: skip
