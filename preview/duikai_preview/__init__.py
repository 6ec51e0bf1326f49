"""What is looked at: pictures of the finished pages, and what they give away."""

from __future__ import annotations

from duikai_preview.contact_sheet import contact_sheet_of
from duikai_preview.errors import PreviewError
from duikai_preview.page_images import page_images, write_page_images
from duikai_preview.white import blank_rectangles, ink_share

__all__ = [
    "PreviewError",
    "blank_rectangles",
    "contact_sheet_of",
    "ink_share",
    "page_images",
    "write_page_images",
]
