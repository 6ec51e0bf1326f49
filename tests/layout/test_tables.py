"""Tables: columns that share the measure, figures at their points, three rules, never torn."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_page import lay_out_stories
from stories import phrase, story, written
from test_makeup import only, page_with, prepared, sample

from duikai_content.diagnostics import FaultyInput
from duikai_content.model import Form, Table
from duikai_layout.flow import CannotFlow, flow
from duikai_layout.galley import SetCell, SetTable, fit_table, set_galley
from duikai_layout.ledger import audit, copy_of, set_text_of
from duikai_layout.page import Role, Rule, TextLine
from duikai_layout.typeset import Piece, Typesetter
from duikai_styles.inks import Ink

MEASURE = 15_000


def table_of(text: str) -> Table:
    (block,) = written(text).body
    assert isinstance(block, Table)
    return block


def fitted(text: str, setter: Typesetter, measure: int = MEASURE) -> SetTable:
    found = fit_table(table_of(text), measure, setter)
    assert found is not None
    return found


def rows_of(table: SetTable) -> list[tuple[SetCell, ...]]:
    return [row.cells for band in table.bands() for row in band]


def spans(cell: SetCell) -> list[tuple[int, float]]:
    """Left and right of each line of a cell."""
    return [(x, x + line.width * cell.scale) for line, x in zip(cell.lines, cell.xs, strict=True)]


def said(cell: SetCell) -> str:
    return "".join("".join(cell.text.items.texts[ln.start : ln.end]) for ln in cell.lines)


def point_of(cell: SetCell) -> float:
    """Where the decimal point of a figure stands: behind its last whole digit."""
    whole = said(cell).split(".")[0]
    digits = max(k for k, ch in enumerate(whole) if ch.isdigit())
    line = cell.lines[0]
    return cell.xs[0] + (line.xs[digits] + cell.text.items.widths[digits]) * cell.scale


FIGURES = """\
| 项 | 数 | 比（%） |
|---|---|:-:|
| 甲 | 1,286.4 | -5.25 |
| 乙 | 7.25 | +12 |
| 丙 | 111 | 0.4 |
| 丁 | 8万吨 | — |
| 戊 | | 100 |
"""


def test_figures_stand_at_their_decimal_points(setter: Typesetter) -> None:
    _, *rows = rows_of(fitted(FIGURES, setter))
    for column, named in ((1, "甲乙丙丁"), (2, "甲乙丙戊")):
        points = {
            round(point_of(row[column]))
            for row in rows
            if said(row[0]) in named and row[column].lines
        }
        assert max(points) - min(points) <= 2, column


def test_the_last_column_of_figures_ends_with_the_measure(setter: Typesetter) -> None:
    text = "| 项 | 数 |\n|---|---|\n| 甲 | 12.5 |\n| 乙 | 0.25 |\n"
    _, first, second = rows_of(fitted(text, setter))
    assert spans(second[1])[0][1] == pytest.approx(MEASURE, abs=2)
    assert spans(first[1])[0][1] < MEASURE - 100


def test_digits_are_tabular_in_every_face(setter: Typesetter) -> None:
    for role in ("song", "song-bold", "hei"):
        piece = Piece("0123456789.", role, Ink(0, 0, 0, 100), tabular=True)
        text = setter.set_text((piece,), setter.sheet.lines["table"])
        assert len(set(text.items.widths[:10])) == 1
        assert text.items.widths[10] != text.items.widths[0]


@pytest.mark.parametrize(("marks", "at"), [(":--", 0.0), (":-:", 0.5), ("--:", 1.0), ("---", 0.0)])
def test_text_stands_where_its_column_says(marks: str, at: float, setter: Typesetter) -> None:
    text = f"| 甲乙丙丁戊 | 长长长 |\n|---|{marks}|\n| 己 | 短 |\n"
    _, (_, cell) = rows_of(fitted(text, setter))
    head = rows_of(fitted(text, setter))[0][1]
    (left, right), (start, end) = spans(head)[0], spans(cell)[0]
    room = (right - left) - (end - start)
    assert start - left == pytest.approx(at * room, abs=2)


def test_a_head_stands_at_the_foot_of_its_row(setter: Typesetter) -> None:
    text = "| 项 | 社会消费品零售总额（亿元） |\n|---|---|\n| 社会消费品零售总额 | 1 |\n"
    head, _ = rows_of(fitted(text, setter))
    assert len(head[1].lines) == 2
    assert (head[0].first, head[1].first) == (1, 0)


def test_a_head_of_empty_cells_is_not_set(setter: Typesetter) -> None:
    found = fitted("| | |\n|---|---|\n| 甲 | 1 |\n", setter)
    assert found.head is None and found.height == 1
    assert len(list(found.bands())) == 2


def test_short_cells_are_broken_last(setter: Typesetter) -> None:
    text = (
        "| 时段 | 班 | 说明 |\n|---|---|---|\n"
        "| 早高峰 | 12 | 六分钟一班，直达客运站与大学城，晚间加开两班 |\n"
    )
    _, row = rows_of(fitted(text, setter, 13_000))
    assert [len(cell.lines) for cell in row][:2] == [1, 1]
    assert len(row[2].lines) > 1


CELL = st.text("渡口的灯，12.3%a", max_size=14).map(str.strip)


@settings(max_examples=120, deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=2, max_size=5)
    ),
    st.sampled_from([11_000, 13_000, 15_000]),
)
def test_columns_keep_apart_and_inside(
    setter: Typesetter, rows: list[list[str]], measure: int
) -> None:
    if not any(any(row) for row in rows):
        return
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    text = "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]) + "\n"
    table = table_of(text)
    found = fit_table(table, measure, setter)
    if found is None:
        return
    gap = setter.sheet.tables.gap * setter.sheet.text["table"].scale
    edges = [[spans(row[column]) for row in rows_of(found)] for column in range(len(table.head))]
    lefts = [min((a for cell in cells for a, _ in cell), default=0) for cells in edges]
    rights = [max((b for cell in cells for _, b in cell), default=0) for cells in edges]
    assert min(lefts) >= 0 and max(rights) <= measure + 2
    used = [(a, b) for a, b in zip(lefts, rights, strict=True) if b]
    assert all(after - before >= gap - 4 for (_, before), (after, _) in pairwise(used))
    for row in [band_row for band in found.bands() for band_row in band]:
        assert row.height == max(cell.first + len(cell.lines) for cell in row.cells)
    wanted = "".join(cell.text for r in (table.head, *table.rows) for cell in r)
    shown = "".join(cell.text.text for row in rows_of(found) for cell in row)
    assert "".join(shown.split()) == "".join(wanted.split())


def test_columns_that_do_not_fit_are_refused(setter: Typesetter) -> None:
    wide = "|" + " 甲乙丙 |" * 8 + "\n|" + "---|" * 8 + "\n|" + " 子丑寅 |" * 8 + "\n"
    assert fit_table(table_of(wide), MEASURE, setter) is None
    assert fit_table(table_of(wide), 2 * MEASURE, setter) is not None
    unbroken = "| 甲 | 乙 |\n|---|---|\n| 1 | " + "9" * 40 + " |\n"
    assert fit_table(table_of(unbroken), MEASURE, setter) is None


TABLE = """\
**本月水位**

