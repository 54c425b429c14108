"""Comparisons of the shipped pack: any subjects, held against a plain comparison of what the files say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from netatlas.atlas.subjects import MOST_SUBJECTS
from netatlas.compare import compare

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Fact, Value

_SIZES = {"kbps": 1e3, "Mbps": 1e6, "Gbps": 1e9, "Tbps": 1e12, "ms": 1e-3, "min": 60, "h": 3600, "d": 86400}
_SIZES |= {"kB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30}


def _plainly(value: Value) -> str:
    """Return what a value says, so that equal words mean the same."""
    amounts = []
    if value.quantity is not None:
        size = _SIZES.get(value.quantity.unit, 1)
        ends = (value.quantity.low, value.quantity.high)
        amounts = [f"{end * size:g}" if end is not None else "open" for end in ends]
        amounts.append(value.quantity.of)
    parts = [value.state, value.text, str(value.flag), *amounts, *sorted(value.items), value.says]
    return "|".join(" ".join(part.casefold().split()) for part in parts)


def _differ_plainly(atlas: Atlas, cells: list[tuple[Fact, ...]]) -> bool:
    """Tell by words alone whether two subjects are known to differ."""

    def said(fact: Fact) -> str:
        end = fact
        while end.same_as:  # the shipped pack declares each pair in one direction
            end = atlas.facts[end.same_as]
        return f"{fact.key}|{_plainly(end.value)}"

    known = [sorted(said(fact) for fact in cell if fact.value.state != "unknown") for cell in cells]
    return len({tuple(cell) for cell in known if cell}) > 1


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_the_rows_that_differ_are_those_of_a_plain_comparison(atlas: Atlas, data: st.DataObject) -> None:
    """A difference would be folded away as the same, or a mere wording be shown as a difference."""
    ids = sorted(one.id for one in atlas.concepts.values() if one.facts)
    subjects = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=MOST_SUBJECTS, unique=True))
    table = compare(atlas, subjects)
    for row in table.rows:
        cells = [atlas.facts_of(subject, row.attribute) for subject in subjects]
        assert row.differs == _differ_plainly(atlas, cells), row.label
    places = [0 if row.differs else 2 if row.complete else 1 for row in table.rows]
    assert places == sorted(places)


def test_what_the_pack_declares_the_same_is_shown_as_the_same(atlas: Atlas) -> None:
    """A row that says the same three times over would stand among the differences."""
    declared = [fact for fact in atlas.facts.values() if fact.same_as]
    assert declared
    for fact in declared:
        table = compare(atlas, [fact.concept, atlas.facts[fact.same_as].concept])
        (row,) = (row for row in table.rows if row.attribute == fact.attribute)
        assert not row.differs


def test_the_six_questions_of_the_start_page_have_their_comparisons(atlas: Atlas) -> None:
    """A question that an exam asks every time would have no way in from the start page."""
    asked = {one.question: one for one in atlas.comparisons if one.question}
    assert set(asked) == {
        "Which load balancer?",
        "Which way out of a VPC?",
        "Which way to on-premises?",
        "Which endpoint?",
        "Which routing policy?",
        "Which placement group?",
    }
    for comparison in asked.values():
        table = compare(atlas, comparison.subjects, curated=comparison)
        assert table.comparison is comparison
        assert table.differing > 4
