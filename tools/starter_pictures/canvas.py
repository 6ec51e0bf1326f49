"""Shared means of drawing: noise, gradients, masks, cameras and the finishing grain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

Array = npt.NDArray[Any]
Colour = tuple[float, float, float]
Point = tuple[float, float]

WIDTH, HEIGHT = 1500, 1000


def vec(values: npt.ArrayLike) -> Array:
    """A vector, or several, in single precision."""
    return np.asarray(values, np.float32)


def noise(
    width: int, height: int, cell: float, seed: int, octaves: int = 4, stretch: float = 1.0
) -> Array:
    """Smooth noise between 0 and 1; `stretch` draws the grain out sideways."""
    rng = np.random.default_rng(seed)
    total = np.zeros((height, width), np.float32)
    weight, norm = 1.0, 0.0
    for _ in range(octaves):
        columns = max(2, int(width / (cell * stretch)) + 2)
        rows = max(2, int(height / cell) + 2)
        grid = rng.random((rows, columns)).astype(np.float32)
        layer = Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC)
        total += weight * np.asarray(layer, np.float32)
        norm += weight
        weight, cell = weight * 0.5, max(1.0, cell / 2)
    low, high = float(total.min()), float(total.max())
    return (total - low) / max(1e-6, high - low)


def vertical(stops: Sequence[tuple[float, Colour]], width: int, height: int) -> Array:
    """A gradient from top (0) to foot (1) through the colour stops, 0–255."""
    place = np.linspace(0, 1, height)
    where = [stop for stop, _ in stops]
    bands = [np.interp(place, where, [c[k] for _, c in stops]) for k in range(3)]
    column = np.stack(bands, axis=-1).astype(np.float32)
    return np.repeat(column[:, None, :], width, axis=1)


def over(canvas: Array, colour: Colour | Array, mask: Array | float) -> Array:
    """Lay a colour or a picture over the canvas through a mask between 0 and 1."""
    paint = np.asarray(colour, np.float32)
    if isinstance(mask, (float, int)):
        return canvas * (1 - mask) + paint * mask
    cover = mask[..., None]
    return vec(canvas * (1 - cover) + paint * cover)


def glow(width: int, height: int, x: float, y: float, radius: float, flat: float = 1.0) -> Array:
    """A soft round light, 1 at its centre; `flat` above 1 makes it wider than high."""
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
    far = ((xx - x) / (radius * flat)) ** 2 + ((yy - y) / radius) ** 2
    return vec(np.exp(-far).astype(np.float32))


def blur(mask: Array, radius: float) -> Array:
    """Blur a mask."""
    picture = Image.fromarray((np.clip(mask, 0, 1) * 255).astype(np.uint8))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(radius)), np.float32) / 255


def blur_picture(canvas: Array, radius: float) -> Array:
    """Blur a colour picture."""
    picture = Image.fromarray(np.clip(canvas, 0, 255).astype(np.uint8))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(radius)), np.float32)


class Mask:
    """Polygons, lines and ellipses drawn three times too large, then brought down smooth."""

    SCALE = 3

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        """An empty mask of a picture's size."""
        self.size = (width, height)
        self.image = Image.new("L", (width * self.SCALE, height * self.SCALE), 0)
        self.draw = ImageDraw.Draw(self.image)

    def _up(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self.SCALE, y * self.SCALE) for x, y in points]

    def polygon(self, points: Iterable[Point], value: float = 1.0) -> Mask:
        """Fill a polygon."""
        self.draw.polygon(self._up(points), fill=int(value * 255))
        return self

    def line(self, points: Iterable[Point], width: float, value: float = 1.0) -> Mask:
        """Draw a line; the width may be a fraction of a pixel."""
        pen = width * self.SCALE
        shade = value * min(1.0, pen)
        self.draw.line(self._up(points), fill=int(shade * 255), width=max(1, round(pen)))
        return self

    def ellipse(self, x: float, y: float, rx: float, ry: float, value: float = 1.0) -> Mask:
        """Fill an ellipse round a centre."""
        box = self._up([(x - rx, y - ry), (x + rx, y + ry)])
        self.draw.ellipse([box[0], box[1]], fill=int(value * 255))
        return self

    def array(self, soft: float = 0.0) -> Array:
        """The mask at its own size, optionally blurred."""
        small = self.image.resize(self.size, Image.Resampling.BOX)
        if soft:
            small = small.filter(ImageFilter.GaussianBlur(soft))
        return np.asarray(small, np.float32) / 255


@dataclass(frozen=True, slots=True)
class Camera:
    """A level pinhole camera: x to the right, y up from the ground, z away."""

    height: float
    focal: float
    centre: float
    horizon: float

    def at(self, x: float, y: float, z: float) -> Point:
        """Where a point in space stands on the picture."""
        z = max(z, 0.05)
        return (
            self.centre + self.focal * x / z,
            self.horizon - self.focal * (y - self.height) / z,
        )


def box_faces(
    camera: Camera, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float]
) -> dict[str, list[Point]]:
    """The faces of an upright box which the camera can see, far ones first."""

    def face(*corners: tuple[float, float, float]) -> list[Point]:
        return [camera.at(*corner) for corner in corners]

    (x0, x1), (y0, y1), (z0, z1) = x, y, z
    faces: dict[str, list[Point]] = {}
    if y1 < camera.height:
        faces["top"] = face((x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1))
    if x0 > 0:
        faces["side"] = face((x0, y0, z0), (x0, y1, z0), (x0, y1, z1), (x0, y0, z1))
    elif x1 < 0:
        faces["side"] = face((x1, y0, z0), (x1, y1, z0), (x1, y1, z1), (x1, y0, z1))
    faces["front"] = face((x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0))
    return faces


def finish(canvas: Array, seed: int, grain: float = 5.0, vignette: float = 0.18) -> Image.Image:
    """Darken the corners, add film grain, and make an image of the canvas."""
    height, width = canvas.shape[:2]
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
    far = ((xx / width - 0.5) ** 2 + (yy / height - 0.5) ** 2) * 2
    shaded = canvas * (1 - vignette * far)[..., None]
    rng = np.random.default_rng(seed)
    speck: Array = rng.normal(0, 1, (height, width)).astype(np.float32)
    speck = 0.6 * speck + 0.4 * (blur(np.clip(speck / 6 + 0.5, 0, 1), 0.8) - 0.5) * 6
    shaded = shaded + (speck * grain)[..., None]
    return Image.fromarray(np.clip(shaded, 0, 255).astype(np.uint8))
