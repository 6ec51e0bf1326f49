"""The old street, in the morning and by night: flat walls ray-cast, houses painted from afar."""

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
    blur,
    finish,
    glow,
    noise,
    over,
    vec,
    vertical,
)

_HALF = 3.1  # half the street's width, metres
_HOUSE = 7.5  # a house front, metres
_CAMERA = Camera(1.75, 1050, 790, 590)


def _hash(value: Array, salt: float) -> Array:
    return (np.abs(np.sin(value * 12.9898 + salt * 78.233) * 43758.5453) % 1).astype(np.float32)


def _fog(depth: Array | float, night: bool) -> Array | float:
    reach = 75.0 if night else 46.0
    return vec(1 - np.exp(-np.asarray(depth, np.float32) / reach))


class Street:
    """What every pixel would see of the two house rows and of the paving."""

    def __init__(self, night: bool) -> None:
        """Cast a ray through every pixel onto the two walls and the ground."""
        self.night = night
        yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
        u = (xx - _CAMERA.centre) / _CAMERA.focal
        v = (_CAMERA.horizon - yy) / _CAMERA.focal
        self.wall_z = np.clip(_HALF / np.maximum(np.abs(u), 1e-4), 0, 400)
        self.wall_y = _CAMERA.height + v * self.wall_z
        self.left = u < 0
        self.floor_z = np.clip(_CAMERA.height / np.maximum(-v, 1e-4), 0, 400)
        self.floor_x = u * self.floor_z
        self.fog: Colour = (58, 44, 52) if night else (250, 226, 188)

    def walls(self) -> Array:
        """Plaster above, stone at the foot, shop shutters, lattice windows."""
        z, y = self.wall_z, self.wall_y
        house = np.floor(z / _HOUSE) + np.where(self.left, 40, 0)
        at = (z / _HOUSE) % 1
        tile = noise(1024, 1024, 60, 7, 6)
        iz, iy = (z * 46 % 1024).astype(int), (np.clip(y, 0, 12) * 80 % 1024).astype(int)
        stain = tile[iy, iz]
        plaster = vec((214, 204, 186)) * (0.72 + 0.42 * stain)[..., None]
        plaster *= (0.8 + 0.2 * np.clip(y / 3, 0, 1))[..., None]
        colour = plaster.astype(np.float32)
        stone = vec((118, 112, 106)) * (0.6 + 0.7 * stain)[..., None]
        colour = over(colour, stone, (y < 0.55).astype(np.float32))
        front = (at > 0.12) & (at < 0.9) & (y > 0.12) & (y < 2.75)
        plank = 0.72 + 0.28 * np.abs(np.sin(z * np.pi / 0.32)) ** 0.35
        wood = vec((98, 62, 40)) * (plank * (0.6 + 0.6 * stain))[..., None]
        opened = _hash(house * 7 + np.floor(at * 6), 2.0) > (0.35 if self.night else 0.7)
        inside: Colour = (255, 196, 110) if self.night else (38, 30, 28)
        shop = over(wood, inside, (opened & (y < 2.5) & (y > 0.6)).astype(np.float32) * 0.85)
        colour = over(colour, shop, front.astype(np.float32))
        beam = (at > 0.1) & (at < 0.92) & (y > 2.75) & (y < 3.05)
        colour = over(colour, (66, 42, 30), beam.astype(np.float32))
        pane = (at > 0.2) & (at < 0.82) & (y > 3.45) & (y < 4.55)
        lattice = (np.abs(np.sin(z * np.pi / 0.21)) < 0.3) | (
            np.abs(np.sin(y * np.pi / 0.22)) < 0.3
        )
        lit = _hash(house, 5.0) > 0.45
        glass: Array = np.where(
            (lit & self.night)[..., None], vec((250, 190, 104)), vec((52, 46, 46))
        ).astype(np.float32)
        window = over(glass, (92, 58, 38), lattice.astype(np.float32) * 0.9)
        return over(colour, window, pane.astype(np.float32))

    def paving(self) -> Array:
        """Worn slabs with a smoother middle, wet enough to shine."""
        z, x = self.floor_z, self.floor_x
        rows = np.floor(z / 0.72)
        across = (x / 1.05 + 0.5 * (rows % 2)) % 1
        along = (z / 0.72) % 1
        blur_out = np.clip(1 - z / 30, 0, 1)
        joint = ((across < 0.03) | (along < 0.05)).astype(np.float32) * blur_out
        slab = _hash(rows * 13 + np.floor(x / 1.05 + 0.5 * (rows % 2)), 3.0)
        tile = noise(1024, 1024, 40, 8, 6)
        grit = tile[(z * 90 % 1024).astype(int), (x * 90 % 1024).astype(int)]
        tone = 0.62 + 0.2 * slab + 0.4 * grit
        colour = vec((132, 122, 112)) * tone[..., None]
        return over(colour, (44, 40, 40), joint * 0.8)


