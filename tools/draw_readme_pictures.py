"""The README's pictures: pages of the sample edition, reduced.

python tools/draw_readme_pictures.py PAGES TARGET
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

WIDTH = 900
PAGES = (1, 3)


def main(pages: Path, target: Path) -> None:
    """Reduce page pictures from `pages` into `target`, in few enough colours to stay small."""
    target.mkdir(parents=True, exist_ok=True)
    for number in PAGES:
        with Image.open(pages / f"page-{number:02d}.png") as page:
            height = round(page.height * WIDTH / page.width)
            small = page.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
            small.quantize(128).save(target / f"page-{number}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
