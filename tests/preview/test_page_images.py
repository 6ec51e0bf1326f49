"""Page images: trimmed, named in order, whole or not at all."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import RectangleObject

from duikai_preview import PreviewError, contact_sheet_of, page_images, write_page_images


def blank_pdf(pages: int, bleed: float = 0.0) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(144 + 2 * bleed, 216 + 2 * bleed)
        page.trimbox = RectangleObject((bleed, bleed, 144 + bleed, 216 + bleed))
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("bleed", [0.0, 9.0])
def test_images_show_the_trimmed_page(bleed: float) -> None:
    images = list(page_images(blank_pdf(2, bleed), 100))
    assert [image.size for image in images] == [(200, 300)] * 2
    assert {image.mode for image in images} == {"RGB"}


def test_files_are_named_in_order_and_alike(tmp_path: Path) -> None:
    pdf = tmp_path / "in.pdf"
    pdf.write_bytes(blank_pdf(3))
    first = write_page_images(pdf, tmp_path / "a" / "b", 50, contact_sheet=True)
    names = ["page-01.png", "page-02.png", "page-03.png", "contact-sheet.png"]
    assert [file.name for file in first] == names
    second = write_page_images(pdf.read_bytes(), tmp_path / "c", 50, contact_sheet=True)
    assert [f.read_bytes() for f in first] == [f.read_bytes() for f in second]
    assert sorted(f.name for f in (tmp_path / "c").iterdir()) == sorted(names)


@pytest.mark.parametrize("content", [b"", b"no pdf", b"%PDF-1.4\n"])
def test_what_is_no_pdf_is_named(tmp_path: Path, content: bytes) -> None:
    pdf = tmp_path / "in.pdf"
    pdf.write_bytes(content)
    with pytest.raises(PreviewError, match=r"in\.pdf"):
        write_page_images(pdf, tmp_path / "out", 50)
    assert not (tmp_path / "out").exists()
    with pytest.raises(PreviewError):
        list(page_images(content, 50))


def test_missing_pdf_and_unwritable_place(tmp_path: Path) -> None:
    with pytest.raises(PreviewError, match="no such file"):
        list(page_images(tmp_path / "gone.pdf", 50))
    (tmp_path / "file").write_text("")
    with pytest.raises(PreviewError, match="cannot be written"):
        write_page_images(blank_pdf(1), tmp_path / "file", 50)


def test_contact_sheet_pairs_spreads() -> None:
    images = [Image.new("RGB", (100, 150), (10 * n, 0, 0)) for n in range(1, 5)]
    sheet = contact_sheet_of(images)
    # Front page on the right of its spread, then 2 beside 3, then 4 alone on the left.
    at = {
        image: sheet.getpixel((x, 99))
        for image, x in zip("1234", (174, 298, 398, 522), strict=True)
    }
    assert at == {str(n): (10 * n, 0, 0) for n in range(1, 5)}
    assert sheet.getpixel((74, 99)) == sheet.getpixel((0, 0)) == (200, 200, 200)
    with pytest.raises(ValueError, match="at least one page"):
        contact_sheet_of([])
