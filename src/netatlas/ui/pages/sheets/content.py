"""What a sheet's paper is made of, in a job, and what its list says of each item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.addressing import resolved
from netatlas.atlas.figures import share_text
from netatlas.documents.sheet import sheet_content
from netatlas.documents.sheet_notes import own_notes
from netatlas.ui.pages.sheets.item_model import ItemRow
from netatlas.ui.sheet_items import item_name

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.sheet import Sheet
    from netatlas.ui.paper.rendering import PaperFacts, PaperMaker
    from netatlas.ui.user_data import UserData

_NO_FACTS_PROBLEM = "not in the open packs"
_LEFT_OUT = "does not fit"


def paper_maker(data: UserData, atlas: Atlas, sheet: Sheet) -> PaperMaker:
    """Return the function that makes the content of a sheet in a worker thread."""
    return lambda _progress: (sheet_content(atlas, sheet, own_notes(sheet, data.notes.all)), sheet.layout)


def item_rows(atlas: Atlas, sheet: Sheet, facts: PaperFacts | None) -> tuple[ItemRow, ...]:
    """Return the rows of the list; what is not on the paper says so."""
    missing = {one.key: one.reason for one in facts.missing} if facts is not None else {}
    left_out = {one.key for one in facts.left_out} if facts is not None else set()
    rows: list[ItemRow] = []
    for item in sheet.items:
        address = item.address
        problem, reason = "", ""
        if address in missing:
            problem, reason = _NO_FACTS_PROBLEM, missing[address]
        elif address in left_out:
            problem, reason = _LEFT_OUT, "It is not on the paper."
        share = facts.shares.get(address) if facts is not None else None
        said = "" if share is None else share_text(share)
        rows.append(ItemRow(address, _name(atlas, address, facts), str(item.form), said, problem, reason))
    return tuple(rows)


def left_out_sentences(rows: tuple[ItemRow, ...], facts: PaperFacts) -> list[str]:
    """Return what is not on the paper: items that are gone, and sections that do not fit."""
    names = {row.address: row.name for row in rows}
    gone = [f"{names.get(one.key, one.key)}: {one.reason}" for one in facts.missing]
    return [*gone, *(one.reason for one in facts.left_out)]


def _name(atlas: Atlas, address: str, facts: PaperFacts | None) -> str:
    """Return what an item is called: of a note its title; of a record its own name."""
    if facts is not None and address.startswith("note:") and address in facts.titles:
        return facts.titles[address]
    return item_name(atlas, resolved(atlas, Address.parse(address)))
