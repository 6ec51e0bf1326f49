"""From a picture's own colours into those of the press, by ICC profiles and within its ink limit.

What a file says of its colours is believed; a picture that says nothing is sRGB. Grey stays on the
black plate, with the tones that a profile gives it there. CMYK keeps its numbers, since converting
it would smear black over four plates. Relative colorimetric with black point compensation, so that
paper stays bare and shadows keep their drawing.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duikai_press.errors import PressError
from duikai_press.separation import is_grey

if TYPE_CHECKING:
    from PIL import Image as Pictures

NEWSPRINT = Path(__file__).parent / "profiles" / "newsprint.icc"
"""The profile that the project builds (`press/build_newsprint.py`): modelled, not measured."""

_SPACES = {"L": "GRAY", "RGB": "RGB", "LAB": "Lab"}


def press_icc(file: Path | None) -> bytes:
    """The bytes of a printer's profile, or of the project's own. Raises `PressError`."""
    from PIL import ImageCms

    path = file or NEWSPRINT
    try:
        data = path.read_bytes()
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
    except (OSError, ImageCms.PyCMSError) as error:
        raise PressError(
            "press.profile-unreadable", f"{path}: is no ICC profile ({error})"
        ) from error
    if profile.xcolor_space.strip() != "CMYK" or profile.device_class.strip() != "prtr":
        raise PressError(
            "press.profile-unsuitable",
            f"{path}: is not the profile of a CMYK press",
            "name the output profile that the printer has sent",
        )
    return data


class PressColour:
    """Separates pictures for the press that the profile `icc` describes, at most `total` per cent
    of ink in any pixel."""

    def __init__(self, icc: bytes, total: float) -> None:
        from PIL import ImageCms

        self._cms: Any = ImageCms
        self._press = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        self._total = total
        self._black = self._black_for_lightness()
        self._transforms: dict[str, Any] = {}

    def separate(self, picture: Pictures.Image, icc: bytes | None) -> Pictures.Image:
        """CMYK for pictures of colour and CMYK, L for grey ones."""
        if picture.mode == "CMYK":
            return self.limited(picture)
        source = self._source(picture.mode, icc)
        if picture.mode == "L":
            return picture.point(self._grey_table(source, "L"))
        if picture.mode == "RGB" and is_grey(picture):
            return picture.convert("L").point(self._grey_table(source, "RGB"))
        transform = self._transform(source, picture.mode, self._press, "CMYK")
        converted: Pictures.Image = self._cms.applyTransform(picture, transform)
        return self.limited(converted)

    def limited(self, picture: Pictures.Image) -> Pictures.Image:
        """The CMYK picture with cyan, magenta and yellow reduced where there is too much ink
        (under colour removal); black carries the drawing and stays."""
        from PIL import Image as Pictures
        from PIL import ImageMath

        most = self._total * 255 / 100

        def sums(bands: dict[str, Any]) -> Any:
            return bands["c"] + bands["m"] + bands["y"] + bands["k"]

        named = dict(zip("cmyk", picture.split(), strict=True))
        wide = {name: band.convert("I") for name, band in named.items()}
        highest = ImageMath.lambda_eval(sums, **wide).getextrema()[1]
        if not isinstance(highest, int | float) or highest <= most:
            return picture

        def kept(bands: dict[str, Any]) -> Any:
            """Thousandths of the three inks that remain; too little rather than too much."""
            colour = bands["c"] + bands["m"] + bands["y"]
            room = bands["most"] - bands["k"]
            over = colour > room
            return over * (room * 1000 / (colour + (colour == 0))) + (1 - over) * 1000

        wide["most"] = Pictures.new("I", picture.size, int(most))
        share = ImageMath.lambda_eval(kept, **wide)
        inks = [
            ImageMath.lambda_eval(
                lambda bands: bands["ink"] * bands["share"] / 1000, ink=wide[n], share=share
            )
            for n in "cmy"
        ]
        return Pictures.merge("CMYK", [*(ink.convert("L") for ink in inks), named["k"]])

    def _source(self, mode: str, icc: bytes | None) -> Any:
        """The profile of a picture; what the file names counts only if it is of the right kind."""
        if icc:
            try:
                named = self._cms.ImageCmsProfile(io.BytesIO(icc))
            except (OSError, self._cms.PyCMSError):
                named = None
            if named is not None and named.profile.xcolor_space.strip() == _SPACES[mode]:
                return named
        return self._made("LAB" if mode == "LAB" else "sRGB")

    def _made(self, name: str) -> Any:
        return self._cms.ImageCmsProfile(self._cms.createProfile(name))

    def _transform(self, source: Any, mode: str, target: Any, into: str) -> Any:
        key = "".join((mode, into, _fingerprint(source)))
        if key not in self._transforms:
            intent = self._cms.Intent.RELATIVE_COLORIMETRIC
            flags = self._cms.Flags.BLACKPOINTCOMPENSATION
            self._transforms[key] = self._cms.buildTransform(
                source, target, mode, into, intent, flags
            )
        return self._transforms[key]

    def _grey_table(self, source: Any, mode: str) -> list[int]:
        """For every grey level of the source the level on the black plate (0 is solid)."""
        from PIL import Image as Pictures

        ramp = Pictures.new("L", (256, 1))
        ramp.putdata(range(256))
        if mode == "L" and source_space(source) != "GRAY":
            mode = "RGB"  # a grey picture that says nothing has sRGB's tones
        if mode == "RGB":
            ramp = ramp.convert("RGB")
        lab = self._made("LAB")
        lightness = self._cms.applyTransform(ramp, self._transform(source, mode, lab, "LAB"))
        return [self._black[light] for light in lightness.getchannel(0).get_flattened_data()]

    def _black_for_lightness(self) -> list[int]:
        """For each L of 8 bits (255 is paper) the level of black that prints it, by way of the
        luminance: paper is white and solid black the darkest (black point compensation)."""
        from PIL import Image as Pictures

        bare = Pictures.new("L", (256, 1), 0)
        black = Pictures.new("L", (256, 1))
        black.putdata(range(256))
        ramp = Pictures.merge("CMYK", [bare, bare, bare, black])
        intent = self._cms.Intent.RELATIVE_COLORIMETRIC
        lab = self._made("LAB")
        transform = self._cms.buildTransform(self._press, lab, "CMYK", "LAB", intent)
        printed = self._cms.applyTransform(ramp, transform).getchannel(0).get_flattened_data()
        luminance = [_luminance(light / 255 * 100) for light in printed]
        darkest = min(luminance)
        table = []
        for light in range(256):
            aim = darkest + (1 - darkest) * _luminance(light / 255 * 100)
            ink = min(range(256), key=lambda level: (abs(luminance[level] - aim), level))
            table.append(255 - ink)
        return table


def source_space(profile: Any) -> str:
    """The colour space of a profile: RGB, GRAY, Lab …"""
    return str(profile.profile.xcolor_space).strip()


def _fingerprint(profile: Any) -> str:
    return hashlib.sha256(profile.tobytes()).hexdigest()


def _luminance(light: float) -> float:
    """CIE Y (0 to 1) of CIE L (0 to 100)."""
    return ((light + 16) / 116) ** 3 if light > 8 else light / 903.3
