"""Pictures as the file describes them: their samples, their colours, their masks."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from duikai_press.preflight.reading.colour_spaces import ColourSpace, ColourSpaces
from duikai_press.preflight.reading.objects import (
    array,
    dictionary,
    entry,
    flag,
    identity,
    integer,
    numbers,
    raw,
    stream,
)
from duikai_press.preflight.reading.streams import filters_of


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """A picture: `width` × `height` samples of `bits` for each component of `space` (None for a
    stencil, which is painted in the current colour); `soft_mask` when it carries alpha."""

    key: Hashable
    name: str
    width: int
    height: int
    bits: int
    space: ColourSpace | None
    stencil: bool
    soft_mask: bool
    filters: tuple[str, ...]
    decode: tuple[float, ...]
    alternates: bool
    inline: bool
    holder: Any = field(compare=False, repr=False)
    data: bytes | None = field(default=None, compare=False, repr=False)

    @property
    def is_line_art(self) -> bool:
        """One bit a sample: a stencil, or a picture in two colours."""
        return self.stencil or self.bits == 1


def read_image(
    value: Any,
    label: str,
    resources: Any,
    spaces: ColourSpaces,
    data: bytes | None = None,
) -> ImageFacts | None:
    """The facts of an image XObject, or of an inline image whose packed `data` are given.

    None when it has no size, and so cannot be drawn.
    """
    holder = dictionary(value)
    width = integer(_either(holder, "Width", "W"))
    height = integer(_either(holder, "Height", "H"))
    if holder is None or width < 1 or height < 1:
        return None
    stencil = flag(_either(holder, "ImageMask", "IM")) is True
    written = _written(holder, "ColorSpace", "CS")
    filters = tuple(step.name for step in filters_of(holder))
    bits = 1 if stencil else integer(_either(holder, "BitsPerComponent", "BPC"), 8)
    if "DCTDecode" in filters or "JPXDecode" in filters:
        bits = 8
    if "JBIG2Decode" in filters or "CCITTFaxDecode" in filters:
        bits = 1
    return ImageFacts(
        key=identity(value) if data is None else id(holder),
        name=label,
        width=width,
        height=height,
        bits=bits,
        space=None if stencil or written is None else spaces.read(written, resources),
        stencil=stencil,
        soft_mask=stream(entry(holder, "SMask")) is not None
        or integer(entry(holder, "SMaskInData")) > 0,
        filters=filters,
        decode=numbers(_either(holder, "Decode", "D")),
        alternates=bool(array(entry(holder, "Alternates"))),
        inline=data is not None,
        holder=holder,
        data=data,
    )


def _either(holder: Any, full: str, short: str) -> Any:
    found = entry(holder, full)
    return entry(holder, short) if found is None else found


def _written(holder: Any, full: str, short: str) -> Any:
    """The entry as written, so that a reference can be known again."""
    found = raw(holder, full)
    return raw(holder, short) if found is None else found
