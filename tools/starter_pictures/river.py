"""Pictures of the river: the bridge at dawn, the electric barge, the ferry at dusk."""

from __future__ import annotations

import math

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
    blur_picture,
    finish,
    glow,
    noise,
    over,
    vec,
    vertical,
)


def ridge(base: float, rise: float, cell: float, seed: int) -> Array:
    """The mask of a line of hills standing on the row `base`."""
    line = noise(WIDTH, 2, cell, seed, 6)[0]
    top = base - rise * line
    yy = np.arange(HEIGHT, dtype=np.float32)[:, None]
    return vec(np.clip(yy - top[None, :], 0, 1))


def water(sky: Array, shore: float, seed: int, tint: Colour, depth: float = 0.5) -> Array:
    """The sky and shore above the row `shore`, mirrored below it in rippled water."""
    first = int(shore)
    rows = HEIGHT - first
    yy, xx = np.mgrid[0:rows, 0:WIDTH].astype(np.float32)
    near = yy / rows
    wave = noise(WIDTH, rows, 9, seed, 3, 7) - 0.5
    swell = noise(WIDTH, rows, 34, seed + 1, 3, 6) - 0.5
    shift = (wave * (3 + 60 * near) + swell * (2 + 70 * near)).astype(np.float32)
    source = np.clip(first - 2 - yy * 0.92 + shift, 0, first - 1).astype(int)
    across = np.clip(xx + wave * 14 * near, 0, WIDTH - 1).astype(int)
    mirror = blur_picture(sky[source, across], 2.2)
    slope = (wave + swell)[..., None]
    body = mirror * (1 - depth * (0.25 + 0.6 * near[..., None])) + np.asarray(tint) * (
        depth * (0.25 + 0.6 * near[..., None])
    )
    body = body * (1 + slope * (0.1 + 0.42 * near[..., None]))
    result = sky.copy()
    result[first:] = body
    return result


def _bridge_masks(camera: Camera, sign: float) -> list[tuple[float, Array]]:  # noqa: C901
    """Deck, cables and towers as (distance fade, mask), far first; sign -1 is the reflection."""
    along = (-0.74, 0.6726)
    side = (along[1], -along[0])
    start = (178.0, 455.0)

    def spot(s: float, off: float, up: float) -> tuple[float, float]:
        x = start[0] + along[0] * s + side[0] * off
        z = start[1] + along[1] * s + side[1] * off
        return camera.at(x, sign * up, z)

    def far(s: float) -> float:
        return start[1] + along[1] * s

    layers: list[tuple[float, Array]] = []
    deck_height = 42.0
    pieces = [(1050.0, 760.0), (760.0, 480.0), (480.0, 240.0), (240.0, 0.0), (0.0, -380.0)]
    for tower, span in ((638.0, pieces[:3]), (0.0, pieces[3:])):
        for plane in (14.0, -14.0):
            cables = Mask()
            for k in range(1, 20):
                top = 118.0 + 3.7 * k
                for way in (-1, 1):
                    foot = tower + way * (16.0 * k)
                    pen = 620.0 / max(far(foot), 160.0)
                    cables.line(
                        [spot(tower, 0, top), spot(foot, plane, deck_height)], pen * 0.62, 0.85
                    )
            layers.append((far(tower), cables.array()))
        legs = Mask()
        for way in (-1, 1):
            outline = [
                (17.0, 0.0), (23.0, deck_height), (4.0, 128.0), (4.0, 196.0),
                (0.0, 196.0), (0.0, 118.0), (15.0, deck_height), (9.0, 0.0),
            ]  # fmt: skip
            legs.polygon([spot(tower, way * o, h) for o, h in outline])
        legs.polygon([spot(tower, o, h) for o, h in ((-21, 34), (21, 34), (21, 41), (-21, 41))])
        layers.append((far(tower), legs.array()))
        for s0, s1 in span:
            deck = Mask()
            edge = [(s0, 17.0), (s1, 17.0), (s1, -17.0), (s0, -17.0)]
            deck.polygon([spot(s, o, deck_height) for s, o in edge])
            for off in (17.0, -17.0):
                deck.polygon(
                    [spot(s0, off, deck_height + 1.5), spot(s1, off, deck_height + 1.5),
                     spot(s1, off, deck_height - 4.5), spot(s0, off, deck_height - 4.5)]
                )  # fmt: skip
            layers.append(((far(s0) + far(s1)) / 2, deck.array()))
    piers = Mask()
    for s in (738, 838, 938, 1040):
        piers.polygon([spot(s, o, h) for o, h in ((-7, 0), (7, 0), (7, 40), (-7, 40))])
    return [(far(900), piers.array()), *layers]


