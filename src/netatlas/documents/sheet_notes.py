"""The user's own notes as a sheet has them: a title, the text, and the day of the last change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.documents.sheet_sections import OwnNote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from netatlas.desk.notes import Note
    from netatlas.desk.sheet import Sheet

_NOTE = "note:"


def own_notes(sheet: Sheet, read: Callable[[], Iterable[Note]]) -> Mapping[str, OwnNote]:
    """Return the notes that are on a sheet, by address.

    Args:
        sheet: the sheet.
        read: returns all notes; called only if there is a note on the sheet.
    """
    wanted = {item.address for item in sheet.items if item.address.startswith(_NOTE)}
    if not wanted:
        return {}
    return {
        address: OwnNote(f"My note: {note.title}", note.text, f"{note.changed.astimezone():%Y-%m-%d}")
        for note in read()
        if (address := f"{_NOTE}{note.id}") in wanted
    }
