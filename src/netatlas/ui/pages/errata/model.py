"""The Qt table model of what the notes got wrong: a row for each line, with a box to tick it off."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from netatlas.documents.blocks import plain
from netatlas.tips import tip
from netatlas.ui.pages.errata.rows import HEADINGS, ErrataColumn, cell_lines, errata_row, sentence_of
from netatlas.ui.pages.row_texts import RowTexts

if TYPE_CHECKING:
    from collections.abc import Collection

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Claim
    from netatlas.ui.pages.errata.rows import ErrataRow


class ErrataRole(IntEnum):
    """Roles of the cells beyond Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1  # the words of the row
    TICKED = Qt.ItemDataRole.UserRole + 2  # whether it is ticked off
    MARKED = Qt.ItemDataRole.UserRole + 3  # whether find in page marks the row


class ErrataModel(QAbstractTableModel):
    """Lines of the notes, whose words are made when they are first shown.

    Attributes:
        texts: the words of the rows, by which they are found.

    Signals:
        tick_requested: a row, and whether it is to be ticked off.
    """

    tick_requested = Signal(int, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._atlas: Atlas | None = None
        self._rows: dict[str, ErrataRow] = {}
        self._ticked: Collection[str] = frozenset()
        self._marked = ""
        self.texts: RowTexts[Claim] = RowTexts()
        self.claims: tuple[Claim, ...] = ()

    def set_atlas(self, atlas: Atlas) -> None:
        """Set the atlas that the words come from."""
        if atlas is not self._atlas:
            self.set_claims(())
            self._atlas = atlas
            self._rows.clear()
            self.texts.set_words(lambda claim: _words(errata_row(atlas, claim)))

    def set_claims(self, claims: tuple[Claim, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.claims = claims
        self.texts.show(claims)
        self.endResetModel()

    def set_ticked(self, ticked: Collection[str]) -> None:
        """Show which claims are ticked off, by id."""
        if ticked != self._ticked:
            self._ticked = ticked
            self._refresh([Qt.ItemDataRole.CheckStateRole, ErrataRole.TICKED])

    def is_ticked(self, row: int) -> bool:
        """Return True if a row is ticked off."""
        return self.claims[row].id in self._ticked

    def row(self, row: int) -> ErrataRow:
        """Return the words of a row."""
        claim = self.claims[row]
        if claim.id not in self._rows and self._atlas is not None:
            self._rows[claim.id] = errata_row(self._atlas, claim)
        return self._rows[claim.id]

    def row_of(self, claim_id: str) -> int:
        """Return the row of a claim, or -1."""
        return next((row for row, claim in enumerate(self.claims) if claim.id == claim_id), -1)

    def find(self, text: str) -> list[int]:
        """Return the rows that contain ``text``."""
        return self.texts.rows_with(text)

    def mark(self, text: str) -> int:
        """Mark the rows that contain ``text``, and return their number."""
        self._marked = text.casefold()
        self._refresh([ErrataRole.MARKED])
        return len(self.find(text))

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.claims)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(ErrataColumn)

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_box = index.isValid() and index.column() == ErrataColumn.TICK
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_box else flags

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        column = ErrataColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "\n".join(map(plain, cell_lines(self.row(index.row()), column, narrow=False)))
            case Qt.ItemDataRole.CheckStateRole if column is ErrataColumn.TICK:
                return Qt.CheckState.Checked if self.is_ticked(index.row()) else Qt.CheckState.Unchecked
            case ErrataRole.ROW:
                return self.row(index.row())
            case ErrataRole.TICKED:
                return self.is_ticked(index.row())
            case ErrataRole.MARKED:
                return bool(self._marked) and self.texts.holds(index.row(), self._marked)
            case Qt.ItemDataRole.ToolTipRole if column is ErrataColumn.TICK:
                return tip("Tick off what you know by now")
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index.row(), column)
        return None

    @override
    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Have a row ticked off, or its tick taken away; what keeps the ticks then shows it."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != ErrataColumn.TICK:
            return False
        self.tick_requested.emit(index.row(), value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value))
        return True

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            is_spoken = role == Qt.ItemDataRole.AccessibleTextRole and section < len(self.claims)
            return plain(self.row(section).about) if is_spoken else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return HEADINGS[section] or "Ticked off"
        return HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _spoken(self, row: int, column: ErrataColumn) -> str:
        if column is ErrataColumn.TICK:
            ticked = "ticked off" if self.is_ticked(row) else "not ticked off"
            return f"{ticked}: {sentence_of(self.row(row))}"
        return ", ".join(filter(None, map(plain, cell_lines(self.row(row), column, narrow=False))))

    def _refresh(self, roles: list[int]) -> None:
        if self.claims:
            corner = self.index(len(self.claims) - 1, len(ErrataColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), corner, roles)


def _words(row: ErrataRow) -> str:
    parts = (plain(row.about), row.section, row.said, plain(row.now), row.since, row.verdict, row.source)
    return " ".join(parts)
