"""Comparisons: which rows differ, what a hole is, in which order rows stand."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import State
from netatlas.atlas.model import AttributeId, Comparison, ConceptId
from netatlas.compare import compare
from netatlas.compare.rows import agrees, standing_out, tells_apart
from netatlas.errors import NotFound, UsageError
from tests.helpers.atlases import (
    CITED,
    NOT_APPLICABLE,
    UNKNOWN,
    atlas_of,
    concept,
    demo_atlas,
    fact,
    figure,
    flag,
    text,
    was,
)

if TYPE_CHECKING:
    from netatlas.compare import ComparisonTable

# Each value with what it says for certain; None is no reading.
_POOL = (
    (text("AWS"), "aws"),
    (text("aws "), "aws"),
    (text("You"), "you"),
    (figure(1, "Gbps"), "1e9"),
    (figure(1000, "Mbps"), "1e9"),
    (flag(on=False), "no"),
    (NOT_APPLICABLE, "not applicable"),
    (UNKNOWN, None),
)
_ATTRIBUTES = ("managed-by", "source-check", "bandwidth")
_CELL = st.lists(st.sampled_from(_POOL), max_size=2)
_TABLE = st.lists(st.tuples(_CELL, _CELL, _CELL), min_size=2, max_size=4)


def _differs_plainly(cells: list[list[str | None]]) -> bool:
    """Tell by comparing every two cells whether two known readings differ."""
    known = [sorted({reading for reading in cell if reading is not None}) for cell in cells]
    return any(one != other for one in known for other in known if one and other)


@given(_TABLE)
def test_differs_is_what_a_plain_comparison_of_readings_says(subjects: list[tuple[list, ...]]) -> None:  # type: ignore[type-arg]
    """Without it a hole could count as a difference, or a real difference be hidden."""
    concepts = [
        concept(
            f"c{place}",
            *(
                fact(f"c{place}", name, value, key="" if n == 0 else f"{n}")
                for name, cell in zip(_ATTRIBUTES, cells, strict=True)
                for n, (value, _) in enumerate(cell)
            ),
        )
        for place, cells in enumerate(subjects)
    ]
    table = compare(atlas_of(concepts), [one.id for one in concepts])
    # The keys set facts apart, so a reading here is its place in the cell and what it says there.
    for row in table.rows:
        column = _ATTRIBUTES.index(row.attribute)
        cells = [
            [None if said is None else f"{n}{said}" for n, (_, said) in enumerate(subject[column])]
            for subject in subjects
        ]
        assert row.differs == _differs_plainly(cells)
        assert row.complete == all(any(cell) for cell in cells)
        for cell, said in zip(row.cells, cells, strict=True):
            assert (cell.state is State.UNKNOWN) == (not any(said))
            assert len(cell.facts) == len(said)
    ranks = [(0 if row.differs else 2 if row.complete else 1) for row in table.rows]
    assert ranks == sorted(ranks)
    for rank in set(ranks):
        within = [row.attribute for row, own in zip(table.rows, ranks, strict=True) if own == rank]
        order = ["managed-by", "bandwidth", "source-check"]  # the vocabulary's
        assert within == sorted(within, key=order.index)


def _attributes(table: ComparisonTable) -> list[str]:
    return [row.attribute for row in table.rows]


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("AAAA", ""),
        ("AAAB", "3"),
        ("AABB", ""),
        ("AABC", "23"),
        ("ABCD", ""),
        ("AB??", ""),
        ("AAB?", "2"),
        ("AAAABB", "45"),
        ("AAABBC", "5"),
        ("AAABCD", "345"),
        ("AABCDE", ""),
    ],
)
def test_a_value_is_marked_only_where_most_others_are_not(said: str, marked: str) -> None:
    """All cells of a table in which everything differs would be yellow, and none of them would be seen."""
    concepts = [
        concept(f"c{place}", fact(f"c{place}", "managed-by", UNKNOWN if word == "?" else text(word)))
        for place, word in enumerate(said)
    ]
    table = compare(atlas_of(concepts), [one.id for one in concepts])
    assert standing_out(table, table.rows[0]) == {int(place) for place in marked}


@pytest.mark.parametrize(("same", "marked"), [(0, False), (1, False), (2, True), (3, True)])
def test_a_pair_is_marked_where_most_rows_agree(same: int, *, marked: bool) -> None:
    """In a pair every row that differs would be yellow, though most do."""
    names = ("source-check", "bandwidth", "idle-timeout")[:same]
    concepts = [
        concept(
            one,
            fact(one, "managed-by", text(one)),
            *(fact(one, name, text("on") if name == "source-check" else figure(1, "s")) for name in names),
        )
        for one in "ab"
    ]
    table = compare(atlas_of(concepts), ["a", "b"])
    assert standing_out(table, table.rows[0]) == ({0, 1} if marked else set())


def test_a_curated_comparison_is_found_in_any_order_and_gives_the_order_of_rows() -> None:
    """Without it a curated comparison would be lost when its subjects are named the other way round."""
    atlas = demo_atlas()
    table = compare(atlas, ["nat-instance", "nat-gateway"])
    assert table.comparison is atlas.comparisons[0]
    assert [subject.id for subject in table.subjects] == ["nat-instance", "nat-gateway"]
    # differing: curated order, then what both have; then the row with a hole; the timeout of one is left out
    assert _attributes(table) == ["port-forwarding", "managed-by", "source-check", "bandwidth"]
    assert table.differing == 3


def test_an_own_comparison_shows_every_attribute_that_any_subject_has() -> None:
    """Without it what only one of the subjects has would vanish from a comparison made on the spot."""
    table = compare(demo_atlas(), ["nat-gateway", "elastic-ip"])
    assert table.comparison is None
    assert _attributes(table) == [
        "managed-by",
        "bandwidth",
        "port-forwarding",
        "idle-timeout",
        "source-check",
    ]
    assert {row.cells[1].text for row in table.rows} == {"Unknown"}
    assert not table.differing


@pytest.mark.parametrize("subjects", ["ab", "abc", "abd", "bca"])
def test_an_own_comparison_has_the_order_of_the_nearest_curated_one(subjects: str) -> None:
    """Rows would change places under the reader's hands when the last subject of a curated one is added."""
    names = ("managed-by", "bandwidth", "source-check", "idle-timeout")
    concepts = [concept(one, *(fact(one, name, text(one)) for name in names)) for one in "abcd"]
    orders = {"all": ("abc", names[2::-1]), "two": ("cd", names[:2])}
    comparisons = [
        Comparison(
            id=name,
            title=name,
            subjects=tuple(map(ConceptId, of)),
            attributes=tuple(map(AttributeId, rows)),
            **CITED,
        )
        for name, (of, rows) in orders.items()
    ]
    table = compare(atlas_of(concepts, comparisons=tuple(comparisons)), list(subjects), own=True)
    assert table.comparison is None
    assert [row.attribute for row in table.rows] == [*names[2::-1], names[3]]


