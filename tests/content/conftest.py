"""What several tests of the content room share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from duikai_content import (
    Diagnostics,
    Edition,
    Phrase,
    Story,
    TranscriptOptions,
    read_edition,
)

_SEED = Path(__file__).parents[2].parent / "shared" / "seed" / "luoyang.md"


@pytest.fixture(scope="session")
def seed() -> Path:
    """The transcript of two real pages, which lies beside the repository if at all."""
    if not _SEED.exists():
        pytest.skip("the real copy ../shared/seed/luoyang.md is not here")
    return _SEED


@pytest.fixture
def diagnostics() -> Diagnostics:
    return Diagnostics()


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Makes an edition's folder of ``stories={name: text}`` and an edition.yaml."""

    def make(stories: dict[str, str], edition: str = "") -> Path:
        text = edition or "paper: {name: 云渡日报}\ndate: 2026-11-23\nsections: [{name: 要闻}]\n"
        (tmp_path / "edition.yaml").write_text(text, encoding="utf-8")
        (tmp_path / "stories").mkdir(exist_ok=True)
        for name, story in stories.items():
            path = tmp_path / "stories" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(story, encoding="utf-8")
        return tmp_path

    return make


@pytest.fixture
def transcript(tmp_path: Path, diagnostics: Diagnostics) -> Callable[[str], Edition]:
    """Reads a text as a transcript of a named and dated paper."""

    def read(text: str) -> Edition:
        path = tmp_path / "page.md"
        path.write_text(text, encoding="utf-8")
        edition = read_edition(path, diagnostics, TranscriptOptions(paper="云渡日报"))
        assert edition is not None, list(diagnostics)
        return edition

    return read


def story_texts(story: Story) -> list[str]:
    """Every text of a story."""
    phrases: list[Phrase | None] = [
        story.kicker,
        story.deck,
        story.label,
        story.byline,
        story.endline,
        story.dateline,
        *(picture.caption for picture in story.pictures),
        *(picture.credit for picture in story.pictures),
    ]
    texts = [*story.headline.parts, *(phrase.text for phrase in phrases if phrase)]
    return texts + [block.text for block in story.body]


def edition_characters(edition: Edition) -> Counter[str]:
    """How often each visible character stands in the edition's copy."""
    texts = [text for story in edition.stories for text in story_texts(story)]
    # The first section is named by default, the others by the transcript.
    texts += [section.name for section in edition.sections[1:]]
    return characters("".join(texts))


def characters(text: str) -> Counter[str]:
    """How often each visible character stands in `text`."""
    return Counter(re.sub(r"\s", "", text))


def transcript_characters(text: str) -> Counter[str]:
    """The visible characters of a transcript without Markdown's marks, ASCII marks folded."""
    text = re.sub(r"^#+\s", "", text, flags=re.MULTILINE).replace("**", "")
    return folded(characters(text))


def folded(count: Counter[str]) -> Counter[str]:
    """`count` with full-width marks counted as their ASCII twins."""
    table = dict(zip("，；：！？（）", ",;:!?()", strict=True))
    result: Counter[str] = Counter()
    for character, number in count.items():
        result[table.get(character, character)] += number
    return result


def whole_edition(edition: Edition, text: str) -> bool:
    """Whether `edition` holds each visible character of the transcript `text` just once."""
    return folded(edition_characters(edition)) == transcript_characters(text)


@pytest.fixture(scope="session")
def is_whole() -> Callable[[Edition, str], bool]:
    """Compares an edition with its transcript, character by character."""
    return whole_edition
