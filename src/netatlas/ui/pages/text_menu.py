"""The context menu of a page of text: what can be copied, and what the user keeps of what is pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from netatlas.address import Address
from netatlas.atlas.addressing import place_of
from netatlas.ui.pages.fact_rows import fact_at
from netatlas.ui.pages.own_actions import add_own_actions

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from netatlas.ui.page_context import PageContext
    from netatlas.ui.widgets.closed_browser import ClosedBrowser


def text_menu(
    browser: ClosedBrowser,
    point: QPoint,
    context: PageContext,
    page: Address,
    request: Callable[[str, str], object],
) -> QMenu:
    """Return the menu for a point of a text; it deletes itself when it is closed.

    Args:
        browser: shows the text.
        point: in its viewport.
        context: the atlas, and the user's own data.
        page: the address of the page.
        request: called with the id of a command and the address that it is for.
    """
    menu = browser.createStandardContextMenu(point)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    atlas = context.opened.atlas
    fact, target = fact_at(atlas, browser.cursorForPosition(point)), place_of(atlas, page)
    wanted = [Address.record(fact)] if fact else []
    wanted += [target] if target.record_id in atlas or target.view_name else []
    menu.addSeparator()
    for address in wanted:
        add_own_actions(menu, context, address, request)
    return menu
