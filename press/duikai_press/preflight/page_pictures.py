"""Pictures of whole media, marks and slug included, for a person to look at."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

from duikai_press.preflight.report import PreflightReport

MOST_PICTURES = 64
"""Pages beyond these are shown without a picture."""
_LONGER_SIDE = 1500
_QUALITY = 72


def page_pictures(report: PreflightReport, path: Path) -> dict[int, str]:
    """JPEG pictures of the pages by number, as ``data:`` addresses; none of a page that cannot
    be drawn."""
    import pypdfium2

    # Any: the library is only partly typed.
    pdfium: Any = pypdfium2
    try:
        document = pdfium.PdfDocument(path)
    except (pdfium.PdfiumError, OSError):
        return {}
    pictures: dict[int, str] = {}
    try:
        for page in report.pages[:MOST_PICTURES]:
            drawn = _drawn(document, page.number - 1, pdfium)
            if drawn is not None:
                pictures[page.number] = drawn
    finally:
        document.close()
    return pictures


def _drawn(document: Any, index: int, pdfium: Any) -> str | None:
    try:
        page = document[index]
        page.set_rotation(0)
        page.set_cropbox(*page.get_mediabox())
        page.close()
        # Read anew, since a page measures itself when it is read.
        page = document[index]
        width, height = page.get_size()
        if not 0 < max(width, height) < 1e6:
            return None
        bitmap = page.render(scale=_LONGER_SIDE / max(width, height))
        data = io.BytesIO()
        bitmap.to_pil().convert("RGB").save(data, "JPEG", quality=_QUALITY)
        bitmap.close()
        page.close()
    except (pdfium.PdfiumError, IndexError, ValueError, OSError):
        return None
    return "data:image/jpeg;base64," + base64.b64encode(data.getvalue()).decode("ascii")
