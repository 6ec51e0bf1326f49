"""The ticket as XJDF 2.1, the exchange job definition of CIP4: the product, its pages as a run list
in plate order, inks, and where the imposed file is. Lengths are points, as XJDF wants them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from duikai_press.document import FALLBACK_DATE
from duikai_press.handoff.manifest import Entry
from duikai_press.handoff.ticket import Ticket
from duikai_styles.units import mm

_SPACE = "http://www.CIP4.org/JDFSchema_2_0"


def xjdf_text(ticket: Ticket, agent_version: str) -> str:
    """The ticket as an XML document. `agent_version` is the program's."""
    # The edition's date stands in for the clock, so that two runs give the same bytes.
    when = f"{ticket.date or FALLBACK_DATE:%Y-%m-%d}T00:00:00Z"
    root = ET.Element(
        "XJDF",
        {
            "xmlns": _SPACE,
            "Version": "2.1",
            "JobID": ticket.job,
            "DescriptiveName": ticket.title,
            "Types": "ImageSetting",
        },
    )
    audit = ET.SubElement(ET.SubElement(root, "AuditPool"), "AuditCreated")
    agent = {"AgentName": "duikai", "AgentVersion": agent_version, "DeviceID": "duikai"}
    ET.SubElement(audit, "Header", {**agent, "Time": when})
    _product(root, ticket)
    runs = ET.SubElement(root, "ResourceSet", {"Name": "RunList", "Usage": "Input"})
    for page in ticket.pages:
        name = f"{page.place.letter}{page.place.page:02}"
        _run(runs, name, page.section, page.file, 1)
    if ticket.flats_file is not None:
        _run(runs, "Flats", "printer's flats", ticket.flats_file, len(ticket.flats))
    _inks(root, ticket)
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _product(root: ET.Element, ticket: Ticket) -> None:
    products = ET.SubElement(root, "ProductList")
    product = ET.SubElement(
        products, "Product", {"IsRoot": "true", "ProductType": "Newspaper", "ID": "paper"}
    )
    width, height = ticket.pages[0].trim
    size = f"{mm(width):.2f} {mm(height):.2f} 0"
    layout = ET.SubElement(product, "Intent", {"Name": "LayoutIntent"})
    ET.SubElement(
        layout,
        "LayoutIntent",
        {"Pages": str(len(ticket.pages)), "FinishedDimensions": size, "Sides": "TwoSided"},
    )
    colour = ET.SubElement(ET.SubElement(product, "Intent", {"Name": "ColorIntent"}), "ColorIntent")
    used = " ".join(name.replace(" ", "_") for name in ticket.inks)
    ET.SubElement(
        colour,
        "SurfaceColor",
        {"Surface": "Both", "ColorsUsed": used, "PrintStandard": ticket.standard.condition},
    )


def _run(runs: ET.Element, name: str, words: str, file: Entry, pages: int) -> None:
    resource = ET.SubElement(runs, "Resource", {"DescriptiveName": words})
    ET.SubElement(resource, "Part", {"Run": name})
    run = ET.SubElement(resource, "RunList", {"NPage": str(pages)})
    ET.SubElement(
        run,
        "FileSpec",
        {"URL": file.path, "MimeType": "application/pdf", "FileSize": str(file.bytes)},
    )


def _inks(root: ET.Element, ticket: Ticket) -> None:
    order = " ".join(name.replace(" ", "_") for name in ticket.inks)
    colours = ET.SubElement(root, "ResourceSet", {"Name": "ColorantControl", "Usage": "Input"})
    ET.SubElement(
        ET.SubElement(colours, "Resource"),
        "ColorantControl",
        {"ColorantOrder": order, "ColorantParams": order, "ProcessColorModel": "DeviceCMYK"},
    )
    if ticket.profile.spots.inks:
        inks = ET.SubElement(root, "ResourceSet", {"Name": "Color", "Usage": "Input"})
        for spot in ticket.profile.spots.inks:
            resource = ET.SubElement(inks, "Resource")
            ET.SubElement(resource, "Part", {"Separation": spot.name.replace(" ", "_")})
            shares = " ".join(f"{share / 100:g}" for share in spot.cmyk)
            ET.SubElement(resource, "Color", {"ActualColorName": spot.name, "CMYK": shares})
