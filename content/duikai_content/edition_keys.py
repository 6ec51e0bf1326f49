"""The keys of edition.yaml that a transcript's front matter shares."""

from __future__ import annotations

from duikai_content.model import Ear, Imprint, Paper
from duikai_content.yaml_source import MapReader


def read_paper(reader: MapReader, *, name_required: bool = True) -> Paper:
    """The mapping ``paper:``; a bare text is the paper's name."""
    if reader.has("paper") and not reader.is_map("paper"):
        return Paper(reader.text("paper"))
    paper = reader.map("paper", required=name_required)
    default = None if name_required and reader.is_map("paper") else ""
    return Paper(
        name=paper.text("name", default),
        latin=paper.text("latin", ""),
        sponsor=paper.text("sponsor", ""),
        publisher=paper.text("publisher", ""),
        cn=paper.text("cn", ""),
        postal=paper.text("postal", ""),
        website=paper.text("website", ""),
    )


def read_ear(reader: MapReader) -> Ear | None:
    """The mapping ``ear:``, or None."""
    if not reader.has("ear"):
        return None
    ear = reader.map("ear")
    lines = tuple(line for line in ear.texts("lines", ()) if line)
    return Ear(ear.text("title", ""), lines, reader.span("ear"))


def read_imprint(reader: MapReader) -> Imprint:
    """The mapping ``imprint:``; everything in it is optional."""
    imprint = reader.map("imprint")
    return Imprint(
        address=imprint.text("address", ""),
        postcode=imprint.text("postcode", ""),
        phone=imprint.text("phone", ""),
        price=imprint.text("price", ""),
        printer=imprint.text("printer", ""),
    )


def read_sections(reader: MapReader, *, required: bool) -> tuple[MapReader, ...]:
    """The readers of ``sections:``; a bare name is not accepted, so that editors fit in."""
    return reader.maps("sections", required=required)
