"""The page that sets two to eight subjects side by side.

What differs is decided in ``netatlas.compare``; here stand the table, its buttons and its keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from netatlas.atlas.model import ConceptId
from netatlas.compare.table import FEWEST, MOST, ComparisonTable, compare
from netatlas.export.compose import comparison_document
from netatlas.ui.navigation import comparison_address
from netatlas.ui.pages.comparison_model import ComparisonModel
from netatlas.ui.pages.comparison_painting import AttributeHeader, CellDelegate, SubjectHeader
from netatlas.ui.pages.contents import comparison_subjects
from netatlas.ui.pages.page import Outlook, Page
from netatlas.ui.widgets.making import named

if TYPE_CHECKING:
    from netatlas.export.document import Document

_LABELS = 190
_NARROWEST = 170


class ComparisonPage(Page):
    """Subjects side by side, differences marked.

    Signals:
        subjects_changed: the address of the comparison after a subject was added or removed.
        add_requested: the reader wants to add a subject.
    """

    subjects_changed = Signal(str)
    add_requested = Signal()

    def __init__(self, outlook: Outlook, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("page")
        self._outlook = outlook
        self._table: ComparisonTable | None = None
        self.model = ComparisonModel(self)
        self.view = _CellView(self)
        self._delegate = CellDelegate(outlook.theme, self.view)
        self._labels = AttributeHeader(outlook.theme, self.view)
        self.subjects = SubjectHeader(outlook.theme, self.view)
        self._build()
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.view.activated.connect(self._on_activated)
        self.subjects.remove_requested.connect(self.remove_subject)
        self.subjects.open_requested.connect(self._on_subject_clicked)
        self.subjects.sectionResized.connect(self._fit_rows)
        self.differences.toggled.connect(self._on_differences_toggled)
        self.add.clicked.connect(self.add_requested)

    @override
    def show_address(self, address: str, outlook: Outlook) -> None:
        subjects = comparison_subjects(outlook.opened.atlas, address)
        self._table = compare(outlook.opened.atlas, subjects, edition=outlook.edition)
        self._outlook = outlook
        self._dress()
        self._fill()

    @override
    def document(self) -> Document | None:
        if self._table is None:
            return None
        only = self.differences.isChecked()
        return comparison_document(self._outlook.opened.atlas, self._table, differences_only=only)

    @override
    def focus_content(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def find_text(self, text: str, *, backward: bool) -> bool:
        found = self._matches(text)
        if not found:
            return False
        here = self.view.currentIndex()
        place = (here.row(), here.column())
        after = [spot for spot in found if spot > place] or found
        before = [spot for spot in found if spot < place] or found
        row, column = before[-1] if backward else after[0]
        self.view.setCurrentIndex(self.model.index(row, column))
        return True

    @override
    def mark_all(self, text: str) -> int:
        return len(self._matches(text))

    @override
    def copy(self) -> bool:
        chosen = sorted((index.row(), index.column()) for index in self.view.selectedIndexes())
        if not chosen:
            return False
        lines: dict[int, list[str]] = {}
        for row, column in chosen:
            cells = lines.setdefault(row, [self.model.rows[row].label])
            cell = self.model.rows[row].cells[column]
            cells.append(f"{cell.text} ({cell.cite})" if cell.cite else cell.text)
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines.values()))
        return True

    @override
    def deselect(self) -> bool:
        had = self.view.selectionModel().hasSelection()
        self.view.clearSelection()
        return had

    @override
    def scroll_position(self) -> int:
        return self.view.verticalScrollBar().value()

    @override
    def set_scroll_position(self, position: int) -> None:
        self.view.verticalScrollBar().setValue(position)

    @Slot(int)
    def remove_subject(self, column: int) -> None:
        """Take a subject out; the last two stay."""
        if self._table is None or len(self._table.subjects) <= FEWEST:
            self.note_requested.emit("A comparison needs two subjects.")
            return
        ids = [subject.id for subject in self._table.subjects]
        del ids[column]
        self.subjects_changed.emit(comparison_address(tuple(ids)))

    def add_subject(self, record_id: str) -> None:
        """Add a concept at the right; one that stands there already is only pointed out."""
        if self._table is None:
            return
        ids = [subject.id for subject in self._table.subjects]
        if record_id in ids:
            self.view.setCurrentIndex(self.model.index(0, ids.index(ConceptId(record_id))))
            self.note_requested.emit("That one stands here already.")
            return
        self.subjects_changed.emit(comparison_address((*ids, record_id)))

    @property
    def current_subject(self) -> int:
        """The column that the keyboard stands in, or -1."""
        return self.view.currentIndex().column()

    @property
    def subject_ids(self) -> tuple[str, ...]:
        """The ids of the subjects, left to right."""
        return tuple(subject.id for subject in self._table.subjects) if self._table else ()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._share_width()

    def _build(self) -> None:
        self.heading = named(QLabel(wordWrap=True), "pageTitle")
        self.lead = named(QLabel(wordWrap=True), "pageLead")
        self.choose = named(QLabel(wordWrap=True), "pageLead")
        self.detail = named(QLabel(wordWrap=True), "cellDetail")
        for label in (self.heading, self.lead, self.choose, self.detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add = QPushButton("Add a subject")
        self.differences = QPushButton("Differences only")
        self.differences.setCheckable(True)
        self.differences.setToolTip("Leave out the rows that do not differ (D)")
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        for button in (self.add, self.differences):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.lead)
        column.addWidget(self.view, 1)
        column.addWidget(self.choose)
        column.addWidget(self.detail)
        self.view.dress(self._labels, self.subjects, self._delegate)
        self._labels.setFixedWidth(_LABELS)

    def _dress(self) -> None:
        """Take the colours and the size of text of the outlook."""
        for painted in (self._delegate, self._labels, self.subjects):
            painted.theme = self._outlook.theme
        for widget in (self.view, self._labels, self.subjects, self.lead, self.choose, self.detail):
            font = widget.font()
            font.setPixelSize(round(14 * self._outlook.scale))
            widget.setFont(font)
        self._labels.setFixedWidth(round(_LABELS * self._outlook.scale))
        self.subjects.setFixedHeight(round(34 * self._outlook.scale))

    def _fill(self) -> None:
        table = self._table
        if table is None:
            return
        self.heading.setText(table.comparison.title if table.comparison else _listed(table))
        self.title = self.heading.text()
        self.lead.setText(_lead(table))
        self.choose.setText(_choices(table))
        self.choose.setVisible(bool(self.choose.text()))
        self.differences.setText(f"Differences only ({table.differing} of {len(table.rows)})")
        self.differences.setEnabled(bool(table.rows))
        full = len(table.subjects) >= MOST
        self.add.setEnabled(not full)
        self.add.setToolTip(f"{MOST} subjects are the most" if full else "Add a subject (Ctrl+=)")
        self.subjects.removable = len(table.subjects) > FEWEST
        self.view.setAccessibleName(self.heading.text())
        self.model.set_table(table, differences_only=self.differences.isChecked())
        self._share_width()
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))
            self.view.clearSelection()
        self.detail.setText("Every value has a source: move over the cells to see it.")

    def _share_width(self) -> None:
        """Give every subject the same width, but no less than can be read."""
        columns = self.model.columnCount()
        if not columns:
            return
        room = self.view.viewport().width()
        narrowest = round(_NARROWEST * self._outlook.scale)
        for column in range(columns):
            self.subjects.resizeSection(column, max(narrowest, room // columns))
        self._fit_rows()

    @Slot()
    def _fit_rows(self) -> None:
        self.view.resizeRowsToContents()
        for row in range(self.model.rowCount()):
            needed = self._labels.needed_height(row)
            if self._labels.sectionSize(row) < needed:
                self._labels.resizeSection(row, needed)

    def _matches(self, text: str) -> list[tuple[int, int]]:
        wanted = text.casefold()
        if not wanted:
            return []
        return [
            (place, column)
            for place, row in enumerate(self.model.rows)
            for column, cell in enumerate(row.cells)
            if wanted in cell.text.casefold() or (column == 0 and wanted in row.label.casefold())
        ]

    @Slot(bool)
    def _on_differences_toggled(self, checked: bool) -> None:
        if self._table is not None:
            self.model.set_table(self._table, differences_only=checked)
            self._fit_rows()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.detail.setText(self.model.describe(current))

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self._on_subject_clicked(index.column())

    @Slot(int)
    def _on_subject_clicked(self, column: int) -> None:
        if self._table is not None:
            self.open_requested.emit(self._table.subjects[column].id, False)


class _CellView(QTableView):
    """The table itself; Delete takes the current subject out."""

    def dress(self, labels: AttributeHeader, subjects: SubjectHeader, delegate: CellDelegate) -> None:
        """Put on the headers and the delegate."""
        self.setVerticalHeader(labels)
        self.setHorizontalHeader(subjects)
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.entered.connect(self._on_entered)
        subjects.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        subjects.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            header = self.horizontalHeader()
            if isinstance(header, SubjectHeader) and self.currentIndex().isValid():
                header.remove_requested.emit(self.currentIndex().column())
            return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        page = self.parent()
        if isinstance(page, ComparisonPage):
            page.detail.setText(page.model.describe(index))


def _listed(table: ComparisonTable) -> str:
    *head, last = [subject.name for subject in table.subjects]
    return f"{', '.join(head)} and {last}"


def _lead(table: ComparisonTable) -> str:
    if not table.rows:
        return "The pack holds no facts of these subjects in this edition."
    same = sum(row.complete and not row.differs for row in table.rows)
    parts = [f"{table.differing} of {len(table.rows)} rows differ"]
    if same:
        parts.append("1 is the same" if same == 1 else f"{same} are the same")
    holes = sum(not row.complete and not row.differs for row in table.rows)
    if holes:
        parts.append(f"{holes} cannot be told, as something is unknown")
    if table.hidden:
        parts.append(f"{table.hidden} facts are hidden that the notes did not hold")
    lead = "; ".join(parts) + "."
    summary = table.comparison.summary if table.comparison else ""
    return f"{summary} {lead}".strip()


def _choices(table: ComparisonTable) -> str:
    if table.comparison is None:
        return ""
    names = {subject.id: subject.name for subject in table.subjects}
    lines = [f"Choose {names[choice.subject]} when {choice.when}" for choice in table.comparison.choose]
    return "\n".join(line if line.endswith(".") else f"{line}." for line in lines)
