"""Which sort of page shows what stands at an address: the one table of them.

A page is imported when it is first wanted. Documents as text are what is left when no other sort fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.ui.pages.comparison.address import is_comparison
from netatlas.ui.pages.limits.address import is_limits
from netatlas.ui.pages.timeline.address import is_timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.address import Address
    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.pages.page import Page


class Sort(NamedTuple):
    """One sort of page: which addresses it shows, and its class."""

    shows: Callable[[Atlas, Address], bool]
    load: Callable[[], type[Page]]


def page_class(atlas: Atlas, address: Address) -> type[Page]:
    """Return the class of the page that shows what stands at an address."""
    return next(sort.load() for sort in _SORTS if sort.shows(atlas, address))


def page_classes() -> tuple[type[Page], ...]:
    """Return the classes of all sorts of pages."""
    return tuple(sort.load() for sort in _SORTS)


def _comparison_page() -> type[Page]:
    from netatlas.ui.pages.comparison.page import ComparisonPage

    return ComparisonPage


def _limits_page() -> type[Page]:
    from netatlas.ui.pages.limits.page import LimitsPage

    return LimitsPage


def _timeline_page() -> type[Page]:
    from netatlas.ui.pages.timeline.page import TimelinePage

    return TimelinePage


def _text_page() -> type[Page]:
    from netatlas.ui.pages.text_page import TextPage

    return TextPage


_SORTS: tuple[Sort, ...] = (
    Sort(is_comparison, _comparison_page),
    Sort(lambda _atlas, address: is_limits(address), _limits_page),
    Sort(is_timeline, _timeline_page),
    Sort(lambda _atlas, _address: True, _text_page),
)
"""The first that fits shows the address."""
