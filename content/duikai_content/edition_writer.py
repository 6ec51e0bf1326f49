"""Writing an edition as the folder that `edition_folder` reads, for a person to go on with."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from duikai_content.diagnostics import Diagnostics
from duikai_content.edition_folder import EDITION_FILE, STORIES_FOLDER
from duikai_content.markdown_writing import body_markdown
from duikai_content.model import Advert, Edition, HeadSet, Picture, Story
from duikai_content.spans import SourceSpan
from duikai_content.story_file import DEFAULT_CROP
from duikai_content.yaml_writing import entry, scalar

_NUMBER_PREFIX = re.compile(r"[0-9]+-")
_NOT_IN_NAMES = re.compile(r"[^\w-]+")
_LONGEST_NAME = 40  # characters; Han take three bytes of the 255 that file systems allow
_PAPER_KEYS = ("name", "latin", "sponsor", "publisher", "cn", "postal", "website")
_IMPRINT_KEYS = ("address", "postcode", "phone", "price", "printer")
_PHRASE_KEYS = ("kicker", "deck", "label", "byline", "dateline", "endline")


def write_edition_folder(edition: Edition, directory: Path, diagnostics: Diagnostics) -> bool:
    """Write `edition` into `directory`, which must be empty or not yet there.

    Stories become ``stories/NN-slug.md``, numbered in the edition's order; picture and
    advert files and a style file of the edition are copied. Returns whether it was done;
    errors: the folder is not empty, cannot be written, a file cannot be copied.
    """
    if not prepare_folder(directory, diagnostics):
        return False
    writer = _FolderWriter(edition, directory)
    try:
        writer.write()
    except OSError as error:
        report_unwritable(directory, error, diagnostics)
        return False
    return True


def prepare_folder(directory: Path, diagnostics: Diagnostics) -> bool:
    """Make `directory`; False and a diagnostic if it holds anything or cannot be made."""
    span = SourceSpan(str(directory))
    try:
        directory.mkdir(parents=True, exist_ok=True)
        if any(directory.iterdir()):
            message, hint = "the folder is not empty", "name a new folder"
            diagnostics.error("copy.folder-not-empty", message, span, hint)
            return False
    except (OSError, ValueError) as error:
        report_unwritable(directory, error, diagnostics)
        return False
    return True


def report_unwritable(directory: Path, error: Exception, diagnostics: Diagnostics) -> None:
    """Say that a folder could not be written."""
    reason = getattr(error, "strerror", None) or str(error)
    span = SourceSpan(str(directory))
    diagnostics.error("copy.unwritable", f"the folder cannot be written: {reason}", span)


@dataclass(slots=True)
class _FolderWriter:
    edition: Edition
    directory: Path
    copied: dict[Path, str] = field(default_factory=dict)

    def write(self) -> None:
        """Write everything; raises OSError."""
        stories = self.directory / STORIES_FOLDER
        stories.mkdir()
        number = 0
        width = max(2, len(str(len(self.edition.stories))))
        for section in self.edition.sections:
            for story in section.stories:
                number += 1
                name = f"{number:0{width}}-{_file_name(story.slug)}.md"
                text = self._story(story, section.name)
                (stories / name).write_text(text, encoding="utf-8", newline="\n")
        text = "\n".join(self._edition_lines()) + "\n"
        (self.directory / EDITION_FILE).write_text(text, encoding="utf-8", newline="\n")
        self._copy_style()

    def _edition_lines(self) -> list[str]:
        edition = self.edition
        lines = ["paper:"]
        for key in _PAPER_KEYS:
            lines += entry(key, getattr(edition.paper, key), "  ")
        if edition.date is not None:
            lines.append(f"date: {edition.date.isoformat()}")
        lines += entry("issue", edition.issue)
        lines += entry("style", edition.style)
        lines += entry("locale", edition.locale)
        if edition.ear is not None:
            lines += ["ear:", f"  title: {scalar(edition.ear.title)}", "  lines:"]
            lines += [f"    - {scalar(line)}" for line in edition.ear.lines]
        imprint = [
            line
            for key in _IMPRINT_KEYS
            for line in entry(key, getattr(edition.imprint, key), "  ")
        ]
        lines += ["imprint:", *imprint] if imprint else []
        lines.append("sections:")
        for section in edition.sections:
            lines += [
                f"  - name: {scalar(section.name)}",
                *entry("editors", section.editors, " " * 4),
                *entry("pages", str(section.pages or ""), " " * 4),
            ]
        if edition.adverts:
            lines.append("adverts:")
            for advert in edition.adverts:
                lines += self._advert(advert)
        return lines

    def _advert(self, advert: Advert) -> list[str]:
        lines = [
            f"    section: {scalar(advert.section)}",
            f"    columns: {advert.columns}",
            f"    rows: {advert.rows}",
            *entry("client", advert.client, "    "),
        ]
        if advert.file is not None:
            lines.insert(0, f"    file: {scalar(self._copy(advert.file, 'adverts'))}")
        return ["  - " + lines[0].lstrip(), *lines[1:]]

    def _story(self, story: Story, section: str) -> str:
        parts = [scalar(part) for part in story.headline.parts]
        headline = parts[0] if len(parts) == 1 else "[" + ", ".join(parts) + "]"
        lines = [
            "---",
            f"section: {scalar(section)}",
            f"form: {story.form.value}",
            f"weight: {story.weight}",
            f"headline: {headline}",
        ]
        lines += entry("head", "" if story.head is HeadSet.AUTO else story.head.value)
        for key in _PHRASE_KEYS:
            phrase = getattr(story, key)
            lines += entry(key, phrase.text) if phrase else []
        if story.pictures:
            lines.append("pictures:")
            for picture in story.pictures:
                lines += self._picture(picture)
        lines += ["---", ""]
        return "\n".join(lines) + (f"\n{body_markdown(story.body)}" if story.body else "")

    def _picture(self, picture: Picture) -> list[str]:
        lines: list[str] = []
        if picture.file is not None:
            lines.append(f"    file: {scalar(self._copy(picture.file, 'pictures'))}")
        if picture.pixels is None or Fraction(*picture.pixels) != picture.aspect:
            lines.append(f"    aspect: {picture.aspect.numerator}:{picture.aspect.denominator}")
        if picture.crop != DEFAULT_CROP or not lines:
            lines.append(f"    crop: {float(picture.crop * 100):g}")
        lines += entry("caption", picture.caption.text if picture.caption else "", "    ")
        lines += entry("credit", picture.credit.text if picture.credit else "", "    ")
        return ["  - " + lines[0].lstrip(), *lines[1:]]

    def _copy(self, file: Path, folder: str) -> str:
        """Copy a file once; returns its path in the new folder."""
        if file in self.copied:
            return self.copied[file]
        (self.directory / folder).mkdir(exist_ok=True)
        name, number = file.name, 1
        while f"{folder}/{name}" in self.copied.values():
            number += 1
            name = f"{file.stem}-{number}{file.suffix}"
        (self.directory / folder / name).write_bytes(file.read_bytes())
        self.copied[file] = f"{folder}/{name}"
        return self.copied[file]

    def _copy_style(self) -> None:
        source = self.edition.root / self.edition.style
        if self.edition.style.endswith((".yaml", ".yml")) and source.is_file():
            target = self.directory / self.edition.style
            if target.resolve().is_relative_to(self.directory.resolve()):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(source.read_bytes())


def _file_name(slug: str) -> str:
    """A slug without the number of an earlier writing, safe in every file system."""
    return _NOT_IN_NAMES.sub("-", _NUMBER_PREFIX.sub("", slug, count=1))[:_LONGEST_NAME].strip(
        "-"
    ) or ("story")
