"""Stories made to measure."""

from __future__ import annotations

from fractions import Fraction

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
