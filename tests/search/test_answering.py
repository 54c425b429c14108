"""What a hit answers and why it says that it is there; what was opened before rises, within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.edition import Edition
from netatlas.search.passages.fulltext import FullText

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
    ],
)
def test_the_value_asked_for_stands_in_the_row(
    searcher: Searcher, typed: str, record: str, answer: str
) -> None:
    """The page would have to be opened and read for one figure."""
    hit = first_fact(searcher, typed)
    assert (hit.id, hit.answer.split(" · ")[0].startswith(answer)) == (record, True), hit
    assert "2026-11" in hit.answer


@pytest.mark.parametrize("edition", Edition)
def test_an_old_value_is_found_and_says_what_holds_today(searcher: Searcher, edition: Edition) -> None:
    """The figure that stands in the notes would lead nowhere, or be taken for true."""
    hit = first_fact(searcher, "45 gbps nat gateway", edition=edition)
    assert (hit.match, hit.why) == ("value", "outdated value")
    if edition is not Edition.NOTES:
        assert "100 Gbps" in hit.answer
        assert "45 Gbps" in hit.answer


def test_a_figure_of_today_is_not_called_outdated(searcher: Searcher) -> None:
    """What is true would be struck from a sheet."""
    assert first_fact(searcher, "100 gbps nat gateway").why == ""


def test_a_number_does_not_drown_the_words_beside_it(searcher: Searcher) -> None:
    """Whatever has a 5 in it would stand above what the words name."""
    assert searcher.search("5 elastic ip")[0].id == "elastic-ip-address"
    assert searcher.search("vpc peering 125")[0].id == "vpc-peering"


def test_text_is_shown_as_the_sentence_with_its_words(searcher: Searcher) -> None:
    """Nobody would see why a thing without the word in its name is listed."""
    hit = next(hit for hit in searcher.search("tunnels down, but ipsec is up") if hit.match == "text")
    assert hit.why == "text"
    marked = {hit.answer[start:end].casefold() for start, end in hit.answer_marks}
    assert marked & {"tunnel", "tunnels", "ipsec", "up", "down"}


def test_journeys_are_found_by_what_happens_on_the_way(searcher: Searcher) -> None:
    """A packet's path could be found by its title only."""
    hits = searcher.search("reply leaves through ephemeral ports of the client")
    assert any(hit.kind == "journey" for hit in hits)


def test_what_was_opened_three_times_rises_within_its_class(searcher: Searcher) -> None:
    """What somebody always picks would always have to be looked for."""
    hits = searcher.search("gateway", limit=40)
    tens = [hit.score // 10 for hit in hits]
    place = next(n for n, ten in enumerate(tens) if tens.count(ten) > 2 and ten < 8 and tens[n - 1] == ten)
    chosen = hits[place]
    again = searcher.search("gateway", limit=40, opened={chosen.id: 3})
    assert [hit.id for hit in again].index(chosen.id) == tens.index(tens[place])
    assert searcher.search("gateway", limit=40, opened={chosen.id: 2}) == hits


@given(st.integers(min_value=0, max_value=10_000))
def test_nothing_rises_above_an_exact_match(searcher: Searcher, times: int) -> None:
    """A habit would hide the very thing whose name was typed."""
    for typed, exact in (("nat gateway", "nat-gateway"), ("igw", "internet-gateway")):
        hits = searcher.search(typed, limit=40)
        opened = {hit.id: times for hit in hits[1:]}
        assert searcher.search(typed, limit=40, opened=opened)[0].id == exact


def test_a_lens_goes_before_what_is_found(searcher: Searcher) -> None:
    """An address would be looked up as a word."""
    first, *others = searcher.search("10.0.0.0/24")
    assert (first.kind, first.match) == ("lens", "lens")
    assert "251 usable" in first.answer
    assert len({hit.id for hit in (first, *others)}) == len(others) + 1
    assert not any(hit.match == "lens" for hit in searcher.search("topic:routing 10.0.0.0/24"))


WORDS = st.text(alphabet='abc "*^:()-\0\x02☃', min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=4), WORDS, WORDS)
def test_any_words_can_be_looked_for_in_any_text(said: list[str], word: str, start: str) -> None:
    """A sign of SQLite's own grammar would end the search with an error."""
    text = FullText(("", "", one, "") for one in said)
    text.holding(word, "said")
    text.holding(start, "owner", prefix=True)
    sentence, marks = text.sentence(0, [word], prefixes=[start])
    assert all(0 <= a < b <= len(sentence) for a, b in marks)


def test_the_start_of_a_word_chooses_the_sentence_and_is_marked() -> None:
    """Until its last letter is typed, a word would be shown in a sentence without it."""
    text = FullText([("", "", "It is quick. It is encrypted.", "")])
    sentence, marks = text.sentence(0, ["encr"], prefixes=["encr"])
    assert (sentence, [sentence[a:b] for a, b in marks]) == ("It is encrypted.", ["encrypted"])


def test_a_long_sentence_is_cut_around_its_words() -> None:
    """A line would begin with what was not asked for."""
    text = FullText([("", "", "filler " * 60 + "the Needle is here " + "more " * 60, "")])
    sentence, marks = text.sentence(0, ["needle"])
    assert len(sentence) < 200
    assert [sentence[a:b] for a, b in marks] == ["Needle"]
    assert sentence[0] == sentence[-1] == "…"
