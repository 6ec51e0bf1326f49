"""Draw the pictures and the advertisement of the starter edition, always the same.

Run as ``python tools/draw_starter_pictures.py``, with names of pictures to draw only those.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from starter_pictures import fields, graphics, interior, river, street

STARTER = Path(__file__).resolve().parents[1] / "content" / "duikai_content" / "starter"

PICTURES: dict[str, Callable[[], Image.Image]] = {
    "pictures/bridge.jpg": river.bridge,
    "pictures/terraces.jpg": fields.terraces,
    "pictures/barge.jpg": river.barge,
    "pictures/canteen-chart.jpg": graphics.canteen_chart,
    "pictures/reading-hall.jpg": interior.reading_hall,
    "pictures/old-street.jpg": street.old_street,
    "pictures/ferry.jpg": river.ferry,
    "pictures/night-market.jpg": street.night_market,
    "pictures/inkstone.jpg": interior.inkstone,
    "adverts/winter-concerts.png": graphics.concert_advert,
}


def save(image: Image.Image, path: Path) -> None:
    """Write a JPEG for a picture, a PNG of 256 colours for an advertisement."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".jpg":
        image.save(path, quality=82, optimize=True, subsampling="4:2:0")
    else:
        image.quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def main(wanted: list[str]) -> int:
    """Draw the wanted pictures, or all of them."""
    for name, draw in PICTURES.items():
        if wanted and Path(name).stem not in wanted:
            continue
        path = STARTER / name
        save(draw(), path)
        print(f"{name}: {path.stat().st_size / 1024:.0f} kB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
