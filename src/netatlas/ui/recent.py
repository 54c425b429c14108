"""Where the reader was last, and the places that the settings keep. No widgets here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.desk.settings import ADDRESS_FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.settings import Settings

_MOST = 20
_PASSING_VIEWS = ("start", "shortcuts", "about")
"""Views that nobody wants to be led back to once they have left them."""


class Recent:
    """The addresses that were visited, each once, as they are stored."""

    def __init__(self) -> None:
        """Begin with none."""
        self._addresses: list[Address] = []

    @property
    def addresses(self) -> tuple[Address, ...]:
        """The addresses, latest first."""
        return tuple(self._addresses)

    def restore(self, addresses: tuple[Address, ...]) -> None:
        """Put the addresses of the last time, latest first, behind those that were visited since."""
        self._addresses = list(dict.fromkeys((*self._addresses, *addresses)))[:_MOST]

    def visit(self, address: Address) -> None:
        """Remember that an address is in front."""
        if address.view_name not in _PASSING_VIEWS:
            self._addresses = [address, *(one for one in self._addresses if one != address)][:_MOST]


def saved_places(atlas: Atlas, settings: Settings) -> tuple[tuple[Address, ...], tuple[Address, ...]]:
    """Return the addresses of the tabs of the last time, and of what was visited then.

    Args:
        atlas: what addresses of the first build are converted by.
        settings: as they were read.
    """
    if settings.address_format < ADDRESS_FORMAT:
        from netatlas.atlas.first_addresses import converted

        read: Callable[[str], Address] = partial(converted, atlas)
    else:
        read = Address.parse
    return tuple(map(read, settings.tabs)), tuple(map(read, settings.recent))
