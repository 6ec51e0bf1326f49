from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from duikai_fonts import (
    DEFAULT_SPECS,
    Catalogue,
    CatalogueError,
    FaceError,
    FaceSpec,
    Origin,
    Shaper,
    SystemFace,
    find_system_faces,
    inspect_faces,
)

MakeFace = Callable[..., Path]
SONG = FaceSpec("song", "DuikaiSong-Regular")


def _install(monkeypatch: pytest.MonkeyPatch, *faces: SystemFace) -> None:
    """Makes the system have these faces and no others."""
    monkeypatch.setattr("duikai_fonts.system.find_system_faces", lambda: faces)
    monkeypatch.setattr("duikai_fonts.catalogue.find_system_faces", lambda: faces)


def test_keys_name_face_and_weight(catalogue: Catalogue) -> None:
    keys = {role: catalogue.for_role(role).key for role in catalogue.roles}
    assert keys["song-black"] == "DuikaiSong-Black"
    assert keys["hei-medium"] == "DuikaiHei-VF@500"
    assert catalogue.face("DuikaiHei-VF@500") == catalogue.for_role("hei-medium")
    assert len(set(keys.values())) == len(keys)


def test_unknown_role_and_key_name_the_known_ones(catalogue: Catalogue) -> None:
    with pytest.raises(CatalogueError, match="song-bold"):
        catalogue.for_role("fangsong")
    with pytest.raises(CatalogueError, match="DuikaiKai-Regular"):
        catalogue.face("Nobody")
    with pytest.raises(LookupError):
        catalogue.face("Nobody")


def test_variable_face_without_weight_is_regular() -> None:
    catalogue = Catalogue([FaceSpec("hei", "DuikaiHei-VF")], use_system=False)
    assert catalogue.for_role("hei").weight == 400


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        (FaceSpec("x", "DuikaiSong-Bold", 500), "one weight"),
        (FaceSpec("x", "DuikaiHei-VF", 950), "100-900"),
        (FaceSpec("x", "faces.ttc#two"), "number"),
        (FaceSpec("x", "No Such Family At All"), "installed"),
    ],
)
def test_specs_that_cannot_be_met(spec: FaceSpec, message: str) -> None:
    with pytest.raises(CatalogueError, match=message):
        Catalogue([spec])


def test_role_given_twice() -> None:
    with pytest.raises(CatalogueError, match="twice"):
        Catalogue([SONG, SONG])


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FaceError, match=r"nowhere\.ttf: no such file"):
        Catalogue([FaceSpec("x", str(tmp_path / "nowhere.ttf"))])


def test_face_that_forbids_embedding_is_refused(make_face: MakeFace) -> None:
    with pytest.raises(FaceError, match="forbids embedding"):
        Catalogue([FaceSpec("x", str(make_face(fs_type=0x0002)))])


