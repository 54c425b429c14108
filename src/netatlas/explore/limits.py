"""Filters limits by words, size, scope, topic and whether they are fixed; sorts by importance and size."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from netatlas.atlas.edition import THE_NOTES, Edition, reading, speaks_for_notes
from netatlas.atlas.enums import Adjustable
from netatlas.atlas.figures import with_signs
from netatlas.atlas.values import content_text, sort_key, value_text
from netatlas.errors import UsageError
from netatlas.explore.limit_size import size_in, size_problem, words_without_size
from netatlas.progress import SILENT
from netatlas.words import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Limit, Quantity
    from netatlas.progress import Progress

_DIMENSIONS = ("data rate", "packet rate", "request rate", "data size", "time", "share", "count")
"""The order of dimensions when limits are sorted by size; others come after them."""
_folded_texts: WeakKeyDictionary[Atlas, dict[Edition, dict[str, str]]] = WeakKeyDictionary()
"""What words are searched in, by the id of the limit: made once for an atlas, whatever lists there are."""
_SCOPE_PARTS = re.compile(r"\s+and\s+|,\s*")
_SCOPE_DETAIL = re.compile(r"\s+(?:of|or|to|on|with|apart)\b")


class Order(StrEnum):
    """The property that limits are sorted by; equal ones are sorted by size, the largest first."""

    IMPORTANCE = "importance"
    SUBJECT = "subject"
    WHAT = "what"
    VALUE = "value"
    SCOPE = "scope"
    KIND = "kind"
    SOURCE = "source"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitQuery:
    """A filter for limits; the default one matches all.

    Attributes:
        words: words that must all occur in the concept's names, the limit, its value or its scope; they may
            contain a size such as ``> 10 Gbps``.
        scope: words that must all occur in the scope.
        topic: id of the topic of the concept.
        hard: only what is known not to be adjustable.
        changed: only limits that the notes had with another figure.
    """

    words: str = ""
    scope: str = ""
    topic: str = ""
    hard: bool = False
    changed: bool = False


class LimitList:
    """The limits of an atlas in one edition, for repeated filtering and sorting."""

    def __init__(self, atlas: Atlas, edition: Edition = Edition.TODAY) -> None:
        """Take all limits, even those that the edition hides, so that callers can count what is hidden."""
        self._atlas = atlas
        self._edition = edition
        self._positions: dict[tuple[Order, bool], dict[str, int]] = {}
        self._folded_texts = _folded_texts.setdefault(atlas, {}).setdefault(edition, {})

    def prepare(self, progress: Progress = SILENT) -> None:
        """Fold all texts now, so that the first search need not wait for it.

        Raises:
            Cancelled: ``progress`` was cancelled.
        """
        for limit in progress.checked(self._atlas.limits.values()):
            self._text(limit)

    @property
    def is_ready(self) -> bool:
        """Whether all texts are folded."""
        return len(self._folded_texts) == len(self._atlas.limits)

    def select(self, query: LimitQuery, *, near: Collection[str] | None = None) -> tuple[Limit, ...]:
        """Return the limits that match, unsorted.

        Args:
            query: the filter.
            near: ids of the limits that match the words, if another search has found them; the size in the
                words is checked in any case.
        """
        size = size_in(query.words)
        words = folded(with_signs(words_without_size(query.words))).split() if near is None else []
        scope = folded(query.scope).split()
        return tuple(
            limit
            for limit in self._atlas.limits.values()
            if (near is None or limit.id in near)
            and not (query.hard and limit.adjustable is not Adjustable.NO)
            and not (query.changed and limit.was is None)
            and (not query.topic or self._atlas.concepts[limit.concept].topic == query.topic)
            and (not scope or _all_in(scope, folded(limit.scope)))
            and (size is None or size.fits(self._quantity(limit)))
            and (not words or _all_in(words, self._text(limit)))
        )

    def sort(
        self, limits: Iterable[Limit], order: Order = Order.IMPORTANCE, *, descending: bool = True
    ) -> tuple[Limit, ...]:
        """Return limits in an order.

        By value means by dimension, and within one by real size, whatever the units; limits without a
        figure come last either way.
        """
        limits = tuple(limits)
        positions = self._positions.get((order, descending))
        if positions is None:
            positions = self._positions_of(limits, order, descending=descending)
            if len(limits) == len(self._atlas.limits):  # kept for the next filter, which leaves some of them
                self._positions[order, descending] = positions
        return tuple(sorted(limits, key=lambda limit: positions[limit.id]))

    def _positions_of(self, limits: Collection[Limit], order: Order, *, descending: bool) -> dict[str, int]:
        """Return where each limit is in an order; limits that this does not tell apart share a position."""
        largest_first = descending or order is not Order.VALUE
        sizes = {limit.id: self._by_size(limit, descending=largest_first) for limit in limits}
        groups = {limit.id: self._group(limit, order) for limit in limits}
        found = sorted(limits, key=lambda limit: sizes[limit.id])
        if order is not Order.VALUE:
            found.sort(key=lambda limit: groups[limit.id], reverse=descending)
        keys = {limit.id: (sizes[limit.id], groups[limit.id]) for limit in found}
        positions: dict[str, int] = {}
        position, before = -1, None
        for limit_id, key in keys.items():
            position, before = position + (key != before), key
            positions[limit_id] = position
        return positions

    def _group(self, limit: Limit, order: Order) -> tuple[object, ...]:
        """Return what comes before the size in an order."""
        if order is Order.IMPORTANCE:
            return (limit.importance,)
        return () if order is Order.VALUE else self._by_words(limit, order)

    def _text(self, limit: Limit) -> str:
        """Return the text that the words of a query are searched in; made once for each limit."""
        known = self._folded_texts.get(limit.id)
        if known is None:
            concept = self._atlas.concepts[limit.concept]
            shown = reading(limit, self._edition)
            value = value_text(shown.value)
            old = content_text(shown.old) if shown.old is not None else ""
            names = (concept.name, *concept.aliases, limit.label, limit.id, limit.scope)
            known = folded(with_signs(" ".join((*names, value, value.replace(",", ""), old))))
            self._folded_texts[limit.id] = known
        return known

    def _quantity(self, limit: Limit) -> Quantity | None:
        return reading(limit, self._edition).value.quantity

    def _by_size(self, limit: Limit, *, descending: bool) -> tuple[int, float, str, str]:
        quantity = self._quantity(limit)
        name = self._atlas.concepts[limit.concept].name
        if quantity is None:
            return len(_DIMENSIONS) + 1, 0, name, limit.label
        kind, size = sort_key(quantity)
        rank = _DIMENSIONS.index(kind) if kind in _DIMENSIONS else len(_DIMENSIONS)
        return rank, -size if descending else size, name, limit.label

    def _by_words(self, limit: Limit, order: Order) -> tuple[str, ...] | tuple[PartialDate, ...]:
        match order:
            case Order.SUBJECT:
                return (self._atlas.concepts[limit.concept].name.casefold(),)
            case Order.SCOPE:
                return (limit.scope.casefold(),)
            case Order.KIND:
                return limit.kind.value, limit.adjustable.value
            case Order.SOURCE if speaks_for_notes(limit, self._edition):
                return (THE_NOTES,)
            case Order.SOURCE:
                return tuple(self._atlas.sources[source].short.casefold() for source in limit.sources)
            case Order.CHECKED:
                return () if speaks_for_notes(limit, self._edition) else (limit.checked,)
            case _:
                return (limit.label.casefold(),)


def select_limits(
    atlas: Atlas,
    *,
    query: str = "",
    scope: str = "",
    hard: bool = False,
    edition: Edition = Edition.TODAY,
) -> tuple[Limit, ...]:
    """Return limits: the most important first, then by dimension, and within one the largest first.

    Args:
        atlas: where the limits are.
        query: words that must all occur, a size such as ``> 10 Gbps`` among them.
        scope: words that must all occur in the scope.
        hard: only what is known not to be adjustable.
        edition: the edition whose values are used; limits that it hides are included.

    Raises:
        UsageError: the size cannot be read.
    """
    if problem := size_problem(query):
        raise UsageError(problem)
    limits = LimitList(atlas, edition)
    return limits.sort(limits.select(LimitQuery(words=query, scope=scope, hard=hard)))


def scope_units(limits: Iterable[Limit]) -> tuple[tuple[str, int], ...]:
    """Return the units in scopes ("gateway" in "per gateway") with the number of limits, most first."""
    return _units(tuple(Counter(limit.scope for limit in limits if limit.scope).items()))


@lru_cache(maxsize=4)  # for each edition, since every page of limits asks
def _units(scopes: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    parts = {
        _SCOPE_DETAIL.split(part, maxsplit=1)[0]
        for scope, _times in scopes
        for part in _SCOPE_PARTS.split(scope.removeprefix("per "))
    }
    plain = [(folded(scope), times) for scope, times in scopes]
    words = {part: folded(part).split() for part in parts}
    counts = [(part, sum(times for scope, times in plain if _all_in(words[part], scope))) for part in parts]
    return tuple(sorted(counts, key=lambda item: (-item[1], item[0].casefold())))


def _all_in(words: Iterable[str], text: str) -> bool:
    return all(word in text for word in words)
