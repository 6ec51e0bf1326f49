"""Ruby above and dots below: where they stand, and that they meet nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duikai_content.diagnostics import Diagnostics
from duikai_fonts import Shaper
from duikai_layout.linebreak import break_paragraph, set_line
from duikai_layout.page import TextLine
from duikai_layout.typeset import Piece, SetText, Typesetter, place_line
from duikai_styles import StyleSheet, load_style_sheet
from duikai_styles.inks import Ink
from duikai_styles.loading import shipped_sheets

BLACK = Ink(0, 0, 0, 100)
SIZE = 10.0
MEASURE = 13_000
READINGS = ("é", "yún", "hóng", "zhuāng", "Tóngpǔ Xiàn")
PLAIN = "渡口的灯，“早”亮了13.7%—a。"


def set_pieces(pieces: Sequence[Piece], setter: Typesetter) -> SetText:
    return setter.set_text(pieces, setter.sheet.lines["body"])


def lines_of(text: SetText, indent: int = 2000) -> list[TextLine]:
    """`text` broken to the measure and placed, one line below the other."""
    broken = break_paragraph(text.items, MEASURE, indent)
    ends = min(broken.values(), key=lambda way: way.price).ends
    placed = []
    for number, (start, end) in enumerate(zip((0, *ends), ends, strict=False)):
        line = set_line(
            text.items, start, end, MEASURE, indent=0 if number else indent,
            justify=end < len(text.items),
        )  # fmt: skip
        y, measure = 100.0 + 15 * number, MEASURE * SIZE / 1000
        placed.append(place_line(text, line, x=50, baseline=y, size=SIZE, measure=measure))
    return placed


def spans(line: TextLine, *, above: bool, shaper: Shaper) -> list[tuple[float, float]]:
    """Left and right of each run that is raised, or of each that is not."""
    found = []
    for run in line.runs:
        if (run.baseline < line.baseline) is above:
            opened = shaper.catalogue.opened(shaper.catalogue.face(run.face))
            advance = opened.thousandths(opened.font.get_glyph_h_advance(run.gids[-1]))
            right = run.x + (run.xs[-1] + advance) * run.size / 1000
            found.append((run.x + run.xs[0] * run.size / 1000, right))
    return found


def plain(text: str) -> Piece:
    return Piece(text, "song", BLACK)


@st.composite
def mixed(draw: st.DrawFn) -> list[Piece]:
    bases = st.tuples(st.text("渡口灯", min_size=1, max_size=3), st.sampled_from(READINGS))
    ruby = bases.map(lambda pair: Piece(pair[0], "song", BLACK, ruby=pair[1]))
    text = st.text(PLAIN, min_size=1, max_size=8).map(plain)
    return draw(st.lists(st.one_of(ruby, text), min_size=1, max_size=12))


@settings(max_examples=150, deadline=None)
@given(mixed())
def test_rubies_stand_in_their_line_and_apart(setter: Typesetter, pieces: list[Piece]) -> None:
    text = set_pieces(pieces, setter)
    assert "".join(line.text for line in lines_of(text)) == text.text
    for line in lines_of(text):
        over = spans(line, above=True, shaper=setter.shaper)
        for left, right in over:
            assert line.x - 0.01 <= left and right <= line.x + line.measure + 0.01
        for (_, right), (left, _) in pairwise(over):
            assert right < left + 0.01


@settings(max_examples=100, deadline=None)
@given(mixed())
def test_a_base_is_never_parted_from_itself_or_its_ruby(
    setter: Typesetter, pieces: list[Piece]
) -> None:
    found = [
        ("".join(base.texts), "".join(over.texts))
        for line in lines_of(set_pieces(pieces, setter))
        for base, over in pairwise(line.runs)
        if over.baseline < line.baseline
    ]
    assert found == [(piece.text, piece.ruby) for piece in pieces if piece.ruby]


@pytest.mark.parametrize("reading", READINGS)
def test_a_ruby_is_centred_over_its_base(reading: str, setter: Typesetter) -> None:
    pieces = [plain("渡口的灯"), Piece("葭", "song", BLACK, ruby=reading), plain("早亮了一月")]
    [line] = lines_of(set_pieces(pieces, setter), 0)[:1]
    [(left, right)] = spans(line, above=True, shaper=setter.shaper)
    base = line.runs[1]
    assert line.text.startswith(f"渡口的灯葭{reading}早")
    assert "".join(base.texts) == "葭"
    assert (left + right) / 2 == pytest.approx(base.x + SIZE / 2, abs=0.02)
    # Over a neighbour no further than the sheet says.
    beyond = setter.sheet.ruby.overhang * SIZE
    assert left >= line.runs[0].x + 4 * SIZE - beyond - 0.02
    assert right <= line.runs[3].x + beyond + 0.02


def test_neighbouring_rubies_keep_their_distance(setter: Typesetter) -> None:
    bases = [Piece("庄", "song", BLACK, ruby="zhuāng")] * 3
    pieces = [plain("渡"), *bases, plain("口")]
    [line] = lines_of(set_pieces(pieces, setter), 0)
    over = spans(line, above=True, shaper=setter.shaper)
    style = setter.sheet.ruby
    for (_, right), (left, _) in pairwise(over):
        assert left - right >= style.gap * style.scale * SIZE - 0.03


def test_a_short_ruby_changes_no_width(setter: Typesetter) -> None:
    pieces = [plain("渡口"), Piece("葭", "song", BLACK, ruby="jī"), plain("的灯")]
    [line] = lines_of(set_pieces(pieces, setter), 0)
    [bare] = lines_of(set_pieces([plain("渡口葭的灯")], setter), 0)
    assert line.runs[-1].x == pytest.approx(bare.x + 3 * SIZE)


def test_a_ruby_at_the_edge_of_a_line_is_moved_inside(setter: Typesetter) -> None:
    text = set_pieces(
        [plain("灯" * 13), Piece("葭", "song", BLACK, ruby="zhuāng"), plain("渡口")], setter
    )
    first, second = lines_of(text, 0)
    [(left, _)] = spans(second, above=True, shaper=setter.shaper)
    assert second.text.startswith("葭")
    assert left == pytest.approx(second.x, abs=0.01)
    assert spans(first, above=True, shaper=setter.shaper) == []


def test_dots_stand_below_han_only(setter: Typesetter) -> None:
    dots = setter.sheet.dots
    pieces = [
        plain("甲"),
        Piece("乙，13.7%a“丙”々 〇", "song", BLACK, dots),
        Piece("丁戊", "hei-bold", BLACK, dots, ruby="dīng"),
        plain("己"),
    ]
    lines = lines_of(set_pieces(pieces, setter), 0)
    found = [dot for line in lines for dot in line.dots]
    assert len(found) == len("乙丙々〇丁戊")
    for line in lines:
        for dot in line.dots:
            assert dot.y == pytest.approx(line.baseline + dots.drop * SIZE)
            assert dot.radius == pytest.approx(dots.size * SIZE / 2)
            assert dot.ink is BLACK
    assert found[0].x == pytest.approx(50 + 1.5 * SIZE)


def test_dots_change_neither_text_nor_widths(setter: Typesetter) -> None:
    words = "渡口的灯比往年早亮了一个月，第一班船六时开出。"
    [with_dots, bare] = [
        lines_of(set_pieces([Piece(words, "song", BLACK, dots)], setter))
        for dots in (setter.sheet.dots, None)
    ]
    assert [(ln.text, ln.runs) for ln in with_dots] == [(ln.text, ln.runs) for ln in bare]
    assert sum(len(line.dots) for line in with_dots) == len(words) - 2


@pytest.mark.parametrize("name", shipped_sheets())
def test_what_stands_between_the_lines_meets_neither(name: str, setter: Typesetter) -> None:
    """In the tightest density, for the highest and lowest Han and pinyin."""
    sheet = load_style_sheet(name, Path("."), Diagnostics())
    assert isinstance(sheet, StyleSheet)
    pitch = min(density.pitch / density.size for density in sheet.densities)
    words = "砚江市区由此有了第四条过江通道骆𬭎生看石头先听"
    han = [_ink(setter, face, words) for face in ("song", "hei-bold", "kai")]
    foot, head = min(low for low, _ in han) / 1000, max(high for _, high in han) / 1000
    low, high = _ink(setter, sheet.ruby.face, "āáǎàēéěèīíǐìōóǒòūúǔùbdfghjklpqty")
    ruby, dots = sheet.ruby, sheet.dots
    assert head <= ruby.rise + low / 1000 * ruby.scale
    assert ruby.rise + high / 1000 * ruby.scale <= pitch + foot
    assert -foot < dots.drop - dots.size / 2
    # The dot keeps to its own row: the em box stands in the middle of it.
    assert dots.drop + dots.size / 2 <= 0.12 + (pitch - 1) / 2


def _ink(setter: Typesetter, role: str, text: str) -> tuple[int, int]:
    """The lowest and the highest ink of `text`, in thousandths of an em above the baseline."""
    boxes = [
        setter.shaper.ink_box(cluster.face, gid)
        for cluster in setter.shaper.shape(text, role)
        for gid in cluster.gids
    ]
    return min(box.bottom for box in boxes), max(box.top for box in boxes)
