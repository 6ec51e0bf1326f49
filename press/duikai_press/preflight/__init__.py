"""Preflight: would a print shop complain of this PDF? Of any PDF, not only our own.

`reading` makes a model of the file, `ink` measures it, `checks` judge it; `report` is what
comes out, as JSON (`report_json`) or as a page to read (`html_report`). docs/preflight.md lists
every check.
"""

from duikai_press.preflight.html_page import html_report
from duikai_press.preflight.json_form import report_data, report_json
from duikai_press.preflight.report import Finding, PageFigures, PreflightReport
from duikai_press.preflight.run import preflight_file

__all__ = [
    "Finding",
    "PageFigures",
    "PreflightReport",
    "html_report",
    "preflight_file",
    "report_data",
    "report_json",
]
