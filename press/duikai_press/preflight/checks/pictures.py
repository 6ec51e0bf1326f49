"""Pictures: resolution as printed, and what a plate-setter cannot take."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_press.preflight.checks.row import ERROR, NOTE, WARNING, X1A, Check, Look, Sighting
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.marks import ImageMark
from duikai_press.preflight.reading.matrices import x_scale, y_scale
from duikai_press.preflight.reading.pdf_file import PageModel
from duikai_press.profile import PressProfile

_TOO_FINE = 2


def ppi_of(mark: ImageMark) -> float:
    """Pixels an inch as printed, along the coarser side; 0 for a picture without extent."""
    inches = (x_scale(mark.matrix) / 72, y_scale(mark.matrix) / 72)
    sides = zip((mark.image.width, mark.image.height), inches, strict=True)
    return min((samples / inch if inch > 0 else 0.0 for samples, inch in sides), default=0.0)


def _pictures(evidence: Evidence) -> Iterator[tuple[PageModel, ImageMark]]:
    for page in evidence.pdf.pages:
        for mark in page.marks:
            if isinstance(mark, ImageMark):
                yield page, mark


def _coarse(line_art: bool, *, refused: bool) -> Look:
    """Pictures under the limit; those that are refused are not warned of as well. A picture of
    one sample has no resolution."""

    def look(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
        limits = profile.pictures
        error = limits.line_error if line_art else limits.error
        warning = limits.line_warning if line_art else limits.warning
        least, limit = (0.0, error) if refused else (error, warning)
        for page, mark in _pictures(evidence):
            ppi = ppi_of(mark)
            one_sample = mark.image.width == mark.image.height == 1
            if mark.image.is_line_art is line_art and not one_sample and least <= ppi < limit:
                kind = "line art" if line_art else "picture"
                message = f"{kind} /{mark.image.name} of {ppi:.0f} ppi"
                yield Sighting(message, page.number, mark.box, round(ppi, 1), limit)

    return look


def _fine(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page, mark in _pictures(evidence):
        limits = profile.pictures
        target = limits.line_target if mark.image.is_line_art else limits.target
        ppi = ppi_of(mark)
        if ppi > target * _TOO_FINE:
            message = f"picture /{mark.image.name} of {ppi:.0f} ppi"
            yield Sighting(message, page.number, mark.box, round(ppi, 1), target * _TOO_FINE)


def _sixteen_bits(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page, mark in _pictures(evidence):
        if mark.image.bits == 16:
            message = f"picture /{mark.image.name} has 16 bits a sample"
            yield Sighting(message, page.number, mark.box, 16.0, 8.0)


def _alternates(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page, mark in _pictures(evidence):
        if mark.image.alternates:
            message = f"picture /{mark.image.name} has alternates"
            yield Sighting(message, page.number, mark.box)


def _broken(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page, ink in zip(evidence.pdf.pages, evidence.inks, strict=True):
        for image, place, reason in ink.broken:
            yield Sighting(f"picture /{image.name}: {reason}", page.number, place)


def _placeholders(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for where in evidence.survey.placeholders:
        yield Sighting(f"a placeholder of a picture (OPI) in {where}")


def _postscript(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for where in evidence.survey.postscript:
        yield Sighting(f"PostScript in {where}")


_PPI = "GWG newspaper: pictures error < 99 ppi, warning < 149"
_LINE = "GWG newspaper: 1-bit error < 549, warning < 799"
_BETTER = "print it smaller, or find a better one"

CHECKS = (
    Check("picture.refused", ERROR, "Pictures have enough resolution.", _PPI, _BETTER,
          _coarse(False, refused=True), unit="ppi"),
    Check("picture.coarse", WARNING, "Pictures have good resolution.", _PPI, _BETTER,
          _coarse(False, refused=False), unit="ppi"),
    Check("picture.line-refused", ERROR, "Line art has enough resolution.", _LINE, _BETTER,
          _coarse(True, refused=True), unit="ppi"),
    Check("picture.line-coarse", WARNING, "Line art has good resolution.", _LINE, _BETTER,
          _coarse(True, refused=False), unit="ppi"),
    Check("picture.fine", NOTE, "Pictures have no more samples than the press can show.",
          "press profile: twice pictures.target", "reduce it to the target resolution", _fine,
          unit="ppi"),
    Check("picture.sixteen-bits", ERROR, "Pictures have at most 8 bits a sample.",
          "PDF/X-1a 1: PDF 1.4; 16 bits came with PDF 1.5", "reduce it to 8 bits",
          _sixteen_bits, X1A, "bits"),
    Check("picture.alternates", ERROR, "Pictures have no alternates.",
          "PDF/X-1a (s); PDF 1.7 §8.9.5.4", "keep the one that is to print", _alternates),
    Check("picture.broken", ERROR, "Pictures can be decoded.", "PDF 1.7 §8.9.5",
          "place the picture again", _broken),
    Check("picture.placeholder", ERROR, "No picture is a placeholder for another.",
          "PDF/X-1a (s): no OPI", "export with full pictures", _placeholders),
    Check("picture.postscript", ERROR, "No PostScript is embedded.",
          "PDF/X-1a (s); PDF 1.7 §8.8.2", "export the page again", _postscript),
)  # fmt: skip
