"""Words of the pack, typed letter by letter: what the whole word finds is found all the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.search import Searcher
from netatlas.search.names.text import FILLERS, plain_words

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

SHORTEST_WORD, SHORTEST_BEGINNING = 6, 4
EACH = 9
"""One word in so many is typed, in the order of the alphabet, so that all sorts of endings are among them."""
FEWEST = 50
ALL = 1000


@pytest.mark.long
def test_a_hit_stays_while_its_word_is_typed(atlas: Atlas) -> None:
    """A reader sees the right line, types on to be sure, and it is gone."""
    searcher = Searcher(atlas)
    summaries = (concept.summary for concept in atlas.concepts.values())
    words = {word for summary in summaries for word in plain_words(summary)} - FILLERS
    typed = sorted(word for word in words if word.isalpha() and len(word) >= SHORTEST_WORD)[::EACH]
    vanished, counted = [], 0
    for word in typed:
        hits = searcher.search(word, limit=1)
        # Another form of the word, a slip of it or a lay phrase is found by the whole word only.
        if not hits or word not in " ".join((hits[0].name, *hits[0].aliases, hits[0].answer)).casefold():
            continue
        counted += 1
        for end in range(SHORTEST_BEGINNING, len(word)):
            found = {hit.id for hit in searcher.search(word[:end], limit=ALL)}
            if hits[0].id not in found:
                vanished.append((word, word[:end], hits[0].id))
    assert counted >= FEWEST
    assert vanished == []
