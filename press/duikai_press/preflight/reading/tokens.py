"""A content stream cut into operators with their operands (PDF 1.7 §7.8.2)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
)

_MOST_OPERANDS = 64
_MOST_NESTING = 32
_MOST_INLINE = 16_000_000
_PORTION = 4096

_TOKEN = re.compile(
    rb"""[\x00\t\n\f\r ]*
    (?:(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))(?=[\x00\t\n\f\r ()<>\[\]{}/%]|\Z)
    |/(?P<name>[^\x00\t\n\f\r ()<>\[\]{}/%]*)
    |<(?P<hex>[0-9A-Fa-f\x00\t\n\f\r ]*)>
    |(?P<open>\[|<<)
    |(?P<close>\]|>>)
    |(?P<string>\()
    |(?P<comment>%[^\r\n]*)
    |(?P<word>[^\x00\t\n\f\r ()<>\[\]{}/%]+)
    |(?P<stray>.))""",
    re.VERBOSE | re.DOTALL,
)
_STRING_PART = re.compile(rb"[^()\\]*(?:\\.[^()\\]*)*", re.DOTALL)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_LENIENT = re.compile(rb"[+-]*(\d*\.?\d*)")
_SPACES = re.compile(rb"[\x00\t\n\f\r ]+")
_NAME_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_END_OF_IMAGE = re.compile(rb"[\x00\t\n\f\r ]EI(?=[\x00\t\n\f\r ]|\Z)")


class Name(str):
    """A name among the operands, without its slash."""

    __slots__ = ()


Operand = Any
"""float, bytes (a string), Name, bool, None, list or dict of these."""


@dataclass(frozen=True, slots=True)
class InlineImage:
    """A picture within the stream: its dictionary and its packed data."""

    entries: DictionaryObject
    data: bytes


SizeOf = Callable[[DictionaryObject], int | None]
"""How many bytes an inline image without filters has, if its colour space is known."""


class _Operands:
    """Operands as they come in, until an operator takes them."""

    __slots__ = ("_nests", "items", "unfinished")

    def __init__(self) -> None:
        self.items: list[Operand] = []
        self.unfinished = False
        self._nests: list[list[Operand]] = []

    @property
    def nested(self) -> bool:
        """Whether an array or a dictionary is open."""
        return bool(self._nests)

    def take(self, token: re.Match[bytes], data: bytes) -> int:
        """Take a token that is no word; answers where it ends."""
        kind, at = token.lastgroup, token.end()
        if kind == "number":
            self.items.append(float(token["number"]))
        elif kind == "hex":
            self.items.append(_from_hex(token["hex"]))
        elif kind == "name":
            self.items.append(_name(token["name"]))
        elif kind == "string":
            string, at = _string(data, at)
            self.items.append(string)
            self.unfinished = at > len(data)
        elif kind == "open" and len(self._nests) < _MOST_NESTING:
            self._nests.append(self.items)
            self.items = []
        elif kind == "close" and self._nests:
            inner, self.items = self.items, self._nests.pop()
            self.items.append(inner if token["close"] == b"]" else _paired(inner))
        if len(self.items) > _MOST_OPERANDS and not self._nests:
            del self.items[:-_MOST_OPERANDS]
        return at

    def handed_over(self) -> list[Operand]:
        """All operands; the next ones start anew."""
        items, self.items = self.items, []
        return items


def operators(data: bytes, size_of: SizeOf) -> Iterator[tuple[bytes, list[Operand]]]:
    """Each operator with its operands. An inline image is the operator ``BI`` with one
    `InlineImage`; `UNFINISHED` comes last when the data end within an array or a string."""
    match = _TOKEN.match
    operands = _Operands()
    at = 0
    while (token := match(data, at)) is not None:
        if token.lastgroup != "word":
            at = operands.take(token, data)
            continue
        at, word = token.end(), token["word"]
        value = _word(word)
        if value is not _AN_OPERATOR:
            operands.items.append(value)
        elif not operands.nested:
            given = operands.handed_over()
            if word == b"BI":
                image, at = _inline_image(data, at, size_of)
                given = [image]
            yield word, given
    if operands.nested or operands.unfinished:
        yield UNFINISHED, []


UNFINISHED = b""
_AN_OPERATOR = object()


def _word(word: bytes) -> Any:
    """A word that is an operand: true, false, null, or a number written badly."""
    if word in (b"true", b"false"):
        return word == b"true"
    if word == b"null":
        return None
    if word[0] in b"+-.0123456789":
        found = _LENIENT.match(word)
        digits = found[1] if found else b""
        value = float(digits) if digits.strip(b".") else 0.0
        return -value if word.startswith(b"-") else value
    return _AN_OPERATOR


def _name(written: bytes) -> Name:
    if b"#" in written:
        written = _NAME_CODE.sub(lambda code: bytes([int(code[1], 16)]), written)
    # As pypdf reads names, so that they are found among its keys.
    try:
        return Name(written.decode("utf-8"))
    except UnicodeDecodeError:
        return Name(written.decode("latin-1"))


def _from_hex(digits: bytes) -> bytes:
    digits = _SPACES.sub(b"", digits)
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    """A literal string from behind its first parenthesis, and where it ends: behind the data
    when it does not."""
    start, depth = at, 1
    while at < len(data):
        part = _STRING_PART.match(data, at)
        at = part.end() if part else at
        if at >= len(data):
            break
        depth += 1 if data[at : at + 1] == b"(" else -1
        at += 1
        if depth == 0:
            return _unescaped(data[start : at - 1]), at
    return _unescaped(data[start:]), len(data) + 1


def _unescaped(string: bytes) -> bytes:
    if b"\\" not in string:
        return string

    def meant(escape: re.Match[bytes]) -> bytes:
        if escape[1]:
            return bytes([int(escape[1], 8) & 255])
        return b"" if escape[2] else _ESCAPED.get(escape[3], escape[3])

    return _ESCAPE.sub(meant, string)


def _paired(items: list[Operand]) -> dict[str, Operand]:
    return {
        str(key): value
        for key, value in zip(items[0::2], items[1::2], strict=False)
        if isinstance(key, Name)
    }


def _inline_image(data: bytes, at: int, size_of: SizeOf) -> tuple[InlineImage, int]:
    """The picture that begins behind ``BI``, and where the stream goes on."""
    operands = _Operands()
    while (token := _TOKEN.match(data, at)) is not None:
        if token.lastgroup != "word":
            at = operands.take(token, data)
            continue
        at, word = token.end(), token["word"]
        if word == b"ID":
            break
        value = _word(word)
        operands.items.append(None if value is _AN_OPERATOR else value)
    entries = DictionaryObject(
        {
            NameObject(f"/{key}"): _as_object(value)
            for key, value in _paired(operands.handed_over()).items()
        }
    )
    start = at + 1
    end = _image_end(data, start, entries, size_of)
    found = _END_OF_IMAGE.search(data, max(start - 1, end - 1))
    if found is None:
        return InlineImage(entries, data[start:]), len(data)
    return InlineImage(entries, data[start : found.start()]), found.end()


def _image_end(data: bytes, start: int, entries: DictionaryObject, size_of: SizeOf) -> int:
    """From where to look for ``EI``: behind data of a known length, which may contain it."""
    packed = dict.get(entries, "/F") or dict.get(entries, "/Filter")
    if packed is None:
        size = size_of(entries)
        return start + size if size is not None and start + size <= len(data) else start
    if packed in ("/Fl", "/FlateDecode"):
        return _flate_end(data, start)
    return start


def _flate_end(data: bytes, start: int) -> int:
    """Where Flate data end that begin at `start`; `start` if they are not sound."""
    unpacker = zlib.decompressobj()
    left = _MOST_INLINE
    at = start
    try:
        while at < len(data) and left > 0:
            packed = data[at : at + _PORTION]
            left -= len(unpacker.decompress(packed, left))
            at += len(packed)
            if unpacker.eof:
                return at - len(unpacker.unused_data)
    except zlib.error:
        pass
    return start


def _as_object(value: Operand) -> Any:
    """An operand as pypdf would have read it, so that one reader serves all pictures."""
    if isinstance(value, Name):
        return NameObject(f"/{value}")
    if isinstance(value, bool):
        return BooleanObject(value)
    if isinstance(value, float):
        return NumberObject(int(value)) if value.is_integer() else FloatObject(value)
    if isinstance(value, bytes):
        return ByteStringObject(value)
    if isinstance(value, list):
        return ArrayObject([_as_object(item) for item in value])
    if isinstance(value, dict):
        return DictionaryObject(
            {NameObject(f"/{key}"): _as_object(item) for key, item in value.items()}
        )
    return BooleanObject(False)