def bridge() -> Image.Image:
    """The cable-stayed bridge in the morning mist."""
    shore = 566.0
    sky = vertical(
        [(0, (92, 116, 146)), (0.26, (150, 160, 174)), (0.43, (226, 190, 160)),
         (0.55, (250, 214, 168)), (1, (240, 205, 170))], WIDTH, HEIGHT
    )  # fmt: skip
    clouds = noise(WIDTH, HEIGHT, 90, 3, 5, 4)
    fade = np.clip(1 - np.arange(HEIGHT, dtype=np.float32) / 520, 0, 1)[:, None]
    sky = over(sky, (246, 222, 205), np.clip(clouds - 0.5, 0, 1) * 1.5 * (0.35 + fade * 0.4))
    sun = (560.0, 470.0)
    sky = over(sky, (255, 226, 170), glow(WIDTH, HEIGHT, *sun, 250, 1.8) * 0.75)
    sky = over(sky, (255, 250, 228), np.clip(glow(WIDTH, HEIGHT, *sun, 34) * 1.8, 0, 1))
    layers = [
        (545.0, 235.0, 420.0, (196, 178, 170)), (556.0, 175.0, 300.0, (160, 154, 158)),
        (562.0, 120.0, 230.0, (122, 126, 138)), (568.0, 62.0, 150.0, (88, 98, 114)),
    ]  # fmt: skip
    yy = np.arange(HEIGHT, dtype=np.float32)[:, None]
    for number, (base, rise, cell, colour) in enumerate(layers):
        hill = ridge(base, rise, cell, 40 + number)
        mist = np.clip((yy - (base - rise)) / rise, 0, 1) ** 1.5
        sky = over(sky, over(np.broadcast_to(vec(colour), sky.shape), (238, 208, 176),
                             np.broadcast_to(mist * 0.78, sky.shape[:2])), hill)  # fmt: skip
    rng = np.random.default_rng(9)
    town = Mask()
    for _ in range(70):
        x, w = rng.uniform(0, 470), rng.uniform(6, 17)
        h = rng.uniform(8, 34) * (1.6 if rng.random() < 0.2 else 1)
        town.polygon([(x, 568), (x, 556 - h), (x + w, 556 - h), (x + w, 568)], rng.uniform(0.3, 1))
    sky = over(sky, (138, 132, 138), town.array(0.6) * 0.55)
    canvas = water(sky, shore, 71, (70, 84, 100), 0.55)
    camera = Camera(60, 1250, 750, 520)
    for distance, mask in _bridge_masks(camera, -1):
        ripple = blur(mask, 3.5)
        ripple[: int(shore)] = 0
        canvas = over(canvas, (66, 72, 86), ripple * max(0.12, 0.42 - distance / 3600))
    for distance, mask in _bridge_masks(camera, 1):
        haze = min(0.62, distance / 1750)
        steel = vec((38, 44, 58)) * (1 - haze) + vec((214, 190, 170)) * haze
        canvas = over(canvas, steel, mask * 0.96)
    drift = noise(WIDTH, HEIGHT, 70, 12, 5, 5)
    band = np.exp(-(((yy - 580) / 46) ** 2)) + 0.5 * np.exp(-(((yy - 655) / 42) ** 2))
    canvas = over(canvas, (247, 222, 192), np.clip(drift * 1.5 - 0.32, 0, 1) * band * 0.8)
    boat = Mask().polygon([(318, 762), (452, 762), (432, 778), (338, 778)])
    boat.polygon([(352, 762), (362, 746), (414, 746), (420, 762)]).line([(436, 762), (436, 722)], 3)
    boat.ellipse(436, 720, 4, 5).polygon([(430, 724), (442, 724), (444, 762), (428, 762)])
    canvas = over(canvas, (34, 40, 52), boat.array(0.5) * 0.92)
    shade = Mask().polygon([(330, 780), (444, 780), (424, 806), (350, 806)]).array(4)
    canvas = over(canvas, (40, 46, 58), shade * 0.55)
    return finish(canvas, 101, 4.5)


