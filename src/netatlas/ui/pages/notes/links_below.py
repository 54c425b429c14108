"""Links in lines below a note: what it links to, and the notes that link to the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netatlas.ui.widgets.flow_layout import FlowLayout
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.plain_text import plain_label
from netatlas.ui.widgets.text_link import TextLink

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 40
"""Links that are shown; a note with more is a list itself."""
_LONGEST = 60
"""Letters of a link's text."""


class LinkLine(QWidget):
    """A heading with links below it; hidden while there are none.

    Attributes:
        buttons: the links.

    Signals:
        open_requested: the address of a link, and whether to open it in a new tab.
    """

    open_requested = Signal(str, bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._title = title
        self._heading = plain_label(title)
        self._links = QWidget()
        self._flow = FlowLayout(self._links, spacing=14)
        self.buttons: list[TextLink] = []
        self._shown: Sequence[tuple[str, str, str]] = ()
        self._scale = 1.0
        self._has_room = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._links)
        self.hide()

    def show_links(self, links: Sequence[tuple[str, str, str]], scale: float) -> None:
        """Show other links: the text, the address, and small words behind the text of each."""
        self.setVisible(bool(links) and self._has_room)
        if links == self._shown and scale == self._scale:
            return
        self._shown, self._scale = links, scale
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(*link) for link in links[:_MOST]]
        for button in self.buttons:
            self._flow.insert_widget(self._flow.count(), button)
        self._heading.setFont(sized(self.font(), 14 * scale, bold=True))

    def give_room(self, *, has_room: bool) -> None:
        """Take note of whether there is room for it below the note."""
        self._has_room = has_room
        self.setVisible(bool(self._shown) and has_room)

    def _button(self, text: str, address: str, day: str) -> TextLink:
        spoken = " ".join(filter(None, (self._title, text, day)))
        short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        button = TextLink(f"{short}  {day}" if day else short, text, spoken=spoken)
        button.setFont(sized(self.font(), 14 * self._scale))
        button.clicked.connect(lambda _checked=False: self.open_requested.emit(address, False))
        return button
