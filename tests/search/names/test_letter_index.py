"""Runs of letters and near strings, compared with a plain search in every string."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from netatlas.search.names.letter_index import LetterIndex

ALPHABET = "abc12.é☃"
STRINGS = st.lists(st.text(ALPHABET, max_size=7), max_size=12)
TYPED = st.text(ALPHABET, min_size=1, max_size=7)


@given(STRINGS, TYPED, st.sampled_from([1, 2, 3]))
@example(["", "", "a"], "ab", 1)
def test_near_strings_are_all_found(strings: list[str], typed: str, most: int) -> None:
    """A wrong mask would lose a name that is one typo away."""
    plain = {n: d for n, one in enumerate(strings) if (d := OSA.distance(typed, one)) <= most}
    found = {n: d for n, one, d in LetterIndex(strings).near(typed, most) if one == strings[n]}
    assert found == plain


@given(STRINGS, TYPED)
def test_near_prefixes_are_all_found(strings: list[str], typed: str) -> None:
    """After a typo in the first letters a name would be lost until the word is typed to its end."""
    lengths = (len(typed) - 1, len(typed), len(typed) + 1)
    plain = {
        (n, length)
        for n, one in enumerate(strings)
        for length in lengths
        if 0 < length < len(one) and OSA.distance(typed, one[:length]) <= 1
    }
    assert set(LetterIndex(strings).near_prefixes(typed)) == plain


@given(STRINGS, TYPED)
def test_runs_of_letters_are_found_the_shortest_first(strings: list[str], typed: str) -> None:
    """A fragment would find long names only, or none."""
    found = LetterIndex(strings).holding(typed, len(strings) + 1)
    assert set(found) == {(n, one.find(typed)) for n, one in enumerate(strings) if typed in one}
    lengths = [len(strings[n]) for n, _ in found]
    assert lengths == sorted(lengths)
    assert LetterIndex(strings).holding(typed, 1) == found[:1]


@given(STRINGS, TYPED)
def test_similar_strings_are_all_found(strings: list[str], typed: str) -> None:
    """The most similar name would not be suggested where nothing better was found."""
    plain = {n for n, one in enumerate(strings) if fuzz.ratio(typed, one) >= 60 - 1e-9}
    found = set(LetterIndex(strings).similar(typed, 60, len(strings) + 1))
    assert {n for n in plain if fuzz.ratio(typed, strings[n]) > 61} <= found <= plain


@pytest.mark.parametrize("length", [1, 5, 40])
def test_an_empty_index_finds_nothing(length: int) -> None:
    """A pack without names would end the search with an error."""
    index = LetterIndex([])
    typed = "x" * length
    assert [*index.near(typed, 2), *index.near_prefixes(typed)] == []
    assert [*index.holding(typed, 3), *index.similar(typed, 60, 3)] == []