def barge() -> Image.Image:
    """The container barge in the evening light."""
    shore = 430.0
    sky = vertical(
        [(0, (74, 98, 138)), (0.2, (130, 140, 168)), (0.34, (226, 168, 132)),
         (0.43, (252, 200, 136)), (1, (250, 200, 140))], WIDTH, HEIGHT
    )  # fmt: skip
    cloud = np.clip(noise(WIDTH, HEIGHT, 80, 21, 6, 5) - 0.48, 0, 1) * 2.2
    sky = over(sky, (232, 150, 122), np.clip(cloud, 0, 1) * 0.55)
    sky = over(sky, (255, 226, 160), glow(WIDTH, HEIGHT, 1120, 400, 190, 2.2) * 0.8)
    for number, (base, rise, colour) in enumerate(
        [(428.0, 120.0, (170, 134, 132)), (432.0, 66.0, (118, 104, 118))]
    ):
        sky = over(sky, colour, ridge(base, rise, 330, 60 + number))
    far = Mask()
    for x in (140.0, 250.0, 385.0):
        far.line([(x, 432), (x, 322)], 4).line([(x + 34, 432), (x + 34, 322)], 4)
        far.line([(x - 40, 326), (x + 118, 326)], 5).line([(x + 18, 292), (x + 112, 324)], 2)
        far.line([(x + 18, 292), (x - 36, 324)], 2).line([(x + 18, 292), (x + 18, 324)], 4)
        far.line([(x, 378), (x + 34, 378)], 3)
    rng = np.random.default_rng(5)
    for _ in range(34):
        x, h = rng.uniform(40, 520), float(rng.integers(1, 4)) * 8
        far.polygon([(x, 434), (x, 434 - h), (x + 21, 434 - h), (x + 21, 434)], 0.85)
    sky = over(sky, (86, 80, 98), far.array(0.5) * 0.8)
    canvas = water(sky, shore, 33, (38, 52, 76), 0.62)
    canvas = over(canvas, (255, 214, 150), _glitter(shore, 1120, 8) * 0.6)
    ship = canvas.copy()
    scale, bow, deck, keel = 1.0, 1325.0, 640.0, 690.0
    hull = [(170, deck - 14), (1180, deck - 2), (bow, deck - 34), (bow - 38, keel), (200, keel + 4)]
    ship = over(ship, (42, 58, 82), Mask().polygon(hull).array())
    lower = [(190, 668), (1296, 664), (bow - 38, keel), (200, keel + 4)]
    ship = over(ship, (112, 46, 40), Mask().polygon(lower).array() * 0.9)
    trim = Mask().line([(170, deck - 13), (1180, deck - 1), (bow, deck - 33)], 3.2)
    ship = over(ship, (232, 208, 176), trim.array() * 0.75)
    colours: list[Colour] = [
        (168, 78, 56), (62, 96, 130), (206, 156, 84), (92, 122, 104), (178, 172, 160), (132, 62, 58)
    ]  # fmt: skip
    for bay in range(8):
        tiers = (3, 4, 4, 4, 4, 4, 3, 2)[bay]
        for tier in range(tiers):
            x0, x1 = 428 + bay * 91.0, 428 + bay * 91.0 + 88
            y1 = deck - 3 - tier * 47.0
            ship = _container(ship, (x0, y1 - 45, x1, y1), colours[int(rng.integers(6))], rng)
    house = [((196, 452), (392, 632), (206, 206, 200)), ((214, 392), (368, 452), (222, 220, 212)),
             ((236, 350), (344, 392), (214, 210, 202))]  # fmt: skip
    for (x0, y0), (x1, y1), colour in house:
        wall = Mask().polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]).array()
        shade = np.linspace(0.52, 0.98, WIDTH, dtype=np.float32)[None, :, None] ** 0.5
        ship = over(ship, np.broadcast_to(vec(colour), ship.shape) * shade * 0.86, wall)
        roof = Mask().polygon([(x0 - 7, y0 - 7), (x1 + 9, y0 - 7), (x1 + 9, y0), (x0 - 7, y0)])
        ship = over(ship, (240, 216, 184), roof.array() * 0.9)
    for y, n, x in ((366, 3, 246), (412, 5, 226), (484, 5, 216), (554, 5, 216)):
        for k in range(n):
            left = x + k * 31.0
            pane = Mask().polygon([(left, y), (left + 22, y), (left + 22, y + 20), (left, y + 20)])
            lit = (255, 226, 158) if (k + n) % 3 else (66, 82, 104)
            ship = over(ship, lit, pane.array())
    mast = Mask().line([(290, 344), (290, 262)], 4).line([(272, 286), (308, 286)], 3)
    mast.line([(1262, 606), (1262, 528)], 4).line([(1130, 634), (1302, 606)], 1.4)
    ship = over(ship, (46, 50, 62), mast.array())
    ship = over(ship, (255, 240, 200), np.clip(glow(WIDTH, HEIGHT, 1262, 526, 9) * 1.6, 0, 1))
    canvas = _reflect_ship(ship, canvas, 688.0, scale)
    foam = np.clip(noise(WIDTH, HEIGHT, 7, 88, 3, 6) - 0.42, 0, 1) * 2.4
    yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    wake = np.exp(-(((yy - 698 - (1300 - xx) * 0.012) / 9) ** 2)) * (xx > 20) * (xx < 1330)
    canvas = over(canvas, (240, 214, 190), np.clip(foam * wake, 0, 1) * 0.75)
    return finish(over(canvas, (255, 206, 150), 0.05), 102, 4.5)


