"""Faults of the checklist, each as a way to break a sound file in one place."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from pdf_draft import HEIGHT, WIDTH, Draft, flate, image, stream

Break = Callable[[Draft], None]

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmp:CreateDate="2026-11-23T00:00:00Z"
 xmp:ModifyDate="2026-11-23T00:00:00Z" xmp:MetadataDate="2026-11-23T00:00:00Z"
 xmpMM:DocumentID="uuid:1" xmpMM:VersionID="1" xmpMM:RenditionClass="default"
 pdf:Trapped="False"><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
 <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Yanjiang Daily</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def icc_header(device: bytes = b"prtr", space: bytes = b"CMYK") -> bytes:
    """An ICC profile as far as its header."""
    head = bytearray(132)
    head[0:4] = struct.pack(">I", len(head))
    head[12:16], head[16:20], head[36:40] = device, space, b"acsp"
    return bytes(head)


def x4_draft(xmp: str = XMP, filtered: bool = False) -> Draft:
    """The same page as PDF/X-4, which does without the information dictionary's marks."""
    draft = Draft.good()
    draft.version = "1.6"
    packed = (flate if filtered else stream)("/Type /Metadata /Subtype /XML", xmp.encode())
    if xmp:
        draft.catalogue["Metadata"] = draft.add(packed)
    for key in ("GTS_PDFXVersion", "GTS_PDFXConformance"):
        del draft.info[key]
    draft.intent["OutputConditionIdentifier"] = "(Custom)"
    draft.intent["DestOutputProfile"] = draft.add(flate("/N 4", icc_header()))
    del draft.intent["RegistryName"]
    return draft


@dataclass(frozen=True)
class Fault:
    """A way to break a file, the code that must be found, the profile; `also` what cannot but be
    found with it."""

    code: str
    fault: Break
    profile: str = "x1a"
    also: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.code


# Small ways of breaking, from which the table below is made.


def drawn(content: bytes) -> Break:
    return lambda draft: draft.draw(content)


def info(key: str, value: str) -> Break:
    return lambda draft: draft.info.__setitem__(key, value)


def intent(key: str, value: str) -> Break:
    return lambda draft: draft.intent.__setitem__(key, value)


def page(key: str, value: str) -> Break:
    return lambda draft: draft.page.entries.__setitem__(key, value)


def catalogue(key: str, value: str) -> Break:
    return lambda draft: draft.catalogue.__setitem__(key, value)


def state(entries: str, content: bytes = b"/GX gs") -> Break:
    def do(draft: Draft) -> None:
        draft.resource("ExtGState", "GX", f"<< {entries} >>")
        draft.draw(content)

    return do


def space(value: str, content: bytes) -> Break:
    def do(draft: Draft) -> None:
        draft.resource(
            "ColorSpace", "CX", value.replace("PROFILE", draft.add(flate("/N 3", b"icc")))
        )
        draft.draw(content)

    return do


def picture(data: bytes, place: bytes = b"144 0 0 72 100 500") -> Break:
    def do(draft: Draft) -> None:
        draft.resource("XObject", "Im2", draft.add(data))
        draft.draw(b"/GK gs 0 0 0 1 k q " + place + b" cm /Im2 Do Q")

    return do


def form(entries: str, content: bytes, before: bytes = b"/GK gs") -> Break:
    def do(draft: Draft) -> None:
        head = f"/Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] {entries}"
        draft.resource("XObject", "Fm1", draft.add(flate(head, content)))
        draft.draw(before + b" /Fm1 Do")

    return do


def font(entries: str) -> Break:
    def do(draft: Draft) -> None:
        program = draft.add(flate("/Subtype /Type1C", b"glyphs"))
        descriptor = draft.add(f"<< /FontName /X /Flags 32 /FontFile3 {program} >>")
        described = entries.replace("DESCRIPTOR", f"/FontDescriptor {descriptor}")
        draft.resource("Font", "F2", draft.add(f"<< /Type /Font {described} >>"))
        draft.draw(b"/GK gs 0 0 0 1 k BT /F2 20 Tf 100 600 Td (A) Tj ET")

    return do


