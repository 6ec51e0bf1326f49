"""Affine maps (a b c d e f) as PDF writes them, and boxes under them."""

from __future__ import annotations

import math

from duikai_press.preflight.reading.objects import Box

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def product(first: Matrix, then: Matrix) -> Matrix:
    """The map that applies `first` and `then` after it (PDF 1.7 §8.3.4: first × then)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def mapped(matrix: Matrix, x: float, y: float) -> Point:
    """A point under the map."""
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def mapped_box(matrix: Matrix, box: Box) -> Box:
    """The upright box about a box's image."""
    left, bottom, right, top = box
    corners = [
        mapped(matrix, x, y)
        for x, y in ((left, bottom), (right, bottom), (right, top), (left, top))
    ]
    return box_about(corners)


def box_about(points: list[Point]) -> Box:
    """The upright box about points; `NOWHERE` about none."""
    if not points:
        return NOWHERE
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys))


def overlap(one: Box, other: Box) -> Box | None:
    """What two boxes share; None when that is nothing. A line shares its length."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def grown(box: Box, by: float) -> Box:
    """A box with `by` points more on each side."""
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


def inside(inner: Box, outer: Box, tolerance: float = 0.01) -> bool:
    """Whether a box lies in another, to a hundredth of a point."""
    return (
        inner[0] >= outer[0] - tolerance
        and inner[1] >= outer[1] - tolerance
        and inner[2] <= outer[2] + tolerance
        and inner[3] <= outer[3] + tolerance
    )


def x_scale(matrix: Matrix) -> float:
    """How long the unit along x becomes."""
    return math.hypot(matrix[0], matrix[1])


def y_scale(matrix: Matrix) -> float:
    """How long the unit along y becomes."""
    return math.hypot(matrix[2], matrix[3])


def mean_scale(matrix: Matrix) -> float:
    """The square root of what happens to areas: what a line's width is scaled by."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def is_finite(matrix: Matrix) -> bool:
    """Whether all numbers are finite and within what a page can mean."""
    return all(abs(value) < 1e9 for value in matrix)
