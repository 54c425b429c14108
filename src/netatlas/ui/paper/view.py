"""Shows the pages of a paper below each other, from images that a job has painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea
from typing_extensions import override

from netatlas.ui.commands import SHOW_ALL_KEYS, ZOOM_IN_KEYS, ZOOM_OUT_KEYS
from netatlas.ui.widgets.chosen_line import paint_ring
from netatlas.ui.widgets.naming import named
from netatlas.words import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.ui.paper.rendering import PaperPicture
    from netatlas.ui.theme import Theme

_MARGIN = 15
_GAP = 14
"""Pixels around the pages, and between two."""
_PIXELS_PER_MM = 96 / 25.4
"""Of a screen at a scale of 1, where a page is shown at 100 %."""
_STEP = 1.25
_LEAST, _MOST = 0.2, 4.0
"""By how much a step zooms, and how far."""
_REST_MS = 120
"""Time after which a page is painted anew for another size, so that resizing does not paint at each pixel."""


class PaperView(QAbstractScrollArea):
    """The pages. Until images of the size that is wanted come, those at hand are shown at that size.

    Signals:
        images_wanted: pages in sight have no image of the right size.
        zoomed: pages are shown at another size, or another page is in sight.
    """

    images_wanted = Signal()
    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without a paper."""
        super().__init__(parent)
        named(self, "paperView", spoken="Paper")
        self._theme = theme
        self._picture: PaperPicture | None = None
        self._zoom: float | None = None  # None: as wide as its room
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    @property
    def picture(self) -> PaperPicture | None:
        """What is shown."""
        return self._picture

    @property
    def zoom(self) -> float:
        """The size at which pages are shown; 1 is that of the paper."""
        return self._page_width / (self._paper_width * _PIXELS_PER_MM)

    @property
    def fits_width(self) -> bool:
        """Whether pages are as wide as their room."""
        return self._zoom is None

    @property
    def image_width(self) -> int:
        """The width of a page in pixels of the screen."""
        return max(1, round(self._page_width * self.devicePixelRatioF()))

    @property
    def pages_in_sight(self) -> range:
        """The pages that can be seen, and those beside them."""
        step = self._page_height + _GAP
        top = self.verticalScrollBar().value() - _MARGIN
        first = max(0, int(top // step))
        last = max(first, int((top + self.viewport().height()) // step))
        return range(max(0, first - 1), last + 2)

    @property
    def page_in_front(self) -> int:
        """The page in the middle of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2 - _MARGIN
        pages = self._picture.facts.pages if self._picture is not None else 1
        return max(0, min(pages - 1, int(middle // (self._page_height + _GAP))))

    def show_picture(self, picture: PaperPicture) -> None:
        """Show a paper as it is laid out now."""
        self._picture = picture
        self._fit()
        facts = picture.facts
        said = f"{counted(facts.pages, 'page')}, {counted(facts.columns, 'column')}"
        self.setAccessibleName(f"Paper: {said}")
        self.viewport().update()
        self.zoomed.emit()

    def apply_theme(self, theme: Theme) -> None:
        """Use other colours around the pages, which are white themselves."""
        self._theme = theme
        self.viewport().update()

    def zoom_in(self) -> None:
        """Show pages larger."""
        self._set_zoom(min(_MOST, self.zoom * _STEP))

    def zoom_out(self) -> None:
        """Show pages smaller."""
        self._set_zoom(max(_LEAST, self.zoom / _STEP))

    def fit_width(self) -> None:
        """Show pages as wide as their room."""
        self._set_zoom(None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._rest.start()
        self.zoomed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ZOOM_IN_KEYS:
            self.zoom_in()
        elif event.text() in ZOOM_OUT_KEYS:
            self.zoom_out()
        elif event.text() in SHOW_ALL_KEYS:
            self.fit_width()
        else:
            super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour("background"))
        if self._picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            for number in range(self._picture.facts.pages):
                self._paint_page(painter, number, self._picture.images.get(number))
        if self.hasFocus():
            paint_ring(painter, self._theme.colour("accent"), self.viewport().rect())
        painter.end()

    def _paint_page(self, painter: QPainter, number: int, image: QImage | None) -> None:
        rect = self._page_rect(number)
        if not rect.intersects(QRectF(self.viewport().rect())):
            return
        if image is None:
            painter.fillRect(rect, Qt.GlobalColor.white)
        elif image.width() == self.image_width:
            image.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(rect.topLeft(), image)
        else:
            painter.drawImage(rect, image, QRectF(image.rect()))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))

    @property
    def _paper_width(self) -> float:
        return self._picture.facts.width if self._picture is not None else 297.0

    @property
    def _page_width(self) -> int:
        # as if the bar were always there, else it would come and go with the width that it leaves
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * _MARGIN
        if self._zoom is None:
            return max(1, min(room, round(self._paper_width * _PIXELS_PER_MM * _MOST)))
        return max(1, round(self._paper_width * _PIXELS_PER_MM * self._zoom))

    @property
    def _page_height(self) -> float:
        facts = self._picture.facts if self._picture is not None else None
        return self._page_width * (facts.height / facts.width if facts is not None else 210 / 297)

    def _page_rect(self, number: int) -> QRectF:
        width, height = self._page_width, round(self._page_height)
        beside = max(_MARGIN, (self.viewport().width() - width) // 2)
        left = beside - self.horizontalScrollBar().value()
        top = _MARGIN + number * (height + _GAP) - self.verticalScrollBar().value()
        return QRectF(left, top, width, height)

    def _fit(self) -> None:
        """Let the scroll bars reach all pages."""
        pages = self._picture.facts.pages if self._picture is not None else 0
        height = 2 * _MARGIN + pages * round(self._page_height) + max(0, pages - 1) * _GAP
        view = self.viewport().size()
        bars = (
            (self.verticalScrollBar(), height, view.height()),
            (self.horizontalScrollBar(), self._page_width + 2 * _MARGIN, view.width()),
        )
        for bar, size, room in bars:
            bar.setRange(0, max(0, size - room))
            bar.setPageStep(room)
            bar.setSingleStep(40)

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._fit()
        self.viewport().update()
        self.zoomed.emit()
        self._rest.start()

    @Slot()
    def _on_scrolled(self) -> None:
        self.viewport().update()
        self.zoomed.emit()
        self._rest.start()

    @Slot()
    def _ask(self) -> None:
        """Ask for images if those at hand are of another size, or not of the pages in sight."""
        picture = self._picture
        if picture is None:
            return
        wanted = [number for number in self.pages_in_sight if number < picture.facts.pages]
        images = (picture.images.get(number) for number in wanted)
        if any(image is None or image.width() != self.image_width for image in images):
            self.images_wanted.emit()
