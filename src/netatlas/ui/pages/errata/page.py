"""The page of what the notes got wrong: said, now, since and source, as a checklist."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.address import Address
from netatlas.atlas.addressing import row_of
from netatlas.atlas.enums import Verdict
from netatlas.documents.errata import TITLE, errata_document
from netatlas.ui.copying import copy_document
from netatlas.ui.next_turn import in_next_turn
from netatlas.ui.pages.errata.address import ErrataOptions, errata_address, errata_options
from netatlas.ui.pages.errata.filters import ErrataFilters
from netatlas.ui.pages.errata.model import ErrataModel
from netatlas.ui.pages.errata.rows import ErrataFilter, progress_text
from netatlas.ui.pages.errata.table import ErrataTable
from netatlas.ui.pages.errata.ticks import Ticks
from netatlas.ui.pages.row_page import RowPage
from netatlas.ui.pages.table_menu import copy_menu, pointed_at
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, without_mnemonic
from netatlas.words import counted, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent

    from netatlas.api import OpenAtlas
    from netatlas.atlas.model import Claim
    from netatlas.documents.blocks import Document
    from netatlas.ui.page_context import PageContext

_AT_ONCE = 40
"""Texts that are prepared for the filter before the window may do something else."""
_NONE_FITS = "No correction fits. Esc in the line above, or Clear, shows all again."
_ALL_TICKED = "All of these are ticked off."


class ErrataPage(RowPage):
    """Every line of the notes that is corrected, filtered, with a box for each."""

    model: ErrataModel
    table: ErrataTable
    title = TITLE
    has_column = True  # the table needs the width, and the right panel would have nothing to say

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self.setObjectName("page")
        self._context = context
        self._shown: OpenAtlas | None = None
        self._filter = ErrataFilter(context.opened.atlas)
        self._unprepared: Iterator[None] = iter(())
        self._claims: tuple[Claim, ...] = ()
        self._by_verdict: dict[Verdict | None, tuple[Claim, ...]] = {}
        self.ticks: Ticks | None = None
        self.model = ErrataModel(self)
        self.filters = ErrataFilters(self)
        self.lead = named(plain_label(wrap=True, selectable=True), "pageLead")
        self.table = ErrataTable(context.theme, self)
        self.nothing = named(plain_label(wrap=True), "pageLead")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 10)
        column.setSpacing(8)
        for widget in (self.filters, self.lead, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        self.filters.head.add(self.filters.unticked, self.bookmark.placed(is_small=True))
        self.table.setModel(self.model)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._connect()

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filters_changed)
        self.filters.left.connect(self.focus_content)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.left_upwards.connect(self.filters.words.setFocus)
        self.table.open_requested.connect(self.open_requested)
        self.table.row_opened.connect(self._open_row)
        self.table.toggled.connect(lambda row: self._toggle([row]))
        self.model.tick_requested.connect(self._on_tick_requested)

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        self._context = context
        atlas = context.opened.atlas
        if self._shown is not context.opened:
            self._shown = context.opened
            self._follow_ticks()
            self._filter = ErrataFilter(atlas)
            self._unprepared = self._filter.preparing()
            self._claims = _in_sections(atlas.claims)
            self._by_verdict.clear()
            self.model.set_atlas(atlas)
            self.filters.offer(atlas)
            self.lead.setText(_lead(self._claims, has_boxes=self.ticks is not None))
        options = errata_options(address)
        asked = atlas.get(row_of(atlas, address)) if row_of(atlas, address) else None
        if getattr(asked, "verdict", None) is Verdict.CURRENT:
            options = ErrataOptions(verdict=Verdict.CURRENT)  # what is still right is on no other list
        self.filters.show_options(options, has_boxes=self.ticks is not None)
        self._apply_theme()
        self._fill()
        in_next_turn(self, self._prepare)

    @override
    def reveal(self, address: Address) -> None:
        if claim_id := row_of(self._context.opened.atlas, address):
            self.show_row(claim_id)

    @override
    def document(self) -> Document | None:
        return errata_document(self._context.opened.atlas, shown=self.model.claims)

    @override
    def copy(self) -> bool:
        """Copy the selected rows, else the whole page, with their sources."""
        rows = self.table.selected_rows()
        claims = [self.model.claims[row] for row in rows] if rows else self.model.claims
        return copy_document(errata_document(self._context.opened.atlas, shown=claims))

    def _follow_ticks(self) -> None:
        """Show the ticks of the atlas of now; nothing can be ticked off where there is no store."""
        if self.ticks is not None:
            self.ticks.deleteLater()
            self.ticks = None
        data = self._context.data
        if data is not None:
            self.ticks = Ticks(self._context.opened.atlas, data, self)
            self.ticks.changed.connect(self._on_ticks_changed)
            self.ticks.refused.connect(self.note_requested)
        self.table.has_boxes = data is not None

    def _apply_theme(self) -> None:
        pixels = round(14 * self._context.scale)
        for label in (self.lead, self.nothing):
            font = label.font()
            font.setPixelSize(pixels)
            label.setFont(font)
        self.filters.set_pixels(pixels)
        self.filters.fit(self.height())
        self.table.apply_theme(self._context.theme, self._context.scale)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.filters.fit(self.height())

    def _fill(self) -> None:
        """Show the claims that fit; the current one stays the same where it is still among them."""
        here = self.table.currentIndex()
        current = self.model.claims[here.row()].id if here.isValid() else ""
        options = self.filters.options
        asked = folded(options.words).split()
        ticked = self.ticks.ids if self.ticks is not None else frozenset()
        self.model.set_ticked(ticked)
        fitting = self._filter.fitting(self._of_verdict(options.verdict), asked)
        if options.is_left:
            fitting = tuple(claim for claim in fitting if claim.id not in ticked)
        self.model.set_claims(fitting)
        self.table.go_to(max(0, self.model.row_of(current)), select=False)
        self._show_count()

    def _of_verdict(self, verdict: Verdict | None) -> tuple[Claim, ...]:
        """Return the claims with a verdict; kept, as it is asked for with every letter typed."""
        if verdict not in self._by_verdict:
            self._by_verdict[verdict] = tuple(one for one in self._claims if _has_verdict(one, verdict))
        return self._by_verdict[verdict]

    def _show_count(self) -> None:
        options, claims = self.filters.options, self.model.claims
        ticked = self.ticks.ids if self.ticks is not None else frozenset()
        amount = sum(claim.id in ticked for claim in claims) if ticked else 0
        total = len(self._of_verdict(options.verdict))
        self.filters.show_count(progress_text(len(claims), total, amount))
        is_done = options.is_left and not options.words.strip()
        self.nothing.setText(_ALL_TICKED if is_done else _NONE_FITS)
        self.nothing.setVisible(not claims)

    def _tick(self, rows: list[int], *, is_ticked: bool) -> None:
        if self.ticks is not None:
            self.ticks.set_ticked([self.model.claims[row].id for row in rows], is_ticked=is_ticked)

    @Slot(int, bool)
    def _on_tick_requested(self, row: int, is_ticked: bool) -> None:
        """Tick a row off, with the others that are selected if it is one of them."""
        selected = self.table.selected_rows()
        self._tick(selected if row in selected else [row], is_ticked=is_ticked)

    def _toggle(self, rows: list[int]) -> None:
        """Tick rows off; if all of them are, take their ticks away."""
        self._tick(rows, is_ticked=not all(self.model.is_ticked(row) for row in rows))

    @Slot()
    def _on_ticks_changed(self) -> None:
        if self.ticks is None:
            return
        if self.filters.options.is_left:
            self._fill()
            return
        self.model.set_ticked(self.ticks.ids)
        self._show_count()

    @Slot()
    def _prepare(self) -> None:
        """Prepare the filter bit by bit once the page is shown; what it still lacks is made when needed."""
        if sum(1 for _ in islice(self._unprepared, _AT_ONCE)):
            in_next_turn(self, self._prepare)

    @Slot()
    def _on_filters_changed(self) -> None:
        self._fill()
        self.place_refined.emit(errata_address(self.filters.options))

    @Slot(int, bool)
    def _open_row(self, row: int, in_new_tab: bool) -> None:
        subjects = self.model.row(row).subjects
        if subjects:
            self.open_requested.emit(str(Address.record(subjects[0])), in_new_tab)

    @Slot(QPoint)
    def _show_menu(self, point: QPoint) -> None:
        """Show the menu of a row: to copy it, to tick it off, to open what it is about."""
        index, where = pointed_at(self.table, point)
        if not index.isValid():
            return
        row, menu = index.row(), copy_menu(self, self.copy)
        if self.ticks is not None:
            is_ticked = self.model.is_ticked(row)
            tick = menu.addAction("Take the tick away" if is_ticked else "Tick off")
            tick.triggered.connect(lambda: self._toggle([row]))
        for subject in self.model.row(row).subjects:
            name = self._context.opened.atlas.display_name(subject)
            target = str(Address.record(subject))
            opening = menu.addAction(without_mnemonic(f"Open {name}"))
            opening.triggered.connect(lambda _=False, target=target: self.open_requested.emit(target, False))
        menu.popup(where)


def _has_verdict(claim: Claim, verdict: Verdict | None) -> bool:
    return claim.verdict is not Verdict.CURRENT if verdict is None else claim.verdict is verdict


def _in_sections(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return claims section by section, in the order of their first claims."""
    order = {section: index for index, section in enumerate(dict.fromkeys(one.section for one in claims))}
    return tuple(sorted(claims, key=lambda claim: order[claim.section]))


def _lead(claims: tuple[Claim, ...], *, has_boxes: bool) -> str:
    wrong = sum(_has_verdict(claim, None) for claim in claims)
    lines = (
        f"{wrong:,} of {counted(len(claims), 'line')} of the notes {'is' if wrong == 1 else 'are'} corrected."
    )
    return f"{lines} Tick off what you know by now." if has_boxes and wrong else lines