def test_a_chosen_comparison_is_followed_among_those_of_the_same_subjects() -> None:
    """Without it the second of two comparisons of one pair could never be shown."""
    pair = (ConceptId("a"), ConceptId("b"))
    first, second = (
        Comparison(id=name, title=name, subjects=pair, attributes=(AttributeId(rows),), **CITED)
        for name, rows in (("one", "managed-by"), ("two", "bandwidth"))
    )
    atlas = atlas_of([concept("a"), concept("b")], comparisons=(first, second))
    assert _attributes(compare(atlas, pair, curated=second)) == ["bandwidth"]
    assert _attributes(compare(atlas, pair)) == ["managed-by"]


def test_several_facts_of_one_cell_are_all_shown_with_their_keys() -> None:
    """Without it one of two contradicting facts would be dropped silently."""
    facts = (
        fact("a", "bandwidth", figure(5, "Gbps")),
        fact("a", "bandwidth", figure(25, "Gbps"), key="with-ena-express"),
        fact("a", "bandwidth", UNKNOWN, key="2"),
    )
    cell = compare(atlas_of([concept("a", *facts), concept("b")]), ["a", "b"]).rows[0].cells[0]
    assert cell.text == "5 Gbps; with ena express: 25 Gbps; Unknown"
    assert (cell.state, cell.facts, cell.cite) == (State.VALUE, facts, "VPC guide, 2026-11")


