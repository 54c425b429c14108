"""Limits: by real size, and filtered without taking unknown for no."""

from __future__ import annotations

import pytest

from netatlas.atlas.model import ConceptId, Limit, Value
from netatlas.atlas.terms import Adjustable, LimitKind
from netatlas.explore import select_limits
from tests.helpers.atlases import CITED, atlas_of, concept, figure


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
        ({"query": "< 10,000"}, ["routes"]),
        ({"query": "> 3 parsecs"}, []),
        ({"scope": "availability zone"}, ["fast"]),
        ({"hard": True}, ["slow"]),
        ({"query": "no such thing"}, []),
    ],
)
def test_limits_are_chosen_and_sorted_by_real_size(asked: dict[str, str], found: list[str]) -> None:
    """Without it 900 Mbps could stand above 1 Gbps, or a limit nobody knows to be hard be called so."""
    assert [limit.id for limit in select_limits(_ATLAS, **asked)] == found  # type: ignore[arg-type]
