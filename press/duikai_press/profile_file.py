"""Press profiles from YAML, one per printer; a profile may extend another, as style sheets do."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import asdict, astuple
from pathlib import Path

from duikai_content.diagnostics import Diagnostics, Severity
from duikai_content.spans import SourceSpan
from duikai_content.yaml_source import MapReader
from duikai_press.profile import FileNames, PictureLimits, PressProfile, Spots
from duikai_styles.inheritance import Shelf
from duikai_styles.records import Names, read_record

DEFAULT_PROFILE = "coldset"
NAME_FIELDS = frozenset({"paper", "date", "section", "page", "version"})
"""What templates of file names may say."""

_SHELF = Shelf(Path(__file__).parent / "profiles", "profile", "press profile", "named by its path")
_RESERVED = ("", "All", "None", "Cyan", "Magenta", "Yellow", "Black")
_RESOLUTIONS = ("error", "warning", "target")
_NO_NAMES = Names({}, frozenset(), {})


def shipped_profiles() -> tuple[str, ...]:
    """Names of the press profiles that come with the program."""
    return _SHELF.names()


def load_press_profile(
    name: str, diagnostics: Diagnostics, span: SourceSpan | None = None
) -> PressProfile | None:
    """The profile called `name`: a shipped one, or the path of a ``.yaml`` file.

    `span` is where the name was said. None, with errors among `diagnostics`, when the profile
    cannot be used.
    """
    before = _errors(diagnostics)
    tree = _SHELF.merged(name, None, diagnostics, span or SourceSpan("--profile"))
    if tree is None:
        return None
    reader = MapReader(tree, diagnostics, area="profile")
    reader.has("extends")
    # Every field but the folder is a key of the file.
    profile = read_record(PressProfile, reader, _NO_NAMES, {"root": Path(name).parent})
    _check(profile, reader)
    reader.finish()
    return None if _errors(diagnostics) > before else profile


def _errors(diagnostics: Diagnostics) -> int:
    return sum(d.severity is Severity.ERROR for d in diagnostics)


def _check(profile: PressProfile, reader: MapReader) -> None:
    """What the types of the fields do not say."""
    for key, message in (*_faults(profile), *_template_faults(profile.names)):
        reader.error("out-of-range", message, key)
    if profile.output_file is not None and not profile.output_file.is_file():
        message = f"there is no ICC profile {profile.output_file}"
        reader.error("missing-file", message, "output", "give its path from the profile's folder")


def _faults(profile: PressProfile) -> Iterator[tuple[str, str]]:
    """The key and the message of every value that cannot be meant."""
    if len(profile.trim) not in (0, 2):
        yield "trim", "“trim” is [width, height] in millimetres, or []"
    yield from _picture_faults(profile.pictures)
    yield from _spot_faults(profile.spots)
    if any(not 10 <= dpi <= 600 for dpi in astuple(profile.pictures_of_pages)):
        yield "pictures_of_pages", "pictures of pages have 10 to 600 pixels an inch"
    if profile.imposition.multiple < 1:
        yield "imposition", "“multiple” is 1 or more"
    if any(pages < 1 or pages % 1 for pages in profile.imposition.sections):
        yield "imposition", "“sections” are whole page counts"


def _spot_faults(spots: Spots) -> Iterator[tuple[str, str]]:
    for spot in spots.inks:
        if len(spot.cmyk) != 4 or max(spot.cmyk) > 100:
            yield "spots", f"“{spot.name}” wants four percentages: [c, m, y, k]"
        if spot.name in _RESERVED:
            yield "spots", f"a spot ink cannot be called “{spot.name}”"
    if len(spots.inks) > spots.most:
        yield "spots", "more spot inks than the printer takes"


def _picture_faults(pictures: PictureLimits) -> Iterator[tuple[str, str]]:
    for part in ("", "line_"):
        error, warning, target = (getattr(pictures, part + n) for n in _RESOLUTIONS)
        if not 1 <= error <= warning <= target:
            yield "pictures", f"1 ≤ {part}error ≤ {part}warning ≤ {part}target must hold"
    if not 1 <= pictures.quality <= 95:
        yield "pictures", "the quality of JPEG is 1 to 95"


def _template_faults(names: FileNames) -> Iterator[tuple[str, str]]:
    for field, template in asdict(names).items():
        try:
            said = {
                name for _, name, _, _ in string.Formatter().parse(template) if name is not None
            }
        except ValueError as error:
            yield "names", f"“{template}” is not a template: {error}"
            continue
        known = NAME_FIELDS if field == "page" else NAME_FIELDS - {"page", "section"}
        if said - known or not template.isascii() or set(template) & set("/\\"):
            listed = ", ".join(sorted(f"{{{name}}}" for name in known))
            yield "names", f"“{template}” does not make an ASCII name of {listed}"
        elif field == "page" and "page" not in said:
            yield "names", "a page's name has to say {page}"
