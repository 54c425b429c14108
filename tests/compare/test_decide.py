"""Deciding: what needs rule out, what stays open, and how it is said."""

from __future__ import annotations

import contextlib
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import AttributeType
from netatlas.atlas.model import ConceptId, Value
from netatlas.compare import attributes_of, compare, decide, need_text, parse_need, with_need
from netatlas.compare.deciding import outcome, reasons
from netatlas.compare.need_parsing import choices
from netatlas.compare.needs import meets_one
from netatlas.errors import UsageError
from tests.helpers.atlases import (
    NOT_APPLICABLE,
    UNKNOWN,
    atlas_of,
    attribute,
    concept,
    demo_atlas,
    fact,
    figure,
    flag,
    text,
    was,
)

if TYPE_CHECKING:
    from netatlas.compare import Decision, Need

FLAG, RANGE, LIST = "port-forwarding", "bandwidth", "protocols"


def items(*words: str) -> Value:
    """Return a list."""
    return Value(items=words)


# What a subject may say, and beside it for each need, in the order of NEEDS, what follows: by hand.
NEEDS = (f"{FLAG}=supported", f"{RANGE}>=20 Gbps", f"{RANGE}<=20 Gbps", f"{LIST} has udp")
YES, NO, OPEN = True, False, None
FLAGS = [(flag(on=True), YES), (flag(on=False), NO), (UNKNOWN, OPEN), (NOT_APPLICABLE, NO), (None, OPEN)]
RANGES = [
    (figure(5, "Gbps", 100), YES, YES),
    (figure(20000, "Mbps"), YES, YES),
    (figure(19999, "Mbps"), NO, YES),
    (figure(1, "Tbps"), YES, NO),
    (NOT_APPLICABLE, OPEN, OPEN),
    (flag(on=False), OPEN, OPEN),
    (UNKNOWN, OPEN, OPEN),
    (None, OPEN, OPEN),
]
LISTS = [
    (items("TCP", "UDP"), YES),
    (items("TCP_UDP"), YES),
    (items("TCP"), NO),
    (items("all IP packets"), OPEN),
    (flag(on=False), NO),
    (UNKNOWN, OPEN),
]
SUBJECT = st.tuples(st.sampled_from(FLAGS), st.sampled_from(RANGES), st.sampled_from(LISTS))
VOCABULARY = (
    attribute(FLAG, AttributeType.FLAG, yes="Supported", no="Not supported"),
    attribute(RANGE, AttributeType.RANGE, unit="Gbps"),
    attribute(LIST, AttributeType.LIST),
    attribute("launched", AttributeType.DATE),
    attribute("managed-by"),
)


def decided(subjects: dict[str, dict[str, Value]], *needs: str, edition: Edition = Edition.TODAY) -> Decision:
    """Return what needs leave of subjects with these values."""
    atlas = atlas_of(
        [
            concept(name, *(fact(name, which, value) for which, value in values.items()))
            for name, values in subjects.items()
        ],
        attributes=VOCABULARY,
    )
    table = compare(atlas, list(subjects), edition=edition)
    return decide(atlas, table, [parse_need(need, VOCABULARY) for need in needs])


@given(st.lists(SUBJECT, min_size=2, max_size=5))
def test_survivors_of_up_to_three_needs_are_those_of_a_truth_table(
    subjects: list[tuple[tuple[Value | None, bool | None], ...]],
) -> None:
    """Somebody would build on a thing that cannot do it, or lose one of which nothing is known."""
    atlas = atlas_of(
        [
            concept(
                f"c{place}",
                *(
                    fact(f"c{place}", which, value)
                    for which, (value, *_) in zip((FLAG, RANGE, LIST), cells, strict=True)
                    if value is not None
                ),
            )
            for place, cells in enumerate(subjects)
        ],
        attributes=VOCABULARY,
    )
    table = compare(atlas, [f"c{place}" for place in range(len(subjects))])
    there = {row.attribute for row in table.rows}
    truth = [(*cells[0][1:], *cells[1][1:], *cells[2][1:]) for cells in subjects]
    for size in range(4):
        for chosen in combinations(range(len(NEEDS)), size):
            needs = [parse_need(NEEDS[place], VOCABULARY) for place in chosen]
            if not all(need.attribute in there for need in needs):
                continue
            decision = decide(atlas, table, needs)
            answers = [[row[place] for place in chosen] for row in truth]
            out = {f"c{n}" for n, row in enumerate(answers) if NO in row}
            assert set(decision.ruled_out) == out
            assert list(decision.remaining) == [f"c{n}" for n in range(len(subjects)) if f"c{n}" not in out]
            open_ones = {f"c{n}" for n, row in enumerate(answers) if OPEN in row and NO not in row}
            assert set(decision.cannot_tell) == open_ones
            for subject, rulings in decision.ruled_out.items():
                assert len(rulings) == sum(answer is NO for answer in answers[int(subject[1:])])
                assert all(ruling.fact.concept == subject and ruling.cite for ruling in rulings)


