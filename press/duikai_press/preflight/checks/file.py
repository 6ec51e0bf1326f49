"""The file as a whole: version, identifiers, encryption, damage, pages."""

from __future__ import annotations

from collections.abc import Iterator

from duikai_press.preflight.checks.row import ERROR, WARNING, X1A, Check, Sighting
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.objects import array, entry, name, raw
from duikai_press.profile import Flavour, PressProfile

_NEWEST = {Flavour.X1A_2001: (1, 3), Flavour.X1A_2003: (1, 4), Flavour.X4: (1, 6)}


def _version(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    newest = _NEWEST[profile.flavour]
    found = [evidence.pdf.version]
    later = name(entry(evidence.pdf.catalogue, "Version")) or ""
    if len(later) == 3 and later[0].isdigit() and later[2].isdigit():
        found.append((int(later[0]), int(later[2])))
    version = max(found)
    if version > newest:
        said = "{}.{}".format(*version)
        yield Sighting(f"the file is PDF {said}", value=said, limit="{}.{}".format(*newest))


def _identifier(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    if len(array(raw(evidence.pdf.trailer, "ID"))) != 2:
        yield Sighting("the trailer has no /ID")


def _encryption(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    if evidence.pdf.encrypted:
        yield Sighting("the file is encrypted")


def _object_streams(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    if evidence.pdf.object_streams:
        yield Sighting("objects or the cross-reference table lie in streams, as since PDF 1.5")


def _damage(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for fault in evidence.faults:
        yield Sighting(fault)


def _excess(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for reason in evidence.spent:
        yield Sighting(f"{reason}; the rest was not looked at")


def _no_pages(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    if not evidence.pdf.pages:
        yield Sighting("the file has no pages")


def _page_count(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    count, multiple = len(evidence.pdf.pages), profile.imposition.multiple
    # A file of one page is one of many: shops ask for one page a file.
    if count > 1 and multiple > 1 and count % multiple:
        yield Sighting(
            f"{count} pages, of which no printer's flats can be made",
            value=float(count),
            limit=f"a multiple of {multiple}",
        )


def _empty(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for page in evidence.pdf.pages:
        if not page.marks:
            yield Sighting("the page prints nothing", page.number)


def _attachments(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for where in evidence.survey.attachments:
        yield Sighting(f"a file is attached ({where})")


CHECKS = (
    Check(
        "file.version",
        ERROR,
        "The PDF version is one that the flavour allows.",
        "PDF/X-1a 1: header 1.4, of 2001: 1.3; PDF/X-4: 1.6",
        "save the file for the flavour of PDF/X that the press profile names",
        _version,
    ),
    Check(
        "file.no-id",
        ERROR,
        "The trailer has a file identifier.",
        "PDF/X-1a 1: trailer /ID",
        "save the file again with a program that writes identifiers",
        _identifier,
    ),
    Check(
        "file.encrypted",
        ERROR,
        "The file is not encrypted.",
        "PDF/X-1a 1: no encryption",
        "save it without passwords and restrictions",
        _encryption,
    ),
    Check(
        "file.object-streams",
        ERROR,
        "No object streams and no cross-reference streams.",
        "PDF/X-1a 1: PDF 1.4; PDF 1.7 §7.5.7, §7.5.8",
        "save the file as PDF 1.4",
        _object_streams,
        X1A,
    ),
    Check(
        "file.damaged",
        ERROR,
        "The structure of the file is sound.",
        "PDF 1.7 §7.5",
        "write the file anew; what was guessed here may be guessed otherwise at the press",
        _damage,
    ),
    Check(
        "file.excess",
        ERROR,
        "Reading the file takes no more work than its size can explain.",
        "this program's limits (docs/preflight.md)",
        "flatten what draws itself again and again, or split the file",
        _excess,
    ),
    Check(
        "file.attachment",
        ERROR,
        "No files are attached.",
        "PDF/X-1a 10: no actions, scripts, forms, layers, links",
        "send other files beside the PDF, not in it",
        _attachments,
        X1A,
    ),
    Check(
        "page.none",
        ERROR,
        "The file has pages.",
        "press profile: page count",
        "export the pages again",
        _no_pages,
    ),
    Check(
        "page.count",
        WARNING,
        "The pages make up whole flats.",
        "press profile: imposition.multiple",
        "add pages, or send each page as a file of its own",
        _page_count,
        unit="pages",
    ),
    Check(
        "page.empty",
        WARNING,
        "Each page prints something.",
        "newspaper practice: an empty page is a forgotten one",
        "leave the page out, or say that it is meant to be empty",
        _empty,
    ),
)
