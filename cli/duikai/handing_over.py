"""Copy to a package for the printer: the phases of `render`, and then the press's handoff."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from duikai.phases import Progress, compose, faults, told_of
from duikai.printers import press_profile
from duikai_content.diagnostics import Diagnostics
from duikai_content.transcript.options import TranscriptOptions

if TYPE_CHECKING:
    from duikai_press.handoff import HandoffResult


def hand_over(
    source: str | Path,
    target: str | Path,
    *,
    profile: str | None = None,
    flavour: str | None = None,
    style: str | None = None,
    options: TranscriptOptions | None = None,
    forced: Collection[str] = (),
    version: int = 1,
    progress: Progress | None = None,
    diagnostics: Diagnostics | None = None,
) -> HandoffResult:
    """Set the edition or transcript at `source` and write its package into the folder `target`.

    `profile` names the printer's press profile, `flavour` another standard than that profile's,
    `forced` the codes of findings that may pass, `version` that of the edition's files. Raises
    `FaultyInput`; what stood in the package's place then stands there still.
    """
    found = Diagnostics() if diagnostics is None else diagnostics
    press = press_profile(profile, flavour, found)
    composed = compose(source, found, style=style, options=options, progress=progress)

    from duikai import __version__
    from duikai.judging import judged
    from duikai_press.handoff import Handoff, Job
    from duikai_press.handoff.names import latin_name
    from duikai_press.plating import plating_for
    from duikai_preview import page_images

    with faults(found):
        job = Job(
            edition=composed.pages,
            catalogue=composed.catalogue,
            profile=press,
            plating=plating_for(press),
            paper=latin_name(composed.latin, Path(source).stem),
            version=version,
            program=__version__,
        )
        shop = Handoff(page_images, judged, told_of("press", progress))
        return shop.write(job, Path(target), forced, found)
