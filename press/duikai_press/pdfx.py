"""What a PDF/X file says of itself (ISO 15930): version, output intent, metadata.

X-1a:2001 is PDF 1.3, X-1a:2003 PDF 1.4, X-4 PDF 1.6. A registered condition is named and nothing
embedded, which X-1a allows; X-4 must embed a profile, and the project's own is never passed off as
a registered condition: the intent then says Custom.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from duikai_press.about import About
from duikai_press.document import FALLBACK_DATE, PRODUCER, PressDocument, Reference, Text, Value
from duikai_press.profile import Flavour, OutputKind, PressProfile

CUSTOM = "Custom"
_VERSIONS = {Flavour.X1A_2001: (1, 3), Flavour.X1A_2003: (1, 4), Flavour.X4: (1, 6)}
_KEYS: Mapping[Flavour, Mapping[str, str]] = {
    Flavour.X1A_2001: {
        "GTS_PDFXVersion": "PDF/X-1:2001",
        "GTS_PDFXConformance": "PDF/X-1a:2001",
    },
    # Without the second key some readers take a file for plain X-1.
    Flavour.X1A_2003: {
        "GTS_PDFXVersion": "PDF/X-1a:2003",
        "GTS_PDFXConformance": "PDF/X-1a:2003",
    },
    Flavour.X4: {"GTS_PDFXVersion": "PDF/X-4"},
}
_SPACE = "2f0f1c9e-6f0e-5c5a-9d0a-3e2b6c1d7a10"
"""Under which identifiers are drawn from what a file holds."""


@dataclass(frozen=True, slots=True)
class Standard:
    """A flavour of PDF/X with its printing condition; `icc` is the profile to embed, if any."""

    flavour: Flavour
    condition: str
    info: str
    registry: str
    icc: bytes | None

    @property
    def version(self) -> tuple[int, int]:
        """The PDF version of the header."""
        return _VERSIONS[self.flavour]

    @property
    def information(self) -> Mapping[str, Value]:
        """The entries of the information dictionary that name the standard."""
        return {key: Text(value) for key, value in _KEYS[self.flavour].items()}

    def complete(self, document: PressDocument, about: About, digest: str) -> None:
        """Add the output intent and, where the PDF version has it, the XMP metadata. `digest` is
        of what the pages show."""
        intent: dict[str, Value] = {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFX",
            "OutputConditionIdentifier": Text(self.condition),
            "OutputCondition": Text(self.info),
            "Info": Text(self.info),
        }
        if self.registry:
            intent["RegistryName"] = Text(self.registry)
        if self.icc is not None:
            profile: dict[str, Value] = {"N": 4, "Alternate": "/DeviceCMYK"}
            intent["DestOutputProfile"] = document.add_stream(profile, self.icc)
        entries: dict[str, Value] = {"OutputIntents": [document.add(intent)]}
        if self.flavour is not Flavour.X1A_2001:
            entries["Metadata"] = self._metadata(document, about, digest)
        document.add_to_catalogue(entries)

    def _metadata(self, document: PressDocument, about: About, digest: str) -> Reference:
        # Not compressed, so that a program that knows no PDF finds it.
        data = _packet(about, digest, self.flavour).encode("utf-8")
        return document.add_stream({"Type": "/Metadata", "Subtype": "/XML"}, data, packed=True)


def standard_of(profile: PressProfile, icc: bytes) -> Standard:
    """What files for `profile` claim; `icc` is what separates their pictures."""
    flavour, output = profile.flavour, profile.output
    if output.kind is OutputKind.REGISTERED:
        if flavour is Flavour.X4:
            info = f"{output.info}; separated for the project's own model of newsprint"
            return Standard(flavour, CUSTOM, info, "", icc)
        return Standard(flavour, output.condition, output.info, output.registry, None)
    own = output.kind is OutputKind.CUSTOM
    condition = CUSTOM if own else output.condition
    return Standard(flavour, condition, output.info, "" if own else output.registry, icc)


def _packet(about: About, digest: str, flavour: Flavour) -> str:
    """XMP with the properties that ISO 15930-7 asks for."""
    import uuid
    from xml.sax.saxutils import escape

    space = uuid.UUID(_SPACE)
    day = f"{about.date or FALLBACK_DATE:%Y-%m-%d}T00:00:00Z"
    document = uuid.uuid5(space, f"{about.title} {day}")
    instance = uuid.uuid5(space, digest)
    keys = _KEYS[flavour]
    prefix = "pdfxid" if flavour is Flavour.X4 else "pdfx"
    named = "".join(f"<{prefix}:{key}>{value}</{prefix}:{key}>\n" for key, value in keys.items())
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(about.title)}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
{named}<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:MetadataDate>{day}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
