"""Edition folders: the whole way, and every fault that a folder can have."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from duikai_content import Diagnostics, Edition, Form, HeadSet, read_edition

Folder = Callable[..., Path]

_STORY = "---\nheadline: 大桥通车\n---\n桥通了。\n"


def _read(path: Path) -> tuple[Edition | None, list[str]]:
    diagnostics = Diagnostics()
    edition = read_edition(path, diagnostics)
    return edition, [d.code for d in diagnostics]


def test_a_full_edition(folder: Folder) -> None:
    root = folder(
        {
            "b.md": "---\nsection: 文化\nform: brief\nheadline: 书店开张\n---\n人多。\n",
            "a.md": "---\nsection: 文化\nheadline: [一江春水, 两岸新城]\nkicker: 新桥今晨通车\n"
            "deck: 副题\nlabel: 关注\nbyline: 记者 何川\nendline: （何川）\ndateline: 本报讯\n"
            "pictures: [{aspect: 4:3, crop: 20, caption: 江景, credit: 何川 摄}]\n---\n桥通了。\n",
            "deep/c.md": "---\nsection: 要闻\nheadline: 菜价\nhead: vertical\n---\n便宜。\n",
        },
        "paper: {name: 云渡日报, cn: CN 00-0000}\ndate: 2026-11-23\nissue: 10286\n"
        "ear: {title: 导读, lines: [甲, 乙]}\nimprint: {price: 1.50元}\n"
        "sections: [{name: 要闻, editors: 何川}, {name: 文化}]\n"
        "adverts: [{section: 文化, columns: 6, rows: 17, client: 剧院}]\n",
    )
    edition, codes = _read(root)
    assert edition is not None and not codes
    assert (edition.date, edition.issue) == (dt.date(2026, 11, 23), "10286")
    assert [[s.slug for s in section.stories] for section in edition.sections] == [
        ["c"],
        ["a", "b"],
    ]
    couplet, brief = edition.sections[1].stories
    assert couplet.headline.parts == ("一江春水", "两岸新城")
    assert couplet.pictures[0].aspect == Fraction(4, 3)
    assert couplet.pictures[0].crop == Fraction(1, 5)
    assert (brief.form, brief.weight) == (Form.BRIEF, 15)
    heads = [story.head for story in edition.stories]
    assert heads == [HeadSet.VERTICAL, HeadSet.AUTO, HeadSet.AUTO]
    assert edition.adverts[0].columns == 6 and edition.ear is not None
    assert couplet.kicker is not None and couplet.kicker.span.line == 4


def test_a_way_to_set_a_head_that_nobody_knows(folder: Folder) -> None:
    root = folder({"a.md": "---\nheadline: 大桥\nhead: upright\n---\n桥。\n"})
    diagnostics = Diagnostics()
    read_edition(root, diagnostics)
    [found] = list(diagnostics)
    assert found.code == "copy.wrong-type"
    assert found.span is not None and (found.span.line, found.span.column) == (3, 7)
    assert found.hint is not None and "vertical" in found.hint


def test_everything_wrong_in_one_run(folder: Folder) -> None:
    root = folder(
        {
            "a.md": "---\nheadlin: 大桥\n---\n桥。\n",
            "b.md": "没有开头\n",
            "c.md": "---\nheadline: 空\n---\n",
            "d.md": "---\nheadline: 图\npictures: [{file: ../x.jpg}, {file: no.jpg}]\n---\n图。\n",
            "e.md": "---\nheadline: 版\nsection: 副刊\n---\n文。\n",
            "f.md": "---\nheadline: [一江春水, 两岸]\nweight: 0\n---\n文。\n",
            "g.txt": "没有人读\n",
        }
    )
    _, codes = _read(root)
    assert sorted(codes) == [
        "copy.empty-story",
        "copy.ignored-file",
        "copy.missing-key",
        "copy.no-front-matter",
        "copy.out-of-range",
        "copy.outside-folder",
        "copy.picture-missing",
        "copy.uneven-couplet",
        "copy.unknown-key",
        "copy.unknown-section",
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [("nothing", "copy.missing-file"), (".", "copy.missing-file"), ("x.docx", "copy.unknown-form")],
)
def test_no_edition(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "x.docx").write_bytes(b"PK")
    edition, codes = _read(tmp_path / name)
    assert edition is None and codes == [code]


def test_edition_file_faults(folder: Folder) -> None:
    assert _read(folder({"a.md": _STORY}, "paper: {}\n"))[1][:2] == [
        "copy.missing-key",
        "copy.missing-key",
    ]
    _, codes = _read(folder({"a.md": _STORY}, "paper: {name: 甲}\nsections: [{name: 要闻}]\n"))
    assert codes == ["copy.no-date"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_STORY.encode("gb18030"), "copy.not-utf8"),
        (_STORY.encode("utf-16"), "copy.not-utf8"),
        (b"\x00\x01", "copy.control-character"),
        (b"x" * (4 * 1024 * 1024 + 1), "copy.too-large"),
        (b"", "copy.no-front-matter"),
        (b"---\n", "copy.no-front-matter"),
    ],
)
def test_story_bytes(folder: Folder, data: bytes, code: str) -> None:
    root = folder({"a.md": ""})
    (root / "stories" / "a.md").write_bytes(data)
    _, codes = _read(root)
    assert codes[0] == code


def test_bom_and_crlf_are_no_fault(folder: Folder) -> None:
    root = folder({"a.md": ""})
    data = b"\xef\xbb\xbf" + _STORY.replace("\n", "\r\n").encode()
    (root / "stories" / "a.md").write_bytes(data)
    edition, codes = _read(root)
    assert edition is not None and not codes
    assert edition.stories[0].body[0].text == "桥通了。"


def test_links_out_of_the_folder_are_refused(folder: Folder, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.md"
    outside.write_text(_STORY, encoding="utf-8")
    root = folder({"a.md": _STORY})
    (root / "stories" / "b.md").symlink_to(outside)
    edition, codes = _read(root)
    assert codes == ["copy.outside-folder"]
    assert edition is not None and len(edition.stories) == 1


def test_slugs_are_unique(folder: Folder) -> None:
    edition, codes = _read(folder({"x/a.md": _STORY, "y/a.md": _STORY}))
    assert edition is not None and not codes
    assert [story.slug for story in edition.stories] == ["a", "a-2"]


def _picture(root: Path, name: str, **options: object) -> Path:
    path = root / "pictures" / name
    path.parent.mkdir(exist_ok=True)
    Image.new("RGB", (60, 40), "gray").save(path, **options)  # type: ignore[arg-type]
    return path


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp"])
def test_pictures(folder: Folder, name: str) -> None:
    root = folder(
        {"a.md": f"---\nheadline: 图\npictures: [{{file: pictures/{name}}}]\n---\n图。\n"}
    )
    path = _picture(root, name)
    edition, codes = _read(root)
    assert edition is not None and not codes
    picture = edition.stories[0].pictures[0]
    assert (picture.pixels, picture.aspect, picture.file) == ((60, 40), Fraction(3, 2), path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 3 // 4])
    assert _read(root)[1] == ["copy.picture-broken"]
    path.write_bytes(b"no picture")
    assert _read(root)[1] == ["copy.picture-broken"]


def test_a_picture_on_its_side_is_turned(folder: Folder) -> None:
    root = folder({"a.md": "---\nheadline: 图\n---\n![](pictures/a.jpg)\n"})
    exif = Image.Exif()
    exif[0x0112] = 6
    _picture(root, "a.jpg", exif=exif)
    edition, codes = _read(root)
    assert edition is not None and not codes
    assert edition.stories[0].pictures[0].pixels == (40, 60)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.binary(max_size=120) | st.text(max_size=120).map(lambda t: t.encode("utf-8", "replace"))
)
def test_any_bytes_give_an_edition_or_diagnostics(folder: Folder, data: bytes) -> None:
    root = folder({"a.md": ""})
    (root / "stories" / "a.md").write_bytes(data)
    _read(root)
    (root / "stories" / "a.md").write_bytes(b"---\nheadline: a\n---\n" + data)
    _read(root)
    (root / "page.txt").write_bytes(data)
    edition, codes = _read(root / "page.txt")
    assert edition is not None or codes
    (root / "pictures").mkdir(exist_ok=True)
    (root / "pictures" / "a.jpg").write_bytes(data)
    (root / "stories" / "a.md").write_text("---\nheadline: a\n---\n![](pictures/a.jpg)\n")
    _read(root)
    (root / "edition.yaml").write_bytes(data)
    edition, codes = _read(root)
    assert edition is not None or codes


@pytest.mark.parametrize("unit", ["[", "![", "**a", "*", "> ", "`", "- ", "<a", "_a*", "(甲"])
def test_hostile_copy_is_read_in_time(folder: Folder, unit: str) -> None:
    root = folder({"a.md": "---\nheadline: 甲\n---\n" + unit * 20_000})
    (root / "page.md").write_text("# 甲\n\n" + unit * 20_000, encoding="utf-8")
    start = time.perf_counter()
    _read(root)
    _read(root / "page.md")
    assert time.perf_counter() - start < 10
