"""Finds which fact a row of a page shows, and which rows show a record that has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.model import Claim
from netatlas.ui.widgets.row_wash import records_at

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor

    from netatlas.atlas.atlas import Atlas


def fact_at(atlas: Atlas, cursor: QTextCursor) -> str:
    """Return the id of the fact in whose row of a table a cursor is, or ''."""
    return next((record_id for record_id in records_at(cursor) if record_id in atlas.facts), "")


def held_by(atlas: Atlas, record_id: str) -> tuple[str, ...]:
    """Return the records that hold the content of a claim, for where it has no row itself."""
    record = atlas.get(record_id)
    return record.held_by if isinstance(record, Claim) else ()
