"""A page's drawing operators, written straight from its marks.

Colours are DeviceCMYK throughout. Small black text, its dots and thin black rules overprint, so
that a plate out of register shows no white edge; everything else, white above all, knocks out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from duikai_layout.page import Dot, Fragment, GlyphRun, Image, Panel, Rule, TextLine
from duikai_press.cid_font import EmbeddedFace
from duikai_press.geometry import Frame, number, numbers
from duikai_press.ink_rules import Overprint
from duikai_press.inks import InkWriter
from duikai_press.run_pieces import run_pieces
from duikai_styles.inks import Ink

USUAL_OVERPRINT = Overprint(text=12.0, rule=2.0)
"""GWG newspaper: K 100 text under 12 pt and rules under 2 pt overprint."""

# A quarter of a circle as a Bézier curve: its handles are this part of the radius.
_HANDLE = 4 / 3 * (2**0.5 - 1)

_KNOCK_OUT = "GK"
_OVERPRINT = "GO"

GRAPHICS_STATES: Mapping[str, Mapping[str, str | int]] = {
    _KNOCK_OUT: {"Type": "/ExtGState", "OP": "false", "op": "false", "OPM": 0},
    _OVERPRINT: {"Type": "/ExtGState", "OP": "true", "op": "true", "OPM": 1},
}
"""The graphics states that a page's resources must hold, by name. OPM 1: only black's own
plate is touched, since a component of 0 leaves the other plates as they are."""


class PageStream:
    """Writes one page. The graphics state is remembered, so only changes are written.

    `faces` are the file's faces by the key of their runs; `place_picture` embeds the picture of
    a mark and says the name under which the page draws it; `inks` writes colours, and
    `overprint` says up to which sizes black overprints. `fonts` and `pictures` are the resource
    names that the stream has used so far.
    """

    def __init__(
        self,
        frame: Frame,
        faces: Mapping[str, EmbeddedFace],
        place_picture: Callable[[Image], str],
        inks: InkWriter,
        overprint: Overprint = USUAL_OVERPRINT,
    ) -> None:
        self.fonts: list[str] = []
        self.pictures: list[str] = []
        self.frame = frame
        self.inks = inks
        self._overprint = overprint
        self._faces = faces
        self._place_picture = place_picture
        self._lines: list[str] = []
        # What a page begins with; it begins in no colour of ours, so those are always set.
        self._state: dict[str, str] = {
            "gs": f"/{_KNOCK_OUT} gs",
            "d": "[] 0 d",
            "Tz": "100 Tz",
            "Ts": "0 Ts",
        }
        self._in_text = False

    def content(self) -> bytes:
        """The finished stream, not compressed."""
        self._leave_text()
        return ("\n".join(self._lines) + "\n").encode("ascii") if self._lines else b""

    def turn_to(self, frame: Frame, inks: InkWriter) -> None:
        """What is drawn from now on stands in `frame`, in inks written by `inks`."""
        self.frame, self.inks = frame, inks

    def fragments(self, fragments: Iterable[Fragment]) -> None:
        """Draw fragments in order; a text object never runs from one into the next."""
        for fragment in fragments:
            for mark in fragment.marks:
                match mark:
                    case TextLine():
                        self._text_line(mark)
                    case Rule():
                        self._rule(mark)
                    case Panel():
                        self._panel(mark)
                    case Image():
                        self._image(mark)
            self._leave_text()

    def _set(self, parameter: str, operator: str) -> None:
        if self._state.get(parameter) != operator:
            self._state[parameter] = operator
            self._lines.append(operator)

    def _set_overprint(self, wanted: bool) -> None:
        self._set("gs", f"/{_OVERPRINT if wanted else _KNOCK_OUT} gs")

    def _overprints(self, ink: Ink, size: float, limit: float) -> bool | None:
        """Whether a mark overprints; None if it then leaves nothing, and is not written."""
        if not (ink.c == ink.m == ink.y == 0 and ink.k == 100 and size < limit):
            return False
        return True if self.inks.overprinted(ink) else None

    def _leave_text(self) -> None:
        if self._in_text:
            self._lines.append("ET")
            self._in_text = False

    def _text_line(self, line: TextLine) -> None:
        if not self._in_text:
            self._lines.append("BT")
            self._in_text = True
        for run in line.runs:
            if run.gids:
                self._run(run)
        for dot in line.dots:
            self._dot(dot)

    def _run(self, run: GlyphRun) -> None:
        overprints = self._overprints(run.ink, run.size, self._overprint.text)
        if overprints is None:
            return
        face = self._faces[run.face]
        if face.resource not in self.fonts:
            self.fonts.append(face.resource)
        self._set_overprint(overprints)
        self._set("k", self.inks.fill(run.ink))
        self._set("Tf", f"/{face.resource} {number(run.size)} Tf")
        self._set("Tz", f"{number(run.stretch / 10)} Tz")
        pen = run.xs[0]
        begun = pen * run.size * run.stretch / 1e6
        if run.turned:
            x, y, axes = run.x, run.baseline + begun, "0 -1 1 0"
        else:
            x, y, axes = run.x + begun, run.baseline, "1 0 0 1"
        self._lines.append(f"{axes} {numbers(self.frame.x(x), self.frame.y(y))} Tm")
        for piece in run_pieces(run):
            self._set("Ts", f"{number(piece.rise * run.size / 1000)} Ts")
            shown, pen = face.show(piece.gids, piece.texts, piece.xs, pen)
            if piece.actual is not None:
                said = f"FEFF{piece.actual.encode('utf-16-be').hex().upper()}"
                shown = f"/Span << /ActualText <{said}> >> BDC\n{shown}\nEMC"
            self._lines.append(shown)

    def _dot(self, dot: Dot) -> None:
        """A filled circle of four curves."""
        overprints = self._overprints(dot.ink, 2 * dot.radius, self._overprint.rule)
        if overprints is None:
            return
        self._leave_text()
        self._set_overprint(overprints)
        self._set("k", self.inks.fill(dot.ink))
        x, y, r = self.frame.x(dot.x), self.frame.y(dot.y), dot.radius
        h = r * _HANDLE
        self._lines.append(f"{numbers(x + r, y)} m")
        for curve in (
            (x + r, y + h, x + h, y + r, x, y + r),
            (x - h, y + r, x - r, y + h, x - r, y),
            (x - r, y - h, x - h, y - r, x, y - r),
            (x + h, y - r, x + r, y - h, x + r, y),
        ):
            self._lines.append(f"{numbers(*curve)} c")
        self._lines.append("f")

    def _rule(self, rule: Rule) -> None:
        overprints = self._overprints(rule.ink, rule.width, self._overprint.rule)
        if overprints is None:
            return
        self._leave_text()
        frame = self.frame
        self._set_overprint(overprints)
        self._set("K", self.inks.stroke(rule.ink))
        self._set("w", f"{number(rule.width)} w")
        self._set("d", f"[{numbers(*rule.dash)}] 0 d")
        start = numbers(frame.x(rule.x1), frame.y(rule.y1))
        end = numbers(frame.x(rule.x2), frame.y(rule.y2))
        self._lines.append(f"{start} m {end} l S")

    def _panel(self, panel: Panel) -> None:
        """The area first, which knocks out, and then its outline, which is a rule."""
        corner = numbers(self.frame.x(panel.x), self.frame.y(panel.y + panel.height))
        area = f"{corner} {numbers(panel.width, panel.height)} re"
        self._leave_text()
        if panel.fill is not None:
            self._set_overprint(False)
            self._set("k", self.inks.fill(panel.fill))
            self._lines.append(f"{area} f")
        if panel.stroke is not None:
            width = panel.stroke_width
            overprints = self._overprints(panel.stroke, width, self._overprint.rule)
            if overprints is None:
                return
            self._set_overprint(overprints)
            self._set("K", self.inks.stroke(panel.stroke))
            self._set("w", f"{number(width)} w")
            self._set("d", "[] 0 d")
            self._lines.append(f"{area} S")

    def _image(self, image: Image) -> None:
        self._leave_text()
        # Overprint would leave the inks of a tint panel under the picture's lights.
        self._set_overprint(False)
        name = self._place_picture(image)
        if name not in self.pictures:
            self.pictures.append(name)
        corner = numbers(self.frame.x(image.x), self.frame.y(image.y + image.height))
        size = f"{number(image.width)} 0 0 {number(image.height)}"
        self._lines.append(f"q {size} {corner} cm /{name} Do Q")
