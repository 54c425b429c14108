"""The section that tells a path: the paths to choose from, and the chosen one in words, stop by stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QTextCursor, QTextFormat
from PySide6.QtWidgets import QBoxLayout, QListWidget, QListWidgetItem, QTextEdit, QWidget
from typing_extensions import override

from netatlas.documents import stop_number
from netatlas.printing.text_writer import SMALL, TextWriter
from netatlas.ui.commands import MARKS_HINT
from netatlas.ui.panels.section import PanelSection
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label
from netatlas.ui.widgets.whole_text import WholeText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from netatlas.documents.blocks import Document
    from netatlas.explore.paths import PathChoice
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.panels.section import PanelPlace

_TITLE = "Path"
_BROAD = 560
"""Least width, in pixels, in which the choices get room beside the words."""
_STILL_BROAD = 520
"""Least width in which they keep it: less by more than a scroll bar, so that one that comes or goes with the
height of the section does not turn this round again."""
_CHOICES_WIDTH = 260
"""Pixels of the choices beside the words."""
_BESIDE_TITLES, _AROUND_TITLES = 34, 10
"""Pixels: frame, padding and scroll bar beside a title of the list; padding above and below it."""
_HIGHEST = 160
"""Pixels of the list; what does not fit is scrolled to, so that the path itself is in sight."""


class PathSection(PanelSection):
    """What leads from one concept to another, in words; ``PathMode`` fills it.

    Attributes:
        note: a sentence in place of a path.
        choices: the titles of all paths, if there are several.
        told: the chosen path.

    Signals:
        choice_changed: the index of the path that was chosen.
        link_activated: an address, and whether it is wanted in a new tab.
    """

    choice_changed = Signal(int)
    link_activated = Signal(str, bool)
    key = "path"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(_TITLE, parent)
        self.note = named(plain_label(wrap=True, selectable=True), "panelSentence")
        self.choices = named(QListWidget(), "pathChoices", spoken="Paths to choose from")
        self.choices.setWordWrap(True)  # a title that is cut would be told from no other
        self.choices.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._wash = QColor()
        self.told = named(WholeText(), "panelText", spoken="Path, stop by stop")
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(10)
        self._row.addWidget(self.choices, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.told, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.note)
        self.body.addLayout(self._row)
        self.choices.currentRowChanged.connect(self._on_row_changed)
        self.told.link_activated.connect(self.link_activated)

    @override
    def show_place(self, place: PanelPlace) -> None:
        """Do nothing: the mode shows the path as soon as it is found."""

    @override
    def focus_content(self) -> None:
        if self.is_folded:
            self.heading.setFocus()
        else:
            (self.choices if self.choices.isVisible() else self.told).setFocus()

    def show_note(self, title: str, note: str, context: PageContext) -> None:
        """Show a sentence in place of a path."""
        self.set_scale(context.scale)
        self.note.setFont(sized(self.note.font(), 13 * context.scale))
        self.set_title(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.choices.hide()
        self.told.clear()
        self.told.setVisible(not note)

    def show_choices(self, title: str, choices: Sequence[PathChoice], context: PageContext) -> None:
        """List what there is to choose from."""
        self.show_note(title, "", context)
        self.choices.setFont(sized(self.choices.font(), 13 * context.scale))
        with QSignalBlocker(self.choices):
            self.choices.clear()
            for choice in choices:
                QListWidgetItem(choice.title if choice.works else f"{choice.title} (fails)", self.choices)
        self.choices.setVisible(len(choices) > 1)
        self._arrange()

    def show_chosen(self, index: int, document: Document, context: PageContext) -> None:
        """Tell one of them; with -1 say why there is none."""
        with QSignalBlocker(self.choices):
            self.choices.setCurrentRow(index)
        self._wash = context.theme.colour("accent_wash")
        target, theme, scale = self.told.document(), context.theme, context.scale
        TextWriter(target, theme, scale=scale, look=SMALL, mark_hint=MARKS_HINT).write_body(document)
        self.told.moveCursor(QTextCursor.MoveOperation.Start)

    @Slot(int)
    def mark_stop(self, index: int) -> None:
        """Mark the words of a stop and bring them into view; with -1 mark none."""
        marks = []
        block = self.told.document().begin()
        while index >= 0 and block.isValid():
            if block.text().startswith(stop_number(index)):
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(block)
                mark.cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                mark.format.setBackground(self._wash)
                mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
                marks.append(mark)
                self.scroll_requested.emit(self.told, *self.told.extent(block))
                break
            block = block.next()
        self.told.setExtraSelections(marks)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the choices above the words, or where the section is broad beside them."""
        is_beside = self._row.direction() is QBoxLayout.Direction.LeftToRight
        is_broad = self.width() >= (_STILL_BROAD if is_beside else _BROAD)
        direction = QBoxLayout.Direction.LeftToRight if is_broad else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        width = _CHOICES_WIDTH if is_broad else self.width()
        self.choices.setMinimumWidth(_CHOICES_WIDTH if is_broad else 0)  # else it could not get narrower
        self.choices.setMaximumWidth(width)
        metrics, room = QFontMetrics(self.choices.font()), QRect(0, 0, width - _BESIDE_TITLES, width)
        heights = []
        for row in range(self.choices.count()):
            item = self.choices.item(row)
            needed = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), item.text()).height()
            heights.append(needed + _AROUND_TITLES)
            item.setSizeHint(QSize(room.width(), heights[-1]))
        self.choices.setFixedHeight(min(_HIGHEST, sum(heights) + 2 * self.choices.frameWidth()))

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.choice_changed.emit(row)
