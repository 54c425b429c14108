"""The places of one tab: where the reader is and was, and the ways back and forward. No widgets here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from netatlas.address import Address

START = Address.view("start")


@dataclass(frozen=True, slots=True)
class Place:
    """An address that was visited, with how far its page was scrolled."""

    address: Address
    scroll: int = 0


@dataclass(slots=True)
class History:
    """The places of one tab: where it is, and the ways back and forward."""

    current: Place = field(default_factory=lambda: Place(START))
    _back: list[Place] = field(default_factory=list)
    _forward: list[Place] = field(default_factory=list)

    def visit(self, address: Address, *, scroll: int = 0) -> None:
        """Go to an address; ``scroll`` is how far the page that is left was scrolled."""
        if address == self.current.address:
            return
        self._back.append(replace(self.current, scroll=scroll))
        self._forward.clear()
        self.current = Place(address)

    def exchange(self, address: Address) -> None:
        """Stand at another address without a step of its own (a subject was added or removed)."""
        self.current = Place(address)

    def back(self, *, scroll: int = 0) -> bool:
        """Go one place back; tell whether there was one."""
        return self._step(self._back, self._forward, scroll)

    def forward(self, *, scroll: int = 0) -> bool:
        """Go one place forward; tell whether there was one."""
        return self._step(self._forward, self._back, scroll)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place to go forward to."""
        return bool(self._forward)

    def _step(self, source: list[Place], target: list[Place], scroll: int) -> bool:
        if not source:
            return False
        target.append(replace(self.current, scroll=scroll))
        self.current = source.pop()
        return True