def _paint(canvas: Array, points: list[tuple[float, float]], colour: Colour | Array) -> Array:
    return over(canvas, colour, Mask().polygon(points).array())


def _mix(colour: Colour, fog: Colour, amount: float) -> Colour:
    return (
        colour[0] + (fog[0] - colour[0]) * amount,
        colour[1] + (fog[1] - colour[1]) * amount,
        colour[2] + (fog[2] - colour[2]) * amount,
    )


def _houses(canvas: Array, street: Street, walls: Array, light: tuple[float, float]) -> Array:
    """Fronts, eaves and stepped gables, from the far end of the street to the near."""
    at = _CAMERA.at
    for number in range(13, -1, -1):
        for side, tone in ((-1, light[0]), (1, light[1])):
            z0, z1 = max(0.9, number * _HOUSE), (number + 1) * _HOUSE
            key = number * 2 + (side > 0)
            top = 5.1 + 1.0 * float(_hash(vec([key]), 9.0)[0])
            x = side * _HALF
            front = [at(x, 0, z0), at(x, top, z0), at(x, top, z1), at(x, 0, z1)]
            canvas = _paint(canvas, front, walls)
            haze = float(_fog((z0 + z1) / 2, street.night))
            lip = x - side * 0.85
            under = [at(x, top, z0), at(lip, top - 0.28, z0), at(lip, top - 0.28, z1),
                     at(x, top, z1)]  # fmt: skip
            canvas = _paint(canvas, under, _mix((48, 36, 32), street.fog, haze))
            edge = [at(lip, top - 0.3, z0), at(lip, top - 0.12, z0), at(lip, top - 0.12, z1),
                    at(lip, top - 0.3, z1)]  # fmt: skip
            canvas = _paint(canvas, edge, _mix((70, 66, 66), street.fog, haze))
            if number == 0:
                continue
            haze = float(_fog(z0, street.night))
            gable = _mix((214 * tone, 204 * tone, 188 * tone), street.fog, haze)
            cap = _mix((50, 48, 52), street.fog, haze)
            inner = x - side * 0.62
            first, second, last = (x + side * out for out in (1.3, 2.9, 5.2))
            steps = [(inner, first, top + 0.55), (first, second, top + 1.35),
                     (second, last, top + 2.15)]  # fmt: skip
            shape = [at(inner, 0, z0)]
            for a, b, up in steps:
                shape += [at(a, up, z0), at(b, up, z0)]
            shape.append(at(x + side * 5.2, 0, z0))
            strip = [at(inner, 0, z0), at(inner, top + 0.55, z0), at(inner, top + 0.55, z0 + 0.4),
                     at(inner, 0, z0 + 0.4)]  # fmt: skip
            canvas = _paint(canvas, strip, _mix((150 * tone, 140 * tone, 128 * tone),
                                                street.fog, haze))  # fmt: skip
            canvas = _paint(canvas, shape, gable)
            for a, b, up in steps:
                a0 = a - side * 0.28
                tip = a0 - side * 0.12
                tiles = [at(a0, up - 0.05, z0), at(tip, up + 0.3, z0), at(b, up + 0.2, z0),
                         at(b, up - 0.05, z0)]  # fmt: skip
                canvas = _paint(canvas, tiles, cap)
    return canvas


