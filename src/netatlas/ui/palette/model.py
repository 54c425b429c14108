"""The palette's lines as a Qt list model."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override


class EntryRole(IntEnum):
    """Roles of the palette's lines beyond Qt's own."""

    ENTRY = Qt.ItemDataRole.UserRole + 1  # the Entry itself, for the delegate


@dataclass(frozen=True, slots=True)
class Entry:
    """One line.

    Attributes:
        key: what is chosen with it: an address or a command's id.
        title: the upper, larger words.
        marks: spans of ``title`` (start, end) that match what was typed.
        detail: the lower, grey words.
        answer: the value asked for, behind the title.
        hint: small words at the right (keys of a command, why the line is here).
        kind: the kind that colours the first words of ``detail``; '' for none.
        reason: why the line cannot be chosen; '' if it can.
        slip: the word that was mistyped, said once below all lines; '' for none.
    """

    key: str
    title: str
    marks: tuple[tuple[int, int], ...] = ()
    detail: str = ""
    answer: str = ""
    hint: str = ""
    kind: str = ""
    reason: str = ""
    slip: str = ""


class PaletteModel(QAbstractListModel):
    """What is offered for the text in the box."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """Offer other lines; the same lines again change nothing, so nothing flickers."""
        if entries == self._entries:
            return
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The lines, top to bottom."""
        return self._entries

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._entries)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.AccessibleTextRole:
                words = (entry.title, entry.answer, entry.detail, entry.hint, entry.reason)
                return ", ".join(part for part in words if part)
            case Qt.ItemDataRole.ToolTipRole:
                return entry.reason or None
            case EntryRole.ENTRY:
                return entry
        return None

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self._entries[index.row()].reason:
            return Qt.ItemFlag.ItemIsSelectable
        return super().flags(index)