def several(*breaks: Break) -> Break:
    def do(draft: Draft) -> None:
        for each in breaks:
            each(draft)

    return do


def form_within_itself(draft: Draft) -> None:
    number = len(draft.objects) + 1
    resources = f"/Resources << /XObject << /Fm1 {number} 0 R >> >>"
    form(resources, b"/Fm1 Do")(draft)


def other_size(draft: Draft) -> None:
    for _ in range(3):
        draft.add_page()
    draft.pages[1].entries["TrimBox"] = f"[1 1 {WIDTH - 1} {HEIGHT - 1}]"


def type3_font(draft: Draft) -> None:
    glyph = draft.add(flate("", b"1000 0 0 0 1000 1000 d1 0 0 1000 1000 re f"))
    font(
        "/Subtype /Type3 /Name /T3 /FontBBox [0 0 1000 1000] /FontMatrix [.001 0 0 .001 0 0] "
        f"/CharProcs << /a {glyph} >> /Encoding << /Differences [65 /a] >> /FirstChar 65 "
        "/LastChar 65 /Widths [1000]"
    )(draft)


def without_map(draft: Draft) -> None:
    at = next(k for k, body in enumerate(draft.objects) if b"/Type0" in body)
    draft.objects[at] = draft.objects[at].replace(b"/ToUnicode", b"/Other")


def five_pages(draft: Draft) -> None:
    for _ in range(4):
        draft.add_page()


def empty_page(draft: Draft) -> None:
    for _ in range(3):
        draft.add_page()
    draft.pages[2].content = b""


def lzw(draft: Draft) -> None:
    # A table that is cleared at every other code never grows past 9 bits.
    codes = [code for byte in draft.page.content for code in (256, byte)] + [257]
    bits = "".join(f"{code:09b}" for code in codes)
    bits += "0" * (-len(bits) % 8)
    data = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))
    draft.pack = lambda content: stream("/Filter /LZWDecode", data)


def encoded(draft: Draft, format_: str) -> bytes:
    from PIL import Image

    data = io.BytesIO()
    Image.new("L", (400, 200), 200).save(data, format_)
    return data.getvalue()


def jpx(draft: Draft) -> None:
    head = (
        "/Subtype /Image /Width 400 /Height 200 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        "/Filter /JPXDecode"
    )
    picture(stream(head, encoded(draft, "JPEG2000")))(draft)


def jbig2(draft: Draft) -> None:
    head = (
        "/Subtype /Image /Width 2400 /Height 1200 /ImageMask true /BitsPerComponent 1 "
        "/Filter /JBIG2Decode"
    )
    picture(stream(head, b"\x97JB2"))(draft)


def encrypted(draft: Draft) -> None:
    """Marked at the end by pypdf; see `file_of`."""
    draft.trailer["Encrypt"] = "yes"


def bomb(draft: Draft) -> None:
    """Twelve levels of forms that draw the next one ten times."""
    inner = draft.add(flate("/Subtype /Form /BBox [0 0 9 9]", b"0 0 0 1 k 1 1 7 7 re f"))
    for _ in range(11):
        head = f"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {inner} >> >>"
        inner = draft.add(flate(head, b"/X Do " * 10))
    draft.resource("XObject", "X", inner)
    draft.draw(b"/X Do")


SPOT = (
    "[/Separation /{} /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [{}] /N 1 >>]"
)
GREEN = SPOT.format("PANTONE#20354#20C", "1 0 1 0")
GOLD = SPOT.format("PANTONE#20871#20C", "0 .2 .6 .3")
LAB = "[/Lab << /WhitePoint [.95 1 1.08] >>]"
CALIBRATED = "[/CalRGB << /WhitePoint [.95 1 1.08] >>]"
TINT = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [1 0 0] /N 1 >>"
FILLED = b"/GK gs /CX cs 1 scn 100 300 50 50 re f"
FILLED3 = b"/GK gs /CX cs 1 0 0 scn 100 300 50 50 re f"
PREDICTED = "/ColorSpace /DeviceGray /BitsPerComponent 1"
LAYERS = "<< /OCGs [<< /Type /OCG /Name (a) >>] /D << >> >>"
AXIAL = "/ShadingType 2 /Coords [0 0 100 0] /BBox [100 100 300 300]"

