"""Line rules as the broadsheet has them, and items of plain text for them."""

from __future__ import annotations

from dataclasses import replace

from duikai_layout.linebreak import LineItems, break_paragraph, build_items
from duikai_layout.linebreak.marks import convention_of
from duikai_layout.linebreak.rules import CharClass, char_class
from duikai_styles.sheet import LineRules, Marks, Prohibition

RULES = LineRules(
    prohibition=Prohibition.STRICT,
    marks=Marks.HANS,
    gap=250,
    gap_min=125,
    gap_max=333,
    space=300,
    space_min=250,
    space_max=500,
    name_space=500,
    wide_space=1000,
    pair=500,
    stretch=125,
    hang=False,
    hyphens=True,
)
HYPHEN = 350


def clusters(text: str) -> list[str]:
    """As the shaper gives them: `——` is one, everything else single."""
    found: list[str] = []
    for ch in text:
        if ch == "—" and found and found[-1] == "—":
            found[-1] = "——"
        else:
            found.append(ch)
    return found


def items_of(text: str, rules: LineRules = RULES, hyphen: int = 0) -> LineItems:
    """Items as if every Western letter and interpunct were half an em wide."""
    parts = clusters(text)
    half_wide = convention_of(rules.marks, "zh-Hans").half_wide
    widths = [
        500 if char_class(part[0]) is CharClass.WESTERN or part in half_wide else 1000 * len(part)
        for part in parts
    ]
    return build_items(parts, widths, rules, hyphen=hyphen)


def best_lines(text: str, measure: int, indent: int = 0, rules: LineRules = RULES) -> list[str]:
    """The lines of the cheapest way to set `text`, `measure` in thousandths of an em."""
    items = items_of(text, rules)
    ways = break_paragraph(items, measure, indent, rules.stretch)
    ends = min(ways.values(), key=lambda way: way.price).ends
    return ["".join(items.texts[a:b]) for a, b in zip((0, *ends), ends, strict=False)]


def may_break(before: str, after: str, level: Prohibition, marks: Marks = Marks.HANS) -> bool:
    """Whether a line may end between two pieces of text that follow each other."""
    items = items_of(before + after, replace(RULES, prohibition=level, marks=marks))
    return items.penalties[len(clusters(before)) - 1] is not None
