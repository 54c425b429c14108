"""Search over the shipped pack: what people type, and which hit comes first."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netatlas.api import OpenAtlas, open_atlas
from netatlas.atlas.edition import Edition
from netatlas.errors import NotFound
from netatlas.search import Searcher, resolve
from netatlas.search.names.text import LONGEST_QUERY

FIRST = [
    ("network acl", "network-acl", "exact"),
    ("NACL", "network-acl", "exact"),
    ("igw", "internet-gateway", "exact"),
    ("natgw", "nat-gateway", "exact"),
    ("secure sockets layer", "ssl-tls", "exact"),
    ("subnet firewall", "network-acl", "exact"),
    ("virtual firewall", "security-group", "exact"),
    ("implicit router", "vpc-router", "exact"),
    ("five reserved ips", "reserved-ip-addresses", "exact"),
    ("stateful firewall", "stateful-filtering", "exact"),
    ("tls history", "ssl-tls-history", "exact"),
    ("eph", "ephemeral-ports", "prefix"),
    ("group placement spread", "spread-placement-group", "word"),
    ("what is a route table", "route-table", "word"),
    ("nat gatway", "nat-gateway", "typo"),
    ("secrity groups", "security-group", "typo"),  # codespell:ignore
    ("imcp", "icmp", "typo"),
    ("vpc flow lgos", "vpc-flow-logs", "typo"),
    ("ephemereal ports", "ephemeral-ports", "typo"),
    ("efemeral port", "ephemeral-ports", "typo"),
    ("targt group", "target-group", "typo"),  # codespell:ignore
    ("brodcast address", "reserved-ip-addresses", "typo"),  # codespell:ignore
    ("application based stickyness in alb", "sticky-sessions", "word"),  # codespell:ignore
    ("nat gateway bandwidth", "nat-gateway/bandwidth", "word"),
    ("45 gbps", "nat-gateway", "value"),
    ("49152", "ephemeral-ports", "lens"),
    ("1024-65535", "ephemeral-ports", "value"),
    ("251 usable addresses", "reserved-ip-addresses", "value"),
    ("7 instances per az", "spread-placement-group", "value"),
    ("nat gateway vs nat instance", "nat-gateway-vs-nat-instance", "comparison"),
    ("difference between nat instance and nat gateway", "nat-gateway-vs-nat-instance", "comparison"),
    ("tcp vs udp", "compare:tcp+udp", "comparison"),
    ("tcp vs icmp", "compare:tcp+icmp", "comparison"),
    ("tls 1.2 vs 1.3", "compare:tls-1-2+tls-1-3", "comparison"),
    ("nacl security group", "security-group-vs-network-acl", "comparison"),
    (
        "gateway vs network load balancer",
        "compare:gateway-load-balancer+network-load-balancer",
        "comparison",
    ),
    (
        "replace classic elb with alb",
        "compare:classic-load-balancer+application-load-balancer",
        "comparison",
    ),
]


@pytest.mark.parametrize(("typed", "first", "match"), FIRST)
def test_first_hit(searcher: Searcher, typed: str, first: str, match: str) -> None:
    """What was meant would be further down in the list, or found for the wrong reason."""
    hit = searcher.search(typed)[0]
    assert (hit.id, hit.match, hit.weak) == (first, match, False)


@pytest.mark.parametrize(
    "typed", ["premier league fixtures", "react usestate hook", "git rebase", "the of and", "asdfghjkl", ""]
)
def test_nonsense_gives_nothing_or_weak_guesses(searcher: Searcher, typed: str) -> None:
    """Unrelated records would be listed as answers."""
    assert all(hit.weak for hit in searcher.search(typed))


@pytest.fixture(scope="module")
def opened() -> OpenAtlas:
    """Return the shipped pack with its comparisons counted."""
    return open_atlas()


def test_a_fact_answers_at_once(opened: OpenAtlas) -> None:
    """The value would be only on the page, not in the list."""
    fact = opened.search("nat gateway bandwidth")[0]
    assert (fact.id, fact.kind, fact.name) == ("nat-gateway/bandwidth", "fact", "NAT gateway: Bandwidth")
    assert fact.answer.startswith("5 to 100 Gbps · ")
    assert "2026-11" in fact.answer


def test_values_are_those_of_the_edition(opened: OpenAtlas) -> None:
    """A student of the notes would be given a figure that they do not have."""
    answers = {
        edition: next(
            hit.answer
            for hit in opened.search("nat gateway bandwidth", edition=edition)
            if hit.kind == "fact"
        )
        for edition in Edition
    }
    assert answers[Edition.NOTES].startswith("5 to 45 Gbps")
    assert answers[Edition.BOTH].startswith("5 to 100 Gbps (notes: 5 to 45 Gbps)")


def test_a_hit_found_by_a_hidden_fact_says_so(opened: OpenAtlas) -> None:
    """The answer would be empty, or have a figure that the notes do not have."""
    hits = opened.search("security group", edition=Edition.NOTES, limit=20)
    answers = {hit.id: hit.answer for hit in hits}
    assert answers["application-load-balancer"] == "Security groups: not in the notes"


def test_what_an_edition_hides_is_listed_and_says_so(opened: OpenAtlas) -> None:
    """A record that the edition hides would seem not to exist."""
    hidden = next(concept for concept in opened.atlas.concepts.values() if not concept.in_notes)
    hit = opened.search(hidden.name, edition=Edition.NOTES)[0]
    assert (hit.id, hit.why) == (hidden.id, "not in the notes")


def test_comparisons_say_how_large_they_are(opened: OpenAtlas) -> None:
    """An empty comparison would look as good as one of twenty rows."""
    hit = opened.search("tcp vs icmp")[0]
    table = opened.compare("tcp", "icmp")
    assert hit.answer == f"{len(table.rows)} attributes, {table.differing} differ"


@pytest.mark.parametrize(
    "typed",
    ["static ip vs elastic load balancing", "multicast vs bgp", "private link between my office and aws"],
)
def test_what_has_no_row_in_common_is_not_compared(opened: OpenAtlas, typed: str) -> None:
    """A table without a single common row would be offered as an answer."""
    ids = [hit.id for hit in opened.search(typed)]
    assert not any(opened.spot_subjects(record) for record in ids), ids


@pytest.mark.parametrize(
    "typed",
    [
        "routes per route table",
        "how many routes can a route table hold",
        "how many routes does a route table contain",
        "max routes per route table",
    ],
)
def test_a_label_of_the_words_of_its_subject_answers(opened: OpenAtlas, typed: str) -> None:
    """The tables per VPC would answer for the routes per table, as a route table has all words of both."""
    assert opened.search(typed)[0].id == "route-table-routes"


@pytest.mark.parametrize("typed", ["-99", "−99", " -99 "])
def test_a_figure_below_zero_is_no_part_of_a_name(opened: OpenAtlas, typed: str) -> None:
    """SPF records, also called SPF type 99, would answer for a bias of -99."""
    hits = opened.search(typed)
    assert "-99" in hits[0].answer
    assert "spf-record" not in [hit.id for hit in hits]


@pytest.mark.parametrize(
    "typed",
    [
        "connect two networks with no peering",
        "join two vpcs without peering",
        "link two networks but never by peering",
    ],
)
def test_what_is_denied_is_answered_by_a_guess_alone(opened: OpenAtlas, typed: str) -> None:
    """A value of the very thing that was ruled out would look like the answer."""
    hits = opened.search(typed)
    assert not hits or hits[0].weak
    assert not any(opened.spot_subjects(hit.id) for hit in hits)


def test_why_and_marks_tell_what_matched(opened: OpenAtlas) -> None:
    """A reader would not see why something unlike the query is listed."""
    by_alias = opened.search("igw")[0]
    assert (by_alias.why, by_alias.marks) == ("alias IGW", ())
    by_slip = opened.search("nat gatway")[0]
    assert (by_slip.why, by_slip.marks) == ("slip: gatway", ((0, 3), (4, 11)))


@pytest.mark.parametrize("typed", ["nat gateway vs zebra", "zebra vs nat gateway", "igw vs internet gateway"])
def test_an_unknown_word_is_not_compared(opened: OpenAtlas, typed: str) -> None:
    """A word that the atlas does not have would open a table that nobody asked for."""
    hit = opened.search(typed)[0]
    assert (hit.kind, hit.id) == ("concept", "nat-gateway" if "nat" in typed.split() else "internet-gateway")


def test_two_unlike_things_open_before_their_comparison(opened: OpenAtlas) -> None:
    """Two adjacent names would open a table that nobody asked for."""
    assert opened.search("bastion host nat")[0].kind == "concept"


def test_each_thing_is_listed_once_and_best_first(opened: OpenAtlas) -> None:
    """The list would repeat itself, or put a lower score above a higher one."""
    hits = opened.search("nat", limit=50)
    assert len({hit.id for hit in hits}) == len(hits)
    order = [-hit.score for hit in hits]
    assert order == sorted(order)
    assert opened.search("nat", limit=50) == hits


def test_only_the_beginning_of_a_long_text_is_read(opened: OpenAtlas) -> None:
    """A pasted page would freeze the search box."""
    text = "nat gateway " * 1000
    assert opened.search(text) == opened.search(text[:LONGEST_QUERY])
    assert opened.search("x" * 10_000) == []
    assert opened.search(" \n" * 200 + "nat gateway") == opened.search("nat gateway")


@given(st.text())
@settings(max_examples=60)
def test_any_text_is_fine(searcher: Searcher, text: str) -> None:
    """A strange letter would end the search with an error."""
    assert all(hit.name for hit in searcher.search(text))


@pytest.mark.parametrize(
    ("name", "record", "exact"),
    [
        ("nat-gateway", "nat-gateway", True),
        ("NATGW", "nat-gateway", True),
        ("nat-gateway/bandwidth", "nat-gateway/bandwidth", True),
        ("compare:tcp+udp", "compare:tcp+udp", True),
        ("nat gatway", "nat-gateway", False),
        ("tcp vs icmp", "compare:tcp+icmp", False),
    ],
)
def test_names_are_resolved(searcher: Searcher, name: str, record: str, exact: bool) -> None:  # noqa: FBT001 - a column
    """A command would open something else, or not say how it understood a name."""
    assert resolve(searcher.atlas, searcher, name) == (record, exact)


def test_only_the_given_kinds_are_resolved(searcher: Searcher) -> None:
    """The compare command would be given a timeline."""
    assert resolve(searcher.atlas, searcher, "tls history", kinds=("concept",))[0] == "ssl-tls"


def test_an_unknown_name_is_reported_with_similar_ones(searcher: Searcher) -> None:
    """A reader would not know what to try next."""
    with pytest.raises(NotFound) as caught:
        resolve(searcher.atlas, searcher, "xqzzk")
    assert caught.value.nearest == ()
    with pytest.raises(NotFound) as caught:
        resolve(searcher.atlas, searcher, "natt gatewuu")
    assert caught.value.nearest
