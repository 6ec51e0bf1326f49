"""What a rule of proofreading is, and a fault against it.

Severities: an error is certain, by a standard or by fact, and must not be printed; a warning is
nearly always a fault, and somebody should look; a note is a matter of style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duikai_content.diagnostics import Diagnostic, Severity
from duikai_content.passages import Part, Passage
from duikai_content.spans import SourceSpan


@dataclass(frozen=True, slots=True)
class Rule:
    """One code of the check: what it means, an example and the same mended, where it comes from.

    `hint` says how to mend it, unless a fault knows better.
    """

    code: str
    severity: Severity
    meaning: str
    faulty: str
    sound: str
    source: str
    hint: str

    def at(self, span: SourceSpan | None, message: str, hint: str = "") -> Diagnostic:
        """A finding against this rule."""
        return Diagnostic(self.severity, self.code, message, span, hint or self.hint)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at character `start` of a passage."""

    rule: Rule
    passage: Passage
    start: int
    message: str
    hint: str = ""


ANYWHERE = frozenset(Part)
PROSE = frozenset({Part.BODY, Part.QUOTE, Part.BULLET, Part.CAPTION})
"""Running text: sentences that are set line after line."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rule as a form that text must not have.

    The fault stands at the group ``at``, else at the beginning of what was found. `says` and
    `hint` are filled with what was found: ``{0}`` is all of it, ``{name}`` a named group.
    """

    rule: Rule
    form: re.Pattern[str]
    says: str
    hint: str = ""
    parts: frozenset[Part] = ANYWHERE

    def faults(self, passage: Passage, text: str) -> Iterator[Fault]:
        """Every place of `passage`, whose characters are `text`, that has the form."""
        for found in self.form.finditer(text):
            groups = found.groupdict("")
            at = found.start("at") if "at" in groups else found.start()
            message = self.says.format(found[0], **groups)
            hint = self.hint.format(found[0], **groups)
            yield Fault(self.rule, passage, at, message, hint)


_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9.-]+"
)


def without_addresses(text: str) -> str:
    """`text` with web and mail addresses blanked out by letters, of the same length."""
    return _ADDRESS.sub(lambda found: "x" * len(found[0]), text)


def matching(patterns: Iterable[Pattern], passage: Passage) -> Iterator[Fault]:
    """The faults of `passage` against a table of patterns."""
    text = without_addresses(passage.text)
    for pattern in patterns:
        if passage.part in pattern.parts:
            yield from pattern.faults(passage, text)
