"""Two interiors: the reading hall by night and the inkstone on its table."""

from __future__ import annotations

import numpy as np
from PIL import Image

from .canvas import (
    HEIGHT,
    WIDTH,
    Array,
    Camera,
    Colour,
    Mask,
    blur_picture,
    box_faces,
    finish,
    glow,
    noise,
    over,
    vec,
)

_HALL = Camera(3.1, 980, 700, 400)
_LEFT, _RIGHT, _CEILING, _END = -7.5, 8.0, 6.6, 46.0


def _hash(value: Array) -> Array:
    return (np.abs(np.sin(value * 12.9898 + 4.1) * 43758.5453) % 1).astype(np.float32)


def _room(sign: float) -> Array:  # noqa: PLR0915
    """The empty hall; sign -1 looks at it from below the floor, for the polish."""
    yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    u = (xx - _HALL.centre) / _HALL.focal
    v = (_HALL.horizon - yy) / _HALL.focal
    eye = _HALL.height
    if sign < 0:
        v, eye = -v, -_HALL.height
    u = np.where(np.abs(u) < 1e-5, 1e-5, u)
    v = np.where(np.abs(v) < 1e-5, 1e-5, v)
    side = np.where(u < 0, _LEFT / u, _RIGHT / u)
    flat = np.where(v > 0, (_CEILING - eye) / v, -eye / v)
    flat = np.where(flat <= 0, 1e4, flat)
    z = np.minimum(np.minimum(side, flat), _END).astype(np.float32)
    x, y = u * z, eye + v * z
    tile = noise(1024, 1024, 50, 5, 6)
    grain = tile[(z * 30 % 1024).astype(int), (x * 160 % 1024).astype(int)]
    floor = vec((150, 106, 68)) * (0.6 + 0.5 * grain)[..., None]
    floor = over(floor, (70, 44, 28), ((x / 0.42) % 1 < 0.04).astype(np.float32) * 0.5)
    ceiling = vec((206, 178, 142)) * np.ones_like(grain)[..., None] * 0.72
    slat = ((x / 0.5) % 1 < 0.12).astype(np.float32)
    ceiling = over(ceiling, (92, 66, 46), slat * 0.7)
    panel = (np.abs(np.abs(x - 0.2) - 3.6) < 0.38) & ((z / 4.2) % 1 < 0.62)
    ceiling = over(ceiling, (255, 244, 214), panel.astype(np.float32))
    bay = np.floor(z / 1.9)
    shelf = np.floor(y / 0.42)
    inside = (z / 1.9) % 1
    up = (y / 0.42) % 1
    thick = 0.045 + 0.03 * _hash(shelf * 3 + bay * 7)
    book = np.floor(z / thick)
    tall = 0.55 + 0.33 * _hash(book + shelf * 17)
    spines = np.array([(122, 58, 46), (58, 74, 92), (168, 140, 96), (82, 96, 70), (196, 184, 160),
                       (96, 60, 76), (64, 56, 54), (176, 112, 60)], np.float32)  # fmt: skip
    spine = spines[(np.clip(_hash(book * 3 + shelf * 29), 0, 0.999) * 8).astype(int)]
    edge = 0.72 + 0.4 * np.abs(np.sin(np.pi * z / thick)) ** 0.4
    filled = (up < tall) & (_hash(book * 5 + shelf) > 0.06)
    dark = vec((44, 30, 22)) * np.ones_like(grain)[..., None]
    shelves = over(dark, spine * edge[..., None], filled.astype(np.float32))
    board = (up > 0.92) | (inside < 0.05)
    shelves = over(shelves, (136, 92, 56), board.astype(np.float32))
    shelves = over(shelves, (150, 108, 68), ((y > 4.9) | (y < 0.2)).astype(np.float32))
    light = 0.62 + 0.3 * np.cos((z - 1.2) * 2 * np.pi / 4.2) + 0.16 * (y - 2.4) / 3
    shelves = shelves * np.clip(light, 0.35, 1.15)[..., None] * vec((1.14, 1.02, 0.84))
    mullion = ((z / 3.2) % 1 < 0.1) | (np.abs(((y + 0.4) / 1.9) % 1) < 0.045)
    night = vec((26, 38, 66)) + vec((52, 44, 40)) * np.clip(1 - y / 6, 0, 1)[..., None]
    lamp = (_hash(np.floor(z / 0.5) + np.floor(y / 0.36) * 31) > 0.93) & (y < 3.4) & (y > 0.9)
    night = over(night, (236, 180, 104), lamp.astype(np.float32) * 0.55)
    ghost = np.exp(-((((z / 4.2) % 1) - 0.3) ** 2) / 0.03) * np.exp(-(((y - 5.2) / 0.5) ** 2))
    night = over(night, (255, 226, 168), np.clip(ghost, 0, 1) * 0.35)
    window = over(night, (150, 116, 82), mullion.astype(np.float32))
    window = over(window, (178, 140, 100), (y < 0.85).astype(np.float32))
    end = vec((196, 160, 116)) * np.ones_like(grain)[..., None]
    door = (np.abs(x - 0.2) < 2.2) & (y < 3.8)
    end = over(end, (255, 232, 186), door.astype(np.float32) * 0.8)
    room = np.where((u < 0)[..., None], shelves, window)
    room = np.where((flat < side)[..., None], np.where((v > 0)[..., None], ceiling, floor), room)
    room = np.where((z >= _END - 0.01)[..., None], end, room)
    room = over(room.astype(np.float32), (255, 226, 176), 0.62 * (1 - np.exp(-z / 48)))
    return room.astype(np.float32)