@pytest.mark.parametrize(
    ("value", "need", "answer"),
    [
        ("2019", "launched>=2019-06", OPEN),
        ("2019-06", "launched>=2019-06", YES),
        ("2019-05-31", "launched >= 2019-06", NO),
        ("2019-06-30", "launched<=2019-06", YES),
        ("2019", "launched ≤ 2019-06", OPEN),
        ("2019-07-01", "launched<=2019-06", NO),
        ("2019-07-01", "Launched=2019", YES),
        ("2019", "launched=2019-07-01", OPEN),
        ("2018", "launched=2019", NO),
    ],
)
def test_a_date_known_to_the_year_leaves_the_days_within_it_open(
    value: str,
    need: str,
    answer: bool | None,  # noqa: FBT001 - a row of the table
) -> None:
    """A thing would be ruled out for a month that nobody has told."""
    decision = decided({"a": {"launched": text(value)}, "b": {"launched": UNKNOWN}}, need)
    assert ("a" in decision.ruled_out) == (answer is NO)
    assert ("a" in decision.cannot_tell) == (answer is OPEN)
    assert "b" in decision.cannot_tell


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("Port Forwarding = SUPPORTED", "Port forwarding: supported"),
        ("port-forwarding=no", "Port forwarding: not supported"),
        ("bandwidth>=20 gbps", "Bandwidth: at least 20 Gbps"),
        ("bandwidth ≥ 20", "Bandwidth: at least 20 Gbps"),
        ("bandwidth<=1,500 Mbps", "Bandwidth: at most 1,500 Mbps"),
        ("bandwidth>=.5 Gbps", "Bandwidth: at least 0.5 Gbps"),
        ("bandwidth>=12,5 Gbps", "Bandwidth: at least 12.5 Gbps"),
        ("bandwidth>=0,5 Tbps", "Bandwidth: at least 0.5 Tbps"),
        ("bandwidth>=13 GB/s", "Bandwidth: at least 104 Gbps"),
        ("bandwidth>=13000 MBps", "Bandwidth: at least 104,000 Mbps"),
        ("bandwidth>=13 GBit/s", "Bandwidth: at least 13 Gbps"),
        ("bandwidth>=10G", "Bandwidth: at least 10 Gbps"),
        ("launched<=14.10.2014", "Launched: at most 2014-10-14"),
        ("launched>=Oct 2014", "Launched: at least 2014-10"),
        ("protocol HAS TCP", "Protocols: TCP"),
        ("protocols = TCP, UDP", "Protocols: TCP, UDP"),
        ("managed by = you", "Managed by: you"),
        ("managed by=none", "Managed by: None"),
    ],
)
def test_a_need_is_read_as_it_is_meant(need: str, words: str) -> None:
    """Needs would have to be spelt as the pack spells them."""
    assert parse_need(need, VOCABULARY).words == words


@pytest.mark.parametrize(
    ("need", "said"),
    [
        ("bandwidth", "one of = >= <= has"),
        ("bandwith>=20", "Did you mean “Bandwidth”"),
        ("xqzzk=1", "There are: Port forwarding, Bandwidth, Protocols"),
        ("bandwidth has 20", "it takes >= or <= or ="),
        ("bandwidth>=much", "takes a figure"),
        ("bandwidth>=1,2,3 Gbps", "“1,2,3” is no number; write 1000 or 1,000 for a thousand"),
        ("bandwidth>=10 GBPS", "“GBPS” may mean bits or bytes; write Gbps or GB/s"),
        ("bandwidth=5 to 10 Gbps", "is a range, and a need takes one figure; write two needs"),
        ("launched>=02/03/2014", "may be one of two days; write 2014-02-03 or 2014-03-02"),
        ("bandwidth>=20 ms", "“ms” is no unit of “Bandwidth”; there are bps"),
        ("port forwarding=maybe", "it is “supported” or “not supported”"),
        ("port forwarding>=1", "it takes ="),
        ("launched>=yesterday", "is no date"),
        ("launched>=2019-02-30", "is no date"),
        ("launched>=2019-13", "is no date"),
        ("managed by=", "Say what is needed"),
    ],
)
def test_a_need_that_cannot_be_read_is_told_what_there_is(need: str, said: str) -> None:
    """A slip in a need would silently rule nothing out, or end in a traceback."""
    with pytest.raises(UsageError, match=said.replace("?", r"\?")):
        parse_need(need, VOCABULARY)


