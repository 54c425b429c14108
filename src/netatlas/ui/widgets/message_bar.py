"""A bar across the window for errors and other messages, with details on request."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from netatlas.ui.widgets.plain_text import plain_label
from netatlas.ui.widgets.speaking import speak

if TYPE_CHECKING:
    from collections.abc import Callable


class Cause(Enum):
    """What a message is about: it goes when that succeeds, most also when another page is shown."""

    PAGE = auto()
    """A page that could not be shown."""
    SAVING = auto()
    """A page saved to a file, or not."""
    EXPORT = auto()
    PRINTING = auto()
    FORGETTING = auto()
    """What was opened is forgotten, or not."""
    DEFECT = auto()
    """An error of NetAtlas itself."""
    PACK = auto()
    """The packs that are open, or could not be opened."""
    OWN_DATA = auto()
    """Notes, bookmarks and sheets that cannot be read or written."""
    OPENED = auto()
    """What is opened, which cannot be counted."""
    MOVES = auto()
    """What is moved on the map, which cannot be kept."""
    KEEPING = auto()
    """What is open, which cannot be kept for the next start."""
    SESSION = auto()
    """What happened to the user's own data and is not undone by anything; only the user puts it away."""

    @property
    def outlasts_page(self) -> bool:
        """Whether a message about it stays when another page is shown."""
        return self in {Cause.PACK, Cause.OWN_DATA, Cause.OPENED, Cause.MOVES, Cause.KEEPING, Cause.SESSION}


class _Message(NamedTuple):
    text: str
    details: bool
    action: tuple[str, Callable[[], object]] | None


class MessageBar(QFrame):
    """A message, a button for its details if there are any, and one to dismiss it.

    A new message is read out at once, since the keyboard stays where it is.
    Each cause has one message at most; the latest is shown, and when it goes the one before it.

    Signals:
        details_requested: the button for details was clicked.
    """

    details_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.label = plain_label(wrap=True, selectable=True)
        self.details = QPushButton("Details")
        self.action = QPushButton()
        self._messages: dict[Cause, _Message] = {}
        self.dismiss_button = QPushButton("Dismiss")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.action)
        row.addWidget(self.details)
        row.addWidget(self.dismiss_button)
        self.action.clicked.connect(self._on_action_clicked)
        self.details.clicked.connect(self.details_requested)
        self.dismiss_button.clicked.connect(self.dismiss)
        self.hide()

    @property
    def cause(self) -> Cause | None:
        """What the message that is shown is about, or None."""
        return next(reversed(self._messages), None)

    def show_message(
        self,
        text: str,
        cause: Cause,
        *,
        details: bool = False,
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show a message.

        Args:
            text: what it says.
            cause: what it is about; it replaces the message before that is about the same.
            details: whether there is a button for details.
            action: the text of another button, and what it does.
        """
        self._messages.pop(cause, None)
        self._messages[cause] = _Message(text, details, action)
        self._show_latest()
        speak(self, text, urgent=True)

    def settle(self, *causes: Cause) -> None:
        """Take away the messages about something that has succeeded since."""
        if not self._messages.keys().isdisjoint(causes):
            for cause in causes:
                self._messages.pop(cause, None)
            self._show_latest()

    @Slot()
    def leave_page(self) -> None:
        """Take away the messages that do not outlast the page that they came with."""
        self.settle(*(cause for cause in Cause if not cause.outlasts_page))

    def focus_content(self) -> None:
        """Give the keyboard to its first button."""
        first = next(one for one in (self.action, self.details, self.dismiss_button) if one.isVisible())
        first.setFocus()

    def _show_latest(self) -> None:
        cause = self.cause
        if cause is None:
            self.hide()
            return
        message = self._messages[cause]
        self.label.setText(message.text)
        self.details.setVisible(message.details)
        self.action.setVisible(message.action is not None)
        if message.action is not None:
            self.action.setText(message.action[0])
        self.setAccessibleName(message.text)
        self.show()

    @Slot()
    def _on_action_clicked(self) -> None:
        cause = self.cause
        if cause is not None and (action := self._messages[cause].action) is not None:
            action[1]()

    @Slot()
    def dismiss(self) -> bool:
        """Take away the message that is shown; return True if there was one."""
        cause = self.cause
        if cause is None:
            return False
        self.settle(cause)
        return True
