"""What keeps a file from being plated."""

from __future__ import annotations


class PressError(Exception):
    """The PDF cannot be written; nothing on disk was changed.

    `code` is stable and greppable (``press.picture-unreadable``), `message` says what is wrong
    and names the file, `hint` how to mend it. The front desk turns it into a diagnostic.
    """

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        self.code = code
        self.message = message
        self.hint = hint
        super().__init__(message)
