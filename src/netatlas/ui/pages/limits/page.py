"""The page of limits: one table of every figure and quota, its filters, and calculators.

``netatlas.explore.limits`` decides which limits fit and how they are sorted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.address import Address
from netatlas.atlas.addressing import row_of
from netatlas.atlas.edition import Edition, hidden_count, visible
from netatlas.documents import limits_document
from netatlas.documents.builder import differences_note
from netatlas.explore.limit_size import size_problem
from netatlas.explore.limits import LimitList, Order
from netatlas.export.endings import TABLE_LABELS
from netatlas.ui.latest_job import LatestJob
from netatlas.ui.next_turn import in_next_turn
from netatlas.ui.pages.detail_area import DetailArea
from netatlas.ui.pages.limits.address import LimitsOptions, limits_address, limits_options
from netatlas.ui.pages.limits.calculators import CalculatorPanel
from netatlas.ui.pages.limits.copying import copy_lines, limits_data
from netatlas.ui.pages.limits.filters import LimitFilters
from netatlas.ui.pages.limits.fuzzy_filter import LimitFinder
from netatlas.ui.pages.limits.looking import Looking
from netatlas.ui.pages.limits.model import COLUMNS, ORDERS, LimitsModel
from netatlas.ui.pages.limits.table import LimitsTable
from netatlas.ui.pages.own_actions import add_own_actions
from netatlas.ui.pages.row_page import RowPage
from netatlas.ui.pages.row_words import why_no_row
from netatlas.ui.pages.table_menu import copy_menu, pointed_at
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QResizeEvent

    from netatlas.api import OpenAtlas
    from netatlas.atlas.model import Limit
    from netatlas.documents.blocks import Document
    from netatlas.progress import Progress
    from netatlas.ui.actions import Bindings
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.pages.limits.fuzzy_filter import Fitting
    from netatlas.ui.pages.page import Content

_LOOKING = "Looking for names like these words …"
_ROOMY = 440
"""Height of the page in pixels below which its calculators are hidden, to leave the table some rows."""
_LOWEST = 96
"""Least height of the table in pixels: its header and a row or two."""


class LimitsPage(RowPage):
    """All limits, filtered and sorted."""

    model: LimitsModel
    table: LimitsTable
    title = "Limits"
    formats = TABLE_LABELS

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self.setObjectName("page")
        self._context = context
        self._shown: tuple[OpenAtlas, Edition] | None = None
        self._has_sums, self._is_waiting = False, False
        self._preparing = LatestJob(context.jobs, self)
        self._looking = Looking(context.jobs, self)
        self._looking.found.connect(self._show_found)
        self._list = LimitList(context.opened.atlas, context.edition)
        self._finder = LimitFinder(context.opened.atlas, self._list)
        self._order, self._descending = Order.IMPORTANCE, True
        self.model = LimitsModel(self)
        self.filters = LimitFilters(self)
        self.calculators = CalculatorPanel(self)
        self.table = LimitsTable(context.theme, self)
        self.table.setMinimumHeight(_LOWEST)
        self.hidden_note = named(plain_label(wrap=True, selectable=True), "pageLead")
        self.details = DetailArea("About the limit")
        self.detail = self.details.label
        self._build()
        self.filters.head.add(self.bookmark.placed(is_small=True))
        self.table.setModel(self.model)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.table.horizontalHeader().sectionClicked.connect(self.sort_by)
        self.table.open_requested.connect(self._on_open_requested)
        self.table.current_open_requested.connect(self._on_current_open_requested)
        self.table.left_upwards.connect(self.filters.words.setFocus)
        self.table.pointed.connect(self._describe)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.filters.changed.connect(self._on_filters_changed)
        self.filters.left.connect(self.focus_content)
        self.calculators.message.connect(self.details.say)
        self.calculators.changed.connect(self._refine)
        self.calculators.refused.connect(self.note_requested)

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        options = limits_options(address)
        self._context = context
        self._looking.forget_afterwards()
        if self._shown != (context.opened, context.edition):
            self._shown = (context.opened, context.edition)
            self._list = LimitList(context.opened.atlas, context.edition)
            self._finder = LimitFinder(context.opened.atlas, self._list)
            self.model.set_atlas(context.opened.atlas, context.edition)
            self.filters.offer(context.opened.atlas, context.edition)
            self._has_sums = False
        self._order, self._descending = options.order, options.descending
        self.filters.show_query(options.query, calculators=options.calculators)
        if options.calculators or options.amounts:
            self._offer_sums()
        self.calculators.show_amounts(options.amounts)
        self._apply_theme()
        self._fill()
        for layout in (self.filters.layout(), self.calculators.layout(), self.layout()):
            if layout is not None:
                layout.activate()  # at once, or the page would first be painted with the old heights
        in_next_turn(self, self._prepare)

    @property
    @override
    def is_ready(self) -> bool:
        return not self._looking.is_under_way

    @override
    def reveal(self, address: Address) -> None:
        self._looking.afterwards(lambda: self._reveal(address))

    def _reveal(self, address: Address) -> None:
        limit_id = row_of(self._context.opened.atlas, address)
        if limit_id and not self.show_row(limit_id):
            self.note_requested.emit(why_no_row(self._context, limit_id))

    @property
    def options(self) -> LimitsOptions:
        """The options that the limits are shown with now."""
        return LimitsOptions(
            query=self.filters.query,
            order=self._order,
            descending=self._descending,
            calculators=self.filters.calculators.isChecked(),
            amounts=self.calculators.amounts,
        )

    @override
    def document(self) -> Document | None:
        self._looking.finish()
        atlas, edition = self._context.opened.atlas, self._context.edition
        return limits_document(atlas, self.model.limits, edition=edition)

    @override
    def content(self, ending: str) -> Content:
        self._looking.finish()
        table = limits_data([self.model.line(row) for row in range(self.model.rowCount())])

        def written(progress: Progress) -> bytes:
            from netatlas.export.document_files import table_bytes

            return table_bytes([table], f".{ending}", progress)

        return written

    @override
    def prepare_find(self, text: str) -> bool:
        if self._looking.is_under_way:
            self._looking.afterwards(self.find_ready.emit)
            return False
        return super().prepare_find(text)

    @override
    def set_scroll_position(self, position: int) -> None:
        scroll = super().set_scroll_position
        self._looking.afterwards(lambda: scroll(position))

    @override
    def commands(self) -> Bindings:
        return {"limits.sort": lambda: self.sort_by(self.table.currentIndex().column())}

    @override
    def reason(self, command_id: str) -> str:
        return "" if self.table.currentIndex().isValid() else "No limit fits"

    @property
    @override
    def selected_address(self) -> str:
        """The limit in the row that is selected, while the table has the keyboard."""
        rows = self.table.selected_rows() if self.table.hasFocus() else []
        return self.model.limits[rows[0]].id if len(rows) == 1 else ""

    @property
    @override
    def selected_addresses(self) -> tuple[str, ...]:
        rows = self.table.selected_rows() if self.table.hasFocus() else []
        return tuple(self.model.limits[row].id for row in rows)

    @override
    def copy(self) -> bool:
        rows = self.table.selected_rows()
        if not rows:
            return False
        copy_lines([self.model.line(row) for row in rows])
        return True

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    @Slot(int)
    def sort_by(self, column: int) -> None:
        """Sort by a column: values from the largest, texts from A.

        A second time, reverse the order; a third time, sort by importance again.
        """
        order, first = ORDERS[column], ORDERS[column] is Order.VALUE
        if order is not self._order:
            self._order, self._descending = order, first
        elif self._descending is first:
            self._descending = not first
        else:
            self._order, self._descending = Order.IMPORTANCE, True
        self._fill()
        self.note_requested.emit(_sorted_words(self._order, column, descending=self._descending))
        self._refine()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 10)
        column.setSpacing(8)
        for widget in (self.filters, self.calculators, self.hidden_note):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.details)

    def _order_tabs(self) -> None:
        """Have Tab go from the filters to the sums, which are made after the table, and then to the table."""
        before: QWidget = self.filters.clear
        for row in self.calculators.rows:
            QWidget.setTabOrder(before, row.box)
            before = row.box
        QWidget.setTabOrder(before, self.table)

    def _apply_theme(self) -> None:
        """Apply the colours and the size of text of the context."""
        pixels = round(14 * self._context.scale)
        for widget in (self.hidden_note, self.detail):
            font = widget.font()
            font.setPixelSize(pixels)
            widget.setFont(font)
        self.filters.set_pixels(pixels)
        self.calculators.apply_theme(self._context.theme, pixels)
        self.table.apply_theme(self._context.theme, self._context.scale)

    def _fill(self) -> None:
        """Show the limits that fit; those of before are shown until these are found."""
        finder, limits, query = self._finder, self._list, self.filters.query
        order, descending, edition = self._order, self._descending, self._context.edition

        def look() -> Fitting:
            chosen = finder.fitting(query)
            shown = [limit for limit in chosen.limits if visible(limit, edition)]
            return chosen._replace(
                limits=limits.sort(shown, order, descending=descending),
                note=_note(shown, chosen.limits, edition),
            )

        self._looking.look(look, in_job=finder.takes_long)

    @Slot(object)
    def _show_found(self, fitting: Fitting) -> None:
        """Show limits; the current one stays the same where it is still among them."""
        here = self.table.currentIndex()
        column = max(0, here.column())
        current = self.model.limits[here.row()].id if here.isValid() else ""
        shown, near, self._is_waiting, note = fitting
        self.model.set_limits(shown)
        self.table.show_order(self._order, descending=self._descending)
        self._share_height()
        self.hidden_note.setText(note)
        self.hidden_note.setVisible(bool(note))
        self.filters.show_count(
            _count(len(shown), len(self._context.opened.atlas.limits), self._order, near=near)
        )
        row = max(0, self.model.row_of(current))
        self.table.go_to(row, column=column, select=False)
        if not shown:
            problem = size_problem(self.filters.query.words) or (_LOOKING if self._is_waiting else "")
            self.details.say(problem or "No limit fits. Esc in the line above, or Clear, shows all again.")
        self.commands_changed.emit()

    @Slot()
    def _prepare(self) -> None:
        """Prepare the filter once the page is shown, so that the first typed letter need not wait for it."""
        finder = self._finder
        if not finder.is_ready:
            self._preparing.run(finder.prepare, lambda _outcome: self._on_prepared())

    def _on_prepared(self) -> None:
        """Show what is similar to the words that were typed meanwhile."""
        if self._is_waiting:
            self._fill()

    def _share_height(self) -> None:
        """Show the calculators if they are switched on and the page is high enough for the table too."""
        self.filters.fit(self.height())
        roomy = self.height() >= _ROOMY
        self.calculators.setVisible(
            self.filters.calculators.isChecked() and bool(self.calculators.rows) and roomy
        )
        self.details.fit(2 if roomy else 1)

    def _offer_sums(self) -> None:
        """Make the sums, which most readers never unfold."""
        if not self._has_sums:
            self._has_sums = True
            self.calculators.offer(self._context.opened.atlas, self._context.edition)
            self._order_tabs()

    @Slot()
    def _on_filters_changed(self) -> None:
        if self.filters.calculators.isChecked() and not self._has_sums:
            self._offer_sums()
            self._apply_theme()
        self._fill()
        self._refine()

    @Slot()
    def _refine(self) -> None:
        """Have the options of now recorded in the page's address."""
        self.place_refined.emit(limits_address(self.options))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._describe(current.row())

    @Slot(int)
    def _describe(self, row: int) -> None:
        if 0 <= row < len(self.model.limits):
            self.details.say(self.model.describe(row))

    @Slot(QPoint)
    def _show_menu(self, point: QPoint) -> None:
        """Show the menu of the row under the mouse, or of the current one: to note, bookmark or print it."""
        index, where = pointed_at(self.table, point)
        if index.isValid():
            limit = self.model.limits[index.row()]
            menu = copy_menu(self, self.copy)
            add_own_actions(menu, self._context, Address.record(limit.id), self.command_requested.emit)
            menu.popup(where)

    @Slot(bool)
    def _on_current_open_requested(self, in_new_tab: bool) -> None:
        """Open the current row of what is typed, which may still be looked for."""
        self._looking.afterwards(lambda: self._open_current(in_new_tab=in_new_tab))

    def _open_current(self, *, in_new_tab: bool) -> None:
        if (here := self.table.currentIndex()).isValid():
            self._on_open_requested(here.row(), in_new_tab)

    @Slot(int, bool)
    def _on_open_requested(self, row: int, in_new_tab: bool) -> None:
        self.open_requested.emit(self.model.limits[row].concept, in_new_tab)


def _note(shown: Collection[Limit], chosen: Collection[Limit], edition: Edition) -> str:
    """Return what is said of limits that are shown, and of those that an edition hides."""
    hidden = hidden_count(chosen, edition)
    more = f"{hidden} more are hidden: the notes did not hold them." if hidden else ""
    return " ".join(filter(None, (differences_note(shown, edition), more)))


def _count(shown: int, total: int, order: Order, *, near: bool) -> str:
    count = f"{total:,} limits" if shown == total else f"{shown:,} of {total:,}"
    first = "most important first" if order is Order.IMPORTANCE and shown > 1 else ""
    return ", ".join(filter(None, (count, "near to these words" if near else "", first)))


def _sorted_words(order: Order, column: int, *, descending: bool) -> str:
    if order is Order.IMPORTANCE:
        return "Sorted by importance, then by size."
    lowest, highest = ("smallest", "largest") if order is Order.VALUE else ("first", "last")
    return f"Sorted by {COLUMNS[column][1].lower()}, {highest if descending else lowest} at the top."
