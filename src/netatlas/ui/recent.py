"""Where the reader was last. No widgets here."""

from __future__ import annotations

from netatlas.ui.navigation import Place

_MOST = 20
_PASSING_VIEWS = ("start", "shortcuts", "about")
"""Views that nobody wants to be led back to once they have left them."""


class Recent:
    """The addresses that were visited, each once."""

    def __init__(self, addresses: tuple[str, ...] = ()) -> None:
        """Begin with those of the last time, latest first."""
        self._addresses = list(addresses)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses, latest first."""
        return tuple(self._addresses)

    def visit(self, address: str) -> None:
        """Remember that an address is in front."""
        if Place(address).view not in _PASSING_VIEWS:
            self._addresses = [address, *(one for one in self._addresses if one != address)][:_MOST]
