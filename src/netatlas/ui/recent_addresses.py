"""The addresses visited most recently, and those that the settings restore. No widgets here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.desk.joining import MAX_RECENT
from netatlas.desk.settings import ADDRESS_FORMAT

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

    @property
    def addresses(self) -> tuple[Address, ...]:
        """The addresses, latest first."""
        return tuple(self._addresses)

    def restore(self, addresses: tuple[Address, ...]) -> None:
        """Append the addresses of the last session, latest first, to those visited since."""
        self._addresses = list(dict.fromkeys((*self._addresses, *addresses)))[:MAX_RECENT]

    def visit(self, address: Address) -> None:
        """Put an address first."""
        if address.view_name not in _NOT_REMEMBERED:
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
