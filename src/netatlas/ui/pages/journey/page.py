"""The page of a journey: its text, and keys that step along the hops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextTable
from typing_extensions import override

from netatlas.documents.blocks import MUTED, Heading, Link, Paragraph, Text
from netatlas.ui.commands import with_key
from netatlas.ui.next_turn import in_next_turn
from netatlas.ui.pages.graph.address import GraphOptions, graph_address
from netatlas.ui.pages.graph.path_options import PathOptions
from netatlas.ui.pages.journey.address import hop_at, journey_address, journey_at
from netatlas.ui.pages.text_page import TextPage
from netatlas.ui.widgets.speaking import speak

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.address import Address
    from netatlas.atlas.model import Journey
    from netatlas.documents.blocks import Document
    from netatlas.ui.actions import Bindings
    from netatlas.ui.page_context import PageContext

_HELP = "Left and Right step from hop to hop, here as on the map."
_COLUMNS = 4
"""Columns of the table of hops, which other tables of the page do not have."""
_AROUND = 24
"""Pixels that are kept free above and below the current hop."""
_NO_MODIFIER, _KEYPAD = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier


class JourneyPage(TextPage):
    """A journey as text, of whose hops one can be the current one."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self._journey: Journey | None = None
        self._rows: QTextTable | None = None
        self._hop = -1
        self._keeps_in_view = False
        self.browser.installEventFilter(self)

    @property
    def hop(self) -> int:
        """The index of the current hop, or -1."""
        return self._hop

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        journey = journey_at(context.opened.atlas, address)
        is_same = journey is not None and self._journey is not None and journey.id == self._journey.id
        # at another size of the text, for example; perhaps before the scrolling for the last one
        self._keeps_in_view = is_same and (self._keeps_in_view or self._is_hop_in_view())
        self._mark(-1)  # the text may stay as it is, with another hop in it
        self._journey, self._rows = journey, None
        super().show_address(address, context)
        self._write_rest()
        frames = self.browser.document().rootFrame().childFrames()
        tables = (frame for frame in frames if isinstance(frame, QTextTable))
        self._rows = next((table for table in tables if table.columns() == _COLUMNS), None)
        self._hop = -1
        self._mark(hop_at(address, self._count))

    @override
    def with_links(self, document: Document) -> Document:
        """Return the document with a link to the map above the hops."""
        journey = self._journey
        at = next((index for index, block in enumerate(document.blocks) if isinstance(block, Heading)), 0)
        if journey is None or not at:  # the notes do not tell it, so that there are no hops
            return document
        address = graph_address(GraphOptions(path=PathOptions.of_journey(journey)))
        link = Link(with_key("On the map", "go.show_on_map"), str(address))
        row = Paragraph((link, Text(f"   {_HELP}", MUTED)))
        return msgspec.structs.replace(document, blocks=(*document.blocks[:at], row, *document.blocks[at:]))

    @override
    def commands(self) -> Bindings:
        return {"journey.next": lambda: self._step(1), "journey.previous": lambda: self._step(-1)}

    @override
    def reason(self, command_id: str) -> str:
        return "" if self._count else "The notes do not tell this journey"

    @override
    def deselect(self) -> bool:
        if super().deselect():
            return True
        had = self._hop >= 0
        self._go_to(-1)
        return had

    @override
    def reveal(self, address: Address) -> None:
        """Go to the hop that an address asks for, as from hop to hop; the keyboard is there too."""
        journey = self._journey
        if journey is None or self._hop < 0 or self._rows is None:
            super().reveal(address)
            return
        self.browser.setFocus(Qt.FocusReason.OtherFocusReason)
        self.browser.setTextCursor(self._rows.cellAt(self._hop + 1, 0).firstCursorPosition())
        self._scroll_to_hop()
        # a long text is laid out only in the next turn of the event loop
        in_next_turn(self.browser, self._scroll_to_hop)
        speak(self.browser, self._spoken(journey))

    @override
    def set_scroll_position(self, position: int) -> None:
        super().set_scroll_position(position)
        if self._hop >= 0 and (not position or self._keeps_in_view):
            # a long text is laid out only in the next turn of the event loop
            in_next_turn(self.browser, self._scroll_to_hop)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Step along the hops with keys that have nothing else to do.

        With a modifier they are for the text, and where it is broader than the page Left and Right scroll it.
        """
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or not self._count:
            return super().eventFilter(watched, event)
        key, last = Qt.Key(event.key()), self._count - 1
        if event.modifiers() & ~_KEYPAD is not _NO_MODIFIER:
            return False
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else last)
            return True
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not self.browser.horizontalScrollBar().maximum():
            self._step(1 if key == Qt.Key.Key_Right else -1)
            return True
        return False

    @property
    def _count(self) -> int:
        """The number of hops that are told; the first row of the table names its columns."""
        return self._rows.rows() - 1 if self._rows is not None else 0

    def _step(self, step: int) -> None:
        """Go to a hop before or behind; from none to the first, or back from the end to the last."""
        at_end = self._hop < 0 and step < 0
        self._go_to(self._count - 1 if at_end else max(0, min(self._hop + step, self._count - 1)))

    def _go_to(self, hop: int) -> None:
        journey = self._journey
        if journey is None:
            return
        is_other = hop != self._hop
        self._mark(hop)
        if is_other:
            self.place_refined.emit(journey_address(journey, hop))
        if hop >= 0:
            self._scroll_to_hop()
            speak(self.browser, self._spoken(journey))

    def _spoken(self, journey: Journey) -> str:
        hop, context = journey.hops[self._hop], self._context
        name = context.opened.atlas.display_name(hop.concept) if context is not None else hop.concept
        condition = f" Condition: {hop.condition}" if hop.condition else ""
        return f"Hop {self._hop + 1} of {len(journey.hops)}: {name}. {hop.says}{condition}"

    def _mark(self, hop: int) -> None:
        """Make a hop the current one, on a wash; with -1 none. The selection stays as it is."""
        if self._rows is None or self._context is None:
            return
        for index, wash in ((self._hop, None), (hop, self._context.theme.colour("accent_wash"))):
            for column in range(_COLUMNS if index >= 0 else 0):
                cell = self._rows.cellAt(index + 1, column)
                form = cell.format()
                if wash is None:
                    form.clearBackground()
                else:
                    form.setBackground(wash)
                cell.setFormat(form)
        self._hop = hop

    def _hop_extent(self) -> tuple[int, int]:
        """Return the top and bottom of the current hop, in pixels from the top of what is in view."""
        if self._rows is None or self._hop < 0:
            return 0, 0
        cells = [self._rows.cellAt(self._hop + 1, column) for column in range(_COLUMNS)]
        top = min(self.browser.cursorRect(cell.firstCursorPosition()).top() for cell in cells)
        return top, max(self.browser.cursorRect(cell.lastCursorPosition()).bottom() for cell in cells)

    def _is_hop_in_view(self) -> bool:
        top, bottom = self._hop_extent()
        return self._hop >= 0 and top < self.browser.viewport().height() and bottom > 0

    def _scroll_to_hop(self) -> None:
        """Bring the current hop into view, its beginning in any case."""
        self._keeps_in_view = False
        if self._hop < 0:
            return
        top, bottom = self._hop_extent()
        top, bottom = top - _AROUND, bottom + _AROUND
        below = max(0, bottom - self.browser.viewport().height())
        bar = self.browser.verticalScrollBar()
        bar.setValue(bar.value() + (min(top, below) if top > 0 else top))
