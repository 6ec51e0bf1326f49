from __future__ import annotations

import hashlib
import json
import subprocess
import sys

import pytest
from fontTools.ttLib import TTFont

from duikai_fonts import DEFAULT_SPECS, Catalogue, bundled_faces, standard_characters
from duikai_fonts.bundled import FILES

RESERVED = ("source", "lxgw", "霞鹜", "noto", "klee")
STEMS = sorted(bundled_faces())


def _features(font: TTFont) -> set[str]:
    return {
        record.FeatureTag
        for table in ("GSUB", "GPOS")
        if table in font
        for record in font[table].table.FeatureList.FeatureRecord
    }


def test_standard_list_is_whole() -> None:
    standard = standard_characters()
    assert len(standard) == len(set(standard)) == 8105
    assert standard[0] == "一"
    assert sum(ord(ch) > 0xFFFF for ch in standard) == 196


@pytest.mark.parametrize("role", [spec.role for spec in DEFAULT_SPECS])
def test_every_role_has_every_standard_character(catalogue: Catalogue, role: str) -> None:
    own = catalogue.for_role(role)
    assert [ch for ch in standard_characters() if catalogue.resolve(role, ch) != own] == []


@pytest.mark.parametrize("role", [spec.role for spec in DEFAULT_SPECS])
def test_every_role_has_gb2312_and_the_signs_of_newspapers(catalogue: Catalogue, role: str) -> None:
    rows = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    gb2312 = "".join(cell.decode("gb2312", errors="ignore") for cell in rows)
    signs = "，。、；：？！“”‘’（）《》〈〉【】「」『』—…·℃‰№①⑳●○■□▲△★☆◆◇→￥％Aé0"
    lacking = [ch for ch in gb2312 + signs if catalogue.resolve(role, ch) is None]
    assert lacking == []


@pytest.mark.parametrize("stem", STEMS)
def test_manifest_tells_the_truth(stem: str) -> None:
    entry = bundled_faces()[stem]
    assert hashlib.sha256(entry.path.read_bytes()).hexdigest() == entry.sha256
    font = TTFont(entry.path, lazy=True)
    assert len(font.getBestCmap()) == entry.characters
    assert ("fvar" in font) == (entry.weights is not None)


@pytest.mark.parametrize("stem", STEMS)
def test_names_are_our_own(stem: str) -> None:
    names = TTFont(bundled_faces()[stem].path, lazy=True)["name"]
    for name_id in (1, 3, 4, 6, 16, 25):
        name = (names.getDebugName(name_id) or "").lower()
        assert not any(word in name for word in RESERVED), name


@pytest.mark.parametrize("stem", STEMS)
def test_licence_travels_with_the_face(stem: str) -> None:
    entry = bundled_faces()[stem]
    text = entry.licence_path.read_text(encoding="utf-8")
    names = TTFont(entry.path, lazy=True)["name"]
    for line in names.getDebugName(0).splitlines():
        assert line in text
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "TERMINATION" in text


def test_features_survive() -> None:
    features = {stem: _features(TTFont(bundled_faces()[stem].path, lazy=True)) for stem in STEMS}
    for stem in STEMS:
        assert "vert" in features[stem]
    for stem in STEMS:
        if stem != "DuikaiKai-Regular":  # its source has `vert` alone
            assert features[stem] >= {"vrt2", "halt", "palt", "vhal", "kern", "locl", "ccmp"}
    assert features["DuikaiSong-Regular"] >= {"chws", "vchw"}


def test_faces_carry_no_hints() -> None:
    for entry in bundled_faces().values():
        assert not {"fpgm", "prep", "cvt "} & set(TTFont(entry.path, lazy=True).keys())


def test_manifest_names_packages_not_hosts() -> None:
    text = (FILES / "manifest.json").read_text(encoding="utf-8")
    assert "://" not in text
    assert set(json.loads(text)["faces"]) == set(STEMS)
    registries = {entry["registry"] for entry in json.loads(text)["faces"].values()}
    assert registries == {"npm", "PyPI", "Debian"}


def test_import_leaves_fonttools_alone() -> None:
    code = "import sys, duikai_fonts; sys.exit('fontTools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
