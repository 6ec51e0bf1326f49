"""What is wrong with the input, where, and how to mend it.

Errors add up: a reader reports everything it can see in one run and raises `FaultyInput`
once, at the end of its phase.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from duikai_content.spans import SourceSpan


class Severity(Enum):
    """How bad it is. Only an error keeps the edition from being written."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: `code` is stable and greppable, such as ``copy.empty-story``.

    `hint` says how to mend it.
    """

    severity: Severity
    code: str
    message: str
    span: SourceSpan | None = None
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span else ""
        hint = f"\n    hint: {self.hint}" if self.hint else ""
        return f"{place}{self.severity.value}[{self.code}]: {self.message}{hint}"


class FaultyInput(Exception):
    """The input cannot become an edition; carries every diagnostic of the run."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("\n".join(str(d) for d in self.diagnostics))


class Diagnostics:
    """The list that a run adds its findings to."""

    def __init__(self) -> None:
        self._items: dict[Diagnostic, None] = {}

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def add(self, diagnostic: Diagnostic) -> None:
        """Add a finding; the same finding twice is said once."""
        self._items[diagnostic] = None

    def error(
        self, code: str, message: str, span: SourceSpan | None = None, hint: str = ""
    ) -> None:
        """Add an error: the edition will not be written."""
        self.add(Diagnostic(Severity.ERROR, code, message, span, hint))

    def warning(
        self, code: str, message: str, span: SourceSpan | None = None, hint: str = ""
    ) -> None:
        """Add a warning: the edition is written, but somebody should look."""
        self.add(Diagnostic(Severity.WARNING, code, message, span, hint))

    def note(self, code: str, message: str, span: SourceSpan | None = None, hint: str = "") -> None:
        """Add a note: something the program did by itself and wants to have said."""
        self.add(Diagnostic(Severity.NOTE, code, message, span, hint))

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(d.severity is Severity.ERROR for d in self._items)

    def raise_errors(self) -> None:
        """Raise `FaultyInput` with everything found so far if any of it is an error."""
        if self.has_errors:
            raise FaultyInput(self._items)
