"""The edition that ``duikai new`` begins with, copied out of the package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from duikai_content.diagnostics import Diagnostics
from duikai_content.edition_folder import EDITION_FILE
from duikai_content.edition_writer import prepare_folder, report_unwritable
from duikai_content.yaml_nodes import Mapping, Scalar, parse_yaml
from duikai_content.yaml_writing import scalar

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def copy_starter(directory: Path, name: str, diagnostics: Diagnostics) -> bool:
    """Copy the starter edition into `directory` as the paper `name`.

    Returns whether it was done; errors: the folder is not empty or cannot be written. An
    empty `name` keeps the starter's own.
    """
    from importlib.resources import files

    if not prepare_folder(directory, diagnostics):
        return False
    try:
        _copy_tree(files("duikai_content") / "starter", directory)
        path = directory / EDITION_FILE
        text = path.read_text(encoding="utf-8")
        if name.strip():
            path.write_text(_renamed(text, name.strip()), encoding="utf-8", newline="\n")
    except OSError as error:
        report_unwritable(directory, error, diagnostics)
        return False
    return True


def _copy_tree(source: Traversable, target: Path) -> None:
    target.mkdir(exist_ok=True)
    for entry in source.iterdir():
        if entry.name.startswith((".", "__")):
            continue
        if entry.is_dir():
            _copy_tree(entry, target / entry.name)
        else:
            (target / entry.name).write_bytes(entry.read_bytes())


def _renamed(text: str, name: str) -> str:
    """edition.yaml with the paper's name replaced in place, comments and all else kept."""
    root = parse_yaml(text, EDITION_FILE, Diagnostics())
    value = _entry(_entry(root, "paper"), "name")
    if not isinstance(value, Scalar):
        return text
    lines = text.split("\n")
    line, column = value.span.line - 1, value.span.column - 1
    before, after = lines[line][:column], lines[line][column:]
    quote = after[0] if value.quoted else ""
    lines[line] = before + scalar(name) + after[len(value.text) + 2 * len(quote) :]
    return "\n".join(lines)


def _entry(node: object, key: str) -> object:
    if not isinstance(node, Mapping):
        return None
    return next((value for name, value in node.entries if name.text == key), None)
