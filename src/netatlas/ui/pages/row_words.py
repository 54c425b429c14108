"""What a page says when the row that it was asked for is not on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition
from netatlas.atlas.record_words import record_name

if TYPE_CHECKING:
    from netatlas.ui.page_context import PageContext


def why_no_row(context: PageContext, record_id: str) -> str:
    """Return why the row of a record is not shown, or '' where a page has none for it."""
    if context.edition is not Edition.NOTES:
        return ""
    name = record_name(context.opened.atlas, record_id)
    return f"{name} is not in the notes: another edition shows it."
