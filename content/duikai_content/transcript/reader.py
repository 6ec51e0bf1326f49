"""A transcript of printed pages, one Markdown or text file, as an edition.

The form is that of a typed or recognised newspaper page: headings for heads, one line for a
paragraph, ASCII marks, paragraphs cut where a column ended, empty lines where pictures
were. An optional front matter says what edition.yaml says. Nothing of the copy is left out
but Markdown's own marks and white; what the reader changed or wondered at is in the notes
and warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from duikai_content import limits
from duikai_content.diagnostics import Diagnostics
from duikai_content.edition_keys import read_ear, read_imprint, read_paper, read_sections
from duikai_content.model import Edition, Form, Imprint, Paper, Section, Story
from duikai_content.passages import Part, story_passages
from duikai_content.proofreading.doubled import doubled_words
from duikai_content.proofreading.places import Sources
from duikai_content.spans import SourceSpan
from duikai_content.story_file import DEFAULT_WEIGHTS, split_front_matter
from duikai_content.text_source import read_text
from duikai_content.transcript.fullwidth import restore_fullwidth
from duikai_content.transcript.heads import is_deck, is_label, is_page_label
from duikai_content.transcript.lines import (
    Gap,
    Heading,
    Item,
    PictureLine,
    TableLines,
    TextLine,
    scan_lines,
)
from duikai_content.transcript.options import TranscriptOptions
from duikai_content.transcript.rejoin import rejoin_paragraphs
from duikai_content.transcript.stories import StoryCopy, build_story
from duikai_content.yaml_source import MapReader, read_yaml_text

SAMPLE_PAPER = "样报"
FIRST_SECTION = "要闻"

# The page's ranking in copy order, which is the order in which a reader typed the page.
_WEIGHTS = (100, 80, 60, 50, 45, 40, 35, 30, 25, 20)
_KEY_LINE = re.compile(r"\s*[A-Za-z_]+[ \t]*:")
_SLUG = re.compile(r"[\w]+")
_SLUG_LENGTH = 12


@dataclass(slots=True)
class _SectionCopy:
    name: str
    span: SourceSpan
    stories: list[StoryCopy] = field(default_factory=list)


def read_transcript(
    path: Path, diagnostics: Diagnostics, options: TranscriptOptions | None = None
) -> Edition | None:
    """The edition that the transcript `path` holds, or None with the reason in `diagnostics`.

    Errors: those of reading the file, faulty front matter, text before the first headline.
    Warnings: no paper's name, no date, doubled words.
    """
    text = read_text(path, diagnostics)
    if text is None:
        return None
    file, body, first_line = str(path), text, 1
    front = split_front_matter(text)
    head: MapReader | None = None
    if front is not None and _KEY_LINE.match(front.yaml):
        if len(front.yaml) > limits.YAML_BYTES:
            diagnostics.error("copy.too-large", "the front matter is too long", SourceSpan(file))
            return None
        head = read_yaml_text(front.yaml, file, diagnostics, first_line=front.yaml_line)
        body, first_line = front.body, front.body_line
    edition = _edition_head(head, path, diagnostics, options or TranscriptOptions())
    items = scan_lines(body, file, diagnostics, first_line=first_line)
    _note_fullwidth(items, file, diagnostics)
    items = rejoin_paragraphs(items, diagnostics)
    given = edition.sections
    first = (options.section if options else None) or (given[0].name if given else FIRST_SECTION)
    copies = _divide(items, first, file, diagnostics)
    sections = _build_sections(copies, given, path.parent, diagnostics)
    edition = replace(edition, sections=sections)
    _warn_of_doubled_words(edition, Sources({file: text}), diagnostics)
    return edition


def _edition_head(
    reader: MapReader | None, path: Path, diagnostics: Diagnostics, options: TranscriptOptions
) -> Edition:
    """Everything but the copy; `sections` are those of the front matter, still empty."""
    whole = SourceSpan(str(path))
    edition = Edition(Paper(""), (), path.parent, whole)
    if reader is not None:
        edition = Edition(
            paper=read_paper(reader, name_required=False),
            sections=tuple(
                Section(each.text("name"), each.text("editors", ""), (), each.whole)
                for each in read_sections(reader, required=False)
            ),
            root=path.parent,
            span=whole,
            date=reader.date("date"),
            issue=reader.text("issue", ""),
            style=reader.text("style", edition.style),
            locale=reader.text("locale", edition.locale),
            ear=read_ear(reader),
            imprint=read_imprint(reader) if reader.has("imprint") else Imprint(),
        )
        reader.finish()
    paper = replace(edition.paper, name=options.paper or edition.paper.name or SAMPLE_PAPER)
    edition = replace(
        edition,
        paper=paper,
        date=options.date or edition.date,
        issue=options.issue or edition.issue,
        style=options.style or edition.style,
        locale=options.locale or edition.locale,
    )
    _warn_of_missing(edition, whole, diagnostics)
    return edition


def _warn_of_missing(edition: Edition, span: SourceSpan, diagnostics: Diagnostics) -> None:
    hint = "open the file with a line ---, “{}”, and a line ---; or give it as an option"
    if edition.paper.name == SAMPLE_PAPER:
        message = f"the paper has no name; it is printed as “{SAMPLE_PAPER}”"
        diagnostics.warning("copy.no-paper", message, span, hint.format("paper: …"))
    if edition.date is None:
        message = "the edition has no date, which page 1 must carry"
        diagnostics.warning("copy.no-date", message, span, hint.format("date: 2026-11-23"))


def _warn_of_doubled_words(edition: Edition, sources: Sources, diagnostics: Diagnostics) -> None:
    """A transcript repeats a word where a line of the print ended; it is printed as it stands."""
    paragraphs = (Part.BODY, Part.QUOTE, Part.BULLET)
    for story in edition.stories:
        for passage in story_passages(story):
            if passage.part in paragraphs:
                for fault in doubled_words(passage):
                    diagnostics.add(sources.diagnostic(fault))


def _note_fullwidth(items: Iterable[Item], file: str, diagnostics: Diagnostics) -> None:
    texts = (item.text for item in items if isinstance(item, TextLine | Heading))
    count = sum(
        before != after
        for text in texts
        for before, after in zip(text, restore_fullwidth(text), strict=True)
    )
    if count:
        message = f"{count} ASCII marks beside Han are set as full-width marks"
        diagnostics.note("copy.full-width", message, SourceSpan(file))


def _divide(
    items: tuple[Item, ...], first: str, file: str, diagnostics: Diagnostics
) -> list[_SectionCopy]:
    """The items handed out to sections and stories."""
    sections = [_SectionCopy(first, SourceSpan(file))]
    story: StoryCopy | None = None
    label: Heading | None = None
    early: list[Item] = []  # pictures between a label and its headline
    for i, item in enumerate(items):
        if isinstance(item, Heading) and is_page_label(items, i):
            sections.append(_SectionCopy(restore_fullwidth(item.text), item.span))
            story = None
        elif isinstance(item, Heading) and is_label(items, i):
            if label is not None:
                _report_stray(label, diagnostics)
            label, story = item, None
        elif isinstance(item, Heading) and story is not None and is_deck(items, i):
            story.deck = item
        elif isinstance(item, Heading) and item.level <= 2:
            story = StoryCopy(item, label, None, early)
            sections[-1].stories.append(story)
            label, early = None, []
        elif story is not None:
            story.items.append(item)
        elif isinstance(item, Gap | PictureLine):
            early.append(item)
        else:
            _report_stray(item, diagnostics)
    return [section for section in sections if section.stories]


def _report_stray(item: Heading | TextLine | TableLines, diagnostics: Diagnostics) -> None:
    diagnostics.error(
        "copy.text-before-headline",
        f"“{item.text[:16]}” stands before any headline and belongs to no story",
        item.span,
        "put a headline (# …) above it",
    )


def _build_sections(
    copies: list[_SectionCopy], given: tuple[Section, ...], root: Path, diagnostics: Diagnostics
) -> tuple[Section, ...]:
    editors = {section.name: section.editors for section in given}
    slugs: set[str] = set()
    sections = []
    for copy in copies:
        stories = []
        for each in copy.stories:
            slug = _slug(each.headline.text, slugs)
            stories.append(build_story(each, slug, root, diagnostics))
        ranked = _rank(stories, [each.headline.level for each in copy.stories])
        sections.append(Section(copy.name, editors.get(copy.name, ""), ranked, copy.span))
    return tuple(sections)


def _rank(stories: list[Story], levels: list[int]) -> tuple[Story, ...]:
    """Weights by copy order; a larger heading than its neighbours' marks a feature."""
    mixed = len(set(levels)) > 1
    ranked = []
    for i, (story, level) in enumerate(zip(stories, levels, strict=True)):
        weight = _WEIGHTS[min(i, len(_WEIGHTS) - 1)]
        if story.form is Form.COMMENTARY:
            ranked.append(replace(story, weight=DEFAULT_WEIGHTS[Form.COMMENTARY]))
            continue
        big = level == 1 and (mixed or i == 0)
        ranked.append(replace(story, weight=weight, form=Form.FEATURE if big else Form.NEWS))
    return tuple(ranked)


def _slug(headline: str, taken: set[str]) -> str:
    """The headline's first words, unique among `taken`, which it is added to."""
    base = "".join(_SLUG.findall(headline))[:_SLUG_LENGTH] or "story"
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    taken.add(slug)
    return slug
