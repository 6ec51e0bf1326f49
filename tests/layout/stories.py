"""Stories made to measure."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from duikai_content.diagnostics import Diagnostics
from duikai_content.markdown_body import read_body
from duikai_content.model import (
    Block,
    CrossHead,
    Form,
    Headline,
    Inline,
    InlineStyle,
    Paragraph,
    ParagraphKind,
    Phrase,
    Picture,
    Story,
)
from duikai_content.spans import SourceSpan

SPAN = SourceSpan("test.md", 1, 1)
SENTENCES = (
    "渡口的灯比往年早亮了一个月，第一班船六时开出。",
    "船上有去对岸上学的孩子，也有挑着青菜赶早市的人。",
    "水位站的记录显示，江面昨夜下降了13.71%，约合0.4米。",
    "“再退，”老船工说，“就得换小船了。”",
    "管理处表示，新的浮码头将于12月5日前装好，可停靠3艘200吨级货船。",
)


def phrase(text: str) -> Phrase:
    return Phrase(text, SPAN)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Inline(text, InlineStyle.PLAIN, SPAN),), ParagraphKind.PLAIN, SPAN)


def picture(aspect: str = "3/2", crop: str = "1/5", caption: str | None = "渡口。") -> Picture:
    words = phrase(caption) if caption else None
    return Picture(None, Fraction(aspect), Fraction(crop), words, None, SPAN)


def written(markdown: str, slug: str = "one", **parts: Any) -> Story:
    """A story whose body is `markdown`."""
    diagnostics = Diagnostics()
    body = read_body(markdown, "test.md", diagnostics).blocks
    assert not list(diagnostics), [str(d) for d in diagnostics]
    return replace(story(slug, 0), body=body, **parts)


EVERY_FORM = """\
渡口的灯比往年==早亮了一个月==，{沄河|yún|hé}的第一班船六时开出，{骆𬭎生|Luò Hóngshēng}在船上。

**{葭|jiā}川==也在==列。**船上有去对岸上学的孩子，也有挑着青菜赶早市的人。

### 水退之后

**本月水位**

| 站 | 水位（米） | 涨落（%） |
|---|---|:-:|
| 望渡{沄\\|yún} | 12.5 | -13.71 |
| ==石矶== | 8 | +0.4 |
| 白鹭洲 | | — |

数据来源：水位站。涨落与上月同期相比，负数为退。

水位站的记录显示，江面昨夜下降了13.71%，约合0.4米。

> “再退，”老船工说，“就得换小船了。”石头在里面睡着，你用力太大，它就裂给你看。

- 新的浮码头将于12月5日前装好；
- 可停靠3艘200吨级货船。

1. 第一班船六时开出。

管理处表示，==新的浮码头==
"""
"""Every form of block and of inline."""


def story(
    slug: str = "one",
    paragraphs: int = 6,
    *,
    headline: str = "渡口的灯比往年早亮了一个月",
    weight: int = 60,
    form: Form = Form.NEWS,
    pictures: int = 0,
    cross_heads: bool = False,
    endline: str | None = None,
) -> Story:
    body: list[Block] = []
    for k in range(paragraphs):
        if cross_heads and k % 3 == 2:
            body.append(CrossHead("水退之后", 1, SPAN))
        body.append(paragraph(SENTENCES[k % 5] + SENTENCES[(2 * k + 1) % 5]))
    return Story(
        slug=slug,
        form=form,
        weight=weight,
        headline=Headline((headline,), SPAN),
        body=tuple(body),
        span=SPAN,
        endline=phrase(endline) if endline else None,
        pictures=tuple(picture() for _ in range(pictures)),
    )