FAULTS = (
    # The file.
    Fault("file.version", lambda draft: setattr(draft, "version", "1.7")),
    Fault("file.no-id", lambda draft: draft.trailer.clear()),
    Fault("file.encrypted", encrypted),
    Fault("file.damaged", lambda draft: draft.trailer.__setitem__("damage", "startxref")),
    Fault("file.object-streams", lambda draft: draft.trailer.__setitem__("objects", "packed")),
    Fault("file.excess", bomb),
    Fault("file.attachment", catalogue(
        "Names",
        "<< /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a) /EF << >> >>] >> >>",
    )),
    Fault("page.none", lambda draft: draft.pages.clear()),
    Fault("page.count", five_pages),
    Fault("page.empty", empty_page),
    # What it says it is.
    Fault("info.no-title", info("Title", "()")),
    Fault("info.dates", info("ModDate", "(yesterday)")),
    Fault("info.trapped", info("Trapped", "/Unknown")),
    Fault("info.pdfx-version", info("GTS_PDFXVersion", "(PDF/X-3:2002)")),
    Fault("info.pdfx-conformance-2003", info("GTS_PDFXConformance", "")),
    Fault("info.pdfx-conformance", several(
        info("GTS_PDFXVersion", "(PDF/X-1:2001)"), lambda draft: setattr(draft, "version", "1.3")
    ), "x1a-2001"),
    Fault("xmp.broken", lambda draft: draft.catalogue.__setitem__(
        "Metadata", draft.add(stream("/Type /Metadata", b"<x><y></x>"))
    )),
    Fault("xmp.disagrees", lambda draft: draft.catalogue.__setitem__(
        "Metadata", draft.add(stream("/Type /Metadata", XMP.replace("Yanjiang", "Other").encode()))
    )),
    Fault("intent.count", lambda draft: draft.intent.clear()),
    Fault("intent.no-identifier", intent("OutputConditionIdentifier", "()")),
    Fault("intent.no-info", intent("Info", "")),
    Fault("intent.no-destination", intent("RegistryName", "")),
    Fault("intent.profile", lambda draft: draft.intent.__setitem__(
        "DestOutputProfile", draft.add(flate("/N 3", icc_header(b"mntr", b"RGB ")))
    )),
    Fault("intent.condition", intent("OutputConditionIdentifier", "(FOGRA39)")),
    # Boxes.
    Fault("box.no-media", page("MediaBox", ""), also=("box.trim-outside",)),
    Fault("box.no-trim", page("TrimBox", "")),
    Fault("box.trim-and-art", page("ArtBox", f"[0 0 {WIDTH} {HEIGHT}]")),
    Fault("box.trim-outside", page("BleedBox", f"[1 1 {WIDTH} {HEIGHT}]")),
    Fault("box.bleed-outside", page("BleedBox", f"[-9 -9 {WIDTH + 9} {HEIGHT + 9}]")),
    Fault("box.crop", page("CropBox", f"[9 9 {WIDTH} {HEIGHT}]")),
    Fault("box.trim-size", page("TrimBox", f"[9 9 {WIDTH} {HEIGHT}]")),
    Fault("box.unequal", other_size),
    Fault("box.bleed-short", lambda draft: None, "bleed"),
    Fault("box.rotated", page("Rotate", "90")),
    Fault("box.user-unit", page("UserUnit", "2")),
    # Fonts.
    Fault("font.not-embedded", font("/Subtype /Type1 /BaseFont /Helvetica")),
    Fault("font.type3", type3_font),
    Fault("font.not-subset", font("/Subtype /Type1 /BaseFont /X /Encoding /WinAnsiEncoding "
                                  "DESCRIPTOR")),
    Fault("font.no-unicode", without_map),
    # Colour.
    Fault("colour.rgb", drawn(b"/GK gs 1 0 0 rg 100 300 50 50 re f")),
    Fault("colour.lab", space(LAB, FILLED3)),
    Fault("colour.calibrated", space(CALIBRATED, FILLED3)),
    Fault("colour.icc", space("[/ICCBased PROFILE]", FILLED3)),
    Fault("colour.unknown", drawn(b"/GK gs /Nowhere cs 1 scn 100 300 50 50 re f")),
    Fault("colour.default", lambda draft: draft.resource("ColorSpace", "DefaultRGB", CALIBRATED)),
    Fault("colour.alternate", space(f"[/Separation /Gold /DeviceRGB {TINT}]", FILLED)),
    Fault("colour.spots", several(
        lambda draft: draft.resource("ColorSpace", "CY", GREEN),
        drawn(b"/GK gs /CY cs 1 scn 400 300 50 50 re f"),
        space(GOLD, FILLED),
    )),
    Fault("colour.registration", space(SPOT.format("All", "1 1 1 1"), b"/GK gs /CX cs .3 scn "
                                       b"100 300 50 50 re f")),
    # Ink.
    Fault("ink.total", drawn(b"/GK gs .7 .7 .7 .7 k 100 300 50 50 re f")),
    Fault("ink.total", picture(image(data=bytes([180]) * 400 * 200 * 4))),
    Fault("ink.gradient", several(
        lambda draft: draft.resource("Shading", "Sh", f"<< {AXIAL} /ColorSpace /DeviceCMYK "
            "/Function << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 0] /N 1 >> >>"),
        drawn(b"/GK gs /Sh sh"))),
    # Type.
    Fault("text.small", drawn(b"/GO gs 0 0 0 1 k BT /F1 4.5 Tf 100 600 Td <0001> Tj ET")),
    Fault("text.several-inks", drawn(b"/GK gs 1 .5 0 0 k BT /F1 9 Tf 100 600 Td <0001> Tj ET")),
    Fault("text.rich-black", drawn(b"/GK gs .5 .4 .4 1 k BT /F1 30 Tf 100 600 Td <0001> Tj ET")),
    Fault("text.total-ink", drawn(b"/GK gs 1 1 1 0 k BT /F1 30 Tf 100 600 Td <0001> Tj ET")),
    Fault("text.reversed", drawn(b"/GK gs 0 0 0 1 k 100 600 99 99 re f 0 0 0 0 k "
                                 b"BT /F1 7 Tf 150 650 Td <0001> Tj ET")),
    Fault("text.reversed-several", drawn(b"/GK gs 1 .5 0 0 k 100 600 99 99 re f 0 0 0 0 k "
                                         b"BT /F1 9 Tf 150 650 Td <0001> Tj ET")),
    Fault("text.invisible", drawn(b"/GO gs BT 3 Tr /F1 9 Tf 100 600 Td <0001> Tj ET")),
    Fault("text.black-knocks-out", drawn(b"/GK gs 0 0 0 1 k BT /F1 9 Tf 100 600 Td <0001> Tj ET")),
    Fault("text.black-mode", state("/OP true /op true /OPM 0", b"/GX gs 0 0 0 1 k BT /F1 9 Tf "
                                   b"100 600 Td <0001> Tj ET")),
    Fault("text.black-grey", drawn(b"/GO gs 0 g BT /F1 9 Tf 100 600 Td <0001> Tj ET")),
    Fault("text.white-overprints", drawn(b"/GO gs 0 0 0 0 k BT /F1 14 Tf 100 600 Td <0001> Tj ET")),
    # Rules.
    Fault("rule.thin", drawn(b"/GO gs 0 0 0 1 K .1 w 100 600 m 200 600 l S")),
    Fault("rule.thin", drawn(b"/GO gs 0 0 0 1 k 100 600 200 .1 re f")),
    Fault("rule.thin-several-inks", drawn(b"/GK gs 1 1 0 0 K .2 w 100 600 m 200 600 l S")),
    Fault("rule.thin-white", drawn(b"/GK gs 0 0 0 0 K .2 w 100 600 m 200 600 l S")),
    Fault("rule.black-knocks-out", drawn(b"/GK gs 0 0 0 1 K 1 w 100 600 m 200 600 l S")),
    Fault("rule.black-mode", state("/OP true /OPM 0", b"/GX gs 0 0 0 1 K 1 w 100 600 m "
                                   b"200 600 l S")),
    Fault("rule.black-grey", drawn(b"/GO gs 0 G 1 w 100 600 m 200 600 l S")),
    Fault("rule.white-overprints", drawn(b"/GO gs 0 0 0 0 k 100 600 50 50 re f")),
    # Pictures.
    Fault("picture.refused", picture(image(), b"400 0 0 200 100 500")),
    Fault("picture.coarse", picture(image(), b"230 0 0 115 100 500")),
    Fault("picture.line-refused", picture(image(PREDICTED, data=bytes(50 * 200)))),
    Fault("picture.line-coarse", picture(image("/ImageMask true /BitsPerComponent 1",
                                               data=bytes([255]) * 50 * 200),
                                         b"46 0 0 23 100 500")),
    Fault("picture.fine", picture(image(), b"40 0 0 20 100 500")),
    Fault("picture.sixteen-bits", picture(image("/ColorSpace /DeviceGray /BitsPerComponent 16",
                                                data=bytes([200]) * 400 * 200 * 2))),
    Fault("picture.alternates", picture(image("/ColorSpace /DeviceCMYK /BitsPerComponent 8 "
                                              "/Alternates [<< >>]"))),
    Fault("picture.broken", picture(image(data=b"too short"))),
    Fault("picture.placeholder", picture(image("/ColorSpace /DeviceCMYK /BitsPerComponent 8 "
                                               "/OPI << /1.3 << >> >>"))),
    Fault("picture.postscript", lambda draft: draft.resource(
        "XObject", "Ps", draft.add(stream("/Type /XObject /Subtype /PS", b"showpage")))),
    # Transparency.
    Fault("transparency.alpha", state("/ca .5", b"/GX gs 0 .1 0 0 k 100 600 50 50 re f")),
    Fault("transparency.blending", state("/BM /Multiply")),
    Fault("transparency.soft-mask", state("/SMask << /S /Luminosity >>", b"/GX gs 0 .1 0 0 k "
                                          b"100 600 50 50 re f")),
    Fault("transparency.picture", lambda draft: picture(image(
        "/ColorSpace /DeviceCMYK /BitsPerComponent 8 /SMask " + draft.add(
            image("/ColorSpace /DeviceGray /BitsPerComponent 8", components=1))))(draft)),
    Fault("transparency.group", form("/Group << /S /Transparency >>", b"0 .1 0 0 k 0 0 9 9 re f")),
    Fault("transparency.group", page("Group", "<< /S /Transparency /CS /DeviceCMYK >>")),
    # The device.
    Fault("device.transfer", state("/TR /Identity")),
    Fault("device.halftone-name", state("/HT << /HalftoneType 1 /HalftoneName (x) >>")),
    Fault("device.halftone", state("/HT << /HalftoneType 1 /Frequency 60 /Angle 45 >>")),
    Fault("device.black-generation", state("/UCR2 << /FunctionType 2 >>")),
    # Streams.
    Fault("stream.lzw", lzw),
    Fault("stream.jpx", jpx),
    Fault("stream.jbig2", jbig2, also=("ink.unmeasured",)),
    Fault("stream.external", lambda draft: draft.catalogue.__setitem__(
        "Extra", draft.add(stream("/F (elsewhere.bin)", b"")))),
    Fault("content.operator", drawn(b"1 2 sparkle")),
    Fault("content.fault", drawn(b"/Nothing Do")),
    Fault("content.fault", form_within_itself),
    # The screen.
    Fault("annotation.within-bleed", page(
        "Annots", "[<< /Type /Annot /Subtype /Link /Rect [100 100 200 200] >>]")),
    Fault("form.field", several(
        catalogue("AcroForm", "<< /Fields [<< /FT /Tx /T (a) >>] >>"),
        page("Annots", "[<< /Type /Annot /Subtype /Widget /Rect [100 100 200 200] >>]"))),
    Fault("action.script", catalogue("OpenAction", "<< /S /JavaScript /JS (beep) >>")),
    Fault("action.any", catalogue("OpenAction", "<< /S /URI /URI (http://example.org) >>")),
    Fault("layer.any", catalogue("OCProperties", LAYERS)),
)  # fmt: skip
"""The sound X-1a page, broken. A few codes come twice: in two kinds of mark."""


