"""Which limits fit the words above their table: as they stand in any column, names also with slips.

Plain words are looked for by ``netatlas.explore.limits``, names that are near by the search box's matcher.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from netatlas.explore.limits import LimitQuery, words_without_size
from netatlas.ui.fuzzy_names import FuzzyNames

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Limit
    from netatlas.explore.limits import LimitList


class Fitting(NamedTuple):
    """The limits that fit, and whether it is only their names that are near to some of the words."""

    limits: tuple[Limit, ...]
    near: bool


class LimitFinder:
    """Finds the limits of one list."""

    def __init__(self, atlas: Atlas, limits: LimitList) -> None:
        """Look in ``limits``, whose names ``atlas`` knows."""
        self._limits = limits
        self._names = FuzzyNames(
            (limit.id, f"{name} {limit.label}")
            for limit in atlas.limits.values()
            for concept in [atlas.concepts[limit.concept]]
            for name in (concept.name, *concept.aliases[:1])
        )

    def prepare(self) -> None:
        """Make all words ready to be looked through."""
        self._limits.prepare()
        self._names.prepare()

    def fitting(self, query: LimitQuery) -> Fitting:
        """Return the limits that fit a query.

        A word that stands in no limit at all is taken for a slip in a name; the others still have to
        stand where they are: ``gatway zone`` finds what NAT gateways are limited to in a zone.
        """
        plain = self._limits.select(query)
        words = words_without_size(query.words).split()
        if plain or not words:
            return Fitting(plain, near=False)
        slipped = [word for word in words if not self._limits.select(LimitQuery(words=word))]
        near: tuple[Limit, ...] = ()
        if slipped:
            rest = " ".join(word for word in query.words.split() if word not in slipped)
            names = self._names.nearest(" ".join(slipped))
            near = tuple(one for one in self._limits.select(replace(query, words=rest)) if one.id in names)
        if not near:
            near = self._limits.select(query, near=self._names.nearest(" ".join(words)))
        return Fitting(near, near=bool(near))
