"""Scopes, quotes and minus: how a text is parsed, and which hits remain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.search.query import Narrowing, Query, parse_query

if TYPE_CHECKING:
    from netatlas.search import Searcher


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("nat gatway", Query("nat gatway")),
        ("limit: nat", Query("nat", (Narrowing("limit", ""),))),
        ("limit:nat", Query("nat", (Narrowing("limit", ""),))),
        ("LIMIT: nat", Query("nat", (Narrowing("limit", ""),))),
        ("topic:dns alias", Query("alias", (Narrowing("topic", "dns"),))),
        ('topic:"load balancing" alb', Query("alb", (Narrowing("topic", "load balancing"),))),
        (
            'limit: "port forwarding"',
            Query("port forwarding", (Narrowing("limit", ""),), ("port forwarding",)),
        ),
        ("limit: -nat vpc", Query("vpc", (Narrowing("limit", ""),), (), ("nat",))),
        ("kind: protocol", Query("", (Narrowing("kind", "protocol"),))),
        ("top\u0131c:dns \u017fource:rfc", Query("top\u0131c:dns \u017fource:rfc")),
        ("tls source:rfc", Query("tls", (Narrowing("source", "rfc"),))),
        ("topic:", Query("", (Narrowing("topic", ""),))),
        ('"port forwarding" nat', Query("port forwarding nat", (), ("port forwarding",))),
        ('"port  for', Query("port for", (), ("port for",))),
        ("nat -instance", Query("nat", (), (), ("instance",))),
        ("site-to-site vpn", Query("site-to-site vpn")),
        ("- -- -", Query("- -- -")),
        ("1024 - 65535", Query("1024 - 65535")),
        ("vpn: what is it", Query("vpn: what is it")),
        ('""', Query("")),
    ],
)
def test_a_query_is_parsed(text: str, query: Query) -> None:
    """An operator would be searched for as a word, or a word be taken for an operator."""
    assert parse_query(text) == query


@given(st.text(alphabet=st.sampled_from('ab:"- >limtopckndsure'), max_size=60))
def test_any_signs_are_fine(text: str) -> None:
    """A query that is not yet typed to its end would end the search with an error."""
    assert isinstance(parse_query(text), Query)


def found(searcher: Searcher, text: str) -> list[str]:
    """Return the ids for a text."""
    return [hit.id for hit in searcher.search(text, limit=200)]


@pytest.mark.parametrize("text", ["limit: nat gateway", "limit: bandwidth", "limit:", "limit: nat gatway"])
def test_limits_only(searcher: Searcher, text: str) -> None:
    """A list of limits would be interrupted by other records about them."""
    ids = found(searcher, text)
    assert ids
    assert all(one in searcher.atlas.limits for one in ids)


def test_a_topic_holds_its_concepts_and_their_facts(searcher: Searcher) -> None:
    """Hits from other topics would be listed, or facts of this one would be missing."""
    atlas = searcher.atlas
    ids = found(searcher, "topic:routing")
    assert {"bgp", "route-table"} <= set(ids)
    assert {concept.topic for one in ids if (concept := atlas.concepts.get(one))} == {"routing"}
    assert "bgp/port" in found(searcher, "topic:routing port")
    assert "https/port" not in found(searcher, "topic:routing port")


@pytest.mark.parametrize(
    "text",
    [
        "topic:load balancing alb",
        'topic:"load bal" alb',
        "topic:load-balancing alb",
        "kind:concept topic:load balancing alb",
        "topic:load balancing kind:concept alb",
    ],
)
def test_the_value_of_a_scope_needs_no_quotes(searcher: Searcher, text: str) -> None:
    """A topic of two words would have to be quoted."""
    first = searcher.search(text)[0]
    assert (first.id, first.match) == ("application-load-balancer", "exact")  # no word is left over


def test_a_kind_is_one_of_the_pack_or_of_the_record(searcher: Searcher) -> None:
    """Protocols could not be listed, or comparisons."""
    protocols = found(searcher, "kind:protocol")
    assert "bgp" in protocols
    assert all(searcher.atlas.concepts[one].kind == "protocol" for one in protocols)
    assert all(searcher.atlas.kind_of(one) == "comparison" for one in found(searcher, "kind:comparison nat"))


def test_a_source_is_found_by_any_of_its_names(searcher: Searcher) -> None:
    """The facts of one document could not be listed."""
    atlas = searcher.atlas
    ids = [one for one in found(searcher, "source:rfc tls") if one in atlas.facts]
    assert ids
    for one in ids:
        assert any(
            "rfc" in f"{source} {atlas.sources[source].short}".casefold()
            for source in atlas.facts[one].sources
        )


def test_an_unknown_value_finds_nothing_and_a_missing_one_everything(searcher: Searcher) -> None:
    """An unknown topic would silently search the whole pack, or an unfinished scope nothing."""
    assert found(searcher, "topic:xqzzk nat") == []
    assert found(searcher, "nat topic:")[0] == found(searcher, "nat")[0]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("lim", "Limits"),
        ("limit:", "Limits"),
        ("topic:load b", "Topic: Load balancing"),
        ("topic:laod balancing", "Topic: Load balancing"),
        ("kind:proto", "Kind: Protocol"),
        ("nat", None),
        ("limit: nat", None),
        ("topic:xqzzk", None),
    ],
)
def test_scopes_are_offered_as_they_are_typed(searcher: Searcher, typed: str, first: str | None) -> None:
    """Tab would enter the wrong scope, or none."""
    labels = [scope.label for scope in searcher.scopes(typed)]
    assert (labels[0] if labels else None) == first


@pytest.mark.long
def test_no_offered_scope_is_empty(searcher: Searcher) -> None:
    """A scope without any record would be offered."""
    for start in ("limit:", "topic:", "kind:", "source:"):
        for scope in searcher.scopes(start):
            assert searcher.search(scope.prefix, limit=1), scope


def test_quoted_words_must_be_adjacent(searcher: Searcher) -> None:
    """Quoted words would match misspelled or scattered ones."""
    assert "nat-instance" in found(searcher, '"port forwarding"')
    assert found(searcher, '"port forwrding"') == []
    assert found(searcher, '"forwarding port"') == []


def test_a_word_with_minus_is_in_no_name(searcher: Searcher) -> None:
    """Excluded things would be among the results."""
    plain, without = (searcher.search(text, limit=200) for text in ("nat", "nat -instance"))
    assert any("instance" in hit.name.casefold() for hit in plain)
    assert without
    assert not any("instance" in hit.name.casefold().split() for hit in without)
