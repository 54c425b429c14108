"""The main window and its layout; ``controller`` and ``keyboard`` decide what it does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QLocale, QMimeData, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QMainWindow,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from netatlas.paths import PACK_ENDING
from netatlas.ui.fonts import apply_font
from netatlas.ui.next_turn import in_next_turn
from netatlas.ui.panels.browse import BrowsePanel
from netatlas.ui.panels.right_panel import RightPanel
from netatlas.ui.placing import FIRST_SIZE
from netatlas.ui.style import style_sheet
from netatlas.ui.tabs import Tabs
from netatlas.ui.top_bar import TopBar
from netatlas.ui.widgets.message_bar import MessageBar
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import ElidedLabel, plain_label
from netatlas.ui.widgets.speaking import speak
from netatlas.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from netatlas.ui.jobs import Jobs
    from netatlas.ui.palette.palette import Palette
    from netatlas.ui.theme import Theme
    from netatlas.ui.widgets.find_bar import FindBar

_NARROWEST_PAGE = 360
_MESSAGE_MS = 6000
"""How long a message stays in the status bar."""
_PROGRESS_MAX = 100
"""Value of the progress bar when all is done."""


class MainWindow(QMainWindow):
    """Menu, top bar, Browse, tabs, right panel, find bar, status bar, and the palette above them.

    Signals:
        first_painted: the window was painted for the first time; heavy work may begin.
        escape_pressed: Esc was pressed, and no widget handled it.
        closing: the window is about to close.
        files_dropped: files and folders were dropped on the window, a list of ``Path``.
        cancel_requested: the user wants to cancel what is running.
    """

    first_painted = Signal()
    escape_pressed = Signal()
    closing = Signal()
    files_dropped = Signal(object)
    cancel_requested = Signal()

    def __init__(self, jobs: Jobs, theme: Theme) -> None:
        """Lay out the empty window."""
        super().__init__()
        self.setWindowTitle("NetAtlas")
        self.resize(FIRST_SIZE)
        self.setMinimumSize(640, 420)
        self.setAcceptDrops(True)
        self._painted = False
        self._has_reduced_motion = False
        self._busy_text = ""
        self.top = TopBar(self)
        self.message = MessageBar(self)
        self.browse = BrowsePanel(theme, self)
        self.tabs = Tabs(self)
        self.panel = RightPanel()
        self._jobs, self._theme, self._scale = jobs, theme, 1.0
        self._palette_box: Palette | None = None
        self._find_bar: FindBar | None = None
        self._lay_out()
        self._fill_status_bar()
        self.set_theme(theme)
        jobs.busy_changed.connect(self._on_busy_changed)

    def set_theme(self, theme: Theme) -> None:
        """Change the colours of all that is in the window, and of its dialogs.

        The style sheet is the window's, since Qt sets one of the application for each widget as often as the
        widget is deep.
        """
        self._theme = theme
        self.tabs.bar.forget_sizes()
        self.setStyleSheet(style_sheet(theme.base, self._scale))
        self.browse.set_theme(theme)
        if self._palette_box is not None:
            self._palette_box.set_theme(theme)

    def set_scale(self, scale: float) -> None:
        """Change the size of the text of all that is in the window, of its menus and of its dialogs."""
        if scale == self._scale:
            return
        before, self._scale = self._scale, scale
        apply_font(scale)
        self.tabs.bar.forget_sizes()
        self.setStyleSheet(style_sheet(self._theme.base, scale))
        self.top.set_scale(scale)
        self.splitter.scale_browse(scale / before)

    @Slot(bool)
    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Keep still, or not, the bar of work whose progress is not known."""
        self._has_reduced_motion = is_reduced

    @property
    def palette_box(self) -> Palette:
        """The palette over the window; created on first use, after the first paint."""
        if self._palette_box is None:
            from netatlas.ui.palette.palette import Palette

            self._palette_box = Palette(self._jobs, self._theme, self)
        return self._palette_box

    @property
    def find_bar(self) -> FindBar:
        """The find bar below the page; created on first use, like the palette."""
        if self._find_bar is None:
            from netatlas.ui.widgets.find_bar import FindBar

            self._find_bar = FindBar(self)
            self._content.addWidget(self._find_bar)
        return self._find_bar

    def set_language(self, language: str) -> None:
        """Set the language of what comes from packs, such as ``en-GB``, in which screen readers read it."""
        locale = QLocale(language)
        for widget in (self.tabs, self.browse, self.panel, self.palette_box):
            widget.setLocale(locale)

    def show_pack_line(self, left: str, right: str = "Offline: no network access") -> None:
        """Set the lasting texts of the status bar: what is open, and that there is no network access."""
        self._pack_line.show_text(left)
        self._offline.setText(right)

    def show_safe_start(self) -> None:
        """Say in the status bar that nothing is kept."""
        label = named(plain_label("Safe start: nothing is kept"), "safeStart")
        self.statusBar().addPermanentWidget(label)

    def show_message(self, text: str, *, is_read: bool = True) -> None:
        """Show a message in the status bar for a few seconds, and have it read out unless it is elsewhere."""
        self.statusBar().showMessage(text, _MESSAGE_MS)
        speak(self, text if is_read else "")

    def geometry_state(self) -> tuple[bytes, bytes]:
        """Return the geometry of the window and the splitter, for the next start."""
        return bytes(self.saveGeometry().data()), bytes(self.splitter.saveState().data())

    def restore_geometry_state(self, window: bytes, splitter: bytes) -> None:
        """Restore the geometry of the last session, moved into sight; empty states change nothing."""
        if window:
            self.restoreGeometry(QByteArray(window))
        if splitter:
            self.splitter.restoreState(QByteArray(splitter))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_files(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if files := _dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            in_next_turn(self, self.first_painted.emit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.splitter.make_room()
        if self._palette_box is not None and self._palette_box.isVisible():
            self._palette_box.place()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escape_pressed.emit()
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        box = self._palette_box
        if box is not None and box.isVisible() and not box.geometry().contains(event.position().toPoint()):
            box.close_palette()
        super().mousePressEvent(event)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setMinimumWidth(_NARROWEST_PAGE)  # not what the page asks for, which would push Browse aside
        self._content = QVBoxLayout(content)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.setSpacing(0)
        self._content.addWidget(self.tabs, 1)
        self.tabs.add_beside(self.panel)
        self.splitter = WindowParts(self.browse, content, self.tabs, self.panel)
        self.top.browse.clicked.connect(self.browse.toggle)
        self.browse.room_changed.connect(self._on_browse_room_changed)
        middle = QWidget()
        rows = QVBoxLayout(middle)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for widget in (self.top, self.message):
            rows.addWidget(widget)
        rows.addWidget(self.splitter, 1)
        self.setCentralWidget(middle)

    def _fill_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self._pack_line = ElidedLabel()
        # hidden by ourselves: Qt shows it again below a message when the bar becomes higher (6.11)
        bar.messageChanged.connect(lambda text: self._pack_line.setVisible(not text))
        self._busy = named(QProgressBar(maximum=0, textVisible=False), "busy", spoken="Working")
        self._busy.setFixedSize(90, 8)
        self._busy.hide()
        self._cancel = named(QToolButton(), "cancel", spoken="Cancel what is under way")
        self._cancel.setText("Cancel")
        self._cancel.clicked.connect(self.cancel_requested)
        self._cancel.hide()
        self._offline = plain_label()
        bar.addWidget(self._pack_line)
        bar.addPermanentWidget(self._busy)
        bar.addPermanentWidget(self._cancel)
        bar.addPermanentWidget(self._offline)

    @Slot()
    def _on_browse_room_changed(self) -> None:
        """Offer Browse behind a button where there is no room beside the page."""
        self.top.browse.setVisible(self.browse.is_narrow)
        self.top.browse.setChecked(not self.browse.isHidden())

    @Slot(str, float)
    def _on_busy_changed(self, text: str, share: float) -> None:
        """Show the progress of a job, without replacing another message in the status bar."""
        begins = not self._busy_text
        self._busy.setRange(0, 0 if share < 0 and not self._has_reduced_motion else _PROGRESS_MAX)
        self._busy.setValue(round(share * _PROGRESS_MAX))
        self._busy.setVisible(bool(text))
        self._cancel.setVisible(bool(text))
        if begins:
            speak(self, text)
        is_own = self.statusBar().currentMessage() == self._busy_text
        self._busy_text = text
        if text and (begins or is_own):
            self.statusBar().showMessage(text)
        elif is_own:
            self.statusBar().clearMessage()


def _dropped_files(data: QMimeData) -> list[Path]:
    """Return the packs and sheet files that are dragged; nothing if anything else is among them."""
    urls = data.urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return paths if len(paths) == len(urls) and all(map(_can_be_opened, paths)) else []


def _can_be_opened(path: Path) -> bool:
    return path.name == "pack.yaml" or path.suffix in {PACK_ENDING, ".json"} or path.is_dir()