@pytest.mark.parametrize("piece", ["=", " ", "has ", "x", "managed by ", ">= 9", "\u05e9\U0001f600 "])
def test_a_paste_by_mistake_is_refused_at_once(piece: str) -> None:
    """The window would stand still for minutes, and then show a sentence that fills the screen."""
    for text_before in ("", "bandwidth>="):
        with pytest.raises(UsageError) as refused:
            parse_need(text_before + piece * 50_000, VOCABULARY)
        assert len(str(refused.value)) < 400


@given(st.text() | st.text(alphabet="<>=≥≤ has9.,Gbps-"))
def test_any_text_is_a_need_or_told_why_not(words: str) -> None:
    """A slip of the keys would end in a traceback."""
    for name in ("", "bandwidth", "port forwarding", "launched=", "protocols has"):
        with contextlib.suppress(UsageError):
            need = parse_need(f"{name}{words}", VOCABULARY)
            assert need.words


def test_the_one_who_is_out_and_the_one_fact_are_named() -> None:
    """A reader would see a name struck through and not know why."""
    atlas = demo_atlas()
    table = compare(atlas, ["nat-gateway", "nat-instance"])
    need = parse_need("port forwarding=supported", attributes_of(atlas, table))
    decision = decide(atlas, table, [need])
    assert decision.sentence == (
        "With “Port forwarding: supported” needed, NAT instance remains. "
        "NAT gateway is out: Port forwarding: Not supported."
    )
    (ruling,) = decision.ruled_out[table.subjects[0].id]
    assert ruling.reason == "Port forwarding: Not supported (VPC guide, 2026-11)"


def test_why_something_is_out_is_said_in_one_place() -> None:
    """A reason would stand in the sentence and again below it, and those of the others would be missing."""
    subjects = {
        "a": {FLAG: flag(on=False), RANGE: figure(1, "Gbps")},
        "b": {FLAG: flag(on=True), RANGE: figure(1, "Gbps")},
        "c": {FLAG: flag(on=True), RANGE: figure(100, "Gbps")},
    }
    concepts = [
        concept(name, *(fact(name, one, value) for one, value in values.items()))
        for name, values in subjects.items()
    ]
    atlas = atlas_of(concepts, attributes=VOCABULARY)
    table = compare(atlas, list(subjects))
    needs = [parse_need(words, VOCABULARY) for words in NEEDS[:2]]
    decision = decide(atlas, table, needs)
    assert outcome(table, decision) == (
        "With “Port forwarding: supported” and “Bandwidth: at least 20 Gbps” needed, C remains."
    )
    assert reasons(table, decision) == (
        "A: Port forwarding: Not supported; Bandwidth: 1 Gbps",
        "B: Bandwidth: 1 Gbps",
    )
    nobody = decide(atlas, table, [parse_need("bandwidth >= 1 Tbps", VOCABULARY)])
    assert outcome(table, nobody) == "Nothing here has “Bandwidth: at least 1 Tbps”. A comes nearest."
    assert len(reasons(table, nobody)) == 3


def test_a_share_of_eleven_nines_is_less_than_all() -> None:
    """What is up for 99.999999999% would meet a need of 100%."""
    share = (attribute("share", AttributeType.FIGURE, unit="percent"),)
    nines = figure(99.999999999, "percent")
    for need, answer in (("share>=100%", NO), ("share>=99,999999999 %", YES), ("share>=99.9999999999%", NO)):
        assert meets_one(nines, parse_need(need, share), AttributeType.FIGURE) is answer


