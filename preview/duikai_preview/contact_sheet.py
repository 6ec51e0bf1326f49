"""All pages at a glance, two by two as a reader holds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_PAGE_WIDTH = 420
_GAP = 24
_SPREADS_ABREAST = 3
_TABLE = (200, 200, 200)


def contact_sheet_of(images: Sequence[Image]) -> Image:
    """One picture of all pages: the first alone on the right, then spreads, small, in rows.

    Raises ValueError when there are no pages.
    """
    from PIL import Image as Pictures

    if not images:
        raise ValueError("a contact sheet needs at least one page")
    small = [_reduced(image) for image in images]
    width = max(image.width for image in small)
    height = max(image.height for image in small)
    # Slot 0 is the empty place left of the front page.
    slots = len(small) + 1
    spreads = (slots + 1) // 2
    abreast = min(spreads, _SPREADS_ABREAST)
    rows = -(-spreads // abreast)
    size = (
        abreast * (2 * width + _GAP) + _GAP,
        rows * (height + _GAP) + _GAP,
    )
    sheet = Pictures.new("RGB", size, _TABLE)
    for slot, image in enumerate(small, start=1):
        row, across = divmod(slot // 2, abreast)
        x = _GAP + across * (2 * width + _GAP) + slot % 2 * width
        sheet.paste(image, (x, _GAP + row * (height + _GAP)))
    return sheet


def _reduced(image: Image) -> Image:
    from PIL import Image as Pictures

    if image.width <= _PAGE_WIDTH:
        return image
    height = max(1, round(image.height * _PAGE_WIDTH / image.width))
    return image.resize((_PAGE_WIDTH, height), Pictures.Resampling.LANCZOS)
