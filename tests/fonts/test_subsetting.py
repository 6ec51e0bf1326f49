from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from hypothesis import given, settings
from hypothesis import strategies as st

from duikai_fonts import (
    DEFAULT_SPECS,
    Catalogue,
    FaceError,
    FaceSpec,
    Shaper,
    subset_face,
)

MakeFace = Callable[..., Path]
CATALOGUE = Catalogue(DEFAULT_SPECS, use_system=False)
TEXT = "中国报纸——，。“”éAV2026𪨰℃"


def _outline(font: TTFont, gid: int) -> object:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(gid)].draw(pen)
    return pen.value


def _bounds(font: TTFont, gid: int) -> tuple[float, ...] | None:
    glyphs = font.getGlyphSet()
    pen = ControlBoundsPen(glyphs)
    glyphs[font.getGlyphName(gid)].draw(pen)
    return pen.bounds


def _gids(role: str, text: str = TEXT) -> set[int]:
    return {gid for c in Shaper(CATALOGUE).shape(text, role) for gid in c.gids}


@pytest.mark.parametrize("role", ["song", "song-black", "kai"])
def test_outlines_are_kept(role: str) -> None:
    face = CATALOGUE.for_role(role)
    gids = _gids(role)
    subset = subset_face(face, gids)
    before, after = TTFont(face.path), TTFont(io.BytesIO(subset.data))
    assert gids <= set(subset.gid_map)
    assert subset.gid_map[0] == 0
    for gid in gids:
        assert _outline(before, gid) == _outline(after, subset.gid_map[gid])


@pytest.mark.parametrize("role", ["song", "hei", "hei-black", "kai"])
def test_widths_are_those_of_the_subset(role: str) -> None:
    gids = _gids(role)
    subset = subset_face(CATALOGUE.for_role(role), gids)
    font = TTFont(io.BytesIO(subset.data))
    for gid in gids:
        name = font.getGlyphName(subset.gid_map[gid])
        assert subset.advances[gid] == font["hmtx"][name][0]


def test_variable_face_is_pinned() -> None:
    face = CATALOGUE.for_role("hei-bold")
    gids = sorted(_gids("hei-bold"))
    subset = subset_face(face, gids)
    font = TTFont(io.BytesIO(subset.data))
    assert set(font.keys()) - {"GlyphOrder"} == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    assert subset.postscript_name == "DuikaiHei-Bold"
    pinned = instantiateVariableFont(TTFont(face.path), {"wght": 700})
    for gid in gids:
        expected, found = _bounds(pinned, gid), _bounds(font, subset.gid_map[gid])
        # Each rounds the moved points to font units in its own way.
        assert found == pytest.approx(expected, abs=1)


@given(st.frozensets(st.integers(0, 9000), max_size=40))
@settings(max_examples=25, deadline=None)
def test_same_glyphs_same_bytes(gids: frozenset[int]) -> None:
    face = CATALOGUE.for_role("song")
    once, again = subset_face(face, sorted(gids)), subset_face(face, sorted(gids, reverse=True))
    assert once == again
    assert gids | {0} <= set(once.gid_map)
    assert sorted(once.gid_map.values()) == list(range(len(once.gid_map)))


def test_descriptor() -> None:
    subset = subset_face(CATALOGUE.for_role("song"), _gids("song"))
    assert (subset.family, subset.postscript_name) == ("Duikai Song", "DuikaiSong-Regular")
    assert (subset.upem, subset.italic_angle, subset.flags) == (1000, 0.0, 4)
    assert subset.descent < 0 < subset.cap_height < subset.ascent
    left, bottom, right, top = subset.bbox
    assert left < right and bottom < top


@pytest.mark.parametrize("gid", [-1, 100_000])
def test_glyph_that_is_not_there(gid: int) -> None:
    with pytest.raises(FaceError, match="glyph"):
        subset_face(CATALOGUE.for_role("song"), [gid])


def test_postscript_outlines_become_truetype(make_face: MakeFace) -> None:
    path = make_face("probe.otf", "中国", postscript=True, upem=2000)
    face = Catalogue([FaceSpec("x", str(path))], use_system=False).for_role("x")
    subset = subset_face(face, [2])
    font = TTFont(io.BytesIO(subset.data))
    assert subset.gid_map == {0: 0, 2: 1}
    assert subset.advances[2] == 1000
    glyph = font["glyf"]["g2"] if "g2" in font.getGlyphOrder() else font["glyf"]["glyph00001"]
    assert (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) == (0, 0, 1500, 1500)
    assert subset_face(face, [2]).data == subset.data


def test_face_that_forbids_subsetting_comes_whole(make_face: MakeFace) -> None:
    path = make_face("whole.ttf", "abc", fs_type=0x0104)
    face = Catalogue([FaceSpec("x", str(path))], use_system=False).for_role("x")
    assert len(subset_face(face, [1]).gid_map) == 4
