"""The answer and the reason that a hit gives; what was opened before is boosted, within its tier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.edition import Edition
from netatlas.search.names.rank import Tier
from netatlas.search.passages.fulltext import FullText
from netatlas.search.passages.text_index import TextIndex
from tests.helpers.atlases import atlas_of, concept

if TYPE_CHECKING:
    from netatlas.search import Hit, Searcher


def first_fact(searcher: Searcher, text: str, *, edition: Edition = Edition.TODAY) -> Hit:
    """Return the first fact or limit for a text."""
    return next(hit for hit in searcher.search(text, edition=edition) if hit.kind in {"fact", "limit"})


@pytest.mark.parametrize(
    ("typed", "record", "answer"),
    [
        ("nat gateway bandwidth", "nat-gateway/bandwidth", "5 to 100 Gbps"),
        ("speed of a nat gateway", "nat-gateway/bandwidth", "5 to 100 Gbps"),
        ("port of bgp", "bgp-tcp-port", "179"),
        ("7 instances per az", "spread-placement-group-instances", "7"),
        ("100 gbps nat gateway", "nat-gateway-max-bandwidth", "100 Gbps"),
        ("100000 mbps nat gateway", "nat-gateway-max-bandwidth", "100 Gbps"),
        ("100 Gb/s nat gateway", "nat-gateway-max-bandwidth", "100 Gbps"),
        ("100 000 Mbps nat gateway", "nat-gateway-max-bandwidth", "100 Gbps"),
        ("12,5 GB/s nat gateway", "nat-gateway-max-bandwidth", "100 Gbps"),
        ("0,1 Tbps nat gateway", "nat-gateway-max-bandwidth", "100 Gbps"),
    ],
)
def test_the_hit_shows_the_value_in_question(
    searcher: Searcher, typed: str, record: str, answer: str
) -> None:
    """The page would have to be opened and read for one figure."""
    hit = first_fact(searcher, typed)
    assert (hit.id, hit.answer.split(" · ")[0].startswith(answer)) == (record, True), hit
    assert "2026-11" in hit.answer


@pytest.mark.parametrize("edition", Edition)
def test_an_old_value_is_found_with_the_correct_one(searcher: Searcher, edition: Edition) -> None:
    """A figure from the notes would find nothing, or be taken for correct."""
    hit = first_fact(searcher, "45 gbps nat gateway", edition=edition)
    assert (hit.match, hit.why) == ("value", "value out of date")
    if edition is not Edition.NOTES:
        assert "100 Gbps" in hit.answer
        assert "45 Gbps" in hit.answer


@pytest.mark.parametrize(
    "typed", ["{}5 gbps", "bandwidth {}5gbps", "nat gateway ({}5 Gbps)", '"{}5 gbps" nat']
)
def test_a_figure_that_begins_with_a_point_is_less_than_one(searcher: Searcher, typed: str) -> None:
    """Half a gigabit would be answered with what has ten times as much."""
    found, same = (searcher.search(typed.format(start)) for start in (".", "0."))
    assert [(hit.id, hit.answer) for hit in found] == [(hit.id, hit.answer) for hit in same]
    assert [hit.id for hit in found] != [hit.id for hit in searcher.search(typed.format(""))]


def test_a_figure_of_today_is_not_called_outdated(searcher: Searcher) -> None:
    """A correct figure would be taken for wrong."""
    assert first_fact(searcher, "100 gbps nat gateway").why == ""


def test_a_number_does_not_drown_the_words_beside_it(searcher: Searcher) -> None:
    """Everything with a 5 in it would be listed above what the words name."""
    assert searcher.search("5 elastic ip")[0].id == "elastic-ip-address"
    assert searcher.search("vpc peering 125")[0].id == "vpc-peering"


def test_neighbouring_figures_are_no_version() -> None:
    """A version would find passages with two of its figures side by side, others in each run."""
    concepts = concept("a", summary="One of three."), concept("b", summary="Since 1.3.")
    index = TextIndex.of(atlas_of(concepts))
    assert [match.passage.record for match in index.matches(("1.3",))] == ["b"]


def test_text_is_shown_as_the_sentence_with_its_words(searcher: Searcher) -> None:
    """A hit without the word in its name would not show why it is listed."""
    hit = next(hit for hit in searcher.search("tunnels down, but ipsec is up") if hit.match == "text")
    assert hit.why == "text"
    marked = {hit.answer[start:end].casefold() for start, end in hit.answer_marks}
    assert marked & {"tunnel", "tunnels", "ipsec", "up", "down"}


def test_journeys_are_found_by_what_happens_on_the_way(searcher: Searcher) -> None:
    """A packet's path could be found only by its title."""
    hits = searcher.search("reply leaves through ephemeral ports of the client")
    assert any(hit.kind == "journey" for hit in hits)


