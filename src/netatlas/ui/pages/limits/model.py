"""The limits as a Qt table model: one row for each, its words made when the row is first seen."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netatlas.atlas.edition import THE_NOTES, Edition, reading, speaks_for_notes
from netatlas.atlas.values import content_text
from netatlas.documents.limits import kind_words
from netatlas.explore.limits import Order
from netatlas.tips import tip

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Limit

COLUMNS: tuple[tuple[Order, str], ...] = (
    (Order.SUBJECT, "Subject"),
    (Order.WHAT, "What"),
    (Order.VALUE, "Value"),
    (Order.SCOPE, "Per"),
    (Order.KIND, "Kind"),
    (Order.SOURCE, "Source"),
    (Order.CHECKED, "Checked"),
)
"""What each column shows and is sorted by, with its heading."""
_SHORT = ("unknown whether adjustable", "raise unknown")
ORDERS = tuple(order for order, _title in COLUMNS)


class LimitRole(IntEnum):
    """Roles of the cells beyond Qt's own."""

    SMALL = Qt.ItemDataRole.UserRole + 1  # small print below the words
    STRUCK = Qt.ItemDataRole.UserRole + 2  # what the notes said, struck through
    CHANGED = Qt.ItemDataRole.UserRole + 3  # whether the notes had another figure
    MARKED = Qt.ItemDataRole.UserRole + 4  # whether find in page marks the row


class Line(NamedTuple):
    """The words of one row."""

    subject: str
    what: str
    says: str
    value: str
    old: str
    scope: str
    kind: str
    source: str
    checked: str
    cite: str
    changed: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """The words of the columns, left to right."""
        per, kind = self.scope.removeprefix("per "), self.kind.replace(*_SHORT)
        return (self.subject, self.what, self.value, per, kind, self.source, self.checked)

    @property
    def sentence(self) -> str:
        """The row as a reader says it: ``NAT gateway, maximum bandwidth: 100 Gbps, per NAT gateway``."""
        scope = f", {self.scope}" if self.scope else ""
        return f"{self.subject}, {_inside(self.what)}: {self.value}{scope}"


class LimitsModel(QAbstractTableModel):
    """Limits for a view, in the order in which they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._atlas: Atlas | None = None
        self._edition = Edition.TODAY
        self._lines: dict[str, Line] = {}
        self._marked = ""
        self.limits: tuple[Limit, ...] = ()

    def set_atlas(self, atlas: Atlas, edition: Edition) -> None:
        """Read limits from an atlas in an edition from now on."""
        if atlas is not self._atlas or edition is not self._edition:
            self.set_limits(())
            self._atlas, self._edition = atlas, edition
            self._lines.clear()

    def set_limits(self, limits: tuple[Limit, ...]) -> None:
        """Show other limits, or the same in another order."""
        self.beginResetModel()
        self.limits = limits
        self.endResetModel()

    def line(self, row: int) -> Line:
        """Return the words of a row."""
        limit = self.limits[row]
        if limit.id not in self._lines and self._atlas is not None:
            self._lines[limit.id] = _line(self._atlas, limit, self._edition)
        return self._lines[limit.id]

    def describe(self, row: int) -> str:
        """Return all that is known of a row: the sentence, further words, kind, source, the notes' figure."""
        line = self.line(row)
        says = f"; {line.says}" if line.says else ""
        old = f" The notes said: {line.old}." if line.old else ""
        cite = THE_NOTES.capitalize() if line.cite == THE_NOTES else line.cite
        return f"{line.sentence}{says}. {line.kind.capitalize()}. {cite}.{old}"

    def row_of(self, limit_id: str) -> int:
        """Return the row of a limit, or -1."""
        return next((row for row, limit in enumerate(self.limits) if limit.id == limit_id), -1)

    def find(self, text: str) -> list[int]:
        """Return the rows whose words hold ``text``."""
        wanted = text.casefold()
        if not wanted:
            return []
        return [row for row in range(len(self.limits)) if wanted in self._words(row)]

    def mark(self, text: str) -> int:
        """Mark the rows whose words hold ``text``; return how many do."""
        self._marked = text.casefold()
        if self.limits:
            corner = self.index(len(self.limits) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), corner, [LimitRole.MARKED])
        return len(self.find(text))

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.limits)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        line, order = self.line(index.row()), ORDERS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.cells[index.column()]
            case LimitRole.SMALL:
                return self._small(line, order)
            case LimitRole.STRUCK:
                return line.old if order is Order.VALUE else ""
            case LimitRole.CHANGED:
                return line.changed
            case LimitRole.MARKED:
                return bool(self._marked) and self._marked in self._words(index.row())
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self.describe(index.row()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line, index.column())
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return COLUMNS[section][1]

    def _small(self, line: Line, order: Order) -> str:
        if order is Order.WHAT:
            return line.says
        marked = order is Order.VALUE and line.changed and not line.old
        return "not as in the notes" if marked and self._edition is Edition.TODAY else ""

    def _words(self, row: int) -> str:
        line = self.line(row)
        return " ".join((*line.cells, line.says, line.old)).casefold()

    @staticmethod
    def _spoken(line: Line, column: int) -> str:
        order, title = COLUMNS[column]
        if order in (Order.SUBJECT, Order.WHAT, Order.VALUE, Order.SCOPE):
            old = f"; the notes said {line.old}" if line.old else ""
            return f"{line.sentence}{old}"
        return f"{line.subject}, {_inside(line.what)}, {title.lower()}: {line.cells[column] or 'never'}"


def _line(atlas: Atlas, limit: Limit, edition: Edition) -> Line:
    shown = reading(limit, edition)
    noted = speaks_for_notes(limit, edition)
    shorts = dict.fromkeys(atlas.sources[source].short for source in limit.sources)
    return Line(
        subject=atlas.concepts[limit.concept].name,
        what=limit.label,
        says=shown.value.says,
        value=content_text(shown.value),
        old=content_text(shown.old) if shown.old is not None else "",
        scope=limit.scope,
        kind=kind_words(limit),
        source=THE_NOTES if noted else "; ".join(shorts),
        checked="" if noted else str(limit.checked),
        cite=THE_NOTES if noted else atlas.cite(limit),
        changed=limit.was is not None,
    )


def _inside(label: str) -> str:
    """Return a label as it stands inside a sentence: only abbreviations keep their capital."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
