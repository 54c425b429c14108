"""What the links of notes lead to: ``[[NAT gateway]]`` names a concept, by any of its names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netatlas.address import Address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.atlas.atlas import Atlas

_LINK = re.compile(r"\[\[([^\[\]\n]+)\]\]")


def names_of_concepts(atlas: Atlas) -> dict[str, str]:
    """Return the ids of all concepts by each of their names, in lower case; names go before aliases."""
    names: dict[str, str] = {}
    for concept in atlas.concepts.values():
        for alias in concept.aliases:
            names.setdefault(alias.casefold(), concept.id)
    return names | {concept.name.casefold(): concept.id for concept in atlas.concepts.values()}


def linked_names(text: str) -> tuple[str, ...]:
    """Return the names in the links of a note, each once, in order.

    >>> linked_names("[[NAT gateway]], [[VPC]] and [[NAT gateway]]")
    ('NAT gateway', 'VPC')
    """
    return tuple(dict.fromkeys(" ".join(name.split()) for name in _LINK.findall(text)))


def address_of_link(names: Mapping[str, str], name: str) -> str:
    """Return the address that a link leads to; of a name that nothing has, one that says so."""
    return str(Address.record(names.get(" ".join(name.split()).casefold(), name)))
