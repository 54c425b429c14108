"""Comparisons as addresses: their subjects, and what a reader has set, so that history finds it again.

``compare:tcp+udp``, ``load-balancer-types``; as parameters what is needed and how it is looked at:
``load-balancer-types?need=udp%20%3D%20yes&pin=network-load-balancer``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.address import Address
from netatlas.atlas.model import Comparison
from netatlas.compare import need_text, parse_need, with_need
from netatlas.compare.table import FEWEST, MOST
from netatlas.errors import NotFound, UsageError
from netatlas.ui.pages.comparison.state import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.atlas import Atlas
    from netatlas.compare import Need

_ORDER, _NEED, _PIN, _ADVICE = "order", "need", "pin", "advice"
_JOIN = "+"
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


def is_comparison(atlas: Atlas, address: Address) -> bool:
    """Return True if the comparison page shows what is at an address."""
    subjects = address.subjects
    known = len(set(subjects)) == len(subjects) and all(one in atlas.concepts for one in subjects)
    return (known and FEWEST <= len(subjects) <= MOST) or _curated(atlas, address) is not None


def comparison_at(atlas: Atlas, address: Address) -> Compared:
    """Return the comparison at an address, curated or put together on the spot.

    What its parameters say and nobody understands is left out.

    Raises:
        NotFound: there is no comparison.
    """
    if not is_comparison(atlas, address):
        raise NotFound(str(address))
    curated = _curated(atlas, address)
    subjects = curated.subjects if curated is not None else address.subjects
    order = tuple(address.value(_ORDER).split(_JOIN))
    if curated is not None and sorted(order) == sorted(subjects):
        subjects = order
    given = dict(address.params)
    state = State(
        needs=_needs(atlas, address.values(_NEED)),
        baseline=address.value(_PIN),
        advice={"1": True, "0": False}.get(address.value(_ADVICE)),
        **{field: given.get(name) == "1" for name, field in _SWITCHES.items()},
    )
    return Compared(subjects, curated, state)


def address_of(compared: Compared) -> Address:
    """Return the address of a comparison; a curated one keeps its own as long as its subjects stay."""
    subjects, curated, state = compared
    target, params = Address.comparison(subjects), []
    if curated is not None and sorted(curated.subjects) == sorted(subjects):
        target = Address.record(curated.id)
        if curated.subjects != subjects:
            params.append((_ORDER, _JOIN.join(subjects)))
    params += [(_NEED, need_text(need)) for need in state.needs]
    if state.baseline in subjects:
        params.append((_PIN, state.baseline))
    params += [(name, "1") for name, field in _SWITCHES.items() if getattr(state, field)]
    if state.advice is not None:
        params.append((_ADVICE, str(int(state.advice))))
    return target.with_params(params)


def _curated(atlas: Atlas, address: Address) -> Comparison | None:
    record = atlas.get(address.record_id) if address.record_id in atlas else None
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
