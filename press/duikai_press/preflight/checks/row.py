"""What a check is: a row of data and a function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from duikai_content.diagnostics import Severity
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.objects import Box
from duikai_press.profile import Flavour, PressProfile

ANY = frozenset(Flavour)
X1A = frozenset({Flavour.X1A_2003, Flavour.X1A_2001})
X4 = frozenset({Flavour.X4})

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

Value = float | str | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """One thing that a check has seen: a sentence, the page (from 1) and the place where there is
    one, the value found and the limit that it misses."""

    message: str
    page: int | None = None
    place: Box | None = None
    value: Value = None
    limit: Value = None


Look = Callable[[Evidence, PressProfile], Iterable[Sighting]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its stable code, how bad it is, what must be true, where that is written, how to
    mend it; the flavours of PDF/X for which it holds; the unit of its values."""

    code: str
    severity: Severity
    what: str
    source: str
    hint: str
    look: Look
    flavours: frozenset[Flavour] = ANY
    unit: str = ""
