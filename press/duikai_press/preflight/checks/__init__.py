"""Every check, one module a family, each a row of data and a function that looks."""

from __future__ import annotations

from duikai_press.preflight.checks import (
    boxes,
    colour,
    device,
    file,
    fonts,
    identity,
    ink,
    interaction,
    overprint,
    pictures,
    rules,
    streams,
    text,
    transparency,
)
from duikai_press.preflight.checks.row import Check

CHECKS: tuple[Check, ...] = (
    *file.CHECKS,
    *identity.CHECKS,
    *boxes.CHECKS,
    *fonts.CHECKS,
    *colour.CHECKS,
    *ink.CHECKS,
    *text.CHECKS,
    *rules.CHECKS,
    *overprint.CHECKS,
    *pictures.CHECKS,
    *transparency.CHECKS,
    *device.CHECKS,
    *streams.CHECKS,
    *interaction.CHECKS,
)