def test_two_files_of_one_stem_have_two_keys(make_face: MakeFace, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first, second = make_face("face.ttf"), make_face("other/face.ttf")
    specs = [FaceSpec("a", str(first)), FaceSpec("b", str(second)), FaceSpec("c", str(first))]
    catalogue = Catalogue(specs, use_system=False)
    assert [catalogue.for_role(role).key for role in "abc"] == ["face", "face~2", "face"]
    assert catalogue.for_role("a").origin is Origin.USER
    assert catalogue.for_role("a").family == "Probe"


def test_chain_own_fallback_bundled_user(make_face: MakeFace) -> None:
    own = make_face("own.ttf", "a")
    extra = make_face("extra.ttf", "中\ue000")
    specs = [FaceSpec("display", str(own)), *DEFAULT_SPECS]
    catalogue = Catalogue(specs, fallback=["kai"], user_files=[extra], use_system=False)

    def key(text: str) -> str:
        face = catalogue.resolve("display", text)
        return face.key if face else ""

    assert key("a") == "own"
    assert key("中") == "DuikaiKai-Regular"
    assert key("\ue000") == "extra"
    assert key("\ue001") == ""


def test_unknown_fallback_role() -> None:
    with pytest.raises(CatalogueError, match="kai"):
        Catalogue([SONG], fallback=["kai"])


def test_system_is_last_and_reported(make_face: MakeFace, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = make_face("installed.ttf", "中\U0001f600")
    forbidden = make_face("forbidden.ttf", "\U0001f600", fs_type=0x0002)
    _install(
        monkeypatch,
        SystemFace(forbidden, 0, ("Forbidden",), "Regular"),
        SystemFace(installed, 0, ("Probe",), "Regular"),
    )
    catalogue = Catalogue([SONG])
    assert catalogue.resolve("song", "中") == catalogue.for_role("song")
    assert catalogue.system_uses == frozenset()
    face = catalogue.resolve("song", "\U0001f600")
    assert face is not None
    assert face.origin is Origin.SYSTEM
    assert catalogue.system_uses == {("\U0001f600", "installed")}
    assert Catalogue([SONG], use_system=False).resolve("song", "\U0001f600") is None


@pytest.mark.parametrize("ch", ["\n", "\x00", "\ud800", "\u0378", "\ufffe"])
def test_nobodys_characters_are_not_searched(ch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def search() -> tuple[SystemFace, ...]:
        raise AssertionError("the system was searched")

    monkeypatch.setattr("duikai_fonts.catalogue.find_system_faces", search)
    assert Catalogue([SONG]).resolve("song", ch) is None


def test_family_of_the_system_by_any_of_its_names(
    make_face: MakeFace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_face("songti.ttf", "中")
    _install(monkeypatch, SystemFace(path, 0, ("Probe", "报宋"), "Regular"))
    face = Catalogue([FaceSpec("song", "报宋", 700)]).for_role("song")
    assert (face.key, face.origin, face.weight) == ("songti", Origin.SYSTEM, None)


def test_a_cluster_needs_all_of_its_characters(catalogue: Catalogue) -> None:
    song = catalogue.for_role("song")
    assert catalogue.resolve("song", "e\u0301") == song
    assert catalogue.resolve("song", "一\ufe00") == song
    assert catalogue.resolve("song", "中\ue123") is None


def test_reports(catalogue: Catalogue, make_face: MakeFace) -> None:
    reports = {report.role: report for report in inspect_faces(catalogue)}
    assert tuple(reports) == catalogue.roles
    assert reports["hei-bold"].axes == (("wght", 100.0, 900.0),)
    assert all(r.embeddable and r.embedding == "free" for r in reports.values())
    assert all(r.characters == catalogue.coverage(catalogue.face(r.key)) for r in reports.values())
    whole = Catalogue([FaceSpec("x", str(make_face(fs_type=0x0104)))], use_system=False)
    assert inspect_faces(whole)[0].embedding == "preview and print, whole only"


def test_user_face_shapes_at_its_own_scale(make_face: MakeFace) -> None:
    path = make_face("big.ttf", "中", upem=2048)
    shaper = Shaper(Catalogue([FaceSpec("x", str(path))], use_system=False))
    assert [(c.face, c.advance) for c in shaper.shape("中", "x")] == [("big", 1000)]
    metrics = shaper.metrics("big")
    assert (metrics.ascent, metrics.em_top, metrics.em_bottom) == (800, 880, -120)


def test_folders_are_searched_without_fontconfig(
    make_face: MakeFace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_face("b.ttf", "中", family="Beta")
    make_face("a.otf", "中", family="Alpha", postscript=True)
    (tmp_path / "notes.txt").write_text("no face")
    (tmp_path / "broken.ttf").write_bytes(b"no face either")
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("duikai_fonts.system._folders", lambda: [tmp_path, tmp_path / "none"])
    found = find_system_faces.__wrapped__()
    assert [(face.families, face.style) for face in found] == [
        (("Alpha",), "Regular"),
        (("Beta",), "Regular"),
    ]


def test_installed_faces_come_in_one_order() -> None:
    assert find_system_faces.__wrapped__() == find_system_faces.__wrapped__()