def _glitter(shore: float, x: float, seed: int) -> Array:
    yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    below = np.clip((yy - shore) / (HEIGHT - shore), 0, 1)
    lane = np.exp(-(((xx - x) / (70 + 260 * below)) ** 2)) * (yy > shore)
    spark = np.clip(noise(WIDTH, HEIGHT, 7, seed, 2, 6) - 0.52, 0, 1) * 4
    return vec(np.clip(lane * spark, 0, 1))


def _container(ship: Array, box: tuple[float, float, float, float], colour: Colour,
               rng: np.random.Generator) -> Array:  # fmt: skip
    x0, y0, x1, y1 = box
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
    tone = rng.uniform(0.78, 1.02)
    fill = (colour[0] * tone, colour[1] * tone, colour[2] * tone)
    ship = over(ship, fill, Mask().polygon(corners).array())
    ribs = Mask()
    for k in range(1, 15):
        ribs.line([(x0 + k * 5.9, y0 + 4), (x0 + k * 5.9, y1 - 4)], 1.6)
    ship = over(ship, (28, 26, 34), ribs.array() * 0.3)
    edge = Mask().line([*corners, corners[0]], 2.2)
    ship = over(ship, (30, 28, 34), edge.array() * 0.55)
    light = Mask().line([(x0 + 1, y0 + 2), (x1 - 1, y0 + 2)], 1.6)
    return over(ship, (255, 216, 160), light.array() * 0.55)


def _reflect_ship(ship: Array, plain: Array, line: float, scale: float) -> Array:
    """Mirror what stands above the water line into the ripples below it."""
    first = int(line)
    rows = HEIGHT - first
    yy, xx = np.mgrid[0:rows, 0:WIDTH].astype(np.float32)
    near = yy / rows
    wave = noise(WIDTH, rows, 8, 91, 3, 7) - 0.5
    source = np.clip(first - 4 - yy * 1.05 / scale + wave * (10 + 90 * near), 0, first - 1)
    across = np.clip(xx + wave * 30 * near, 0, WIDTH - 1).astype(int)
    inside = (np.abs(ship - plain).sum(axis=-1) > 6).astype(np.float32)
    source_rows = source.astype(int)
    cover = blur(inside[source_rows, across], 1.6) * np.clip(0.8 - 0.75 * near, 0, 1)
    mirror = blur_picture(ship[source_rows, across], 1.4) * 0.72
    result = ship.copy()
    result[first:] = over(ship[first:], mirror, cover)
    return result


