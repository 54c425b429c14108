"""Comparisons as addresses: their subjects, and what a reader has set, so that history finds it again.

``compare:tcp+udp``, ``load-balancer-types``; behind a slash what is needed and how it is looked at:
``load-balancer-types/need=udp+%3D+yes&pin=network-load-balancer``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlencode

from netatlas.atlas.model import Comparison
from netatlas.compare import need_text, parse_need, with_need
from netatlas.errors import NotFound, UsageError
from netatlas.ui.navigation import Place, comparison_address
from netatlas.ui.pages.comparison.state import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.atlas import Atlas
    from netatlas.compare import Need

_ORDER, _NEED, _PIN, _ADVICE = "order", "need", "pin", "advice"
_SWITCHES = {"only": "differences", "same": "unfolded", "swap": "swapped"}
"""What is switched on: as it is called in an address, and in a ``State``."""


class Compared(NamedTuple):
    """What stands at the address of a comparison.

    Attributes:
        subjects: ids, in the order in which they are shown.
        curated: the curated comparison whose rows and advice are shown, or None.
        state: what the reader has set.
    """

    subjects: tuple[str, ...]
    curated: Comparison | None
    state: State


def is_comparison(atlas: Atlas, address: str) -> bool:
    """Tell whether the comparison page shows what stands at an address."""
    place = Place(address)
    return bool(place.subjects) or _curated(atlas, place.base) is not None


def comparison_at(atlas: Atlas, address: str) -> Compared:
    """Return the comparison at an address, curated or put together on the spot.

    What is said about it and not understood is left out.

    Raises:
        NotFound: no comparison stands there.
    """
    place = Place(address)
    curated = _curated(atlas, place.base)
    subjects = place.subjects or (curated.subjects if curated is not None else ())
    if not subjects:
        raise NotFound(address)
    told = parse_qsl(address.partition("/")[2])
    one = dict(told)
    order = tuple(one.get(_ORDER, "").split("+"))
    if curated is not None and sorted(order) == sorted(subjects):
        subjects = order
    state = State(
        needs=_needs(atlas, (value for name, value in told if name == _NEED)),
        baseline=one.get(_PIN, ""),
        advice={"1": True, "0": False}.get(one.get(_ADVICE, "")),
        **{field: name in one for name, field in _SWITCHES.items()},
    )
    return Compared(subjects, curated, state)


def address_of(compared: Compared) -> str:
    """Return the address of a comparison; a curated one keeps its own as long as its subjects stay."""
    subjects, curated, state = compared
    head, told = comparison_address(subjects), []
    if curated is not None and sorted(curated.subjects) == sorted(subjects):
        head = curated.id
        if curated.subjects != subjects:
            told.append((_ORDER, "+".join(subjects)))
    told += [(_NEED, need_text(need)) for need in state.needs]
    if state.baseline in subjects:
        told.append((_PIN, state.baseline))
    told += [(name, "1") for name, field in _SWITCHES.items() if getattr(state, field)]
    if state.advice is not None:
        told.append((_ADVICE, str(int(state.advice))))
    return f"{head}/{urlencode(told)}" if told else head


def _curated(atlas: Atlas, address: str) -> Comparison | None:
    record = atlas.get(address) if address in atlas else None
    return record if isinstance(record, Comparison) else None


def _needs(atlas: Atlas, texts: Iterable[str]) -> tuple[Need, ...]:
    """Return the needs that can be read; another pack may not have their attributes."""
    attributes = tuple(atlas.attributes.values())
    needs: tuple[Need, ...] = ()
    for text in texts:
        try:
            needs = with_need(needs, parse_need(text, attributes))
        except UsageError:
            continue
    return needs
