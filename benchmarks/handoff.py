"""Whole handoffs against the clock, and their peak of memory, for editions of growing length.

python benchmarks/handoff.py [--pages 4 12 24 48]

Every four pages are the sample's, with five photographs of their own, 3000 pixels wide: 48 pages
have 60. Linear means that the seconds of a core for each page stay what they are.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageChops

STARTER = Path(__file__).parent.parent / "content" / "duikai_content" / "starter"
SECTIONS = ("要闻", "综合", "民生", "文化")
PHOTOGRAPHS = ("bridge.jpg", "barge.jpg", "terraces.jpg", "ferry.jpg", "inkstone.jpg")
WIDTH = 3000


def edition_of(folder: Path, copies: int) -> None:
    """The sample over and over, each time under other names of its sections."""
    shutil.copytree(STARTER, folder)
    stories = sorted((STARTER / "stories").glob("*.md"))
    shutil.rmtree(folder / "stories")
    (folder / "stories").mkdir()
    for copy in range(copies):
        for name in PHOTOGRAPHS:
            photograph(STARTER / "pictures" / name, folder / "pictures" / f"{copy}-{name}", copy)
        for story in stories:
            text = story.read_text(encoding="utf-8")
            text = re.sub(r"^(section: \S+)", rf"\g<1>{copy}", text, flags=re.M)
            for name in PHOTOGRAPHS:
                text = text.replace(f"pictures/{name}", f"pictures/{copy}-{name}")
            (folder / "stories" / f"{copy:02}-{story.name}").write_text(text, encoding="utf-8")
    head = (STARTER / "edition.yaml").read_text(encoding="utf-8").split("sections:")[0]
    names = [f"  - {{name: {name}{copy}}}\n" for copy in range(copies) for name in SECTIONS]
    (folder / "edition.yaml").write_text(head + "sections:\n" + "".join(names), encoding="utf-8")


def photograph(source: Path, target: Path, number: int) -> None:
    """The picture at a camera's size, and a little darker each time, so that no two are alike."""
    with Image.open(source) as opened:
        large = opened.convert("RGB").resize((WIDTH, round(WIDTH * opened.height / opened.width)))
    ImageChops.subtract(large, Image.new("RGB", large.size, (number,) * 3)).save(target, quality=90)


def measured(command: list[str], log: Path) -> tuple[float, float, float]:
    """Seconds by the clock and of one core, and peak MiB, of a process.

    Raises RuntimeError with its words if it fails.
    """
    start = time.perf_counter()
    with log.open("wb") as words:
        pid = os.posix_spawn(
            command[0],
            command,
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, words.fileno(), n) for n in (1, 2)],
        )
        _, status, usage = os.wait4(pid, 0)
    if status:
        raise RuntimeError(log.read_text("utf-8"))
    cpu = usage.ru_utime + usage.ru_stime
    return time.perf_counter() - start, cpu, usage.ru_maxrss / 1024


def main() -> None:
    """Print a line for each length."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[4, 12, 24, 48])
    parser.add_argument("--profile", default="coldset")
    arguments = parser.parse_args()
    print(
        f"{'pages':>5} {'photographs':>11} {'seconds':>8} {'of a core':>9} {'a page':>7} {'MiB':>6}"
    )
    for pages in arguments.pages:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            edition_of(folder / "paper", pages // 4)
            command = [sys.executable, "-m", "duikai", "handoff", str(folder / "paper")]
            command += ["-o", str(folder / "out"), "--profile", arguments.profile]
            seconds, cpu, peak = measured(command, folder / "log")
        photographs = pages // 4 * len(PHOTOGRAPHS)
        print(
            f"{pages:5} {photographs:11} {seconds:8.1f} {cpu:9.1f} {cpu / pages:7.2f} {peak:6.0f}"
        )


if __name__ == "__main__":
    main()
