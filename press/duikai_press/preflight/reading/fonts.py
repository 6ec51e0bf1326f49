"""Fonts as the file describes them, and how wide their codes are."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from duikai_press.preflight.reading.matrices import Matrix
from duikai_press.preflight.reading.objects import (
    array,
    dictionary,
    entry,
    identity,
    integer,
    name,
    number,
    numbers,
    stream,
)
from duikai_press.preflight.reading.streams import raw_data

_SUBSET = re.compile(r"[A-Z]{6}\+")
_TYPE3_MATRIX: Matrix = (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
_MOST_WIDTHS = 70_000


@dataclass(frozen=True, slots=True)
class FontFacts:
    """A font: PDF's `subtype`, and that of the descendant of a composite one; whether a font
    program is embedded, is a subset, can be read back as text; how its codes are to be read.

    `widths` are thousandths of the size by code (Type 3: of its own glyph space);
    `glyphs` a Type 3 font's descriptions.
    """

    key: Hashable
    name: str
    subtype: str
    embedded: bool
    subset: bool
    readable: bool
    vertical: bool
    code_bytes: int
    widths: Mapping[int, float] = field(compare=False, repr=False)
    usual_width: float
    matrix: Matrix = _TYPE3_MATRIX
    glyphs: Any = field(default=None, compare=False, repr=False)
    resources: Any = field(default=None, compare=False, repr=False)

    @property
    def is_type3(self) -> bool:
        """Whether its glyphs are drawn by content streams."""
        return self.subtype == "Type3"

    def advance(self, codes: bytes) -> tuple[float, int, int]:
        """The width of a string in thousandths, how many codes it has, how many are spaces
        (the single byte 32, which word space widens: PDF 1.7 §9.3.3)."""
        if self.code_bytes == 1:
            width = sum([self.widths.get(code, self.usual_width) for code in codes])
            return width, len(codes), codes.count(32)
        count = len(codes) // 2
        pairs = zip(codes[0::2], codes[1::2], strict=False)
        width = sum([self.widths.get(high << 8 | low, self.usual_width) for high, low in pairs])
        return width, count, 0


UNKNOWN_FONT = FontFacts("unknown", "unknown", "unknown", False, False, False, False, 1, {}, 500.0)


def read_font(value: Any) -> FontFacts:
    """The facts of a font dictionary; `UNKNOWN_FONT` when it is none."""
    font = dictionary(value)
    if font is None:
        return UNKNOWN_FONT
    subtype = name(entry(font, "Subtype")) or "unknown"
    described = font
    if subtype == "Type0":
        below = array(entry(font, "DescendantFonts"))
        described = (dictionary(below[0]) if below else None) or font
    descriptor = entry(described, "FontDescriptor")
    base = name(entry(font, "BaseFont")) or name(entry(font, "Name")) or "without a name"
    widths, usual = _widths(subtype, described, descriptor)
    return FontFacts(
        key=identity(value),
        name=base,
        subtype=subtype,
        embedded=subtype == "Type3" or _has_program(descriptor),
        subset=bool(_SUBSET.match(base)),
        readable=_is_readable(font, subtype, descriptor),
        vertical=_is_vertical(entry(font, "Encoding")),
        code_bytes=2 if subtype == "Type0" else 1,
        widths=widths,
        usual_width=usual,
        matrix=_matrix(font),
        glyphs=dictionary(entry(font, "CharProcs")) if subtype == "Type3" else None,
        resources=dictionary(entry(font, "Resources")),
    )


def _has_program(descriptor: Any) -> bool:
    programs = [stream(entry(descriptor, key)) for key in ("FontFile", "FontFile2", "FontFile3")]
    return any(raw_data(program) for program in programs if program is not None)


def _is_readable(font: Any, subtype: str, descriptor: Any) -> bool:
    """Whether codes lead to characters (PDF 1.7 §9.10.2): by a map, by glyph names, by a
    predefined CMap."""
    if stream(entry(font, "ToUnicode")) is not None:
        return True
    encoding = entry(font, "Encoding")
    if subtype == "Type0":
        return (name(encoding) or "Identity").partition("-")[0] != "Identity"
    symbolic = integer(entry(descriptor, "Flags")) & 4
    return encoding is not None or not symbolic


def _is_vertical(encoding: Any) -> bool:
    written = name(encoding)
    if written is not None:
        return written.endswith("-V") or written == "V"
    return integer(entry(encoding, "WMode")) == 1


def _matrix(font: Any) -> Matrix:
    found = numbers(entry(font, "FontMatrix"))
    if len(found) != 6:
        return _TYPE3_MATRIX
    a, b, c, d, e, f = found
    return (a, b, c, d, e, f)


def _widths(subtype: str, font: Any, descriptor: Any) -> tuple[dict[int, float], float]:
    """The widths by code, and that of a code without one."""
    if subtype == "Type0":
        usual = number(entry(font, "DW"))
        return _composite_widths(entry(font, "W")), 1000.0 if usual is None else usual
    first = integer(entry(font, "FirstChar"))
    listed = array(entry(font, "Widths"))[:256]
    widths = {first + k: number(width) or 0.0 for k, width in enumerate(listed)}
    missing = number(entry(descriptor, "MissingWidth"))
    # The standard 14 fonts may come without widths; half the size is a fair guess at a place.
    return widths, missing if missing is not None else (0.0 if widths else 500.0)


def _composite_widths(value: Any) -> dict[int, float]:
    """The W array: ``first [w w …]`` or ``first last w`` (PDF 1.7 §9.7.4.3)."""
    items = list(array(value))
    widths: dict[int, float] = {}
    at = given = 0
    while at + 1 < len(items) and given < _MOST_WIDTHS:
        first = integer(items[at])
        listed = array(items[at + 1])
        if listed:
            widths.update({first + k: number(width) or 0.0 for k, width in enumerate(listed)})
            at += 2
            given += len(listed)
            continue
        if at + 2 >= len(items):
            break
        last, width = integer(items[at + 1]), number(items[at + 2]) or 0.0
        codes = range(first, min(last, first + 65535) + 1)
        widths.update(dict.fromkeys(codes, width))
        given += len(codes)
        at += 3
    return widths
