"""The addresses visited most recently and when, and those that the settings restore. No widgets here."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.desk.joining import MAX_RECENT
from netatlas.desk.settings import ADDRESS_FORMAT
from netatlas.desk.stored_values import now, time_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.settings import Settings

_NOT_REMEMBERED = ("start", "marks", "shortcuts", "exports", "about")
"""Views that are not worth listing as recent."""


class RecentAddresses:
    """The visited addresses, each once, as they are stored (with their packs)."""

    def __init__(self) -> None:
        """Start with none."""
        self._addresses: list[Address] = []
        self._times: dict[Address, datetime] = {}

    @property
    def addresses(self) -> tuple[Address, ...]:
        """The addresses, latest first."""
        return tuple(self._addresses)

    @property
    def visits(self) -> tuple[str, ...]:
        """The times of the visits with their addresses, as the settings keep them."""
        timed = (address for address in self._addresses if address in self._times)
        return tuple(f"{time_text(self._times[address])} {address}" for address in timed)

    def time_of(self, address: Address) -> datetime | None:
        """Return when an address was visited last; None if that is not known."""
        return self._times.get(address)

    def restore(self, addresses: tuple[Address, ...], visits: tuple[str, ...] = ()) -> None:
        """Append the addresses of the last session, latest first, to those visited since.

        Args:
            addresses: the addresses.
            visits: the times that are known of them, as ``visits`` gives them; others are passed over.
        """
        self._addresses = list(dict.fromkeys((*self._addresses, *addresses)))[:MAX_RECENT]
        for visit in visits:
            time, _, text = visit.partition(" ")
            with suppress(ValueError, OverflowError):
                self._times.setdefault(Address.parse(text), datetime.fromisoformat(time).astimezone())

    def visit(self, address: Address) -> None:
        """Put an address first, as visited now."""
        if address.view_name not in _NOT_REMEMBERED:
            self._times[address] = now()
            self._addresses = [address, *(known for known in self._addresses if known != address)][
                :MAX_RECENT
            ]


def saved_addresses(atlas: Atlas, settings: Settings) -> tuple[tuple[Address, ...], tuple[Address, ...]]:
    """Return the addresses of the last session: those of its tabs, and those visited most recently.

    Args:
        atlas: needed to convert addresses in the format of the first version.
        settings: as they were read.
    """
    if settings.address_format < ADDRESS_FORMAT:
        from netatlas.atlas.first_addresses import converted

        read: Callable[[str], Address] = partial(converted, atlas)
    else:
        read = Address.parse
    return tuple(map(read, settings.tabs)), tuple(map(read, settings.recent))
