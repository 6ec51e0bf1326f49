"""Pages as a desk might hand them in: real stories, cut and mixed, seeded so that everybody gets
the same ones."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duikai_content.diagnostics import Diagnostics, FaultyInput
from duikai_content.model import Advert, Block, Edition, Form, Paragraph, Story
from duikai_content.reading import read_edition

STARTER = Path(__file__).parent.parent / "content" / "duikai_content" / "starter"
FILL = {"least": 0.86, "most": 1.06}
"""How full a page is of copy, by estimate, at one of the sheet's densities."""
HEAD_CELLS = {Form.BRIEF: 5, Form.PHOTO: 18}
LINE = 15
"""Characters a line, and cells a page, of the density that pages are filled for."""
CELLS = 6 * 84


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page's stories and booked adverts."""

    seed: int
    stories: tuple[Story, ...]
    adverts: tuple[Advert, ...]


def pool(sources: Sequence[Path]) -> tuple[Edition, list[Story]]:
    """The first edition, and the stories of all."""
    editions = []
    for source in sources:
        diagnostics = Diagnostics()
        edition = read_edition(source, diagnostics)
        if edition is None:
            raise FaultyInput(diagnostics)
        editions.append(edition)
    return editions[0], [story for edition in editions for story in edition.stories]


def generated_pages(
    stories: Sequence[Story], count: int, first: int = 0
) -> Iterator[GeneratedPage]:
    """`count` pages of 4 to 14 stories, with at least one picture to three stories on most."""
    for seed in range(first, first + count):
        yield _page(random.Random(seed), seed, stories)


def cells_of(story: Story) -> float:
    """About how many cells a story takes."""
    lines = sum((len(b.text) + 2) / LINE + 0.4 for b in story.body)
    pictures = 34 * len(story.pictures)
    return lines + HEAD_CELLS.get(story.form, 12) + pictures


def _page(rng: random.Random, seed: int, stories: Sequence[Story]) -> GeneratedPage:
    wanted = 4 + seed % 11
    chosen = rng.sample(list(stories), min(wanted, len(stories)))
    adverts: tuple[Advert, ...] = ()
    room = float(CELLS)
    if rng.random() < 0.25:
        rows = rng.choice((12, 16, 20))
        columns = rng.choice((2, 3, 6))
        span = chosen[0].span
        adverts = (Advert(None, "要闻", columns, rows, "试登", span),)
        room -= rows * columns
    target = room * rng.uniform(FILL["least"], FILL["most"])
    made = [_varied(rng, story, number) for number, story in enumerate(chosen)]
    made = _with_pictures(rng, made)
    return GeneratedPage(seed, tuple(_to_size(rng, made, target)), adverts)


def _varied(rng: random.Random, story: Story, number: int) -> Story:
    weight = rng.choice((15, 20, 30, 40, 50, 60, 75)) if number else 92
    form = story.form if story.form is not Form.PHOTO or story.pictures else Form.NEWS
    return replace(story, slug=f"{number:02}-{story.slug}", weight=weight, form=form)


def _with_pictures(rng: random.Random, stories: list[Story]) -> list[Story]:
    """One page in eight has no picture; the others one to three stories at the least."""
    if rng.random() < 0.125:
        bare = [replace(s, pictures=()) for s in stories]
        return [replace(s, form=Form.NEWS) if s.form is Form.PHOTO else s for s in bare]
    pictures = [p for s in stories for p in s.pictures]
    needed = -(-len(stories) // 3)
    having = sum(bool(s.pictures) for s in stories)
    for number, story in enumerate(stories):
        if having >= needed or not pictures:
            break
        if not story.pictures and story.form is not Form.BRIEF:
            stories[number] = replace(story, pictures=(rng.choice(pictures),))
            having += 1
    return stories


def _to_size(rng: random.Random, stories: list[Story], target: float) -> list[Story]:
    """Paragraphs cut off or repeated from the other stories until the page is about full."""
    spare = [b for s in stories for b in s.body if isinstance(b, Paragraph)]
    for _ in range(400):
        over = sum(map(cells_of, stories)) - target
        if abs(over) < 8:
            break
        number = rng.randrange(len(stories))
        story = stories[number]
        if over > 0 and len(story.body) > 1:
            stories[number] = replace(story, body=_ended(story.body[:-1]))
        elif over < 0 and story.form is not Form.BRIEF:
            stories[number] = replace(story, body=(*story.body, rng.choice(spare)))
    return stories


def _ended(body: tuple[Block, ...]) -> tuple[Block, ...]:
    """A body without cross-heads that nothing follows."""
    while len(body) > 1 and not isinstance(body[-1], Paragraph):
        body = body[:-1]
    return body
