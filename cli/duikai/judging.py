"""The preflight of a file as the handoff takes it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duikai_press.handoff import PreflightOutcome
    from duikai_press.profile import PressProfile


def judged(file: Path, profile: PressProfile) -> PreflightOutcome:
    """Findings of the preflight, and its reports for the package."""
    import json

    from duikai_press.first_look import first_look
    from duikai_press.handoff import PreflightOutcome

    findings = first_look(file, profile)
    data = [
        {"severity": f.severity.value, "code": f.code, "page": f.page, "message": f.message}
        for f in findings
    ]
    report = json.dumps({"findings": data}, ensure_ascii=False, indent=1) + "\n"
    return PreflightOutcome(tuple(findings), (("preflight.json", report),))
