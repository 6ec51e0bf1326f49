"""The commands, one file each, in the order of the help."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from duikai.commands import (
    check,
    fonts,
    handoff,
    import_,
    new,
    plan,
    preflight,
    preview,
    render,
    styles,
)


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, one line of help, an example, its arguments, what it does."""

    name: str
    help: str
    example: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


COMMANDS = (
    Command("render", render.HELP, render.EXAMPLE, render.add_arguments, render.run),
    Command("check", check.HELP, check.EXAMPLE, check.add_arguments, check.run),
    Command("plan", plan.HELP, plan.EXAMPLE, plan.add_arguments, plan.run),
    Command("preview", preview.HELP, preview.EXAMPLE, preview.add_arguments, preview.run),
    Command("handoff", handoff.HELP, handoff.EXAMPLE, handoff.add_arguments, handoff.run),
    Command("preflight", preflight.HELP, preflight.EXAMPLE, preflight.add_arguments, preflight.run),
    Command("new", new.HELP, new.EXAMPLE, new.add_arguments, new.run),
    Command("import", import_.HELP, import_.EXAMPLE, import_.add_arguments, import_.run),
    Command("fonts", fonts.HELP, fonts.EXAMPLE, fonts.add_arguments, fonts.run),
    Command("styles", styles.HELP, styles.EXAMPLE, styles.add_arguments, styles.run),
)
