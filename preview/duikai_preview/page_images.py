"""Pages as pictures, drawn from the finished PDF so that what is seen is what is plated."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duikai_preview.contact_sheet import contact_sheet_of
from duikai_preview.errors import PreviewError

if TYPE_CHECKING:
    from PIL.Image import Image

_POINTS_PER_INCH = 72


def page_images(pdf: Path | bytes, dpi: int) -> Iterator[Image]:
    """The pages of a PDF in order as RGB pictures of the trimmed page, `dpi` pixels an inch.

    Raises `PreviewError` when the PDF is missing or cannot be read.
    """
    import pypdfium2

    # Any: the library is only partly typed.
    pdfium: Any = pypdfium2
    try:
        document = pdfium.PdfDocument(pdf)
    except FileNotFoundError as error:
        raise PreviewError("preview.no-file", f"{pdf!s}: there is no such file") from error
    except pdfium.PdfiumError as error:
        name = "the data" if isinstance(pdf, bytes) else str(pdf)
        raise PreviewError(
            "preview.not-a-pdf", f"{name}: cannot be read as a PDF ({error})"
        ) from error
    try:
        for index in range(len(document)):
            yield _drawn(document, index, dpi)
    finally:
        document.close()


def _drawn(document: Any, index: int, dpi: int) -> Image:
    """The trimmed page as a picture."""
    page = document[index]
    page.set_cropbox(*page.get_trimbox())
    page.close()
    # Read anew, since a page measures itself when it is read. Cropping the picture instead
    # would round the edges to pixels and lose a row here and there.
    page = document[index]
    try:
        bitmap = page.render(scale=dpi / _POINTS_PER_INCH)
        # Copied, or the picture would look into memory that is freed with the bitmap.
        image: Image = bitmap.to_pil().convert("RGB").copy()
        bitmap.close()
        return image
    finally:
        page.close()


def write_page_images(
    pdf: Path | bytes, directory: Path, dpi: int, contact_sheet: bool = False
) -> list[Path]:
    """Write every page as ``page-01.png`` and so on; make the directory if it is not there.

    With `contact_sheet` all pages also go on ``contact-sheet.png``, spread by spread. Nothing is
    renamed into place before all pictures are written. Returns the files in page order, the
    contact sheet last. Raises `PreviewError` when the PDF cannot be read or a file not written.
    """
    images = list(page_images(pdf, dpi))
    digits = max(2, len(str(len(images))))
    named = [
        (directory / f"page-{number:0{digits}}.png", image)
        for number, image in enumerate(images, start=1)
    ]
    if contact_sheet and images:
        named.append((directory / "contact-sheet.png", contact_sheet_of(images)))
    _write_all(directory, named)
    return [file for file, _ in named]


def _write_all(directory: Path, named: Sequence[tuple[Path, Image]]) -> None:
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with ExitStack() as leftovers:
            written: list[tuple[Path, Path]] = []
            for file, image in named:
                beside = directory / f".{file.name}.{os.getpid()}.part"
                leftovers.callback(beside.unlink, missing_ok=True)
                image.save(beside, "PNG")
                written.append((beside, file))
            for beside, file in written:
                beside.replace(file)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PreviewError(
            "preview.cannot-write", f"{directory}: cannot be written ({reason})"
        ) from error
