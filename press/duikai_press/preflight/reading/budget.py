"""How much work a file may cause.

A file of a few bytes can ask for hours: streams that unpack a thousandfold, forms that draw
forms that draw forms. Each kind of work has an allowance that grows with the file's size, so
an honest file never meets it and the answer does not depend on the machine's speed.
"""

from __future__ import annotations

from dataclasses import dataclass


class BudgetSpent(Exception):
    """A file asks for more work than its size can explain; the message says of which kind."""


@dataclass(slots=True)
class Budget:
    """What is left: `operators` of content, `unpacked` bytes, `objects` visited and `pixels`
    painted."""

    operators: int
    unpacked: int
    objects: int
    pixels: int

    @classmethod
    def for_file(cls, size: int) -> Budget:
        """The allowance of a file of `size` bytes.

        A page of text unpacks to about four times its size and holds an operator in every ten
        bytes; a sheet of flat colour unpacks far more, which the fixed parts allow for.
        """
        return cls(
            operators=600_000 + size,
            unpacked=300_000_000 + 40 * size,
            objects=100_000 + size // 20,
            pixels=150_000_000 + 20 * size,
        )

    def spend_operators(self, count: int) -> None:
        """Take `count` content operators. Raises `BudgetSpent`."""
        self.operators -= count
        if self.operators < 0:
            raise BudgetSpent("more content operators than a file of this size can explain")

    def spend_unpacked(self, count: int) -> None:
        """Take `count` bytes of unpacked stream. Raises `BudgetSpent`."""
        self.unpacked -= count
        if self.unpacked < 0:
            raise BudgetSpent("streams unpack to more than a file of this size can explain")

    def spend_object(self) -> None:
        """Take one visited object. Raises `BudgetSpent`."""
        self.objects -= 1
        if self.objects < 0:
            raise BudgetSpent("more objects than a file of this size can explain")

    def has_pixels(self, count: int) -> bool:
        """Take `count` painted pixels; False when they are used up."""
        self.pixels -= count
        return self.pixels >= 0
