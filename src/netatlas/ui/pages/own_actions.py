"""The items of a context menu that note, bookmark and put on the sheet what was pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.ui.bookmarking import bookmark_name, is_bookmarked
from netatlas.ui.sheet_items import can_be_on_sheet, is_on_sheet
from netatlas.ui.widgets.plain_text import set_tip, without_mnemonic

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from netatlas.address import Address
    from netatlas.ui.page_context import PageContext


def add_own_actions(
    menu: QMenu, context: PageContext, address: Address, request: Callable[[str, str], object]
) -> None:
    """Add "Note on …", "Bookmark …" and "Put … on the sheet" for an address.

    Args:
        menu: where they are added.
        context: the atlas, and the user's own data; without that nothing is added.
        address: what they are about.
        request: called with the id of a command and the address.
    """
    atlas, data = context.opened.atlas, context.data
    if data is None:
        return
    name = bookmark_name(atlas, address)
    texts = {"bookmark.toggle": f"Bookmark {name}"}
    if is_bookmarked(data, atlas, address):
        texts = {"bookmark.toggle": f"Remove the bookmark of {name}"}
    if not address.view_name:
        texts = {"note.new": f"Note on {name}…", **texts}
    if can_be_on_sheet(atlas, address):
        is_on = is_on_sheet(data, atlas, address)
        texts["sheet.toggle"] = f"Take {name} off the sheet" if is_on else f"Put {name} on the sheet"
    for command, text in texts.items():
        action = menu.addAction(without_mnemonic(text))
        action.triggered.connect(lambda _checked=False, command=command: request(command, str(address)))
        action.setEnabled(not data.items.reason)
        set_tip(action, data.items.reason or text)
    menu.setToolTipsVisible(True)
