"""Streams unpacked, each filter in turn and never further than the budget goes.

Filters of pictures (DCT, JPX, CCITT, JBIG2) are left on: pictures are decoded where they are
measured.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from duikai_press.preflight.reading.budget import Budget
from duikai_press.preflight.reading.objects import (
    Dictionary,
    array,
    dictionary,
    entry,
    integer,
    names_or_one,
)

MOST_UNPACKED = 256_000_000
"""No single stream is unpacked further than this."""
PICTURE_FILTERS = frozenset({"DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode"})
_MOST_FILTERS = 8
_FULL_NAMES = {
    "A85": "ASCII85Decode",
    "AHx": "ASCIIHexDecode",
    "CCF": "CCITTFaxDecode",
    "DCT": "DCTDecode",
    "Fl": "FlateDecode",
    "LZW": "LZWDecode",
    "RL": "RunLengthDecode",
}
"""Abbreviations that inline images may use (PDF 1.7 table 94)."""


class StreamFault(Exception):
    """A stream's data are not what its filters say."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A stream's data after all filters, or up to the picture filter `left_on`."""

    data: bytes
    left_on: str | None = None
    parameters: Dictionary | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a stream: its full name and its parameters."""

    name: str
    parameters: Any


def filters_of(holder: Any) -> list[Filter]:
    """A stream's filters in the order of unpacking, inline images' abbreviations written out."""
    names = names_or_one(entry(holder, "Filter")) or names_or_one(entry(holder, "F"))
    given = entry(holder, "DecodeParms") or entry(holder, "DP")
    several = array(given)
    parameters = list(several) if several else [given]
    parameters += [None] * (len(names) - len(parameters))
    return [
        Filter(_FULL_NAMES.get(name, name), dictionary(parameter))
        for name, parameter in zip(names, parameters, strict=False)
    ]


def raw_data(holder: Any) -> bytes:
    """A stream's data as they lie in the file. pypdf has no public name for them."""
    data = getattr(holder, "_data", b"")
    return bytes(data) if isinstance(data, bytes | bytearray) else b""


def unpacked(holder: Any, budget: Budget, data: bytes | None = None) -> Unpacked:
    """A stream's data; `data` are used instead of the stream's own when given.

    Raises `StreamFault` and `BudgetSpent`.
    """
    data = raw_data(holder) if data is None else data
    filters = filters_of(holder)
    if len(filters) > _MOST_FILTERS:
        raise StreamFault(f"{len(filters)} filters, one upon the other")
    for step in filters:
        if step.name in PICTURE_FILTERS:
            return Unpacked(data, step.name, step.parameters)
        unpack = _UNPACKERS.get(step.name)
        if unpack is None:
            raise StreamFault(f"the filter {step.name} is unknown")
        most = max(0, min(MOST_UNPACKED, budget.unpacked))
        data = unpack(data, most)
        if len(data) > most and most == MOST_UNPACKED:
            budget.spend_unpacked(most)
            raise StreamFault(f"it unpacks to more than {most} bytes")
        budget.spend_unpacked(len(data))
        if integer(entry(step.parameters, "Predictor"), 1) > 1:
            data = unpredicted(data, step.parameters)
    return Unpacked(data)


