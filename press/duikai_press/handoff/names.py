"""File names of a package, by the templates of the press profile: plain ASCII, safe anywhere."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from duikai_press.errors import PressError
from duikai_press.imposition import PagePlace
from duikai_press.profile import FileNames

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Names:
    """Fills the templates for one edition: `paper` in Latin letters, its date, its version."""

    templates: FileNames
    paper: str
    date: dt.date | None
    version: int

    def page(self, place: PagePlace) -> str:
        """A page's name without suffix."""
        return self._filled(self.templates.page, section=place.letter, page=f"{place.page:02}")

    def edition(self) -> str:
        """The whole edition's."""
        return self._filled(self.templates.edition)

    def package(self) -> str:
        """The folder's and the zip's."""
        return self._filled(self.templates.package)

    def _filled(self, template: str, **more: str) -> str:
        day = f"{self.date:%Y%m%d}" if self.date else "undated"
        name = template.format(paper=self.paper, date=day, version=self.version, **more)
        return _UNSAFE.sub("-", name).strip("-.") or "edition"


def latin_name(*candidates: str) -> str:
    """A paper's name in small Latin letters: of the first candidate that has any, or ``paper``."""
    for candidate in candidates:
        plain = re.sub(r"[^a-z0-9]+", "-", candidate.lower()).strip("-")
        if plain:
            return plain
    return "paper"


def unique(names: list[str]) -> list[str]:
    """The names, if no two are alike. Raises `PressError`."""
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise PressError(
            "press.names-alike",
            f"two pages would have the name {twice[0]}",
            "let the template of pages in the press profile say {section}",
        )
    return names
