"""What a query asks for: a comparison, said in any of the usual ways, or simply words.

Only the grammar belongs here; whether the parts name anything is the matter of ``pairs``.

    nat gateway vs nat instance          -> ("nat gateway", "nat instance"), plain
    difference between tcp and udp       -> ("tcp", "udp"), plain
    replace classic elb with alb         -> ("classic elb", "alb"), plain
    compare alb, nlb and gwlb            -> ("alb", "nlb", "gwlb"), plain
    geolocation and latency routing      -> ("geolocation", "latency routing"), perhaps
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LEAD = re.compile(
    r"^\s*(?:what(?:'s|’s|\s+is|\s+are)?\s+)?(?:the\s+)?"
    r"(?:compar(?:e|ison|ing)|differences?|diff|choosing|choose)\b\s*(?:of|between|from)?\s+",
    re.IGNORECASE,
)
_SWAP = re.compile(
    r"^\s*(?:replace|replacing|swap|migrate|migrating|move|moving|upgrade)\b(?:\s+from)?\s+(.+?)\s+(?:with|by|for|to)\s+(.+)$",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"\s+(?:vs\.?|versus|v\.?|compared\s+(?:to|with)|as\s+opposed\s+to)\s+", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:[,&]|\b(?:and|or|with|to|from)\b)\s*", re.IGNORECASE)
_PERHAPS = re.compile(r"\s+(?:and|or|&|with)\s+", re.IGNORECASE)
_TRAILING = re.compile(r"[\s?!.,;:]+$")
_MOST = 8
_FEWEST = 2


class Asked(NamedTuple):
    """The parts of a query that may be subjects of a comparison.

    Attributes:
        parts: two and more texts, or none.
        plain: whether a comparison is what was asked for, beyond doubt.
    """

    parts: tuple[str, ...]
    plain: bool


def asked(text: str) -> Asked:
    """Return what ``text`` wants compared.

    >>> asked("What is the difference between TCP and UDP?")
    Asked(parts=('TCP', 'UDP'), plain=True)
    >>> asked("nat gateway").parts
    ()
    """
    trimmed = _TRAILING.sub("", text)
    if swap := _SWAP.match(trimmed):
        return Asked(swap.groups(), plain=True)
    lead = _LEAD.match(trimmed)
    rest = trimmed[lead.end() :] if lead else trimmed
    for pattern, plain in ((_VERSUS, True), (_JOINED if lead else _PERHAPS, lead is not None)):
        parts = tuple(part.strip() for part in pattern.split(rest) if part.strip())
        if _FEWEST <= len(parts) <= _MOST:
            return Asked(parts, plain)
    return Asked((), plain=False)
