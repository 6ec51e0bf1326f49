"""Preflight: would a print shop complain of this PDF? Of any PDF, not only our own.

`reading` makes a model of the file, `ink` measures it, `checks` judge it; `report` is what
comes out, as JSON or as a page to read. docs/preflight.md lists every check.
"""

from duikai_press.preflight.report import Finding, PageFigures, PreflightReport
from duikai_press.preflight.run import preflight_file

__all__ = ["Finding", "PageFigures", "PreflightReport", "preflight_file"]
