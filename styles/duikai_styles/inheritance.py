"""YAML files that extend one another: style sheets, and the press's profiles in the same way.

A file says ``extends: NAME`` and then only what differs: mappings are merged key by key,
anything else replaces what was inherited. Values keep the place where they were written, so a
fault inherited from a parent is reported in the parent.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from duikai_content.diagnostics import Diagnostics
from duikai_content.limits import YAML_BYTES
from duikai_content.paths import resolve_inside
from duikai_content.spans import SourceSpan
from duikai_content.text_source import read_text
from duikai_content.yaml_nodes import Mapping, Node, Scalar, parse_yaml

DEEPEST = 8  # files that extend files; more is a mistake


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of shipped files: `area` opens the diagnostics' codes, `kind` is what one file is
    called in messages. `own` says where files of the user's own are looked for."""

    folder: Path
    area: str
    kind: str
    own: str

    def names(self) -> tuple[str, ...]:
        """Names of the shipped files."""
        return tuple(sorted(path.stem for path in self.folder.glob("*.yaml")))

    def merged(
        self, name: str, root: Path | None, diagnostics: Diagnostics, span: SourceSpan
    ) -> Mapping | None:
        """The tree of the file called `name`, laid over those that it extends.

        `root` is the folder that files of the user's own lie in; None takes their paths as they
        stand. None, with the reasons among `diagnostics`, if the file cannot be used.
        """
        return self._merged(name, root, diagnostics, span, ())

    def _merged(
        self,
        name: str,
        root: Path | None,
        diagnostics: Diagnostics,
        span: SourceSpan,
        seen: tuple[Path, ...],
    ) -> Mapping | None:
        path = self._find(name, root, diagnostics, span)
        if path is None:
            return None
        if path in seen or len(seen) >= DEEPEST:
            diagnostics.error(f"{self.area}.circle", f"{self.kind} “{name}” extends itself", span)
            return None
        text = read_text(path, diagnostics, limit=YAML_BYTES, area=self.area)
        node = None
        if text is not None:
            node = parse_yaml(text, self._shown(path), diagnostics, area=self.area)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self._wrong(f"a {self.kind} is keys and values", node, diagnostics)
            return None
        parent = next((v for k, v in node.entries if k.text == "extends"), None)
        if parent is None:
            return node
        if not isinstance(parent, Scalar):
            self._wrong(f"“extends” names one {self.kind}", parent, diagnostics)
            return None
        beside = root if root is not None else path.parent
        base = self._merged(parent.text, beside, diagnostics, parent.span, (*seen, path))
        return None if base is None else overlay(base, node)

    def _wrong(self, message: str, node: Node, diagnostics: Diagnostics) -> None:
        diagnostics.error(f"{self.area}.wrong-type", message, node.span)

    def _find(
        self, name: str, root: Path | None, diagnostics: Diagnostics, span: SourceSpan
    ) -> Path | None:
        if name in self.names():
            return self.folder / f"{name}.yaml"
        if name.endswith((".yaml", ".yml")):
            return Path(name) if root is None else resolve_inside(root, name, span, diagnostics)
        known = ", ".join(self.names())
        diagnostics.error(
            f"{self.area}.unknown-sheet",
            f"no {self.kind} is called “{name}”",
            span,
            f"shipped: {known}; a {self.kind} of your own is a .yaml file {self.own}",
        )
        return None

    def _shown(self, path: Path) -> str:
        shipped = path.parent == self.folder
        return f"{path.stem} (shipped {self.kind})" if shipped else str(path)


def overlay(base: Mapping, over: Mapping) -> Mapping:
    """`base` with what `over` says in its place, mappings merged key by key."""
    merged: dict[str, tuple[Scalar, Node]] = {key.text: (key, node) for key, node in base.entries}
    for key, node in over.entries:
        old = merged.get(key.text)
        if old and isinstance(old[1], Mapping) and isinstance(node, Mapping):
            node = overlay(old[1], node)  # noqa: PLW2901
        merged[key.text] = (key, node)
    return Mapping(tuple(merged.values()), over.span)
