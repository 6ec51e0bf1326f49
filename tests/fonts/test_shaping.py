from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duikai_fonts import (
    DEFAULT_SPECS,
    VERTICAL_ORIGIN,
    Catalogue,
    CatalogueError,
    Shaper,
    standard_characters,
)

ROLES = [spec.role for spec in DEFAULT_SPECS]
SHAPER = Shaper(Catalogue(DEFAULT_SPECS, use_system=False))

TRICKY = "中国，。——…“”‘’·AVfi’ 2026\u0301\u3099か゚\ufe00\u200d\u200b\u00ad\n\x00\ud800𪨰😀עשب"
texts = st.text(st.one_of(st.sampled_from(TRICKY), st.characters(exclude_categories=())))


@given(texts, st.sampled_from(ROLES), st.booleans(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_clusters_make_up_the_text(text: str, role: str, vertical: bool, squeeze: bool) -> None:
    features = {"chws": True} if squeeze else {}
    clusters = SHAPER.shape(text, role, vertical=vertical, features=features)
    assert "".join(cluster.text for cluster in clusters) == text
    for cluster in clusters:
        assert len(cluster.gids) == len(cluster.advances)
        assert len(cluster.offsets) in (0, len(cluster.gids))
        assert cluster.advance == sum(cluster.advances) >= 0
        assert bool(cluster.face) == bool(cluster.gids)
        assert 0 not in cluster.gids
        assert cluster.face or cluster.text in SHAPER.missing


@pytest.mark.parametrize("role", ROLES)
def test_a_glyph_is_as_wide_in_vertical_text_as_in_level(role: str) -> None:
    for text in ("渡", "8", "W", "·"):
        [level], [upright] = SHAPER.shape(text, role), SHAPER.shape(text, role, vertical=True)
        assert SHAPER.advance(upright.face, upright.gids[0]) == level.advance


@given(texts, st.sampled_from(ROLES))
@settings(max_examples=100, deadline=None)
def test_kept_clusters_equal_fresh_ones(text: str, role: str) -> None:
    fresh = Shaper(SHAPER.catalogue)
    assert SHAPER.shape(text, role) == fresh.shape(text, role) == fresh.shape(text, role)


@pytest.mark.parametrize("role", ROLES)
def test_standard_characters_fill_one_em(shaper: Shaper, role: str) -> None:
    standard = standard_characters()
    clusters = shaper.shape(standard, role)
    assert [cluster.text for cluster in clusters] == list(standard)
    assert {(cluster.advance, cluster.offsets) for cluster in clusters} == {(1000, ())}


@pytest.mark.parametrize("role", ROLES)
def test_learning_many_at_once_equals_one_by_one(catalogue: Catalogue, role: str) -> None:
    text = standard_characters()[::97] + "，。、（）「」ぁか·℃①“”‘…"
    together = Shaper(catalogue).shape(text, role)
    alone = Shaper(catalogue)
    assert together == [alone.shape(ch, role)[0] for ch in text]


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("role", ROLES)
def test_dash_is_one_sign_of_two_ems(shaper: Shaper, role: str, vertical: bool) -> None:
    for text in ("——", "中——中", "A——B"):
        dash = [c for c in shaper.shape(text, role, vertical=vertical) if c.text == "——"]
        assert [c.advance for c in dash] == [2000]
    odd = shaper.shape("—————", role, vertical=vertical)
    assert [c.text for c in odd] == ["——", "——", "—"]


@pytest.mark.parametrize("role", ROLES)
def test_chinese_punctuation_fills_one_em(shaper: Shaper, role: str) -> None:
    for cluster in shaper.shape("，。、；：？！“”‘…（）《》「」【】　", role):
        assert (cluster.text, cluster.advance) == (cluster.text, 1000)


def test_narrow_quotes_hug_what_they_enclose(shaper: Shaper) -> None:
    opener, _, closer = shaper.shape("“中”", "kai")
    assert opener.offsets[0][0] > 500
    assert closer.offsets == ()


@pytest.mark.parametrize("role", ROLES)
def test_apostrophe_between_letters_is_narrow(shaper: Shaper, role: str) -> None:
    clusters = shaper.shape("don’t‘中’", role)
    assert clusters[3].text == "’"
    assert clusters[3].advance < 400
    assert clusters[-1].advance == 1000


def test_letters_are_kerned_and_stay_single(shaper: Shaper) -> None:
    clusters = shaper.shape("中AVA office", "song")
    assert [c.text for c in clusters] == list("中AVA office")
    alone = shaper.shape("A", "song")[0].advance
    assert clusters[1].advance < alone
    joined = shaper.shape("office", "song", features={"liga": True})
    assert len(joined) < len("office")


def test_squeeze_is_off_unless_asked(shaper: Shaper) -> None:
    assert [c.advance for c in shaper.shape("」，（", "song")] == [1000, 1000, 1000]
    assert sum(c.advance for c in shaper.shape("」，（", "song", features={"chws": True})) == 2000
    assert shaper.shape("，", "hei", features={"halt": True})[0].advance == 500


def test_vertical_forms(shaper: Shaper) -> None:
    across = shaper.shape("，「中", "song")
    down = shaper.shape("，「中", "song", vertical=True)
    assert [a.gids == d.gids for a, d in zip(across, down, strict=True)] == [False, False, True]
    assert [(d.advance, d.offsets) for d in down] == [(1000, ())] * 3


@pytest.mark.parametrize("role", ["song", "hei", "kai"])
def test_vertical_dash_runs_from_the_pen_down(shaper: Shaper, role: str) -> None:
    dash = shaper.shape("——", role, vertical=True)[0]
    font = shaper.catalogue.opened(shaper.catalogue.face(dash.face)).font
    pen = 0
    for at, gid in enumerate(dash.gids):
        extents = font.get_glyph_extents(gid)
        shift = dash.offsets[at][1] if dash.offsets else 0
        top = pen + extents.y_bearing - VERTICAL_ORIGIN + shift
        assert pen >= top - 30
        assert top + extents.height >= -2030
        pen -= dash.advances[at]


def test_weights_of_the_variable_face_differ(shaper: Shaper) -> None:
    widths = [shaper.shape("H", role)[0].advance for role in ("hei", "hei-medium", "hei-black")]
    assert widths == sorted(set(widths))


def test_marks_join_their_base(shaper: Shaper) -> None:
    texts = [c.text for c in shaper.shape("e\u0301か\u309a一\ufe00中", "song")]
    assert texts == ["e\u0301", "か\u309a", "一\ufe00", "中"]


def test_missing_characters_are_told_in_order(catalogue: Catalogue) -> None:
    shaper = Shaper(catalogue)
    clusters = shaper.shape("中\ue002文\ue001\ue002", "song")
    assert [(c.text, c.face, c.gids, c.advance) for c in clusters if not c.face] == [
        ("\ue002", "", (), 0),
        ("\ue001", "", (), 0),
        ("\ue002", "", (), 0),
    ]
    assert shaper.missing == ("\ue002", "\ue001")


def test_right_to_left_scripts_keep_the_order_of_the_text(shaper: Shaper) -> None:
    assert "".join(c.text for c in shaper.shape("中עברית文", "song")) == "中עברית文"


def test_hanzi_are_one_object_each(shaper: Shaper) -> None:
    first, second = shaper.shape("报报", "song")
    assert first is second


def test_metrics(shaper: Shaper) -> None:
    for key in ("DuikaiSong-Regular", "DuikaiHei-VF@700", "DuikaiKai-Regular"):
        metrics = shaper.metrics(key)
        assert (metrics.em_top, metrics.em_bottom) == (880, -120)
        assert 400 < metrics.x_height < metrics.cap_height < metrics.ascent
        assert metrics.descent < 0
    with pytest.raises(CatalogueError):
        shaper.metrics("Nobody")


def test_unknown_role(shaper: Shaper) -> None:
    with pytest.raises(CatalogueError):
        shaper.shape("中", "fangsong")
