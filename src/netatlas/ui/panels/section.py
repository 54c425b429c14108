"""A section of the right panel: a heading that folds, and below it what a subclass shows of a page."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from netatlas.ui.widgets.disclosure import Disclosure
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from netatlas.address import Address
    from netatlas.ui.page_context import PageContext


class PanelPlace(NamedTuple):
    """The page in front, which sections show something about.

    Attributes:
        address: the page, without what in it is looked at.
        context: the atlas, the edition and the colours.
    """

    address: Address
    context: PageContext


class PanelSection(QWidget):
    """Base of the sections. It asks for content only while it is unfolded and can be seen.

    Attributes:
        key: the name under which the settings remember whether it is folded.
        heading: the button with its title that folds it.
        body: the layout of what is folded.

    Signals:
        open_requested: an address as text, and whether to open it in a new tab.
        fold_changed: it was folded or unfolded.
        scroll_requested: a widget in it, and the top and bottom of what of it is to be in sight.
        panel_changed: whether a section of a page is in the panel now; if not, the page shows it itself, or
            at least takes it back as a child.
    """

    open_requested = Signal(str, bool)
    fold_changed = Signal()
    scroll_requested = Signal(QWidget, int, int)
    panel_changed = Signal(bool)
    key = ""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Start unfolded, without content."""
        super().__init__(parent)
        self.setObjectName("panelSection")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._place: PanelPlace | None = None
        self._is_current = False
        self._next_turn = QTimer(self, singleShot=True, interval=0)
        self._next_turn.timeout.connect(self.bring_up_to_date)
        self.heading = named(Disclosure(title, strong=True), "sectionHeading")
        self.heading.setChecked(True)
        self._at_end: list[QWidget] = []
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addWidget(self.heading, 1)
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(6)
        column.addLayout(self._head)
        column.addWidget(self._content)
        self.heading.toggled.connect(self._on_toggled)

    @abstractmethod
    def show_place(self, place: PanelPlace) -> None:
        """Show what the section has to say about a page."""

    def is_about(self, place: PanelPlace) -> bool:  # noqa: ARG002 - for sections about some pages only
        """Return True if the section has something to say about a page, and not only why it has not."""
        return True

    def add_to_head(self, widget: QWidget) -> None:
        """Add a button or a note at the end of the heading: beside its first line, or else below."""
        self._at_end.append(widget)
        self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    def set_title(self, title: str) -> None:
        """Show another title in the heading."""
        self.heading.setText(title)
        self._arrange_head()

    def focus_content(self) -> None:
        """Give the keyboard to the section."""
        self.heading.setFocus()

    @property
    def is_ready(self) -> bool:
        """Whether it shows what there is about the page in front."""
        return not self._next_turn.isActive()

    @property
    def is_folded(self) -> bool:
        """Whether only the heading is shown."""
        return not self.heading.isChecked()

    def fold(self, *, folded: bool) -> None:
        """Fold or unfold it."""
        self.heading.setChecked(not folded)

    def height_at(self, width: int) -> int:
        """Return how high the section is at a width."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return self.sizeHint().height()
        return layout.totalHeightForWidth(width)

    def set_scale(self, scale: float) -> None:
        """Show the heading at another size of the text."""
        font = sized(self.font(), 14 * scale, bold=True)
        if font != self.heading.font():
            self.heading.setFont(font)
            self._arrange_head()

    def set_place(self, place: PanelPlace) -> None:
        """Show another page, or the same in other colours, as soon as it can be seen.

        The page itself is shown first. What is of an atlas that is closed now goes at once.
        """
        before, self._place, self._is_current = self._place, place, False
        self.set_scale(place.context.scale)
        self._next_turn.start()
        if before is None or before.context.opened is not place.context.opened:
            self.bring_up_to_date()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_head()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._next_turn.start()

    def _arrange_head(self) -> None:
        """Put what is at the end of the heading below it where it would leave no room for a word."""
        beside = sum(widget.sizeHint().width() + self._head.spacing() for widget in self._at_end)
        has_room = self.heading.narrowest + beside <= self.width()
        for widget in self._at_end:  # in the middle of the first line, whatever the size of its own text
            widget.setFixedHeight(self.heading.sizeHint().height())
        direction = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(direction)
        self._head.setSpacing(8 if has_room else 0)

    @Slot()
    def bring_up_to_date(self) -> None:
        """Show at once what is to be shown, for what needs it."""
        self._next_turn.stop()
        if self._place is not None and not self._is_current and not self.is_folded and self.isVisible():
            self._is_current = True
            self.show_place(self._place)

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        self._content.setVisible(is_open)
        self.bring_up_to_date()
        self.fold_changed.emit()
