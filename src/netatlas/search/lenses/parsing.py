"""Parses a text as an address, a block of addresses, several blocks, or a port; no atlas is needed.

``blocks``, ``addresses``, ``together``, ``splitting`` and ``ports`` describe what was parsed.

    10.0.0.0/24, 10.0.0.17/24, 10.0/16, 10/8, 2001:db8::/64 -> Block
    10.0.0.0 255.255.255.0, 10.0.0.0/0.0.0.255              -> Block
    10.0.0.0-10.0.0.255, 10.0.0.9 to 10.0.0.20              -> Block or Span
    /27, a /56, 255.255.255.0                               -> Prefix
    10.0.0.2, [::1], fe80::1%eth0, http://10.0.0.1/         -> Host
    10.0.0.1:443, [2001:db8::1]:443, port 22 on 10.0.0.1    -> Endpoint
    443, :8080, port 179, tcp 22, udp/6081, 53/udp          -> Port
    10.0.0.0/16 and 10.1.0.0/16, 10.0.0.9 in 10.0.0.0/24    -> Several
    10.0.0.0-10.0.0.20 and 10.0.0.16/28                     -> Several
    10.0.0.0/22 in /24, split 10.0.0.0/22 into 4 subnets    -> Split
    10.0.0.0/33, 10.0.0.256, port 70000                     -> Malformed
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netatlas.search.lenses.endpoints import endpoint, is_joined
from netatlas.search.lenses.likely import may_be_network
from netatlas.search.lenses.pasted import from_url, without_surroundings
from netatlas.search.lenses.several import several
from netatlas.search.lenses.single import one_port, one_thing

if TYPE_CHECKING:
    from netatlas.search.lenses.typed import Typed

_LONGEST = 100
"""Characters of the longest text for one thing; two IPv6 addresses and some words have fewer."""
_WRITTEN = re.compile(r"[0-9A-Za-z.:/%\[\]\u2010-\u2015\u2212,@\s-]+")
_AROUND = "subnet|vpc|cidr|block|range|network|netmask|mask|prefix|address|ipv4|ipv6|ip"
_BEFORE = re.compile(rf"(?:(?:an?|the|{_AROUND})\s+)+", re.IGNORECASE)
_AFTER = re.compile(rf"(?:\s+(?:{_AROUND}))+$", re.IGNORECASE)


def parse(text: str) -> Typed | None:
    """Return what ``text`` is, or None if it is neither an address nor a block nor a port.

    >>> parse("10.0.0.17/24")
    Block(network=IPv4Network('10.0.0.0/24'), host=IPv4Address('10.0.0.17'), mask='')
    >>> parse("udp/6081")
    Port(number=6081, transport='UDP', bare=False)
    >>> parse("nat gateway") is None
    True
    """
    if not may_be_network(text):
        return None
    typed, transport = from_url(without_surroundings(text))
    if not typed:
        return None
    if len(typed) > _LONGEST or not _WRITTEN.fullmatch(typed):
        return several(typed)
    if (port := one_port(typed)) is not None:
        return port
    return _address(typed, transport) or several(typed)


def essence(text: str) -> str:
    """Return what of a text is parsed, so that it can be kept: without names and passwords of a URL.

    >>> essence("tcp://10.0.0.1:22/"), essence("“10.0.0.0/22 in /24”")
    ('10.0.0.1:22/tcp', '10.0.0.0/22 in /24')
    """
    typed, transport = from_url(without_surroundings(text))
    typed = " ".join(typed.split())
    return f"{typed}/{transport.lower()}" if transport and is_joined(typed) else typed


def _address(typed: str, transport: str) -> Typed | None:
    """Return the address or block that a text is, with or without a port."""
    before = _BEFORE.match(typed)
    bare = typed[before.end() :] if before else typed
    inner = _AFTER.sub("", bare)
    return endpoint(inner, transport) or one_thing(inner, explicit=inner != typed)
