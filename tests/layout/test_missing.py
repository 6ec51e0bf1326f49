"""Characters in no face are reported where they stand, in every form of block."""

from __future__ import annotations

import pytest
from small_page import lay_out_stories
from stories import story, written

from duikai_content.diagnostics import FaultyInput

NO_FACE = "\U000e0041\ue123"[1]
WORDS = "渡口的灯比往年早亮了一个月，第一班船六时开出。"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (f"{WORDS}{{葭|j{NO_FACE}}}", (1, len(WORDS) + 2)),
        (f"{WORDS}\n\n=={WORDS}=={{葭{NO_FACE}|jiā}}", (3, len(WORDS) + 6)),
        (f"{WORDS}\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁{NO_FACE} |", (5, 7)),
        (f"{WORDS}\n\n**乙{NO_FACE}**\n\n| 甲 |\n|---|\n| 丙 |", (3, 1)),
        (f"{WORDS}\n\n注：{NO_FACE}", (3, 1)),
    ],
)
def test_a_character_in_no_face_is_reported_at_its_place(body: str, place: tuple[int, int]) -> None:
    stories = written(body, "lead", weight=90), story("second", 8)
    with pytest.raises(FaultyInput) as raised:
        lay_out_stories(*stories)
    found = [d for d in raised.value.diagnostics if d.code == "fonts.missing"]
    assert [(d.span.line, d.span.column) for d in found if d.span] == [place]
