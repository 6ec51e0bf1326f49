"""HarfBuzz as the type checkers shall see it.

uharfbuzz has no type stubs and fills its module at run time, so every checker would doubt every
name in it. Its objects are Any and stay inside this room.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

hb: Any = import_module("uharfbuzz")
"""The module uharfbuzz."""
