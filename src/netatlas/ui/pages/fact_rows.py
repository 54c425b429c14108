"""Finds which fact a row of a concept's page shows, for what can be done with a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.ui.widgets.row_wash import records_at

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor

    from netatlas.atlas.atlas import Atlas


def fact_at(atlas: Atlas, cursor: QTextCursor) -> str:
    """Return the id of the fact in whose row of a table a cursor is, or ''."""
    return next((record_id for record_id in records_at(cursor) if record_id in atlas.facts), "")
