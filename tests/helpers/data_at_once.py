"""The user's own data read and written in the thread of the test, so that what a job does can be followed."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Slot
from typing_extensions import override

from netatlas.desk.sheet import Sheet, read_sheet, sheet_json
from netatlas.errors import NetAtlasError
from netatlas.ui.jobs import Outcome
from netatlas.ui.user_data import UserData

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class DataAtOnce(UserData):
    """The own data of a store, with no job between what is asked for and what is done."""

    @override
    def read(
        self, work: Callable[[UserData], T], done: Callable[[Outcome[T]], None], *, replaces: str = ""
    ) -> None:
        done(self._outcome(work))

    @override
    def write(self, work: Callable[[UserData], T], done: Callable[[Outcome[T]], None] | None = None) -> None:
        outcome = self._outcome(work)
        if done is not None:
            done(outcome)
        elif outcome.error is not None:
            self.failed.emit(outcome.error)
        self.look()

    @override
    @Slot()
    def look(self) -> None:
        self._on_looked(Outcome(self._look(self.items.changes)))

    def put(self, sheet: Sheet) -> None:
        """Store a sheet under its name."""
        self.sheets.save(sheet.name, sheet_json(sheet))
        self.look()

    def stored(self, name: str) -> Sheet:
        """Return the sheet that is stored under a name."""
        return read_sheet(self.sheets.load(name) or "")

    def _outcome(self, work: Callable[[UserData], T]) -> Outcome[T]:
        try:
            return Outcome(work(self))
        except NetAtlasError as error:
            return Outcome(error=error)