def _figure(mask: Mask, x: float, z: float, tall: float, sway: float = 0.0) -> None:
    """A walking passer-by, seen from behind."""
    foot, head = _CAMERA.at(x, 0, z), _CAMERA.at(x, tall, z)
    size = foot[1] - head[1]
    cx = foot[0]

    def put(points: list[tuple[float, float]]) -> None:
        mask.polygon([(cx + a * size, foot[1] - b * size) for a, b in points])

    mask.ellipse(cx + sway * size, foot[1] - 0.935 * size, 0.052 * size, 0.065 * size)
    put([(-0.035, 0.9), (0.035, 0.9), (0.12, 0.82), (0.15, 0.62), (0.14, 0.42), (0.1, 0.36),
         (-0.1, 0.36), (-0.14, 0.42), (-0.15, 0.62), (-0.12, 0.82)])  # fmt: skip
    put([(-0.1, 0.38), (0.01, 0.38), (-0.02 + sway, 0), (-0.09 + sway, 0)])
    put([(-0.01, 0.38), (0.1, 0.38), (0.1 - sway, 0.03), (0.03 - sway, 0.03)])


def old_street() -> Image.Image:
    """Morning light at the end of the street."""
    street = Street(False)
    sky = vertical([(0, (150, 172, 192)), (0.35, (226, 214, 194)), (0.6, (255, 232, 190)),
                    (1, (255, 232, 190))], WIDTH, HEIGHT)  # fmt: skip
    canvas = over(sky, (255, 246, 222), glow(WIDTH, HEIGHT, 800, 520, 260, 1.2) * 0.9)
    yy = np.arange(HEIGHT, dtype=np.float32)[:, None]
    floor = street.paving()
    shine = np.exp(-((street.floor_x - 0.25) ** 2) / 1.6)
    floor = (
        floor * vec((0.74, 0.72, 0.76))
        + vec((150, 112, 66)) * (shine * np.clip(street.floor_z / 16, 0.08, 1))[..., None]
    )
    floor = over(floor, street.fog, np.asarray(_fog(street.floor_z, False)))
    canvas = over(canvas, floor, np.broadcast_to((yy > _CAMERA.horizon).astype(np.float32),
                                                 canvas.shape[:2]))  # fmt: skip
    walls = street.walls()
    raking = np.clip((street.wall_y - 2.2 + 0.05 * street.wall_z) / 2.2, 0, 1)
    warm = vec((1.12, 1.0, 0.8)) * (0.62 + 0.5 * raking)[..., None]
    cool = np.broadcast_to(vec((0.5, 0.53, 0.6)), walls.shape)
    walls = walls * np.where(street.left[..., None], warm, cool)
    walls = over(walls, street.fog, np.asarray(_fog(street.wall_z, False)))
    canvas = _houses(canvas, street, walls.astype(np.float32), (0.92, 0.6))
    people, shade = Mask(), Mask()
    for x, z, tall in ((0.55, 19.0, 1.68), (-0.5, 27.0, 1.6), (0.95, 33.0, 1.7)):
        _figure(people, x, z, tall, 0.02)
        foot = _CAMERA.at(x, 0, z)
        shade.polygon([(foot[0] - 6, foot[1]), (foot[0] + 6, foot[1]), (foot[0] - 4, foot[1] + 70),
                       (foot[0] - 26, foot[1] + 70)])  # fmt: skip
    canvas = over(canvas, (70, 58, 56), shade.array(3) * 0.35)
    canvas = over(canvas, (86, 68, 60), people.array(0.5) * 0.9)
    for side, z in ((-1, 6.3), (1, 8.6), (-1, 14.0), (1, 17.5)):
        canvas = _lantern(canvas, side * 2.25, 4.0, z, False)
    mist = np.clip(noise(WIDTH, HEIGHT, 80, 31, 5, 4) - 0.3, 0, 1)
    band = np.exp(-(((yy - 640) / 60) ** 2)) * glow(WIDTH, HEIGHT, 800, 640, 420, 1.3)
    canvas = over(canvas, (255, 238, 208), mist * band * 0.8)
    canvas = over(canvas, (255, 240, 206), glow(WIDTH, HEIGHT, 810, 540, 300, 1.1) * 0.42)
    return finish((canvas - 128) * 1.08 + 124, 105, 4.5, 0.35)