def test_a_need_that_is_named_twice_counts_once() -> None:
    """A sentence would say the same twice, and a subject would seem to fail two needs."""
    atlas = demo_atlas()
    table = compare(atlas, ["nat-gateway", "nat-instance"])
    need = parse_need("port forwarding=supported", attributes_of(atlas, table))
    assert decide(atlas, table, [need, need]) == decide(atlas, table, [need])


def test_the_fact_that_separates_the_last_two_is_named() -> None:
    """Two would remain, and the reader would not know what to decide by."""
    both = {FLAG: flag(on=True)}
    subjects = {
        "a": both | {"managed-by": text("AWS"), RANGE: UNKNOWN},
        "b": both | {"managed-by": text("You"), RANGE: figure(1, "Gbps")},
        "c": {FLAG: flag(on=False)},
    }
    decision = decided(subjects, f"{FLAG}=yes")
    assert decision.remaining == ("a", "b")
    assert "What separates them: Managed by: A AWS, but B You." in decision.sentence
    nobody = decided(subjects, f"{FLAG}=yes", "managed by=nobody").sentence
    assert nobody.startswith("Nothing here has")
    assert "comes nearest; it is out" in nobody


def test_needs_are_held_against_the_edition_that_is_shown() -> None:
    """As the notes would rule out by a value that the notes did not have."""
    old = fact("a", RANGE, figure(100, "Gbps"), was=was(figure(45, "Gbps")))
    atlas = atlas_of(
        [concept("a", old), concept("b", fact("b", RANGE, figure(1, "Gbps")))], attributes=VOCABULARY
    )
    need = parse_need("bandwidth>=50 Gbps", VOCABULARY)
    for edition, out in ((Edition.TODAY, {"b"}), (Edition.NOTES, {"a"})):
        table = compare(atlas, ["a", "b"], edition=edition)
        assert set(decide(atlas, table, [need]).ruled_out) == out


def test_of_several_facts_the_nearest_rules_out_and_one_that_fits_is_enough() -> None:
    """A thing would be out for its small variant although its large one does it."""
    facts = [fact("a", RANGE, figure(size, "Gbps"), key=f"k{size}") for size in (5, 50)]
    atlas = atlas_of(
        [concept("a", *facts), concept("b", fact("b", RANGE, figure(1, "Gbps")))], attributes=VOCABULARY
    )
    table = compare(atlas, ["a", "b"])
    assert decide(atlas, table, [parse_need("bandwidth>=50 Gbps", VOCABULARY)]).remaining == ("a",)
    decision = decide(atlas, table, [parse_need("bandwidth>=60 Gbps", VOCABULARY)])
    assert decision.ruled_out[table.subjects[0].id][0].text == "k50: 50 Gbps"


def test_the_choices_of_a_row_are_what_its_subjects_offer() -> None:
    """The menu would offer needs that no subject can tell of, or leave out what one has."""
    atlas = demo_atlas()
    table = compare(atlas, ["nat-gateway", "nat-instance"])
    offered = {
        str(row.attribute): [need.words for need in choices(table, row, atlas.attributes[row.attribute])]
        for row in table.rows
    }
    assert offered["port-forwarding"] == ["Port forwarding: supported", "Port forwarding: not supported"]
    assert offered["bandwidth"] == ["Bandwidth: at least 100 Gbps"]
    assert offered["managed-by"] == ["Managed by: AWS", "Managed by: You"]


def test_lists_and_dates_offer_their_items_and_days() -> None:
    """The menu of a row of protocols or dates would be empty, or offer a list as one thing."""
    facts = {"a": (items("TCP", "UDP"), text("2015-12")), "b": (items("TCP"), text("2019"))}
    concepts = [
        concept(name, fact(name, LIST, listed), fact(name, "launched", date))
        for name, (listed, date) in facts.items()
    ]
    table = compare(atlas_of(concepts, attributes=VOCABULARY), list(facts))
    by_id = {one.id: one for one in VOCABULARY}
    offered = {
        str(row.attribute): [need_text(need) for need in choices(table, row, by_id[row.attribute])]
        for row in table.rows
    }
    assert offered[LIST] == ["protocols has TCP", "protocols has UDP"]
    assert offered["launched"] == ["launched <= 2015-12", "launched <= 2019"]


