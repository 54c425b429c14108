"""The preview of a page on paper, with what can be chosen before it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout
from typing_extensions import override

from netatlas.printing.paper.files import PAGES
from netatlas.ui.paper.options_bar import PaperOptionsBar
from netatlas.ui.paper.rendering import PaperRenderer
from netatlas.ui.paper.view import PaperView
from netatlas.ui.paper.writing import document_maker
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.desk.sheet import SheetLayout
    from netatlas.documents.blocks import Document
    from netatlas.ui.jobs import Outcome
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.paper.rendering import PaperMaker, PaperPicture

_SIZE = (880, 700)


class PrintPreview(QDialog):
    """A page as it will be on paper.

    Attributes:
        bar, view: what can be chosen, and the paper.

    Signals:
        print_requested: what makes the paper.
        pdf_requested: the same, to be saved.
    """

    print_requested = Signal(object)
    pdf_requested = Signal(object)

    def __init__(self, context: PageContext, document: Document, parent: QWidget) -> None:
        """Show ``document``."""
        super().__init__(parent)
        self.setWindowTitle("Print")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._document = document
        self._layout = PAGES
        self._renderer = PaperRenderer(context.jobs, self)
        self.bar = PaperOptionsBar(context.theme, of_sheet=False)
        self.view = PaperView(context.theme)
        self.status = named(plain_label(wrap=True), "pageLead")
        self.print = QPushButton("Print…")
        self.print.setDefault(True)
        self.pdf = QPushButton("Save as PDF…")
        self._close = QPushButton("Close")
        row = QHBoxLayout()
        row.setContentsMargins(14, 8, 14, 10)
        row.addWidget(self.status, 1)
        for button in (self._close, self.pdf, self.print):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        self.bar.apply_theme(context.theme, context.scale)
        self.bar.show_layout(self._layout)
        self.bar.layout_chosen.connect(self._on_layout_chosen)
        self.view.images_wanted.connect(self._render)
        self._close.clicked.connect(self.close)
        self.print.clicked.connect(lambda: self.print_requested.emit(self.maker))
        self.pdf.clicked.connect(lambda: self.pdf_requested.emit(self.maker))
        self.resize(*_SIZE)

    @property
    def maker(self) -> PaperMaker:
        """What makes the paper as it is shown."""
        return document_maker(self._context.opened.atlas, self._document, self._layout)

    @property
    def is_ready(self) -> bool:
        """Whether the paper is shown as it was chosen."""
        return self.view.picture is not None and not self._renderer.is_busy

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._render()

    @Slot(object)
    def _on_layout_chosen(self, layout: SheetLayout) -> None:
        self._layout = layout
        self.bar.show_layout(layout)
        self._render()

    @Slot()
    def _render(self) -> None:
        view = self.view
        pages = view.pages_in_sight
        self._renderer.render(self.maker, width=view.image_width, pages=pages, done=self._on_rendered)

    def _on_rendered(self, outcome: Outcome[PaperPicture]) -> None:
        if outcome.error is not None:
            self.status.setText(str(outcome.error))
            return
        facts = outcome.result.facts
        self.view.show_picture(outcome.result)
        self.bar.show_facts(facts)
        left_out = [one.reason for one in facts.left_out]
        self.status.setText(f"Does not fit: {', '.join(left_out)}" if left_out else "")