def inflated(data: bytes, most: int) -> bytes:
    """Flate data, or the first of them, one byte more than `most`."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        unpacker = zlib.decompressobj(window)
        done = bytearray()
        try:
            done += unpacker.decompress(data, most + 1)
        except zlib.error:
            continue
        if not unpacker.eof and len(done) <= most:
            raise StreamFault("Flate data end too early")
        return bytes(done)
    raise StreamFault("the data are not Flate data")


def _ascii85(data: bytes, most: int) -> bytes:
    data = re.sub(rb"[\x00-\x20]", b"", data).removeprefix(b"<~").partition(b"~")[0]
    try:
        return base64.a85decode(data)[: most + 1]
    except ValueError as error:
        raise StreamFault(f"the data are not ASCII85 ({error})") from error


def _ascii_hex(data: bytes, most: int) -> bytes:
    digits = re.sub(rb"[\x00-\x20]", b"", data).partition(b">")[0]
    try:
        return binascii.unhexlify(digits + b"0" * (len(digits) % 2))[: most + 1]
    except ValueError as error:
        raise StreamFault("the data are not hexadecimal") from error


def _run_length(data: bytes, most: int) -> bytes:
    """PDF 1.7 §7.4.5."""
    done = bytearray()
    at = 0
    while at < len(data) and len(done) <= most:
        length = data[at]
        if length == 128:
            break
        if length < 128:
            done += data[at + 1 : at + 2 + length]
            at += 2 + length
        else:
            done += data[at + 1 : at + 2] * (257 - length)
            at += 2
    return bytes(done)


def _lzw(data: bytes, most: int) -> bytes:
    """LZW, with the early change of code lengths that PDF presets (PDF 1.7 §7.4.4)."""
    table = [bytes([value]) for value in range(256)] + [b"", b""]
    done = bytearray()
    bits = held = 0
    width, previous = 9, b""
    for byte in data:
        bits = bits << 8 | byte
        held += 8
        if held < width:
            continue
        held -= width
        code = bits >> held
        bits &= (1 << held) - 1
        if code == 257 or len(done) > most:
            break
        if code == 256:
            del table[258:]
            width, previous = 9, b""
            continue
        if code > len(table) or (code == len(table) and not previous):
            raise StreamFault("the data are not LZW data")
        shown = table[code] if code < len(table) else previous + previous[:1]
        done += shown
        if previous and len(table) < 4096:
            table.append(previous + shown[:1])
        previous = shown
        width = min(12, max(9, (len(table) + 1).bit_length()))
    return bytes(done)


_UNPACKERS: dict[str, Callable[[bytes, int], bytes]] = {
    "FlateDecode": inflated,
    "LZWDecode": _lzw,
    "ASCII85Decode": _ascii85,
    "ASCIIHexDecode": _ascii_hex,
    "RunLengthDecode": _run_length,
    "Crypt": lambda data, most: data[: most + 1],
}


def unpredicted(data: bytes, parameters: Any) -> bytes:
    """Undo the predictor of rows (PDF 1.7 §7.4.4.4): PNG's, or TIFF's for 8 bits."""
    colours = max(1, min(64, integer(entry(parameters, "Colors"), 1)))
    bits = integer(entry(parameters, "BitsPerComponent"), 8)
    columns = max(1, integer(entry(parameters, "Columns"), 1))
    stride = (columns * colours * bits + 7) // 8
    step = max(1, colours * bits // 8)
    if integer(entry(parameters, "Predictor"), 1) == 2:
        return _tiff_rows(data, stride, step) if bits == 8 else data
    done = bytearray()
    above = bytes(stride)
    for at in range(0, len(data), stride + 1):
        row = data[at + 1 : at + 1 + stride]
        row += bytes(stride - len(row))
        above = _png_row(data[at], row, above, step)
        done += above
    return bytes(done)


def _tiff_rows(data: bytes, stride: int, step: int) -> bytes:
    done = bytearray(data)
    for start in range(0, len(done), stride):
        for at in range(start + step, min(start + stride, len(done))):
            done[at] = (done[at] + done[at - step]) & 255
    return bytes(done)


def _png_row(kind: int, row: bytes, above: bytes, step: int) -> bytes:
    """One row of PNG's filters (PNG §9.2)."""
    if kind == 0:
        return row
    if kind == 2:
        return bytes([(value + up) & 255 for value, up in zip(row, above, strict=True)])
    done = bytearray(row)
    for at, value in enumerate(row):
        left = done[at - step] if at >= step else 0
        corner = above[at - step] if at >= step else 0
        up = above[at]
        guess = left if kind == 1 else (left + up) // 2 if kind == 3 else _paeth(left, up, corner)
        done[at] = (value + guess) & 255
    return bytes(done)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    by_left, by_up, by_corner = abs(guess - left), abs(guess - up), abs(guess - corner)
    if by_left <= by_up and by_left <= by_corner:
        return left
    return up if by_up <= by_corner else corner
