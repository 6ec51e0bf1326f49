"""Head blocks: level and upright, couplets, and what they offer to page composition."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_soundness import text_lines
from small_page import lay_out_stories
from stories import SPAN, phrase, story

from duikai_content.model import Form, Headline, HeadSet, Story
from duikai_layout.frame import grid_of
from duikai_layout.heads import HeadLine, HeadPlan, UprightLine, plan_heads, set_head
from duikai_layout.heads.choice import BESIDE
from duikai_layout.page import PageGrid, Role
from duikai_layout.typeset import Typesetter

SIZE = 10.5
KICKER = "沄河灌区续建配套与改造工程完工"
DECK = "渠系水利用系数由0.51提高到0.63"


def headed(
    *parts: str,
    weight: int = 70,
    head: HeadSet = HeadSet.AUTO,
    form: Form = Form.NEWS,
    **others: str,
) -> Story:
    """A story with a headline, or the two of a couplet, and the other parts of a head."""
    made = story(weight=weight, form=form)
    phrases = {key: phrase(text) for key, text in others.items()}
    return dataclasses.replace(made, headline=Headline(parts, SPAN), head=head, **phrases)


def grid(setter: Typesetter) -> PageGrid:
    return grid_of(setter.sheet, setter.sheet.densities[0])


def plans_of(made: Story, setter: Typesetter) -> dict[int, tuple[HeadPlan, ...]]:
    return plan_heads(set_head(made, setter), grid(setter), SIZE)


def every_plan(made: Story, setter: Typesetter) -> Iterator[HeadPlan]:
    for plans in plans_of(made, setter).values():
        yield from plans


def copy_of(made: Story) -> str:
    before, after = (made.label, made.kicker), (made.deck, made.byline)
    return (
        "".join(part.text for part in before if part)
        + made.headline.text
        + "".join(part.text for part in after if part)
    )


def words_of(plan: HeadPlan) -> str:
    words = ""
    for line in plan.lines:
        texts = line.text.texts if isinstance(line, UprightLine) else line.text.items.texts
        words += "".join(texts[line.start : line.end])
    return words


def headline_of(plan: HeadPlan) -> list[HeadLine]:
    return [x for x in plan.lines if isinstance(x, HeadLine) and x.role is Role.HEADLINE]


def uprights_of(plan: HeadPlan, *roles: Role) -> list[UprightLine]:
    lines = [x for x in plan.lines if isinstance(x, UprightLine)]
    return [x for x in lines if not roles or x.role in roles]


FULL = headed(
    "百里新渠通到田间地头", kicker=KICKER, deck=DECK, label="调查", byline="本报记者 苏禾 宋珺"
)
STORIES = [
    headed("渡口的灯比往年早亮了一个月"),
    headed("412个路口的信号灯会“看”车流", deck=DECK, weight=30),
    headed("百里新渠通到田", "八万亩麦正分蘖", kicker=KICKER, weight=90),
    FULL,
    headed("《末班船》首演：5G直播、97.4%上座", kicker="第12届戏剧节2026年11月开幕"),
]


@pytest.mark.parametrize("made", STORIES, ids=lambda made: made.headline.text)
@pytest.mark.parametrize("asked", list(HeadSet), ids=lambda asked: asked.value)
def test_every_block_holds_its_copy_within_its_columns_and_rows(
    made: Story, asked: HeadSet, setter: Typesetter
) -> None:
    made = dataclasses.replace(made, head=asked)
    page = grid(setter)
    for columns, plans in plans_of(made, setter).items():
        assert plans
        for plan in plans:
            assert words_of(plan) == copy_of(made)
            assert 1 <= plan.columns <= columns
            assert plan.columns >= columns - BESIDE or plan.upright
            assert plan.height <= plan.rows * page.pitch + 0.001
            for line in plan.lines:
                if isinstance(line, HeadLine):
                    assert line.width <= page.span(plan.columns) + 0.001
                    assert line.stretch >= 860
                    assert line.baseline <= plan.height + 0.001
                else:
                    assert line.top >= -0.001
                    assert line.top + line.length <= plan.height + 0.01


ALPHABET = "渡口的灯比往年早亮了一个月，“”《》·—2024%王在AI　゚\u0301😀\u200d"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(ALPHABET, min_size=1, max_size=40).map(str.strip).filter(bool),
    st.sampled_from([HeadSet.HORIZONTAL, HeadSet.VERTICAL]),
    st.sampled_from([10, 50, 95]),
)
def test_any_headline_is_set_whole_at_every_width(
    setter: Typesetter, text: str, asked: HeadSet, weight: int
) -> None:
    made = headed(text, head=asked, weight=weight, kicker="引题")
    for plan in every_plan(made, setter):
        assert words_of(plan) == copy_of(made)


def test_a_headline_too_long_for_every_rung_is_still_set_whole(setter: Typesetter) -> None:
    made = headed("渡口" * 60, weight=10)
    for plan in every_plan(made, setter):
        assert words_of(plan) == "渡口" * 60


def test_lines_of_a_headline_are_of_one_width_where_letter_spacing_can_do_it(
    setter: Typesetter,
) -> None:
    """Of seven and of eight characters: a seventh of an em for each gap, which is allowed."""
    made = headed("老地图里看砚江三百年水脉变迁史", weight=50)
    level = set_head(made, setter).level
    found = [headline_of(plan) for plan in every_plan(made, setter)]
    pairs = [lines for lines in found if len(lines) == 2]
    assert pairs
    evened = 0
    for one, other in pairs:
        assert (one.size, one.stretch) == (other.size, other.stretch)
        assert max(one.track, other.track) <= level.track
        if one.width == pytest.approx(other.width, rel=0.01):
            evened += 1
            assert one.track != other.track
    assert evened


COUPLET = headed("百里新渠通到田", "八万亩麦正分蘖", weight=80)


def test_a_couplet_is_offered_on_one_line_and_as_two(setter: Typesetter) -> None:
    found = [plan for plan in every_plan(COUPLET, setter) if plan.columns > 1]
    assert {len(headline_of(plan)) for plan in found} == {1, 2}


def test_the_halves_of_a_couplet_stand_exactly_above_one_another(setter: Typesetter) -> None:
    for halves in (("百里新渠通到田", "八万亩麦正分蘖"), ("12座新桥跨江", "8分钟到对岸了")):
        seen = 0
        for plan in every_plan(headed(*halves, weight=80), setter):
            lines = headline_of(plan)
            if len(lines) == 2:
                seen += 1
                one, other = lines
                assert one.width == pytest.approx(other.width, abs=one.size / 100)
                assert (one.size, one.stretch) == (other.size, other.stretch)
        assert seen


def test_halves_of_han_alone_are_spaced_alike(setter: Typesetter) -> None:
    for plan in every_plan(COUPLET, setter):
        assert len({line.track for line in headline_of(plan)}) == 1


def test_a_couplet_too_long_for_its_column_breaks_both_halves_alike(setter: Typesetter) -> None:
    halves = ("望渡大桥今晨通车过江只需八分钟", "江城地铁春节试跑沿线新增十二站")
    narrow = [plan for plan in plans_of(headed(*halves, weight=95), setter)[1] if plan.columns == 1]
    assert narrow
    for plan in narrow:
        lines = headline_of(plan)
        texts = ["".join(x.text.items.texts[x.start : x.end]).strip() for x in lines]
        half = len(texts) // 2
        assert len(texts) > 2
        assert "".join(texts[:half]) == halves[0]
        assert [len(text) for text in texts[:half]] == [len(text) for text in texts[half:]]


def test_a_worse_break_makes_the_same_lines_dearer(setter: Typesetter) -> None:
    def two_lines(text: str) -> float:
        plans = plans_of(headed(text, weight=50), setter)[2]
        return min(p.price for p in plans if len(headline_of(p)) == 2)

    # Six characters and six: between two phrases, or between a number and what it counts.
    assert two_lines("两岸渔民代表今起联合护渔") < two_lines("全市首批六座夜渡码头开航")


def test_only_what_is_asked_for_is_offered_but_a_level_head_always_is(setter: Typesetter) -> None:
    def kinds(asked: HeadSet) -> set[bool]:
        made = headed("守着一口砚坑的人", head=asked)
        return {plan.upright for plan in every_plan(made, setter)}

    assert kinds(HeadSet.HORIZONTAL) == kinds(HeadSet.AUTO) == {False}
    assert kinds(HeadSet.VERTICAL) == {False, True}


def test_the_form_s_style_decides_where_the_story_does_not(setter: Typesetter) -> None:
    sheet = setter.sheet
    prices = []
    for asked in (HeadSet.VERTICAL, HeadSet.AUTO):
        feature = dataclasses.replace(sheet.forms["feature"], head=asked)
        own = dataclasses.replace(sheet, forms={**sheet.forms, "feature": feature})
        other = Typesetter(own, setter.shaper, "zh-Hans")
        plans = plans_of(headed("守着一口砚坑的人", form=Form.FEATURE), other)[3]
        prices.append({up: min(p.price for p in plans if p.upright is up) for up in (False, True)})
        level = headed("守着一口砚坑的人", form=Form.FEATURE, head=HeadSet.HORIZONTAL)
        assert not any(plan.upright for plan in every_plan(level, other))
    wanted, free = prices
    assert wanted[True] < wanted[False]
    assert free[False] == pytest.approx(wanted[False] - sheet.prices.head_refused)
    assert free[True] == pytest.approx(wanted[True] + sheet.prices.head_upright)


UPRIGHT = dataclasses.replace(FULL, head=HeadSet.VERTICAL)


def test_an_upright_head_leaves_a_column_beside_it(setter: Typesetter) -> None:
    for columns, plans in plans_of(UPRIGHT, setter).items():
        upright = [plan for plan in plans if plan.upright]
        assert bool(upright) == (columns > 1)
        most = setter.sheet.heads.upright.columns
        assert all(plan.columns <= min(columns - 1, most) for plan in upright)


def test_upright_lines_run_from_right_to_left_and_do_not_overlap(setter: Typesetter) -> None:
    order = [Role.KICKER, Role.HEADLINE, Role.DECK, Role.BYLINE]
    seen = 0
    for plan in every_plan(UPRIGHT, setter):
        lines = uprights_of(plan)
        if plan.upright:
            seen += 1
            assert [order.index(x.role) for x in lines] == sorted(
                order.index(x.role) for x in lines
            )
            for right, left in pairwise(lines):
                assert left.x + left.size < right.x
            assert lines[-1].x >= 0
            assert lines[0].x + lines[0].size <= grid(setter).span(plan.columns)
    assert seen


def test_kicker_and_headline_begin_together_deck_and_byline_end_with_the_headline(
    setter: Typesetter,
) -> None:
    for plan in every_plan(UPRIGHT, setter):
        if not plan.upright:
            continue
        [headline, *_] = uprights_of(plan, Role.HEADLINE)
        foot = headline.top + headline.length
        for line in uprights_of(plan, Role.KICKER):
            assert line.top == headline.top
        for line in uprights_of(plan, Role.DECK, Role.BYLINE):
            assert line.top + line.length == pytest.approx(plan.height)
            assert line.top >= headline.top + headline.size - 0.01
        assert foot <= plan.height + 0.01


def test_a_label_lies_level_above_an_upright_head(setter: Typesetter) -> None:
    for plan in every_plan(UPRIGHT, setter):
        if plan.upright:
            label, *lines = plan.lines
            assert isinstance(label, HeadLine)
            assert label.role is Role.LABEL
            assert all(isinstance(x, UprightLine) and x.top > label.baseline for x in lines)


def test_a_long_upright_headline_breaks_by_sense_into_two_lines(setter: Typesetter) -> None:
    made = headed("国务院安委会部署岁末年初安全生产工作", weight=40, head=HeadSet.VERTICAL)
    seen = 0
    for plan in every_plan(made, setter):
        lines = uprights_of(plan, Role.HEADLINE)
        if plan.upright:
            seen += 1
            texts = ["".join(x.text.texts[x.start : x.end]) for x in lines]
            assert texts == ["国务院安委会部署", "岁末年初安全生产工作"]
            # Of unlike length they lie staggered: the second ends at the foot.
            assert lines[1].top + lines[1].length == pytest.approx(plan.height)
    assert seen


def test_the_halves_of_an_upright_couplet_stand_side_by_side(setter: Typesetter) -> None:
    made = dataclasses.replace(COUPLET, head=HeadSet.VERTICAL)
    pairs = [uprights_of(p, Role.HEADLINE) for p in every_plan(made, setter) if p.upright]
    two = [lines for lines in pairs if len(lines) == 2]
    assert two
    for right, left in two:
        assert (right.size, right.top) == (left.size, left.top)
        assert right.length == pytest.approx(left.length)
        assert right.track == left.track


def test_an_upright_head_that_no_page_has_room_for_is_set_level_and_said() -> None:
    """Three pictures of a photo story stand side by side over all its columns."""
    photo = story("photo", 4, weight=90, form=Form.PHOTO, pictures=3)
    other = story("other", 3, headline="对岸新设一处水尺", weight=40)
    for asked in HeadSet:
        made = lay_out_stories(dataclasses.replace(photo, head=asked), other)
        assert ("layout.level-head" in made.warnings) == (asked is HeadSet.VERTICAL)


def test_an_upright_head_that_fits_is_on_the_page() -> None:
    lead = headed("渡口亮灯", weight=60, head=HeadSet.VERTICAL, deck="早一个月")
    made = lay_out_stories(lead, story("other", 4, headline="对岸新设一处水尺", weight=40))
    lines = [line for line in text_lines(made.page.stories[0]) if line.upright]
    assert "".join(line.text for line in lines) == copy_of(lead)
    assert "layout.level-head" not in made.warnings
