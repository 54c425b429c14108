"""Paints pages that are laid out onto any device of Qt's: an image for the preview, a printer, a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from netatlas.printing.paper.geometry import DOTS_PER_INCH
from netatlas.printing.paper.look import paper_colours

if TYPE_CHECKING:
    from netatlas.printing.paper.layout import PaperLayout

_LINE_DOTS = 5.0
_DOTS_PER_METRE = DOTS_PER_INCH / 0.0254


def paint_page(painter: QPainter, layout: PaperLayout, number: int) -> None:
    """Paint a page, counted from 0, with its top left corner at the painter's origin and a unit of a dot.

    The painter is scaled by the caller: by ``dpi / 720`` for a device of ``dpi`` dots an inch. Call it in the
    thread that laid the page out.
    """
    page = layout.pages[number]
    painter.save()
    painter.setPen(QPen(QColor(paper_colours().base["line"]), _LINE_DOTS))
    painter.drawLines([QLineF(line.x1, line.y1, line.x2, line.y2) for line in page.lines])
    painter.restore()
    for part in page.parts:
        painter.save()
        painter.translate(part.x, part.y)
        painter.scale(part.scale, part.scale)
        part.document.drawContents(painter)
        painter.restore()


def page_image(layout: PaperLayout, number: int, dpi: float) -> QImage:
    """Return a picture of a page on white; ``QImage`` may be handed from a job to the window."""
    scale = dpi / DOTS_PER_INCH
    image = QImage(
        round(layout.paper.width * scale), round(layout.paper.height * scale), QImage.Format.Format_RGB32
    )
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    paint_page(painter, layout, number)
    painter.end()
    return image
