"""What a print shop gets in one package: page files, plates to look at, a ticket, checksums."""

from __future__ import annotations

from duikai_press.handoff.assembly import Handoff, HandoffResult, PreflightOutcome
from duikai_press.handoff.making import Job
from duikai_press.handoff.manifest import verify_packages

__all__ = ["Handoff", "HandoffResult", "Job", "PreflightOutcome", "verify_packages"]
