"""The report: as data, as a page, and its documentation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from known_faults import drawn, several
from pdf_draft import Draft

from duikai_content.diagnostics import Severity
from duikai_press.preflight import PreflightReport, html_report, report_data
from duikai_press.preflight.checks import CHECKS
from duikai_press.preflight.checks.row import ANY, X1A, X4, Check
from duikai_press.profile import Flavour

Judge = Callable[..., PreflightReport]

DOCS = Path(__file__).parents[3] / "docs" / "preflight.md"
FLAVOURS = {
    ANY: "all",
    X1A: "X-1a",
    X4: "X-4",
    frozenset({Flavour.X1A_2001}): "X-1a:2001",
    frozenset({Flavour.X1A_2003}): "X-1a:2003",
}


def faulty(draft: Draft | None = None) -> bytes:
    """An error, a warning and a note, the error twice on its page."""
    draft = draft or Draft.good()
    several(
        drawn(b"/GK gs 1 0 0 rg 100 300 50 60 re f 200 300 50 60 re f"),
        drawn(b"/GO gs 0 0 0 1 k BT /F1 4.5 Tf 100 600 Td <0001> Tj ET"),
        drawn(b"BT 3 Tr /F1 9 Tf 100 600 Td <0001> Tj ET"),
    )(draft)
    return draft.written()


def row(check: Check) -> str:
    cells = (f"`{check.code}`", check.severity.value, FLAVOURS[check.flavours], check.what)
    return f"| {' | '.join((*cells, check.source))} |"


def test_the_documentation_has_every_check_and_no_other() -> None:
    lines = DOCS.read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if re.match(r"\| `[a-z]+\.[a-z0-9-]+` \| ", line)]
    assert told == [row(check) for check in CHECKS]


def _keys(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if path not in ("boxes", "coverage"):
                yield key
            yield from _keys(inner, key)
    elif isinstance(value, list):
        for item in value:
            yield from _keys(item, path)


def test_the_documentation_has_every_field(judge: Judge) -> None:
    text = DOCS.read_text(encoding="utf-8").partition("## The report as JSON")[2]
    told = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", text))))
    assert set(_keys(report_data(judge(faulty())))) <= told


def test_data(judge: Judge) -> None:
    data = report_data(judge(faulty()))
    assert data["schema"] == 1
    assert data["passes"] is False
    assert data["totals"] == {"pages": 1, "errors": 1, "warnings": 1, "notes": 1}
    red, small, invisible = data["findings"]
    assert (red["code"], red["severity"], red["count"]) == ("colour.rgb", "error", 2)
    assert red["places"] == [[100, 300, 150, 360], [200, 300, 250, 360]]
    assert (small["value"], small["limit"], small["unit"], small["page"]) == (4.5, 5.0, "pt", 1)
    assert invisible["severity"] == "note"
    [page] = data["pages"]
    assert page["fonts"] == [
        {"name": "ABCDEF+Song", "subtype": "Type0", "embedded": True, "subset": True}
    ]
    [picture] = page["pictures"]
    assert (picture["ppi"], picture["space"]) == (200.0, "DeviceCMYK")
    assert page["inks"] == ["Cyan", "Magenta", "Yellow", "Black"]


class Reader(HTMLParser):
    """Elements by their tags, and whatever would be fetched or run."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "rect", "image"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    return reader


def test_the_page_shows_findings_on_the_picture(judge: Judge, tmp_path: Path) -> None:
    report = judge(faulty())
    reader = read(html_report(report, tmp_path / "judged.pdf"))
    places = [attrs for tag, attrs in reader.elements if tag == "rect" and attrs.get("class")]
    drawn_ = [a for a in places if a["class"] == "place error"]
    assert [(a["x"], a["width"], a["height"]) for a in drawn_] == [
        ("100.00", "50.00", "60.00"), ("200.00", "50.00", "60.00"),
    ]  # fmt: skip
    [picture] = [attrs for tag, attrs in reader.elements if tag == "image"]
    assert str(picture["href"]).startswith("data:image/jpeg;base64,")
    for finding in report.findings:
        assert finding.code in reader.text
        assert finding.message in reader.text


def test_the_page_needs_nothing_else(judge: Judge, tmp_path: Path) -> None:
    reader = read(html_report(judge(faulty()), tmp_path / "judged.pdf"))
    for tag, attrs in reader.elements:
        assert tag not in ("script", "link", "iframe")
        address = attrs.get("href") or attrs.get("src") or ""
        assert address.startswith(("#", "data:")) or not address


def test_what_a_file_says_is_text_on_the_page(judge: Judge, tmp_path: Path) -> None:
    """Names out of a file never become markup."""
    draft = Draft.good()
    for at, body in enumerate(draft.objects):
        draft.objects[at] = body.replace(b"ABCDEF+Song", b"ABCDEF+#3Cscript#3Ex#24{y}")
    draft.info["GTS_PDFXVersion"] = "(<img src=x onerror=y>)"
    reader = read(html_report(judge(faulty(draft)), tmp_path / "judged.pdf"))
    assert not {"script", "img"} & {tag for tag, _ in reader.elements}
    assert "<script>" in reader.text
    assert "<img src=x onerror=y>" in reader.text


def test_the_page_stands_without_pictures(judge: Judge, tmp_path: Path) -> None:
    report = judge(faulty())
    reader = read(html_report(report, tmp_path / "gone.pdf"))
    assert "image" not in {tag for tag, _ in reader.elements}
    assert "Does not pass" in reader.text


def test_a_file_without_errors_passes(judge: Judge, tmp_path: Path) -> None:
    report = judge(Draft.good().written())
    assert report.passes
    assert "Passes" in html_report(report, tmp_path / "judged.pdf")


def test_many_findings_are_kept_within_bounds(judge: Judge) -> None:
    """Hundreds of sizes of small type: thirty are told apart, none is lost."""
    draft = Draft.good()
    for k in range(300):
        draft.draw(b"/GO gs 0 0 0 1 k BT /F1 %.2f Tf 100 600 Td <0001> Tj ET" % (1 + k / 100))
    report = judge(draft.written())
    assert {finding.code for finding in report.findings} == {"text.small"}
    assert len(report.findings) == 31
    assert sum(finding.count for finding in report.findings) == 300
    assert report.count_of(Severity.WARNING) == 31
