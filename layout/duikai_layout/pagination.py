"""Which stories stand on which page: sections to pages, by weight and by room.

A section takes as many pages as its copy fills, or as the edition says. Every page gets one of
the section's heaviest stories to lead it; the others go where most room is left. An editor's
plan comes first: a story that it names stands on the page that it names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from duikai_content.model import Advert, Edition, Section, Story
from duikai_content.plan import PagePlan
from duikai_layout.galley import lines_of
from duikai_styles.sheet import StyleSheet

HEAD_SHARE = 0.2
"""Share of a page that heads usually take."""
FULL = 1.35
"""How far beyond its usual fill a page is taken before another is begun: the densest grid."""
CELLS_A_HEAD = 10
"""About what the head of a story takes, in cells, whatever its length."""


@dataclass(frozen=True, slots=True)
class PageCopy:
    """What one page has to hold, before anybody knows where it stands."""

    number: int
    section: Section
    stories: tuple[Story, ...]
    adverts: tuple[Advert, ...]
    plan: PagePlan | None


def paginate(edition: Edition, sheet: StyleSheet) -> tuple[PageCopy, ...]:
    """The pages of `edition` with their stories, in order."""
    pages: list[PageCopy] = []
    planned = edition.plan.page_of
    for section in edition.sections:
        if not section.stories:
            continue
        free = [story for story in section.stories if story.slug not in planned]
        count = section.pages or _page_count(section.stories, sheet)
        first = len(pages) + 1
        shares = _shared_out(free, min(count, max(len(section.stories), 1)), sheet)
        adverts = [a for a in edition.adverts if a.section == section.name]
        for number, stories in enumerate(shares):
            booked = tuple(adverts[number :: len(shares)])
            pages.append(PageCopy(first + number, section, stories, booked, None))
    return tuple(_with_plan(pages, edition))


def load_of(story: Story, sheet: StyleSheet) -> float:
    """About how many cells the words of a story take at the sheet's usual density."""
    characters = sheet.densities[0].characters
    return lines_of(story.body, characters) + CELLS_A_HEAD


def _page_count(stories: Sequence[Story], sheet: StyleSheet) -> int:
    """How many pages the stories fill."""
    density, trim = sheet.densities[0], sheet.trim
    cells = density.columns * int(trim.area_height / density.pitch)
    share = sheet.pictures.share_usual if any(s.pictures for s in stories) else 0.0
    load = sum(load_of(story, sheet) for story in stories)
    pages = load / (cells * (1 - share) * (1 - HEAD_SHARE / 2))
    return 1 if pages <= FULL else round(pages)


def _shared_out(stories: Sequence[Story], count: int, sheet: StyleSheet) -> list[tuple[Story, ...]]:
    """`stories`, by falling weight, on `count` pages: leads first, then the largest where
    there is most room."""
    if count == 1:
        return [tuple(stories)]
    shares: list[list[Story]] = [[story] for story in stories[:count]]
    shares += [[] for _ in range(count - len(shares))]
    loads = [sum(load_of(s, sheet) for s in share) for share in shares]
    for story in sorted(stories[count:], key=lambda s: -load_of(s, sheet)):
        page = min(range(count), key=lambda k: (loads[k], k))
        shares[page].append(story)
        loads[page] += load_of(story, sheet)
    return [tuple(sorted(share, key=lambda s: -s.weight)) for share in shares]


def _with_plan(pages: Sequence[PageCopy], edition: Edition) -> Iterator[PageCopy]:
    """Planned stories on their pages; a page that the copy has not is left to be reported."""
    by_slug = {story.slug: story for story in edition.stories}
    for page in pages:
        plan = edition.plan.page(page.number)
        pinned = [by_slug[pin.story] for pin in plan.pins if pin.story in by_slug] if plan else []
        stories = tuple(sorted((*page.stories, *pinned), key=lambda s: -s.weight))
        yield replace(page, stories=stories, plan=plan)
