"""The hits of the first pack, which come in the order that they have where it is open alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netatlas.search.hit import Hit


def in_first_order(
    hits: Sequence[Hit], alone: Sequence[Hit], is_first: Callable[[Hit], bool], limit: int
) -> list[Hit]:
    """Return hits of several packs with those of the first as they are without the others.

    How much a word says depends on how many names hold it, so that another pack would turn the order round.
    The hits of other packs keep their positions, those of the first one fill the rest in their own order.

    Args:
        hits: of all packs, best first.
        alone: those of the first pack alone.
        is_first: returns True for a hit that the first pack alone could have.
        limit: how many hits at most.
    """
    waiting = iter(alone)
    merged: list[Hit] = []
    for hit in hits:
        taken = next(waiting, None) if is_first(hit) else hit
        if taken is not None:
            merged.append(taken)
    return [*merged, *waiting][:limit]