def untrapped() -> Draft:
    draft = x4_draft(XMP.replace('"False"', '"Unknown"'))
    del draft.info["Trapped"]
    return draft


X4_FAULTS: tuple[tuple[str, Callable[[], Draft]], ...] = (
    ("xmp.missing", lambda: x4_draft("")),
    ("xmp.filtered", lambda: x4_draft(filtered=True)),
    ("xmp.pdfx-version", lambda: x4_draft(XMP.replace("PDF/X-4<", "PDF/X-3<"))),
    ("xmp.property", lambda: x4_draft(XMP.replace("xmpMM:VersionID", "xmpMM:OtherID"))),
    ("xmp.trapped", untrapped),
    (
        "intent.not-embedded",
        lambda: x4_changed(intent("DestOutputProfile", "")),
    ),
    ("colour.converted", lambda: x4_changed(space("[/ICCBased PROFILE]", FILLED3))),
    ("colour.rgb", lambda: x4_changed(drawn(b"/GK gs 1 0 0 rg 100 300 50 50 re f"))),
    ("stream.lzw", lambda: x4_changed(lzw)),
    ("ink.unmeasured", lambda: x4_changed(jbig2)),
)
X4_ALLOWED: tuple[tuple[str, Break], ...] = (
    ("alpha", state("/ca .5", b"/GX gs 0 .1 0 0 k 100 600 50 50 re f")),
    ("blending", state("/BM /Multiply")),
    ("group", page("Group", "<< /S /Transparency /CS /DeviceCMYK >>")),
    ("layers", catalogue("OCProperties", LAYERS)),
    ("JPEG 2000", jpx),
)


