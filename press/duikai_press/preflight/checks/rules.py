"""Rules: strokes, and filled rectangles that are rules in all but name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from duikai_press.preflight.checks.row import WARNING, Check, Look, Sighting
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.colour_spaces import Colour
from duikai_press.preflight.reading.marks import Paint, PathMark
from duikai_press.preflight.reading.matrices import box_about
from duikai_press.profile import PressProfile

_SLENDER = 4
"""A filled rectangle so many times longer than wide is a rule."""
_TOLERANCE = 0.0005


def weights_of(mark: PathMark) -> Iterator[tuple[Paint, float]]:
    """The rules that a path makes: their paint and their weight in points."""
    if mark.stroke is not None:
        yield mark.stroke, mark.width
    if mark.fill is not None and len(mark.subpaths) == 1 and len(mark.subpaths[0]) in (2, 4, 5):
        left, bottom, right, top = box_about(list(mark.subpaths[0]))
        thin, long = sorted((right - left, top - bottom))
        if long > thin * _SLENDER:
            yield mark.fill, thin


def _thin(limit_of: Callable[[PressProfile], float], concerns: Callable[[Colour], bool]) -> Look:
    def look(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
        limit = limit_of(profile)
        for page in evidence.pdf.pages:
            for mark in page.marks:
                if not isinstance(mark, PathMark):
                    continue
                for paint, weight in weights_of(mark):
                    if weight < limit - _TOLERANCE and concerns(paint.colour):
                        said = f"a rule of {weight:.3g} pt in {paint.colour}"
                        yield Sighting(said, page.number, mark.box, round(weight, 3), limit)

    return look


CHECKS = (
    Check("rule.thin", WARNING, "Rules in one ink are heavy enough to print.",
          "GWG newspaper: single ink hairline 0.25–0.3 pt", "make the rule heavier",
          _thin(lambda profile: profile.rules.one_ink, lambda colour: colour.plates == 1),
          unit="pt"),
    Check("rule.thin-several-inks", WARNING, "Rules in several inks are heavy enough.",
          "GWG newspaper: multi-ink or white rules ≥ 0.25 pt",
          "make the rule heavier, or print it in one ink",
          _thin(lambda profile: profile.rules.several_inks, lambda colour: colour.plates > 1),
          unit="pt"),
    Check("rule.thin-white", WARNING, "White rules are heavy enough not to fill in.",
          "GWG newspaper: multi-ink or white rules ≥ 0.25 pt", "make the rule heavier",
          _thin(lambda profile: profile.rules.several_inks, lambda colour: colour.is_white),
          unit="pt"),
)  # fmt: skip
