"""The concepts that were dragged on the map: shown in every tab, kept over a restart, with undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from netatlas.address import Address
from netatlas.atlas.addressing import resolved, stored
from netatlas.ui.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.moved_places import MovedPlaces, Place
    from netatlas.ui.jobs import Jobs, Outcome


class _Step(NamedTuple):
    """What was moved at once: for each concept its place before and after, None for that of the map."""

    before: Mapping[str, Place | None]
    after: Mapping[str, Place | None]


class MapMoves(QObject):
    """Where concepts are instead of where the map has them; the pack's own places stay as they are.

    Places are kept by stored addresses, since ids depend on which packs are open. They are read and written
    in jobs; a place that cannot be kept holds until the program ends.

    Signals:
        changed: other concepts are moved now, or they are at other places.
        message: a message for the user: places cannot be read.
        failed: why places cannot be kept, in a sentence; not again before one was.
        recovered: places are kept again.
    """

    changed = Signal()
    message = Signal(str)
    failed = Signal(str)
    recovered = Signal()

    def __init__(
        self,
        stored_places: MovedPlaces | None = None,
        jobs: Jobs | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Start with nothing moved; without ``stored_places`` and ``jobs`` nothing is kept."""
        super().__init__(parent)
        self._stored = stored_places
        self._jobs = jobs
        self._atlas: Atlas | None = None
        self._places: dict[str, Place] = {}
        self._ids: dict[str, str] = {}
        """The concept of the open atlas that each stored address means, or ''."""
        self._done: list[_Step] = []
        self._undone: list[_Step] = []
        self._unwritten: dict[str, Place | None] = {}
        self._touched: set[str] = set()
        self._is_writing = self._has_failed = False

    def use_atlas(self, atlas: Atlas) -> None:
        """Mean the concepts of another atlas, which is about to be shown; the first time places are read."""
        is_first, self._atlas = self._atlas is None, atlas
        self._ids.clear()
        if is_first and self._jobs is not None and self._stored is not None:
            places = self._stored.places
            self._jobs.run(lambda _task: places(), self._on_read, lane=Lane.OWN_DATA)

    @property
    def places(self) -> Mapping[str, Place]:
        """The place of each concept that was moved, by its id; concepts that are gone are left out."""
        found = {self._id_of(key): place for key, place in self._places.items()}
        found.pop("", None)
        return found

    @property
    def can_undo(self) -> bool:
        """Whether there is a move to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a move that was taken back."""
        return bool(self._undone)

    def move(self, concept_id: str, place: Place) -> None:
        """Keep a concept at a place."""
        self._begin({self._key_of(concept_id): place})

    def put_all_back(self) -> None:
        """Put every concept back to where the map has it, those of packs that are not open left out."""
        self._begin(dict.fromkeys(key for key in self._places if self._id_of(key)))

    def undo(self) -> tuple[str, ...]:
        """Take the last step back; return the concepts that it had moved."""
        step = self._done.pop()
        self._undone.append(step)
        return self._apply(step.before)

    def redo(self) -> tuple[str, ...]:
        """Make the step again that was taken back last; return the concepts that it moves."""
        step = self._undone.pop()
        self._done.append(step)
        return self._apply(step.after)

    def _begin(self, after: Mapping[str, Place | None]) -> None:
        self._done.append(_Step({key: self._places.get(key) for key in after}, after))
        self._undone.clear()
        self._apply(after)

    def _apply(self, places: Mapping[str, Place | None]) -> tuple[str, ...]:
        for key, place in places.items():
            if place is None:
                self._places.pop(key, None)
            else:
                self._places[key] = place
        self._touched.update(places)
        self._unwritten.update(places)
        self._write()
        self.changed.emit()
        return tuple(filter(None, map(self._id_of, places)))

    def _write(self) -> None:
        """Keep what is not kept yet, in one job at a time, so that the latest place is written last."""
        keeper, jobs, places = self._stored, self._jobs, self._unwritten
        if keeper is None or jobs is None or self._is_writing or not places:
            return
        self._unwritten, self._is_writing = {}, True
        jobs.run(lambda _task: keeper.keep(places), self._on_written, lane=Lane.OWN_DATA, writes=True)

    def _on_written(self, outcome: Outcome[None]) -> None:
        self._is_writing = False
        had_failed, self._has_failed = self._has_failed, outcome.error is not None
        if self._has_failed and not had_failed:
            self.failed.emit(f"What you move on the map is not kept. {outcome.error}")
        elif had_failed and not self._has_failed:
            self.recovered.emit()
        self._write()

    def _on_read(self, outcome: Outcome[Mapping[str, Place]]) -> None:
        if outcome.error is not None:
            self.message.emit(f"What you moved on the map before is not shown. {outcome.error}")
            return
        read = {key: place for key, place in outcome.result.items() if key not in self._touched}
        if read:
            self._places.update(read)
            self.changed.emit()

    def _key_of(self, concept_id: str) -> str:
        address = Address.record(concept_id)
        return str(stored(self._atlas, address) if self._atlas is not None else address)

    def _id_of(self, key: str) -> str:
        """Return the concept that a stored address means in the open atlas, or ''."""
        atlas = self._atlas
        if atlas is None:
            return key
        known = self._ids.get(key)
        if known is None:
            record = resolved(atlas, Address.parse(key)).record_id or ""
            known = self._ids[key] = record if record in atlas.concepts else ""
        return known
