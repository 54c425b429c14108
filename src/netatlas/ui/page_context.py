"""What a page is shown with, whatever it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.address import Address
    from netatlas.api import OpenAtlas
    from netatlas.atlas.edition import Edition
    from netatlas.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page is shown with: the atlas, its edition, the colours and the size of the text.

    Attributes:
        opened: the atlas and what can be asked of it.
        edition: in whose reading facts are shown.
        theme: the colours.
        scale: the size of the text; 1.0 is normal.
        recent: returns the addresses that were visited, latest first, whenever it is called.
    """

    opened: OpenAtlas
    edition: Edition
    theme: Theme
    scale: float = 1.0
    recent: Callable[[], tuple[Address, ...]] = tuple
