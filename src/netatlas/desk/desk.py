"""Everything that belongs to the user and is kept in the store, opened together and closed together.

Imports sqlite3; see ``store``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.desk.backups import Backups
from netatlas.desk.bookmarks import Bookmarks
from netatlas.desk.notes import Notes
from netatlas.desk.saved_sheets import SavedSheets
from netatlas.desk.ticked import TickedCorrections

if TYPE_CHECKING:
    from typing import Self

    from netatlas.desk.store import Store


class Desk:
    """The user's own data.

    ``close``, or the end of a ``with`` block, lets go of the file.

    Attributes:
        store: the file.
        notes: the user's own notes.
        bookmarks: bookmarks in groups.
        sheets: sheets by name.
        ticked: the corrections that are ticked off.
        backups: copies of all of it.
    """

    def __init__(self, store: Store) -> None:
        """Read and write the data in ``store``."""
        self.store = store
        self.notes = Notes(store)
        self.bookmarks = Bookmarks(store)
        self.sheets = SavedSheets(store)
        self.ticked = TickedCorrections(store)
        self.backups = Backups(store)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()
