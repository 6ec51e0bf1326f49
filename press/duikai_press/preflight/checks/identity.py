"""What the file says it is: the information dictionary, XMP, the output intent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from duikai_press.preflight.checks.row import ANY, ERROR, WARNING, X1A, X4, Check, Sighting
from duikai_press.preflight.evidence import Evidence
from duikai_press.preflight.reading.metadata import (
    DC,
    PDF,
    PDFX,
    PDFX_ID,
    XMP,
    XMP_MM,
    ProfileHeader,
    read_profile_header,
)
from duikai_press.preflight.reading.objects import array, dictionary, entry, name, raw, text
from duikai_press.profile import Flavour, OutputKind, PressProfile

_DATE = re.compile(r"D:\d{4}(\d\d){0,5}([+\-Z](\d\d'?(\d\d'?)?)?)?$")
_VERSIONS = {
    Flavour.X1A_2003: "PDF/X-1a:2003",
    Flavour.X1A_2001: "PDF/X-1:2001",
    Flavour.X4: "PDF/X-4",
}
_CONFORMANCE = {Flavour.X1A_2003: "PDF/X-1a:2003", Flavour.X1A_2001: "PDF/X-1a:2001"}

# The information dictionary.


def _info(evidence: Evidence, key: str) -> str:
    return (text(raw(evidence.pdf.information, key)) or "").strip()


def _title(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    if not _info(evidence, "Title"):
        yield Sighting("the information dictionary has no Title")


def _dates(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for key in ("CreationDate", "ModDate"):
        date = _info(evidence, key)
        if not date:
            yield Sighting(f"the information dictionary has no {key}")
        elif not _DATE.match(date):
            yield Sighting(f"{key} is no date", value=date)


def _trapped(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    found = name(raw(evidence.pdf.information, "Trapped"))
    if found not in ("True", "False"):
        yield Sighting(
            f"Trapped is {found or 'missing'}", value=found or "missing", limit="True or False"
        )


def _pdfx_version(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    wanted, found = _VERSIONS[profile.flavour], _info(evidence, "GTS_PDFXVersion")
    if found != wanted:
        yield Sighting(
            f"the file calls itself {found or 'nothing'}, not {wanted}",
            value=found or "missing",
            limit=wanted,
        )


def _conformance(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    wanted, found = _CONFORMANCE[profile.flavour], _info(evidence, "GTS_PDFXConformance")
    if found != wanted:
        yield Sighting(
            f"GTS_PDFXConformance is {found or 'missing'}", value=found or "missing", limit=wanted
        )


# XMP.


def _xmp_missing(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    if not evidence.metadata.exists:
        yield Sighting("the catalogue has no XMP metadata")


def _xmp_filtered(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    if evidence.metadata.filtered:
        yield Sighting("the XMP metadata are compressed")


def _xmp_broken(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    if evidence.metadata.fault:
        yield Sighting(f"the XMP metadata cannot be read: {evidence.metadata.fault}")


def _readable(evidence: Evidence) -> bool:
    return evidence.metadata.exists and not evidence.metadata.fault


def _xmp_version(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    if not _readable(evidence):
        return
    found = evidence.metadata.properties.get(f"{PDFX_ID}GTS_PDFXVersion", "")
    if found not in ("PDF/X-4", "PDF/X-4p"):
        yield Sighting(
            f"pdfxid:GTS_PDFXVersion is {found or 'missing'}",
            value=found or "missing",
            limit="PDF/X-4",
        )


_WANTED = {
    "dc:title": f"{DC}title",
    "xmp:CreateDate": f"{XMP}CreateDate",
    "xmp:ModifyDate": f"{XMP}ModifyDate",
    "xmp:MetadataDate": f"{XMP}MetadataDate",
    "xmpMM:DocumentID": f"{XMP_MM}DocumentID",
    "xmpMM:VersionID": f"{XMP_MM}VersionID",
    "xmpMM:RenditionClass": f"{XMP_MM}RenditionClass",
}


def _xmp_properties(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    if not _readable(evidence):
        return
    for said, key in _WANTED.items():
        if not evidence.metadata.properties.get(key):
            yield Sighting(f"XMP has no {said}", value="missing", limit=said)


def _xmp_trapped(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    if not _readable(evidence):
        return
    found = evidence.metadata.properties.get(f"{PDF}Trapped", "")
    if found not in ("True", "False"):
        yield Sighting(
            f"pdf:Trapped is {found or 'missing'}", value=found or "missing", limit="True or False"
        )


def _disagreement(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    """Where XMP and the information dictionary both speak, they say the same."""
    pairs = (
        ("Title", f"{DC}title"),
        ("GTS_PDFXVersion", f"{PDFX}GTS_PDFXVersion"),
        ("Trapped", f"{PDF}Trapped"),
    )
    for key, other in pairs:
        told = _info(evidence, key) or name(raw(evidence.pdf.information, key)) or ""
        said = evidence.metadata.properties.get(other, "")
        if told and said and " ".join(told.split()) != said:
            yield Sighting(f"{key} is “{told}” in one place and “{said}” in XMP", value=said)


# The output intent.


def _intents(evidence: Evidence) -> list[Any]:
    found = [dictionary(item) for item in array(raw(evidence.pdf.catalogue, "OutputIntents"))]
    return [intent for intent in found if name(entry(intent, "S")) == "GTS_PDFX"]


def _intent_count(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    count = len(_intents(evidence))
    if count != 1:
        yield Sighting(
            f"{count or 'no'} output intent{'s' if count > 1 else ''} of PDF/X",
            value=float(count),
            limit=1.0,
        )


def _identifier(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for intent in _intents(evidence)[:1]:
        if not (text(raw(intent, "OutputConditionIdentifier")) or "").strip():
            yield Sighting("the output intent has no OutputConditionIdentifier")


def _intent_info(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for intent in _intents(evidence)[:1]:
        if not (text(raw(intent, "Info")) or "").strip():
            yield Sighting("the output intent has no Info")


def _destination(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for intent in _intents(evidence)[:1]:
        registered = (text(raw(intent, "RegistryName")) or "").strip()
        if not registered and _profile_of(evidence, intent) is None:
            yield Sighting("the output intent names no registry and embeds no profile")


def _embedded(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for intent in _intents(evidence)[:1]:
        if _profile_of(evidence, intent) is None:
            yield Sighting("the output intent embeds no profile")


def _profile_of(evidence: Evidence, intent: Any) -> ProfileHeader | None:
    return read_profile_header(raw(intent, "DestOutputProfile"), evidence.pdf.budget)


def _profile_kind(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    for intent in _intents(evidence)[:1]:
        header = _profile_of(evidence, intent)
        if header is None:
            continue
        if not header.sound:
            yield Sighting("the output profile is no ICC profile")
        elif (header.device_class, header.space, header.components) != ("prtr", "CMYK", 4):
            found = f"{header.device_class} {header.space} N {header.components}"
            yield Sighting(f"the output profile is {found}", value=found, limit="prtr CMYK N 4")


def _condition(evidence: Evidence, profile: PressProfile) -> Iterator[Sighting]:
    """A printer's own file may be called anything; a registered condition has one name.
    `Custom` says that the profile goes by none, which is for a person to look at."""
    if profile.output.kind is not OutputKind.REGISTERED:
        return
    wanted = profile.output.condition
    for intent in _intents(evidence)[:1]:
        found = (text(raw(intent, "OutputConditionIdentifier")) or "").strip()
        if found not in ("", "Custom", wanted):
            yield Sighting(f"the file is meant for {found}", value=found, limit=wanted)


_EXPORT = "export the file as the flavour of PDF/X that the press profile names"
_INTENT = "PDF/X-1a 3: one OutputIntent /S /GTS_PDFX"
_XMP = "PDF/X-4: XMP"

CHECKS = (
    Check("info.no-title", ERROR, "The document has a title.", "PDF/X-1a 2: Title", _EXPORT,
          _title, X1A),
    Check("info.dates", ERROR, "Creation and modification dates are given.",
          "PDF/X-1a 2: CreationDate, ModDate", _EXPORT, _dates, X1A),
    Check("info.trapped", ERROR, "Trapped says True or False.", "PDF/X-1a 2: /Trapped",
          "say whether the file is trapped; a newspaper's is not", _trapped, X1A),
    Check("info.pdfx-version", ERROR, "The file says which PDF/X it is.",
          "PDF/X-1a 2: GTS_PDFXVersion", _EXPORT, _pdfx_version, X1A),
    Check("info.pdfx-conformance", ERROR, "The file says that it conforms to X-1a.",
          "PDF/X-1a 2, of 2001: GTS_PDFXConformance", _EXPORT, _conformance,
          frozenset({Flavour.X1A_2001})),
    Check("info.pdfx-conformance-2003", WARNING,
          "The file says that it conforms to X-1a, without which JHOVE reads plain X-1.",
          "PDF/X-1a 2: GTS_PDFXConformance", _EXPORT, _conformance,
          frozenset({Flavour.X1A_2003})),
    Check("xmp.missing", ERROR, "The catalogue has XMP metadata.", _XMP, _EXPORT,
          _xmp_missing, X4),
    Check("xmp.filtered", ERROR, "XMP metadata are not compressed.", f"{_XMP}, unfiltered",
          _EXPORT, _xmp_filtered, X4),
    Check("xmp.broken", ERROR, "XMP metadata are well-formed.", _XMP, _EXPORT, _xmp_broken),
    Check("xmp.pdfx-version", ERROR, "XMP says which PDF/X the file is.",
          f"{_XMP}, pdfxid:GTS_PDFXVersion", _EXPORT, _xmp_version, X4),
    Check("xmp.property", ERROR, "XMP has title, dates and identifiers.",
          f"{_XMP}, dc:title, xmp:CreateDate, ModifyDate, MetadataDate, xmpMM:DocumentID, "
          "VersionID, RenditionClass", _EXPORT, _xmp_properties, X4),
    Check("xmp.trapped", ERROR, "XMP says whether the file is trapped.", f"{_XMP}, pdf:Trapped",
          "say whether the file is trapped; a newspaper's is not", _xmp_trapped, X4),
    Check("xmp.disagrees", WARNING, "XMP and the information dictionary agree.",
          "PDF/X-4: XMP; PDF 1.7 §14.3", "write both from one source", _disagreement),
    Check("intent.count", ERROR, "There is one output intent of PDF/X.", _INTENT, _EXPORT,
          _intent_count),
    Check("intent.no-identifier", ERROR, "The output intent names its condition.",
          f"{_INTENT}, OutputConditionIdentifier", "name the printing condition", _identifier),
    Check("intent.no-info", ERROR, "The output intent says its condition in words.",
          f"{_INTENT}, Info", "describe the printing condition", _intent_info),
    Check("intent.no-destination", ERROR,
          "The condition is registered by name, or its profile is embedded.",
          "PDF/X-1a 3: RegistryName or DestOutputProfile",
          "name the registry http://www.color.org, or embed the printer's profile",
          _destination, X1A),
    Check("intent.not-embedded", ERROR, "The output profile is embedded.",
          "PDF/X-4: embedded profile required", "embed the printer's profile", _embedded, X4),
    Check("intent.profile", ERROR, "The output profile is a printer's, in CMYK.",
          "PDF/X-1a 3: class prtr, CMYK, N 4", "embed the printer's CMYK output profile",
          _profile_kind),
    Check("intent.condition", WARNING, "The file is made for this press.",
          "press profile: output.condition",
          "convert the pages for the condition of the press profile", _condition, ANY),
)  # fmt: skip
