"""Bodies: what each Markdown form becomes, and that nothing disappears unsaid."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duikai_content import CrossHead, Diagnostics, InlineStyle, Paragraph, ParagraphKind
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


def test_soft_line_breaks() -> None:
    assert "".join(t for t, _ in _styles("河水\n清了\nBig\nRiver\n号")) == "河水清了Big River号"


def test_lists_and_quotes() -> None:
    blocks = _read("- 甲\n- **乙**丙\n\n3. 丁\n4. x\n\n> 戊\n").blocks
    kinds = [(b.text, b.kind) for b in blocks if isinstance(b, Paragraph)]
    bullet, plain = ParagraphKind.BULLET, ParagraphKind.PLAIN
    assert kinds == [
        ("●甲", bullet),
        ("●乙丙", bullet),
        ("3.丁", plain),
        ("4. x", plain),
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
        ("甲\n\n| a | b |\n|---|---|\n| c | d |\n", "copy.unsupported-markdown", 12),
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
@given(st.text('甲。*_#->[]()!`<&;\\|~=+1. \n\t　ab"', max_size=80))
def test_any_markup_is_read(text: str) -> None:
    diagnostics = Diagnostics()
    body = read_body(text, "s.md", diagnostics)
    for block in body.blocks:
        assert block.text.strip() == block.text and block.text
        assert "\n" not in block.text
    if not len(diagnostics) and not body.pictures:
        han = sum(block.text.count("甲") for block in body.blocks)
        assert han == text.count("甲") or "(" in text or "```" in text or "~~~" in text
