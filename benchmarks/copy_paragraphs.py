"""The paragraphs of an edition, set in the body style of the broadsheet: what the line-breaking
benchmarks measure on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from duikai_content.diagnostics import Diagnostics, FaultyInput
from duikai_content.model import Paragraph
from duikai_content.reading import read_edition
from duikai_fonts import Catalogue, Shaper
from duikai_layout.faces import catalogue_for
from duikai_layout.linebreak import LineItems
from duikai_layout.typeset import Typesetter
from duikai_styles.loading import load_style_sheet
from duikai_styles.sheet import TextStyle


@dataclass(frozen=True, slots=True)
class Copy:
    """Body paragraphs as text and as items, and how they are set."""

    texts: tuple[str, ...]
    items: tuple[LineItems, ...]
    style: TextStyle
    locale: str
    catalogue: Catalogue

    @property
    def characters(self) -> int:
        """How many characters the paragraphs hold."""
        return sum(map(len, self.texts))


def copy_of(source: Path) -> Copy:
    """Read and shape the edition or transcript at `source`."""
    diagnostics = Diagnostics()
    edition = read_edition(source, diagnostics)
    sheet = load_style_sheet("broadsheet", Path("."), diagnostics)
    if edition is None or sheet is None:
        raise FaultyInput(diagnostics)
    catalogue = catalogue_for(sheet, edition.root, diagnostics)
    setter = Typesetter(sheet, Shaper(catalogue), edition.locale)
    blocks = [block for story in edition.stories for block in story.body]
    texts = tuple(block.text for block in blocks if isinstance(block, Paragraph))
    items = tuple(setter.styled(text, "body").items for text in texts)
    return Copy(texts, items, sheet.text["body"], edition.locale, catalogue)
