"""Faces in the file: one Type 0 font over a CIDFontType2 for each face, embedded as a subset.

A CID stands for one (glyph, text) pair and is given out at first use, so that one glyph may
stand for several characters and every character comes back from the PDF exactly once.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from duikai_press.document import PressDocument, Reference, Value
from duikai_press.errors import PressError
from duikai_press.figures import FontFigures

if TYPE_CHECKING:
    from duikai_fonts import FaceSubset

# PDF reference 5.9.2: no more than this many entries in one block.
_BLOCK = 100
_LAST_CID = 0xFFFF

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class EmbeddedFace:
    """One face of the file: gives out CIDs while pages are written, then writes itself.

    `resource` is the name under which pages select it; `weight` the face's weight (400 regular).
    """

    def __init__(self, resource: str, subset: FaceSubset, weight: int) -> None:
        self.resource = resource
        self._subset = subset
        self._weight = weight
        self._codes: dict[tuple[int, str], str] = {}

    def _assign(self, gid: int, text: str) -> str:
        # CID 0 is .notdef and never stands for copy.
        cid = len(self._codes) + 1
        if cid > _LAST_CID:
            raise PressError(
                "press.too-many-glyphs",
                f"{self._subset.postscript_name}: more than {_LAST_CID} glyphs in one file",
                "write the pages in several files",
            )
        code = self._codes[gid, text] = f"{cid:04X}"
        return code

    def show(
        self, gids: Sequence[int], texts: Sequence[str], xs: Sequence[int], pen: int
    ) -> tuple[str, int]:
        """The operators that show glyphs at `xs`, and where the pen stands afterwards.

        `xs` and `pen` are in thousandths of an em before horizontal scaling, which is also the
        unit of the adjustments in ``TJ``, so positions are exact. `pen` is where it stands now.
        """
        codes, advances = self._codes, self._subset.advances
        parts: list[str] = []
        add = parts.append
        for gid, text, x in zip(gids, texts, xs, strict=True):
            if x != pen:
                add(f"> {pen - x} <")
            code = codes.get((gid, text))
            add(self._assign(gid, text) if code is None else code)
            pen = x + advances[gid]
        string = f"<{''.join(parts)}>"
        if " " not in string:
            return f"{string} Tj", pen
        return f"[{string.removeprefix('<> ')}] TJ", pen

    @property
    def name(self) -> str:
        """The PostScript name with the subset's tag, drawn from what is embedded."""
        digest = hashlib.sha256(self._subset.data)
        digest.update(repr(tuple(self._codes)).encode("utf-8"))
        tag = "".join(chr(ord("A") + byte % 26) for byte in digest.digest()[:6])
        return f"{tag}+{self._subset.postscript_name}"

    def write(self, document: PressDocument) -> tuple[Reference, FontFigures]:
        """Add the font's objects to the file, once the streams of all its pages are written."""
        name = self.name
        subset = self._subset
        gid_map = subset.gid_map
        cid_to_gid = b"\0\0" + b"".join(gid_map[gid].to_bytes(2, "big") for gid, _ in self._codes)
        descendant: dict[str, Value] = {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": f"/{name}",
            "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            "FontDescriptor": document.add(self._descriptor(document, name)),
            "CIDToGIDMap": document.add_stream({}, cid_to_gid),
            **_widths([subset.advances[gid] for gid, _ in self._codes]),
        }
        font: dict[str, Value] = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{name}",
            "Encoding": "/Identity-H",
            "DescendantFonts": [document.add(descendant)],
            "ToUnicode": document.add_stream({}, self._to_unicode()),
        }
        glyphs = len({gid for gid, _ in self._codes})
        return document.add(font), FontFigures(name, glyphs, len(subset.data))

    def _descriptor(self, document: PressDocument, name: str) -> dict[str, Value]:
        subset = self._subset
        data = subset.data
        return {
            "Type": "/FontDescriptor",
            "FontName": f"/{name}",
            "Flags": subset.flags,
            "FontBBox": list(subset.bbox),
            "ItalicAngle": subset.italic_angle,
            "Ascent": subset.ascent,
            "Descent": subset.descent,
            "CapHeight": subset.cap_height,
            # No table of a TrueType face holds its stem; this is the usual estimate from weight.
            "StemV": round(50 + (self._weight / 65) ** 2),
            "FontFile2": document.add_stream({"Length1": len(data)}, data),
        }

    def _to_unicode(self) -> bytes:
        pairs = [
            f"<{code}> <{text.encode('utf-16-be').hex().upper()}>"
            for (_, text), code in self._codes.items()
        ]
        blocks = [pairs[start : start + _BLOCK] for start in range(0, len(pairs), _BLOCK)]
        body = "".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
        )
        return (_CMAP_HEAD + body + _CMAP_FOOT).encode("ascii")


def _widths(advances: Iterable[int]) -> dict[str, Value]:
    """``DW`` and ``W`` for CIDs 1, 2, 3 …: the commonest advance is the default."""
    listed = list(advances)
    default = min(Counter(listed).items(), key=lambda item: (-item[1], item[0]))[0]
    groups: list[Value] = []
    row: list[Value] = []
    for cid, advance in enumerate(listed, start=1):
        if advance == default:
            row = []
        elif row:
            row.append(advance)
        else:
            row = [advance]
            groups += [cid, row]
    return {"DW": default, **({"W": groups} if groups else {})}
