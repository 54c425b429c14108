"""Joins two lists that two windows have made of one, so that neither undoes what the other did."""

from __future__ import annotations

from typing import TypeVar

MAX_RECENT = 20
"""As many visited addresses as the start page and the palette can usefully list."""

_T = TypeVar("_T")


def joined(before: tuple[_T, ...], mine: tuple[_T, ...], theirs: tuple[_T, ...]) -> tuple[_T, ...]:
    """Return ``theirs`` with what was added from ``before`` to ``mine``, without what was taken away.

    >>> joined(("a", "b"), ("b", "c"), ("a", "b", "d"))
    ('b', 'd', 'c')
    """
    if theirs == before:
        return mine
    gone = set(before) - set(mine)
    kept = tuple(one for one in theirs if one not in gone)
    return (*kept, *(one for one in mine if one not in before and one not in kept))


def joined_recent(before: tuple[_T, ...], mine: tuple[_T, ...], theirs: tuple[_T, ...]) -> tuple[_T, ...]:
    """Return what was visited in two windows, latest first: what is new in ``mine``, then ``theirs``.

    >>> joined_recent(("a", "b"), ("b", "a"), ("c", "a", "b"))
    ('b', 'c', 'a')
    """
    fresh = _visited_since(before, mine)
    return tuple(dict.fromkeys((*fresh, *theirs, *mine)))[:MAX_RECENT]


def _visited_since(before: tuple[_T, ...], mine: tuple[_T, ...]) -> tuple[_T, ...]:
    """Return what was put to the front of ``before``: the rest of ``mine`` is as it was there."""
    for count in range(len(mine) + 1):
        rest = iter(before)
        if all(one in rest for one in mine[count:]):
            return mine[:count]
    return mine
