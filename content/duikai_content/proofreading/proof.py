"""Proofreading an edition: every rule on every text that it is for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from duikai_content.diagnostics import Diagnostics
from duikai_content.model import Edition
from duikai_content.passages import Passage, furniture_passages, story_passages
from duikai_content.proofreading import (
    characters,
    dashes,
    dates,
    doubled,
    figures,
    half_width,
    headings,
    lengths,
    pairs,
    particulars,
    points,
    repeats,
    spaces,
    words,
)
from duikai_content.proofreading.places import Sources
from duikai_content.proofreading.rules import Fault, Rule

RULES: tuple[Rule, ...] = (
    *characters.RULES,
    doubled.DOUBLED_WORD,
    *words.RULES,
    *half_width.RULES,
    *pairs.RULES,
    *points.RULES,
    *dashes.RULES,
    *spaces.RULES,
    *figures.RULES,
    *dates.RULES,
    *headings.RULES,
    *particulars.RULES,
    *repeats.RULES,
    *lengths.RULES,
)
"""Every rule of the copy, family by family."""

_PassageCheck = Callable[[Passage], Iterator[Fault]]
_IN_EVERY_LANGUAGE: tuple[_PassageCheck, ...] = (
    characters.odd_characters,
    spaces.white_in_text,
    lengths.length_faults,
)
# GB/T 15834 and 15835 and the word lists are of the mainland's Chinese.
_IN_SIMPLIFIED: tuple[_PassageCheck, ...] = (
    doubled.doubled_words,
    words.wrong_words,
    half_width.half_width_marks,
    points.point_faults,
    dashes.dash_faults,
    figures.figure_faults,
    headings.head_faults,
    particulars.signature_faults,
)


def proofread(edition: Edition, diagnostics: Diagnostics, sources: Sources | None = None) -> None:
    """Add everything that is wrong with the copy of `edition` to `diagnostics`.

    `sources` are the files that places are looked up in; by default those that spans name.
    """
    sources = sources or Sources()
    for story in edition.stories:
        passages = tuple(story_passages(story))
        for fault in _story_faults(passages, edition):
            diagnostics.add(sources.diagnostic(fault))
        for gap in particulars.story_gaps(story):
            diagnostics.add(gap)
    furniture = tuple(furniture_passages(edition))
    for fault in (*_story_faults(furniture, edition), *repeats.repeats(edition)):
        diagnostics.add(sources.diagnostic(fault))
    for gap in particulars.edition_gaps(edition):
        diagnostics.add(gap)


def _story_faults(passages: tuple[Passage, ...], edition: Edition) -> Iterator[Fault]:
    """The faults of texts that belong together, in no particular order."""
    yield from _each(_IN_EVERY_LANGUAGE, passages)
    yield from pairs.unpaired_marks(passages)
    if is_simplified(edition.locale):
        yield from _each(_IN_SIMPLIFIED, passages)
        yield from figures.mixed_percent_signs(passages)
        for passage in passages:
            yield from dates.date_faults(passage, edition.date)


def _each(checks: Iterable[_PassageCheck], passages: Iterable[Passage]) -> Iterator[Fault]:
    for passage in passages:
        for check in checks:
            yield from check(passage)


def is_simplified(locale: str) -> bool:
    """Whether a locale such as ``zh-Hans`` or ``zh-CN`` writes simplified Chinese."""
    language, *rest = locale.replace("_", "-").split("-")
    return language == "zh" and not {"Hant", "TW", "HK", "MO"} & set(rest)
