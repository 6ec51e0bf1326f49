"""Pictures for the press: by their profiles, in its inks, under its limit, in every format."""

from __future__ import annotations

import hashlib
import io
import struct
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pictures
from PIL import ImageCms, ImageStat

from duikai_content import limits
from duikai_layout.page import Image
from duikai_press import PressError
from duikai_press.handoff.plates import unpacked
from duikai_press.pictures import PictureSetting, plate_picture
from duikai_press.press_colour import NEWSPRINT, PressColour, press_icc

COLOUR = PressColour(press_icc(None), 240)
STRICT = PressColour(press_icc(None), 220)
SETTING = PictureSetting(separate=COLOUR.separate)


def mark(file: Path, side: float = 100) -> Image:
    return Image(0, 0, side, side, file)


def inks(
    colour: tuple[int, int, int], press: PressColour = COLOUR, icc: bytes | None = None
) -> Any:
    # Two colours, since a picture of one grey goes on the black plate alone.
    picture = Pictures.new("RGB", (2, 1), (255, 0, 0))
    picture.putpixel((0, 0), colour)
    return press.separate(picture, icc).getpixel((0, 0))


def linear_rgb() -> bytes:
    """An ICC profile with sRGB's primaries and no curve at all."""

    def xyz(*values: float) -> bytes:
        return struct.pack(">8s3i", b"XYZ ", *(round(v * 65536) for v in values))

    curve = struct.pack(">8sI", b"curv", 0)
    text = b"linear\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(79),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.4360, 0.2225, 0.0139),
        b"gXYZ": xyz(0.3851, 0.7169, 0.0971),
        b"bXYZ": xyz(0.1431, 0.0606, 0.7139),
        b"rTRC": curve, b"gTRC": curve, b"bTRC": curve,
    }  # fmt: skip
    at = 128 + 4 + 12 * len(tags)
    table, body = b"", b""
    for name, data in tags.items():
        table += struct.pack(">4sII", name, at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    d50 = struct.pack(">3i", 63190, 65536, 54061)
    head = struct.pack(
        ">I4xI4s4s4s12x4s28x", at + len(body), 0x02400000, b"mntr", b"RGB ", b"XYZ ", b"acsp"
    )
    return head + d50 + bytes(128 - len(head) - 12) + struct.pack(">I", len(tags)) + table + body


def test_the_newsprint_profile_is_the_one_that_was_built() -> None:
    data = NEWSPRINT.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    assert digest == "cf4fb9b361467d4736be47fa8aae4fff9e2fe8fea729f8af9d415d4eaac6808c"
    profile = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
    assert profile.profile_description.startswith("Custom")
    assert (profile.device_class, profile.xcolor_space) == ("prtr", "CMYK")
    assert len(data) < 400_000


def test_the_newsprint_profile_keeps_the_aims_of_the_standard() -> None:
    """ISO 12647-3: solids of cyan, magenta, yellow and black, relative to the paper."""
    cms: Any = ImageCms
    lab = cms.createProfile("LAB")
    press = cms.ImageCmsProfile(str(NEWSPRINT))
    transform = cms.buildTransform(press, lab, "CMYK", "LAB", cms.Intent.ABSOLUTE_COLORIMETRIC)

    def seen(*solid: int) -> tuple[float, float, float]:
        swatch = cms.applyTransform(Pictures.new("CMYK", (1, 1), solid), transform)
        light, a, b = swatch.getpixel((0, 0))
        return light / 255 * 100, a - 128, b - 128

    for solid, aim in {
        (255, 0, 0, 0): (57, -23, -27),
        (0, 255, 0, 0): (54, 44, -2),
        (0, 0, 255, 0): (78, -3, 58),
        (0, 0, 0, 255): (36, 1, 4),
        (0, 0, 0, 0): (82, 0, 3),
    }.items():
        assert seen(*solid) == pytest.approx(aim, abs=2)


@settings(deadline=None)  # a transform is built at the first colour
@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_no_colour_has_too_much_ink(colour: tuple[int, int, int]) -> None:
    assert sum(inks(colour)) <= 240 * 2.55
    assert sum(inks(colour, STRICT)) <= 220 * 2.55


@settings(deadline=None)
@given(st.tuples(*[st.integers(0, 255)] * 4), st.integers(150, 400))
def test_ink_is_taken_from_the_colours_and_never_from_black(
    colour: tuple[int, int, int, int], total: int
) -> None:
    press = object.__new__(PressColour)
    press._total = total
    made: Any = press.limited(Pictures.new("CMYK", (1, 1), colour)).getpixel((0, 0))
    assert made[3] == colour[3]
    assert sum(made) <= max(total * 2.55, colour[3])
    if sum(colour) <= total * 2.55:
        assert made == colour
    else:
        # No more than was too much, and a hair for whole levels.
        assert sum(made) >= int(total * 2.55) - 6


def test_paper_stays_bare() -> None:
    assert inks((255, 255, 255)) == (0, 0, 0, 0)


def test_darker_is_more_ink() -> None:
    greys = [inks((v, v, v)) for v in range(0, 256, 15)]
    cms: Any = ImageCms
    press, lab = cms.ImageCmsProfile(str(NEWSPRINT)), cms.createProfile("LAB")
    transform = cms.buildTransform(press, lab, "CMYK", "LAB")
    printed = [
        cms.applyTransform(Pictures.new("CMYK", (1, 1), grey), transform).getpixel((0, 0))[0]
        for grey in greys
    ]
    assert printed == sorted(printed) and printed[-1] - printed[0] > 120
    assert [grey[3] for grey in greys] == sorted((grey[3] for grey in greys), reverse=True)
    # Black carries the shadows and keeps out of the lights.
    assert greys[0][3] > 150 and greys[12][3] < 30


def test_what_a_file_says_of_its_colours_is_believed() -> None:
    plain, linear = inks((100, 60, 60)), inks((100, 60, 60), icc=linear_rgb())
    assert sum(linear) < sum(plain) - 60


def test_a_profile_of_another_kind_or_none_at_all_is_not() -> None:
    plain = inks((100, 60, 60))
    assert inks((100, 60, 60), icc=b"nonsense") == plain
    assert inks((100, 60, 60), icc=NEWSPRINT.read_bytes()) == plain


def test_cmyk_keeps_its_numbers(tmp_path: Path) -> None:
    file = tmp_path / "set.tif"
    Pictures.new("CMYK", (40, 40), (10, 200, 30, 90)).save(file, icc_profile=NEWSPRINT.read_bytes())
    made = unpacked(plate_picture(mark(file), SETTING))
    assert made.mode == "CMYK"
    assert made.getpixel((20, 20)) == pytest.approx((10, 200, 30, 90), abs=2)


@pytest.mark.parametrize(
    ("mode", "suffix"), [("L", "png"), ("LA", "png"), ("I;16", "png"), ("L", "jpg"), ("L", "webp")]
)
def test_grey_stays_on_the_black_plate(tmp_path: Path, mode: str, suffix: str) -> None:
    file = tmp_path / f"grey.{suffix}"
    value: Any = {"L": 128, "LA": (128, 255), "I;16": 128 * 257}[mode]
    Pictures.new(mode, (40, 40), value).save(file)
    made = unpacked(plate_picture(mark(file), SETTING))
    assert made.mode == "L"
    # A mid-grey of sRGB is somewhat under half of the ink, since newsprint gains the rest.
    assert made.getpixel((20, 20)) == pytest.approx(122, abs=12)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_clear_is_paper(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "clear.png"
    clear = Pictures.new("RGBA", (40, 40), (200, 0, 0, 0))
    clear.putpixel((39, 39), (0, 0, 200, 255))
    clear.convert(mode).save(file, transparency=0 if mode == "P" else None)
    made = unpacked(plate_picture(mark(file), SETTING))
    bare = 255 if made.mode == "L" else (0, 0, 0, 0)
    assert made.getpixel((5, 5)) == pytest.approx(bare, abs=3)


def test_sixteen_bits_of_colour(tmp_path: Path) -> None:
    """A PNG of one pixel, written by hand: Pillow writes no 16-bit RGB."""
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = b"\0" + struct.pack(">6H", 65535, 0, 0, 0, 0, 65535)
    file = tmp_path / "deep.png"
    file.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 1, 16, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
    made = unpacked(plate_picture(Image(0, 0, 1, 1, file), SETTING))
    assert made.mode == "CMYK"


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_line_art_stays_one_bit(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"drawing.{suffix}"
    drawing = Pictures.new("1", (3000, 3000), 1)
    drawing.paste(0, (0, 0, 1500, 3000))
    drawing.save(file)
    made = plate_picture(mark(file, 72), SETTING)
    assert (made.bits, made.space, made.filter) == (1, "/DeviceGray", "/FlateDecode")
    assert (made.width, made.height) == (1200, 1200)
    assert ImageStat.Stat(unpacked(made)).mean[0] == pytest.approx(127.5, abs=1)
    small = plate_picture(mark(file, 720), SETTING)
    assert small.width == 3000


def test_sharpening_is_an_option(tmp_path: Path) -> None:
    file = tmp_path / "edge.png"
    edge = Pictures.new("RGB", (200, 200), (90, 60, 60))
    edge.paste((170, 140, 150), (100, 0, 200, 200))
    edge.save(file)
    sharp = PictureSetting(separate=COLOUR.separate, sharpen=120)
    plain, crisp = (plate_picture(mark(file), s) for s in (SETTING, sharp))

    def contrast(made: Any) -> float:
        return sum(ImageStat.Stat(unpacked(made).crop((90, 0, 110, 200))).stddev)

    assert contrast(crisp) > 1.05 * contrast(plain)


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "bomb.png"
    Pictures.new("1", (3000, 3000)).save(file)
    monkeypatch.setattr(limits, "PICTURE_PIXELS", 8_000_000)
    with pytest.raises(PressError) as caught:
        plate_picture(mark(file), SETTING)
    assert caught.value.code == "press.picture-too-large"
    monkeypatch.setattr(Pictures, "MAX_IMAGE_PIXELS", 1_000_000)
    with pytest.raises(PressError) as caught:
        plate_picture(mark(file), SETTING)
    assert caught.value.code == "press.picture-too-large"


def test_formats_that_start_programs_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "page.eps"
    Pictures.new("RGB", (10, 10)).save(file)
    with pytest.raises(PressError) as caught:
        plate_picture(mark(file), SETTING)
    assert caught.value.code == "press.picture-unreadable"


def test_only_a_profile_of_a_cmyk_press_will_do(tmp_path: Path) -> None:
    file = tmp_path / "screen.icc"
    file.write_bytes(linear_rgb())
    with pytest.raises(PressError) as caught:
        press_icc(file)
    assert caught.value.code == "press.profile-unsuitable"
    file.write_bytes(b"no profile")
    with pytest.raises(PressError) as caught:
        press_icc(file)
    assert caught.value.code == "press.profile-unreadable"
