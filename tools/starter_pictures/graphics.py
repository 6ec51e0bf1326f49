"""The chart of what a canteen lunch costs, and the concert advertisement."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

Pen = ImageDraw.ImageDraw
Fill = tuple[int, int, int]

FACES = Path(__file__).resolve().parents[2] / "fonts" / "duikai_fonts" / "files"


def _song(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FACES / "DuikaiSong-Black.ttf"), size)


def _kai(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FACES / "DuikaiKai-Regular.ttf"), size)


def _hei(size: float, weight: int = 400) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(str(FACES / "DuikaiHei-VF.ttf"), size)
    face.set_variation_by_axes([weight])
    return face


def _spaced(pen: Pen, at: tuple[float, float], text: str, face: ImageFont.FreeTypeFont, fill: Fill,
            gap: float) -> float:  # fmt: skip
    """Letterspaced text from the left, on the base line; returns where it ends."""
    x, y = at
    for letter in text:
        pen.text((x, y), letter, font=face, fill=fill, anchor="ls")
        x += face.getlength(letter) + gap
    return x - gap


def canteen_chart() -> Image.Image:
    """A plate cut into the costs of one 12-yuan lunch, with the figures beside it."""
    scale = 2
    width, height = 1500 * scale, 1000 * scale
    ground: Fill = (246, 242, 233)
    ink: Fill = (38, 40, 44)
    soft: Fill = (112, 110, 106)
    image = Image.new("RGB", (width, height), ground)
    parts: list[tuple[str, str, float, Fill]] = [
        ("食材", "米面油、鱼肉、蔬菜", 6.1, (46, 98, 92)),
        ("人工", "厨师与帮厨共5人", 3.2, (201, 132, 52)),
        ("水电燃气", "按表计量", 0.9, (92, 124, 158)),
        ("耗材、折旧等", "餐具、设备维修", 0.8, (150, 142, 130)),
        ("结余", "用于应急与更新", 1.0, (178, 66, 52)),
    ]
    cx, cy, radius = 430 * scale, 520 * scale, 318 * scale
    shadow = Image.new("L", (width, height), 0)
    ImageDraw.Draw(shadow).ellipse(
        (cx - radius + 10, cy - radius + 50, cx + radius + 50, cy + radius + 90), fill=92
    )
    shadow = shadow.filter(ImageFilter.GaussianBlur(46))
    image.paste((70, 60, 48), (0, 0), shadow)
    pen = ImageDraw.Draw(image)

    def disc(r: float, fill: Fill) -> None:
        pen.ellipse((cx - r, cy - r, cx + r, cy + r), fill=fill)

    disc(radius + 34 * scale, (252, 250, 245))
    disc(radius + 31 * scale, (236, 231, 220))
    disc(radius + 27 * scale, (253, 251, 247))
    turn = -90.0
    box = (cx - radius, cy - radius, cx + radius, cy + radius)
    for _, _, value, fill in parts:
        sweep = value / 12 * 360
        pen.pieslice(box, turn, turn + sweep, fill=fill)
        turn += sweep
    turn = -90.0
    for _, _, value, _ in parts:
        angle = math.radians(turn)
        end = (cx + radius * 1.01 * math.cos(angle), cy + radius * 1.01 * math.sin(angle))
        pen.line((cx, cy, *end), fill=(253, 251, 247), width=5 * scale)
        middle = math.radians(turn + value / 24 * 360)
        where = (cx + radius * 0.79 * math.cos(middle), cy + radius * 0.79 * math.sin(middle))
        size = 46 if value > 2 else 34
        pen.text(where, f"{value}", font=_hei(size * scale, 600), fill=(255, 253, 248), anchor="mm")
        turn += value / 12 * 360
    disc(radius * 0.57, (253, 251, 247))
    pen.text(
        (cx - 22 * scale, cy + 4 * scale), "12", font=_song(150 * scale), fill=ink, anchor="mm"
    )
    pen.text(
        (cx + 104 * scale, cy + 34 * scale), "元", font=_song(46 * scale), fill=ink, anchor="mm"
    )
    pen.text((cx, cy + 112 * scale), "一份午餐", font=_hei(34 * scale), fill=soft, anchor="mm")
    left, right = 880 * scale, 1410 * scale
    top, pitch = 176 * scale, 134 * scale
    pen.line((left, top, right, top), fill=ink, width=4 * scale)
    for number, (name, note, value, fill) in enumerate(parts):
        y = top + number * pitch
        pen.rectangle((left, y + 34 * scale, left + 16 * scale, y + 104 * scale), fill=fill)
        pen.text((left + 42 * scale, y + 70 * scale), name, font=_hei(42 * scale, 600), fill=ink,
                 anchor="ls")  # fmt: skip
        pen.text((left + 42 * scale, y + 110 * scale), note, font=_hei(27 * scale), fill=soft,
                 anchor="ls")  # fmt: skip
        pen.text((right, y + 76 * scale), f"{value:.1f}元", font=_hei(48 * scale, 700), fill=fill,
                 anchor="rs")  # fmt: skip
        share = f"{value / 12 * 100:.1f}%"
        pen.text((right, y + 112 * scale), share, font=_hei(27 * scale), fill=soft, anchor="rs")
        pen.line((left, y + pitch, right, y + pitch), fill=(206, 200, 188), width=2 * scale)
    foot = "房租由社区减免，未计入成本。日均售出午餐420份"
    pen.text((left, top + 5 * pitch + 58 * scale), foot, font=_hei(23 * scale), fill=soft,
             anchor="ls")  # fmt: skip
    return image.resize((1500, 1000), Image.Resampling.LANCZOS)


_CONCERTS = [
    ("12/05", "周六", "开幕音乐会《大河》", "砚江交响乐团　指挥 岳衡之"),
    ("12/19", "周六", "弦乐四重奏之夜", "望江四重奏"),
    ("12/31", "周四", "新年音乐会", "砚江交响乐团　砚江童声合唱团"),
    ("01/09", "周六", "琴箫音乐会《墨痕》", "古琴 商陆　箫 沈清和"),
    ("01/23", "周六", "冬夜钢琴独奏会", "钢琴 林知微"),
    ("02/20", "周六", "合唱音乐会《江上四季》", "砚江市民合唱团　指挥 程澄"),
]


def _waves(width: int, height: int) -> Image.Image:
    """Five strings which become a river: fine gold lines on ink blue, with a low moon."""
    image = Image.new("RGB", (width, height), (22, 38, 60))
    shade = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    base = np.array((15, 28, 48), np.float32) + shade[..., None] * np.array(
        (14, 24, 32), np.float32
    )
    image = Image.fromarray(np.repeat(base, width, axis=1).astype(np.uint8))
    pen = ImageDraw.Draw(image)
    moon = (width * 0.885, height * 0.15, height * 0.078)
    pen.ellipse((moon[0] - moon[2], moon[1] - moon[2], moon[0] + moon[2], moon[1] + moon[2]),
                fill=(222, 190, 124))  # fmt: skip
    for line in range(26):
        level = line / 25
        points = []
        for k in range(161):
            t = k / 160
            swing = math.sin(t * math.pi * (1.6 + level) + level * 2.2) * (0.05 + 0.1 * level)
            swell = math.exp(-(((t - 0.66 + 0.2 * level) / 0.22) ** 2)) * 0.17 * (1 - level * 0.5)
            points.append((t * width, height * (0.62 + 0.4 * level + swing * 0.45 - swell)))
        dim = 0.3 + 0.6 * (1 - abs(level - 0.3))
        tint = tuple(int(a * dim + b * (1 - dim)) for a, b in
                     zip((208, 178, 118), (20, 36, 58), strict=True))  # fmt: skip
        pen.line(points, fill=tint, width=4, joint="curve")
    return image


def concert_advert() -> Image.Image:
    """The theatre's winter concerts: a picture with the title, and the programme beside it."""
    scale = 2
    width, height = 2200 * scale, 603 * scale
    paper: Fill = (250, 246, 236)
    ink: Fill = (24, 36, 54)
    gold: Fill = (158, 112, 44)
    cream: Fill = (248, 240, 222)
    image = Image.new("RGB", (width, height), paper)
    split = 800 * scale
    image.paste(_waves(split, height), (0, 0))
    pen = ImageDraw.Draw(image)
    x = 66 * scale
    pen.text((x, 92 * scale), "砚江大剧院 2026—2027", font=_hei(32 * scale, 400), fill=cream,
             anchor="ls")  # fmt: skip
    pen.line((x, 118 * scale, 424 * scale, 118 * scale), fill=(208, 178, 118), width=3 * scale)
    _spaced(pen, (x, 244 * scale), "江声入夜", _song(112 * scale), cream, 10 * scale)
    _spaced(pen, (x + 3 * scale, 318 * scale), "冬季音乐季", _kai(54 * scale), (226, 198, 142),
            16 * scale)  # fmt: skip
    left, right = 872 * scale, 2136 * scale
    middle = (left + right) / 2 + 16 * scale
    pen.line((left, 62 * scale, right, 62 * scale), fill=ink, width=5 * scale)
    pen.line((left, 71 * scale, right, 71 * scale), fill=ink, width=scale)
    for number, (day, week, title, who) in enumerate(_CONCERTS):
        a = left if number < 3 else middle
        y = (78 + (number % 3) * 125) * scale
        pen.text((a, y + 76 * scale), day.replace("/", "."), font=_song(56 * scale), fill=gold,
                 anchor="ls")  # fmt: skip
        hour = (a + 2 * scale, y + 108 * scale)
        pen.text(hour, f"{week} 19:30", font=_hei(24 * scale), fill=gold, anchor="ls")
        b = a + 188 * scale
        pen.text((b, y + 70 * scale), title, font=_song(38 * scale), fill=ink, anchor="ls")
        pen.text((b, y + 108 * scale), who, font=_hei(25 * scale), fill=(84, 88, 94), anchor="ls")
        if number % 3 < 2:
            end = middle - 36 * scale if number < 3 else right
            pen.line((a, y + 127 * scale, end, y + 127 * scale), fill=(212, 202, 182), width=scale)
    line = 470 * scale
    pen.line((left, line, right, line), fill=ink, width=2 * scale)
    pen.text((left, line + 46 * scale), "票价 60／120／180／280元　学生凭证半价　60岁以上八折",
             font=_hei(27 * scale, 600), fill=ink, anchor="ls")  # fmt: skip
    pen.text((left, line + 88 * scale),
             "临渡区望渡路1号　售票 0000-0181818　www.yanjiangtheatre.example",
             font=_hei(25 * scale), fill=(84, 88, 94), anchor="ls")  # fmt: skip
    red: Fill = (164, 48, 40)
    pen.text((right, line + 70 * scale), "11月25日 10时开票", font=_song(40 * scale), fill=red,
             anchor="rs")  # fmt: skip
    border = (1 * scale, 1 * scale, width - 2 * scale, height - 2 * scale)
    pen.rectangle(border, outline=ink, width=3 * scale)
    return image.resize((2200, 603), Image.Resampling.LANCZOS)
