"""A PDF written by hand, sound to the last key, for the tests to break in one place each.

Values are PDF syntax. `Draft.good()` is a newspaper page as PDF/X-1a:2003 and the coldset profile
want it; nothing of the program that is tested takes part in writing it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

MM = 72 / 25.4
WIDTH, HEIGHT = round(390 * MM, 3), round(545 * MM, 3)

CONTENT = b"""\
/GK gs 0 0.1 0.2 0 k 100 1000 300 100 re f
/GO gs 0 0 0 1 k BT /F1 9 Tf 100 1400 Td <00010002> Tj ET
/GK gs BT /F1 24 Tf 100 1300 Td [<0001> -250 <0002>] TJ ET
0 1 0.9 0.05 k BT /F1 12 Tf 100 1250 Td <0001> Tj ET
/GO gs 0 0 0 1 K 0.5 w 100 900 m 300 900 l S
/GK gs q 144 0 0 72 100 700 cm /Im1 Do Q
0 0 0 1 k 500 1000 100 100 re f
0 0 0 0 k BT /F1 12 Tf 520 1050 Td <0001> Tj ET
"""


def flate(entries: str, data: bytes) -> bytes:
    """A stream packed by Flate."""
    packed = zlib.compress(data)
    return stream(f"{entries} /Filter /FlateDecode", packed)


def stream(entries: str, data: bytes) -> bytes:
    """A stream as it is."""
    head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("latin-1")
    return head + data + b"\nendstream"


def image(
    entries: str = "/ColorSpace /DeviceCMYK /BitsPerComponent 8",
    size: tuple[int, int] = (400, 200),
    data: bytes | None = None,
    components: int = 4,
) -> bytes:
    """An image XObject; a light tint unless `data` are given."""
    samples = bytes([30]) * (size[0] * size[1] * components) if data is None else data
    width, height = size
    head = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} {entries}"
    return flate(head, samples)


@dataclass
class DraftPage:
    """A page: entries of its dictionary, resources by kind and name, content."""

    entries: dict[str, str]
    resources: dict[str, dict[str, str]]
    content: bytes = CONTENT


@dataclass
class Draft:
    """A file under construction. `objects` are numbered from 1 as they are added."""

    version: str = "1.4"
    trailer: dict[str, str] = field(default_factory=lambda: {"ID": "[<00ff> <00ff>]"})
    info: dict[str, str] = field(default_factory=dict)
    catalogue: dict[str, str] = field(default_factory=dict)
    pages: list[DraftPage] = field(default_factory=list)
    objects: list[bytes] = field(default_factory=list)
    intent: dict[str, str] = field(default_factory=dict)
    pack: Callable[[bytes], bytes] = lambda content: flate("", content)

    def add(self, body: str | bytes) -> str:
        """Add an object; answers the reference to it."""
        self.objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return f"{len(self.objects)} 0 R"

    @property
    def page(self) -> DraftPage:
        """The first page."""
        return self.pages[0]

    def draw(self, content: bytes) -> None:
        """Print something more on the first page."""
        self.page.content += content + b"\n"

    def resource(self, kind: str, name: str, value: str) -> None:
        """Give the first page a resource."""
        self.page.resources.setdefault(kind, {})[name] = value

    def add_page(self) -> DraftPage:
        """A further page like the first."""
        first = self.page
        copied = {kind: dict(names) for kind, names in first.resources.items()}
        self.pages.append(DraftPage(dict(first.entries), copied))
        return self.pages[-1]

    @classmethod
    def good(cls) -> Draft:
        """A page without fault."""
        draft = cls()
        box = f"[0 0 {WIDTH} {HEIGHT}]"
        program = draft.add(flate("/Subtype /CIDFontType0C", b"glyphs"))
        descriptor = draft.add(
            f"<< /Type /FontDescriptor /FontName /ABCDEF+Song /Flags 4 /FontFile3 {program} >>"
        )
        descendant = draft.add(
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /ABCDEF+Song /DW 1000 "
            f"/FontDescriptor {descriptor} /CIDSystemInfo << /Registry (Adobe) /Ordering "
            "(Identity) /Supplement 0 >> >>"
        )
        unicode_map = draft.add(flate("", b"begincmap endcmap"))
        font = draft.add(
            "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Song /Encoding /Identity-H "
            f"/DescendantFonts [{descendant}] /ToUnicode {unicode_map} >>"
        )
        resources = {
            "Font": {"F1": font},
            "XObject": {"Im1": draft.add(image())},
            "ExtGState": {
                "GO": "<< /OP true /op true /OPM 1 >>",
                "GK": "<< /OP false /op false /OPM 0 >>",
            },
        }
        draft.pages.append(DraftPage({"MediaBox": box, "TrimBox": box}, resources))
        draft.info = {
            "Title": "(Yanjiang Daily)",
            "CreationDate": "(D:20261123000000Z)",
            "ModDate": "(D:20261123000000Z)",
            "Trapped": "/False",
            "GTS_PDFXVersion": "(PDF/X-1a:2003)",
            "GTS_PDFXConformance": "(PDF/X-1a:2003)",
        }
        draft.intent = {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFX",
            "OutputConditionIdentifier": "(IFRA26)",
            "Info": "(Coldset offset on newsprint)",
            "RegistryName": "(http://www.color.org)",
        }
        return draft

    def written(self) -> bytes:
        """The file."""
        objects = list(self.objects)

        def add(body: bytes) -> str:
            objects.append(body)
            return f"{len(objects)} 0 R"

        tree_number = len(objects) + 2 * len(self.pages) + 1
        kids = []
        for page in self.pages:
            entries = dict(page.entries)
            entries.setdefault("Contents", add(self.pack(page.content)))
            entries["Resources"] = _dictionary(
                {kind: _dictionary(names) for kind, names in page.resources.items()}
            )
            # An entry of a page may be left out by an empty value.
            text = f"/Type /Page /Parent {tree_number} 0 R {_entries(entries)}"
            kids.append(add(f"<< {text} >>".encode("latin-1")))
            while len(objects) < len(self.objects) + 2 * len(kids):
                add(b"null")
        tree = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
        assert add(tree.encode("latin-1")) == f"{tree_number} 0 R"
        catalogue = {"Type": "/Catalog", "Pages": f"{tree_number} 0 R", **self.catalogue}
        if self.intent:
            catalogue.setdefault("OutputIntents", f"[{_dictionary(self.intent)}]")
        root = add(_dictionary(catalogue).encode("latin-1"))
        info = add(_dictionary(self.info).encode("latin-1"))
        return _file(self.version, objects, {"Root": root, "Info": info, **self.trailer})


def _entries(entries: dict[str, str]) -> str:
    return " ".join(f"/{key} {value}" for key, value in entries.items() if value)


def _dictionary(entries: dict[str, str]) -> str:
    return f"<< {_entries(entries)} >>"


def _file(version: str, objects: list[bytes], trailer: dict[str, str]) -> bytes:
    """Objects, cross-reference table, trailer."""
    data = bytearray(f"%PDF-{version}\n%\xe2\xe3\xcf\xd3\n".encode("latin-1"))
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for offset in offsets:
        data += f"{offset:010d} 00000 n \n".encode()
    entries = {"Size": str(len(objects) + 1), **trailer}
    data += f"trailer\n{_dictionary(entries)}\nstartxref\n{start}\n%%EOF\n".encode("latin-1")
    return bytes(data)
