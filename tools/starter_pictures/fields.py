"""The wheat terraces, drawn by walking every column of the picture over a height field."""

from __future__ import annotations

import numpy as np
from PIL import Image

from .canvas import HEIGHT, WIDTH, Array, blur, finish, glow, noise, over, vec, vertical

_TILE = 1024


def _sample(tile: Array, x: Array, z: Array, size: float) -> Array:
    """Read a square noise tile, laid out over `size` metres, between its cells."""
    u = np.clip(x / size * _TILE + _TILE / 2, 0, _TILE - 2)
    v = np.clip(z / size * _TILE, 0, _TILE - 2)
    i, j = u.astype(int), v.astype(int)
    a, b = u - i, v - j
    near = tile[j, i] * (1 - a) + tile[j, i + 1] * a
    far = tile[j + 1, i] * (1 - a) + tile[j + 1, i + 1] * a
    return vec((near * (1 - b) + far * b).astype(np.float32))


def terraces() -> Image.Image:  # noqa: PLR0915
    """Winter wheat in bands round the hills, with morning haze in the valley."""
    scale = 2
    width, height = WIDTH * scale, HEIGHT * scale
    focal, horizon, eye = 1500.0 * scale, 235.0 * scale, 178.0
    depth = (105 * 1.00165 ** np.arange(1900)).astype(np.float32)[None, :]
    column = (np.arange(width, dtype=np.float32)[:, None] - width / 2) / focal
    x, z = column * depth, np.broadcast_to(depth, (width, depth.shape[1]))
    hills = noise(_TILE, _TILE, 210, 17, 3)
    detail = noise(_TILE, _TILE, 60, 18, 4)
    fine = noise(_TILE, _TILE, 6, 19, 3)

    def ground(px: Array, pz: Array) -> Array:
        valley = 0.00062 * (px - 70 + 0.12 * pz) ** 2 * np.clip(1.5 - pz / 2600, 0.6, 1.5)
        return vec(
            np.minimum(valley, 150)
            + 118 * _sample(hills, px, pz, 2600)
            + 22 * _sample(detail, px, pz, 2600)
            + 0.02 * pz
            - 22
        )

    smooth = ground(x, z)
    slope_x = (ground(x + 3, z) - smooth) / 3
    slope_z = (ground(x, z + 3) - smooth) / 3
    step = 5.2
    level = np.floor(smooth / step)
    part = smooth / step - level
    riser = np.clip((part - 0.8) / 0.2, 0, 1)
    riser = riser * riser * (3 - 2 * riser)
    high = step * (level + riser)
    row = horizon - focal * (high - eye) / z
    crest = np.minimum.accumulate(row, axis=1)

    patch = _sample(noise(_TILE, _TILE, 26, 20, 2), x, z, 2600)
    chance = np.abs(np.sin(level * 12.9898 + np.floor(patch * 9) * 78.233) * 43758.5453) % 1
    greens = np.array(
        [(96, 138, 58), (122, 158, 66), (146, 172, 84), (80, 122, 62), (168, 172, 98),
         (112, 146, 74), (150, 124, 84)], np.float32
    )  # fmt: skip
    colour = greens[np.minimum((chance * 7).astype(int), 6)]
    lines = 0.5 + 0.5 * np.sin(part * 2 * np.pi * 8 + patch * 6)
    fade = np.clip(1 - z / 900, 0, 1)
    colour = colour * (1 - 0.14 * (lines * fade))[..., None]
    colour = colour * (0.84 + 0.32 * _sample(fine, x * 3 % 1200, z * 3 % 2500, 2600))[..., None]
    bank = vec((74, 66, 46)) * (0.7 + 0.7 * _sample(fine, z, x + 1300, 2600))[..., None]
    colour = over(colour, bank, np.clip((part - 0.76) / 0.06, 0, 1) * 0.9)
    lip = np.exp(-(((part - 0.07) / 0.05) ** 2))
    colour = over(colour, (206, 206, 128), lip * 0.35)
    light = np.clip(0.74 - 1.25 * slope_x - 0.3 * slope_z, 0.34, 1.32)
    colour = colour * light[..., None] * vec((1.08, 1.02, 0.88))
    wood = np.clip((_sample(detail, x + 200, z, 2600) - 0.63) * 16, 0, 1)
    leaf = 0.55 + 0.8 * _sample(fine, x * 2 % 1200, z * 2 % 2500, 2600)
    colour = over(colour, vec((46, 62, 42)) * leaf[..., None], wood * 0.85)
    haze = 1 - np.exp(-np.clip(z - 160, 0, None) / 950)
    low = np.exp(-np.clip(smooth - 8, 0, None) / 26) * np.clip((z - 330) / 500, 0, 1)
    colour = over(colour, (222, 216, 196), np.clip(haze + 0.55 * low, 0, 0.94))

    sky = vertical([(0, (128, 158, 186)), (0.6, (214, 214, 202)), (1, (238, 222, 190))],
                   width, int(horizon * 1.35))  # fmt: skip
    canvas = np.zeros((height, width, 3), np.float32)
    canvas[: sky.shape[0]] = sky
    canvas[sky.shape[0] :] = sky[-1]
    rows = np.arange(height, dtype=np.float32)
    for c in range(width):
        line = crest[c]
        first = np.searchsorted(-line, -rows, side="left")
        seen = first < line.shape[0]
        canvas[rows[seen].astype(int), c] = colour[c][first[seen]]
    picture = Image.fromarray(np.clip(canvas, 0, 255).astype(np.uint8))
    canvas = np.asarray(picture.resize((WIDTH, HEIGHT), Image.Resampling.BOX), np.float32)
    canvas = over(canvas, (255, 238, 200), glow(WIDTH, HEIGHT, 260, 120, 330, 1.7) * 0.38)
    drift = np.clip(noise(WIDTH, HEIGHT, 90, 23, 5, 4) - 0.46, 0, 1) * 2
    yy = np.arange(HEIGHT, dtype=np.float32)[:, None]
    canvas = over(canvas, (236, 228, 208), blur(drift, 6) * np.exp(-(((yy - 330) / 80) ** 2)) * 0.6)
    contrast = (canvas - 128) * 1.1 + 126
    return finish(contrast, 104, 4.0)
