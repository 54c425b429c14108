"""How much is compared for one query: what names share is compared once, and no name without a purpose."""

from __future__ import annotations

from collections import Counter

import pytest

from netatlas.search import NameIndex
from netatlas.search.comparison_queries import pairing
from netatlas.search.names.partial_names import PartialQuery
from netatlas.search.names.rank import Tier
from netatlas.search.names.word_index import WordSearch

_KINDS = ("nat", "transit", "internet", "carrier", "storage", "virtual private", "local")
_NAMES = [
    (f"{kind}-{thing}", f"{kind} {thing}".strip())
    for kind in _KINDS
    for thing in ("gateway", "gateway attachment", "gateway route table", "endpoint", "gateway quota")
]
_CONCEPTS = frozenset(record_id for record_id, _ in _NAMES if "quota" not in record_id)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[tuple[PartialQuery, int]]:
    """Return the words of names that are compared from now on: the query of each, and its number."""
    found: list[tuple[PartialQuery, int]] = []
    compare = PartialQuery._compare  # noqa: SLF001 - the work itself

    def counted(query: PartialQuery, number: int) -> object:
        found.append((query, number))
        return compare(query, number)

    monkeypatch.setattr(PartialQuery, "_compare", counted)
    return found


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the queries whose names are searched for a part of them from now on."""
    found: list[str] = []
    partial = WordSearch.partial

    def counted(search: WordSearch, most: int, best: dict[str, object]) -> object:
        found.append(" ".join(search._words))  # noqa: SLF001
        return partial(search, most, best)  # type: ignore[arg-type]

    monkeypatch.setattr(WordSearch, "partial", counted)
    return found


def test_a_word_that_many_names_share_is_compared_once(compared: list[tuple[PartialQuery, int]]) -> None:
    """A query of common words would cost a comparison of each with each word of a hundred names."""
    matches = NameIndex(_NAMES).matches("carrier gateway vs nat ipsec")
    assert len(matches) > len(_KINDS)
    assert set(Counter(compared).values()) == {1}


@pytest.mark.parametrize(
    "text", ["nat gateway", "gateway", "gatway transit", "carrier attachment table", "nat", "vpg", "", "zzz"]
)
@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_likeliest_are_the_first_of_all_matches(text: str, count: int) -> None:
    """The sides of a comparison would be other concepts than a search for each of them finds first."""
    found = NameIndex(_NAMES).likeliest(text, count, among=_CONCEPTS)
    all_matches = [match for match in NameIndex(_NAMES).matches(text) if match.entry.id in _CONCEPTS]
    assert found == all_matches[:count]


def test_names_that_hold_all_words_are_enough(looked_at: list[str]) -> None:
    """Each side of a comparison would cost as much as a search of its own."""
    index = NameIndex(_NAMES)
    assert len(index.likeliest("nat gateway", 3, among=_CONCEPTS)) == 3
    assert looked_at == []
    index.likeliest("nat gateway", 4, among=_CONCEPTS)  # the quota does not count
    assert looked_at == ["nat gateway"]


def test_what_was_left_out_is_found_later(looked_at: list[str]) -> None:
    """A search for one side of a comparison would show only what the comparison needed of it."""
    index = NameIndex(_NAMES)
    index.likeliest("nat gateway", 1, among=_CONCEPTS)
    assert index.matches("nat gateway") == NameIndex(_NAMES).matches("nat gateway")
    looked_at.clear()
    index.likeliest("nat gateway", 50, among=_CONCEPTS)
    assert looked_at == []


@pytest.mark.parametrize(
    "text", ["nat gateway", "gatew", "vpg", "carrier gateway att", "zzz", "nat gatway", ""]
)
@pytest.mark.parametrize("searched_before", [True, False])
def test_what_begins_so_is_what_goes_before_all_others(text: str, *, searched_before: bool) -> None:
    """The side of a comparison would be another concept than a search for it finds first."""
    index = NameIndex(_NAMES)
    likeliest = NameIndex(_NAMES).likeliest(text, 3, among=_CONCEPTS)
    if searched_before:
        index.matches(text)
    assert index.begun(text, 3, among=_CONCEPTS) == [one for one in likeliest if one.tier >= Tier.PREFIX]


def test_the_sides_of_a_comparison_cost_no_search_of_their_own(looked_at: list[str]) -> None:
    """Each key of a comparison would cost a search for each side, and for each with words of the other."""
    index = NameIndex(_NAMES)
    found = pairing("carrier gateway vs nat gat", index, _CONCEPTS)
    assert found is not None
    assert found.ids == ("carrier-gateway", "nat-gateway")
    assert looked_at == []


def test_a_side_that_is_nothing_ends_the_search_for_sides(looked_at: list[str]) -> None:
    """In a sentence with an ``or``, a search for the rest would cost as much as that of the sentence."""
    assert pairing("zzz or attachment carrier table", NameIndex(_NAMES), _CONCEPTS) is None
    assert not any(query.startswith("attachment") for query in looked_at)


def test_known_words_that_are_near_no_others_are_not_doubted(looked_at: list[str]) -> None:
    """A query of known words would be searched again for what they may be typos of, which is nothing."""
    index = NameIndex([*_NAMES, ("relax", "carrier relax"), ("relay", "local relay")])
    index.matches("storage table quota")
    assert looked_at == ["storage table quota"]
    looked_at.clear()
    assert index.matches("relay carrier")[0].entry.id == "relax"
    assert looked_at == ["relay carrier"] * 2