def test_what_was_opened_three_times_leads_its_tier(searcher: Searcher) -> None:
    """What somebody always picks would have to be looked for in the list each time."""
    hits = searcher.search("gateway", limit=40)
    tiers = [hit.score // 10 for hit in hits]
    index = next(
        n
        for n, tier in enumerate(tiers)
        if tiers.count(tier) > 2 and tier < Tier.EXACT and tiers[n - 1] == tier
    )
    chosen = hits[index]
    again = searcher.search("gateway", limit=40, opened={chosen.id: 3})
    assert [hit.id for hit in again].index(chosen.id) == tiers.index(tiers[index])
    assert searcher.search("gateway", limit=40, opened={chosen.id: 2}) == hits


@pytest.mark.parametrize(("typed", "exact"), [("nat gateway", "nat-gateway"), ("igw", "internet-gateway")])
def test_no_boost_hides_an_exact_match(searcher: Searcher, typed: str, exact: str) -> None:
    """What was often opened before would be listed above the thing whose name was typed."""
    opened = {hit.id: 10_000 for hit in searcher.search(typed, limit=40) if hit.id != exact}
    assert len(opened) > 5
    assert searcher.search(typed, limit=40, opened=opened)[0].id == exact


def test_a_lens_goes_before_the_other_hits(searcher: Searcher) -> None:
    """The description of an address would be listed below hits for its digits."""
    first, *others = searcher.search("10.0.0.0/24")
    assert (first.kind, first.match) == ("lens", "lens")
    assert "251 usable" in first.answer
    assert len({hit.id for hit in (first, *others)}) == len(others) + 1
    assert not any(hit.match == "lens" for hit in searcher.search("topic:routing 10.0.0.0/24"))


WORDS = st.text(alphabet='abc "*^:()-\0\x02☃', min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=4), WORDS, WORDS)
def test_any_words_can_be_looked_for_in_any_text(said: list[str], word: str, start: str) -> None:
    """An operator of FTS5 in a query would end the search with an error."""
    text = FullText.of(("", "", passage, "") for passage in said)
    text.holding(word, "said")
    text.holding(start, "owner", prefix=True)
    sentence, marks = text.sentence("", said[0], [word], prefixes=[start])
    assert all(0 <= a < b <= len(sentence) for a, b in marks)


def test_a_prefix_chooses_the_sentence_and_is_marked() -> None:
    """While a word is being typed, a sentence without it would be shown."""
    said = "It is quick. It is encrypted."
    sentence, marks = FullText.of([]).sentence("", said, ["encr"], prefixes=["encr"])
    assert (sentence, [sentence[a:b] for a, b in marks]) == ("It is encrypted.", ["encrypted"])


def test_a_long_sentence_is_cut_around_its_words() -> None:
    """The words of the query would be cut off."""
    said = "filler " * 60 + "the Needle is here " + "more " * 60
    sentence, marks = FullText.of([]).sentence("", said, ["needle"])
    assert len(sentence) < 200
    assert [sentence[a:b] for a, b in marks] == ["Needle"]
    assert sentence[0] == sentence[-1] == "…"
