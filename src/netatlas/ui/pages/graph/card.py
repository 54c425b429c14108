"""The card of the node that is selected in the graph: what it is, and its relations in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.documents import connections_document, graph_card_document
from netatlas.documents.connections import connection_groups
from netatlas.printing.text_writer import SMALL, TextWriter
from netatlas.ui.commands import MARKS_HINT, with_key
from netatlas.ui.widgets.closed_browser import ClosedBrowser
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip
from netatlas.words import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QLabel

    from netatlas.documents.blocks import Document
    from netatlas.ui.page_context import PageContext

_COLUMNS, _BETWEEN_BUTTONS = 2, 6
_LEAST_LINES = 4
"""Lines of relations in sight also in a low window."""
_HELP = (
    "Click a concept to see what it is connected with; a double click opens its page. The wheel zooms, "
    "a drag moves the map. With the keyboard: arrows go to the neighbour in that direction, Enter opens, "
    "Backspace goes back to the concept before."
)


class ConceptCard(QWidget):
    """Kind, name, summary and relations of a concept, or how to choose one.

    Signals:
        open_clicked: the page of the concept is wanted.
        neighbours_clicked: what is around it is wanted.
        path_clicked: the id of the command that begins a path at this concept, or ends one here.
        link_activated: the address of a concept that a relation leads to, and whether in a new tab.
    """

    open_clicked = Signal()
    neighbours_clicked = Signal()
    path_clicked = Signal(str)
    link_activated = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with the help."""
        super().__init__(parent)
        self.kind = named(plain_label(), "cardKind")
        self.name = named(plain_label(wrap=True, selectable=True), "cardTitle")
        self.summary = named(plain_label(wrap=True, selectable=True), "pageLead")
        self.open = QPushButton("Open page")
        self.open.setDefault(True)
        set_tip(self.open, "Open its page (Enter, or a double click on it)")
        self.neighbours = QPushButton("Neighbours")
        set_tip(self.neighbours, with_key("Show only what is around this concept", "graph.neighbours"))
        self.path_from = self._path_button("Path from here", "go.path_from")
        self.path_to = self._path_button("Path to here", "go.path_to")
        self.count = named(plain_label(), "cardCount")
        self.relations = _Relations()
        self.relations.setAccessibleName("Relations")
        self._buttons = _ButtonGrid(self.open, self.neighbours, self.path_from, self.path_to)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for widget in (self.kind, self.name, self.summary, self._buttons, self.count):
            column.addWidget(widget)
        column.addWidget(self.relations, 1)
        self.open.clicked.connect(self.open_clicked)
        self.neighbours.clicked.connect(self.neighbours_clicked)
        self.relations.link_activated.connect(self.link_activated)

    def show_help(self, title: str, context: PageContext, *, note: str = "") -> None:
        """Show how a concept is chosen, below what the graph shows."""
        self._set_fonts(context.scale)
        self.kind.setText("")
        self.name.setText(title)
        self.summary.setText(f"{note}\n\n{_HELP}" if note else _HELP)
        set_tip(self.summary, self.summary.text())  # in a low window not all of it has room
        self.summary.show()
        for widget in (self._buttons, self.count, self.kind):
            widget.hide()
        self.relations.clear()

    def show_concept(
        self,
        concept_id: str,
        context: PageContext,
        hidden: frozenset[str],
        *,
        in_middle: bool,
        note: str = "",
    ) -> None:
        """Show a concept.

        Args:
            concept_id: the concept.
            context: the atlas, the edition and the colours.
            hidden: kinds of relations that are switched off.
            in_middle: whether its neighbours are what is shown already.
            note: a sentence above its summary, such as that it is switched off.
        """
        atlas, edition = context.opened.atlas, context.edition
        concept = atlas.concepts[concept_id]
        self._set_fonts(context.scale)
        self._show_kind(atlas.kinds[concept.kind].label, concept.kind, context)
        self.name.setText(concept.name)
        self.summary.setText(f"{note}\n{concept.summary}" if note else concept.summary)
        set_tip(self.summary, self.summary.text())
        count = sum(len(group.ends) for group in connection_groups(atlas, concept_id, edition, hidden=hidden))
        self.count.setText(counted(count, "relation"))
        self.neighbours.setEnabled(not in_middle)
        self._show_buttons(of_concept=True)
        self._write(connections_document(atlas, concept_id, edition, hidden=hidden), context)

    def show_record(self, record_id: str, context: PageContext) -> None:
        """Show a limit, event, comparison or journey, with what it is about."""
        document = graph_card_document(context.opened.atlas, record_id, context.edition)
        self._set_fonts(context.scale)
        self._show_kind(document.subtitle, document.subtitle.lower(), context)
        self.name.setText(document.title)
        self.summary.clear()
        self._show_buttons(of_concept=False)
        self._write(document, context)

    def _show_kind(self, label: str, kind: str, context: PageContext) -> None:
        self.kind.setText(label)
        colours = self.kind.palette()
        colours.setColor(QPalette.ColorRole.WindowText, context.theme.kind(kind))
        self.kind.setPalette(colours)

    def _show_buttons(self, *, of_concept: bool) -> None:
        """Show what can be done, for a concept or for a record that is none."""
        for widget in (self._buttons, self.kind):
            widget.show()
        for concept_only in (self.neighbours, self.path_from, self.path_to, self.count, self.summary):
            concept_only.setVisible(of_concept)

    def _write(self, document: Document, context: PageContext) -> None:
        target, theme, scale = self.relations.document(), context.theme, context.scale
        writer = TextWriter(target, theme, scale=scale, look=SMALL, mark_hint=MARKS_HINT)
        writer.write_body(document)
        self.relations.moveCursor(QTextCursor.MoveOperation.Start)

    def _path_button(self, text: str, command: str) -> QPushButton:
        button = QPushButton(text)
        set_tip(button, with_key(text, command))
        button.clicked.connect(lambda: self.path_clicked.emit(command))
        return button

    def _set_fonts(self, scale: float) -> None:
        _resize(self.kind, 12 * scale)
        _resize(self.name, 20 * scale)
        _resize(self.summary, 13 * scale)
        _resize(self.count, 13 * scale)


class _Relations(ClosedBrowser):
    """The relations, which take what height there is, and scroll by themselves."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _LEAST_LINES * self.fontMetrics().lineSpacing())


class _ButtonGrid(QWidget):
    """Buttons in two columns, or in one where a text has no room beside another."""

    def __init__(self, *buttons: QPushButton) -> None:
        super().__init__()
        self._shown = buttons
        self._columns = 0
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(0, 4, 0, 6)
        self._rows.setSpacing(_BETWEEN_BUTTONS)
        self._lay_out()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max(button.sizeHint().width() for button in self._shown)
        return QSize(widest, super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        widest = max(button.sizeHint().width() for button in self._shown)
        columns = _COLUMNS if _COLUMNS * widest + _BETWEEN_BUTTONS <= self.width() else 1
        if columns != self._columns:
            self._columns = columns
            for index, button in enumerate(self._shown):
                self._rows.addWidget(button, index // columns, index % columns)


def _resize(label: QLabel, pixels: float) -> None:
    font = label.font()
    font.setPixelSize(round(pixels))
    label.setFont(font)