def reading_hall() -> Image.Image:
    """Long tables, green lamps, readers, shelves to the left and night windows to the right."""
    canvas = _room(1)
    mirror = blur_picture(_room(-1), 5)
    yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    u, v = (xx - _HALL.centre) / _HALL.focal, (_HALL.horizon - yy) / _HALL.focal
    z = _HALL.height / np.maximum(-v, 1e-4)
    ground = ((v < 0) & (u * z > _LEFT) & (u * z < _RIGHT) & (z < _END)).astype(np.float32)
    canvas = over(canvas, mirror, ground * 0.34)
    rng = np.random.default_rng(540)
    for z0 in np.arange(40.0, 5.2, -2.9):
        for x0, x1 in ((-5.6, -1.0), (1.5, 6.1)):
            canvas = _table(canvas, x0, x1, float(z0), rng)
    canvas = canvas + glow(WIDTH, HEIGHT, 700, 360, 330, 1.2)[..., None] * vec((34, 24, 10))
    return finish((canvas - 128) * 1.06 + 122, 107, 4.5, 0.34)


def _shade(colour: Colour, tone: float, z: float) -> Colour:
    far = 0.7 * (1 - float(np.exp(-z / 48)))
    fog = (255.0, 226.0, 176.0)
    return tuple(c * tone * (1 - far) + f * far for c, f in zip(colour, fog, strict=True))  # type: ignore[return-value]