def x4_changed(change: Callable[[Draft], object]) -> Draft:
    draft = x4_draft()
    change(draft)
    return draft


def file_of(draft: Draft) -> bytes:
    """The file; what only a whole file can have is done to it here."""
    asked = {key: draft.trailer.pop(key, "") for key in ("Encrypt", "damage", "objects")}
    data = draft.written()
    if asked["damage"]:
        start = data.rindex(b"startxref")
        return data[:start] + b"startxref\n7\n%%EOF\n"
    if asked["Encrypt"] or asked["objects"]:
        from pypdf import PdfReader, PdfWriter

        if asked["objects"]:
            return _with_object_streams(data)
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        writer.pdf_header = "%PDF-1.4"
        writer.encrypt("", "owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()
    return data


def _with_object_streams(data: bytes) -> bytes:
    """The same file with its cross-reference table as a stream (PDF 1.7 §7.5.8)."""
    start = data.rindex(b"xref\n0", 0, data.rindex(b"startxref"))
    lines = data[start:].split(b"\n")
    count = int(lines[1].split()[1])
    offsets = [int(line.split()[0]) for line in lines[2 : 2 + count]]
    trailer = data[data.rindex(b"trailer") + 8 : data.rindex(b"startxref")].strip()[2:-2]
    entries = [struct.pack(">BIH", 0 if k == 0 else 1, at, 0) for k, at in enumerate(offsets)]
    rows = zlib.compress(b"".join([*entries, struct.pack(">BIH", 1, start, 0)]))
    trailer = trailer.replace(b"/Size %d" % count, b"/Size %d" % (count + 1))
    head = b"%d 0 obj\n<< /Type /XRef /W [1 4 2] /Filter /FlateDecode /Length %d %s >>\nstream\n"
    table = head % (count, len(rows), trailer) + rows + b"\nendstream\nendobj\n"
    return data[:start] + table + b"startxref\n%d\n%%%%EOF\n" % start
