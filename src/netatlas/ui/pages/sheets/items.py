"""What the page of a sheet does with its items: adds, moves and takes them off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from netatlas.address import Address
from netatlas.atlas.addressing import resolved, stored
from netatlas.atlas.anchors import anchor_of
from netatlas.desk.sheet import MOST_ITEMS, Form, SheetItem
from netatlas.ui.sheet_items import CANNOT, can_be_on_sheet, changed_items, item_name
from netatlas.words import counted

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.sheet import Sheet


def with_added(atlas: Atlas, sheet: Sheet, addresses: list[Address]) -> tuple[Sheet, str]:
    """Return a sheet with more items, none of them twice, and a sentence that says what was added."""
    there = {anchor_of(atlas, resolved(atlas, Address.parse(item.address))) for item in sheet.items}
    items = list(sheet.items)
    names: list[str] = []
    for address in addresses:
        anchor = anchor_of(atlas, address)
        if can_be_on_sheet(atlas, address) and anchor not in there and len(items) < MOST_ITEMS:
            there.add(anchor)
            items.append(SheetItem(str(stored(atlas, address))))
            names.append(item_name(atlas, address))
    if names:
        what = names[0] if len(names) == 1 else counted(len(names), "item")
        return changed_items(sheet, tuple(items)), f"Added {what}."
    if not any(can_be_on_sheet(atlas, address) for address in addresses):
        return sheet, CANNOT
    if len(items) >= MOST_ITEMS:
        return sheet, f"A sheet takes {MOST_ITEMS} items at most."
    return sheet, "It is on the sheet already." if len(addresses) == 1 else "All of them are on the sheet."


def with_moved(sheet: Sheet, start: int, target: int) -> Sheet:
    """Return a sheet with one item at another position."""
    items = list(sheet.items)
    items.insert(target, items.pop(start))
    return changed_items(sheet, tuple(items))


def without(sheet: Sheet, index: int) -> Sheet:
    """Return a sheet without one item."""
    return changed_items(sheet, (*sheet.items[:index], *sheet.items[index + 1 :]))


def with_other_form(sheet: Sheet, index: int) -> Sheet:
    """Return a sheet with one item short instead of full, or the other way round."""
    item = sheet.items[index]
    other = replace(item, form=Form.FULL if item.form is Form.SHORT else Form.SHORT)
    return changed_items(sheet, (*sheet.items[:index], other, *sheet.items[index + 1 :]))
