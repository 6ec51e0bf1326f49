"""How pages become a file: as `render` writes it, or as one printer takes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from duikai_layout.page import PageGrid
from duikai_press.content_stream import USUAL_OVERPRINT
from duikai_press.geometry import Frame
from duikai_press.ink_rules import Overprint, SpotInk
from duikai_press.picture_shelf import Develop
from duikai_press.pictures import PictureSetting, plate_picture
from duikai_styles.units import mm

if TYPE_CHECKING:
    from duikai_press.pdfx import Standard
    from duikai_press.profile import PressProfile


@dataclass(frozen=True, slots=True)
class Plating:
    """What holds for every page of a file.

    `develop` makes pictures ready; `bleed` in points takes the place of the pages' own, and
    `margin` is what printer's marks need outside it; `spots` are inks with plates of their own;
    `standard` is what the file claims to keep.
    """

    develop: Develop = plate_picture
    overprint: Overprint = USUAL_OVERPRINT
    bleed: float | None = None
    margin: float = 0.0
    spots: tuple[SpotInk, ...] = ()
    standard: Standard | None = None

    def frame(self, grid: PageGrid) -> Frame:
        """A page's frame on its media."""
        bleed = grid.bleed if self.bleed is None else self.bleed
        return replace(Frame.of(grid), bleed=bleed, margin=self.margin)


def plating_for(profile: PressProfile) -> Plating:
    """The plating of a printer's profile.

    Pictures are made ready once, however many files show them. Raises `PressError` if the
    profile's ICC file cannot be used.
    """
    from duikai_press.darkroom import Darkroom
    from duikai_press.pdfx import standard_of
    from duikai_press.press_colour import PressColour, press_icc

    icc = press_icc(profile.output_file)
    pictures = profile.pictures
    setting = PictureSetting(
        ppi=pictures.target,
        line_ppi=pictures.line_target,
        sharpen=pictures.sharpen,
        quality=pictures.quality,
        separate=PressColour(icc, profile.ink.total).separate,
    )
    return Plating(
        develop=Darkroom(setting).develop,
        overprint=profile.overprint,
        bleed=mm(profile.bleed),
        margin=marks_margin(profile),
        spots=profile.spots.inks,
        standard=standard_of(profile, icc),
    )


def marks_margin(profile: PressProfile) -> float:
    """Points outside the bleed that printer's marks and the slug need."""
    from duikai_press.profile import MarksKind

    marks = profile.marks
    if marks.kind is MarksKind.NONE:
        return 0.0
    return max(0.0, mm(marks.offset + max(marks.length, marks.slug) - profile.bleed))