| 站 | 水位（米） |
|---|---|
| 望渡 | 12.5 |
| 石矶 | 8 |

数据来源：水位站
"""


def in_story(paragraphs: int = 6) -> str:
    words = "渡口的灯比往年早亮了一个月，第一班船六时开出。" * 2
    return "\n\n".join([*[words] * paragraphs, TABLE, *[words] * paragraphs])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 16), min_size=1, max_size=6))
def test_a_table_is_never_torn_nor_parted_from_its_source(
    setter: Typesetter, legs: list[int]
) -> None:
    galley = set_galley(written(in_story()), 15, setter)
    rows = sum(legs)
    if not galley.fits(tuple(legs), rows):
        with pytest.raises(CannotFlow):
            flow(galley, tuple(legs), rows)
        return
    found = flow(galley, tuple(legs), rows)
    at = next(k for k, each in enumerate(found) if each.element.role is Role.TABLE)
    columns = {slot.column for slot in (*found[at].slots, found[at + 1].slots[0])}
    assert len(columns) == 1


def test_some_legs_do_hold_a_table(setter: Typesetter) -> None:
    galley = set_galley(written(in_story()), 15, setter)
    best = min(galley.prices, key=lambda rows: galley.prices[rows])
    halves = [(best - k, k) for k in range(1, best)]
    held = [legs for legs in halves if galley.fits(legs, best)]
    assert 0 < len(held) < len(halves)


def test_white_above_a_table_is_not_left_at_the_head_of_a_column(setter: Typesetter) -> None:
    words = "渡口的灯比往年早亮了一个月，第一班船六时开出。"
    galley = set_galley(written(f"{TABLE}\n\n{words}\n\n### 水退之后\n\n{words}"), 15, setter)
    rows = min(galley.prices) + 1  # one white row, above the table or about the cross-head
    table, _, _, cross_head, _ = flow(galley, (rows,), rows)
    assert (table.way.white, cross_head.way.white) == (0, 1)
    galley = set_galley(written(f"{words}\n\n{TABLE}\n\n### 水退之后\n\n{words}"), 15, setter)
    _, table, _, cross_head, _ = flow(galley, (rows,), rows)
    assert (table.way.white, cross_head.way.white) == (1, 0)


@pytest.mark.parametrize("form", [Form.NEWS, Form.COMMENTARY])
def test_three_rules_as_wide_as_the_column(form: Form, setter: Typesetter) -> None:
    copy, grid = prepared(written(in_story(), form=form), setter)
    style = setter.sheet.tables
    for leaf in sample(copy):
        page = page_with(copy, leaf, grid, setter)
        [table] = [f for f in only(page).fragments if f.role is Role.TABLE]
        rules = [mark for mark in table.marks if isinstance(mark, Rule)]
        lines = [mark for mark in table.marks if isinstance(mark, TextLine)]
        assert [rule.width for rule in rules] == [style.rule, style.thin, style.rule]
        measure = copy.galley.measure * setter.sheet.densities[0].size / 1000
        assert {round(rule.x2 - rule.x1, 3) for rule in rules} == {round(measure, 3)}
        ys = [rule.y1 for rule in rules]
        caption, *others = lines
        assert caption.text == "本月水位" and caption.baseline < ys[0]
        between = [sum(a < ln.baseline < b for ln in others) for a, b in pairwise(ys)]
        assert between == [2, 4]


@pytest.mark.parametrize("head", ["", "### 水退之后\n\n"])
def test_a_story_of_nothing_but_a_table(head: str, setter: Typesetter) -> None:
    parts = {"dateline": phrase("本报讯（某某）"), "endline": phrase("（某某）")}
    table = TABLE.split("\n\n数据", maxsplit=1)[0]
    for made in (written(head + table), written(head + table, **parts)):
        copy, grid = prepared(made, setter)
        leaves = sample(copy)
        assert leaves
        for leaf in leaves:
            page = page_with(copy, leaf, grid, setter)
            assert set_text_of(only(page)) == copy_of(made)


def test_a_cross_head_may_end_a_story(setter: Typesetter) -> None:
    made = written("渡口的灯比往年早亮了一个月。\n\n### 水退之后")
    copy, _ = prepared(made, setter)
    assert any(copy.leaves.values())


def faults_of(*bodies: str) -> list[tuple[str, int | None]]:
    stories = [written(body, f"s{k}", weight=90 - k) for k, body in enumerate(bodies)]
    with pytest.raises(FaultyInput) as raised:
        lay_out_stories(*stories)
    return [(d.code, d.span.line if d.span else None) for d in raised.value.diagnostics]


def test_a_table_that_fits_no_density_is_reported_with_its_place() -> None:
    wide = "|" + " 甲乙丙 |" * 9 + "\n|" + "---|" * 9 + "\n|" + " 子丑寅 |" * 9 + "\n"
    assert faults_of(f"渡口的灯。\n\n{wide}") == [("layout.table", 3)]


def test_a_table_higher_than_a_column_is_reported_with_its_place() -> None:
    high = "| 甲 | 乙 |\n|---|---|\n" + "| 子 | 1 |\n" * 100
    wide = "|" + " 甲乙丙 |" * 9 + "\n|" + "---|" * 9 + "\n|" + " 子丑寅 |" * 9 + "\n"
    assert faults_of(f"渡口的灯。\n\n{high}", f"灯。\n\n{wide}") == [
        ("layout.table", 3),
        ("layout.table", 3),
    ]


def test_a_page_with_a_table_is_sound() -> None:
    made = lay_out_stories(
        written(in_story(3), "lead", weight=90), story("short", 4, headline="对岸新设一处水尺")
    )
    assert audit(made.edition, made.pages) == ()
    assert any(f.role is Role.TABLE for f in made.page.fragments())
