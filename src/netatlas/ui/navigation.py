"""The history of a tab: the addresses visited, with back and forward. No widgets here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netatlas.desk.session import MAX_STEPS, START, HistoryEntry, SavedTab

if TYPE_CHECKING:
    from netatlas.address import Address


@dataclass(slots=True)
class History:
    """The current entry of one tab, and those that back and forward go to."""

    current: HistoryEntry = field(default_factory=lambda: HistoryEntry(START))
    _back: list[HistoryEntry] = field(default_factory=list)
    _forward: list[HistoryEntry] = field(default_factory=list)

    @classmethod
    def of(cls, tab: SavedTab) -> History:
        """Return the history of a tab of an earlier session."""
        return cls(tab.current, list(tab.back), list(tab.forward))

    def saved(self, *, scroll: int | None = None) -> SavedTab:
        """Return it as a session keeps it; ``scroll`` is where the page is scrolled to now."""
        current = self.current if scroll is None else self.current._replace(scroll=scroll)
        return SavedTab(current, tuple(self._back[-MAX_STEPS:]), tuple(self._forward[-MAX_STEPS:]))

    def visit(self, address: Address, *, scroll: int = 0) -> None:
        """Go to an address; ``scroll`` is the scroll position of the page that is left."""
        if address == self.current.address:
            return
        self._back.append(self.current._replace(scroll=scroll))
        self._forward.clear()
        self.current = HistoryEntry(address)

    def replace_current(self, address: Address) -> None:
        """Replace the current address without a new entry (a subject was added or removed)."""
        self.current = HistoryEntry(address)

    def back(self, *, scroll: int = 0) -> bool:
        """Go one entry back; return True if there was one."""
        return self._step(self._back, self._forward, scroll)

    def forward(self, *, scroll: int = 0) -> bool:
        """Go one entry forward; return True if there was one."""
        return self._step(self._forward, self._back, scroll)

    @property
    def can_go_back(self) -> bool:
        """Whether there is an entry to go back to."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is an entry to go forward to."""
        return bool(self._forward)

    @property
    def is_new(self) -> bool:
        """Whether it is that of a new tab: the start page, and no entry to go to."""
        return self.saved().is_new

    def _step(self, source: list[HistoryEntry], target: list[HistoryEntry], scroll: int) -> bool:
        if not source:
            return False
        target.append(self.current._replace(scroll=scroll))
        self.current = source.pop()
        return True
