"""Which characters the bundled faces hold. Used by build_faces.py alone."""

from __future__ import annotations

import re

STANDARD_COUNT = 8105
"""Characters in 通用规范汉字表 (Table of General Standard Chinese Characters, 2013)."""

# Whole blocks, first and last code point. A face need not have all of a block: what it lacks is
# left out of it, and the manifest says how many characters it has.
_BLOCKS: tuple[tuple[int, int], ...] = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1 Supplement, Latin Extended-A
    (0x01CD, 0x01DC),  # Pinyin vowels with the third tone
    (0x01F8, 0x01F9),
    (0x0251, 0x0251),
    (0x0261, 0x0261),
    (0x02C6, 0x02DD),  # spacing accents
    (0x0300, 0x030C),  # combining accents
    (0x0391, 0x03C9),  # Greek
    (0x0401, 0x0451),  # Cyrillic
    (0x1E3E, 0x1E3F),
    (0x2000, 0x206F),  # General Punctuation
    (0x2070, 0x208E),  # superscripts, subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x214F),  # letter-like: ℃ № ™
    (0x2150, 0x218B),  # fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2460, 0x24FF),  # enclosed: ① … ⑳
    (0x2500, 0x257F),  # box drawing
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x266F),  # ★ ☆ ♀ ♂
    (0x2713, 0x2718),  # ✓ ✗
    (0x2776, 0x277F),  # ❶ … ❿
    (0x2E3A, 0x2E3B),  # two- and three-em dashes
    (0x2FF0, 0x2FFB),  # ideographic description
    (0x3000, 0x303F),  # CJK symbols and punctuation
    (0x3041, 0x30FF),  # kana
    (0x3105, 0x312F),  # Bopomofo
    (0x31C0, 0x31E3),  # strokes
    (0x3220, 0x3243),  # ㈠ … ㈩
    (0x3280, 0x32B0),  # ㊀ … ㊉
    (0x3380, 0x33DF),  # squared units: ㎡ ㎏
    (0xFE10, 0xFE19),  # vertical forms
    (0xFE30, 0xFE4F),  # compatibility forms
    (0xFF01, 0xFF60),  # full-width forms
    (0xFFE0, 0xFFE6),
)


def standard_characters(unihan: str) -> list[str]:
    """The characters of 通用规范汉字表 in the order of their official numbers.

    `unihan` is the text of the Unihan file that carries the property kTGH.
    """
    found = re.findall(r"^U\+([0-9A-F]+)\tkTGH\t.*?2013:(\d+)", unihan, flags=re.MULTILINE)
    numbered = {int(number): chr(int(code, 16)) for code, number in found}
    if sorted(numbered) != list(range(1, STANDARD_COUNT + 1)):
        raise SystemExit(f"kTGH names {len(numbered)} characters, not {STANDARD_COUNT}")
    return [numbered[number] for number in range(1, STANDARD_COUNT + 1)]


def gb2312_characters() -> set[str]:
    """Every hanzi and symbol of GB 2312-80, by asking the codec for each of its 94 x 94 cells."""
    cells = (bytes((row, cell)) for row in range(0xA1, 0xFF) for cell in range(0xA1, 0xFF))
    return set("".join(cell.decode("gb2312", errors="ignore") for cell in cells))


def wanted_characters(standard: list[str]) -> list[int]:
    """The code points the faces shall hold, ascending."""
    wanted = {ord(ch) for ch in standard} | {ord(ch) for ch in gb2312_characters()}
    for first, last in _BLOCKS:
        wanted.update(range(first, last + 1))
    return sorted(wanted)


def as_ranges(codes: list[int]) -> str:
    """Ascending code points as lines `4E00-4E03` or `4E07`."""
    lines: list[str] = []
    start = previous = codes[0]
    for code in [*codes[1:], -1]:
        if code == previous + 1:
            previous = code
            continue
        lines.append(f"{start:04X}" if start == previous else f"{start:04X}-{previous:04X}")
        start = previous = code
    return "\n".join(lines) + "\n"
