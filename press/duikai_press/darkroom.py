"""Where pictures are made ready: each once, however many files show it."""

from __future__ import annotations

from duikai_layout.page import Image
from duikai_press.pictures import PictureSetting, PlatePicture, file_key, plate_picture

_Shown = tuple[str, tuple[float, float, float, float], float, float]


class Darkroom:
    """Develops pictures by one setting and keeps them, packed as they stand in a file."""

    def __init__(self, setting: PictureSetting) -> None:
        self._setting = setting
        self._kept: dict[_Shown, PlatePicture] = {}

    def develop(self, image: Image) -> PlatePicture:
        """The picture of a mark. Raises `PressError` if it cannot be read."""
        key = shown_key(image)
        picture = self._kept.get(key)
        if picture is None:
            picture = self._kept[key] = plate_picture(image, self._setting)
        return picture


def shown_key(image: Image) -> _Shown:
    """One key for one picture in one crop and size, however its path is spelled."""
    return file_key(image.file), image.window, image.width, image.height
