"""Copy on disk, in whichever form, as an edition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from duikai_content import limits
from duikai_content.diagnostics import Diagnostics
from duikai_content.edition_folder import EDITION_FILE, read_edition_folder
from duikai_content.model import Edition, Story
from duikai_content.plan import plan_path, read_plan
from duikai_content.spans import SourceSpan
from duikai_content.transcript import TranscriptOptions, read_transcript

_TRANSCRIPT_SUFFIXES = (".md", ".markdown", ".txt")


def read_edition(
    path: Path, diagnostics: Diagnostics, options: TranscriptOptions | None = None
) -> Edition | None:
    """The edition at `path`: a folder with an edition.yaml, or a transcript (.md, .txt).

    None means that nothing could be read; an edition may still come with errors among
    `diagnostics`, and is then not fit to print. `options` are for transcripts only.
    """
    span = SourceSpan(str(path))
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        diagnostics.error("copy.unreadable", f"this cannot be read: {error}", span)
        return None
    if is_folder:
        if not (path / EDITION_FILE).exists():
            message = f"there is no {EDITION_FILE} in this folder"
            hint = "make a new edition with: duikai new FOLDER"
            diagnostics.error("copy.missing-file", message, span, hint)
            return None
        edition = read_edition_folder(path, diagnostics)
    elif not exists:
        message = "there is no such file or folder"
        diagnostics.error("copy.missing-file", message, span, "check the name")
        return None
    elif path.name == EDITION_FILE:
        edition = read_edition_folder(path.parent, diagnostics)
    elif path.suffix.lower() in _TRANSCRIPT_SUFFIXES:
        edition = read_transcript(path, diagnostics, options)
    else:
        message = f"“{path.suffix or path.name}” is not a form of copy that can be read"
        hint = "give an edition's folder, or a transcript that ends in .md or .txt"
        diagnostics.error("copy.unknown-form", message, span, hint)
        return None
    if edition is None:
        return None
    check_edition(edition, diagnostics)
    slugs = [story.slug for story in edition.stories]
    return replace(edition, plan=read_plan(plan_path(path), slugs, diagnostics))


def check_edition(edition: Edition, diagnostics: Diagnostics) -> None:
    """Report what is wrong with the edition as a whole, whoever made it."""
    if not edition.stories:
        hint = "put at least one story in it"
        diagnostics.error("copy.no-stories", "the edition has no stories", edition.span, hint)
    for section in edition.sections:
        if not section.stories and edition.stories:
            message = f"the section “{section.name}” has no stories"
            hint = "remove it, or name it in a story"
            diagnostics.warning("copy.empty-section", message, section.span, hint)
        for story in section.stories:
            if not story.body and not story.pictures:
                diagnostics.error(
                    "copy.empty-story",
                    f"“{story.headline.text}” has neither text nor a picture",
                    story.span,
                    "write its text, or remove it",
                )
            _check_heads(story, diagnostics)


def _check_heads(story: Story, diagnostics: Diagnostics) -> None:
    """A head as long as a paragraph is one by mistake, and cannot be set."""
    parts = {
        "headline": story.headline,
        "kicker": story.kicker,
        "deck": story.deck,
        "label": story.label,
        "byline": story.byline,
        "endline": story.endline,
    }
    for name, part in parts.items():
        if part is not None and len(part.text) > limits.HEAD_CHARACTERS:
            diagnostics.error(
                "copy.head-too-long",
                f"the {name} “{part.text[:16]}…” has {len(part.text)} characters",
                part.span,
                f"at most {limits.HEAD_CHARACTERS}; put the rest into the body",
            )
