"""The user's own notes as a sheet shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.documents.sheet import OwnNote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from netatlas.desk.notes import Note
    from netatlas.desk.sheet import Sheet


def own_notes(notes: Iterable[Note], sheet: Sheet) -> Mapping[str, OwnNote]:
    """Return those of the user's notes that are on a sheet, by address, with the day of their last change."""
    wanted = {item.address for item in sheet.items}
    return {
        f"note:{note.id}": OwnNote(
            f"My note: {note.title}", note.text, f"{note.changed.astimezone():%Y-%m-%d}"
        )
        for note in notes
        if f"note:{note.id}" in wanted
    }
