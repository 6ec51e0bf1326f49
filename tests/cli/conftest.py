"""A small edition that the tests of the command break in one way each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from small_paper import EDITION, STYLE, story


@pytest.fixture
def make_edition(tmp_path: Path) -> Callable[..., Path]:
    """Writes an edition folder; keyword arguments replace its files by name, None leaves out."""

    def make(**replaced: str | None) -> Path:
        files: dict[str, str | None] = {
            "edition.yaml": EDITION,
            "small.yaml": STYLE,
            "stories/one.md": story("码头上的读数记了二十六年", 12, "weight: 90\n"
                                    "pictures:\n  - {aspect: 3:2, crop: 30, caption: 码头。}\n"),
            "stories/two.md": story("对岸新设一处水尺", 6),
            **{name.replace("__", "/").replace("_", "."): text for name, text in replaced.items()},
        }  # fmt: skip
        folder = tmp_path / "paper"
        for name, text in files.items():
            if text is not None:
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        return folder

    return make
