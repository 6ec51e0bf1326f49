"""Lengths. Paper is measured in millimetres, type in points (DTP: 1/72 inch)."""

from __future__ import annotations

POINTS_PER_MM = 72 / 25.4


def mm(millimetres: float) -> float:
    """Millimetres in points."""
    return millimetres * POINTS_PER_MM
