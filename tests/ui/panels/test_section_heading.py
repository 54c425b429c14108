"""Headings of the right panel at every size of text: whole, in as many lines as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from netatlas.ui.panels.section import PanelPlace, PanelSection
from netatlas.ui.widgets.font_sizes import sized

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.ui.widgets.disclosure import Disclosure

WIDTH = 263
"""Pixels of a section beside a scroll bar and margins."""
TITLES = ("Around here", "Around Egress-only internet gateway", "Around GatewayLoadBalancerEndpointService")


class _Section(PanelSection):
    """A section with a button at the end of its heading."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.button = QPushButton("On the map")
        self.add_to_head(self.button)

    @override
    def show_place(self, place: PanelPlace) -> None:
        raise NotImplementedError


def _painted_rows(heading: Disclosure) -> set[int]:
    """Return the rows of pixels with some of the text's ink, below the left edge of the text."""
    picture = heading.grab(QRect(18, 0, heading.width() - 18, heading.height())).toImage()
    paper = picture.pixel(picture.width() - 1, 0)
    return {
        y
        for y in range(picture.height())
        if any(picture.pixel(x, y) != paper for x in range(picture.width()))
    }


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_no_heading_is_cut(qtbot: QtBot, title: str, scale: float) -> None:
    """At large text, what a section is about could not be read, or widened the panel past its edge."""
    section = _Section(title)
    qtbot.addWidget(section)
    font = sized(section.font(), 14 * scale, bold=True)
    section.heading.setFont(font)
    section.button.setFont(sized(section.font(), 12 * scale))
    section.resize(WIDTH, 400)
    section.show()
    qtbot.waitExposed(section)
    section.set_title(title)
    heading = section.heading
    qtbot.waitUntil(lambda: heading.height() > 0 and section.width() == WIDTH)
    assert section.minimumSizeHint().width() <= WIDTH
    metrics = QFontMetrics(font)
    room = QRect(0, 0, heading.width() - 16, 0)
    flags = int(Qt.TextFlag.TextWordWrap)
    if max(map(metrics.horizontalAdvance, title.split())) > room.width():
        flags |= int(Qt.TextFlag.TextWrapAnywhere)
    needed = metrics.boundingRect(room, flags, title)
    assert needed.width() <= room.width()
    assert heading.height() >= needed.height()
    rows = _painted_rows(heading)
    assert 0 not in rows
    assert heading.height() - 1 not in rows
    assert max(rows) - min(rows) > needed.height() - metrics.height()
    assert not heading.geometry().intersects(section.button.geometry())
    assert section.rect().contains(section.button.geometry())
