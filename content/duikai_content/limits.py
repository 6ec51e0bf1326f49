"""How much a reader accepts. Beyond a limit stands a diagnostic, never a slow machine.

Each limit is far above what a daily prints and far below what would hurt the program.
"""

from __future__ import annotations

# A full broadsheet page holds some 10,000 Han, 30 kB; four megabytes are a hundred pages.
STORY_BYTES = 4 * 1024 * 1024

# edition.yaml, a style sheet or a front matter: the longest real one has a few kilobytes.
YAML_BYTES = 1024 * 1024

# Nobody nests deeper than five by hand; the bound keeps later recursion harmless.
YAML_DEPTH = 20

# The largest scan of a broadsheet spread at 300 dpi, as an uncompressed TIFF.
PICTURE_BYTES = 64 * 1024 * 1024

# A broadsheet page at 600 dpi; more is a decompression bomb or a mistake.
PICTURE_PIXELS = 100_000_000

# Composition is exact per page and a page takes a dozen stories: 5,000 are 400 pages.
STORIES = 5_000

# Digits of a whole number in YAML: enough for a telephone number, short enough for int().
DIGITS = 18

HEAD_CHARACTERS = 120
"""Characters of a headline, kicker, deck, label or signature; more is a paragraph by mistake."""
