"""Text to glyphs with HarfBuzz.

Hanzi, kana and CJK punctuation do not depend on their neighbours while no feature is asked for,
so each is shaped once per role and kept; only dashes, Latin words and other scripts are shaped
as stretches (and kept as well, since a newspaper repeats them).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from duikai_fonts.catalogue import Catalogue
from duikai_fonts.characters import (
    CONTEXTUAL,
    DASH,
    is_alone,
    is_ignorable,
    is_latin_letter,
    script_of,
    split_units,
)
from duikai_fonts.faces import Face
from duikai_fonts.harfbuzz import hb
from duikai_fonts.metrics import VERTICAL_ORIGIN, InkBox, Metrics, ink_box_of, metrics_of
from duikai_fonts.opening import OpenFace

_NO_FEATURES: Mapping[str, bool] = MappingProxyType({})

# Ligatures stay off so that a line can break between any two letters; `——` is made of `ccmp`,
# which HarfBuzz applies by itself. Squeezing punctuation is the layout's.
_LIGATURES_OFF = {"liga": False, "clig": False, "calt": False}
_LATIN_FEATURES = {**_LIGATURES_OFF, "kern": True}
_HANI_FEATURES = {**_LIGATURES_OFF, "kern": False, "vkrn": False}
_ALPHABETS = frozenset({"Latn", "Grek", "Cyrl"})

_LONGEST_KEPT = 64
_MOST_KEPT = 50_000
_EM = 1000


@dataclass(frozen=True, slots=True)
class Cluster:
    """The smallest piece of text that has glyphs of its own. Lengths are thousandths of an em.

    `text` is one character, or a base with its marks, or `——`. `face` is the key of its face,
    "" (with no glyphs) when no face has the character. `advances` has one number per glyph; in
    vertical text they run down the page and are positive too. `offsets` has one (x right, y up)
    per glyph, () when all are zero; in vertical text they are measured from the usual place, the
    glyph centred on the line with its em box's top, 880 above the baseline, at the pen.
    """

    text: str
    face: str
    gids: tuple[int, ...]
    advances: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    advance: int


@dataclass(frozen=True, slots=True)
class _Setting:
    """All that decides how a text is shaped, and what has been shaped so."""

    role: str
    language: str
    vertical: bool
    features: Mapping[str, bool]
    singles: _Singles
    stretches: dict[str, list[Cluster]]


class _Singles(dict[str, Cluster]):
    """Clusters of single characters, shaped at first use."""

    def __init__(self) -> None:
        super().__init__()
        self.shaper: Shaper | None = None
        self.setting: _Setting | None = None

    def __missing__(self, ch: str) -> Cluster:
        assert self.shaper is not None and self.setting is not None
        cluster = self.shaper._shape_stretch(ch, self.setting)[0]
        self[ch] = cluster
        return cluster


@dataclass(frozen=True, slots=True)
class _Unit:
    """A base with its marks, the face that takes it (None: nowhere) and the script."""

    text: str
    face: Face | None
    script: str
    apostrophe: bool = False


class Shaper:
    """Shapes text in the faces of a catalogue, and keeps what it has shaped."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._settings: dict[tuple[object, ...], _Setting] = {}
        self._metrics: dict[str, Metrics] = {}
        self._missing: dict[str, None] = {}

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue whose faces this shaper uses."""
        return self._catalogue

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters found in no face, in the order in which they were first met."""
        return tuple(self._missing)

    def metrics(self, face_key: str) -> Metrics:
        """The vertical measures of a face. Raises CatalogueError for an unknown key."""
        found = self._metrics.get(face_key)
        if found is None:
            found = metrics_of(self._catalogue.opened(self._catalogue.face(face_key)))
            self._metrics[face_key] = found
        return found

    def advance(self, face_key: str, gid: int) -> int:
        """How wide a glyph is across the page, also where it is set in vertical text."""
        opened = self._catalogue.opened(self._catalogue.face(face_key))
        return opened.thousandths(opened.font.get_glyph_h_advance(gid))

    def ink_box(self, face_key: str, gid: int) -> InkBox:
        """The ink of a glyph of a face. Raises CatalogueError for an unknown key."""
        return ink_box_of(self._catalogue.opened(self._catalogue.face(face_key)), gid)

    def shape(
        self,
        text: str,
        role: str,
        *,
        language: str = "zh-Hans",
        vertical: bool = False,
        features: Mapping[str, bool] = _NO_FEATURES,
    ) -> list[Cluster]:
        """The clusters of `text`, in order; their texts joined are `text`.

        `language` is a BCP 47 tag. `features` turns OpenType features on or off on top of the
        defaults (kerning in alphabets only, no ligatures, no punctuation squeeze). In vertical
        text letters stay upright; shape them horizontally to turn them. Raises CatalogueError
        for an unknown role.
        """
        setting = self._setting(role, language, vertical, features)
        if features:
            return self._shape_stretch(text, setting) if text else []
        unseen = set(text).difference(setting.singles)
        if len(unseen) > 1:
            self._learn(unseen, setting)
        single = setting.singles.__getitem__
        stretches = setting.stretches
        clusters: list[Cluster] = []
        done = 0
        for match in CONTEXTUAL.finditer(text):
            start, end = match.span()
            if start > done:
                clusters += map(single, text[done:start])
            stretch = match.group()
            kept = stretches.get(stretch)
            clusters += self._shape_stretch(stretch, setting) if kept is None else kept
            done = end
        clusters += map(single, text[done:])
        return clusters

    def _setting(
        self, role: str, language: str, vertical: bool, features: Mapping[str, bool]
    ) -> _Setting:
        key = (role, language, vertical, *sorted(features.items()))
        setting = self._settings.get(key)
        if setting is None:
            self._catalogue.for_role(role)
            singles = _Singles()
            setting = _Setting(role, language, vertical, dict(features), singles, {})
            singles.shaper, singles.setting = self, setting
            self._settings[key] = setting
        return setting

    def _learn(self, unseen: set[str], setting: _Setting) -> None:
        """Shapes the characters that stand alone and are in the role's own face, all at once."""
        own = self._catalogue.for_role(setting.role)
        has_code = self._catalogue.opened(own).has_code
        # Sorted, so that the order of a set can never show in the result.
        learnt = [ch for ch in sorted(unseen) if is_alone(ch) and has_code(ord(ch))]
        if not learnt:
            return
        run = [_Unit(ch, own, "Hani") for ch in learnt]
        clusters = self._shape_run(run, own, setting)
        # A face that joins some of them is shaped one character at a time instead.
        if [cluster.text for cluster in clusters] == learnt:
            setting.singles.update(zip(learnt, clusters, strict=True))

    def _shape_stretch(self, text: str, setting: _Setting) -> list[Cluster]:
        clusters: list[Cluster] = []
        for run in _runs(self._units(text, setting.role)):
            if run[0].face is None:
                clusters.extend(self._lost(run))
            else:
                clusters.extend(self._shape_run(run, run[0].face, setting))
        if len(text) <= _LONGEST_KEPT:
            if len(setting.stretches) >= _MOST_KEPT:
                setting.stretches.clear()
            setting.stretches[text] = clusters
        return clusters

    def _units(self, text: str, role: str) -> list[_Unit]:
        """The units of `text` with their faces; a mark that no face joins to its base is loose."""
        units: list[_Unit] = []
        pieces = split_units(text)
        for at, piece in enumerate(pieces):
            if units and all(map(is_ignorable, piece)):
                units.append(_Unit(piece, units[-1].face, units[-1].script))
                continue
            face = self._catalogue.resolve(role, piece)
            if face is None and len(piece) > 1:
                units.extend(
                    _Unit(ch, self._catalogue.resolve(role, ch), script_of(piece[0]))
                    for ch in piece
                )
                continue
            apostrophe = piece == "\u2019" and _between_letters(pieces, at)
            script = "Latn" if apostrophe else script_of(piece[0])
            units.append(_Unit(piece, face, script, apostrophe))
        return units

    def _lost(self, run: list[_Unit]) -> list[Cluster]:
        lost = "".join(unit.text for unit in run)
        self._missing.update(dict.fromkeys(lost))
        return [Cluster(ch, "", (), (), (), 0) for ch in lost]

    def _shape_run(self, run: list[_Unit], face: Face, setting: _Setting) -> list[Cluster]:
        text = "".join(unit.text for unit in run)
        script = run[0].script
        opened = self._catalogue.opened(face)
        buffer: Any = hb.Buffer()
        buffer.add_codepoints(list(map(ord, text)))
        if script:
            buffer.script = script
        else:
            buffer.guess_segment_properties()
        # Also for scripts from right to left: clusters come in the order of the text.
        buffer.direction = "ttb" if setting.vertical else "ltr"
        buffer.language = setting.language
        hb.shape(opened.font, buffer, _features(run, script, setting.features))
        clusters = _clusters(text, face.key, buffer, opened, setting.vertical)
        if text[0] == DASH:
            return _as_one(clusters)
        if script == "Hani" and not setting.vertical and not setting.features:
            return [_widened(cluster) for cluster in clusters]
        return clusters


