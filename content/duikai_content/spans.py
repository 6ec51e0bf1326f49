"""Where in the copy a thing was said.

Lines and columns count from 1, as editors and compilers print them; columns count
Unicode code points, not bytes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class SourceSpan:
    """A place in a copy file, printed as ``file:line:column``.

    `file` is the path as the user would type it. A span of a whole file, or of an option
    given on the command line, has line 0.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file
