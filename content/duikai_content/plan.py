"""An editor's plan 版样: what of the pages is to stay as it is, in ``plan.yaml`` in the
edition's folder, or beside a transcript in ``NAME.plan.yaml``.

    pages:
      - page: 1
        density: usual
        stories:
          - {story: 01-bridge, column: 1, row: 1, columns: 6, rows: 42, head: 68}
          - {story: 03-comment, columns: 2}

Columns count from the left, rows from the first below the furniture, both from 1. Everything
but `page` and `story` may be left out: what is not said is the program's to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from duikai_content.diagnostics import Diagnostics
from duikai_content.spans import SourceSpan
from duikai_content.yaml_source import MapReader, read_yaml
from duikai_content.yaml_writing import scalar

PLAN_FILE = "plan.yaml"
_MOST_COLUMNS, _MOST_ROWS, _MOST_PAGES, _LARGEST_HEAD = 24, 400, 400, 400.0


@dataclass(frozen=True, slots=True)
class Pin:
    """What is fixed of one story: `column` and `row` are 0-based, `head` is in points; None
    leaves it open."""

    story: str
    span: SourceSpan
    column: int | None = None
    row: int | None = None
    columns: int | None = None
    rows: int | None = None
    head: float | None = None

    @property
    def is_placed(self) -> bool:
        """Whether it says where the story stands, not only how large."""
        return self.column is not None or self.row is not None


@dataclass(frozen=True, slots=True)
class PagePlan:
    """The pins of one page, by its number from 1; `density` is "" where it is left open."""

    page: int
    density: str
    pins: tuple[Pin, ...]
    span: SourceSpan


@dataclass(frozen=True, slots=True)
class Plan:
    """The pages that an editor has a say in."""

    pages: tuple[PagePlan, ...] = ()

    def page(self, number: int) -> PagePlan | None:
        """The plan of page `number`."""
        return next((page for page in self.pages if page.page == number), None)

    @property
    def page_of(self) -> dict[str, int]:
        """The page that each planned story is on."""
        return {pin.story: page.page for page in self.pages for pin in page.pins}


def plan_path(source: Path) -> Path:
    """Where the plan of an edition is kept: in its folder, or beside a transcript."""
    folder = source.parent if source.name == "edition.yaml" else source
    return folder / PLAN_FILE if folder.is_dir() else source.with_suffix(f".{PLAN_FILE}")


def read_plan(path: Path, slugs: Iterable[str], diagnostics: Diagnostics) -> Plan:
    """The plan in the file `path`; empty if there is none. `slugs` are the known stories."""
    if not path.is_file():
        return Plan()
    reader = read_yaml(path, diagnostics, area="plan")
    if reader is None:
        return Plan()
    known, seen = frozenset(slugs), dict[str, int]()
    pages = [_page(each, known, seen) for each in reader.maps("pages", required=True)]
    reader.finish()
    numbers = [page.page for page in pages]
    for number, page in zip(numbers, pages, strict=True):
        if numbers.count(number) > 1:
            message, hint = f"page {number} is planned twice", "put its stories into one list"
            diagnostics.error("plan.duplicate-page", message, page.span, hint)
    return Plan(tuple(pages))


def _page(reader: MapReader, known: frozenset[str], seen: dict[str, int]) -> PagePlan:
    number = reader.integer("page", 1, _MOST_PAGES)
    pins = []
    for each in reader.maps("stories"):
        story = each.text("story")
        if story and story not in known:
            hint = f"stories: {', '.join(sorted(known)[:12])}"
            each.error("unknown-story", f"there is no story “{story}”", "story", hint)
        elif story in seen:
            message = f"“{story}” is planned twice, first on page {seen[story]}"
            each.error("duplicate-story", message, "story", "keep one of them")
        seen.setdefault(story, number)
        pins.append(
            Pin(
                story=story,
                span=each.span("story"),
                column=_index(each, "column", _MOST_COLUMNS),
                row=_index(each, "row", _MOST_ROWS),
                columns=_count(each, "columns", _MOST_COLUMNS),
                rows=_count(each, "rows", _MOST_ROWS),
                head=each.number("head", 6, _LARGEST_HEAD) if each.has("head") else None,
            )
        )
    return PagePlan(number, reader.text("density", ""), tuple(pins), reader.whole)


def _count(reader: MapReader, key: str, most: int) -> int | None:
    return reader.integer(key, 1, most) if reader.has(key) else None


def _index(reader: MapReader, key: str, most: int) -> int | None:
    count = _count(reader, key, most)
    return None if count is None else count - 1


def plan_yaml(plan: Plan, titles: dict[str, str]) -> str:
    """`plan` as the file that `read_plan` reads; `titles` are the headlines, for comments."""
    lines = [
        "# What stays as it is. Delete what the program may decide again: a line, a word, a page.",
        "pages:",
    ]
    for page in plan.pages:
        lines.append(f"  - page: {page.page}")
        if page.density:
            lines.append(f"    density: {scalar(page.density)}")
        lines.append("    stories:")
        lines += _pin_lines(page.pins, titles)
    return "\n".join(lines) + "\n"


def _pin_lines(pins: Sequence[Pin], titles: dict[str, str]) -> Iterator[str]:
    for pin in pins:
        parts = [f"story: {scalar(pin.story)}"]
        for key, value, first in (
            ("column", pin.column, 1), ("row", pin.row, 1),
            ("columns", pin.columns, 0), ("rows", pin.rows, 0),
        ):  # fmt: skip
            if value is not None:
                parts.append(f"{key}: {value + first}")
        if pin.head is not None:
            parts.append(f"head: {pin.head:g}")
        title = titles.get(pin.story, "")
        comment = f"  # {title}" if title else ""
        yield f"      - {{{', '.join(parts)}}}{comment}"
