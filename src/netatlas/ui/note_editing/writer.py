"""Stores the text of one note, however the jobs that do so overlap; imports no Qt."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.desk.notes import Note, Notes


class NoteWriter:
    """Holds the latest text of a note until it is stored.

    Jobs may run at the same time and in any order: each stores the text that is the latest when it runs, and
    one whose text is stored already does nothing. So no older text replaces a newer one, and a text of ours
    is not taken for a change by another program.
    """

    def __init__(self, anchor: str, anchor_text: Callable[[], str], note: Note | None = None) -> None:
        """Begin with a note, or with none yet.

        Args:
            anchor: the address, as it is stored, that a new note is about.
            anchor_text: returns what the anchor says; called in a worker thread when the note is made.
            note: the note as it was read, or None for one that its first text makes.
        """
        self.anchor = anchor
        self._anchor_text = anchor_text
        self._lock = Lock()
        self._note = note
        self._waiting: str | None = None
        self._stored_times = 0

    @property
    def stored_times(self) -> int:
        """How often a text was stored: a note that was read before the last time is not the latest."""
        return self._stored_times

    @property
    def note(self) -> Note | None:
        """The note as it was last stored or read."""
        return self._note

    @property
    def is_waiting(self) -> bool:
        """Whether there is a text that is not stored yet."""
        return self._waiting is not None

    def put(self, text: str) -> None:
        """Keep a text for the next ``store``; in the GUI thread."""
        self._waiting = text

    def take_over(self, note: Note) -> bool:
        """Go on from a note as another program has left it; return False if a text of ours is waiting."""
        if not self.is_waiting:
            self._note = note
        return self._note is note

    def store(self, notes: Notes) -> Note | None:
        """Store the text that waits, in a worker thread, and return the note; None for an empty new one.

        The text keeps waiting if this fails.

        Raises:
            NetAtlasError: it could not be stored.
        """
        with self._lock:
            text = self._waiting
            if text is not None:
                self._note = self._stored(notes, text)
                self._stored_times += 1
                if self._waiting is text:  # else more was typed meanwhile
                    self._waiting = None
            return self._note

    def remove(self, notes: Notes) -> None:
        """Store the text that waits, then delete the note, in a worker thread.

        One after the other: a text that is stored in a deleted note would bring it back.

        Raises:
            NetAtlasError: it could not be stored or deleted.
        """
        if (note := self.store(notes)) is not None:
            notes.remove(note.id)

    def _stored(self, notes: Notes, text: str) -> Note | None:
        """Store a text: in its note, or in a new one where that is gone, such as after a restore."""
        before = self._note
        kept = notes.get(before.id) if before is not None else None
        if before is not None and kept is not None and kept.created == before.created:
            return notes.save(before.id, text, before.changed)
        return notes.add(self.anchor, text, self._anchor_text()) if text.strip() else None