def _table(canvas: Array, x0: float, x1: float, z: float, rng: np.random.Generator) -> Array:
    at, depth = _HALL.at, 1.15
    size = _HALL.focal / z
    shadow = [at(x0, 0, z - 0.3), at(x1, 0, z - 0.3), at(x1, 0, z + depth), at(x0, 0, z + depth)]
    canvas = over(canvas, (44, 28, 18), Mask().polygon(shadow).array(0.14 * size) * 0.5)
    places = [x0 + 0.55 + k * 0.88 for k in range(5)]
    tints: list[Colour] = [(62, 70, 92), (120, 62, 54), (92, 92, 86), (186, 172, 150), (54, 80, 72),
                           (134, 106, 78)]  # fmt: skip
    for x in places:  # the far side faces us
        if rng.random() < 0.72:
            tint = _shade(tints[int(rng.integers(6))], 0.9, z)
            canvas = _reader(canvas, x, z + depth + 0.22, tint, (214, 168, 134), z)
    for name, points in box_faces(_HALL, (x0, x1), (0.68, 0.76), (z, z + depth)).items():
        tone = {"top": 1.0, "front": 0.6, "side": 0.5}[name]
        canvas = over(canvas, _shade((176, 120, 74), tone, z), Mask().polygon(points).array())
    legs = Mask()
    for x in (x0 + 0.1, (x0 + x1) / 2, x1 - 0.1):
        legs.line([at(x, 0.7, z + 0.04), at(x, 0, z + 0.04)], 0.07 * size)
    canvas = over(canvas, _shade((92, 60, 38), 0.8, z), legs.array())
    sheets, lamps, stems = Mask(), Mask(), Mask()
    for x in places:
        for dz in (0.2, 0.72):
            a = x + float(rng.uniform(-0.1, 0.1))
            corners = ((-0.2, 0.0), (0.2, 0.0), (0.19, 0.26), (-0.19, 0.26))
            sheets.polygon([at(a + dx, 0.775, z + dz + back) for dx, back in corners])
    canvas = over(canvas, _shade((250, 240, 216), 1.0, z), sheets.array() * 0.95)
    for x in (x0 + 0.98, x0 + 2.75, x1 - 0.2):
        foot, head = at(x, 0.76, z + 0.58), at(x, 1.2, z + 0.58)
        stems.line([foot, head], 0.035 * size)
        lamps.polygon([(head[0] - 0.1 * size, head[1] - 0.12 * size),
                       (head[0] + 0.1 * size, head[1] - 0.12 * size),
                       (head[0] + 0.23 * size, head[1] + 0.02 * size),
                       (head[0] - 0.23 * size, head[1] + 0.02 * size)])  # fmt: skip
        warm = glow(WIDTH, HEIGHT, foot[0], foot[1] - 0.12 * size, 0.3 * size, 1.9)
        canvas = canvas + warm[..., None] * vec((70, 54, 26))
        under = Mask().ellipse(head[0], head[1] + 0.02 * size, 0.2 * size, 0.035 * size)
        canvas = over(canvas, (255, 246, 206), under.array())
    canvas = over(canvas, _shade((128, 96, 48), 1.0, z), stems.array())
    canvas = over(canvas, _shade((42, 104, 78), 1.0, z), lamps.array())
    for x in places:  # the near side turns its back
        if rng.random() < 0.62:
            tint = _shade(tints[int(rng.integers(6))], 0.62, z)
            canvas = _reader(canvas, x, z - 0.3, tint, (40, 30, 28), z)
    return canvas


def _reader(canvas: Array, x: float, z: float, tint: Colour, skin: Colour, far: float) -> Array:
    size = _HALL.focal / z
    head = _HALL.at(x, 1.24, z)
    foot = _HALL.at(x, 0, z)
    chair = Mask()
    for way in (-0.2, 0.2):
        chair.line([(head[0] + way * size, head[1] + 0.5 * size), (foot[0] + way * size, foot[1])],
                   0.045 * size)  # fmt: skip
    for down in (0.62, 0.74):
        chair.line([(head[0] - 0.2 * size, head[1] + down * size),
                    (head[0] + 0.2 * size, head[1] + down * size)], 0.07 * size)  # fmt: skip
    body = Mask()
    body.polygon([(head[0] - 0.08 * size, head[1] + 0.13 * size),
                  (head[0] + 0.08 * size, head[1] + 0.13 * size),
                  (head[0] + 0.21 * size, head[1] + 0.22 * size),
                  (head[0] + 0.25 * size, head[1] + 0.66 * size),
                  (head[0] - 0.25 * size, head[1] + 0.66 * size),
                  (head[0] - 0.21 * size, head[1] + 0.22 * size)])  # fmt: skip
    canvas = over(canvas, tint, body.array(0.018 * size))
    canvas = over(canvas, _shade((84, 54, 34), 0.9, far), chair.array())
    face = Mask().ellipse(head[0], head[1] + 0.04 * size, 0.095 * size, 0.12 * size)
    canvas = over(canvas, _shade(skin, 0.95, far), face.array(0.6))
    hair = Mask().ellipse(head[0], head[1] - 0.02 * size, 0.11 * size, 0.1 * size)
    return over(canvas, _shade((36, 28, 26), 1.0, far), hair.array(0.6))


