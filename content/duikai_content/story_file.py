"""One story file: YAML front matter between ``---`` lines, then the body in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from duikai_content import limits
from duikai_content.diagnostics import Diagnostics
from duikai_content.markdown_body import PictureCall, read_body
from duikai_content.model import Form, Headline, HeadSet, Phrase, Picture, Story
from duikai_content.paths import resolve_inside
from duikai_content.picture_files import picture_pixels
from duikai_content.spans import SourceSpan
from duikai_content.text_source import read_text
from duikai_content.yaml_source import MapReader, read_yaml_text

DEFAULT_WEIGHTS = {
    Form.FEATURE: 60,
    Form.NEWS: 50,
    Form.COMMENTARY: 45,
    Form.PHOTO: 40,
    Form.BRIEF: 15,
}
DEFAULT_ASPECT = Fraction(3, 2)
DEFAULT_CROP = Fraction(15, 100)
_FENCE = re.compile(r"---[ \t]*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file's two parts. `yaml_line` and `body_line` are their first lines in the file."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class PlacedStory:
    """A story and the name of the section it belongs to."""

    section: str
    story: Story


def split_front_matter(text: str) -> FrontMatter | None:
    """The two parts of `text`, or None if it does not open with a closed front matter."""
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.fullmatch(lines[first]):
        return None
    for last in range(first + 1, len(lines)):
        if _FENCE.fullmatch(lines[last]):
            yaml, body = lines[first + 1 : last], lines[last + 1 :]
            return FrontMatter("\n".join(yaml), first + 2, "\n".join(body), last + 2)
    return None


def read_story_file(
    path: Path, root: Path, sections: Sequence[str], diagnostics: Diagnostics
) -> PlacedStory | None:
    """The story in `path`, or None with the reason among `diagnostics`.

    `root` is the edition's folder, which picture paths start from; `sections` are the names
    that the edition knows.
    """
    text = read_text(path, diagnostics)
    if text is None:
        return None
    file = str(path)
    parts = split_front_matter(text)
    if parts is None:
        diagnostics.error(
            "copy.no-front-matter",
            "the story does not open with a front matter",
            SourceSpan(file, 1, 1),
            "begin with a line ---, then headline: …, then a line --- and the text",
        )
        return None
    if len(parts.yaml) > limits.YAML_BYTES:
        diagnostics.error("copy.too-large", "the front matter is too long", SourceSpan(file, 1, 1))
        return None
    reader = read_yaml_text(parts.yaml, file, diagnostics, first_line=parts.yaml_line)
    body = read_body(parts.body, file, diagnostics, first_line=parts.body_line)
    if reader is None:
        return None
    placed = read_pictures(reader, root, diagnostics)
    calls = tuple(_called_picture(call, root, diagnostics) for call in body.pictures)
    form = reader.choice("form", Form, Form.NEWS)
    story = Story(
        slug=path.stem,
        form=form,
        weight=reader.integer("weight", 1, 100, DEFAULT_WEIGHTS[form]),
        headline=_headline(reader),
        body=body.blocks,
        span=SourceSpan(file, parts.yaml_line - 1, 1),
        pictures=placed + calls,
        head=reader.choice("head", HeadSet, HeadSet.AUTO),
        **{key: phrase_at(reader, key) for key in _PHRASES},
    )
    section = _section(reader, sections)
    reader.finish()
    return None if section is None else PlacedStory(section, story)


_PHRASES = ("kicker", "deck", "label", "byline", "endline", "dateline")


def phrase_at(reader: MapReader, key: str) -> Phrase | None:
    """The text of `key` with its place, or None if there is none."""
    text = reader.text(key, "")
    return Phrase(text, reader.span(key)) if text else None


def read_pictures(reader: MapReader, root: Path, diagnostics: Diagnostics) -> tuple[Picture, ...]:
    """The pictures that a front matter lists."""
    return tuple(_listed_picture(each, root, diagnostics) for each in reader.maps("pictures"))


def _headline(reader: MapReader) -> Headline:
    parts = tuple(part for part in reader.texts("headline") if part)
    if reader.is_list("headline") and len(parts) != 2:
        hint = "a list is a couplet of two equal halves; one line is plain text"
        reader.error("wrong-type", f"a couplet has two parts, not {len(parts)}", "headline", hint)
    elif len(parts) == 2 and len(parts[0]) != len(parts[1]):
        hint = "make them equally long, or use kicker: and headline:"
        reader.error("uneven-couplet", "the couplet's halves differ in length", "headline", hint)
    elif not parts and reader.has("headline"):
        reader.error("missing-key", "the headline is empty", "headline", "write one")
    return Headline(parts or ("",), reader.span("headline"))


def _section(reader: MapReader, sections: Sequence[str]) -> str | None:
    only = sections[0] if len(sections) == 1 else None
    name = reader.text("section", only)
    if name in sections:
        return name
    if name:
        hint = f"edition.yaml names: {', '.join(sections)}"
        reader.error("unknown-section", f"there is no section “{name}”", "section", hint)
    return None


def _listed_picture(reader: MapReader, root: Path, diagnostics: Diagnostics) -> Picture:
    crop = reader.number("crop", 0, 40, float(DEFAULT_CROP * 100))
    aspect = reader.ratio("aspect", DEFAULT_ASPECT)
    name = reader.text("file", "")
    file, pixels = locate_picture(name, root, reader.span("file"), diagnostics)
    if pixels is not None and not reader.has("aspect"):
        aspect = Fraction(*pixels)
    return Picture(
        file=file,
        aspect=aspect,
        crop=Fraction(str(crop)) / 100,
        caption=phrase_at(reader, "caption"),
        credit=phrase_at(reader, "credit"),
        span=reader.whole,
        pixels=pixels,
    )


def _called_picture(call: PictureCall, root: Path, diagnostics: Diagnostics) -> Picture:
    from urllib.parse import unquote

    # The parser writes a path as a URL; a folder's name may be Chinese.
    file, pixels = locate_picture(unquote(call.file), root, call.span, diagnostics)
    return Picture(
        file=file,
        aspect=Fraction(*pixels) if pixels else DEFAULT_ASPECT,
        crop=DEFAULT_CROP,
        caption=Phrase(call.caption, call.span) if call.caption else None,
        credit=Phrase(call.credit, call.span) if call.credit else None,
        span=call.span,
        pixels=pixels,
    )


def locate_picture(
    name: str, root: Path, span: SourceSpan, diagnostics: Diagnostics
) -> tuple[Path | None, tuple[int, int] | None]:
    """The path and size of the picture `name` below `root`; (None, None) for no name."""
    path = resolve_inside(root, name, span, diagnostics) if name else None
    if path is None:
        return None, None
    pixels = picture_pixels(path, span, diagnostics)
    return (path, pixels) if pixels else (None, None)
