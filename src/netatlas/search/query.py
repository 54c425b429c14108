"""The grammar of the search box: takes the text of a query apart.

    nat gatway                           words; typos are tolerated
    "port forwarding" nat                exactly these words, adjacent
    nat -instance                        nothing with the word in its name
    -99                                  a figure, which leaves nothing out
    limit: nat gateway                   limits only
    topic:routing bgp                    what is in a topic; topic:"load balancing" too
    kind:protocol                        things of a kind: protocol, service ..., comparison, journey ...
    source:rfc tls                       what cites a source
    > dark                               commands (the window's own; never searched for here)

    nat gateway vs nat instance          -> ("nat gateway", "nat instance"), explicit
    difference between tcp and udp       -> ("tcp", "udp"), explicit
    replace classic elb with alb         -> ("classic elb", "alb"), explicit
    compare alb, nlb and gwlb            -> ("alb", "nlb", "gwlb"), explicit
    geolocation and latency routing      -> ("geolocation", "latency routing"), implicit

Only the grammar is here. ``comparison_queries`` and ``scopes`` handle what the parts name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from netatlas.atlas.subjects import FEWEST_SUBJECTS, MOST_SUBJECTS

SCOPES = ("limit", "topic", "kind", "source")
"""What a search can be narrowed by; all but the first take a value."""

_LIMIT, *_VALUED = SCOPES
ANY_VALUED = f"(?a:{'|'.join(_VALUED)})"
"""A pattern for the scopes with a value; in ASCII, as ignoring case would take a dotless i for an i."""

_FIGURE = r"[0-9][0-9.,]*%?(?!\S)"
"""What stands behind the minus of a figure: -99 leaves nothing out."""
_FIGURE_BELOW_ZERO = re.compile(rf"\s*[-−]{_FIGURE}\s*")
_PART = re.compile(
    rf"\b(?P<limit>(?a:{_LIMIT})):"
    rf'|\b(?P<scope>{ANY_VALUED}):\s*(?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s"]*))'
    r'|"(?P<phrase>[^"]*)"?'
    rf"|(?<!\S)-(?!{_FIGURE})(?P<excluded>\w\S*)"
    r"|(?P<word>[^\s\"]+)",
    re.IGNORECASE,
)
_COMPARE_VERB = re.compile(
    r"^\s*(?:what(?:'s|’s|\s+is|\s+are)?\s+)?(?:the\s+)?"
    r"(?:compar(?:e|ison|ing)|differences?|diff|choosing|choose)\b\s*(?:of|between|from)?\s+",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(r"^.*\bdifferences?\s+(?:(?:is|are|there)\s+)*(?:between|of)\s+", re.IGNORECASE)
"""What may stand before the names where the difference is asked for, in however many words."""
_REPLACE = re.compile(
    r"^\s*(?:replace|replacing|swap|migrate|migrating|move|moving|upgrade)\b(?:\s+from)?\s+(.+?)\s+(?:with|by|for|to)\s+(.+)$",
    re.IGNORECASE,
)
_VERSUS = re.compile(r"\s+(?:vs\.?|versus|v\.?|compared\s+(?:to|with)|as\s+opposed\s+to)\s+", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:[,&]|(?<![\w-])(?:and|or|with|to|from)(?![\w-]))\s*", re.IGNORECASE)
_IMPLICIT = re.compile(r"\s+(?:and|or|&|with)\s+", re.IGNORECASE)
_TRAILING = re.compile(r"[\s?!.,;:]+$")


class Narrowing(NamedTuple):
    """A scope that was typed.

    Attributes:
        scope: one of ``SCOPES``.
        value: what was typed behind the colon; empty for ``limit``.
    """

    scope: str
    value: str


class Query(NamedTuple):
    """What somebody searches for.

    Attributes:
        text: the words to look for, quoted ones included, without scopes and excluded words.
        narrowings: the scopes, in the order in which they were typed.
        phrases: what was quoted.
        excluded: the words with a minus.
    """

    text: str
    narrowings: tuple[Narrowing, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


class ComparisonRequest(NamedTuple):
    """The parts of a query that may be subjects of a comparison.

    Attributes:
        parts: two or more texts, or none.
        explicit: whether the words ask for a comparison beyond doubt.
    """

    parts: tuple[str, ...]
    explicit: bool


def parse_query(text: str) -> Query:
    """Return ``text`` as a query; everything outside the grammar is words to look for.

    >>> parse_query('topic:dns "alias record" -mx')[1:]
    ((Narrowing(scope='topic', value='dns'),), ('alias record',), ('mx',))
    >>> parse_query("site-to-site vpn: 1.25 Gbps").text
    'site-to-site vpn: 1.25 Gbps'
    """
    words: list[str] = []
    narrowings: list[Narrowing] = []
    phrases: list[str] = []
    excluded: list[str] = []
    for part in _PART.finditer(text):
        if part["limit"]:
            narrowings.append(Narrowing(_LIMIT, ""))
        elif scope := part["scope"]:
            narrowings.append(Narrowing(scope.lower(), part["quoted"] or part["value"] or ""))
        elif part["excluded"]:
            excluded.append(part["excluded"])
        elif part["word"]:
            words.append(part["word"])
        elif phrase := " ".join((part["phrase"] or "").split()):
            phrases.append(phrase)
            words.append(phrase)
    return Query(" ".join(filter(None, words)), tuple(narrowings), tuple(phrases), tuple(excluded))


def is_figure_below_zero(text: str) -> bool:
    """Return True if ``text`` is one figure below zero, which no name has: SPF type 99 is not -99.

    >>> is_figure_below_zero("-99"), is_figure_below_zero("−12,5%"), is_figure_below_zero("bias -99")
    (True, True, False)
    """
    return _FIGURE_BELOW_ZERO.fullmatch(text) is not None


def compared_parts(text: str, *, alone: bool) -> tuple[str, ...]:
    """Return the names in a text that was given where names belong; nothing if it is one name.

    Args:
        text: one name or several.
        alone: whether there is no other text, so that "and" and the like are between names.

    >>> compared_parts("alb, nlb,gwlb", alone=False), compared_parts("tcp and udp", alone=True)
    (('alb', 'nlb', 'gwlb'), ('tcp', 'udp'))
    >>> compared_parts("point to site", alone=False)
    ()
    """
    if alone:
        return comparison_request(text).parts or comparison_request(f"compare {text}").parts
    parts = (part.strip() for part in re.split(rf"{_VERSUS.pattern}|[,;]", text, flags=re.IGNORECASE))
    names = tuple(part for part in parts if part)
    return names if len(names) >= FEWEST_SUBJECTS else ()


def comparison_request(text: str) -> ComparisonRequest:
    """Return what ``text`` asks to be compared.

    >>> comparison_request("What is the difference between TCP and UDP?")
    ComparisonRequest(parts=('TCP', 'UDP'), explicit=True)
    >>> comparison_request("compare Site-to-Site VPN to Direct Connect").parts
    ('Site-to-Site VPN', 'Direct Connect')
    >>> comparison_request("Please explain the difference between a VPC and a subnet").parts
    ('a VPC', 'a subnet')
    >>> comparison_request("nat gateway").parts
    ()
    """
    trimmed = _TRAILING.sub("", text)
    if replacement := _REPLACE.match(trimmed):
        return ComparisonRequest(replacement.groups(), explicit=True)
    verb = _DIFFERENCE.match(trimmed) or _COMPARE_VERB.match(trimmed)
    rest = trimmed[verb.end() :] if verb else trimmed
    # A comma joins subjects only behind a verb; elsewhere it is punctuation.
    for pattern, explicit in ((_VERSUS, True), (_JOINED if verb else _IMPLICIT, verb is not None)):
        parts = tuple(part.strip() for part in pattern.split(rest) if part.strip())
        if FEWEST_SUBJECTS <= len(parts) <= MOST_SUBJECTS:
            return ComparisonRequest(parts, explicit)
    return ComparisonRequest((), explicit=False)
