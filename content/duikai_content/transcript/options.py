"""What a transcript does not say and somebody must: the paper, the day, the style."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TranscriptOptions:
    """Particulars given beside the file; each one wins over the file's front matter.

    `section` names the pages before the first page label.
    """

    paper: str | None = None
    date: dt.date | None = None
    issue: str | None = None
    style: str | None = None
    locale: str | None = None
    section: str | None = None
