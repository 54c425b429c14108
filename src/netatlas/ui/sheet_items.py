"""Puts things on the current sheet and takes them off: the page in front, a row, an entry of the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.addressing import resolved, stored
from netatlas.atlas.anchors import anchors_of
from netatlas.errors import UsageError
from netatlas.ui.bookmarking import bookmark_name
from netatlas.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.sheet import Sheet, SheetItem
    from netatlas.ui.user_data import UserData

FIRST_SHEET = "My sheet"
"""The name of the sheet that is made when something is put on a sheet and there is none yet."""
_KINDS = frozenset({"comparison", "concept", "event", "fact", "journey", "limit", "relation", "timeline"})
"""The kinds of records that a sheet can show."""
_LIMITS = "limits"
_FILTER = frozenset({"words", "scope", "topic", "hard", "changed"})
"""Parameters of the page of limits that say which are listed; the others say how."""
CANNOT = "Concepts, comparisons, limits, timelines, journeys and notes can be on a sheet; this cannot."


def can_be_on_sheet(atlas: Atlas, address: Address) -> bool:
    """Return True if a sheet can show what is at an address."""
    if address.head == "note":
        return address.names[0].isdigit()
    if address.subjects:
        return all(subject in atlas.concepts for subject in address.subjects)
    if address.view_name:
        return address.view_name == _LIMITS
    record_id = address.record_id
    return record_id in atlas and atlas.kind_of(record_id) in _KINDS


def sheet_address(address: Address) -> Address:
    """Return what is put on a sheet for an address: limits with their filter, else without parameters."""
    if address.view_name != _LIMITS:
        return address.target
    return address.with_params([pair for pair in address.params if pair[0] in _FILTER])


def is_on_sheet(data: UserData, atlas: Atlas, address: Address) -> bool:
    """Return True if something is on the current sheet, as far as is known without reading."""
    own = anchors_of(atlas, address)
    return any(_anchor(atlas, item) in own for item in data.items.on_sheet)


def toggle_on_sheet(data: UserData, atlas: Atlas, address: Address) -> str:
    """Put something on the current sheet in the background, or take it off; return what was done.

    Without a sheet the first one is made. Where nothing can be written, nothing is done, and the sentence
    says why.
    """
    if data.items.reason:
        return data.items.reason
    if not can_be_on_sheet(atlas, address):
        return CANNOT
    name, sheet = item_name(atlas, address), data.items.sheet or FIRST_SHEET
    own = anchors_of(atlas, address)
    if is_on_sheet(data, atlas, address):
        data.write(lambda data: _take_off(data, atlas, own))
        return f"{name} is not on the sheet {quoted(sheet)} any more."
    item = str(stored(atlas, address))
    data.write(lambda data: _put_on(data, atlas, item))
    return f"{name} is on the sheet {quoted(sheet)} now."


def item_name(atlas: Atlas, address: Address) -> str:
    """Return what an item of a sheet is called; limits that are filtered with the words of the filter."""
    return bookmark_name(atlas, sheet_address(address))


def changed_items(sheet: Sheet, items: tuple[SheetItem, ...]) -> Sheet:
    """Return a sheet with other items."""
    from msgspec.structs import replace

    return replace(sheet, items=items)


def free_name(name: str, taken: tuple[str, ...]) -> str:
    """Return a name that no sheet has, with a number at its end if need be.

    >>> free_name("My sheet", ("My sheet",))
    'My sheet 2'
    """
    number, free = 2, name
    while free in taken:
        free, number = f"{name} {number}", number + 1
    return free


def read_saved(data: UserData, name: str) -> Sheet | None:
    """Return a saved sheet, or None if there is none of that name; in a worker thread.

    Raises:
        UsageError: a newer NetAtlas has saved it.
    """
    from msgspec.structs import replace

    from netatlas.desk.sheet import read_sheet

    text = data.sheets.load(name)
    return replace(read_sheet(text, origin=name), name=name) if text is not None else None


def save(data: UserData, sheet: Sheet) -> None:
    """Store a sheet under its name; in a worker thread."""
    from netatlas.desk.sheet import sheet_json

    data.sheets.save(sheet.name, sheet_json(sheet))


def _anchor(atlas: Atlas, stored_address: str) -> str:
    """Return the anchor of an item, which is the same for every form of one comparison or filter."""
    return anchors_of(atlas, resolved(atlas, Address.parse(stored_address)))[0]


def _put_on(data: UserData, atlas: Atlas, item: str) -> None:
    from netatlas.desk.sheet import MOST_ITEMS, SheetItem

    current = data.sheets.current

    def put(items: tuple[SheetItem, ...]) -> tuple[SheetItem, ...]:
        if _anchor(atlas, item) in {_anchor(atlas, one.address) for one in items}:
            return items  # asked for twice, before the first was stored
        if len(items) >= MOST_ITEMS:
            raise UsageError(f"The sheet {quoted(current)} is full: it takes {MOST_ITEMS} items at most.")
        return (*items, SheetItem(item))

    _change_items(data, current or FIRST_SHEET, put)
    if not current:
        data.sheets.make_current(FIRST_SHEET)


def _take_off(data: UserData, atlas: Atlas, anchors: tuple[str, ...]) -> None:
    if name := data.sheets.current:
        _change_items(
            data,
            name,
            lambda items: tuple(one for one in items if _anchor(atlas, one.address) not in anchors),
        )


def _change_items(
    data: UserData, name: str, change: Callable[[tuple[SheetItem, ...]], tuple[SheetItem, ...]]
) -> None:
    """Store a sheet with other items, while nobody else can change it; in a worker thread."""
    from netatlas.desk.sheet import Sheet, read_sheet, sheet_json

    def changed(text: str | None) -> str:
        sheet = read_sheet(text, origin=name) if text is not None else Sheet(name)
        return sheet_json(changed_items(sheet, change(sheet.items)))

    data.sheets.change(name, changed)
