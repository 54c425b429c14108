"""Pictures in widgets of any size: one that is taken away is 0 pixels wide or high for a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QResizeEvent

from netatlas.ui.canvas.path_canvas import PathCanvas
from netatlas.ui.canvas.scene_canvas import SceneCanvas

if TYPE_CHECKING:
    from tests.journeys.conftest import Reader

PAGES = (
    "nat-gateway",
    "nat-history",
    "view:graph",
    "view:graph?around=nat-gateway",
    "view:graph?mode=path&from=ec2-instance&to=internet",
)
SIZES = [(0, 0), (0, 300), (300, 0), (1, 1)]


@pytest.mark.parametrize("address", PAGES)
def test_a_picture_may_have_any_size(reader: Reader, address: str) -> None:
    """A tab that is closed, or a panel that folds, would raise an error."""
    reader.application.controller.open_address(address)
    reader.qtbot.waitUntil(lambda: reader.application.jobs.idle, timeout=20_000)
    canvases = [one for one in reader.window.findChildren(SceneCanvas) if one.isVisible()]
    assert canvases
    for canvas in canvases:
        before = canvas.size()
        canvas.hide()  # so that the event below is the only one: Qt calls nothing of a hidden widget
        for size in SIZES:
            canvas.setMinimumSize(0, 0)
            canvas.resize(*size)
            canvas.resizeEvent(QResizeEvent(QSize(*size), before))
            if isinstance(canvas, PathCanvas):
                canvas.show_stops()
            for factor in (2.0, 0.25):
                canvas.zoom(factor, at=QPointF(0, 0))
                canvas.pan(3, 5)
            canvas.refresh()
            assert canvas.viewport.x.extent > 0
            if canvas.current:
                canvas.go_to(canvas.current)
