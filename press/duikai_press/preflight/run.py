"""From a file to its report."""

from __future__ import annotations

from pathlib import Path

from duikai_press.errors import PressError
from duikai_press.preflight.evidence import gathered
from duikai_press.preflight.reading.complaints import heard
from duikai_press.preflight.reading.pdf_file import NotReadable, open_pdf
from duikai_press.preflight.report import PreflightReport, judged
from duikai_press.profile import PressProfile


def preflight_file(path: Path, profile: PressProfile) -> PreflightReport:
    """Judge the PDF at `path` by a press profile.

    Raises `PressError` when the file is not there, is no PDF, or is too broken to be read.
    """
    try:
        with heard() as complaints:
            pdf = open_pdf(path, complaints)
            return judged(str(path), gathered(pdf, profile, complaints), profile)
    except NotReadable as reason:
        raise PressError(
            "preflight.not-a-pdf",
            f"{path}: cannot be read as a PDF: {reason}",
            "export the file again",
        ) from reason
    except OSError as error:
        raise PressError(
            "preflight.no-file", f"{path}: cannot be read ({error.strerror or error})"
        ) from error