def _stone(p: Array) -> Array:
    """Distance to the inkstone: a rounded slab with a sloping pool and a raised string line."""
    q = np.abs(p - vec((0, 0.3, 0))) - vec((1.5, 0.3, 1.02)) + 0.16
    slab = np.linalg.norm(np.maximum(q, 0), axis=-1) + np.minimum(q.max(axis=-1), 0) - 0.16
    flat = np.sqrt(((p[..., 0] - 0.12) / 1.14) ** 2 + (p[..., 2] / 0.78) ** 2)
    bed = 0.5 - 0.16 / (1 + np.exp((p[..., 0] + 0.52) * 11))
    pool = np.maximum((flat - 1) * 0.72, bed - p[..., 1])
    carved = np.maximum(slab, -pool)
    ring = np.sqrt(((flat - 1.1) * 0.72) ** 2 + (p[..., 1] - 0.6) ** 2) - 0.022
    return vec(np.minimum(carved, ring))


def _capsule(p: Array, a: Colour, b: Colour, ra: float, rb: float) -> Array:
    start, line = vec(a), vec(b) - vec(a)
    h = np.clip(((p - start) @ line) / float(line @ line), 0, 1)
    return vec(np.linalg.norm(p - start - h[..., None] * line, axis=-1) - (ra + (rb - ra) * h))


def _things(p: Array) -> Array:
    """Distances: stone, ink stick, brush shaft, brush hair, water drop pot, table."""
    turn = vec(((0.94, 0, 0.34), (0, 1, 0), (-0.34, 0, 0.94)))
    s = (p - vec((2.55, 0.16, -0.55))) @ turn
    q = np.abs(s) - vec((0.2, 0.15, 0.72)) + 0.03
    stick = np.linalg.norm(np.maximum(q, 0), axis=-1) + np.minimum(q.max(axis=-1), 0) - 0.03
    shaft = _capsule(p, (-2.9, 0.13, -1.66), (0.75, 0.13, -1.95), 0.085, 0.085)
    hair = _capsule(p, (0.78, 0.13, -1.952), (1.42, 0.06, -2.0), 0.115, 0.012)
    c = p - vec((-2.35, 0.42, 1.1))
    pot = np.linalg.norm(c * vec((1, 1.25, 1)), axis=-1) * 0.8 - 0.44
    mouth = np.linalg.norm(c[..., [0, 2]], axis=-1) - 0.17
    pot = np.maximum(np.maximum(pot, -mouth), c[..., 1] - 0.3)
    return np.stack([_stone(p), stick, shaft, hair, pot, p[..., 1]], axis=-1).astype(np.float32)


def _nearest(p: Array) -> Array:
    return vec(_things(p).min(axis=-1).astype(np.float32))


