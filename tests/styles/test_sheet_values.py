"""What a sheet's values may be, and what inheritance makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from duikai_content.diagnostics import Diagnostics
from duikai_content.spans import SourceSpan
from duikai_styles import Ink, StyleSheet, load_style_sheet

DENSITY = "{name: usual, columns: 6, characters: 15, size: 10.5, pitch: 16, price: 0}"


def load(text: str, folder: Path) -> tuple[StyleSheet | None, list[str]]:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    sheet = load_style_sheet("own.yaml", folder, diagnostics)
    assert all(d.span is not None and d.span.line for d in diagnostics)
    return sheet, [d.code for d in diagnostics]


def density(**changed: object) -> str:
    text = DENSITY
    for key, value in changed.items():
        start = text.index(f"{key}: ") + len(key) + 2
        end = min(k for k in (text.find(",", start), text.find("}", start)) if k > 0)
        text = text[:start] + str(value) + text[end:]
    return f"extends: broadsheet\ndensities:\n  - {text}\n"


def test_a_sound_density_replaces_the_inherited_ones(tmp_path: Path) -> None:
    sheet, codes = load(density(), tmp_path)
    assert codes == []
    assert sheet is not None
    assert [d.name for d in sheet.densities] == ["usual"]


@pytest.mark.parametrize(
    "changed",
    [{"columns": 0}, {"columns": 17}, {"characters": 3}, {"size": 3}, {"size": 40}, {"pitch": 8},
     {"pitch": 9000}, {"columns": 16}],
)  # fmt: skip
def test_a_density_that_makes_no_page_is_refused(changed: dict[str, int], tmp_path: Path) -> None:
    sheet, codes = load(density(**changed), tmp_path)
    assert sheet is None
    assert "style.geometry" in codes


def test_no_densities_make_no_page(tmp_path: Path) -> None:
    assert load("extends: broadsheet\ndensities: []\n", tmp_path)[0] is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lines: {body: {gap: -1}}", "style.out-of-range"),
        ("lines: {head: {gap: 1.5}}", "style.wrong-type"),
        ("forms: {news: {boxed: perhaps}}", "style.wrong-type"),
        ("forms: {news: {head: upright}}", "style.wrong-type"),
        ("heads: {upright: {columns: -1}}", "style.out-of-range"),
        ("heads: {upright: {lenght: 9}}", "style.unknown-key"),
        ("lines: {body: {prohibition: lax}}", "style.wrong-type"),
        ("lines: [1]", "style.wrong-type"),
        ("text: {caption: {lines: sparse}}", "style.unknown-lines"),
        ("densities: {name: usual}", "style.wrong-type"),
        ("heads: {ladder: large}", "style.wrong-type"),
        ("inks: {red: [0, 120, 0, 0]}", "style.out-of-range"),
        ("rules: {box_ink: none}", "style.unknown-ink"),
        ("page: {trim: [390]}", "style.wrong-type"),
        ("page: {top: 80}", "style.geometry"),
        ("text: {quote: {inset: 5000}}", "style.geometry"),
        ("text: {bullet: {hang: 9500, inset: 500}}", "style.geometry"),
        ("text: {source: {scale: 0}}", "style.geometry"),
        ("ruby: {scale: 0}", "style.geometry"),
        ('text: {caption: {face: ""}}', "style.no-face"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(text: str, code: str, tmp_path: Path) -> None:
    sheet, codes = load(f"extends: broadsheet\n{text}\n", tmp_path)
    assert sheet is None
    assert code in codes


def test_no_ink_is_an_ink_only_where_it_may_be(tmp_path: Path) -> None:
    sheet, codes = load("extends: broadsheet\nrules: {box_fill: tint}\n", tmp_path)
    assert codes == []
    assert sheet is not None
    assert sheet.rules.box_fill == Ink(0, 0, 0, 9)
    sheet, _ = load("extends: broadsheet\nrules: {box_fill: none}\n", tmp_path)
    assert sheet is not None
    assert sheet.rules.box_fill is None


def test_a_sheet_extends_a_sheet_of_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(
        "extends: tabloid\ntitle: 家用\nrules: {box: 2}\n", encoding="utf-8"
    )
    sheet, codes = load("extends: house.yaml\nrules: {story: 1}\n", tmp_path)
    assert codes == []
    assert sheet is not None
    assert (sheet.title, sheet.rules.box, sheet.rules.story) == ("家用", 2, 1)


def test_a_fault_of_a_parent_is_reported_in_the_parent(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(
        "extends: tabloid\n\nrules: {box: wide}\n", encoding="utf-8"
    )
    (tmp_path / "own.yaml").write_text("extends: house.yaml\n", encoding="utf-8")
    diagnostics = Diagnostics()
    assert load_style_sheet("own.yaml", tmp_path, diagnostics) is None
    spans = [d.span for d in diagnostics if d.span]
    assert [(Path(span.file).name, span.line) for span in spans] == [("house.yaml", 3)]


def test_sheets_that_extend_one_another_are_refused(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text("extends: own.yaml\n", encoding="utf-8")
    sheet, codes = load("extends: house.yaml\n", tmp_path)
    assert sheet is None
    assert codes == ["style.circle"]


@pytest.mark.parametrize("name", ["../own.yaml", "/etc/own.yaml", "missing.yaml", "nosuch", ""])
def test_a_sheet_that_is_not_there_is_reported_where_it_was_named(
    name: str, tmp_path: Path
) -> None:
    diagnostics, said = Diagnostics(), SourceSpan("edition.yaml", 4, 8)
    assert load_style_sheet(name, tmp_path, diagnostics, said) is None
    assert diagnostics.has_errors


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    inside, outside = tmp_path / "paper", tmp_path / "elsewhere.yaml"
    inside.mkdir()
    outside.write_text("extends: tabloid\n", encoding="utf-8")
    (inside / "own.yaml").symlink_to(outside)
    diagnostics = Diagnostics()
    assert load_style_sheet("own.yaml", inside, diagnostics) is None
    assert [d.code for d in diagnostics] == ["copy.outside-folder"]


def test_roles_of_a_body_may_leave_their_face_to_what_surrounds_them(tmp_path: Path) -> None:
    roles = ("dotted", "emphasis", "bullet", "numbered", "quote", "source")
    text = ", ".join(f'{role}: {{face: ""}}' for role in roles)
    sheet, codes = load(f"extends: broadsheet\ntext: {{{text}}}\n", tmp_path)
    assert codes == [] and sheet is not None


def test_styles_and_rules_of_lines_say_only_what_differs_from_body(tmp_path: Path) -> None:
    sheet, codes = load(
        "extends: broadsheet\n"
        "lines: {body: {stretch: 99}, narrow: {prohibition: gb}}\n"
        "text: {caption: {lines: narrow}}\n",
        tmp_path,
    )
    assert codes == []
    assert sheet is not None
    rules = sheet.text["caption"].lines
    assert (rules.prohibition.value, rules.stretch) == ("gb", 99)
    assert sheet.lines["head"].stretch == 99
    assert sheet.text["quote"].indent == sheet.text["body"].indent
