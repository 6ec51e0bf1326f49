"""Quotes, lists, source lines and styled runs, as the style sheet has them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from stories import phrase, written
from test_makeup import only, page_with, prepared, sample

from duikai_content.model import Form, Paragraph
from duikai_layout.galley import set_galley
from duikai_layout.galley.pieces import joined, pieces_of
from duikai_layout.page import Page, Role, TextLine
from duikai_layout.typeset import Typesetter

WORDS = "渡口的灯比往年早亮了一个月，第一班船六时开出，船上有去对岸上学的孩子。"


def changed(setter: Typesetter, role: str, **values: Any) -> Typesetter:
    """A typesetter whose sheet styles `role` otherwise."""
    text = {**setter.sheet.text, role: replace(setter.sheet.text[role], **values)}
    return Typesetter(replace(setter.sheet, text=text), setter.shaper, "zh-Hans")


def page_of(text: str, setter: Typesetter, form: Form = Form.NEWS, **parts: Any) -> Page:
    copy, grid = prepared(written(text, form=form, **parts), setter)
    return page_with(copy, sample(copy)[0], grid, setter)


def body_of(page: Page, number: int) -> list[TextLine]:
    """The lines of block `number` of the only story."""
    bodies = [f for f in only(page).fragments if f.role is Role.BODY]
    return [mark for mark in bodies[number].marks if isinstance(mark, TextLine)]


def indents(lines: list[TextLine]) -> list[float]:
    """Where each line's first glyph begins, in ems of its size from the line's left."""
    return [round((ln.runs[0].x - ln.x) / ln.runs[0].size, 2) for ln in lines]


@pytest.mark.parametrize("inset", [0, 1000, 2000])
def test_a_quote_is_moved_in_on_both_sides(inset: int, setter: Typesetter) -> None:
    page = page_of(f"{WORDS}\n\n> {WORDS}", changed(setter, "quote", inset=inset))
    plain, quote = body_of(page, 0), body_of(page, 1)
    by = inset * plain[0].runs[0].size / 1000
    columns = {line.column: line.x for line in plain}
    assert len(quote) >= len(plain)
    for line in quote:
        assert line.measure == pytest.approx(plain[0].measure - 2 * by)
        assert line.row is not None
        if line.column in columns:
            assert line.x == pytest.approx(columns[line.column] + by)


@pytest.mark.parametrize(
    ("role", "text"), [("bullet", f"- {WORDS}"), ("numbered", f"1. {WORDS}"), ("body", WORDS)]
)
def test_a_list_hangs_as_far_as_its_style_says(role: str, text: str, setter: Typesetter) -> None:
    hanging = page_of(text, changed(setter, role, indent=500, hang=1500))
    first, *others = indents(body_of(hanging, 0))
    assert first == 0.5 and set(others) == {1.5} and others
    usual = indents(body_of(page_of(text, setter), 0))
    assert usual[0] == 2 and set(usual[1:]) == {0}


def test_a_run_in_hangs_like_its_paragraph(setter: Typesetter) -> None:
    page = page_of(f"●**要点。**{WORDS}", changed(setter, "bullet", indent=0, hang=1000))
    lines = body_of(page, 0)
    assert indents(lines)[0] == 0 and set(indents(lines)[1:]) == {1}
    assert lines[0].text.startswith("●要点。")


def test_a_source_is_small_and_keeps_the_grid(setter: Typesetter) -> None:
    page = page_of(f"{WORDS}\n\n资料来源：水位站。注：{WORDS}", setter)
    plain, source = body_of(page, 0), body_of(page, 1)
    style = setter.sheet.text["source"]
    assert {round(ln.runs[0].size / plain[0].runs[0].size, 3) for ln in source} == {style.scale}
    assert len({(ln.column, ln.row) for ln in source}) == len(source) > 1
    assert indents(source)[0] == 0


@pytest.mark.parametrize(
    ("form", "text", "face"),
    [
        (Form.NEWS, f"- {WORDS}", "song"),
        (Form.COMMENTARY, f"- {WORDS}", "kai"),
        (Form.COMMENTARY, f"1. {WORDS}", "kai"),
        (Form.NEWS, f"> {WORDS}", "kai"),
    ],
)
def test_lists_take_the_face_of_their_body(
    form: Form, text: str, face: str, setter: Typesetter
) -> None:
    lines = body_of(page_of(text, setter, form), 0)
    assert setter.shaper.catalogue.face(lines[1].runs[0].face) == (
        setter.shaper.catalogue.for_role(face)
    )


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("==乙==**丙==丁==**", [("乙", "song."), ("丙", "hei-medium"), ("丁", "hei-medium.")]),
        ("**甲==乙==**丙", [("甲", "hei-bold"), ("乙", "hei-bold."), ("丙", "song")]),
        ("甲*乙==丙==*", [("甲", "song"), ("乙", "kai"), ("丙", "kai.")]),
        ("甲{乙|b}{丙|c}丁", [("甲", "song"), ("乙b", "song"), ("丙c", "song"), ("丁", "song")]),
    ],
)  # fmt: skip
def test_dots_and_ruby_keep_the_face_around_them(
    text: str, runs: list[tuple[str, str]], setter: Typesetter
) -> None:
    (block,) = written(text).body
    assert isinstance(block, Paragraph)
    sheet = setter.sheet
    pieces = joined(pieces_of(block.inlines, sheet.text["body"], sheet))
    assert [(p.text + p.ruby, p.face + "." * bool(p.dots)) for p in pieces] == runs


def test_any_style_may_have_dots(setter: Typesetter) -> None:
    dotted = changed(setter, "emphasis", dots=True)
    lines = body_of(page_of("渡口*的灯*。", dotted), 0)
    assert [len(line.dots) for line in lines] == [2]
    heads = page_of(f"{WORDS}\n\n### 水退之后\n\n{WORDS}", changed(setter, "cross-head", dots=True))
    [head] = [f for f in only(heads).fragments if f.role is Role.CROSS_HEAD]
    assert [len(m.dots) for m in head.marks if isinstance(m, TextLine)] == [4]


@pytest.mark.parametrize("kind", ["> ", "资料来源：", ""])
def test_a_signature_ends_every_kind_of_paragraph_flush_right(
    kind: str, setter: Typesetter
) -> None:
    page = page_of(f"{kind}{WORDS}", setter, endline=phrase("（某某）"))
    *_, last = body_of(page, 0)
    assert last.text == "（某某）"
    run = last.runs[-1]
    right = run.x + (run.xs[-1] + 1000) * run.size / 1000
    assert right == pytest.approx(page.grid.x(last.column or 0) + page.grid.measure, abs=0.1)


def test_a_dateline_stands_by_itself_before_what_is_no_paragraph(setter: Typesetter) -> None:
    made = written(f"### 水退之后\n\n{WORDS}", dateline=phrase("本报讯（某某）"))
    first, second, third = set_galley(made, 15, setter).elements
    assert [first.role, second.role, third.role] == [Role.BODY, Role.CROSS_HEAD, Role.BODY]
    assert first.ways[0].rows == 1
