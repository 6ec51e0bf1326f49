"""Files that are broken, or made to cause work without end: each ends in an answer."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from known_faults import bomb
from pdf_draft import HEIGHT, WIDTH, Draft, flate, image, stream

from duikai_press.errors import PressError
from duikai_press.preflight import PreflightReport

Judge = Callable[..., PreflightReport]

SECONDS = 10
"""In which an answer must have come, whatever the file; most take hundredths."""


def drawn(content: bytes) -> bytes:
    draft = Draft.good()
    draft.draw(content)
    return draft.written()


def tree_loop() -> bytes:
    data = Draft.good().written()
    kids = data[data.index(b"/Kids [") + 7 :].split(b"]")[0]
    page = next(line for line in data.split(b"\n") if b"/Type /Page " in line)
    tree = page.split(b"/Parent ")[1].split(b" ")[0]
    return data.replace(b"/Kids [" + kids + b"]", b"/Kids [" + tree + b" 0 R]", 1)


def previous_loop() -> bytes:
    """A cross-reference table that names itself as the one before."""
    draft = Draft.good()
    draft.trailer["Prev"] = "0000000000"
    data = draft.written()
    start = data[data.rindex(b"startxref\n") + 10 :].split(b"\n")[0]
    return data.replace(b"0000000000 >>", start.rjust(10, b"0") + b" >>")


def flate_bomb() -> bytes:
    draft = Draft.good()
    body = zlib.compress(bytes(400_000_000), 9)
    draft.pack = lambda content: stream("/Filter /FlateDecode", body)
    return draft.written()


def twice_packed() -> bytes:
    draft = Draft.good()
    body = zlib.compress(zlib.compress(bytes(200_000_000), 9), 9)
    draft.pack = lambda content: stream("/Filter [/FlateDecode /FlateDecode]", body)
    return draft.written()


def endless_filters() -> bytes:
    draft = Draft.good()
    draft.pack = lambda content: stream(f"/Filter [{'/ASCIIHexDecode ' * 5000}]", b"00")
    return draft.written()


def vast_picture() -> bytes:
    draft = Draft.good()
    body = image(size=(10, 10)).replace(b"/Width 10 /Height 10", b"/Width 900000 /Height 900000")
    draft.resource("XObject", "Im2", draft.add(body))
    draft.draw(b"/GK gs q 99 0 0 99 9 9 cm /Im2 Do Q")
    return draft.written()


def many_pictures() -> bytes:
    draft = Draft.good()
    draft.resource("XObject", "Im2", draft.add(image(size=(4000, 4000))))
    for angle in range(300):
        draft.draw(b"q 900 %d 0 900 9 9 cm /Im2 Do Q" % angle)
    return draft.written()


def full_page_shapes() -> bytes:
    """Slanted areas, each of which covers the page."""
    shape = b"/GK gs 0 .1 0 0 k 0 0 m %d 1500 l 1100 1500 l 1100 3 l f\n"
    return drawn(b"".join(shape % k for k in range(5000)))


def pattern_in_itself() -> bytes:
    draft = Draft.good()
    number = len(draft.objects) + 1
    head = (
        f"/PatternType 1 /PaintType 1 /BBox [0 0 {WIDTH} {HEIGHT}] /XStep 9 /YStep 9 "
        f"/Resources << /Pattern << /P {number} 0 R >> >>"
    )
    draft.resource("Pattern", "P", draft.add(flate(head, b"/Pattern cs /P scn 0 0 9 9 re f")))
    draft.draw(b"/GK gs /Pattern cs /P scn 0 0 99 99 re f")
    return draft.written()


def space_in_itself() -> bytes:
    draft = Draft.good()
    number = len(draft.objects) + 1
    draft.add(f"[/Indexed {number} 0 R 255 <00>]")
    draft.resource("ColorSpace", "CX", f"{number} 0 R")
    draft.draw(b"/CX cs 1 sc 0 0 9 9 re f")
    return draft.written()


def wide_range() -> bytes:
    draft = Draft.good()
    at = next(k for k, body in enumerate(draft.objects) if b"/DW" in body)
    ranges = b" ".join(b"%d 2000000000 500" % k for k in range(500))
    draft.objects[at] = draft.objects[at].replace(b"/DW 1000", b"/W [" + ranges + b"]")
    return draft.written()


def _changed(change: Callable[[Draft], object]) -> bytes:
    draft = Draft.good()
    change(draft)
    return draft.written()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing but a header": lambda: b"%PDF-1.4\n",
    "cut off": lambda: Draft.good().written()[:1500],
    "a page tree in a loop": tree_loop,
    "cross-references in a loop": previous_loop,
    "a stream of 400 MB": flate_bomb,
    "200 MB packed twice": twice_packed,
    "five thousand filters": endless_filters,
    "a picture of 900,000 by 900,000": vast_picture,
    "a large picture 300 times": many_pictures,
    "areas of the whole page": full_page_shapes,
    "forms that draw forms": lambda: _changed(bomb),
    "a pattern that paints with itself": pattern_in_itself,
    "a colour space that stands on itself": space_in_itself,
    "widths by the thousand million": wide_range,
    "arrays within arrays": lambda: drawn(b"[" * 200_000),
    "strings that never end": lambda: drawn(b"(" * 200_000),
    "states saved and never restored": lambda: drawn(b"q " * 300_000),
    "numbers and no operator": lambda: drawn(b"1 " * 3_000_000),
    "pictures inline, and no end of them": lambda: drawn(b"BI /W 9 /H 9 ID " * 20_000),
    "text by the character": lambda: drawn(b"/GK gs 0 g BT /F1 9 Tf " + b"<0001> Tj " * 90_000),
    "white type on a thousand grounds": lambda: drawn(
        b"/GK gs 0 0 0 1 k " + b"0 0 9 9 re f " * 1000
        + b"0 0 0 0 k BT /F1 5 Tf " + b"<0001> Tj " * 20_000
    ),
    "numbers beyond measure": lambda: drawn(
        b"9" * 400 + b" 0 0 " + b"9" * 300 + b" 0 0 cm 0 0 9 9 re f 1e999 w 0 0 m 9 9 l S"
    ),
    "a size beyond measure": lambda: _changed(
        lambda draft: draft.page.entries.update(MediaBox="[0 0 1e9 99999999999]")
    ),
}  # fmt: skip
HARMLESS = {"numbers and no operator", "widths by the thousand million"}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_answer_comes_in_time(name: str, judge: Judge) -> None:
    data = HOSTILE[name]()
    begun = time.monotonic()
    try:
        report = judge(data)
    except PressError as error:
        assert error.code == "preflight.not-a-pdf"
    else:
        assert report.findings or name in HARMLESS
    assert time.monotonic() - begun < SECONDS


GOOD = Draft.good().written()
PLAIN = _changed(lambda draft: setattr(draft, "pack", lambda content: stream("", content)))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([GOOD, PLAIN]),
    st.lists(st.tuples(st.floats(0, 0.9999), st.binary(min_size=1, max_size=6)), max_size=12),
    st.floats(0.3, 1),
)
def test_any_damage_has_an_answer(
    judge: Judge, whole: bytes, wounds: list[tuple[float, bytes]], kept: float
) -> None:
    data = bytearray(whole)
    for at, bytes_ in wounds:
        place = int(at * len(data))
        data[place : place + len(bytes_)] = bytes_
    try:
        judge(bytes(data[: int(len(data) * kept)]))
    except PressError as error:
        assert error.code == "preflight.not-a-pdf"


@given(st.binary(max_size=300))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_content_has_an_answer(judge: Judge, content: bytes) -> None:
    judge(drawn(content))
