"""Cases: one file of a pack, and what is done to it. Each follows from the seed and its number alone."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzz.mutators import MUTATORS

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBERS_OF_STEPS = (1, 1, 1, 1, 1, 1, 2, 2, 3, 5)
"""How many things are done to the file; mostly one, as the rules about what stays are sharpest then."""


class Step(NamedTuple):
    """One mutator and the seed of its chance."""

    mutator: str
    seed: int


class Case(NamedTuple):
    """What is done to which file."""

    file: str
    steps: tuple[Step, ...]

    def damaged(self, raw: bytes) -> bytes:
        """Return the bytes of the file after all steps."""
        for step in self.steps:
            raw = MUTATORS[step.mutator](raw, _chance(step.seed))
        return raw


def case(pack: str, files: Sequence[str], seed: int, number: int) -> Case:
    """Return the case of a number."""
    chance = _chance(f"{pack}/{seed}/{number}")
    names = list(MUTATORS)
    steps = [
        Step(chance.choice(names), chance.getrandbits(32)) for _ in range(chance.choice(_NUMBERS_OF_STEPS))
    ]
    return Case(chance.choice(files), tuple(steps))


def _chance(seed: str | int) -> Random:
    return Random(seed)  # noqa: S311 - the same case in each run
