"""The list of concepts that a link may lead to, shown below the cursor while its name is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from netatlas.ui.jobs import Lane
from netatlas.ui.latest_job import LatestJob
from netatlas.ui.palette.marked_text import MarkedText, TextStyle, draw
from netatlas.ui.palette.model import EntryRole, PaletteEntry, PaletteModel
from netatlas.ui.palette.shadow import Shadow
from netatlas.ui.widgets.chosen_line import paint_chosen
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.speaking import speak

if TYPE_CHECKING:
    from netatlas.ui.jobs import Outcome, Task
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.theme import Theme

_MOST = 6
"""Concepts in the list; whoever needs another types another letter."""
_HITS = 60
"""Hits that are looked through for concepts: hits of other records come between them."""
_WIDTH = 316
_ROW = 32
"""Pixels at a scale of 1."""
_SIDE = 12


def concepts_for(context: PageContext, text: str) -> tuple[PaletteEntry, ...]:
    """Return the concepts that a begun link may mean, best first; for an empty one those visited last."""
    atlas = context.opened.atlas
    if text.strip():
        hits = context.opened.search(text, limit=_HITS, edition=context.edition)
        found = [(hit.id, hit.name, hit.marks) for hit in hits if hit.kind == "concept" and not hit.weak]
    else:
        visited = dict.fromkeys(address.record_id for address in context.recent())
        found = [(one, atlas.concepts[one].name, ()) for one in visited if one in atlas.concepts]
    return tuple(_entry(context, *one) for one in found[:_MOST])


def _entry(
    context: PageContext, concept_id: str, title: str, marks: tuple[tuple[int, int], ...]
) -> PaletteEntry:
    atlas = context.opened.atlas
    concept = atlas.concepts[concept_id]
    is_name = title == concept.name  # else it was found by another name, which the marks belong to
    kind = atlas.kinds[concept.kind].label
    return PaletteEntry(
        concept_id, concept.name, marks=marks if is_name else (), detail=kind, kind=concept.kind
    )


class LinkCompletion(QListView):
    """The list. The keyboard stays in the text: its owner passes on the keys that are for the list.

    Attributes:
        entries: its model.

    Signals:
        chosen: the name of the concept that was taken.
    """

    chosen = Signal(str)

    def __init__(self, context: PageContext, editor: QWidget) -> None:
        """Start hidden; ``editor`` is what is typed in."""
        super().__init__(editor.window())
        named(self, "linkCompletion", spoken="Concepts to link to")
        self._editor = editor
        self._context = context
        self._shadow = Shadow(context.theme, editor.window())
        self._job = LatestJob(context.jobs, self)
        self._point = QRect()
        self.entries = PaletteModel(self)
        self.setModel(self.entries)
        self._delegate = _CompletionDelegate(context.theme, self)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def ask(self, text: str, line: QRect) -> None:
        """Look for concepts and show them below ``line``, a rectangle of the window."""
        self._point = line
        context = self._context

        def work(_task: Task) -> tuple[PaletteEntry, ...]:
            return concepts_for(context, text)

        self._job.run(work, self._on_found, lane=Lane.INTERACTIVE)

    def close_list(self) -> bool:
        """Hide the list; return True if it was shown."""
        self._job.cancel()
        was_shown = self.isVisible()
        self.hide()
        self._shadow.hide()
        return was_shown

    def step(self, step: int) -> None:
        """Move the selection, around the ends."""
        rows = self.entries.rowCount()
        self._select((self.currentIndex().row() + step) % rows)

    def take(self) -> None:
        """Choose the selected concept."""
        name = str(self.currentIndex().data())
        self.close_list()
        self.chosen.emit(name)

    def _on_found(self, outcome: Outcome[tuple[PaletteEntry, ...]]) -> None:
        found = outcome.result if outcome.error is None else ()
        self.entries.set_entries(found)
        if not found or not self._editor.hasFocus():
            self.close_list()
            return
        self._place(len(found))
        self._select(0)

    def _select(self, row: int) -> None:
        index = self.entries.index(row, 0)
        self.setCurrentIndex(index)
        entry: PaletteEntry = index.data(EntryRole.ENTRY)
        speak(self._editor, f"{entry.title}, {entry.detail}, {row + 1} of {self.entries.rowCount()}")

    def _place(self, rows: int) -> None:
        """Show the list below the cursor, or above where there is no room, inside the window."""
        scale, window = self._context.scale, self._editor.window()
        self.setFont(sized(self._editor.font(), 14 * scale))
        self._delegate.row = round(_ROW * scale)
        width = min(round(_WIDTH * scale), window.width() - 2 * _SIDE)
        height = rows * self._delegate.row + 2
        left = min(self._point.left(), window.width() - width - _SIDE)
        below = self._point.bottom() + 6
        fits = below + height <= window.height()
        top = below if fits else max(0, self._point.top() - height - 6)
        self.setGeometry(max(0, left), top, width, height)
        self._shadow.surround(self.geometry())
        for widget in (self._shadow, self):
            widget.show()
            widget.raise_()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        self.take()


class _CompletionDelegate(QStyledItemDelegate):
    """Paints a concept in one line: its name, what matched in bold, and its kind at the right."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme = theme
        self.row = _ROW

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, self.row)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: PaletteEntry = index.data(EntryRole.ENTRY)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        rect: QRect = option.rect
        painter.fillRect(rect, self.theme.colour("surface"))
        if chosen:
            paint_chosen(painter, self.theme, rect)
        small = sized(option.font, option.font.pixelSize() * 6 / 7)
        room = QFontMetricsF(small).horizontalAdvance(entry.detail) + _SIDE
        style = TextStyle(option.font, self.theme.colour("text"), self.theme.colour("accent"))
        metrics = QFontMetricsF(option.font)
        base = rect.top() + (rect.height() + metrics.ascent() - metrics.descent()) / 2
        text = MarkedText(entry.title, entry.marks)
        draw(painter, QPointF(rect.left() + _SIDE, base), text, rect.width() - 2 * _SIDE - room, style)
        painter.setFont(small)
        painter.setPen(self.theme.kind(entry.kind))
        right = rect.adjusted(0, 0, -_SIDE, 0)
        painter.drawText(
            right, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), entry.detail
        )
        painter.restore()


def line_in_window(editor: QWidget, cursor: QRect) -> QRect:
    """Return the rectangle of a cursor of an editor's viewport, in the coordinates of its window."""
    return QRect(editor.mapTo(editor.window(), cursor.topLeft()), cursor.size())
