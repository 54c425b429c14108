"""Which corrections are ticked off: what the store has, with what was just changed and is being written."""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netatlas.address import Address
from netatlas.atlas.addressing import resolved
from netatlas.atlas.anchors import anchor_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.jobs import Outcome
    from netatlas.ui.user_data import UserData


class Ticks(QObject):
    """The ticks of the claims of one atlas.

    Signals:
        changed: other claims are ticked off now.
        refused: why nothing was changed, in a sentence.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, atlas: Atlas, data: UserData, parent: QObject | None = None) -> None:
        """Show the ticks in ``data`` of claims in ``atlas``."""
        super().__init__(parent)
        self._atlas = atlas
        self._data = data
        self._awaited: dict[str, bool] = {}
        self._unsaved: deque[dict[str, bool]] = deque()  # append and popleft are atomic
        self._saving = Lock()
        self._stored = self._read()
        data.items_changed.connect(self._on_items_changed)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the claims that are ticked off."""
        added = {claim for claim, is_ticked in self._awaited.items() if is_ticked}
        return (self._stored | added) - (self._awaited.keys() - added)

    def set_ticked(self, claims: Iterable[str], *, is_ticked: bool) -> None:
        """Tick claims off or take their ticks away: at once on the page, in the background in the store."""
        if reason := self._data.items.reason:
            self.refused.emit(reason)
            return
        ids = tuple(claims)
        addresses = (anchor_of(self._atlas, Address.record(claim)) for claim in ids)
        self._unsaved.append(dict.fromkeys(addresses, is_ticked))
        self._awaited.update(dict.fromkeys(ids, is_ticked))
        self._data.write(self._save, self._on_saved)
        self.changed.emit()

    def _save(self, data: UserData) -> None:
        """Write all that was changed up to now; in a worker thread.

        Two jobs may run at the same time, and the later one first: the first to come takes the changes of
        both, in their order.
        """
        with self._saving:
            ticks: dict[str, bool] = {}
            while self._unsaved:
                ticks.update(self._unsaved.popleft())
            if ticks:
                data.ticked.keep(ticks)

    def _on_saved(self, outcome: Outcome[None]) -> None:
        if outcome.error is not None:
            self._awaited.clear()  # what the store has is shown again
            self._data.failed.emit(outcome.error)
            self.changed.emit()

    def _read(self) -> frozenset[str]:
        addresses = (resolved(self._atlas, Address.parse(one)) for one in self._data.items.ticked)
        known = (address.record_id for address in addresses)
        return frozenset(self._atlas.canonical(one) for one in known if one in self._atlas)

    @Slot()
    def _on_items_changed(self) -> None:
        before = self.ids
        self._stored = self._read()
        self._awaited = {
            claim: is_ticked
            for claim, is_ticked in self._awaited.items()
            if is_ticked is not (claim in self._stored)
        }
        if self.ids != before:
            self.changed.emit()
