"""An edition's folder: edition.yaml, stories/, pictures/, adverts/."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from duikai_content import limits
from duikai_content.diagnostics import Diagnostics
from duikai_content.edition_keys import read_ear, read_imprint, read_paper, read_sections
from duikai_content.model import Advert, Edition, Section, Story
from duikai_content.paths import resolve_inside
from duikai_content.spans import SourceSpan
from duikai_content.story_file import PlacedStory, locate_picture, read_story_file
from duikai_content.yaml_source import MapReader, read_yaml

EDITION_FILE = "edition.yaml"
STORIES_FOLDER = "stories"

# No sheet has more; the style's own grid is narrower and checked by the layout.
_MAX_COLUMNS = 24
_MAX_ROWS = 400
_MOST_PAGES = 99


def read_edition_folder(path: Path, diagnostics: Diagnostics) -> Edition | None:
    """The edition in the folder `path`, or None with the reason among `diagnostics`.

    Everything that can be read is read even after an error, so that one run names all
    faults; whether the edition may be printed is for ``diagnostics.has_errors``.
    """
    reader = read_yaml(path / EDITION_FILE, diagnostics)
    if reader is None:
        return None
    edition = _read_edition_file(reader, path, diagnostics)
    names = tuple(dict.fromkeys(section.name for section in edition.sections))
    placed = read_stories(path, names, diagnostics)
    sections = tuple(
        replace(section, stories=_in_order(placed, section.name)) for section in edition.sections
    )
    return replace(edition, sections=sections)


def read_stories(
    root: Path, sections: Sequence[str], diagnostics: Diagnostics
) -> tuple[PlacedStory, ...]:
    """All stories below ``stories/``, in the order of their file names, slugs unique."""
    paths = _story_paths(root, diagnostics)
    found = (read_story_file(path, root, sections, diagnostics) for path in paths)
    return _unique_slugs(story for story in found if story is not None)


def _read_edition_file(reader: MapReader, root: Path, diagnostics: Diagnostics) -> Edition:
    paper = read_paper(reader)
    sections = _sections(reader)
    adverts = _adverts(reader, tuple(section.name for section in sections), root, diagnostics)
    edition = Edition(
        paper=paper,
        sections=sections,
        root=root,
        span=reader.whole,
        date=reader.date("date"),
        issue=reader.text("issue", ""),
        style=reader.text("style", "broadsheet"),
        locale=reader.text("locale", "zh-Hans"),
        ear=read_ear(reader),
        imprint=read_imprint(reader),
        adverts=adverts,
    )
    if not reader.has("date"):
        message = "the edition has no date, which page 1 must carry"
        diagnostics.warning("copy.no-date", message, reader.whole, "add the line “date: …”")
    if edition.style.endswith((".yaml", ".yml")):
        resolve_inside(root, edition.style, reader.span("style"), diagnostics)
    reader.finish()
    return edition


def _sections(reader: MapReader) -> tuple[Section, ...]:
    sections: list[Section] = []
    for each in read_sections(reader, required=True):
        name = each.text("name")
        if any(section.name == name for section in sections):
            each.error("duplicate-section", f"the section “{name}” is given twice", "name")
            continue
        pages = each.integer("pages", 1, _MOST_PAGES, 0)
        sections.append(Section(name, each.text("editors", ""), (), each.whole, pages))
    if reader.is_list("sections") and not sections:
        reader.error("missing-key", "the edition has no section", "sections", "name at least one")
    return tuple(sections)


def _adverts(
    reader: MapReader, sections: Sequence[str], root: Path, diagnostics: Diagnostics
) -> tuple[Advert, ...]:
    adverts = []
    for each in reader.maps("adverts"):
        name = each.text("file", "")
        file, pixels = locate_picture(name, root, each.span("file"), diagnostics)
        section = each.text("section", sections[0] if len(sections) == 1 else None)
        if section and section not in sections:
            hint = f"known sections: {', '.join(sections)}"
            each.error("unknown-section", f"there is no section “{section}”", "section", hint)
        columns = each.integer("columns", 1, _MAX_COLUMNS)
        rows = each.integer("rows", 1, _MAX_ROWS)
        client = each.text("client", "")
        adverts.append(Advert(file, section, columns, rows, client, each.whole, pixels))
    return tuple(adverts)


def _story_paths(root: Path, diagnostics: Diagnostics) -> list[Path]:
    """The .md files below stories/, sorted by path; links out of the folder are refused."""
    folder = root / STORIES_FOLDER
    span = SourceSpan(str(folder))
    if not folder.is_dir():
        hint = f"make the folder {STORIES_FOLDER} and put the stories there"
        diagnostics.error("copy.missing-file", "there is no folder of stories", span, hint)
        return []
    paths: list[Path] = []
    for where, _, names in os.walk(folder):  # does not follow links to folders
        for name in names:
            if name.startswith(".") or name.endswith("~"):
                continue  # system and editor files
            path = Path(where, name)
            if path.suffix.lower() != ".md":
                message = "this file among the stories is not read"
                hint = "stories end in .md; keep other files elsewhere"
                diagnostics.warning("copy.ignored-file", message, SourceSpan(str(path)), hint)
            elif resolve_inside(
                root, str(path.relative_to(root)), SourceSpan(str(path)), diagnostics
            ):
                paths.append(path)
    paths.sort(key=lambda path: path.relative_to(folder).parts)
    if len(paths) > limits.STORIES:
        diagnostics.error("copy.too-many-stories", f"more than {limits.STORIES} stories", span)
        return []
    return paths


def _unique_slugs(placed: Iterable[PlacedStory]) -> tuple[PlacedStory, ...]:
    """Two files of one name in different folders: the later gets ``-2``."""
    taken: set[str] = set()
    unique = []
    for each in placed:
        slug, number = each.story.slug, 1
        while slug in taken:
            number += 1
            slug = f"{each.story.slug}-{number}"
        taken.add(slug)
        unique.append(PlacedStory(each.section, replace(each.story, slug=slug)))
    return tuple(unique)


def _in_order(placed: Iterable[PlacedStory], section: str) -> tuple[Story, ...]:
    """The section's stories by falling weight; equal weights stay in order of file name."""
    stories = (each.story for each in placed if each.section == section)
    return tuple(sorted(stories, key=lambda story: -story.weight))
