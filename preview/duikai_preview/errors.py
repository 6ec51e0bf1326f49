"""What keeps a page from being looked at."""

from __future__ import annotations


class PreviewError(Exception):
    """A page image cannot be made or written. `code` is stable and greppable, `hint` says how
    to mend it; the front desk turns it into a diagnostic."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        self.code = code
        self.message = message
        self.hint = hint
        super().__init__(message)
