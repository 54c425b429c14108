"""How full a paper is: a sentence and a bar, in the colour of a warning where something is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from netatlas.atlas.figures import share_text
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.words import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from netatlas.ui.theme import Theme

_WIDTH, _HEIGHT, _BAR = 112, 28, 5


class PaperGauge(QWidget):
    """The gauge.

    Attributes:
        text: what it says.
        is_over: whether more was asked for than fits.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start without a paper."""
        super().__init__(parent)
        named(self, "paperGauge", spoken="How full the paper is")
        self._theme = theme
        self._scale = 1.0
        self._share = 0.0
        self.text = ""
        self.is_over = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, pages: int, *, is_fitted: bool) -> None:
        """Show how much of ``pages`` is taken; without fitting there is always another page."""
        self._share = share
        self.is_over = is_fitted and round(share * 100) > 100  # noqa: PLR2004 - as a percentage
        of = "one page" if pages == 1 else counted(pages, "page")
        self.text = f"{share_text(share)} of {of}"
        self.setAccessibleName(f"{self.text}. Something is left out." if self.is_over else self.text)
        self.updateGeometry()
        self.update()

    def apply_theme(self, theme: Theme, scale: float) -> None:
        """Use other colours or another size of text."""
        self._theme, self._scale = theme, scale
        self.updateGeometry()
        self.update()

    @property
    def _words_font(self) -> QFont:
        return sized(self.font(), 14 * self._scale, bold=True)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._words_font).horizontalAdvance(self.text) + 2
        return QSize(max(words, round(_WIDTH * self._scale)), round(_HEIGHT * self._scale))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._words_font)
        painter.setPen(self._theme.colour("warning" if self.is_over else "text"))
        bar = _BAR * self._scale
        words = QRectF(0, 0, self.width(), self.height() - bar - 3)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text)
        full = QRectF(0, self.height() - bar - 1, self.width(), bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(full, bar / 2, bar / 2)
        painter.setBrush(self._theme.colour("warning" if self.is_over else "accent"))
        done = QRectF(full.left(), full.top(), full.width() * min(1.0, self._share), bar)
        painter.drawRoundedRect(done, bar / 2, bar / 2)
        painter.end()
