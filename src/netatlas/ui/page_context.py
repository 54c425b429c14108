"""The context that every page is shown with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from netatlas.errors import CannotRunHere
from netatlas.ui.fold_choices import FoldChoices
from netatlas.ui.jobs import Jobs
from netatlas.ui.map_moves import MapMoves

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from netatlas.address import Address
    from netatlas.api import OpenAtlas
    from netatlas.atlas.edition import Edition
    from netatlas.ui.open_packs import OpenPacks
    from netatlas.ui.theme import Theme
    from netatlas.ui.user_data import UserData


def _never(_address: Address) -> None:
    return None


@dataclass(frozen=True, slots=True)
class PageContext:
    """The atlas, the edition, the colours and the size of the text.

    Attributes:
        opened: the open atlas with its searches.
        edition: the edition in which facts are shown.
        theme: the colours.
        scale: the size of the text; 1.0 is normal.
        jobs: runs what takes long in the background.
        moves: the concepts that were dragged on the map.
        folds: which parts of pages the reader has folded and unfolded.
        recent: returns the addresses visited so far, latest first.
        visited: returns when one of these was visited last; None if that is not known.
        data: the user's own notes, bookmarks and sheets; None where there is no store.
        packs: which packs are open, and which open at the start; None outside the window.
        is_reduced: returns whether nothing may move on its own.
    """

    opened: OpenAtlas
    edition: Edition
    theme: Theme
    scale: float = 1.0
    jobs: Jobs = field(default_factory=Jobs)
    moves: MapMoves = field(default_factory=MapMoves)
    folds: FoldChoices = field(default_factory=FoldChoices)
    recent: Callable[[], tuple[Address, ...]] = tuple
    visited: Callable[[Address], datetime | None] = _never
    data: UserData | None = None
    packs: OpenPacks | None = None
    is_reduced: Callable[[], bool] = bool

    @property
    def open_packs(self) -> OpenPacks:
        """The packs of the window.

        Raises:
            CannotRunHere: there is no window.
        """
        if self.packs is None:
            raise CannotRunHere("Packs are opened and closed in the window only.")
        return self.packs

    @property
    def own_data(self) -> UserData:
        """The user's own data, for what is shown only where there is a store.

        Raises:
            CannotRunHere: there is none.
        """
        if self.data is None:
            raise CannotRunHere("There is no place for your own notes and bookmarks here.")
        return self.data
