"""The table of page types, which decides what page shows an address.

A page's module is imported when the page is first needed. ``FoldingPage`` shows every address that no
other type does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.progress import SILENT
from netatlas.ui.pages.all_text.address import is_all_text
from netatlas.ui.pages.comparison.recognising import is_comparison
from netatlas.ui.pages.errata.address import is_errata
from netatlas.ui.pages.journey.address import is_journey
from netatlas.ui.pages.notes.address import is_notes
from netatlas.ui.pages.sheets.address import is_sheet, is_sheet_list
from netatlas.ui.pages.timeline.address import is_timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.address import Address
    from netatlas.atlas.atlas import Atlas
    from netatlas.progress import Progress
    from netatlas.ui.pages.page import Page


class PageType(NamedTuple):
    """A type of page: which addresses it shows, and a function that imports its class."""

    shows: Callable[[Atlas, Address], bool]
    load: Callable[[], type[Page]]


def page_class(atlas: Atlas, address: Address) -> type[Page]:
    """Return the class of the page that shows an address."""
    return next(page_type.load() for page_type in _PAGE_TYPES if page_type.shows(atlas, address))


def page_classes(progress: Progress = SILENT) -> tuple[type[Page], ...]:
    """Return the classes of all pages; whoever imports them may be cancelled between two."""
    classes: list[type[Page]] = []
    for page_type in _PAGE_TYPES:
        progress.check()
        classes.append(page_type.load())
    return tuple(classes)


def _all_text_page() -> type[Page]:
    from netatlas.ui.pages.all_text.page import AllTextPage

    return AllTextPage


def _comparison_page() -> type[Page]:
    from netatlas.ui.pages.comparison.page import ComparisonPage

    return ComparisonPage


def _errata_page() -> type[Page]:
    from netatlas.ui.pages.errata.page import ErrataPage

    return ErrataPage


def _graph_page() -> type[Page]:
    from netatlas.ui.pages.graph.page import GraphPage

    return GraphPage


def _journey_page() -> type[Page]:
    from netatlas.ui.pages.journey.page import JourneyPage

    return JourneyPage


def _limits_page() -> type[Page]:
    from netatlas.ui.pages.limits.page import LimitsPage

    return LimitsPage


def _bookmarks_page() -> type[Page]:
    from netatlas.ui.pages.bookmarks.page import BookmarksPage

    return BookmarksPage


def _notes_page() -> type[Page]:
    from netatlas.ui.pages.notes.page import NotesPage

    return NotesPage


def _packs_page() -> type[Page]:
    from netatlas.ui.pages.packs.page import PacksPage

    return PacksPage


def _sheet_page() -> type[Page]:
    from netatlas.ui.pages.sheets.page import SheetPage

    return SheetPage


def _sheet_list_page() -> type[Page]:
    from netatlas.ui.pages.sheets.list_page import SheetListPage

    return SheetListPage


def _timeline_page() -> type[Page]:
    from netatlas.ui.pages.timeline.page import TimelinePage

    return TimelinePage


def _text_page() -> type[Page]:
    from netatlas.ui.pages.folding_page import FoldingPage

    return FoldingPage


_PAGE_TYPES: tuple[PageType, ...] = (
    PageType(is_comparison, _comparison_page),
    PageType(lambda _atlas, address: address.view_name == "graph", _graph_page),
    PageType(lambda _atlas, address: address.view_name == "limits", _limits_page),
    PageType(is_errata, _errata_page),
    PageType(is_timeline, _timeline_page),
    PageType(is_journey, _journey_page),
    PageType(lambda _atlas, address: is_notes(address), _notes_page),
    PageType(lambda _atlas, address: address.view_name == "bookmarks", _bookmarks_page),
    PageType(lambda _atlas, address: address.view_name == "packs", _packs_page),
    PageType(lambda _atlas, address: is_sheet(address), _sheet_page),
    PageType(lambda _atlas, address: is_sheet_list(address), _sheet_list_page),
    PageType(lambda _atlas, address: is_all_text(address), _all_text_page),
    PageType(lambda _atlas, _address: True, _text_page),
)
"""The first type that shows an address is chosen."""
