"""Finds which fact a row of a concept's page shows, for what can be done with a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.record_words import fact_label
from netatlas.documents.blocks import plain
from netatlas.documents.builder import reading_spans

if TYPE_CHECKING:
    from PySide6.QtGui import QTextCursor

    from netatlas.address import Address
    from netatlas.ui.page_context import PageContext


def fact_at(context: PageContext, address: Address, cursor: QTextCursor) -> str:
    """Return the id of the fact in whose row of a table a cursor is, or ''."""
    atlas, table = context.opened.atlas, cursor.currentTable()
    concept = atlas.concepts.get(atlas.owner_of(address.record_id)) if address.record_id in atlas else None
    if concept is None or table is None:
        return ""
    row = table.cellAt(cursor).row()
    texts = []
    for column in range(min(2, table.columns())):
        cell = table.cellAt(row, column).firstCursorPosition()
        cell.setPosition(table.cellAt(row, column).lastCursorPosition().position(), cell.MoveMode.KeepAnchor)
        texts.append(cell.selectedText())
    label, value = (*texts, "", "")[:2]
    labelled = [fact for fact in concept.facts if fact_label(atlas, fact) == label]
    for fact in labelled:  # two facts may have one label, such as those of two editions
        if plain(reading_spans(fact, atlas.attributes[fact.attribute], context.edition)) in value:
            return fact.id
    return labelled[0].id if labelled else ""