def ferry() -> Image.Image:
    """The ferry leaving the stone landing at dusk."""
    shore = 420.0
    sky = vertical(
        [(0, (44, 62, 98)), (0.22, (92, 104, 138)), (0.36, (196, 142, 128)),
         (0.42, (236, 176, 124)), (1, (236, 176, 124))], WIDTH, HEIGHT
    )  # fmt: skip
    cloud = np.clip(noise(WIDTH, HEIGHT, 70, 51, 6, 6) - 0.5, 0, 1) * 2
    sky = over(sky, (206, 132, 122), np.clip(cloud, 0, 1) * 0.55)
    sky = over(sky, (255, 206, 140), glow(WIDTH, HEIGHT, 420, 415, 130, 3.2) * 0.7)
    sky = over(sky, (120, 106, 122), ridge(424, 130, 380, 77))
    sky = over(sky, (76, 74, 94), ridge(426, 52, 160, 78))
    rng = np.random.default_rng(14)
    town, lights = Mask(), Mask()
    for _ in range(120):
        x, w, h = rng.uniform(0, WIDTH), rng.uniform(10, 30), rng.uniform(10, 42)
        h += 70 * math.exp(-(((x - 1040) / 170) ** 2)) * rng.random()
        town.polygon([(x, 424), (x, 420 - h), (x + w, 420 - h), (x + w, 424)])
        for _ in range(int(rng.integers(1, 6))):
            lights.ellipse(x + rng.uniform(2, w - 2), 418 - rng.uniform(2, h), 1.5, 1.7)
    sky = over(sky, (54, 56, 76), town.array(0.6) * 0.92)
    dots = lights.array()
    sky = np.clip(sky + blur(dots, 5)[..., None] * vec((420, 300, 150)), 0, 255)
    sky = over(sky, (255, 224, 160), np.clip(dots * 1.2, 0, 1))
    canvas = water(sky, shore, 57, (26, 38, 62), 0.6)
    canvas = over(canvas, (255, 200, 140), _glitter(shore, 420, 15) * 0.45)
    plain, ship = canvas, canvas.copy()
    hull = [(560, 560), (1130, 560), (1168, 536), (1128, 612), (600, 612)]
    ship = over(ship, (44, 72, 84), Mask().polygon(hull).array())
    band = [(566, 572), (1146, 572), (1142, 582), (572, 582)]
    ship = over(ship, (214, 204, 184), Mask().polygon(band).array())
    for (x0, y0, x1, y1), colour in (
        ((600, 478, 1090, 560), (206, 196, 178)), ((640, 412, 960, 468), (216, 206, 188)),
        ((852, 360, 948, 412), (222, 214, 198)),
    ):  # fmt: skip
        wall = Mask().polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
        ship = over(ship, (colour[0] * 0.62, colour[1] * 0.6, colour[2] * 0.62), wall.array())
        roof = [(x0 - 14, y0 - 8), (x1 + 14, y0 - 8), (x1 + 14, y0 + 2), (x0 - 14, y0 + 2)]
        ship = over(ship, (120, 62, 52), Mask().polygon(roof).array())
    panes = Mask()
    people = Mask()
    for row, n, x, size in ((492, 13, 616, 27), (424, 9, 654, 24), (370, 3, 860, 22)):
        for k in range(n):
            left = x + k * (size + 9.5)
            panes.polygon([(left, row), (left + size, row), (left + size, row + 34),
                           (left, row + 34)])  # fmt: skip
            if rng.random() < 0.55 and row > 400:
                cx = left + rng.uniform(6, size - 6)
                people.ellipse(cx, row + 18, 4.4, 5.4).ellipse(cx, row + 34, 8.5, 11)
    lit = panes.array()
    ship = np.clip(ship + blur(lit, 14)[..., None] * vec((120, 84, 40)), 0, 255)
    ship = over(ship, (255, 220, 150), lit)
    ship = over(ship, (92, 62, 48), people.array() * lit * 0.85)
    rail = Mask().line([(560, 540), (600, 540)], 2).line([(1090, 540), (1160, 534)], 2)
    rail.line([(900, 360), (900, 300)], 3).line([(888, 316), (912, 316)], 2)
    ship = over(ship, (60, 62, 74), rail.array())
    canvas = _reflect_ship(ship, plain, 610.0, 1.0)
    foam = np.clip(noise(WIDTH, HEIGHT, 6, 19, 3, 5) - 0.4, 0, 1) * 2.6
    yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    wake = np.exp(-(((yy - 616 - np.abs(560 - xx) * 0.05) / 9) ** 2)) * (xx > 330) * (xx < 1130)
    canvas = over(canvas, (226, 196, 176), np.clip(foam * wake, 0, 1) * 0.7)
    canvas = _landing(canvas)
    return finish(canvas, 103, 5.0, 0.3)


