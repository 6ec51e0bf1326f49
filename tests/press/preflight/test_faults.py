"""Each check catches its own fault: one sound file, broken in one place at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from known_faults import (
    FAULTS,
    X4_ALLOWED,
    X4_FAULTS,
    Break,
    Fault,
    drawn,
    file_of,
    form,
    x4_changed,
    x4_draft,
)
from pdf_draft import Draft

from duikai_press.preflight import PreflightReport
from duikai_press.preflight.checks import CHECKS

Judge = Callable[..., PreflightReport]


def codes(report: PreflightReport) -> set[str]:
    return {finding.code for finding in report.findings}


def test_a_sound_page_has_no_findings(judge: Judge) -> None:
    assert codes(judge(Draft.good().written())) == set()
    assert codes(judge(x4_draft().written(), "x4")) == set()


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_as_what_it_is(fault: Fault, judge: Judge) -> None:
    draft = Draft.good()
    fault.fault(draft)
    report = judge(file_of(draft), fault.profile)
    assert codes(report) == {fault.code, *fault.also}


@pytest.mark.parametrize(("code", "make"), X4_FAULTS, ids=[code for code, _ in X4_FAULTS])
def test_a_fault_of_x4(code: str, make: Callable[[], Draft], judge: Judge) -> None:
    assert codes(judge(make().written(), "x4")) == {code}


@pytest.mark.parametrize(("name", "change"), X4_ALLOWED, ids=[name for name, _ in X4_ALLOWED])
def test_what_x4_allows_and_x1a_does_not(name: str, change: Break, judge: Judge) -> None:
    assert codes(judge(x4_changed(change).written(), "x4")) == set()
    assert codes(judge(_with(change).written()))


def _with(change: Break) -> Draft:
    draft = Draft.good()
    change(draft)
    return draft


def test_every_check_has_its_fault() -> None:
    tried = {fault.code for fault in FAULTS} | {code for code, _ in X4_FAULTS}
    assert {check.code for check in CHECKS} == tried
    assert len(CHECKS) == len({check.code for check in CHECKS})


@pytest.mark.parametrize(
    ("fault", "place"),
    [
        (drawn(b"/GK gs 1 0 0 rg 100 300 50 60 re f"), (100, 300, 150, 360)),
        (drawn(b"/GK gs q 2 0 0 2 10 20 cm 1 0 0 rg 100 300 50 60 re f Q"), (210, 620, 310, 740)),
        (form("/Matrix [1 0 0 1 30 40]", b"1 0 0 rg 100 300 50 60 re f"), (130, 340, 180, 400)),
        (drawn(b"/GK gs q 0 0 120 310 re W n 1 0 0 rg 100 300 50 60 re f Q"), (100, 300, 120, 310)),
        (drawn(b"/GK gs 1 0 0 rg BT /F1 20 Tf 1 0 0 1 100 300 Tm <00010001> Tj ET"),
         (100, 297, 140, 317)),
        (drawn(b"/GK gs 1 0 0 rg BT /F1 20 Tf 100 Tz 5 Tc 100 300 Td [<0001> -500] TJ <0001> Tj"
          b" ET"),
         (100, 297, 160, 317)),
        (drawn(b"q 60 0 0 30 100 300 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc\nEI Q"),
         (100, 300, 160, 330)),
    ],
)  # fmt: skip
def test_a_finding_says_where(fault: Break, place: tuple[float, ...], judge: Judge) -> None:
    report = judge(_with(fault).written())
    found = [finding for finding in report.findings if finding.code == "colour.rgb"]
    about = [box for finding in found for box in finding.places]
    edges = (
        min(box[0] for box in about), min(box[1] for box in about),
        max(box[2] for box in about), max(box[3] for box in about),
    )  # fmt: skip
    assert edges == pytest.approx(place, abs=0.01)
    assert {finding.page for finding in found} == {1}
