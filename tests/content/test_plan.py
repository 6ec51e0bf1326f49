"""plan.yaml: what is read, what is refused, and that what is written is read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duikai_content.diagnostics import Diagnostics
from duikai_content.plan import PagePlan, Pin, Plan, plan_path, plan_yaml, read_plan
from duikai_content.spans import SourceSpan

HERE = SourceSpan("plan.yaml", 1, 1)
SLUGS = ("01-bridge", "02-canal", "yes", "a: b", "#c")


def read(text: str, folder: Path) -> tuple[Plan, list[str]]:
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    plan = read_plan(folder / "plan.yaml", SLUGS, diagnostics)
    assert all(d.span is not None and d.span.line for d in diagnostics)
    return plan, [d.code for d in diagnostics]


def test_no_plan_is_an_empty_one(tmp_path: Path) -> None:
    diagnostics = Diagnostics()
    assert read_plan(tmp_path / "plan.yaml", SLUGS, diagnostics) == Plan()
    assert not list(diagnostics)


def test_pins_count_from_one_and_may_leave_things_open(tmp_path: Path) -> None:
    plan, codes = read(
        "pages:\n  - page: 2\n    density: dense\n    stories:\n"
        "      - {story: 01-bridge, column: 1, row: 3, columns: 4, rows: 20, head: 60}\n"
        "      - {story: 02-canal}\n",
        tmp_path,
    )
    assert codes == []
    page = plan.page(2)
    assert page is not None
    assert (page.density, plan.page(1)) == ("dense", None)
    whole, bare = page.pins
    assert (whole.column, whole.row, whole.columns, whole.rows, whole.head) == (0, 2, 4, 20, 60.0)
    assert (bare.column, bare.row, bare.columns, bare.rows, bare.head) == (None,) * 5
    assert (whole.is_placed, bare.is_placed) == (True, False)
    assert plan.page_of == {"01-bridge": 2, "02-canal": 2}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("pages: [{page: 1, stories: [{story: nobody}]}]", "plan.unknown-story"),
        ("pages: [{page: 1, stories: [{story: 02-canal}, {story: 02-canal}]}]",
         "plan.duplicate-story"),
        ("pages: [{page: 1, stories: [{story: \"#c\"}]}, {page: 2, stories: [{story: \"#c\"}]}]",
         "plan.duplicate-story"),
        ("pages: [{page: 1}, {page: 1}]", "plan.duplicate-page"),
        ("pages: [{page: 1, stories: [{story: 02-canal, column: 0}]}]", "plan.out-of-range"),
        ("pages: [{page: 1, stories: [{story: 02-canal, colum: 1}]}]", "plan.unknown-key"),
        ("pages: [{page: 0}]", "plan.out-of-range"),
        ("pages: here", "plan.wrong-type"),
        ("{}", "plan.missing-key"),
        ("pages: [", "plan.bad-yaml"),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, code: str, tmp_path: Path) -> None:
    assert code in read(text, tmp_path)[1]


def test_a_transcript_has_its_plan_beside_it(tmp_path: Path) -> None:
    (tmp_path / "luoyang.md").write_text("x", encoding="utf-8")
    (tmp_path / "edition.yaml").write_text("x", encoding="utf-8")
    assert plan_path(tmp_path / "luoyang.md") == tmp_path / "luoyang.plan.yaml"
    assert plan_path(tmp_path) == plan_path(tmp_path / "edition.yaml") == tmp_path / "plan.yaml"


OPEN = st.none()
PINS = st.builds(
    Pin,
    story=st.sampled_from(SLUGS),
    span=st.just(HERE),
    column=OPEN | st.integers(0, 8),
    row=OPEN | st.integers(0, 90),
    columns=OPEN | st.integers(1, 8),
    rows=OPEN | st.integers(1, 90),
    head=OPEN | st.sampled_from([15.0, 44.0, 60.5]),
)


@given(st.lists(PINS, max_size=5, unique_by=lambda pin: pin.story), st.sampled_from(["", "dense"]))
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, pins: list[Pin], density: str
) -> None:
    folder = tmp_path_factory.mktemp("plan")
    plan = Plan((PagePlan(3, density, tuple(pins), HERE),))
    again, codes = read(plan_yaml(plan, {"02-canal": "百里新渠通到田 # 八万亩"}), folder)
    assert codes == []
    assert _bare(again) == _bare(plan)


def _bare(plan: Plan) -> list[tuple[object, ...]]:
    return [
        (page.page, page.density, pin.story, pin.column, pin.row, pin.columns, pin.rows, pin.head)
        for page in plan.pages
        for pin in page.pins
    ]