def _landing(canvas: Array) -> Array:
    """The wet stone landing in the foreground, with a lamp, bollards and a mooring line."""
    camera = Camera(4.3, 1150, 620, 400)
    stone = noise(WIDTH, HEIGHT, 16, 61, 6, 2)
    tiles = (0.62 + 0.66 * stone)[..., None]
    levels = [(1.7, 6.6, 0.9), (1.42, 6.2, 1.5), (1.14, 5.8, 2.1), (0.86, 5.4, 2.7)]
    for y, z1, x1 in reversed(levels):
        top = [camera.at(-9, y, 2.4), camera.at(x1 + 0.1, y, 2.4), camera.at(x1, y, z1),
               camera.at(-9, y, z1)]  # fmt: skip
        side = [camera.at(x1 + 0.1, y, 2.4), camera.at(x1, y, z1), camera.at(x1, y - 0.28, z1),
                camera.at(x1 + 0.1, y - 0.28, 2.4)]  # fmt: skip
        canvas = over(canvas, tiles * vec((44, 44, 58)), Mask().polygon(side).array())
        canvas = over(canvas, tiles * vec((104, 90, 92)), Mask().polygon(top).array())
        joints = Mask()
        for j in range(9):
            x = x1 - 1.15 * (j + 0.6)
            joints.line([camera.at(x, y, 2.4), camera.at(x, y, z1)], 1.8)
        for z in np.arange(3.0, z1, 0.85):
            joints.line([camera.at(-9, y, float(z)), camera.at(x1, y, float(z))], 1.6)
        canvas = over(canvas, (34, 34, 46), joints.array() * 0.55)
        edge = Mask().line([top[3], top[2], top[1]], 2.6)
        canvas = over(canvas, (238, 186, 150), edge.array() * 0.6)
    sheen = np.clip(stone - 0.45, 0, 1) * glow(WIDTH, HEIGHT, 330, 900, 130, 2.4)
    canvas = canvas + sheen[..., None] * vec((210, 140, 84))
    posts = Mask()
    for x in (560.0, 720.0):
        posts.polygon([(x - 17, 806), (x + 17, 806), (x + 20, 876), (x - 20, 876)])
        posts.ellipse(x, 806, 24, 11).ellipse(x, 876, 21, 7)
    posts.line([(560 + k * 8.0, 824 + 44 * math.sin(k / 20 * math.pi)) for k in range(21)], 5)
    posts.polygon([(196, 250), (206, 250), (212, 890), (190, 890)])
    posts.line([(201, 256), (201, 238), (250, 226), (300, 232)], 7)
    posts.polygon([(276, 232), (324, 232), (336, 252), (264, 252)]).ellipse(201, 890, 24, 9)
    canvas = over(canvas, (26, 28, 40), posts.array(0.4) * 0.97)
    bulb = Mask().ellipse(300, 260, 27, 13).array(1.5)
    canvas = over(canvas, (255, 236, 186), bulb)
    return vec(canvas + glow(WIDTH, HEIGHT, 300, 264, 92)[..., None] * vec((96, 68, 34)))
