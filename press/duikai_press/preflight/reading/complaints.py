"""What pypdf says while it mends a file: heard instead of printed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_MOST = 20
_LONGEST = 200


class _Listener(logging.Handler):
    def __init__(self, complaints: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._complaints = complaints

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()[:_LONGEST]
        if len(self._complaints) < _MOST and message not in self._complaints:
            self._complaints.append(message)


@contextmanager
def heard() -> Iterator[list[str]]:
    """The complaints about all that is read within the block, each once, and not too many."""
    complaints: list[str] = []
    logger = logging.getLogger("pypdf")
    listener, spoke = _Listener(complaints), logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    try:
        yield complaints
    finally:
        logger.removeHandler(listener)
        logger.propagate = spoke