def test_editions_hide_count_and_strike() -> None:
    """Without it As the notes would show what the notes never said, or credit today's source for it."""
    facts = (
        fact("a", "managed-by", text("AWS")),
        fact("a", "bandwidth", figure(100, "Gbps"), was=was(figure(45, "Gbps"))),
    )
    atlas = atlas_of([concept("a", *facts), concept("b", fact("b", "bandwidth", figure(1, "Gbps")))])
    notes = compare(atlas, ["a", "b"], edition=Edition.NOTES)
    assert _attributes(notes) == ["bandwidth"]
    assert notes.hidden == 2
    told, hidden = notes.rows[0].cells
    assert (told.text, told.old, told.cite) == ("45 Gbps", "", "the notes")
    assert (hidden.text, hidden.state, hidden.facts) == ("Not in the notes", State.UNKNOWN, ())
    both = compare(atlas, ["a", "b"], edition=Edition.BOTH)
    assert [(cell.text, cell.old) for cell in both.rows[0].cells] == [("100 Gbps", "45 Gbps"), ("1 Gbps", "")]
    assert both.hidden == 0


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (["nat-gateway"], "takes 2 to 12 concepts; this one has 1"),
        ([f"c{place}" for place in range(13)], "this one has 13"),
        (["nat-gateway", "elastic-ip", "nat-gateway"], "“NAT gateway” stands in the comparison twice"),
        (["nat-gateway", "tls-history"], "“SSL and TLS” is no concept"),
    ],
)
def test_what_cannot_be_compared_is_said_plainly(ids: list[str], said: str) -> None:
    """Without it a mistaken request would end in a traceback or an empty table."""
    with pytest.raises(UsageError, match=said):
        compare(demo_atlas(), ids)


def test_an_unknown_id_is_not_found() -> None:
    """Without it a misspelt name would be a KeyError on the user's screen."""
    with pytest.raises(NotFound, match="nat-gatway"):
        compare(demo_atlas(), ["nat-gateway", "nat-gatway"])


@given(
    words=st.lists(st.sampled_from("pqrstu"), min_size=2, max_size=6),
    declared=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=4),
)
def test_what_a_pack_declares_the_same_is_the_same_all_round(
    words: list[str], declared: list[tuple[int, int]]
) -> None:
    """Texts that say the same in other words would fill the rows that differ, or be the same one way only."""
    named = {one: other for one, other in declared if max(one, other) < len(words) and one != other}
    concepts = [
        concept(
            f"c{place}",
            fact(
                f"c{place}",
                "managed-by",
                text(word),
                same_as=f"c{named[place]}/managed-by" if place in named else "",
            ),
        )
        for place, word in enumerate(words)
    ]
    classes = {word: {word} for word in words}
    for one, other in named.items():
        joined = classes[words[one]] | classes[words[other]]
        for word in joined:
            classes[word] = joined
    (row,) = compare(atlas_of(concepts), [one.id for one in concepts]).rows
    for one, other in itertools.combinations(range(len(words)), 2):
        same = words[other] in classes[words[one]]
        assert agrees(row, one, other) is same
        assert tells_apart(row, one, other) is not same
    assert row.differs == any(classes[word] is not classes[words[0]] for word in words)
    assert row.complete


def test_the_notes_are_the_same_only_where_they_are_worded_so() -> None:
    """As the notes would call two things the same that the notes told apart."""
    old = was(text("Yours"))
    concepts = [
        concept("a", fact("a", "managed-by", text("AWS"), same_as="b/managed-by", was=old)),
        concept("b", fact("b", "managed-by", text("The provider"), in_notes=True)),
    ]
    atlas = atlas_of(concepts)
    differs = {one: compare(atlas, ["a", "b"], edition=one).rows[0].differs for one in Edition}
    assert differs == {Edition.TODAY: False, Edition.BOTH: False, Edition.NOTES: True}