def _between_letters(pieces: list[str], at: int) -> bool:
    inside = 0 < at < len(pieces) - 1
    return inside and is_latin_letter(pieces[at - 1][0]) and is_latin_letter(pieces[at + 1][0])


def _runs(units: Iterable[_Unit]) -> list[list[_Unit]]:
    """Neighbours of the same face and script, together; each dash by itself.

    Left together, three or six dashes would make glyphs of three ems in some faces.
    """
    runs: list[list[_Unit]] = []
    before: _Unit | None = None
    for unit in units:
        if (
            before is not None
            and before.face is unit.face
            and before.script == unit.script
            and DASH not in (before.text[0], unit.text[0])
        ):
            runs[-1].append(unit)
        else:
            runs.append([unit])
        before = unit
    return runs


def _features(
    run: list[_Unit], script: str, asked: Mapping[str, bool]
) -> dict[str, bool | list[tuple[int, int, bool]]]:
    """HarfBuzz's features for a run: the defaults, apostrophes made narrow, the caller's last."""
    chosen: dict[str, bool | list[tuple[int, int, bool]]] = {}
    chosen.update(_LATIN_FEATURES if script in _ALPHABETS else _HANI_FEATURES if script else {})
    apostrophes: list[tuple[int, int, bool]] = []
    at = 0
    for unit in run:
        if unit.apostrophe:
            apostrophes.append((at, at + 1, True))
        at += len(unit.text)
    if apostrophes:
        chosen["pwid"] = apostrophes
    chosen.update(asked)
    return chosen


