"""The head of a story as copy: its parts shaped once, before any width is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from duikai_content.model import HeadSet, Story
from duikai_layout.heads.ladder import head_level
from duikai_layout.page import Role
from duikai_layout.typeset import Piece, SetText, Typesetter
from duikai_styles.sheet import HeadLevel, HeadPart

if TYPE_CHECKING:
    from duikai_layout.upright_text import UprightText

READING_ORDER = (Role.LABEL, Role.KICKER, Role.HEADLINE, Role.DECK, Role.BYLINE)


@dataclass(frozen=True, eq=False)
class HeadCopy:
    """The head of a story with its rung of the ladder, ready for `plan_heads`."""

    story: Story
    level: HeadLevel
    setter: Typesetter

    @property
    def is_couplet(self) -> bool:
        """Whether the headline is two equal halves 对仗."""
        return len(self.story.headline.parts) == 2

    @property
    def half(self) -> int:
        """Characters of a couplet's first half with the space behind it."""
        return len(self.story.headline.parts[0]) + 1

    @property
    def asked(self) -> HeadSet:
        """How the head is to be set: as the story says, else as its form's style does."""
        if self.story.head is not HeadSet.AUTO:
            return self.story.head
        return self.setter.sheet.forms[self.story.form.value].head

    @cached_property
    def headline(self) -> SetText:
        """The headline, shaped."""
        return self.setter.set_text((self._headline,), self.setter.sheet.lines["head"])

    @cached_property
    def upright_headline(self) -> UprightText:
        """The headline, shaped for lines from the top down."""
        from duikai_layout.upright_text import set_upright

        return set_upright(self._headline, self.setter)

    @property
    def _headline(self) -> Piece:
        sheet = self.setter.sheet
        face = sheet.forms[self.story.form.value].headline or self.level.face
        return Piece(self.story.headline.text, face, sheet.text["body"].ink)

    @cached_property
    def parts(self) -> dict[Role, tuple[SetText, HeadPart]]:
        """Label, kicker, deck and byline as far as the story has them, shaped."""
        rules = self.setter.sheet.lines["head"]
        return {
            role: (self.setter.set_text((piece,), rules), part)
            for role, piece, part in self._pieces()
        }

    @cached_property
    def upright_parts(self) -> dict[Role, tuple[UprightText, HeadPart]]:
        """The same, shaped for lines from the top down."""
        from duikai_layout.upright_text import set_upright

        return {
            role: (set_upright(piece, self.setter), part) for role, piece, part in self._pieces()
        }

    def _pieces(self) -> Iterator[tuple[Role, Piece, HeadPart]]:
        heads, story = self.setter.sheet.heads, self.story
        parts = (
            (Role.LABEL, story.label, heads.label),
            (Role.KICKER, story.kicker, heads.kicker),
            (Role.DECK, story.deck, heads.deck),
            (Role.BYLINE, story.byline, heads.byline),
        )
        for role, phrase, part in parts:
            if phrase is not None:
                yield role, Piece(phrase.text, part.face, part.ink), part


def set_head(story: Story, setter: Typesetter, size: float | None = None) -> HeadCopy:
    """The head of `story` on the rung that its weight reaches; an editor may fix its `size`."""
    level = head_level(setter.sheet.heads.levels, story.weight)
    if size is not None:
        level = replace(level, least=size, usual=size, most=size)
    return HeadCopy(story, level, setter)
