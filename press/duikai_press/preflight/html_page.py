"""The report as a page that a person reads, on a screen or on paper, with no other file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from string import Template

from duikai_content.diagnostics import Severity
from duikai_press.preflight.checks.row import Value
from duikai_press.preflight.page_pictures import page_pictures
from duikai_press.preflight.reading.objects import Box
from duikai_press.preflight.report import Finding, PageFigures, PreflightReport

_MM = 72 / 25.4
_STYLE = """
:root { --error: #b3261e; --warning: #9a5b00; --note: #3f5f7f; }
body { font: 15px/1.45 system-ui, "Noto Sans SC", sans-serif; color: #1c1c1c;
       max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.verdict { font-size: 1.15rem; font-weight: 600; }
.passes { color: #1b6b34; } .fails { color: var(--error); }
ol { list-style: none; padding: 0; }
li.finding { border-left: .3rem solid; padding: .1rem 0 .1rem .75rem; margin: 0 0 .9rem;
             break-inside: avoid; }
li.error, b.error { border-color: var(--error); } li.warning { border-color: var(--warning); }
li.note { border-color: var(--note); }
.number { font-weight: 700; } .message { font-weight: 600; overflow-wrap: anywhere; }
.small { color: #555; font-size: .87rem; overflow-wrap: anywhere; }
code { font-size: .9em; }
section.page { break-before: page; }
svg { width: 100%; max-height: 90vh; border: 1px solid #999; background: #fff; }
svg rect.place { fill-opacity: .08; stroke-width: 1.5; vector-effect: non-scaling-stroke; }
svg .error { fill: var(--error); stroke: var(--error); }
svg .warning { fill: var(--warning); stroke: var(--warning); }
svg .note { fill: var(--note); stroke: var(--note); }
svg text { font: 700 1px sans-serif; stroke: none !important; paint-order: stroke; }
svg .trim { fill: none; stroke: #0a7; stroke-dasharray: 4 3; vector-effect: non-scaling-stroke; }
table { border-collapse: collapse; font-size: .87rem; margin: .5rem 0 1rem; }
td, th { text-align: left; padding: .15rem .9rem .15rem 0; border-bottom: 1px solid #ddd;
         overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } svg { max-height: 180mm; } }
"""
_PAGE = Template("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Preflight: $file</title>
<style>$style</style>
</head>
<body>
<h1>Preflight of $file</h1>
<p class="verdict $class">$verdict</p>
<p class="small">$facts</p>
$findings
$pages
</body>
</html>
""")
_FINDING = Template("""<li class="finding $severity" id="finding-$number">
<div><span class="number">$number</span> $page<span class="message">$message</span>$times</div>
<div class="small">$measure<code>$code</code> $what</div>
<div class="small">$hint <i>$source</i></div>
</li>
""")
_TITLES = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.NOTE: "Notes"}
Numbered = tuple[int, Finding]


def html_report(report: PreflightReport, path: Path) -> str:
    """The page; its pictures are drawn from the file at `path`."""
    numbered = list(enumerate(report.findings, start=1))
    pictures = page_pictures(report, path)
    return _PAGE.substitute(
        file=escape(path.name),
        style=_STYLE,
        verdict=_verdict(report),
        **{"class": "passes" if report.passes else "fails"},
        facts=escape(
            f"Judged by the press profile {report.profile} ({report.flavour}). "
            f"PDF {report.version}, {_counted(len(report.pages), 'page')}, "
            f"{report.size / 1000:.0f} kB."
        ),
        findings="\n".join(_list(numbered, severity) for severity in _TITLES),
        pages="\n".join(
            _page(page, [n for n in numbered if n[1].page == page.number], pictures)
            for page in report.pages
        ),
    )


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _verdict(report: PreflightReport) -> str:
    if report.passes:
        warnings = report.count_of(Severity.WARNING)
        return "Passes" + (f", with {_counted(warnings, 'warning')}" if warnings else "")
    return f"Does not pass: {_counted(report.count_of(Severity.ERROR), 'error')}"


def _list(numbered: Iterable[Numbered], severity: Severity) -> str:
    items = [_item(*pair) for pair in numbered if pair[1].severity is severity]
    if not items:
        return ""
    return f"<h2>{_TITLES[severity]}</h2>\n<ol>\n{''.join(items)}</ol>"


def _said(value: Value, unit: str) -> str:
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return escape(f"{text} {unit}".strip())


def _item(number: int, finding: Finding) -> str:
    measure = []
    if finding.value is not None and finding.limit is not None:
        measure.append(f"found {_said(finding.value, finding.unit)}")
        measure.append(f"limit {_said(finding.limit, finding.unit)}. ")
    page = f'<a href="#page-{finding.page}">page {finding.page}</a> ' if finding.page else ""
    return _FINDING.substitute(
        severity=finding.severity.value,
        number=number,
        page=page,
        message=escape(finding.message),
        times=f" × {finding.count}" if finding.count > 1 else "",
        measure=", ".join(measure),
        code=escape(finding.code),
        what=escape(finding.what),
        hint=escape(finding.hint[:1].upper() + finding.hint[1:] + "."),
        source=escape(finding.source),
    )


def _page(page: PageFigures, found: list[Numbered], pictures: Mapping[int, str]) -> str:
    return "\n".join(
        (
            f'<section class="page" id="page-{page.number}">',
            f"<h2>Page {page.number}</h2>",
            _picture(page, found, pictures.get(page.number, "")),
            _table("Boxes", ("box", "left, bottom, right, top (mm)", "size (mm)"), _boxes(page)),
            _table("Inks", ("ink", "coverage without type"), _inks(page)),
            _table("Fonts", ("font", "kind", "embedded"), _fonts(page)),
            _table("Pictures", ("picture", "samples", "bits", "space", "ppi"), _pictures(page)),
            "</section>",
        )
    )


def _picture(page: PageFigures, found: list[Numbered], picture: str) -> str:
    media = page.boxes.get("MediaBox", (0.0, 0.0, 612.0, 792.0))
    width, height = media[2] - media[0], media[3] - media[1]
    parts = [f'<svg viewBox="0 0 {width:.2f} {height:.2f}" role="img" aria-label="the page">']
    if picture:
        parts.append(f'<image href="{picture}" width="{width:.2f}" height="{height:.2f}"/>')
    if "TrimBox" in page.boxes:
        parts.append(f'<rect class="trim" {_at(page.boxes["TrimBox"], media)}/>')
    size = max(width, height) / 70
    for number, finding in found:
        kind = finding.severity.value
        parts.extend(
            f'<rect class="place {kind}" {_at(place, media)}/>' for place in finding.places
        )
        for place in finding.places[:3]:
            x, y = place[0] - media[0], media[3] - place[3]
            parts.append(
                f'<text class="{kind}" x="{x:.2f}" y="{max(size, y - size / 6):.2f}" '
                f'style="font-size:{size:.2f}px">{number}</text>'
            )
    parts.append("</svg>")
    return "".join(parts)


def _at(box: Box, media: Box) -> str:
    """Attributes of a rectangle, y down."""
    return (
        f'x="{box[0] - media[0]:.2f}" y="{media[3] - box[3]:.2f}" '
        f'width="{max(0.5, box[2] - box[0]):.2f}" height="{max(0.5, box[3] - box[1]):.2f}"'
    )


def _table(title: str, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in rows
    )
    return f'<table aria-label="{title}">\n<tr>{head}</tr>\n{body}</table>'


def _boxes(page: PageFigures) -> list[tuple[str, ...]]:
    return [
        (
            name,
            ", ".join(f"{edge / _MM:.1f}" for edge in box),
            f"{(box[2] - box[0]) / _MM:.1f} × {(box[3] - box[1]) / _MM:.1f}",
        )
        for name, box in page.boxes.items()
    ]


def _inks(page: PageFigures) -> list[tuple[str, ...]]:
    rows = [
        (ink, f"{page.coverage.get(ink, 0.0):.1%}" if ink in page.coverage else "")
        for ink in page.inks
    ]
    return [*rows, ("at most, together", f"{page.peak:.0f} %")] if rows else []


def _fonts(page: PageFigures) -> list[tuple[str, ...]]:
    return [
        (
            font.name,
            font.subtype,
            ("as a subset" if font.subset else "as a whole") if font.embedded else "no",
        )
        for font in page.fonts
    ]


def _pictures(page: PageFigures) -> list[tuple[str, ...]]:
    return [
        (p.name, f"{p.width} × {p.height}", str(p.bits), p.space, f"{p.ppi:.0f}")
        for p in page.pictures
    ]
