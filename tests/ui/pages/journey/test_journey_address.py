"""The addresses of journeys: any text is read, and what was written comes back."""

from __future__ import annotations

import pytest

from netatlas.address import Address
from netatlas.atlas.model import ConceptId, Hop, Journey
from netatlas.ui.pages.journey.address import hop_at, journey_address
from tests.helpers.atlases import CITED

HOPS = tuple(Hop(concept=ConceptId("vpc"), says="Goes on.", condition="", sources=()) for _ in range(12))
JOURNEY = Journey(id="there", title="There", summary="", works=True, reason="", hops=HOPS, **CITED)


@pytest.mark.parametrize("hop", [-1, 0, 11])
def test_the_hop_comes_back(hop: int) -> None:
    """A tab would open at another hop at the next start."""
    address = Address.parse(str(journey_address(JOURNEY, hop)))
    assert address.record_id == "there"
    assert hop_at(address, 12) == hop


@pytest.mark.parametrize("value", ["", "0", "13", "-1", "1.5", "²", "three", "9" * 5000])
def test_what_is_no_hop_is_left_out(value: str) -> None:
    """An address from elsewhere would be a page that cannot be opened."""
    assert hop_at(Address.record("there", [("hop", value)]), 12) == -1
