"""Short names of concepts, for heads that have no room for the whole name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netatlas.atlas.model import Concept

_ABBREVIATION = re.compile(r"[A-Z]{2,5}")


def short_name(concept: Concept) -> str:
    """Return the first alias of a concept that abbreviates its name, or else the name."""
    return next((alias for alias in concept.aliases if _abbreviates(alias, concept.name)), concept.name)


def _abbreviates(alias: str, name: str) -> bool:
    """Return True if an alias is made of letters of a name, in their order, from its first on.

    >>> _abbreviates("GWLB", "Gateway Load Balancer"), _abbreviates("LBR", "Latency routing")
    (True, False)
    """
    rest = iter(name.upper())
    return (
        bool(_ABBREVIATION.fullmatch(alias)) and alias[0] == name[0].upper() and all(x in rest for x in alias)
    )
