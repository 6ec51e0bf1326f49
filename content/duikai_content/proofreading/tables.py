"""The word lists in ``data/``: UTF-8, one entry or several a line, ``#`` before a remark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_DATA = Path(__file__).parent / "data"


def table_lines(name: str) -> Iterator[str]:
    """The lines of a list, without remarks and empty lines."""
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
