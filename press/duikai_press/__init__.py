"""What is plated: finished pages become a PDF file that a print shop can take."""

from __future__ import annotations

from duikai_press.errors import PressError
from duikai_press.figures import FontFigures, PictureFigures, PressFigures
from duikai_press.writer import pdf_bytes, write_pdf

__all__ = [
    "FontFigures",
    "PictureFigures",
    "PressError",
    "PressFigures",
    "pdf_bytes",
    "write_pdf",
]
