"""The palette's data: query, results and entries, and the entries as a Qt list model.

Nothing is searched or painted here.
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
"""Parts of a text, as (start, end)."""


class PaletteMode(Enum):
    """What the palette is open for; the value is the placeholder of its empty box."""

    GO = "Search concepts, limits, ports, addresses, or “A vs B”"
    COMMANDS = "Run a command"
    PICK = "Pick a concept to compare with"
    PICK_END = "Pick a concept where the path begins or ends"
    PICK_ITEM = "Pick something to add to the sheet"

    @property
    def chip(self) -> str:
        """The label in front of the text; '' in the mode that searches everything."""
        chips = {
            PaletteMode.COMMANDS: "Commands",
            PaletteMode.PICK: "Compare with",
            PaletteMode.PICK_END: "Path",
            PaletteMode.PICK_ITEM: "On the sheet",
        }
        return chips.get(self, "")

    @property
    def picks_concepts(self) -> bool:
        """Whether a concept is picked for the page in front, so that nothing else is offered."""
        return self in (PaletteMode.PICK, PaletteMode.PICK_END)


class PaletteQuery(NamedTuple):
    """What is typed in the palette.

    Attributes:
        mode: what the palette is open for.
        text: the text in the box, as it was typed.
        scope: what the search is narrowed to, or None.
    """

    mode: PaletteMode
    text: str
    scope: Scope | None = None

    @property
    def words(self) -> str:
        """The text with single spaces between its words and none around it."""
        return " ".join(self.text.split())

    @property
    def empty(self) -> bool:
        """Whether nothing is typed and the search is not narrowed."""
        return not self.words and self.scope is None


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One entry of the list, painted in two lines.

    Attributes:
        key: what it is: the address of a record, or the id of a command.
        title: the upper line.
        marks: spans of ``title`` that match what was typed.
        detail: the lower line, in grey.
        detail_marks: spans of ``detail`` that match what was typed.
        kind: the kind that colours ``detail`` up to its first " · "; '' for none.
        answer: the value asked for, behind the title.
        whole: whether the answer is never cut; without room behind the title it goes on lines of its own.
        hint: small text at the right: why the entry matched, or the keys of a command.
        reason: why the entry cannot be chosen; '' if it can.
        weak: whether it is only a guess.
        puts: the text that choosing it puts into the box, which stays open; '' for none.
        scope: the scope that choosing it narrows the search to, with the palette open; None for none.
        opens: the address that it goes to, where that is not ``key``.
        shows: the record whose value or sentence it shows, where that is not ``key``.
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
    opens: str = ""
    shows: str = ""

    @property
    def leads_away(self) -> bool:
        """Whether choosing it closes the palette."""
        return not self.puts and self.scope is None

    @property
    def spoken(self) -> str:
        """The entry as a screen reader says it: title, answer, why it matched or cannot be chosen, detail."""
        parts = (self.title, self.answer, self.hint, self.reason or self.detail)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class PaletteResults:
    """What the palette shows for a query.

    Attributes:
        entries: the entries, best first.
        more: whether there are more matches than entries.
        typos: the words that were taken for typos, for the footer.
        message: text above the entries, such as that nothing matched; may have several lines.
        scope: what Tab would narrow the search to, or None.
    """

    entries: tuple[PaletteEntry, ...] = ()
    more: bool = False
    typos: str = ""
    message: str = ""
    scope: Scope | None = None


QueryHandler = Callable[[PaletteQuery], Callable[[], PaletteResults]]
"""Takes a query in the GUI thread and returns a function that finds its results, to be run in a worker."""


class EntryRole(IntEnum):
    """Item data roles beyond Qt's own."""

    ENTRY = Qt.ItemDataRole.UserRole + 1  # the PaletteEntry itself, for the delegate


class PaletteModel(QAbstractListModel):
    """The entries of the palette as a list model."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._entries: tuple[PaletteEntry, ...] = ()

    def set_entries(self, entries: tuple[PaletteEntry, ...]) -> None:
        """Replace the entries; the same entries again change nothing, so that nothing flickers."""
        if entries == self._entries:
            return
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    @property
    def entries(self) -> tuple[PaletteEntry, ...]:
        """The entries, top to bottom."""
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
