"""What the palette is asked and answers, and its lines as a Qt list model.

Nothing is looked up or painted here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netatlas.tips import tip

if TYPE_CHECKING:
    from netatlas.search import Scope

Spans = tuple[tuple[int, int], ...]
"""Stretches of a text, as (start, end)."""


class PaletteMode(Enum):
    """What the palette is open for; the value is what its empty box says."""

    GO = "Search concepts, limits, ports, addresses, or “A vs B”"
    COMMANDS = "Run a command"
    PICK = "Pick a concept to compare with"

    @property
    def chip(self) -> str:
        """What stands before the text; nothing where anything can be gone to."""
        return {PaletteMode.COMMANDS: "Commands", PaletteMode.PICK: "Compare with"}.get(self, "")


class Question(NamedTuple):
    """What the palette wants lines for.

    Attributes:
        mode: what it is open for.
        text: what stands in the box, as it was typed.
        scope: what it is narrowed to, or None.
    """

    mode: PaletteMode
    text: str
    scope: Scope | None = None

    @property
    def words(self) -> str:
        """The text without the spaces that make no difference."""
        return " ".join(self.text.split())

    @property
    def empty(self) -> bool:
        """Whether nothing was typed and nothing narrows it."""
        return not self.words and self.scope is None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line.

    Attributes:
        key: what is chosen with it: an address or a command's id.
        title: the upper, larger words.
        marks: spans of ``title`` that match what was typed.
        detail: the lower, grey words.
        detail_marks: spans of ``detail`` that match.
        kind: the kind that colours ``detail`` up to its first " · "; '' for none.
        answer: the value asked for, behind the title.
        whole: whether the answer must be read whole; if it has no room behind the title, it stands below it.
        hint: small words at the right: why the line is here, or the keys of a command.
        reason: why the line cannot be chosen; '' if it can.
        weak: whether it is no more than a guess.
        puts: what choosing it puts into the box, which then stays open; '' for lines that lead away.
        scope: what choosing it narrows the search to, which stays open too.
    """

    key: str
    title: str
    marks: Spans = ()
    detail: str = ""
    detail_marks: Spans = ()
    kind: str = ""
    answer: str = ""
    whole: bool = False
    hint: str = ""
    reason: str = ""
    weak: bool = False
    puts: str = ""
    scope: Scope | None = None

    @property
    def leads_away(self) -> bool:
        """Whether choosing it closes the palette."""
        return not self.puts and self.scope is None

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it: what it is, what it answers, why it is here."""
        words = (self.title, self.answer, self.hint, self.reason or self.detail)
        return ", ".join(part for part in words if part)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is offered for a question.

    Attributes:
        entries: the lines, best first.
        more: whether there are others besides.
        slips: the words that were taken for slips, for the foot of the palette.
        told: a sentence above the lines, where they are not what was asked for; may have several lines.
        scope: what Tab would narrow the search to, or None.
    """

    entries: tuple[Entry, ...] = ()
    more: bool = False
    slips: str = ""
    told: str = ""
    scope: Scope | None = None


Source = Callable[[Question], Callable[[], Answer]]
"""Takes a question in the window's thread and returns the work that answers it, to be done in another."""


class EntryRole(IntEnum):
    """Roles of the palette's lines beyond Qt's own."""

    ENTRY = Qt.ItemDataRole.UserRole + 1  # the Entry itself, for the delegate


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
                return entry.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return tip(entry.reason or entry.answer)
            case EntryRole.ENTRY:
                return entry
        return None

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self._entries[index.row()].reason:
            return Qt.ItemFlag.ItemIsSelectable
        return super().flags(index)
