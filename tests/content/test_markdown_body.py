"""Bodies: what each Markdown form becomes, and that nothing disappears unsaid."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duikai_content import (
    CrossHead,
    Diagnostics,
    InlineStyle,
    Paragraph,
    ParagraphKind,
    Severity,
    Table,
)
from duikai_content.markdown_body import MarkdownBody, read_body


def _read(text: str, *codes: str) -> MarkdownBody:
    diagnostics = Diagnostics()
    body = read_body(text, "s.md", diagnostics, first_line=10)
    assert [d.code for d in diagnostics] == list(codes)
    return body


def _styles(text: str) -> list[tuple[str, InlineStyle]]:
    (block,) = _read(text).blocks
    assert isinstance(block, Paragraph)
    return [(inline.text, inline.style) for inline in block.inlines]


PLAIN, STRONG, RUN_IN = InlineStyle.PLAIN, InlineStyle.STRONG, InlineStyle.RUN_IN
DOTTED = InlineStyle.DOTTED


def test_headings_and_bold_lines() -> None:
    heads = _read("### 大\n\n#### 小\n\n**也小**\n\n●**圆点**").blocks
    assert [(h.text, h.level) for h in heads if isinstance(h, CrossHead)] == [
        ("大", 1),
        ("小", 2),
        ("也小", 2),
        ("●圆点", 2),
    ]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("**要点。**正文", [("要点。", RUN_IN), ("正文", PLAIN)]),
        ("●**要点。**正文", [("●要点。", RUN_IN), ("正文", PLAIN)]),
        ("正文**“要点”**正文", [("正文", PLAIN), ("“要点”", STRONG), ("正文", PLAIN)]),
        ("甲*乙*丙", [("甲", PLAIN), ("乙", InlineStyle.EMPHASIS), ("丙", PLAIN)]),
        ("甲==乙==丙", [("甲", PLAIN), ("乙", DOTTED), ("丙", PLAIN)]),
        ("甲===乙==", [("甲=", PLAIN), ("乙", DOTTED)]),
        ("==甲==乙==丙==", [("甲", DOTTED), ("乙", PLAIN), ("丙", DOTTED)]),
        ("甲**乙==丙==**", [("甲", PLAIN), ("乙", STRONG), ("丙", STRONG | DOTTED)]),
        ("==甲*乙*==", [("甲", DOTTED), ("乙", InlineStyle.EMPHASIS | DOTTED)]),
        ("**==要点==。**正文", [("要点", RUN_IN | DOTTED), ("。", RUN_IN), ("正文", PLAIN)]),
        (
            "●**==要==。**正",
            [("●", RUN_IN), ("要", RUN_IN | DOTTED), ("。", RUN_IN), ("正", PLAIN)],
        ),
        ("a == b == c", [("a == b == c", PLAIN)]),
        ("甲==乙", [("甲==乙", PLAIN)]),
        ("甲\\==乙==", [("甲==乙==", PLAIN)]),
        ("2 * 3 * 4", [("2 * 3 * 4", PLAIN)]),
        ("\\*甲\\*", [("*甲*", PLAIN)]),
        ("[甲](http://a.example)乙", [("甲", PLAIN), ("乙", PLAIN)]),
        ("`甲`乙", [("甲", PLAIN), ("乙", PLAIN)]),
        ("　　甲乙", [("甲乙", PLAIN)]),
        ("    甲乙", [("甲乙", PLAIN)]),
        ("[甲]: http://a.example", [("[甲]: http://a.example", PLAIN)]),
    ],
)
def test_inlines(text: str, runs: list[tuple[str, InlineStyle]]) -> None:
    assert _styles(text) == runs


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("{葭|jiā}川", [("葭", "jiā", PLAIN), ("川", "", PLAIN)]),
        ("{沄河|yún|hé}", [("沄", "yún", PLAIN), ("河", "hé", PLAIN)]),
        ("{沄河|yún hé}", [("沄河", "yún hé", PLAIN)]),
        ("{葛\U000e0100城|gě|chéng}", [("葛\U000e0100", "gě", PLAIN), ("城", "chéng", PLAIN)]),
        ("**甲{葭|jiā}**乙", [("甲", "", RUN_IN), ("葭", "jiā", RUN_IN), ("乙", "", PLAIN)]),
        ("==甲{葭|jiā}==", [("甲", "", DOTTED), ("葭", "jiā", DOTTED)]),
        ("{沄\n河|yún\nhé}", [("沄河", "yún hé", PLAIN)]),
        ("{a\\|\\{\\}b|c\\\\}", [("a|{}b", "c\\", PLAIN)]),
        ("{甲*乙*|丙}", [("甲*乙*", "丙", PLAIN)]),
        ("[{葭|jiā}](http://a.example)", [("葭", "jiā", PLAIN)]),
        ("\\{葭|jiā}", [("{葭|jiā}", "", PLAIN)]),
        ("甲}乙|丙", [("甲}乙|丙", "", PLAIN)]),
        ("{big|大}\nriver", [("big", "大", PLAIN), (" ", "", PLAIN), ("river", "", PLAIN)]),
    ],
)
def test_ruby(text: str, runs: list[tuple[str, str, InlineStyle]]) -> None:
    (block,) = _read(text).blocks
    assert isinstance(block, Paragraph)
    assert [(i.text, i.ruby, i.style) for i in block.inlines] == runs
    assert block.text == "".join(base + ruby for base, ruby, _ in runs)


@pytest.mark.parametrize(
    "text",
    ["{葭|}", "{|jiā}", "{葭}", "{}", "{沄河|yún|hé|jiāng}", "{葭|jiā", "{{葭|jiā}", "{ |jiā}"],
)
def test_a_faulty_ruby_is_reported(text: str) -> None:
    diagnostics = Diagnostics()
    read_body(f"甲乙{text}", "s.md", diagnostics, first_line=10)
    (found,) = diagnostics
    assert found.code == "copy.faulty-ruby" and found.span
    assert (found.span.line, found.span.column) == (10, 3)


@pytest.mark.parametrize("text", ["### {葭|jiā}川", "**甲{葭|jiā}**", "#### {葭|jiā}"])
def test_ruby_in_a_cross_head_is_reported(text: str) -> None:
    _read(text, "copy.faulty-ruby")


def test_dots_in_a_cross_head_are_reported() -> None:
    (head,) = _read("### 甲==乙==", "copy.dots-in-head").blocks
    assert head.text == "甲乙"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("资料来源：市统计局", ParagraphKind.SOURCE),
        ("数据来源:市统计局", ParagraphKind.SOURCE),
        ("来源：新华社", ParagraphKind.SOURCE),
        ("**注：**增速按不变价计算", ParagraphKind.SOURCE),
        ("注意：路滑", ParagraphKind.PLAIN),
        ("水的来源：上游", ParagraphKind.PLAIN),
        ("> 注：引文", ParagraphKind.QUOTE),
        ("1、甲", ParagraphKind.NUMBERED),
        ("（12）甲", ParagraphKind.NUMBERED),
        ("③甲", ParagraphKind.NUMBERED),
        ("3.5万人", ParagraphKind.PLAIN),
        ("3、5两月", ParagraphKind.PLAIN),
        ("2024、明年", ParagraphKind.PLAIN),
    ],
)
def test_kinds_by_their_opening(text: str, kind: ParagraphKind) -> None:
    (block,) = _read(text).blocks
    assert isinstance(block, Paragraph) and block.kind is kind


TABLE = """\
**前10个月**

