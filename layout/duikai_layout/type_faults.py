"""Copy that its type cannot take: found by setting it to the sheet's measures, without pages.

What a page would do in such a case (condense a headline further, cut a word at the measure) is
legible but ugly; here somebody is told before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from duikai_content.diagnostics import Diagnostics, Severity
from duikai_content.model import Edition, Story, Table
from duikai_content.passages import Part, Passage, story_passages
from duikai_content.proofreading.places import Sources
from duikai_content.proofreading.rules import Fault, Rule
from duikai_fonts import Catalogue, Shaper
from duikai_layout.frame import grid_of
from duikai_layout.furniture.imprint import imprint_words
from duikai_layout.galley import Element, SetCrossHead, SetParagraph, fit_table, set_galley
from duikai_layout.heads import HeadCopy, HeadLine, level_plans, set_head
from duikai_layout.linebreak.rules import CharClass, char_class
from duikai_layout.missing import MISSING, SYSTEM_FACE, report_missing
from duikai_layout.page import PageGrid, Role
from duikai_layout.signature import natural_width
from duikai_layout.typeset import Piece, Typesetter
from duikai_styles.sheet import StyleSheet

HEADLINE = Rule(
    "type.headline",
    Severity.WARNING,
    "a headline that over all columns does not fit its level's lines at its least size",
    "a headline of 120 characters",
    "a headline of 20 characters",
    "heads.levels of the style sheet: least, lines, condense",
    "shorten it, or give the story another weight",
)
HEAD_PART = Rule(
    "type.head-part",
    Severity.WARNING,
    "a kicker, deck or byline that over all columns does not fit its lines",
    "a kicker of 120 characters",
    "a kicker of 20 characters",
    "heads.kicker, heads.deck and heads.byline of the style sheet: least, lines",
    "shorten it",
)
LABEL = Rule(
    "type.label",
    Severity.WARNING,
    "a label longer than a column is wide",
    "label: 本报记者蹲点采访系列报道之十二",
    "label: 蹲点",
    "heads.label of the style sheet",
    "shorten it",
)
CROSS_HEAD = Rule(
    "type.cross-head",
    Severity.WARNING,
    "a cross-head of more than two lines",
    "### 把索力“读”出来，让每一根斜拉索都把自己的受力状况随时告诉值班的人",
    "### 把索力“读”出来",
    "newsroom practice; cross-head and sub-head of the style sheet",
    "shorten it",
)
LONG_WORD = Rule(
    "type.long-word",
    Severity.WARNING,
    "a Latin word, number or address longer than a column is wide",
    "www.yanjiangdaily.example/news/2026/11/23",
    "www.yanjiangdaily.example",
    "the column's measure of the style sheet's usual density",
    "shorten it; it would be cut where the column ends",
)
TABLE = Rule(
    "type.table",
    Severity.ERROR,
    "a table too wide for a column",
    "a table of nine columns of text",
    "a table of a column of text and two of figures",
    "the column's measure of the style sheet's usual density",
    "shorten its cells or drop a column, or make rows of its columns",
)
RULES = (MISSING, SYSTEM_FACE, HEADLINE, HEAD_PART, LABEL, CROSS_HEAD, LONG_WORD, TABLE)

_MOST_CROSS_HEAD_LINES = 2
_EM = 1000
_HEADS = frozenset({Part.LABEL, Part.KICKER, Part.HEADLINE, Part.DECK, Part.BYLINE})
_PARTS = {Role.KICKER: Part.KICKER, Role.DECK: Part.DECK, Role.BYLINE: Part.BYLINE}


def report_type_faults(
    edition: Edition,
    sheet: StyleSheet,
    catalogue: Catalogue,
    diagnostics: Diagnostics,
    sources: Sources | None = None,
) -> None:
    """Shape all copy in its faces and report what they lack and what does not fit.

    Measures are those of the sheet's usual density. Places are looked up in `sources`.
    """
    sources = sources or Sources()
    setter = Typesetter(sheet, Shaper(catalogue), edition.locale)
    for story in edition.stories:
        passages = tuple(story_passages(story))
        for fault in _story_faults(story, passages, setter):
            diagnostics.add(sources.diagnostic(fault))
    for text, face in _furniture(edition, sheet):
        setter.shaper.shape(text, face, language=edition.locale)
    report_missing(edition, setter.shaper, diagnostics, sources)


def _story_faults(story: Story, passages: Sequence[Passage], setter: Typesetter) -> Iterator[Fault]:
    sheet = setter.sheet
    density = sheet.densities[0]
    # An empty headline, and characters of no face, have no width to be fitted.
    heads = [passage.text for passage in passages if passage.part in _HEADS]
    if all(text and natural_width(setter.styled(text, "body")) for text in heads):
        yield from _head_faults(set_head(story, setter), passages, grid_of(sheet, density))
    wide = [
        block
        for block in story.body
        if isinstance(block, Table) and fit_table(block, density.characters * _EM, setter) is None
    ]
    for table in wide:
        first = next(cell for row in (table.head, *table.rows) for cell in row if cell.text)
        message = f"the table does not fit a column of {density.characters} characters"
        yield Fault(TABLE, Passage(Part.CELL, first.inlines), 0, message)
    settable = replace(story, body=tuple(block for block in story.body if block not in wide))
    for element in set_galley(settable, density.characters, setter).elements:
        if isinstance(element.matter, SetCrossHead):
            yield from _cross_head_faults(element, element.matter, passages)
        elif isinstance(element.matter, SetParagraph):
            yield from _cut_words(element, element.matter, passages)
    for passage in passages:
        if passage.part in (Part.CAPTION, Part.CREDIT):
            setter.styled(passage.text, passage.part.value)


def _head_faults(head: HeadCopy, passages: Sequence[Passage], grid: PageGrid) -> Iterator[Fault]:
    story, level, setter = head.story, head.level, head.setter
    heads = setter.sheet.heads
    plans = [
        [line for line in plan.lines if isinstance(line, HeadLine)]
        for plan in level_plans(head, grid.columns, grid)
    ]
    lines = [[line for line in plan if line.role is Role.HEADLINE] for plan in plans]
    if not any(len(ls) <= level.lines and _stretch(ls) >= level.condense for ls in lines):
        message = f"{level.lines} lines of {level.least:g} points over all columns do not hold it"
        yield from _at(HEADLINE, passages, Part.HEADLINE, f"the headline is too long: {message}")
    for role, part in _PARTS.items():
        found = [[line for line in plan if line.role is role] for plan in plans]
        if found and not any(_stretch(line) >= _EM for line in found):
            message = f"the {part.value} is too long for its lines over all columns"
            yield from _at(HEAD_PART, passages, part, message)
    if story.label is not None:
        density = setter.sheet.densities[0]
        rules = setter.sheet.lines["head"]
        piece = Piece(story.label.text, heads.label.face, heads.label.ink)
        width = natural_width(setter.set_text((piece,), rules)) * heads.label.least / _EM
        if width > density.characters * density.size:
            yield from _at(LABEL, passages, Part.LABEL, "the label is wider than a column")


def _stretch(lines: Sequence[HeadLine]) -> int:
    """How far the narrowest of some lines is condensed, in thousandths."""
    return min((line.stretch for line in lines), default=_EM)


def _cross_head_faults(
    element: Element, matter: SetCrossHead, passages: Sequence[Passage]
) -> Iterator[Fault]:
    lines = min(len(way.ends) for way in element.ways)
    if lines > _MOST_CROSS_HEAD_LINES:
        message = f"the cross-head takes {lines} lines of a column"
        heads = [p for p in passages if p.part in (Part.CROSS_HEAD, Part.SUB_HEAD)]
        same = [p for p in heads if p.text == matter.text.text]
        yield from (Fault(CROSS_HEAD, passage, 0, message) for passage in same[:1])


def _cut_words(
    element: Element, matter: SetParagraph, passages: Sequence[Passage]
) -> Iterator[Fault]:
    """The words of an element that its lines cut because no column is wide enough."""
    items = matter.text.items
    words: dict[str, None] = {}
    for end in element.ways[0].ends[:-1]:
        if items.penalties[end - 1] is None:
            words[_word_at(items.texts, end)] = None
    for word in words:
        for passage in passages:
            at = passage.text.find(word)
            if at >= 0:
                message = f"“{word}” is wider than a column"
                yield Fault(LONG_WORD, passage, at, message)
                break


def _word_at(texts: Sequence[str], end: int) -> str:
    """The Latin letters and figures on both sides of a line's end."""
    start = end
    while start > 0 and char_class(texts[start - 1][0]) is CharClass.WESTERN:
        start -= 1
    while end < len(texts) and char_class(texts[end][0]) is CharClass.WESTERN:
        end += 1
    return "".join(texts[start:end])


def _at(rule: Rule, passages: Sequence[Passage], part: Part, message: str) -> Iterator[Fault]:
    for passage in passages:
        if passage.part is part:
            yield Fault(rule, passage, 0, message)


def _furniture(edition: Edition, sheet: StyleSheet) -> Iterator[tuple[str, str]]:
    """The texts of the furniture, each with the face that it is set in."""
    paper, plate, folio = edition.paper, sheet.nameplate, sheet.folio
    yield from ((paper.name, face) for face in (plate.face, folio.section_face))
    yield paper.latin, plate.latin_face
    particulars = (paper.sponsor, paper.publisher, paper.cn, paper.postal, paper.website)
    yield "".join((*particulars, edition.issue)), plate.detail_face
    if edition.ear:
        yield edition.ear.title, plate.ear_title_face
        yield "".join(edition.ear.lines), plate.ear_face
    for section in edition.sections:
        yield section.name, folio.section_face
        yield section.editors, folio.face
    yield imprint_words(edition), sheet.imprint.face
    yield "".join(advert.client for advert in edition.adverts), sheet.advert.face
