"""What a file says of itself, whatever standard it keeps."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from duikai_layout.page import PaginatedEdition


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself: title, language, date."""

    title: str
    locale: str
    date: dt.date | None

    @classmethod
    def of(cls, edition: PaginatedEdition) -> About:
        """The edition's own particulars."""
        return cls(edition.title, edition.locale, edition.date)
