"""Builds `duikai_press/profiles/newsprint.icc`, the project's own profile of coldset newsprint.

    python press/build_newsprint.py            # some minutes of plain Python
    python press/build_newsprint.py --check    # builds it and compares the bytes

The colours of solids and overprints are the aim values of ISO 12647-3 for newsprint, and so is
the tone value increase of 26 % at mid-tone. Between them stands Neugebauer's model, whose areas
are those values. It is a model, not a measurement, so the profile is called Custom.

From colour to ink: the inks that come nearest to a colour, where it matters little that cyan,
magenta and yellow cost ink and that black is costly in the lights. Black thus carries the shadows
and is nearly absent from skin (heavy grey component replacement), and the total is limited.
"""

from __future__ import annotations

import struct
import sys
from itertools import product
from pathlib import Path

FILE = Path(__file__).parent / "duikai_press" / "profiles" / "newsprint.icc"

Triple = tuple[float, float, float]
Inks = tuple[float, ...]

# ISO 12647-3, CIELAB (D50) of newsprint and of solids and overprints on it.
_AIMS: dict[str, Triple] = {
    "": (82, 0, 3), "c": (57, -23, -27), "m": (54, 44, -2), "y": (78, -3, 58),
    "my": (52, 41, 25), "cy": (53, -34, 17), "cm": (41, 7, -22), "cmy": (40, 0, 1),
    "k": (36, 1, 4), "cmyk": (34, 1, 2),
}  # fmt: skip
_GAIN_EXPONENT = 2.0588936890535687  # 26 % more at 50 %, ISO 12647-3: 1 − 0.5^e = 0.76
_WHITE: Triple = (0.9642, 1.0, 0.8249)  # D50, ICC.1:1998
_TOTAL = 2.35  # 5 % under the newspapers' 240, for what interpolation adds
_A2B_GRID, _B2A_GRID, _GAMUT_GRID = 9, 25, 9
_CURVE = 256
_TOP = 0xFF00 / 0xFFFF  # where Lab's L = 100 stands among 16-bit values, ICC.1:1998 6.5.10


def _xyz(lab: Triple) -> Triple:
    fy = (lab[0] + 16) / 116
    parts = (fy + lab[1] / 500, fy, fy - lab[2] / 200)
    x, y, z = (f**3 if f > 6 / 29 else 3 * (6 / 29) ** 2 * (f - 4 / 29) for f in parts)
    return x * _WHITE[0], y * _WHITE[1], z * _WHITE[2]


