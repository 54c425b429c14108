"""Filters the table of limits by words: as they are in any column, and in names despite typos.

``netatlas.explore.limits`` finds plain words, the matcher of the search box finds similar names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from netatlas.atlas.figures import with_signs
from netatlas.explore.limit_size import size_problem, words_without_size
from netatlas.explore.limits import LimitQuery
from netatlas.progress import SILENT
from netatlas.ui.fuzzy_names import FuzzyNames

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Limit
    from netatlas.explore.limits import LimitList
    from netatlas.progress import Progress


_names_of: WeakKeyDictionary[Atlas, FuzzyNames] = WeakKeyDictionary()
"""The names of each atlas that is open, which are indexed once for all pages."""


_FEW = 500
"""Limits that are gone through and sorted at once; of more, what fits is found in a job."""


class Fitting(NamedTuple):
    """The limits that fit.

    Attributes:
        limits: those that fit.
        near: whether they do only because their names are similar to some words.
        waits: whether similar names are still to be looked for, when they are indexed.
        note: what the page says of them.
    """

    limits: tuple[Limit, ...]
    near: bool
    waits: bool = False
    note: str = ""


class LimitFinder:
    """Finds the limits of one list."""

    def __init__(self, atlas: Atlas, limits: LimitList) -> None:
        """Look in ``limits``, whose names ``atlas`` knows."""
        self._limits, self._count = limits, len(atlas.limits)
        self._names = limit_names(atlas)

    def prepare(self, progress: Progress = SILENT) -> None:
        """Index all words and names now, so that the first typed letter need not wait for it.

        Raises:
            Cancelled: ``progress`` was cancelled.
        """
        self._limits.prepare(progress)
        self._names.prepare(progress)

    @property
    def is_ready(self) -> bool:
        """Whether all words and names are indexed."""
        return self._limits.is_ready and self._names.is_ready

    @property
    def takes_long(self) -> bool:
        """Whether what fits is not found and sorted within a part of a frame."""
        return self._count > _FEW

    def fitting(self, query: LimitQuery) -> Fitting:
        """Return the limits that fit a query.

        A word that occurs in no limit is taken for a typo in a name; the others must still occur:
        ``gatway zone`` finds the limits of NAT gateways for each zone. A figure below zero is no typo.
        """
        if size_problem(query.words):
            return Fitting((), near=False)
        plain = self._limits.select(query)
        words = words_without_size(query.words).split()
        if plain or not words or any(with_signs(word) != word for word in words):
            return Fitting(plain, near=False)
        if not self._names.is_ready:
            return Fitting((), near=False, waits=True)
        mistyped = [word for word in words if not self._limits.select(LimitQuery(words=word))]
        near: tuple[Limit, ...] = ()
        if mistyped:
            rest = " ".join(word for word in query.words.split() if word not in mistyped)
            names = self._names.nearest(" ".join(mistyped))
            near = tuple(
                limit for limit in self._limits.select(replace(query, words=rest)) if limit.id in names
            )
        if not near:
            near = self._limits.select(query, near=self._names.nearest(" ".join(words)))
        return Fitting(near, near=bool(near))


def limit_names(atlas: Atlas) -> FuzzyNames:
    """Return the names of the limits of an atlas, the same each time."""
    if atlas not in _names_of:
        _names_of[atlas] = FuzzyNames(
            (limit.id, f"{name} {limit.label}")
            for limit in atlas.limits.values()
            for concept in [atlas.concepts[limit.concept]]
            for name in (concept.name, *concept.aliases[:1])
        )
    return _names_of[atlas]
