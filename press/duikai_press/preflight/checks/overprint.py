"""Black overprints, white knocks out (PDF 1.7 §8.6.7).

Small black type and thin black rules overprint, so that a plate out of register shows no white
edge. In DeviceCMYK that needs OPM 1, or black prints 0 % of the other inks and so removes them;
DeviceGray removes them in either mode.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from duikai_press.preflight.checks.row import ERROR, WARNING, Check, Look, Sighting
from duikai_press.preflight.checks.rules import weights_of
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.marks import Mark, Paint, PathMark, TextMark, paints_of
from duikai_press.profile import PressProfile

_Found = Iterator[tuple[Paint, float]]
_Judge = Callable[[Paint], bool]


def _type(mark: Mark) -> _Found:
    """Paints of type with its size."""
    if isinstance(mark, TextMark):
        for paint in paints_of(mark):
            yield paint, mark.size


def _rules(mark: Mark) -> _Found:
    """Paints of rules with their weight."""
    if isinstance(mark, PathMark):
        yield from weights_of(mark)


def _knocks_out(paint: Paint) -> bool:
    return not paint.overprint


def _in_wrong_mode(paint: Paint) -> bool:
    return paint.overprint and paint.colour.space.family == "DeviceCMYK" and paint.mode != 1


def _in_grey(paint: Paint) -> bool:
    return paint.overprint and paint.colour.space.family == "DeviceGray"


def _black(
    find: Callable[[Mark], _Found],
    limit_of: Callable[[PressProfile], float],
    faulty: _Judge,
    said: str,
) -> Look:
    def look(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
        limit = limit_of(profile)
        for page in evidence.pdf.pages:
            for mark in page.marks:
                for paint, size in find(mark):
                    if size < limit and paint.colour.is_solid_black and faulty(paint):
                        value = round(size, 2)
                        yield Sighting(
                            f"black {said} ({value:g} pt)", page.number, mark.box, value, limit
                        )

    return look


def _text_limit(profile: PressProfile) -> float:
    return profile.overprint.text


def _rule_limit(profile: PressProfile) -> float:
    return profile.overprint.rule


def _white(kind: type[TextMark] | type[PathMark]) -> Look:
    """White that overprints vanishes; in mode 0 it does not, but a printer may set mode 1."""

    def look(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
        said = "white type" if kind is TextMark else "a white area or rule"
        for page in evidence.pdf.pages:
            for mark in page.marks:
                if not isinstance(mark, kind):
                    continue
                if any(paint.overprint and paint.colour.is_white for paint in paints_of(mark)):
                    yield Sighting(f"{said} overprints", page.number, mark.box)

    return look


_TEXT = "GWG newspaper: K100 text < 12 pt overprints, in DeviceCMYK with OPM 1"
_RULE = "GWG newspaper: K100 rules < 2 pt overprint, in DeviceCMYK with OPM 1"
_WHITE = "GWG newspaper: white never overprints"
_SET = "set black to overprint"
_MODE = "set OPM 1 with the overprint"
_GREY = "write black as DeviceCMYK 0 0 0 1"

CHECKS = (
    Check("text.black-knocks-out", ERROR, "Small black type overprints.", _TEXT, _SET,
          _black(_type, _text_limit, _knocks_out, "type knocks out"), unit="pt"),
    Check("text.black-mode", ERROR, "Small black type overprints in mode 1.", _TEXT, _MODE,
          _black(_type, _text_limit, _in_wrong_mode, "type overprints with OPM 0"), unit="pt"),
    Check("text.black-grey", ERROR, "Small black type that overprints is DeviceCMYK.", _TEXT,
          _GREY, _black(_type, _text_limit, _in_grey, "type in DeviceGray knocks out"),
          unit="pt"),
    Check("text.white-overprints", ERROR, "White type knocks out.", _WHITE,
          "set white to knock out", _white(TextMark)),
    Check("rule.black-knocks-out", WARNING, "Thin black rules overprint.", _RULE, _SET,
          _black(_rules, _rule_limit, _knocks_out, "rule knocks out"), unit="pt"),
    Check("rule.black-mode", WARNING, "Thin black rules overprint in mode 1.", _RULE, _MODE,
          _black(_rules, _rule_limit, _in_wrong_mode, "rule overprints with OPM 0"), unit="pt"),
    Check("rule.black-grey", WARNING, "Thin black rules that overprint are DeviceCMYK.", _RULE,
          _GREY, _black(_rules, _rule_limit, _in_grey, "rule in DeviceGray knocks out"),
          unit="pt"),
    Check("rule.white-overprints", ERROR, "White areas and rules knock out.", _WHITE,
          "set white to knock out", _white(PathMark)),
)  # fmt: skip
