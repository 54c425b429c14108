"""What a query asks for, as its words tell: the grammar of the search box.

    nat gatway                           words; slips are forgiven
    "port forwarding" nat                these words just so, beside one another
    nat -instance                        nothing whose name holds the word
    limit: nat gateway                   limits only
    topic:routing bgp                    what stands under a topic; topic:"load balancing" too
    kind:protocol                        things of a kind: protocol, service ..., comparison, journey ...
    source:rfc tls                       what cites a source
    > dark                               commands (the window's own; never searched for here)

    nat gateway vs nat instance          -> ("nat gateway", "nat instance"), plain
    difference between tcp and udp       -> ("tcp", "udp"), plain
    replace classic elb with alb         -> ("classic elb", "alb"), plain
    compare alb, nlb and gwlb            -> ("alb", "nlb", "gwlb"), plain
    geolocation and latency routing      -> ("geolocation", "latency routing"), perhaps

Only the grammar belongs here. Whether the parts name anything is the matter of ``pairs`` and ``scopes``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

SCOPES = ("limit", "topic", "kind", "source")
"""What a search can be narrowed by; a value belongs to all but the first."""

_LIMIT, *_VALUED = SCOPES
ANY_VALUED = f"(?a:{'|'.join(_VALUED)})"
"""A pattern for the scopes with a value; in ASCII, as a dotless i passes for i where case is ignored."""

_PIECE = re.compile(
    rf"\b(?P<limit>(?a:{_LIMIT})):"
    rf'|\b(?P<scope>{ANY_VALUED}):\s*(?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s"]*))'
    r'|"(?P<phrase>[^"]*)"?'
    r"|(?<!\S)-(?P<without>\w\S*)"
    r"|(?P<word>[^\s\"]+)",
    re.IGNORECASE,
)
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


class Narrowing(NamedTuple):
    """A scope as it was typed.

    Attributes:
        scope: one of ``SCOPES``.
        value: what was typed behind the colon; nothing for ``limit``.
    """

    scope: str
    value: str


class Query(NamedTuple):
    """A text taken apart.

    Attributes:
        words: what is looked for, those in quotes included, in the order of the text.
        narrowings: the scopes, in the order of the text.
        phrases: what stood in quotes.
        without: the words that were marked with a minus.
    """

    words: str
    narrowings: tuple[Narrowing, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


class Asked(NamedTuple):
    """The parts of a query that may be subjects of a comparison.

    Attributes:
        parts: two and more texts, or none.
        plain: whether a comparison is what was asked for, beyond doubt.
    """

    parts: tuple[str, ...]
    plain: bool


def parsed(text: str) -> Query:
    """Take a text apart; whatever is not of the grammar is words.

    >>> parsed('topic:dns "alias record" -mx')[1:]
    ((Narrowing(scope='topic', value='dns'),), ('alias record',), ('mx',))
    >>> parsed("site-to-site vpn: 1.25 Gbps").words
    'site-to-site vpn: 1.25 Gbps'
    """
    words: list[str] = []
    narrowings: list[Narrowing] = []
    phrases: list[str] = []
    without: list[str] = []
    for piece in _PIECE.finditer(text):
        if piece["limit"]:
            narrowings.append(Narrowing(_LIMIT, ""))
        elif scope := piece["scope"]:
            narrowings.append(Narrowing(scope.lower(), piece["quoted"] or piece["value"] or ""))
        elif piece["without"]:
            without.append(piece["without"])
        elif piece["word"]:
            words.append(piece["word"])
        elif phrase := " ".join((piece["phrase"] or "").split()):
            phrases.append(phrase)
            words.append(phrase)
    plain = " ".join(filter(None, words))
    return Query(plain, tuple(narrowings), tuple(phrases), tuple(without))


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
