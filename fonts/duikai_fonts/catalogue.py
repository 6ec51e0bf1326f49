"""Roles to faces, and which face takes a character that a role's own face does not have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from duikai_fonts.bundled import DEFAULT_WEIGHT, bundled_faces
from duikai_fonts.characters import is_ignorable
from duikai_fonts.errors import CatalogueError
from duikai_fonts.faces import Face, FaceSpec, Origin, weight_name
from duikai_fonts.opening import OpenFace, check_embeddable, open_face
from duikai_fonts.system import SystemFace, find_family, find_system_faces, open_if_usable

DEFAULT_SPECS: tuple[FaceSpec, ...] = (
    FaceSpec("song", "DuikaiSong-Regular"),
    FaceSpec("song-bold", "DuikaiSong-Bold"),
    FaceSpec("song-black", "DuikaiSong-Black"),
    FaceSpec("hei", "DuikaiHei-VF", 400),
    FaceSpec("hei-medium", "DuikaiHei-VF", 500),
    FaceSpec("hei-bold", "DuikaiHei-VF", 700),
    FaceSpec("hei-black", "DuikaiHei-VF", 900),
    FaceSpec("kai", "DuikaiKai-Regular"),
)
"""The roles that the bundled faces fill."""

_FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")


class Catalogue:
    """The faces of an edition by role, with the chain of fall-back.

    A character is looked for in the role's own face, then in the roles named in `fallback`, then
    in the other bundled roles, then in `user_files`, and last, unless `use_system` is false, in
    the installed faces. Raises FontError when a spec names a face that is not there, cannot be
    read, or must not be embedded.
    """

    def __init__(
        self,
        specs: Iterable[FaceSpec],
        fallback: Sequence[str] = (),
        user_files: Sequence[Path] = (),
        use_system: bool = True,
    ) -> None:
        self._faces: dict[str, Face] = {}
        self._keys: dict[tuple[Path, int, int | None], str] = {}
        self._use_system = use_system
        self._system_uses: set[tuple[str, str]] = set()
        self._resolved: dict[tuple[str, str], Face | None] = {}
        self._by_role: dict[str, Face] = {}
        for spec in specs:
            if spec.role in self._by_role:
                raise CatalogueError(f"the role {spec.role!r} is given twice; keep one")
            self._by_role[spec.role] = self._face_of(spec)
        bundled = (r for r, face in self._by_role.items() if face.origin is Origin.BUNDLED)
        self._fallback = tuple(
            dict.fromkeys(
                [
                    *(self.for_role(role) for role in fallback),
                    *(self._by_role[role] for role in bundled),
                ]
            )
        )
        self._user = tuple(self._file_face(Path(path), 0, None) for path in user_files)

    @property
    def roles(self) -> tuple[str, ...]:
        """The known roles, in the order of the specs."""
        return tuple(self._by_role)

    @property
    def system_uses(self) -> frozenset[tuple[str, str]]:
        """The (characters, face key) pairs that fell back to an installed face: worth a warning."""
        return frozenset(self._system_uses)

    def face(self, key: str) -> Face:
        """The face of a key that a glyph run names. Raises CatalogueError for an unknown key."""
        try:
            return self._faces[key]
        except KeyError:
            known = ", ".join(self._faces)
            raise CatalogueError(f"there is no face {key!r}; known faces: {known}") from None

    def for_role(self, role: str) -> Face:
        """The role's own face. Raises CatalogueError, naming the known roles."""
        try:
            return self._by_role[role]
        except KeyError:
            known = ", ".join(self._by_role)
            raise CatalogueError(f"there is no role {role!r}; known roles: {known}") from None

    def resolve(self, role: str, text: str) -> Face | None:
        """The first face of the chain that has every character of `text`; None if nowhere."""
        try:
            return self._resolved[role, text]
        except KeyError:
            pass
        own = self.for_role(role)
        found = next((face for face in self._chain(own) if self._covers(face, text)), None)
        if found is None and self._use_system:
            found = self._system_face(text)
        self._resolved[role, text] = found
        return found

    def coverage(self, face: Face) -> int:
        """How many characters the face has."""
        return len(self.opened(face).face.unicodes)

    def has(self, face: Face, ch: str) -> bool:
        """Whether the face has a glyph for the character."""
        return self.opened(face).has_code(ord(ch))

    def opened(self, face: Face) -> OpenFace:
        """The face opened with HarfBuzz; once per process."""
        return open_face(face.path, face.index, face.weight)

    def _chain(self, own: Face) -> Iterator[Face]:
        yield own
        yield from self._fallback
        yield from self._user

    def _covers(self, face: Face, text: str) -> bool:
        """Whether the face can show `text` as it is, composed, or taken apart."""
        opened = self.opened(face)
        forms = dict.fromkeys((text, normalize("NFC", text), normalize("NFD", text)))
        return any(
            all(is_ignorable(ch) or opened.has_code(ord(ch)) for ch in form) for form in forms
        )

    def _system_face(self, text: str) -> Face | None:
        visible = [ch for ch in text if not is_ignorable(ch)]
        # Control characters, surrogates and unassigned code points are nobody's: do not search.
        if not "".join(visible).isprintable():
            return None
        for candidate in find_system_faces():
            opened = open_if_usable(candidate)
            if opened is None or not all(opened.has_code(ord(ch)) for ch in visible):
                continue
            face = self._installed_face(candidate, None)
            self._system_uses.add((text, face.key))
            return face
        return None

    def _face_of(self, spec: FaceSpec) -> Face:
        if spec.source in bundled_faces():
            return self._bundled_face(spec)
        name, _, member = spec.source.partition("#")
        looks_like_path = name.lower().endswith(_FONT_SUFFIXES) or "/" in name or "\\" in name
        if looks_like_path:
            if member and not member.isdigit():
                raise CatalogueError(f"{spec.source}: after # comes the number of a member")
            return self._file_face(Path(name), int(member or 0), spec.weight)
        return self._family_face(spec)

    def _bundled_face(self, spec: FaceSpec) -> Face:
        entry = bundled_faces()[spec.source]
        if entry.weights is None:
            if spec.weight is not None:
                raise CatalogueError(
                    f"role {spec.role}: {spec.source} has one weight; leave {spec.weight} out"
                )
            weight = None
        else:
            weight = DEFAULT_WEIGHT if spec.weight is None else spec.weight
            _check_weight(spec.source, entry.weights, weight)
        key = spec.source if weight is None else f"{spec.source}@{weight}"
        style = entry.style if weight is None else weight_name(weight)
        face = Face(key, entry.path, 0, entry.family, style, entry.licence, weight, Origin.BUNDLED)
        self._keys[face.path, 0, weight] = key
        return self._faces.setdefault(key, face)

    def _file_face(self, path: Path, index: int, weight: int | None) -> Face:
        opened = open_face(path, index)
        check_embeddable(opened, path)
        if weight is not None:
            if opened.weights is None:
                raise CatalogueError(f"{path} has no weight axis; leave weight {weight} out")
            _check_weight(str(path), opened.weights, weight)
        return self._add(opened, path, index, weight, Origin.USER)

    def _family_face(self, spec: FaceSpec) -> Face:
        found = find_family(spec.source, spec.weight)
        if found is None:
            bundled = ", ".join(bundled_faces())
            raise CatalogueError(
                f"role {spec.role}: there is no installed family {spec.source!r}; name one that "
                f"is installed, the path of a font file, or a bundled face: {bundled}"
            )
        return self._installed_face(found, spec.weight)

    def _installed_face(self, found: SystemFace, weight: int | None) -> Face:
        opened = open_face(found.path, found.index)
        if weight is not None and opened.weights is not None:
            least, greatest = opened.weights
            weight = min(max(weight, least), greatest)
        else:
            weight = None
        return self._add(opened, found.path, found.index, weight, Origin.SYSTEM)

    def _add(
        self, opened: OpenFace, path: Path, index: int, weight: int | None, origin: Origin
    ) -> Face:
        """Enters a face of a file, with a key of its own even when two files share a stem."""
        known = self._keys.get((path, index, weight))
        if known is not None:
            return self._faces[known]
        stem = path.stem + (f"#{index}" if index else "") + (f"@{weight}" if weight else "")
        key, number = stem, 2
        while key in self._faces or key in bundled_faces():
            key, number = f"{stem}~{number}", number + 1
        family = opened.name(16) or opened.name(1) or path.stem
        style = opened.name(17) or opened.name(2) or "Regular"
        if weight is not None:
            style = weight_name(weight)
        licence = (opened.name(13) or opened.name(0)).partition("\n")[0]
        face = Face(key, path, index, family, style, licence, weight, origin)
        self._keys[path, index, weight] = key
        self._faces[key] = face
        return face


def _check_weight(source: str, weights: tuple[int, int], weight: int) -> None:
    least, greatest = weights
    if not least <= weight <= greatest:
        raise CatalogueError(f"{source}: weight {weight} is not within {least}-{greatest}")
