"""One content stream being read, operator by operator.

What each operator does stands in the tables of the modules named ``…_operators``; streams that
a stream draws (forms, patterns, glyphs) are in `inner_streams`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import DictionaryObject

from duikai_press.preflight.reading.budget import Budget
from duikai_press.preflight.reading.colour_spaces import ColourSpaces
from duikai_press.preflight.reading.fonts import FontFacts, read_font
from duikai_press.preflight.reading.images import ImageFacts, read_image
from duikai_press.preflight.reading.marks import Mark
from duikai_press.preflight.reading.matrices import Matrix, Point
from duikai_press.preflight.reading.objects import Dictionary, identity
from duikai_press.preflight.reading.state import GraphicsState
from duikai_press.preflight.reading.tokens import UNFINISHED, operators

MOST_FORMS_DEEP = 24
MOST_SAVED = 512
_BYTES_AN_OPERATOR = 16
_OPERATORS_A_MARK = 6
_MOST_UNKNOWN = 20


@dataclass(slots=True)
class Findings:
    """What turns up beside the marks: unknown operators, states, resources of every form, and
    faults, in the order in which they were met."""

    operators: list[str] = field(default_factory=list)
    resources: dict[Hashable, Any] = field(default_factory=dict)
    forms: dict[Hashable, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    layers: bool = False

    def unknown(self, word: bytes) -> None:
        """Note an operator that PDF does not know, once, and not more than a few."""
        said = word[:32].decode("latin-1")
        if said not in self.operators and len(self.operators) < _MOST_UNKNOWN:
            self.operators.append(said)

    def fault(self, message: str) -> None:
        """Say something once."""
        if message not in self.faults:
            self.faults.append(message)


@dataclass(slots=True)
class Shelf:
    """What is read once for a whole file: fonts and colour spaces by their objects."""

    budget: Budget
    spaces: ColourSpaces
    fonts: dict[Hashable, FontFacts] = field(default_factory=dict)
    images: dict[Hashable, ImageFacts | None] = field(default_factory=dict)
    unpacked: dict[Hashable, bytes] = field(default_factory=dict)

    def font(self, value: Any) -> FontFacts:
        """The font behind a resource."""
        key = identity(value)
        if not isinstance(key, tuple):
            return read_font(value)
        if key not in self.fonts:
            self.fonts[key] = read_font(value)
        return self.fonts[key]


@dataclass(slots=True)
class ContentRun:
    """One content stream being read: its resources, the state, the path under construction.

    Streams that are drawn from it share `marks`, `findings` and `shelf`. `base` is the page's own
    matrix, in which patterns are laid out; `open` the forms that are being drawn, so that one
    that draws itself is noticed.
    """

    shelf: Shelf
    operators: Mapping[bytes, Operator]
    findings: Findings
    marks: list[Mark]
    state: GraphicsState
    resources: Dictionary
    base: Matrix
    open: tuple[Hashable, ...] = ()
    stack: list[GraphicsState] = field(default_factory=list)
    subpaths: list[list[Point]] = field(default_factory=list)
    pending_clip: bool = False
    tolerated: int = 0
    coloured: bool = True
    """False in an uncoloured pattern or a glyph of one colour, where colours are ignored."""
    patterns: set[Hashable] = field(default_factory=set)

    def inner(self, key: Hashable, state: GraphicsState, resources: Dictionary) -> ContentRun:
        """A run of a stream drawn from this one."""
        return ContentRun(
            self.shelf,
            self.operators,
            self.findings,
            self.marks,
            state,
            resources,
            self.base,
            (*self.open, key),
            coloured=self.coloured,
            patterns=self.patterns,
        )

    def read(self, data: bytes) -> None:
        """Carry out a stream. Raises `BudgetSpent`."""
        self.findings.resources.setdefault(identity(self.resources), self.resources)
        budget = self.shelf.budget
        # Operands cost time too, whether or not an operator follows.
        budget.spend_operators(len(data) // _BYTES_AN_OPERATOR)
        known = self.operators
        for word, operands in operators(data, self._inline_size):
            budget.spend_operators(1)
            operator = known.get(word)
            if operator is not None:
                before = len(self.marks)
                operator(self, operands)
                # A mark is looked at by every check, and printed on the canvas.
                budget.spend_operators(_OPERATORS_A_MARK * (len(self.marks) > before))
            elif word == UNFINISHED:
                self.findings.fault("the content ends within an array or a string")
            elif not self.tolerated:
                self.findings.unknown(word)
        if self.stack and not self.open:
            self.findings.fault("the graphics state is saved more often than restored")

    def _inline_size(self, entries: DictionaryObject) -> int | None:
        image = read_image(entries, "", self.resources, self.shelf.spaces, b"")
        if image is None or (image.space is None and not image.stencil):
            return None
        components = image.space.components if image.space else 1
        return image.height * ((image.width * image.bits * components + 7) // 8)


Operator = Callable[[ContentRun, list[Any]], None]