def inkstone() -> Image.Image:  # noqa: PLR0915
    """A still life of inkstone, ink, brush and water pot, by side light, traced ray by ray."""
    width, height = WIDTH, HEIGHT
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
    eye, target = vec((0.55, 4.6, -6.6)), vec((0.1, 0.2, -0.28))
    ahead = (target - eye) / np.linalg.norm(target - eye)
    right = np.cross(vec((0, 1, 0)), ahead)
    right = right / np.linalg.norm(right)
    up = np.cross(ahead, right)
    ray = (ahead + right * ((xx - width / 2) / 1850)[..., None]
           - up * ((yy - height / 2) / 1850)[..., None])  # fmt: skip
    ray = (ray / np.linalg.norm(ray, axis=-1, keepdims=True)).reshape(-1, 3).astype(np.float32)
    far = np.full(ray.shape[0], 5.0, np.float32)
    live = np.arange(ray.shape[0])
    for _ in range(70):
        gap = _nearest(eye + ray[live] * far[live, None])
        far[live] += gap * 0.92
        live = live[(gap > 0.0015) & (far[live] < 40)]
        if live.size == 0:
            break
    p = (eye + ray * far[:, None]).astype(np.float32)
    kind = _things(p).argmin(axis=-1)
    normal = np.stack([_nearest(p + d) - _nearest(p - d)
                       for d in np.eye(3, dtype=np.float32) * 0.004], axis=-1)  # fmt: skip
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True) + 1e-9
    lamp = vec((-0.62, 0.62, 0.42))
    lamp /= np.linalg.norm(lamp)
    shade = np.ones(ray.shape[0], np.float32)
    reach = np.full(ray.shape[0], 0.05, np.float32)
    start = p + normal * 0.012
    for _ in range(26):
        gap = _nearest(start + lamp * reach[:, None])
        shade = np.minimum(shade, np.clip(7.5 * gap / reach + 0.04, 0, 1))
        reach += np.clip(gap, 0.03, 0.35)
    hollow = np.ones(ray.shape[0], np.float32)
    for step in (0.08, 0.22, 0.5):
        hollow -= 0.5 * np.clip(step - _nearest(p + normal * step), 0, 1) / step * 0.55
    colours = vec(((84, 98, 100), (34, 32, 34), (176, 128, 72), (226, 214, 190),
                          (196, 206, 198), (128, 84, 52)))  # fmt: skip
    albedo = colours[kind]
    tile = noise(1024, 1024, 50, 66, 6)
    vein = tile[(p[:, 0] * 300 % 1024).astype(int), (p[:, 2] * 300 % 1024).astype(int)]
    albedo = albedo * np.where(kind == 0, 0.8 + 0.4 * vein, 1)[:, None]
    wood = noise(1024, 1024, 26, 67, 6, 14)
    streak = wood[(p[:, 2] * 130 % 1024).astype(int), ((p[:, 0] + 8.5) * 60 % 1024).astype(int)]
    plank = ((p[:, 2] + 20.62) / 2.1) % 1 < 0.008
    tone = np.where(kind == 5, (0.5 + 0.75 * streak) * np.where(plank, 0.35, 1), 1)
    albedo = albedo * tone[:, None]
    gilt = (kind == 1) & (np.abs(p[:, 0] - 2.55) < 0.11) & (vein > 0.56) & (normal[:, 1] > 0.8)
    albedo[gilt] = (190, 150, 78)
    flat = np.sqrt(((p[:, 0] - 0.12) / 1.14) ** 2 + (p[:, 2] / 0.78) ** 2)
    wet = (kind == 0) & (flat < 0.97) & (p[:, 0] < -0.42) & (p[:, 1] < 0.49)
    albedo[wet] = (14, 15, 18)
    normal[wet] = (0, 1, 0)
    half = lamp - ray
    half /= np.linalg.norm(half, axis=-1, keepdims=True)
    sharp = np.array([28, 50, 40, 8, 70, 16], np.float32)[kind]
    gloss = np.array([0.22, 0.3, 0.35, 0.05, 0.6, 0.1], np.float32)[kind]
    spark = np.clip((normal * half).sum(axis=-1), 0, 1) ** sharp * gloss
    spark = np.where(wet, np.clip((ray[:, 2] - 0.72) * 3.2, 0, 0.6), spark)
    direct = np.clip(normal @ lamp, 0, 1) * shade
    lit = (
        direct[:, None] * vec((1.5, 1.32, 1.06))
        + vec((0.2, 0.23, 0.3)) * (np.clip(hollow, 0.1, 1) * (0.62 + 0.38 * normal[:, 1]))[:, None]
    )
    window = 0.62 + 0.5 * np.exp(-((p[:, 0] + 0.7 + 0.4 * p[:, 2]) ** 2) / 9)
    colour = albedo * lit * window[:, None] + (spark * (0.25 + 0.75 * shade))[:, None] * 235
    colour = 255 * (1 - np.exp(-colour / 150))
    return finish(colour.reshape(height, width, 3).astype(np.float32), 108, 3.5, 0.5)
