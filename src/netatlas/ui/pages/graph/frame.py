"""Arranges the parts of the graph page: the bar over outline and picture, a column beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.ui.pages.graph.path_mode import PathMode


def arrange(page: QWidget, bar: QWidget, path: PathMode, picture: QWidget, side: QWidget) -> None:
    """Lay the parts out in the page."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(bar)
    column.addWidget(path.ends)
    column.addWidget(picture, 1)
    column.addWidget(path.strip)
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addLayout(column, 1)
    row.addWidget(side)
