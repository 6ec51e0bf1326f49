"""Type: how large it is, in how many inks, and what it is reversed out of."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_press.preflight.checks.row import ERROR, NOTE, WARNING, Check, Sighting
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.colour_spaces import BLACK
from duikai_press.preflight.reading.marks import (
    ImageMark,
    Mark,
    Paint,
    PathMark,
    ShadingMark,
    TextMark,
    paints_of,
)
from duikai_press.preflight.reading.pdf_file import PageModel
from duikai_press.profile import PressProfile

_TOLERANCE = 0.005
"""Points: a size that three decimals cannot tell from the limit meets it."""
_GROUNDS = 500
"""So many grounds, counted back from white type, are looked at."""


def _texts(evidence: Evidence) -> Iterator[tuple[PageModel, TextMark]]:
    for page in evidence.pdf.pages:
        for mark in page.marks:
            if isinstance(mark, TextMark):
                yield page, mark


def _below(mark: TextMark, page: PageModel, limit: float, said: str) -> Iterator[Sighting]:
    size = round(mark.size, 2)
    if mark.size < limit - _TOLERANCE:
        yield Sighting(f"{said} of {size:g} pt", page.number, mark.box, size, limit)


def _small(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page, mark in _texts(evidence):
        if paints_of(mark):
            yield from _below(mark, page, profile.text.smallest, "type")


def _several_inks(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page, mark in _texts(evidence):
        plates = max((paint.colour.plates for paint in paints_of(mark)), default=0)
        if plates > 1:
            yield from _below(mark, page, profile.text.several_inks, f"type in {plates} inks")


def _is_rich(paint: Paint, least: float) -> bool:
    black = 100 * paint.colour.inks.get(BLACK, 0.0)
    return paint.colour.plates > 1 and black >= least - 0.01


def _rich_black(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    yield from _heavy(evidence, profile, rich=True, limit=profile.ink.text_total)


def _too_much_ink(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    yield from _heavy(evidence, profile, rich=False, limit=profile.ink.total)


def _heavy(
    evidence: Evidence, profile: PressProfile, *, rich: bool, limit: float
) -> Iterator[Sighting]:
    for page, mark in _texts(evidence):
        for paint in paints_of(mark):
            total = round(paint.colour.total, 1)
            if total > limit + 0.05 and _is_rich(paint, profile.ink.rich_black) is rich:
                message = f"type in {paint.colour}: {total:g} % of ink"
                yield Sighting(message, page.number, mark.box, total, limit)


def _reversed_one(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    yield from _reversed(evidence, several=False, limit=profile.text.reversed)


def _reversed_several(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    yield from _reversed(evidence, several=True, limit=profile.text.reversed_several)


def _reversed(evidence: Evidence, *, several: bool, limit: float) -> Iterator[Sighting]:
    """White type that is too small for the inks of the ground under it."""
    for page in evidence.pdf.pages:
        grounds: list[Mark] = []
        for mark in page.marks:
            if not isinstance(mark, TextMark):
                if not isinstance(mark, PathMark) or mark.fill is not None:
                    grounds.append(mark)
                continue
            if mark.size >= limit - _TOLERANCE or mark.fill is None:
                continue
            if mark.fill.colour.is_white:
                plates = _plates_under(mark, grounds)
                if plates > 0 and (plates > 1) is several:
                    inks = f"{plates} inks" if plates > 1 else "one ink"
                    yield from _below(mark, page, limit, f"type reversed out of {inks}")


def _plates_under(text: TextMark, grounds: list[Mark]) -> int:
    """How many plates print under the middle of a string; of a picture those it may have."""
    x = (text.box[0] + text.box[2]) / 2
    y = (text.box[1] + text.box[3]) / 2
    for ground in reversed(grounds[-_GROUNDS:]):
        left, bottom, right, top = ground.box
        if left <= x <= right and bottom <= y <= top:
            return _plates(ground)
    return 0


def _plates(ground: Mark) -> int:
    match ground:
        case PathMark(fill=fill):
            return fill.colour.plates if fill is not None else 0
        case ImageMark(image=image, paint=paint):
            if image.stencil:
                return paint.colour.plates
            bases = image.space.chain() if image.space else ()
            return max((space.components for space in bases), default=4)
        case ShadingMark(heaviest=heaviest):
            return heaviest.plates if heaviest is not None else 4
        case TextMark():
            return 0


def _invisible(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page, mark in _texts(evidence):
        if not paints_of(mark):
            yield Sighting("type that is neither filled nor drawn", page.number, mark.box)


CHECKS = (
    Check("text.small", WARNING, "Type is large enough to be read.",
          "press profile: text.smallest", "set it larger", _small, unit="pt"),
    Check("text.several-inks", WARNING, "Type in several inks is large enough to keep register.",
          "GWG newspaper: multi-ink text ≥ 10 pt", "set it larger, or in one ink",
          _several_inks, unit="pt"),
    Check("text.rich-black", ERROR, "Rich black type keeps its own ink limit.",
          "GWG newspaper: K ≥ 85 rich black ≤ 220 %", "set it in black alone", _rich_black,
          unit="%"),
    Check("text.total-ink", ERROR, "Type keeps the limit of total ink.",
          "GWG newspaper: total ink", "set it in fewer inks", _too_much_ink, unit="%"),
    Check("text.reversed", WARNING, "Type reversed out of one ink is large enough not to fill in.",
          "GWG newspaper: reversed text ≥ 10 pt on one ink", "set it larger or bolder",
          _reversed_one, unit="pt"),
    Check("text.reversed-several", WARNING,
          "Type reversed out of several inks is large enough to keep register.",
          "GWG newspaper: reversed text 12–14 pt on several inks",
          "set it larger, or on one ink", _reversed_several, unit="pt"),
    Check("text.invisible", NOTE, "All type prints.", "PDF 1.7 §9.3.6",
          "no harm on the plate, but look whether it was meant to print", _invisible),
)  # fmt: skip
