"""Line rules as the broadsheet has them."""

from __future__ import annotations

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
