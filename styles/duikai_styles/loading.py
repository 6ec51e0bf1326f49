"""Style sheets from YAML. A sheet says ``extends: broadsheet`` and then only what differs."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from duikai_content.diagnostics import Diagnostics
from duikai_content.spans import SourceSpan
from duikai_content.yaml_nodes import Mapping, Node
from duikai_content.yaml_source import MapReader
from duikai_styles.inheritance import Shelf, overlay
from duikai_styles.inks import Ink
from duikai_styles.records import Names, read_record
from duikai_styles.sheet import (
    AdvertStyle,
    Density,
    DotStyle,
    FaceChoice,
    Folio,
    FormStyle,
    Heads,
    ImprintStyle,
    LineRules,
    Nameplate,
    PictureStyle,
    Prices,
    RubyStyle,
    Rules,
    StyleSheet,
    TableStyle,
    TextStyle,
    Trim,
)
from duikai_styles.units import mm

_SHELF = Shelf(Path(__file__).parent / "sheets", "style", "style sheet", "in the edition's folder")
TEXT_ROLES = (
    "body", "kai-body", "run-in", "strong", "emphasis", "dotted", "bullet", "numbered", "quote",
    "source", "dateline", "endline", "cross-head", "sub-head", "table", "table-head",
    "table-caption", "caption", "credit", "placeholder",
)  # fmt: skip
"""Every role that a sheet must style, and no other: the layout asks for these by name."""
FACELESS_ROLES = (
    "run-in", "strong", "emphasis", "dotted", "bullet", "numbered", "quote", "source",
)  # fmt: skip
"""Roles inside a body, which may leave their face to what surrounds them."""
BASE = "body"
LEAST_LINE = 2000
"""Thousandths of an em that indents and insets must leave of a line."""
LEAST_SCALE = 0.1
FORMS = ("news", "brief", "commentary", "feature", "photo")
T = TypeVar("T")


def shipped_sheets() -> tuple[str, ...]:
    """Names of the style sheets that come with the program."""
    return _SHELF.names()


def load_style_sheet(
    name: str, root: Path, diagnostics: Diagnostics, span: SourceSpan | None = None
) -> StyleSheet | None:
    """The sheet called `name`: a shipped one, or a ``.yaml`` file inside `root`.

    `span` is where the name was said. Returns None, with errors among `diagnostics`, when
    the sheet cannot be used.
    """
    before = _errors(diagnostics)
    tree = _SHELF.merged(name, root, diagnostics, span or SourceSpan(name))
    if tree is None:
        return None
    reader = MapReader(_completed(tree), diagnostics, area="style")
    reader.has("extends")
    sheet = _read_sheet(reader, diagnostics)
    reader.finish()
    return None if _errors(diagnostics) > before else sheet


def _errors(diagnostics: Diagnostics) -> int:
    return sum(d.severity.value == "error" for d in diagnostics)


def _completed(tree: Mapping) -> Mapping:
    """Text styles and rules of lines say only what differs from the one called `body`."""
    return Mapping(
        tuple(
            (key, _on_base(node) if key.text in ("lines", "text") else node)
            for key, node in tree.entries
        ),
        tree.span,
    )


def _on_base(node: Node) -> Node:
    if not isinstance(node, Mapping):
        return node
    base = next((each for key, each in node.entries if key.text == BASE), None)
    if not isinstance(base, Mapping):
        return node
    entries = [
        (key, overlay(base, each) if isinstance(each, Mapping) else each)
        for key, each in node.entries
    ]
    return Mapping(tuple(entries), node.span)


def _read_sheet(reader: MapReader, diagnostics: Diagnostics) -> StyleSheet:
    faces = _faces(reader.map("faces", required=True))
    inks = _inks(reader.map("inks", required=True))
    plain = Names(inks, frozenset(f.role for f in faces), {})
    written = reader.map("lines", required=True)
    lines = _named(written, LineRules, tuple(dict.fromkeys((BASE, *written.keys()))), plain)
    names = Names(inks, plain.faces, lines)
    sheet = StyleSheet(
        name=reader.text("name"),
        title=reader.text("title"),
        trim=_trim(reader.map("page", required=True)),
        faces=faces,
        fallback=reader.texts("fallback"),
        densities=tuple(
            read_record(Density, item, names) for item in reader.maps("densities", required=True)
        ),
        lines=lines,
        text=_text(reader.map("text", required=True), names),
        dots=read_record(DotStyle, reader.map("dots", required=True), names),
        ruby=read_record(RubyStyle, reader.map("ruby", required=True), names),
        heads=read_record(Heads, reader.map("heads", required=True), names),
        forms=_named(reader.map("forms", required=True), FormStyle, FORMS, names),
        rules=read_record(Rules, reader.map("rules", required=True), names),
        pictures=read_record(PictureStyle, reader.map("pictures", required=True), names),
        tables=read_record(TableStyle, reader.map("tables", required=True), names),
        nameplate=read_record(Nameplate, reader.map("nameplate", required=True), names),
        folio=read_record(Folio, reader.map("folio", required=True), names),
        imprint=read_record(ImprintStyle, reader.map("imprint", required=True), names),
        advert=read_record(AdvertStyle, reader.map("advert", required=True), names),
        prices=read_record(Prices, reader.map("prices", required=True), names),
    )
    _check_geometry(sheet, reader)
    _check_lines(sheet, reader)
    return sheet


def _named(reader: MapReader, cls: type[T], known: tuple[str, ...], names: Names) -> dict[str, T]:
    written = reader.keys()
    for key in written:
        if key not in known:
            reader.error(
                "unknown-role", f"no role is called “{key}”", key, f"known: {', '.join(known)}"
            )
            reader.has(key)
    return {key: read_record(cls, reader.map(key, required=True), names) for key in known}


def _text(reader: MapReader, names: Names) -> dict[str, TextStyle]:
    styles = _named(reader, TextStyle, TEXT_ROLES, names)
    for role, style in styles.items():
        if not style.face and reader.has(role) and role not in FACELESS_ROLES:
            hint = f"name one; only {', '.join(FACELESS_ROLES)} may do without"
            reader.error("no-face", f"“{role}” has no face", role, hint)
    return styles


def _faces(reader: MapReader) -> tuple[FaceChoice, ...]:
    faces = []
    roles = reader.keys()
    for role in roles:
        face = reader.map(role)
        weight = face.integer("weight", 1, 1000, default=0)
        faces.append(FaceChoice(role, face.text("source"), weight or None))
    return tuple(faces)


def _inks(reader: MapReader) -> dict[str, Ink]:
    inks = {}
    written = reader.keys()
    for name in written:
        parts = reader.numbers(name, 0, 100)
        if len(parts) == 4:
            inks[name] = Ink(*parts)
        else:
            reader.error("wrong-type", "an ink is four percentages: [c, m, y, k]", name)
    return inks


def _trim(reader: MapReader) -> Trim:
    width, height = _pair(reader, "trim")
    area_width, area_height = _pair(reader, "type_area")
    bleed, top = reader.number("bleed", 0, 20), reader.number("top", 0, 500)
    return Trim(
        width=mm(width),
        height=mm(height),
        bleed=mm(bleed),
        left=mm((width - area_width) / 2),
        top=mm(top),
        area_width=mm(area_width),
        area_height=mm(area_height),
    )


def _pair(reader: MapReader, key: str) -> tuple[float, float]:
    values = reader.numbers(key, 10, 2000)
    if len(values) != 2:
        reader.error("wrong-type", f"“{key}” is [width, height] in millimetres", key)
        return 100.0, 100.0
    return values[0], values[1]


def _check_lines(sheet: StyleSheet, reader: MapReader) -> None:
    """Indents and insets must leave the narrowest lines of the body a few characters."""
    narrowest = min((d.characters for d in sheet.densities), default=0) - max(
        form.inset if form.boxed else 0 for form in sheet.forms.values()
    )
    scales = {role: style.scale for role, style in sheet.text.items()}
    for role, scale in {**scales, "ruby": sheet.ruby.scale}.items():
        if scale < LEAST_SCALE:
            reader.error("geometry", f"the scale of “{role}” is less than {LEAST_SCALE}", "text")
    for role, style in sheet.text.items():
        taken = 2 * style.inset + max(style.indent, style.hang)
        if 1000 * narrowest / max(style.scale, LEAST_SCALE) - taken < LEAST_LINE:
            message = f"“{role}” leaves less than {LEAST_LINE // 1000} ems of its narrowest line"
            reader.error("geometry", message, "text", "less indent or inset, or a smaller scale")


def _check_geometry(sheet: StyleSheet, reader: MapReader) -> None:
    trim = sheet.trim
    if trim.area_width > trim.width or trim.top + trim.area_height > trim.height:
        reader.error("geometry", "the type area does not fit the sheet", "page")
    if not sheet.densities:
        reader.error("geometry", "a sheet needs at least one density", "densities")
    for density in sheet.densities:
        if not (1 <= density.columns <= 16 and density.characters >= 4 and density.size >= 4):
            message = f"density “{density.name}” wants 1–16 columns of at least 4 characters"
            reader.error("geometry", message + " at 4 points or more", "densities")
        elif density.columns * density.characters * density.size > trim.area_width:
            message = f"density “{density.name}” is wider than the type area"
            reader.error("geometry", message, "densities", "fewer columns, or a smaller size")
        elif density.pitch < density.size or density.pitch > trim.area_height:
            message = f"density “{density.name}”: the pitch is smaller than the type"
            reader.error("geometry", message, "densities")