def _clusters(text: str, key: str, buffer: Any, opened: OpenFace, vertical: bool) -> list[Cluster]:
    """HarfBuzz's glyphs, gathered by the characters they stand for."""
    glyphs: dict[int, list[tuple[int, int, int, int]]] = {0: []}
    scale = opened.thousandths
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        gid = info.codepoint
        x, y = position.x_offset, position.y_offset
        if vertical:
            x += opened.font.get_glyph_h_advance(gid) // 2
            entry = (gid, scale(-position.y_advance), scale(x), scale(y) + VERTICAL_ORIGIN)
        else:
            entry = (gid, scale(position.x_advance), scale(x), scale(y))
        glyphs.setdefault(info.cluster, []).append(entry)
    space = opened.font.get_nominal_glyph(0x20)
    starts = sorted(glyphs)
    return [
        _cluster(text[start:end], key, _visible(glyphs[start], space))
        for start, end in pairwise([*starts, len(text)])
    ]


def _visible(
    glyphs: list[tuple[int, int, int, int]], space: int | None
) -> list[tuple[int, int, int, int]]:
    """Without the empty glyphs that HarfBuzz puts for joiners and variation selectors."""
    if len(glyphs) < 2:
        return glyphs
    return [glyph for glyph in glyphs if glyph[0] != space or glyph[1]] or glyphs[:1]


def _cluster(text: str, key: str, glyphs: list[tuple[int, int, int, int]]) -> Cluster:
    if len(glyphs) == 1:
        gid, advance, x, y = glyphs[0]
        return Cluster(text, key, (gid,), (advance,), ((x, y),) if x or y else (), advance)
    advances = tuple(glyph[1] for glyph in glyphs)
    offsets = tuple((glyph[2], glyph[3]) for glyph in glyphs)
    if not any(x or y for x, y in offsets):
        offsets = ()
    return Cluster(text, key, tuple(glyph[0] for glyph in glyphs), advances, offsets, sum(advances))


def _as_one(clusters: list[Cluster]) -> list[Cluster]:
    """The clusters of `——` as one, also in a face that has no glyph of two ems for it."""
    if len(clusters) < 2:
        return clusters
    offsets = tuple(o for c in clusters for o in c.offsets or ((0, 0),) * len(c.gids))
    return [
        Cluster(
            "".join(c.text for c in clusters),
            clusters[0].face,
            tuple(gid for c in clusters for gid in c.gids),
            tuple(advance for c in clusters for advance in c.advances),
            offsets if any(x or y for x, y in offsets) else (),
            sum(c.advance for c in clusters),
        )
    ]


def _widened(cluster: Cluster) -> Cluster:
    """Chinese quotation marks take a full em also in a face that draws them narrow.

    The mark hugs the text it encloses: openers stand at the right of their em, closers at the
    left, so that the layout may take the empty half away as with any other bracket.
    """
    if cluster.text not in "\u2018\u2019\u201c\u201d" or not 0 < cluster.advance < _EM * 9 // 10:
        return cluster
    opener = cluster.text in "\u2018\u201c"
    offsets = ((_EM - cluster.advance, 0),) if opener else ()
    return Cluster(cluster.text, cluster.face, cluster.gids, (_EM,), offsets, _EM)
