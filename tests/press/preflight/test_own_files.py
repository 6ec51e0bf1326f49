"""The sample edition as the program writes it for a press, judged as anybody's file would be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import duikai
import duikai_content
from duikai_content.diagnostics import Severity
from duikai_press.preflight import PreflightReport

Judge = Callable[..., PreflightReport]
STARTER = Path(duikai_content.__file__).parent / "starter"


@pytest.mark.parametrize(("flavour", "profile"), [("x1a-2003", "x1a"), ("x1a-2001", "x1a-2001"),
                                                  ("x4", "x4")])  # fmt: skip
def test_the_sample_passes(flavour: str, profile: str, judge: Judge, tmp_path: Path) -> None:
    """But for its phonetic notes, which are as small as they look."""
    target = tmp_path / "sample.pdf"
    duikai.render(STARTER, target, profile="coldset", flavour=flavour)
    report = judge(target.read_bytes(), profile)
    assert report.passes
    assert report.count_of(Severity.NOTE) == 0
    assert {(finding.code, finding.value) for finding in report.findings} == {("text.small", 4.83)}
    for page in report.pages:
        assert page.inks == ("Cyan", "Magenta", "Yellow", "Black")
        assert 150 < page.peak <= 240
        assert all(picture.ppi >= 149 for picture in page.pictures)
        assert all(font.embedded and font.subset for font in page.fonts)


def test_a_page_without_pdfx_is_only_that(judge: Judge, tmp_path: Path) -> None:
    target = tmp_path / "plain.pdf"
    duikai.render(STARTER, target)
    codes = {finding.code for finding in judge(target.read_bytes()).findings}
    assert codes <= {
        "info.pdfx-version", "info.pdfx-conformance-2003", "intent.count", "text.small",
    }  # fmt: skip
