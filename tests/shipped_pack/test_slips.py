"""Every concept of the pack by its own name, with one slip of the finger in it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from netatlas.search import Searcher

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

SHORTEST = 5
"""Letters of a word that can take a slip and still be known."""
FOUND = 0.98


def slipped(word: str, chance: random.Random) -> str:
    """Return a word with two letters swapped, one dropped or one doubled."""
    place = chance.randrange(len(word) - 1)
    head, first, second, tail = word[:place], word[place], word[place + 1], word[place + 2 :]
    return head + chance.choice([second + first, second, first + first + second]) + tail


@pytest.mark.long
def test_a_slip_in_any_name_is_forgiven(atlas: Atlas) -> None:
    """In the last hour before an exam nobody spells; one concept or another could not be found."""
    searcher, chance = Searcher(atlas), random.Random(11)  # noqa: S311 - the same slips in each run
    asked: list[tuple[str, str]] = []
    for concept in atlas.concepts.values():
        words = concept.name.lower().split()
        if long := [n for n, word in enumerate(words) if len(word) >= SHORTEST and word.isalpha()]:
            place = chance.choice(long)
            words[place] = slipped(words[place], chance)
            asked.append((" ".join(words), concept.id))
    missed = [ask for ask in asked if [hit.id for hit in searcher.search(ask[0], limit=1)] != [ask[1]]]
    assert len(asked) > len(atlas.concepts) / 2
    assert len(missed) <= (1 - FOUND) * len(asked), missed
