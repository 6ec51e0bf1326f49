"""Whatever a file holds, the room answers with FontError or with a result, never otherwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duikai_fonts import Catalogue, FaceError, FaceSpec, FontError, Shaper, subset_face

MakeFace = Callable[..., Path]


def _use(path: Path) -> None:
    catalogue = Catalogue([FaceSpec("x", str(path))], use_system=False)
    shaper = Shaper(catalogue)
    clusters = shaper.shape("中国——Aa", "x")
    assert "".join(cluster.text for cluster in clusters) == "中国——Aa"
    face = catalogue.for_role("x")
    shaper.metrics(face.key)
    subset_face(face, [gid for cluster in clusters for gid in cluster.gids])


@pytest.mark.parametrize(
    "content",
    [b"", b"not a font", b"\x00\x01\x00\x00" + b"\xff" * 200, b"ttcf" + b"\xff" * 40, b"OTTO"],
)
def test_no_font_at_all(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.ttf"
    path.write_bytes(content)
    with pytest.raises(FaceError, match=r"bad\.ttf"):
        _use(path)


def test_a_folder_is_no_font(tmp_path: Path) -> None:
    folder = tmp_path / "folder.ttf"
    folder.mkdir()
    with pytest.raises(FaceError):
        _use(folder)


def test_member_that_a_collection_lacks(make_face: MakeFace) -> None:
    with pytest.raises(FaceError, match="member"):
        Catalogue([FaceSpec("x", f"{make_face()}#7")])


@pytest.mark.parametrize("postscript", [False, True])
@given(edits=st.lists(st.tuples(st.integers(0), st.integers(0, 255)), max_size=30), cut=st.data())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_damaged_files(
    make_face: MakeFace,
    tmp_path_factory: pytest.TempPathFactory,
    postscript: bool,
    edits: list[tuple[int, int]],
    cut: st.DataObject,
) -> None:
    data = bytearray(make_face("whole.ttf", "中国—Aa", postscript=postscript).read_bytes())
    for position, value in edits:
        data[position % len(data)] = value
    length = cut.draw(st.integers(len(data) // 2, len(data)))
    # A new file each time: an opened face is mapped into memory, and kept.
    path = tmp_path_factory.mktemp("damaged") / "damaged.ttf"
    path.write_bytes(data[:length])
    try:
        _use(path)
    except FontError as error:
        assert str(error)
