"""Printer's marks: crop marks, register crosses, fold and collating marks, ink patches, slug."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duikai_layout.page import Fragment, Mark, Panel, Role, Rule
from duikai_press.geometry import Frame
from duikai_press.inks import REGISTRATION
from duikai_press.profile import MarksKind, PressProfile
from duikai_press.slug_type import SlugSetter
from duikai_styles.inks import Ink
from duikai_styles.units import mm

_BLACK = Ink(0, 0, 0, 100)
_PROCESS = (Ink(100, 0, 0, 0), Ink(0, 100, 0, 0), Ink(0, 0, 100, 0), _BLACK)
_LETTERS = "CMYK"
_COLLATING_WIDTH = 0.75  # mm, half on each page: gone in the fold


def printer_marks(
    frame: Frame, profile: PressProfile, words: str, setter: SlugSetter, folds: Sequence[float] = ()
) -> tuple[Fragment, ...]:
    """What stands outside the trim of `frame`, in points from the trim's upper left corner.

    `words` are the slug; `folds` are the places of vertical folds. Nothing if the profile wants
    no marks.
    """
    if profile.marks.kind is MarksKind.NONE:
        return ()
    marks = [*_crops(frame, profile, folds), *_crosses(frame, profile)]
    return (Fragment(Role.RULE, (*marks, *_slug(frame, profile, words, setter))),)


def collating_mark(profile: PressProfile, fold: float, sheet: int) -> tuple[Fragment, ...]:
    """A bar on the fold of the outside of sheet `sheet` (0-based), each a length lower than the
    last, so that the folded sheets of a section show a staircase."""
    length = mm(profile.imposition.collating)
    if not length:
        return ()
    top = (2 + sheet) * length
    bar = Rule(fold, top, fold, top + length, mm(_COLLATING_WIDTH), _BLACK)
    return (Fragment(Role.RULE, (bar,)),)


def _crops(frame: Frame, profile: PressProfile, folds: Sequence[float]) -> Iterator[Mark]:
    style = profile.marks
    near, far = mm(style.offset), mm(style.offset + style.length)
    width, height = frame.trim_width, frame.trim_height
    for x in (0.0, width):
        for start, end in ((-far, -near), (height + near, height + far)):
            yield Rule(x, start, x, end, style.weight, REGISTRATION.ink)
    for y in (0.0, height):
        for start, end in ((-far, -near), (width + near, width + far)):
            yield Rule(start, y, end, y, style.weight, REGISTRATION.ink)
    for x in folds:
        dash = (mm(style.length) / 5,)
        yield Rule(x, -far, x, -near, style.weight, REGISTRATION.ink, dash)
        yield Rule(x, height + near, x, height + far, style.weight, REGISTRATION.ink, dash)


def _crosses(frame: Frame, profile: PressProfile) -> Iterator[Mark]:
    """Register crosses on the middle of the head and of both sides; the foot has the slug."""
    style = profile.marks
    arm, out = mm(style.length) / 2, mm(style.offset) + mm(style.length) / 2
    width, height = frame.trim_width, frame.trim_height
    # Off the middle by more than a cross, where a fold mark may stand.
    for x, y in ((width / 2 + 4 * arm, -out), (-out, height / 2), (width + out, height / 2)):
        yield Rule(x - arm, y, x + arm, y, style.weight, REGISTRATION.ink)
        yield Rule(x, y - arm, x, y + arm, style.weight, REGISTRATION.ink)
        half = arm / 2
        edge = (x - half, y - half, arm, arm)
        yield Panel(*edge, stroke=REGISTRATION.ink, stroke_width=style.weight)


def _slug(frame: Frame, profile: PressProfile, words: str, setter: SlugSetter) -> Iterator[Mark]:
    """At the foot: what the file is, the plates by name in their own inks, and their patches."""
    style = profile.marks
    side, top = mm(style.patch), frame.trim_height + mm(style.offset)
    baseline = top + style.slug_size
    x = mm(style.length)
    line = setter.line(words, x, baseline, style.slug_size, _BLACK)
    yield line
    x += line.measure + 2 * style.slug_size
    spots = profile.spots.inks
    inks = [*zip(_LETTERS, _PROCESS, strict=True), *((spot.name, spot.ink) for spot in spots)]
    for name, ink in inks:
        named = setter.line(name, x, baseline, style.slug_size, ink)
        yield named
        x += named.measure + style.slug_size
    x += side
    for _, ink in inks:
        yield Panel(x, top, side, side, fill=ink)
        x += side
    for tint in (75, 50, 25):
        yield Panel(x, top, side, side, fill=Ink(0, 0, 0, tint))
        x += side
