"""Pairs that are a letter or a syllable apart and must stay two things."""

from __future__ import annotations

import pytest

from netatlas.search import NameIndex, Searcher
from netatlas.search.names.rank import Tier
from tests.search.names.never_merged import NEVER_MERGED

BOTH_WAYS = [pair for a, b in NEVER_MERGED for pair in ((a, b), (b, a))]
TAKEN_FOR = {Tier.EXACT, Tier.ABBREVIATION, Tier.TYPO, Tier.TYPOS, Tier.GUESS}


@pytest.mark.parametrize(("typed", "other"), BOTH_WAYS)
def test_one_is_never_taken_for_the_other(typed: str, other: str) -> None:
    """A student would read the page of the very opposite without noticing."""
    taken = [match for match in NameIndex([("other", other)]).matches(typed) if match.tier in TAKEN_FOR]
    assert taken == []


@pytest.mark.parametrize(("typed", "other"), BOTH_WAYS)
def test_the_one_that_was_typed_comes_first(typed: str, other: str) -> None:
    """The other one of a pair would be opened by whoever trusts the first line."""
    found = NameIndex([("other", other), ("typed", typed)]).find(typed)
    assert found[0][0] == "typed"


@pytest.mark.long
def test_no_typo_leads_to_the_other_in_the_pack(searcher: Searcher) -> None:
    """Names that are kept apart in an index of two would be merged among hundreds."""
    wrong = [
        (typed, other, hit.name)
        for typed, other in BOTH_WAYS
        for hit in searcher.search(typed)
        if hit.match == "typo"
        and not hit.weak
        and other.casefold() in {hit.name.casefold(), *map(str.casefold, hit.aliases)}
    ]
    assert wrong == []