def _lantern(canvas: Array, x: float, y: float, z: float, lit: bool) -> Array:
    centre = _CAMERA.at(x, y, z)
    size = _CAMERA.focal / z
    haze = float(_fog(z, lit)) * (0.5 if lit else 1.0)
    fog: Colour = (58, 44, 52) if lit else (250, 226, 188)
    cord = Mask().line([(centre[0], centre[1] - 1.1 * size), (centre[0], centre[1] + 0.62 * size)],
                       0.022 * size)  # fmt: skip
    canvas = over(canvas, _mix((46, 30, 28), fog, haze), cord.array())
    body = Mask().ellipse(*centre, 0.27 * size, 0.31 * size).array(0.6)
    fill: Colour = (246, 92, 48) if lit else (164, 50, 40)
    canvas = over(canvas, _mix(fill, fog, haze * 0.7), body)
    if lit:
        core = glow(WIDTH, HEIGHT, centre[0], centre[1] + 0.05 * size, 0.2 * size)
        canvas = over(canvas, (255, 226, 150), np.clip(core * 0.95, 0, 1) * body)
        halo = glow(WIDTH, HEIGHT, centre[0], centre[1], 0.75 * size)
        canvas = canvas + halo[..., None] * vec((92, 40, 16))
    caps = Mask()
    for way in (-1, 1):
        edge = centre[1] + way * 0.31 * size
        caps.polygon([(centre[0] - 0.12 * size, edge - 0.035 * size),
                      (centre[0] + 0.12 * size, edge - 0.035 * size),
                      (centre[0] + 0.12 * size, edge + 0.035 * size),
                      (centre[0] - 0.12 * size, edge + 0.035 * size)])  # fmt: skip
    return over(canvas, _mix((72, 40, 24), fog, haze), caps.array())


def night_market() -> Image.Image:
    """The same street by night: lanterns, stalls, steam and passers-by."""
    street = Street(True)
    canvas = vertical([(0, (16, 22, 42)), (0.5, (46, 44, 66)), (0.62, (104, 70, 60)),
                       (1, (60, 44, 44))], WIDTH, HEIGHT)  # fmt: skip
    yy = np.arange(HEIGHT, dtype=np.float32)[:, None]
    pool = 0.35 + 0.65 * np.abs(np.sin(street.floor_z * np.pi / 3.2)) ** 2
    lamp = np.clip(1.25 - np.abs(np.abs(street.floor_x) - 1.9) * 0.5, 0.2, 1) * pool
    floor = street.paving() * vec((0.9, 0.55, 0.34)) * (0.3 + 0.95 * lamp)[..., None]
    floor = over(floor, (96, 64, 52), np.asarray(_fog(street.floor_z, True)))
    canvas = over(canvas, floor, np.broadcast_to((yy > _CAMERA.horizon).astype(np.float32),
                                                 canvas.shape[:2]))  # fmt: skip
    walls = street.walls()
    near = np.exp(-(((street.wall_y - 3.4) / 1.7) ** 2))
    spots = 0.55 + 0.45 * np.cos((street.wall_z - 2.0) * 2 * np.pi / 3.2)
    bright = walls.max(axis=-1, keepdims=True) > 236
    lightness = (0.13 + 0.8 * near * spots)[..., None] * vec((1.1, 0.72, 0.46))
    walls = np.where(bright, walls * 0.92, walls * lightness)
    walls = over(walls.astype(np.float32), (84, 56, 52), np.asarray(_fog(street.wall_z, True)))
    canvas = _houses(canvas, street, walls, (0.32, 0.28))
    rng = np.random.default_rng(77)
    crowd = [(float(rng.uniform(-1.1, 1.2)), float(z), float(rng.uniform(1.52, 1.78)))
             for z in (34, 31, 28, 26, 24, 21, 19, 17, 15, 13.2, 11.6, 9.4)]  # fmt: skip
    for z in np.arange(36.0, 5.0, -3.2):
        for side in (-1, 1):
            canvas = _stall(canvas, side, float(z), int(z * 10) + side)
            canvas = _lantern(canvas, side * 1.75, 3.35, float(z) - 0.5, True)
        for x, pz, tall in crowd:
            if z - 3.2 < pz <= z:
                person = Mask()
                _figure(person, x, pz, tall, float(rng.uniform(-0.03, 0.03)))
                shape = person.array(0.6)
                rim = np.clip(shape - np.roll(shape, -3 if x < 0 else 3, 1), 0, 1)
                tint = _mix((30, 24, 30), (84, 58, 50), float(_fog(pz, True)))
                canvas = over(canvas, tint, shape * 0.96)
                canvas = over(canvas, (255, 170, 92), blur(rim, 0.7) * 0.4)
    steam = np.clip(noise(WIDTH, HEIGHT, 80, 44, 6) - 0.36, 0, 1) * 1.9
    for x, y, r in ((470, 560, 120), (1130, 530, 130), (640, 560, 70), (960, 565, 70)):
        cloud = steam * glow(WIDTH, HEIGHT, x, y, r, 0.8)
        canvas = over(canvas, (255, 214, 166), np.clip(cloud, 0, 1) * 0.6)
    for side in (-1, 1):
        canvas = _lantern(canvas, side * 1.9, 3.1, 4.3, True)
    canvas = canvas + blur(np.clip((canvas.mean(axis=-1) - 150) / 105, 0, 1), 18)[..., None] * (
        vec((70, 40, 18))
    )
    return finish(canvas, 106, 5.5, 0.42)


