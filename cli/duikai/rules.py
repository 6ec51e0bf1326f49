"""Every rule that `duikai check` applies, and the table that the manual prints."""

from __future__ import annotations

from collections.abc import Iterable

from duikai_content.proofreading.rules import Rule

_LONGEST_EXAMPLE = 48
_HEAD = ("code", "severity", "what it means", "faulty", "sound", "source")


def every_rule() -> tuple[Rule, ...]:
    """The rules of the copy, then those of the type."""
    from duikai_content.proofreading.proof import RULES as OF_COPY
    from duikai_layout.type_faults import RULES as OF_TYPE

    return OF_COPY + OF_TYPE


def rule_table(rules: Iterable[Rule]) -> str:
    """The rules as a Markdown table, one a line."""
    rows = [
        (
            f"`{rule.code}`",
            rule.severity.value,
            rule.meaning,
            _example(rule.faulty),
            _example(rule.sound),
            rule.source,
        )
        for rule in rules
    ]
    lines = [_HEAD, ("---",) * len(_HEAD), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _example(text: str) -> str:
    """An example as a cell shows it: cut when long, what cannot be seen as its number."""
    if len(text) > _LONGEST_EXAMPLE:
        text = text[:_LONGEST_EXAMPLE] + "……"
    shown = "".join(ch if ch.isprintable() else f"[U+{ord(ch):04X}]" for ch in text)
    return shown.replace("|", "\\|").replace("*", "\\*").replace("~", "\\~")
