"""Make-up: a story in its area becomes lines, pictures and rules at fixed places.

place_story ─→ frame, head, body, pictures; each part in a file of its own.
"""

from duikai_layout.makeup.story import place_story

__all__ = ["place_story"]
