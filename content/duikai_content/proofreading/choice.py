"""Which findings are wanted, and in which order they are read."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from duikai_content.diagnostics import Diagnostic, Severity

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
READERS = frozenset({"copy", "style", "fonts"})
"""What the codes of the readers begin with; there are more of them than the rules."""


def is_known(code: str, rules: Iterable[str]) -> bool:
    """Whether `code`, or the beginning of one, may be among the findings.

    `rules` are the codes of all rules.
    """
    return code.partition(".")[0] in READERS or any(rule.startswith(code) for rule in rules)


def chosen(
    found: Iterable[Diagnostic],
    rules: Collection[str],
    only: Collection[str] = (),
    skip: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """The findings whose code begins with one of `only` (all, if empty) and with none of `skip`.

    What kept copy, sheet or faces from being read is always among them: it kept the rules from
    being applied. `rules` are the codes of all rules.
    """

    def is_wanted(finding: Diagnostic) -> bool:
        if finding.severity is Severity.ERROR and finding.code not in rules:
            return True
        if any(finding.code.startswith(code) for code in skip):
            return False
        return not only or any(finding.code.startswith(code) for code in only)

    return tuple(finding for finding in found if is_wanted(finding))


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, line and column, as a reader goes through the copy; what has no place is last."""

    def place(finding: Diagnostic) -> tuple[bool, str, int, int, int, str, str]:
        span, rank = finding.span, _ORDER.index(finding.severity)
        if span is None:
            return True, "", 0, 0, rank, finding.code, finding.message
        where = span.file, span.line, span.column
        return False, *where, rank, finding.code, finding.message

    return tuple(sorted(found, key=place))
