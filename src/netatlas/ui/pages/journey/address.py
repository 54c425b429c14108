"""Reads and writes the addresses of journeys: ``private-instance-to-internet?hop=3`` is at its third hop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import HOP, Address
from netatlas.atlas.model import Journey

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas


def is_journey(atlas: Atlas, address: Address) -> bool:
    """Return True if a journey is at an address."""
    return journey_at(atlas, address) is not None


def journey_at(atlas: Atlas, address: Address) -> Journey | None:
    """Return the journey at an address, or None."""
    record = atlas.get(address.record_id) if address.record_id in atlas else None
    return record if isinstance(record, Journey) else None


def hop_at(address: Address, count: int) -> int:
    """Return the index of the hop that an address is at, or -1; ``count`` is the number of hops."""
    text = address.value(HOP)
    index = int(text) - 1 if text.isascii() and text.isdigit() and len(text) < len(str(count)) + 1 else -1
    return index if index < count else -1


def journey_address(journey: Journey, hop: int) -> Address:
    """Return the address of a journey at a hop, or with -1 at none."""
    return Address.record(journey.id, [(HOP, str(hop + 1))] if hop >= 0 else [])