def _stall(canvas: Array, side: int, z: float, seed: int) -> Array:
    """A stall: table with goods, a lamp, a striped awning."""
    at = _CAMERA.at
    rng = np.random.default_rng(abs(seed) + 500)
    haze = float(_fog(z, True))
    fog: Colour = (84, 56, 50)
    inner, outer = side * 1.65, side * 2.8
    z1 = z + 1.9
    glowing = [at(inner, 0.9, z), at(outer, 0.9, z), at(outer, 2.0, z), at(inner, 2.0, z)]
    canvas = over(canvas, _mix((255, 190, 104), fog, haze), Mask().polygon(glowing).array(5) * 0.45)
    side_face = [at(inner, 0, z), at(inner, 0.88, z), at(inner, 0.88, z1), at(inner, 0, z1)]
    canvas = _paint(canvas, side_face, _mix((92, 46, 34), fog, haze))
    front = [at(inner, 0, z), at(inner, 0.88, z), at(outer, 0.88, z), at(outer, 0, z)]
    canvas = _paint(canvas, front, _mix((62, 34, 30), fog, haze))
    top = [at(inner, 0.88, z), at(outer, 0.88, z), at(outer, 0.88, z1), at(inner, 0.88, z1)]
    canvas = _paint(canvas, top, _mix((236, 176, 104), fog, haze))
    size = _CAMERA.focal / z
    wares: list[Colour] = [(250, 214, 140), (214, 92, 58), (150, 170, 84), (240, 232, 214)]
    for _ in range(14):
        where = at(float(rng.uniform(1.75, 2.7)) * side, 0.93, float(rng.uniform(z + 0.1, z1)))
        heap = Mask().ellipse(*where, 0.11 * size, 0.075 * size).array()
        canvas = over(canvas, _mix(wares[int(rng.integers(4))], fog, haze), heap)
    cloth: Colour = [(156, 48, 40), (44, 84, 100), (182, 120, 54)][int(rng.integers(3))]
    for k in range(6):
        a, b = (side * (1.5 + 1.5 * t / 6) for t in (k, k + 1))
        stripe = [at(a, 2.15, z - 0.2), at(b, 2.15, z - 0.2), at(b, 2.4, z - 0.2),
                  at(a, 2.4, z - 0.2)]  # fmt: skip
        tone = cloth if k % 2 else (226.0, 196.0, 158.0)
        canvas = _paint(canvas, stripe, _mix((tone[0] * 0.8, tone[1] * 0.7, tone[2] * 0.6), fog,
                                             haze))  # fmt: skip
    flap = [at(side * 1.5, 2.15, z - 0.2), at(side * 1.5, 2.4, z - 0.2), at(side * 1.5, 2.4, z1),
            at(side * 1.5, 2.15, z1)]  # fmt: skip
    canvas = _paint(canvas, flap, _mix((cloth[0] * 0.9, cloth[1] * 0.8, cloth[2] * 0.7), fog, haze))
    bulb = at(side * 2.1, 1.95, z + 0.2)
    canvas = canvas + glow(WIDTH, HEIGHT, *bulb, 0.5 * size)[..., None] * vec((110, 70, 30))
    return over(
        canvas, (255, 240, 200), np.clip(glow(WIDTH, HEIGHT, *bulb, 0.09 * size) * 1.5, 0, 1)
    )
