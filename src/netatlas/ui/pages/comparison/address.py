"""Reads and writes the addresses of comparisons: subjects and options, so that history can restore them.

The target names the subjects (``compare:tcp+udp``) or a curated comparison; the parameters are the options:
``load-balancer-types?need=udp%20%3D%20yes&pin=network-load-balancer``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.address import Address
from netatlas.compare import need_text, parse_need, with_need
from netatlas.errors import NotFound, UsageError
from netatlas.ui.pages.comparison.options import ComparisonOptions
from netatlas.ui.pages.comparison.recognising import curated_at, is_comparison

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Comparison
    from netatlas.compare import Need

_ORDER, _NEED, _PIN, _ADVICE, _CLOSED = "order", "need", "pin", "advice", "closed"
_JOIN = "+"
_SWITCHES = {"only": "differences", "same": "unfolded", "swap": "swapped", "own": "own"}
"""Options that are on or off: the name in an address, and the field of ``ComparisonOptions``."""


class AddressedComparison(NamedTuple):
    """The comparison that an address stands for.

    Attributes:
        subjects: ids, in the order in which they are shown.
        curated: the curated comparison whose rows and advice are shown, or None.
        options: what the reader has set.
    """

    subjects: tuple[str, ...]
    curated: Comparison | None
    options: ComparisonOptions


def comparison_at(atlas: Atlas, address: Address) -> AddressedComparison:
    """Return the comparison that an address asks for; parameters that make no sense are left out.

    Raises:
        NotFound: the address is not that of a comparison.
    """
    if not is_comparison(atlas, address):
        raise NotFound(str(address))
    curated = curated_at(atlas, address)
    subjects = curated.subjects if curated is not None else address.subjects
    order = tuple(address.value(_ORDER).split(_JOIN))
    if curated is not None and sorted(order) == sorted(subjects):
        subjects = order
    given = dict(address.params)
    options = ComparisonOptions(
        needs=_needs(atlas, address.values(_NEED)),
        baseline=address.value(_PIN),
        closed=frozenset(address.values(_CLOSED)),
        advice={"1": True, "0": False}.get(address.value(_ADVICE)),
        **{field: given.get(name) == "1" for name, field in _SWITCHES.items()},
    )
    return AddressedComparison(subjects, curated, options)


def address_of(comparison: AddressedComparison) -> Address:
    """Return the address of a comparison; a curated one keeps its own while its subjects are the same."""
    subjects, curated, options = comparison
    target, params = Address.comparison(subjects), []
    if curated is not None and sorted(curated.subjects) == sorted(subjects):
        target = Address.record(curated.id)
        if curated.subjects != subjects:
            params.append((_ORDER, _JOIN.join(subjects)))
    params += [(_NEED, need_text(need)) for need in options.needs]
    if options.baseline in subjects:
        params.append((_PIN, options.baseline))
    params += [(_CLOSED, group) for group in sorted(options.closed)]
    params += [(name, "1") for name, field in _SWITCHES.items() if getattr(options, field)]
    if options.advice is not None:
        params.append((_ADVICE, str(int(options.advice))))
    return target.with_params(params)


def curated_of(atlas: Atlas, subjects: Iterable[str]) -> Comparison | None:
    """Return the first curated comparison of exactly these subjects, in any order, or None."""
    wanted = set(subjects)
    return next((one for one in atlas.comparisons if set(one.subjects) == wanted), None)


def _needs(atlas: Atlas, texts: Iterable[str]) -> tuple[Need, ...]:
    """Return the needs that can be parsed; another pack may lack their attributes."""
    attributes = tuple(atlas.attributes.values())
    needs: tuple[Need, ...] = ()
    for text in texts:
        try:
            needs = with_need(needs, parse_need(text, attributes))
        except UsageError:
            continue
    return needs
