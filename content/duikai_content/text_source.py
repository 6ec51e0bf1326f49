"""Reading a copy file into text: UTF-8, lines ended by LF, no control characters.

A file in GB 18030 is refused, not guessed at: a wrong guess would print wrong characters,
and converting it is one command, which the hint gives.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path

from duikai_content import limits
from duikai_content.diagnostics import Diagnostics
from duikai_content.spans import SourceSpan

# C0 and C1 controls but tab and LF, the Unicode line and paragraph separators (a line ends
# with LF here and with nothing else), lone surrogates, and the two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_HAN = re.compile("[\u4e00-\u9fff]")


def read_text(
    path: Path,
    diagnostics: Diagnostics,
    *,
    limit: int = limits.STORY_BYTES,
    area: str = "copy",
) -> str | None:
    """The text of `path`, or None with the reason among `diagnostics`.

    A byte order mark is dropped and CRLF or CR become LF. Errors: missing, a directory,
    unreadable, larger than `limit` bytes, not UTF-8, control characters. `area` opens the
    diagnostics' codes.
    """
    data = read_bytes(path, diagnostics, limit=limit, area=area)
    return None if data is None else decode(data, str(path), diagnostics, area=area)


def read_bytes(path: Path, diagnostics: Diagnostics, *, limit: int, area: str) -> bytes | None:
    """The bytes of a regular file of at most `limit` bytes, or None and a diagnostic."""
    span = SourceSpan(str(path))
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            diagnostics.error(f"{area}.not-a-file", "this is a folder, not a file", span)
            return None
        if not stat.S_ISREG(status.st_mode):  # a pipe would block for ever
            diagnostics.error(f"{area}.not-a-file", "this is not a regular file", span)
            return None
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        diagnostics.error(
            f"{area}.missing-file", "there is no such file", span, "check the name and the folder"
        )
        return None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        diagnostics.error(f"{area}.unreadable", f"the file cannot be read: {reason}", span)
        return None
    if len(data) > limit:
        diagnostics.error(
            f"{area}.too-large",
            f"the file is larger than {limit // 1024} kB",
            span,
            "split it, or check that this is the right file",
        )
        return None
    return data


def decode(data: bytes, file: str, diagnostics: Diagnostics, *, area: str = "copy") -> str | None:
    """UTF-8 bytes as text with LF line ends, or None and diagnostics that name the place."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _place_of_byte(data, error.start)
        diagnostics.error(
            f"{area}.not-utf8",
            "the file is not UTF-8 text",
            SourceSpan(file, line, column),
            _encoding_hint(data, file),
        )
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = _FORBIDDEN.search(text)
    if found:
        diagnostics.error(
            f"{area}.control-character",
            f"control character U+{ord(found[0]):04X} in the text",
            span_at(text, found.start(), file),
            "delete it; it cannot be printed",
        )
        return None
    lost = text.find("\ufffd")
    if lost >= 0:
        diagnostics.warning(
            f"{area}.lost-character",
            "a character was lost in an earlier conversion (U+FFFD)",
            span_at(text, lost, file),
            "look it up in the original",
        )
    return text


def forbidden_character(text: str) -> str | None:
    """The first character of `text` that no copy may hold, or None."""
    found = _FORBIDDEN.search(text)
    return found[0] if found else None


def span_at(text: str, offset: int, file: str) -> SourceSpan:
    """The place of a character offset in `text`."""
    start = text.rfind("\n", 0, offset) + 1
    return SourceSpan(file, text.count("\n", 0, offset) + 1, offset - start + 1)


def _place_of_byte(data: bytes, offset: int) -> tuple[int, int]:
    before = data[:offset]
    start = before.rfind(b"\n") + 1
    column = len(before[start:].decode("utf-8-sig", "replace")) + 1
    return before.count(b"\n") + 1, column


def _encoding_hint(data: bytes, file: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return f"it looks like UTF-16; convert it: iconv -f UTF-16 -t UTF-8 {file}"
    try:
        guess = data.decode("gb18030")
    except UnicodeDecodeError:
        return "save it as UTF-8"
    if _HAN.search(guess):
        return f"it looks like GB 18030; convert it: iconv -f GB18030 -t UTF-8 {file}"
    return "save it as UTF-8"
