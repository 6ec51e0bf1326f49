"""Page boxes: there, nested, of the right size, the same on all pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from duikai_press.preflight.checks.row import ERROR, WARNING, Check, Sighting
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.matrices import inside
from duikai_press.preflight.reading.objects import Box, integer, number, raw
from duikai_press.profile import PressProfile

_MM = 72 / 25.4
_TOLERANCE = 0.05
"""Points: what rounding to three decimals, and to a tenth of a millimetre, may do."""


def _no_media(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        if "MediaBox" not in page.boxes:
            yield Sighting("the page has no MediaBox", page.number)


def _no_trim(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        if "TrimBox" not in page.boxes:
            yield Sighting("the page has no TrimBox", page.number)


def _trim_and_art(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        if {"TrimBox", "ArtBox"} <= set(page.boxes):
            yield Sighting("the page has a TrimBox and an ArtBox", page.number)


def _trim_outside(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        outer = page.boxes.get("BleedBox", page.media)
        if "TrimBox" in page.boxes and not inside(page.trim, outer):
            yield Sighting(
                "the TrimBox reaches beyond the "
                + ("BleedBox" if "BleedBox" in page.boxes else "MediaBox"),
                page.number,
                page.trim,
            )


def _bleed_outside(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        if "BleedBox" in page.boxes and not inside(page.bleed, page.media):
            yield Sighting("the BleedBox reaches beyond the MediaBox", page.number, page.bleed)


def _crop(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        crop = page.boxes.get("CropBox", page.media)
        if not (inside(crop, page.media) and inside(page.media, crop)):
            yield Sighting("the CropBox hides a part of the MediaBox", page.number, crop)


def _size(box: Box) -> tuple[float, float]:
    """Width and height in millimetres."""
    return ((box[2] - box[0]) / _MM, (box[3] - box[1]) / _MM)


def _said(size: tuple[float, float]) -> str:
    return f"{size[0]:.1f} × {size[1]:.1f}"


def _trim_size(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    if len(profile.trim) != 2:
        return
    wanted = (profile.trim[0], profile.trim[1])
    for page in evidence.pdf.pages:
        size = _size(page.trim)
        off = max(abs(found - want) for found, want in zip(size, wanted, strict=True))
        if off > profile.trim_tolerance + _TOLERANCE:
            yield Sighting(
                f"the page is {_said(size)} mm, the press takes {_said(wanted)} mm",
                page.number,
                page.trim,
                _said(size),
                _said(wanted),
            )


def _unequal(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    sizes = [tuple(round(side, 1) for side in _size(page.trim)) for page in evidence.pdf.pages]
    if len(set(sizes)) < 2:
        return
    [(usual, _)] = Counter(sizes).most_common(1)
    for page, size in zip(evidence.pdf.pages, sizes, strict=True):
        if size != usual:
            yield Sighting(
                f"the page is {size[0]} × {size[1]} mm, most are {usual[0]} × {usual[1]} mm",
                page.number,
                page.trim,
                f"{size[0]} × {size[1]}",
                f"{usual[0]} × {usual[1]}",
            )


def _short_bleed(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        trim, bleed = page.trim, page.bleed
        sides = (trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
        least = min(sides) / _MM
        if least < profile.bleed - _TOLERANCE:
            yield Sighting(
                f"the bleed is {max(0.0, least):.1f} mm, the press wants {profile.bleed:g} mm",
                page.number,
                bleed,
                round(least, 2),
                profile.bleed,
            )


def _rotated(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        turn = integer(raw(page.entries, "Rotate"))
        if turn % 360:
            yield Sighting(f"the page is turned by {turn}°", page.number, None, float(turn), 0.0)


def _user_unit(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        unit = number(raw(page.entries, "UserUnit"))
        if unit not in (None, 1.0):
            yield Sighting(f"a unit of the page is {unit:g} points", page.number, None, unit, 1.0)


_NESTED = "PDF/X-1a 4: Trim ⊆ Bleed ⊆ Media"

CHECKS = (
    Check("box.no-media", ERROR, "Each page has a MediaBox.", "PDF/X-1a 4: MediaBox",
          "export the page again", _no_media),
    Check("box.no-trim", ERROR, "Each page has a TrimBox.", "PDF/X-1a 4: TrimBox",
          "set the TrimBox to the size of the page as it is sold", _no_trim),
    Check("box.trim-and-art", ERROR, "No page has an ArtBox beside its TrimBox.",
          "PDF/X-1a 4: MediaBox and TrimBox (s)", "take the ArtBox out", _trim_and_art),
    Check("box.trim-outside", ERROR, "The TrimBox lies in the BleedBox.", _NESTED,
          "set the boxes anew", _trim_outside),
    Check("box.bleed-outside", ERROR, "The BleedBox lies in the MediaBox.", _NESTED,
          "set the boxes anew", _bleed_outside),
    Check("box.crop", ERROR, "The CropBox hides nothing.",
          "PDF/X-1a 4: CropBox absent or equal to Media", "take the CropBox out", _crop),
    Check("box.trim-size", ERROR, "The page has the size that the press takes.",
          "press profile: trim, trim_tolerance", "set the pages in the size of the press",
          _trim_size, unit="mm"),
    Check("box.unequal", WARNING, "All pages have one size.", "press profile: trim",
          "set all pages in one size, or send them as files of their own", _unequal, unit="mm"),
    Check("box.bleed-short", ERROR, "There is as much bleed as the press wants.",
          "press profile: bleed", "export the pages with bleed", _short_bleed, unit="mm"),
    Check("box.rotated", WARNING, "Pages are not turned.",
          "newspaper practice: imposition places pages as they are written",
          "turn the content, not the page", _rotated, unit="°"),
    Check("box.user-unit", ERROR, "A unit is a point.", "PDF/X-1a 1: PDF 1.4; PDF 1.7 §14.11.2",
          "scale the page itself", _user_unit),
)  # fmt: skip