def _lab(xyz: Triple) -> Triple:
    shares = [value / white for value, white in zip(xyz, _WHITE, strict=True)]
    x, y, z = (
        t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29 for t in shares
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _primaries() -> list[Triple]:
    """The 16 of Neugebauer, relative to the paper; bit 0 is cyan, bit 3 black.

    Between K and CMYK the standard names nothing: what lies under black darkens it as much as it
    darkens the paper.
    """
    known = {name: _xyz(lab) for name, lab in _AIMS.items()}
    paper, all_three = known[""], known["cmy"]
    listed = []
    for bits in range(16):
        below = "".join(name for at, name in enumerate("cmy") if bits >> at & 1)
        colour = known[below]
        if bits & 8:
            dark = (paper[1] - colour[1]) / (paper[1] - all_three[1])
            pairs = zip(known["k"], known["cmyk"], strict=True)
            colour = _triple([k + dark * (full - k) for k, full in pairs])
        relative = [v / p * w for v, p, w in zip(colour, paper, _WHITE, strict=True)]
        listed.append(_triple(relative))
    return listed


def _triple(values: list[float]) -> Triple:
    return values[0], values[1], values[2]


_PRIMARIES = _primaries()


def _printed(tone: float) -> float:
    """The area that a tone value of the file covers in print.

    The usual parabola would overshoot near the solid, since the gain is more than 25 %; this
    curve has the same gain at mid-tone and rises all the way.
    """
    return 1 - (1 - tone) ** _GAIN_EXPONENT


def _colour(areas: Inks) -> Triple:
    """CIELAB, relative to the paper, of printed areas of the four inks."""
    weights = [1.0]
    for area in areas:
        weights = [w * (1 - area) for w in weights] + [w * area for w in weights]
    x = y = z = 0.0
    for weight, (px, py, pz) in zip(weights, _PRIMARIES, strict=True):
        x += weight * px
        y += weight * py
        z += weight * pz
    return _lab((x, y, z))


def _misses(tones: Inks, aim: Triple) -> list[float]:
    """What is wrong with `tones` for the colour `aim`: residuals of a least-squares problem."""
    lab = _colour([_printed(tone) for tone in tones])  # type: ignore[arg-type]
    light = max(0.0, min(1.0, (aim[0] - 40) / 60))
    cyan, magenta, yellow, black = tones
    return [
        lab[0] - aim[0],
        lab[1] - aim[1],
        lab[2] - aim[2],
        0.9 * cyan,
        0.9 * magenta,
        0.9 * yellow,
        (0.4 + 5.0 * light) * black,
        2 * (1 - light) * (magenta - yellow),
        2 * (1 - light) * (cyan - magenta),
        60 * max(0.0, sum(tones) - _TOTAL),
    ]


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss's elimination of a small symmetric positive system."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for other in range(size):
            if other != at:
                factor = rows[other][at] / rows[at][at]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [rows[at][size] / rows[at][at] for at in range(size)]


def _inks_for(aim: Triple, start: Inks) -> Inks:
    """Tones whose print comes nearest to `aim`: Levenberg and Marquardt within 0 and 1."""
    tones, damping = list(start), 1.0
    misses = _misses(tuple(tones), aim)
    cost = sum(miss * miss for miss in misses)
    for _ in range(60):
        slopes = []
        for at in range(4):
            step = 1e-4 if tones[at] < 0.5 else -1e-4
            moved = tones.copy()
            moved[at] += step
            after = _misses(tuple(moved), aim)
            slopes.append([(b - a) / step for a, b in zip(misses, after, strict=True)])
        pull = [-sum(s * m for s, m in zip(slope, misses, strict=True)) for slope in slopes]
        free = [
            at
            for at in range(4)
            if not ((tones[at] <= 0 and pull[at] < 0) or (tones[at] >= 1 and pull[at] > 0))
        ]
        if not free:
            break
        normal = [
            [sum(a * b for a, b in zip(slopes[i], slopes[j], strict=True)) for j in free]
            for i in free
        ]
        for at in range(len(free)):
            normal[at][at] += damping
        change = _solved(normal, [pull[at] for at in free])
        moved = tones.copy()
        for at, by in zip(free, change, strict=True):
            moved[at] = min(1.0, max(0.0, moved[at] + by))
        after = _misses(tuple(moved), aim)
        better = sum(miss * miss for miss in after)
        if better < cost:
            gained, tones, misses, cost = cost - better, moved, after, better
            damping = max(damping / 5, 1e-3)
            if gained < 1e-7:
                break
        else:
            damping *= 6
            if damping > 1e9:
                break
    total = sum(tones)
    if total > _TOTAL:  # the limit is a price above; here it holds
        room = (_TOTAL - tones[3]) / (total - tones[3])
        tones = [*(tone * room for tone in tones[:3]), tones[3]]
    return tuple(tones)


def _steps(grid: int) -> list[float]:
    return [at / (grid - 1) for at in range(grid)]


def _aim_at(light: float, a: float, b: float) -> Triple:
    """The CIELAB of a node, whose first axis ends at white (see `_lightness_curve`)."""
    return 100 * light, a * 0xFFFF / 256 - 128, b * 0xFFFF / 256 - 128


def _separations() -> tuple[list[int], list[int]]:
    """The table of inks, and for a coarser one whether a colour can be printed (0) or not."""
    table: list[int] = []
    for light in _steps(_B2A_GRID):
        for a in _steps(_B2A_GRID):
            start: Inks = (0.3, 0.3, 0.3, 0.3)
            for b in _steps(_B2A_GRID):
                aim = _aim_at(light, a, b)
                start = (0.0,) * 4 if light == 1.0 else _inks_for(aim, start)
                table += [round(tone * 0xFFFF) for tone in start]
                start = tuple(min(0.95, max(0.05, tone)) for tone in start)
    gamut = []
    for light, a, b in product(_steps(_GAMUT_GRID), repeat=3):
        aim = _aim_at(light, a, b)
        found = _colour(tuple(_printed(t) for t in _inks_for(aim, (0.3, 0.3, 0.3, 0.3))))
        far = sum((p - q) ** 2 for p, q in zip(aim, found, strict=True)) > 9
        gamut.append(0xFFFF if far else 0)
    return table, gamut


def _colours() -> list[int]:
    """CIELAB for areas of the four inks; the last ink runs fastest."""
    table: list[int] = []
    for areas in product(_steps(_A2B_GRID), repeat=4):
        light, a, b = _colour(areas)
        table += [round(light / 100 * 0xFF00), round((a + 128) * 256), round((b + 128) * 256)]
    return table


def _lightness_curve() -> list[int]:
    """Stretches L so that white stands on the last node, and gets no ink at all."""
    return [min(0xFFFF, round(at / (_CURVE - 1) / _TOP * 0xFFFF)) for at in range(_CURVE)]


def _lut16(inputs: list[list[int]], outputs: int, grid: int, table: list[int]) -> bytes:
    """ICC.1:1998 6.5.7. Every output curve is straight."""
    identity = struct.pack(">9i", *(0x10000 if at % 4 == 0 else 0 for at in range(9)))
    head = struct.pack(">4sI4B", b"mft2", 0, len(inputs), outputs, grid, 0)
    sizes = struct.pack(">HH", len(inputs[0]), 2)
    curves = [value for curve in inputs for value in curve]
    values = [*curves, *table, *(0, 0xFFFF) * outputs]
    return head + identity + sizes + struct.pack(f">{len(values)}H", *values)


def _text(kind: bytes, text: str) -> bytes:
    data = text.encode("ascii") + b"\0"
    if kind == b"text":
        return b"text\0\0\0\0" + data
    return b"desc\0\0\0\0" + struct.pack(">I", len(data)) + data + bytes(4 + 4 + 2 + 1 + 67)


def _profile() -> bytes:
    straight = [round(at / (_CURVE - 1) * 0xFFFF) for at in range(_CURVE)]
    gain = [round(_printed(at / (_CURVE - 1)) * 0xFFFF) for at in range(_CURVE)]
    from_lab = [_lightness_curve(), straight, straight]
    separations, gamut = _separations()
    a2b = _lut16([gain] * 4, 3, _A2B_GRID, _colours())
    b2a = _lut16(from_lab, 4, _B2A_GRID, separations)
    gamt = _lut16(from_lab, 1, _GAMUT_GRID, gamut)
    white = struct.pack(">8s3i", b"XYZ ", *(round(v * 0x10000) for v in _xyz(_AIMS[""])))
    parts: list[tuple[tuple[bytes, ...], bytes]] = [
        ((b"desc",), _text(b"desc", "Custom: duikai coldset newsprint, modelled")),
        ((b"cprt",), _text(b"text", "Apache-2.0, the duikai project")),
        ((b"wtpt",), white),
        ((b"A2B0", b"A2B1", b"A2B2"), a2b),
        ((b"B2A0", b"B2A1", b"B2A2"), b2a),
        ((b"gamt",), gamt),
    ]
    count = sum(len(names) for names, _ in parts)
    at = 128 + 4 + 12 * count
    directory, body = [], b""
    for names, data in parts:
        directory += [struct.pack(">4sII", name, at + len(body), len(data)) for name in names]
        body += data + bytes(-len(data) % 4)
    tags = struct.pack(">I", count) + b"".join(directory)
    illuminant = struct.pack(">3i", *(round(value * 0x10000) for value in _WHITE))
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sI4s4s8sI12s4s44s",
        at + len(body), b"\0\0\0\0", 0x02400000, b"prtr", b"CMYK", b"Lab ",
        2026, 1, 1, 0, 0, 0, b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", bytes(8), 1,
        illuminant, b"\0\0\0\0", bytes(44),
    )  # fmt: skip
    return head + tags + body


def main() -> int:
    """Build the profile and write it, or compare it with what is there."""
    data = _profile()
    if "--check" in sys.argv:
        same = FILE.read_bytes() == data
        print(f"{FILE}: {'as built' if same else 'differs from what is built'}")
        return 0 if same else 1
    FILE.write_bytes(data)
    print(f"{FILE}: {len(data)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
