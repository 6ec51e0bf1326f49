"""The copy of a small edition, and a story of any length."""

from __future__ import annotations

EDITION = """\
paper: {name: 试验日报}
date: 2026-11-23
issue: 7
style: small.yaml
sections:
  - {name: 要闻, editors: 责任编辑 某某}
"""
STYLE = """\
name: small
extends: tabloid
page: {trim: [150, 230], type_area: [130, 200], top: 15}
densities:
  - {name: usual, columns: 2, characters: 16, size: 10, pitch: 15, price: 0}
  - {name: open, columns: 2, characters: 15, size: 10.5, pitch: 16.5, price: 5}
nameplate: {height: 60, ear_columns: 0, size: 44}
"""
SENTENCES = (
    "河水在夜里退了三寸，码头上的木桩露出一圈深色的水痕。",
    "值班的人把读数记在本子上，又用手电照了照对岸的标尺。",
    "这样的记录已经连续做了二十六年，装满了两只铁皮柜子。",
    "有人问起来历，他说当年不过是顺手，后来就停不下来了。",
)


def story(headline: str, sentences: int, extra: str = "") -> str:
    """A story file whose body has so many sentences, three to a paragraph."""
    body = [SENTENCES[k % len(SENTENCES)] for k in range(sentences)]
    paragraphs = ["".join(body[k : k + 3]) for k in range(0, len(body), 3)]
    return f"---\nheadline: {headline}\n{extra}---\n" + "\n\n".join(paragraphs) + "\n"
