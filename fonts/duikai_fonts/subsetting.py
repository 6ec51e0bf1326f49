"""Cuts a face down to the glyphs that are used, for embedding in a PDF."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from duikai_fonts.errors import FaceError
from duikai_fonts.faces import Face, weight_name
from duikai_fonts.harfbuzz import hb
from duikai_fonts.opening import NO_SUBSETTING, OpenFace, check_embeddable, open_face
from duikai_fonts.outlines import truetype_of

# A CIDFontType2 needs the outlines and their measures only (ISO 32000-1, 9.9).
_KEPT_TABLES = frozenset({"glyf", "head", "hhea", "hmtx", "loca", "maxp"})
_OUTLINE_SOURCES = frozenset({"fvar", "gvar", "avar", "HVAR", "MVAR", "cvar"})

_SYMBOLIC, _FIXED_PITCH, _ITALIC = 1 << 2, 1 << 0, 1 << 6


@dataclass(frozen=True, slots=True)
class FaceSubset:
    """A TrueType file of the used glyphs, and what a PDF font descriptor says of it.

    `data` is ready for FontFile2; a variable face is pinned at its weight. `gid_map` takes the
    face's glyph ids to the subset's, `advances` the face's glyph ids to widths for the PDF's W
    array. Lengths are thousandths of an em; `italic_angle` is in degrees; `flags` are the PDF's.
    `postscript_name` comes without a subset tag; `upem` is the subset's own.
    """

    data: bytes
    gid_map: dict[int, int]
    family: str
    postscript_name: str
    upem: int
    ascent: int
    descent: int
    cap_height: int
    bbox: tuple[int, int, int, int]
    italic_angle: float
    flags: int
    advances: dict[int, int]


def subset_face(face: Face, gids: Iterable[int]) -> FaceSubset:
    """The face with the glyphs `gids` (and .notdef) only; the same bytes for the same glyphs.

    PostScript outlines (CFF) are made TrueType ones. Raises FaceError when a glyph id is not the
    face's, when the face is damaged, or when it must not be embedded. A face whose licence bits
    forbid subsetting comes whole.
    """
    opened = open_face(face.path, face.index, face.weight)
    check_embeddable(opened, face.path)
    wanted = sorted({0, *gids})
    count = int(opened.face.glyph_count)
    if wanted[0] < 0 or wanted[-1] >= count:
        raise FaceError(f"{face.key}: it has {count} glyphs, so there is no glyph {wanted[-1]}")
    if opened.embedding_bits() & NO_SUBSETTING:
        wanted = list(range(count))
    try:
        if "glyf" in opened.tables:
            data, gid_map = _cut(face, opened, wanted)
        else:
            data = truetype_of(opened, wanted)
            gid_map = {old: new for new, old in enumerate(wanted)}
    except Exception as error:
        # Whatever a hostile file makes the libraries raise, it is the file's fault.
        raise FaceError(f"{face.path}: the face is damaged and cannot be cut: {error}") from error
    return _described(face, opened, data, gid_map)


def _cut(face: Face, opened: OpenFace, wanted: list[int]) -> tuple[bytes, dict[int, int]]:
    request: Any = hb.SubsetInput()
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    request.glyph_set.set(wanted)
    for table in opened.tables - _KEPT_TABLES - _OUTLINE_SOURCES:
        request.drop_table_tag_set.add(int.from_bytes(table.encode("latin-1"), "big"))
    if "fvar" in opened.tables:
        request.pin_all_axes_to_default(opened.face)
        if face.weight is not None:
            request.pin_axis_location(opened.face, "wght", face.weight)
    plan: Any = hb.SubsetPlan(opened.face, request)
    data = bytes(plan.execute().blob.data)
    gid_map = {int(old): int(new) for old, new in plan.old_to_new_glyph_mapping.items()}
    return data, dict(sorted(gid_map.items()))


def _described(face: Face, opened: OpenFace, data: bytes, gid_map: dict[int, int]) -> FaceSubset:
    scale = opened.thousandths
    font: Any = opened.font
    extents = font.get_font_extents("ltr")
    head = bytes(hb.Face(hb.Blob(data)).reference_table("head").data)
    post = opened.table("post")
    angle = int.from_bytes(post[4:8], "big", signed=True) / 65536 if len(post) >= 16 else 0.0
    fixed_pitch = any(post[12:16])
    flags = _SYMBOLIC | (_ITALIC if angle else 0) | (_FIXED_PITCH if fixed_pitch else 0)
    edges = [int.from_bytes(head[at : at + 2], "big", signed=True) for at in (36, 38, 40, 42)]
    return FaceSubset(
        data=data,
        gid_map=gid_map,
        family=face.family,
        postscript_name=_postscript_name(face, opened),
        upem=opened.upem,
        ascent=scale(extents.ascender),
        descent=scale(extents.descender),
        cap_height=scale(font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)),
        bbox=(scale(edges[0]), scale(edges[1]), scale(edges[2]), scale(edges[3])),
        italic_angle=angle,
        flags=flags,
        advances={gid: scale(font.get_glyph_h_advance(gid)) for gid in gid_map},
    )


def _postscript_name(face: Face, opened: OpenFace) -> str:
    """The face's own PostScript name, or one made of its family; ASCII that a PDF name can hold."""
    name = opened.name(6)
    if face.weight is not None:
        name = f"{name.partition('-')[0] or face.family}-{weight_name(face.weight)}"
    kept = "".join(ch for ch in name if ch.isascii() and (ch.isalnum() or ch in "-_."))
    fallback = "".join(ch for ch in face.path.stem if ch.isascii() and ch.isalnum())
    return kept or fallback or "Face"