def test_a_name_that_several_rows_could_have_is_asked_back() -> None:
    """A need would be put on whichever row comes first."""
    rows = (attribute("idle-timeout"), attribute("dns-timeout"))
    with pytest.raises(UsageError, match="“timeout” may mean “Idle timeout” or “Dns timeout”"):
        parse_need("timeout = 350", rows)


def test_a_need_is_met_by_what_says_the_same_in_other_words() -> None:
    """A thing would be out for how the pack words it."""
    facts = {"a": text("AWS"), "b": text("The provider"), "c": text("You")}
    atlas = atlas_of(
        [
            concept(name, fact(name, "managed-by", value, same_as="a/managed-by" if name == "b" else ""))
            for name, value in facts.items()
        ],
        attributes=VOCABULARY,
    )
    table = compare(atlas, list(facts))
    for wanted in ("aws", "the provider"):
        decision = decide(atlas, table, [parse_need(f"managed by={wanted}", VOCABULARY)])
        assert decision.remaining == ("a", "b")


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (["bandwidth>=20 Gbps", "bandwidth>=50 Gbps"], ["bandwidth >= 50 Gbps"]),
        (["bandwidth>=20 Gbps", "bandwidth<=50 Gbps"], ["bandwidth >= 20 Gbps", "bandwidth <= 50 Gbps"]),
        (["port forwarding=yes", "port forwarding=no"], ["port-forwarding = no"]),
        (
            ["protocols has UDP", "managed by=AWS", "protocols has TLS", "protocols has UDP"],
            ["managed-by = AWS", "protocols has TLS", "protocols has UDP"],
        ),
    ],
)
def test_a_need_takes_the_place_of_the_one_that_it_replaces(asked: list[str], left: list[str]) -> None:
    """Two answers to one question would rule everything out, or one of two protocols be forgotten."""
    needs: tuple[Need, ...] = ()
    for words in asked:
        needs = with_need(needs, parse_need(words, VOCABULARY))
    assert [need_text(need) for need in needs] == left


def test_several_needs_of_one_row_must_all_be_met() -> None:
    """A thing that does one of two protocols would pass for one that does both."""
    subjects: dict[str, dict[str, Value]] = {
        "a": {LIST: items("TCP", "UDP")},
        "b": {LIST: items("TCP")},
        "c": {LIST: UNKNOWN},
    }
    decision = decided(subjects, f"{LIST} has TCP", f"{LIST} has UDP")
    assert decision.remaining == ("a", "c")
    assert [ruling.need.words for ruling in decision.ruled_out[ConceptId("b")]] == ["Protocols: UDP"]
    assert decision.cannot_tell == {"c": (LIST,)}
    assert decision.sentence.startswith("With “Protocols: TCP” and “Protocols: UDP” needed, A and C remain.")


_WORDS = st.text(st.characters(categories=("L", "N"), include_characters=" -.,"), min_size=1, max_size=40)
_ANY_NEED = st.one_of(
    st.builds(lambda on: f"{FLAG}={on}", st.sampled_from(["yes", "no"])),
    st.builds(
        lambda amount, op, unit: f"{RANGE}{op}{amount} {unit}",
        st.decimals(0, 10**12, places=3).filter(lambda amount: not str(amount).endswith(".000")),
        st.sampled_from([">=", "<=", "="]),
        st.sampled_from(["bps", "kbps", "Mbps", "Gbps", "Tbps"]),
    ),
    st.builds(lambda words: f"{LIST} has {words}", _WORDS.filter(str.strip)),
    st.builds(lambda words: f"managed-by = {words}", _WORDS.filter(str.strip)),
    st.builds(lambda day: f"launched<={day}", st.dates().map(str)),
)


@given(_ANY_NEED)
def test_a_need_is_read_again_as_it_was_written(words: str) -> None:
    """A tab that is opened again would need something else than its reader does."""
    need = parse_need(words, VOCABULARY)
    assert parse_need(need_text(need), VOCABULARY) == need


def test_a_figure_of_an_attribute_without_a_unit_keeps_its_own() -> None:
    """20 Gbps would be taken for twenty things that are called Gbps, and nothing could be told."""
    (free,) = (attribute("speed", AttributeType.FIGURE),)
    assert parse_need("speed >= 20 gbps", [free]).words == "Speed: at least 20 Gbps"
    assert parse_need("speed >= 20 lanes", [free]).words == "Speed: at least 20 lanes"
