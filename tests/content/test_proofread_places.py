"""A finding points at its own character, whatever stands between the file and the text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duikai_content import (
    Diagnostic,
    Diagnostics,
    Edition,
    Inline,
    InlineStyle,
    SourceSpan,
    read_edition,
)
from duikai_content.passages import Part, Passage
from duikai_content.proofreading.places import Sources
from duikai_content.proofreading.proof import proofread

FRONT = "---\nheadline: 望渡大桥通车\n---\n"


def findings(path: Path) -> list[Diagnostic]:
    """What is wrong with the copy at `path`, particulars aside."""
    diagnostics = Diagnostics()
    edition = read_edition(path, diagnostics)
    assert isinstance(edition, Edition), list(diagnostics)
    proofread(edition, diagnostics)
    return [d for d in diagnostics if not d.code.startswith(("parts.", "copy.", "length."))]


def pointed_at(finding: Diagnostic) -> str:
    """The file from the finding's place on, to the line's end."""
    span = finding.span
    assert span is not None
    line = Path(span.file).read_text(encoding="utf-8").split("\n")[span.line - 1]
    return line[span.column - 1 :]


@pytest.mark.parametrize(
    ("copy", "rest"),
    [
        (FRONT + "大桥通车,过江只需8分钟。\n", ",过江"),
        (FRONT + "大桥**今日**通车,过江。\n", ",过江"),
        (FRONT + "大桥**今日,**通车。\n", ",**通车"),
        (FRONT + "大桥昨日\n通车，过江\n  只需8分钟,很快。\n", ",很快"),
        (FRONT + "\\*大桥\\*通车,过江。\n", ",过江"),
        (FRONT + "大桥[昨日通车,很快](a.html)。\n", ",很快](a"),
        (FRONT + "- **要点。**大桥通车,过江。\n", ",过江"),
        (FRONT + "> 大桥通车,\n> 过江。\n", ","),
        (FRONT + "> 大桥通车\n> 过江,很快。\n", ",很快"),
        (FRONT + "### 大桥通车,过江\n\n好。\n", ",过江"),
        (FRONT + "![大桥通车,过江。](x.png)\n\n好。\n", ",过江。]"),
        ('---\nheadline: "大桥\\"通车"\n---\n好。\n', '"通车"'),
        ("---\nheadline: 大桥通车,过江\n---\n好。\n", ",过江"),
        ("---\nheadline: [大桥通车, '过江,很快']\n---\n好。\n", ",很快'"),
        ("---\nheadline:\n  - 大桥,通车\n  - 过江,很快\n---\n好。\n", ",通车"),
        ("---\nheadline: 桥\ndeck: >\n  大桥通车\n  过江,很快\n---\n好。\n", ",很快"),
        ("---\nheadline: 桥\ndeck: |\n  大桥,通车\n---\n好。\n", ",通车"),
        (
            "---\nheadline: 桥\npictures:\n  - {aspect: 3:2, caption: '大桥,通车'}\n---\n好。\n",
            ",通车",
        ),
    ],
)
def test_in_a_story_file(copy: str, rest: str, folder: Callable[..., Path]) -> None:
    found = [d for d in findings(folder({"a.md": copy})) if d.code != "copy.missing-file"]
    assert pointed_at(found[0]).startswith(rest)
    assert {d.code for d in found} <= {"marks.half-width", "marks.straight-quote"}


@pytest.mark.parametrize(
    ("copy", "rest"),
    [
        ("# 桥\n\n他说再接再励,很好。\n", "再接再励"),
        ("# 桥\n\n很好, 再接再励,很好。\n", "再接再励"),
        ("# 桥\n\n**很好。**再接再励,很好。\n", "再接再励"),
        ("# 桥\n\n大桥昨日通车,过江只需八分钟,两岸\n\n居民再接再励。\n", "再接再励"),
        ("# 引题在前面很长 主题再接再励\n\n好。\n", "再接再励"),
        ("# 桥\n\n本报讯(记者 某某)再接再励。\n", "再接再励"),
        ("---\npaper: 某报\n---\n# 桥\n\n再接再励。\n", "再接再励"),
    ],
)
def test_in_a_transcript(copy: str, rest: str, tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(copy, encoding="utf-8")
    [found] = findings(path)
    assert found.code == "words.misspelt"
    assert pointed_at(found).startswith(rest)


def test_in_the_edition_file(folder: Callable[..., Path]) -> None:
    edition = (
        "paper: {name: 某报, sponsor: '某单位'}\n"
        "sections:\n  - name: 要闻\n    editors: 责任编辑 再接再励\n"
    )
    [found] = findings(folder({"a.md": FRONT + "好。\n"}, edition))
    assert pointed_at(found) == "再接再励"


def test_what_cannot_be_followed_is_told_at_its_run(folder: Callable[..., Path]) -> None:
    [found] = findings(folder({"a.md": FRONT + "甲&lt;乙,丙。\n\n好。\n"}))
    assert pointed_at(found).startswith("甲&lt;乙,丙。")


def test_copy_without_a_file_is_told_at_its_run() -> None:
    span = SourceSpan("no/such/file.md", 3, 7)
    passage = Passage(Part.BODY, (Inline("大桥通车", InlineStyle.PLAIN, span),))
    assert Sources().place(passage, 2) == span
    assert Sources({"no/such/file.md": "x"}).place(passage, 2) == span


_CHARACTERS = st.sampled_from("大桥通车，。“”（）\\*_[]&#>- 8aé㟃\U00020000")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.text(_CHARACTERS, max_size=12), min_size=1, max_size=6), data=st.data())
def test_a_misspelt_word_is_pointed_at_anywhere(
    lines: list[str], data: st.DataObject, folder: Callable[..., Path]
) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    at = data.draw(st.integers(0, len(lines[number])))
    lines = [f"大{line}桥" for line in lines]
    lines[number] = lines[number][: at + 1] + "再接再励" + lines[number][at + 1 :]
    path = folder({"a.md": FRONT + "\n".join(lines) + "\n"})
    for found in findings(path):
        if found.code == "words.misspelt":
            assert pointed_at(found).startswith("再接再励")
