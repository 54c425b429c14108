"""Arranges the parts of the graph page: the bar over outline and picture, a column beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.ui.pages.graph.path_mode import PathMode

_SHARE_OF_GRAPH = 2
"""How many times as wide as the column beside it the graph is at least."""


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
    row.addLayout(column, _SHARE_OF_GRAPH)
    row.addWidget(side, 1)  # it has the width that its text needs, but no more than its share
