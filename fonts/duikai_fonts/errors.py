"""What can go wrong with faces. Every message says what to do about it."""


class FontError(Exception):
    """The family of all errors of this room."""


class FaceError(FontError):
    """A font file cannot be used: not there, broken, or its licence bits forbid embedding."""


class CatalogueError(FontError, LookupError):
    """A role, a face key, a family name or a weight that the catalogue does not have."""
