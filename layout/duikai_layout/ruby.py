"""Ruby 标音: a base and the annotation above it, set as one item of a line.

A ruby stands solid and centred over its base (clreq, Positioning of Romanized ruby, rule 1). One
that is wider than its base may stand over part of its neighbours (rule 5), as long as it keeps
its distance from the next ruby (rule 4: about a quarter of its own size); beyond that it makes
room by widening its item. At the edge of a line it is moved inside (rule 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from duikai_fonts import Cluster
from duikai_styles.sheet import RubyStyle

_EM = 1000


@dataclass(frozen=True, slots=True)
class SetRuby:
    """An item of `width`, in thousandths of an em of the base: where in it the base begins, and
    where the ruby does, which may be outside."""

    base: tuple[Cluster, ...]
    base_at: int
    annotation: tuple[Cluster, ...]
    annotation_at: int
    width: int
    style: RubyStyle

    @property
    def text(self) -> str:
        """The characters of the base, then those of the ruby."""
        return "".join(cluster.text for cluster in (*self.base, *self.annotation))

    def base_pens(self, pen: int) -> list[int]:
        """The pens of the base in a line in which the item begins at `pen`."""
        start = pen + self.base_at
        return list(accumulate((c.advance for c in self.base[:-1]), initial=start))

    def annotation_pens(self, pen: int, measure: int) -> list[int]:
        """The pens of the ruby in a line of `measure`, in thousandths of an em of the ruby."""
        width = annotation_width(self.annotation, self.style)
        at = max(0, min(pen + self.annotation_at, measure - width))
        start = round(at / self.style.scale)
        return list(accumulate((c.advance for c in self.annotation[:-1]), initial=start))


@dataclass(frozen=True, slots=True)
class Beside:
    """A neighbour of a base: the white above it that a ruby may take, and whether it has one."""

    room: int = 0
    ruby: bool = False


def annotation_width(annotation: tuple[Cluster, ...], style: RubyStyle) -> int:
    """The width of a ruby in thousandths of an em of its base."""
    return round(sum(cluster.advance for cluster in annotation) * style.scale)


def set_ruby(
    base: tuple[Cluster, ...],
    annotation: tuple[Cluster, ...],
    style: RubyStyle,
    before: Beside,
    after: Beside,
) -> SetRuby:
    """`annotation` over `base`, between the neighbours `before` and `after`."""
    half_base = sum(cluster.advance for cluster in base) // 2
    half_over = -(-annotation_width(annotation, style) // 2)
    apart = round(style.gap * style.scale * _EM / 2)
    # Beside another ruby none stands over a neighbour: moved away from a line's edge, it would
    # meet the other.
    alone = not (before.ruby or after.ruby)
    rooms = [beside.room if alone else -apart * beside.ruby for beside in (before, after)]
    sides = [max(half_base, half_over - room) for room in rooms]
    return SetRuby(
        base=base,
        base_at=sides[0] - half_base,
        annotation=annotation,
        annotation_at=sides[0] - half_over,
        width=sum(sides),
        style=style,
    )