| 指标 | 亿元 | 增长（%） | 注 |
|---|:--|:-:|--:|
| 进口{沄\\|yún} | 91.2 | ==9.6== | a\\|b |
| 出口 | | -1 | **粗** |
"""


def test_a_table() -> None:
    body = _read(TABLE + "\n资料来源：市统计局\n")
    table, source = body.blocks
    assert isinstance(table, Table) and isinstance(source, Paragraph)
    assert source.kind is ParagraphKind.SOURCE
    assert table.caption is not None and table.caption.text == "前10个月"
    assert [a.value for a in table.alignments] == ["usual", "left", "centre", "right"]
    assert [[cell.text for cell in row] for row in (table.head, *table.rows)] == [
        ["指标", "亿元", "增长（%）", "注"],
        ["进口沄yún", "91.2", "9.6", "a|b"],
        ["出口", "", "-1", "粗"],
    ]
    assert table.text.startswith("前10个月指标亿元") and table.has_head
    assert table.span.line == 12 and table.rows[0][1].span.line == 14
    assert table.rows[0][1].span.column == 16
    assert table.rows[0][2].inlines[0].style is DOTTED


def test_only_a_bold_line_directly_before_a_table_is_its_caption() -> None:
    plain = "| 甲 |\n|---|\n| 乙 |\n"
    for before in ("#### 头\n\n", "**头**\n\n文\n\n", "**头**\n\n#### 又\n\n"):
        *_, table = _read(before + plain).blocks
        assert isinstance(table, Table) and table.caption is None
    (table,) = _read("**头**\n" + plain).blocks
    assert isinstance(table, Table) and table.caption is not None


def test_a_table_without_a_head() -> None:
    (table,) = _read("| | |\n|---|---|\n| 甲 | 1 |\n").blocks
    assert isinstance(table, Table) and not table.has_head


@pytest.mark.parametrize(
    ("text", "code", "severity"),
    [
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |\n", "copy.ragged-row", Severity.ERROR),
        ("| 甲 | 乙 |\n|---|---|\n| 1 |\n", "copy.ragged-row", Severity.WARNING),
        ("| 甲 |\n|---|\n", "copy.empty-table", Severity.ERROR),
        ("| |\n|---|\n| |\n", "copy.empty-table", Severity.ERROR),
        ("> | 甲 |\n> |---|\n> | 1 |\n", "copy.unsupported-markdown", Severity.ERROR),
        ("- 甲\n\n  | 甲 |\n  |---|\n  | 1 |\n", "copy.unsupported-markdown", Severity.ERROR),
        ("| 甲 |\n|---|\n| {乙\\|} |\n", "copy.faulty-ruby", Severity.ERROR),
    ],
)
def test_faulty_tables_are_reported(text: str, code: str, severity: Severity) -> None:
    diagnostics = Diagnostics()
    read_body(text, "s.md", diagnostics)
    assert [(d.code, d.severity) for d in diagnostics] == [(code, severity)]


def test_cells_that_are_empty_beyond_the_head_are_nothing() -> None:
    (table,) = _read("| 甲 |\n|---|\n| 1 | |\n").blocks
    assert isinstance(table, Table) and len(table.rows[0]) == 1


def test_soft_line_breaks() -> None:
    assert "".join(t for t, _ in _styles("河水\n清了\nBig\nRiver\n号")) == "河水清了Big River号"


def test_lists_and_quotes() -> None:
    blocks = _read("- 甲\n- **乙**丙\n\n3. 丁\n4. x\n\n> 戊\n").blocks
    kinds = [(b.text, b.kind) for b in blocks if isinstance(b, Paragraph)]
    bullet, numbered = ParagraphKind.BULLET, ParagraphKind.NUMBERED
    assert kinds == [
        ("●甲", bullet),
        ("●乙丙", bullet),
        ("3.丁", numbered),
        ("4. x", numbered),
        ("戊", ParagraphKind.QUOTE),
    ]


def test_pictures() -> None:
    body = _read('甲\n\n![江景](pictures/a.jpg "何川 摄")\n')
    (call,) = body.pictures
    assert (call.file, call.caption, call.credit) == ("pictures/a.jpg", "江景", "何川 摄")
    assert call.span.line == 12 and len(body.blocks) == 1


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("<div>\n甲\n</div>\n", "copy.unsupported-markdown", 10),
        ("甲<b>乙", "copy.unsupported-markdown", 10),
        ("甲\n\n```\n乙\n```\n", "copy.unsupported-markdown", 12),
        ("甲![乙](a.jpg)", "copy.unsupported-markdown", 10),
        ("甲\n\n---\n\n乙", "copy.rule", 12),
        ("甲\n---\n乙", "copy.rule", 11),
        ("甲  \n乙", "copy.hard-break", 10),
        ("## 甲", "copy.heading-level", 10),
        (">" * 30 + " 甲", "copy.too-deep", 10),
    ],
)
def test_what_cannot_be_set_is_reported(text: str, code: str, line: int) -> None:
    diagnostics = Diagnostics()
    read_body(text, "s.md", diagnostics, first_line=10)
    assert [(d.code, d.span.line) for d in diagnostics if d.span] == [(code, line)]


def test_places() -> None:
    (block,) = _read("甲乙**丙**丁\n戊*己*").blocks
    assert isinstance(block, Paragraph)
    places = [(i.text, i.span.line, i.span.column) for i in block.inlines]
    assert places == [
        ("甲乙", 10, 1),
        ("丙", 10, 5),
        ("丁", 10, 8),
        ("戊", 11, 1),
        ("己", 11, 3),
    ]


@settings(max_examples=300, deadline=None)
@given(st.text("甲乙。“”ab1 \n", max_size=60))
def test_plain_text_keeps_every_character(text: str) -> None:
    diagnostics = Diagnostics()
    body = read_body(text, "s.md", diagnostics)
    kept = "".join(block.text for block in body.blocks)
    assert "".join(kept.split()) == "".join(text.split())


@settings(max_examples=300, deadline=None)
@given(st.text('甲。*_#->[]()!`<&;\\|~=+1.{} \n\t　ab"', max_size=80))
def test_any_markup_is_read(text: str) -> None:
    diagnostics = Diagnostics()
    body = read_body(text, "s.md", diagnostics)
    for block in body.blocks:
        assert block.text.strip() == block.text and block.text
        assert "\n" not in block.text
    if not len(diagnostics) and not body.pictures:
        han = sum(block.text.count("甲") for block in body.blocks)
        assert han == text.count("甲") or "(" in text or "```" in text or "~~~" in text
