"""Limits: by real size, and filtered without taking unknown for no."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.edition import Edition, reading
from netatlas.atlas.enums import Adjustable, LimitKind
from netatlas.atlas.model import ConceptId, Limit, Value
from netatlas.atlas.units import dimension, in_base, unit_names
from netatlas.errors import UsageError
from netatlas.explore import select_limits
from netatlas.explore.limit_size import size_problem
from netatlas.explore.limits import LimitList, LimitQuery, Order, scope_units
from tests.helpers.atlases import CITED, atlas_of, concept, figure, was


def _limit(name: str, value: Value, scope: str = "", adjustable: Adjustable = Adjustable.UNKNOWN) -> Limit:
    return Limit(
        id=name,
        concept=ConceptId("gateway"),
        label=f"Limit {name}",
        kind=LimitKind.QUOTA,
        value=value,
        scope=scope,
        adjustable=adjustable,
        **CITED,
    )


_ATLAS = atlas_of(
    [
        concept(
            "gateway",
            aliases=("GW",),
            limits=(
                _limit("routes", figure(200, "count", of="routes"), "per VPC", Adjustable.YES),
                _limit("slow", figure(900, "Mbps"), "per tunnel", Adjustable.NO),
                _limit("fast", figure(1, "Gbps"), "per Availability Zone"),
                _limit("ports", figure(55000, "count", of="connections"), "per VPC"),
                _limit("wait", figure(350, "s")),
            ),
        )
    ]
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["fast", "slow", "wait", "ports", "routes"]),
        ({"query": "gw VPC"}, ["ports", "routes"]),
        ({"query": "55000"}, ["ports"]),
        ({"query": ">= 0.9 Gbps"}, ["fast", "slow"]),
        ({"query": "> 0.9 Gbps"}, ["fast"]),
        ({"query": ">.9 Gbps"}, ["fast"]),
        ({"query": "< 10,000"}, ["routes"]),
        ({"query": "> 0.9 gbps"}, ["fast"]),
        ({"query": ">= 0,9 Gbps"}, ["fast", "slow"]),
        ({"query": "> 0,95 Gbit/s"}, ["fast"]),
        ({"query": ">= 0.125 GB/s"}, ["fast"]),
        ({"query": ">= 112,5 MBps"}, ["fast", "slow"]),
        ({"query": "gw <= 112.5 MB/s tunnel"}, ["slow"]),
        ({"query": "> 0.5 gigabits per second tunnel"}, ["slow"]),
        ({"query": "= 55k"}, ["ports"]),
        ({"query": "= 55k connections"}, ["ports"]),
        ({"query": "> -99"}, ["ports", "routes"]),
        ({"query": "> 0.9 G"}, ["fast"]),
        ({"query": "> 0.9 Gbp"}, ["fast"]),
        ({"query": "> 0.1 GBp"}, ["fast", "slow"]),
        ({"query": "> 100 routes"}, ["routes"]),
        ({"query": ">= 5 minutes"}, ["wait"]),
        ({"query": "> 1 minute"}, ["wait"]),
        ({"query": "> 1 s"}, ["wait"]),
        ({"query": "> 100 out"}, []),
        ({"query": "> 1 Mbit/s"}, ["fast", "slow"]),
        ({"query": "> 3 parsecs"}, []),
        ({"scope": "availability zone"}, ["fast"]),
        ({"hard": True}, ["slow"]),
        ({"query": "no such thing"}, []),
    ],
)
def test_limits_are_chosen_and_sorted_by_real_size(asked: dict[str, str], found: list[str]) -> None:
    """900 Mbps could come before 1 Gbps, or a limit be called fixed that is not known to be."""
    assert [limit.id for limit in select_limits(_ATLAS, **asked)] == found  # type: ignore[arg-type]


def test_what_matters_most_comes_first_and_then_the_largest() -> None:
    """Figures that no exam asks for would stand above the quotas that everybody meets."""
    sizes = {"small": (1, 3), "large": (9, 3), "huge": (99, 2), "vast": (999, 1)}
    limits = tuple(
        msgspec.structs.replace(_limit(name, figure(size, "count", of="rules")), importance=importance)
        for name, (size, importance) in sizes.items()
    )
    atlas = atlas_of([concept("gateway", limits=limits)])
    assert [limit.id for limit in select_limits(atlas)] == ["large", "small", "huge", "vast"]
    least_first = LimitList(atlas).sort(limits, Order.IMPORTANCE, descending=False)
    assert [limit.id for limit in least_first] == ["vast", "huge", "large", "small"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            "gw > 1,2,3 Gbps",
            "“1,2,3” is no number; write 1000 or 1,000 for a thousand and 12.5 for a decimal.",
        ),
        ("gw > 10 GBPS", "“GBPS” may mean bits or bytes; write Gbps or GB/s."),
        ("gw >= ", "A figure is missing behind “>=”; write one, such as >= 12.5 Gbps."),
        ("gw <", "A figure is missing behind “<”; write one, such as < 12.5 Gbps."),
        ("gw > much", "“much” is no figure; write a number and its unit, such as > 12.5 Gbps."),
    ],
)
def test_a_size_that_cannot_be_read_is_refused(query: str, said: str) -> None:
    """A size would be guessed, or no limit fit without a word why."""
    with pytest.raises(UsageError, match=re.escape(said)):
        select_limits(_ATLAS, query=query)
    assert size_problem(query).startswith(said)
    assert size_problem("gw > 1 Gbps") == ""
    assert LimitList(_ATLAS).select(LimitQuery(words=query)) == ()


_MEASURED = [unit for unit in unit_names() if unit not in {"port", "number"}]
_SIZES = st.tuples(st.integers(1, 10**6), st.sampled_from(_MEASURED))


@given(sizes=st.lists(_SIZES, max_size=12), descending=st.booleans())
def test_the_order_is_that_of_the_sizes_in_one_unit(
    sizes: list[tuple[int, str]], *, descending: bool
) -> None:
    """Sorted by the figures as they are written, 900 Mbps would beat 1 Gbps."""
    limits = tuple(_limit(f"n{place}", figure(amount, unit)) for place, (amount, unit) in enumerate(sizes))
    limits = (*limits, _limit("words", Value(text="as many as you like")))
    atlas = atlas_of([concept("gateway", limits=limits)])
    *measured, last = LimitList(atlas).sort(limits, Order.VALUE, descending=descending)
    assert last.id == "words"
    found = [(q.unit, in_base(q.high or 0, q.unit)) for one in measured if (q := one.value.quantity)]
    kinds = list(dict.fromkeys(dimension(unit) for unit, _size in found))
    for kind in kinds:
        one_kind = [size for unit, size in found if dimension(unit) == kind]
        assert one_kind == sorted(one_kind, reverse=descending)
    together = [dimension(unit) for unit, _size in found]
    assert together == sorted(together, key=kinds.index)


def test_an_edition_sorts_and_filters_by_its_own_figures() -> None:
    """As the notes would show 45 Gbps above 50 Gbps, as if it still were 100."""
    old = was(figure(45, "Gbps"), claim="")
    changed = msgspec.structs.replace(_limit("changed", figure(100, "Gbps")), was=old)
    atlas = atlas_of([concept("gateway", limits=(changed, _limit("other", figure(50, "Gbps"))))])
    today, notes = LimitList(atlas), LimitList(atlas, Edition.NOTES)
    assert [one.id for one in today.sort(atlas.limits.values())] == ["changed", "other"]
    assert [one.id for one in notes.sort(atlas.limits.values())] == ["other", "changed"]
    asked = LimitQuery(words="> 60 Gbps")
    assert [one.id for one in today.select(asked)] == ["changed"]
    assert notes.select(asked) == ()
    assert reading(changed, Edition.NOTES).value.quantity != changed.value.quantity
    assert [one.id for one in today.select(LimitQuery(changed=True))] == ["changed"]


@pytest.mark.parametrize(
    ("order", "descending", "first"),
    [
        (Order.WHAT, False, "fast"),
        (Order.WHAT, True, "wait"),
        (Order.SCOPE, False, "wait"),
        (Order.SCOPE, True, "ports"),
        (Order.KIND, False, "slow"),
        (Order.SUBJECT, False, "fast"),
        (Order.CHECKED, True, "fast"),
    ],
)
def test_every_column_sorts_and_ties_stand_by_size(order: Order, first: str, *, descending: bool) -> None:
    """A click on a heading would shuffle rows that are equal in that column."""
    limits = _ATLAS.limits.values()
    assert LimitList(_ATLAS).sort(limits, order, descending=descending)[0].id == first


def test_a_topic_narrows_and_near_ids_stand_in_for_words() -> None:
    """A topic would leave limits of others, or a typo in a word would find nothing."""
    limits = LimitList(_ATLAS)
    topic = _ATLAS.concepts[ConceptId("gateway")].topic
    assert len(limits.select(LimitQuery(topic=topic))) == len(_ATLAS.limits)
    assert limits.select(LimitQuery(topic="elsewhere")) == ()
    near = limits.select(LimitQuery(words="fsat > 10 Mbps"), near={"fast", "wait"})
    assert [one.id for one in near] == ["fast"]


def test_scopes_are_offered_with_how_many_they_leave() -> None:
    """The choice of scopes would list one whole sentence for each limit."""
    offered = scope_units(_ATLAS.limits.values())
    assert offered == (("VPC", 2), ("Availability Zone", 1), ("tunnel", 1))
    for words, times in offered:
        assert len(select_limits(_ATLAS, scope=words)) == times


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("descending", [True, False])
def test_some_limits_are_in_the_order_of_all(
    order: Order, monkeypatch: pytest.MonkeyPatch, *, descending: bool
) -> None:
    """Each letter in the filter would sort the limits by their sizes anew, or list them in another order."""
    limits = tuple(_ATLAS.limits.values())
    known = LimitList(_ATLAS)
    known.sort(limits, order, descending=descending)
    expected = LimitList(_ATLAS).sort(limits[1::2], order, descending=descending)
    monkeypatch.setattr(LimitList, "_by_size", None)
    assert known.sort(limits[1::2], order, descending=descending) == expected
