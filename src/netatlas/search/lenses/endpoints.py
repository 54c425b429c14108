"""Parses an address or a block with a port, in either order.

10.0.0.1:443, [2001:db8::1]:443, 10.0.0.1:443/tcp
10.0.0.1 port 443, 10.0.0.1, tcp 443, 2001:db8::1 on port 443
port 443 on 10.0.0.1, 443/tcp to 10.0.0.0/24, 22 on 10.0.0.1
"""

from __future__ import annotations

import re

from netatlas.search.lenses.single import one_port, single
from netatlas.search.lenses.typed import Block, Endpoint, Host, Malformed, Port

_WORD = r"(?:tcp|udp|sctp|dccp|ports?)"
_PORT = rf"(?:(?:{_WORD}[\s:/]+)+[0-9]{{1,6}}(?:[\s/]+{_WORD})*|[0-9]{{1,6}}(?:[\s/]+{_WORD})+)"
"""A port with a word that says so."""
_HOST = r"\[?[0-9a-f]*[.:][0-9a-f.:]*(?:%[0-9a-z]{1,16})?\]?(?:/[0-9]{1,3})?"
_JOINED = re.compile(
    r"(?P<host>[0-9]+(?:\.[0-9]+){3}(?:/[0-9]{1,2})?|\[[0-9a-f:.]{2,45}(?:%[0-9a-z]{1,16})?\])"
    r"(?P<port>:[0-9]{1,6}(?:/(?:tcp|udp|sctp|dccp))?|\s+(?:port|tcp|udp|sctp|dccp)[\s/:]+[0-9]{1,6})(?:/[a-z]\S*|/)?",
    re.IGNORECASE,
)
"""A port right behind a host, as URLs have it."""
_HOST_FIRST = re.compile(
    rf"(?P<host>{_HOST})(?:\s*,\s*|\s+)(?:(?:on|at|over|via|with|using)\s+)?(?:the\s+)?(?P<port>{_PORT})",
    re.IGNORECASE,
)
_PORT_FIRST = re.compile(
    rf"(?:the\s+)?(?:(?P<port>{_PORT}|:[0-9]{{1,6}})\s+(?:on|at|of|to|towards|for|from|in|@)"
    rf"|(?P<bare>[0-9]{{1,6}})\s+(?:on|at))"
    rf"\s+(?:the\s+)?(?:(?:host|server|instance|address|ip|block|subnet)\s+)*(?P<host>{_HOST})",
    re.IGNORECASE,
)


def endpoint(typed: str, transport: str = "") -> Endpoint | Malformed | None:
    """Return the address or block with a port that a text is; ``transport`` is that of its URL.

    >>> endpoint("port 443 on 10.0.0.1") == endpoint("10.0.0.1:443") == endpoint("10.0.0.1, port 443")
    True
    """
    match = next(
        filter(None, (form.fullmatch(typed) for form in (_JOINED, _HOST_FIRST, _PORT_FIRST))),
        None,
    )
    if match is None:
        return None
    parts = match.groupdict()
    return _of(parts["host"], (parts["port"] or parts["bare"]).strip(), transport, typed)


def is_joined(typed: str) -> bool:
    """Return True if a text is a host with a port right behind it, which a transport can follow."""
    return _JOINED.fullmatch(typed) is not None


def _of(host_text: str, port_text: str, transport: str, typed: str) -> Endpoint | Malformed | None:
    host = single(host_text)
    port = one_port(
        port_text if len(port_text) > len(":65535") or not transport else f"{transport} {port_text}"
    )
    if not isinstance(host, (Host, Block, Malformed)):
        return None
    if port is None:
        problem = "Port numbers end at 65535; they go from 0 to 65535."
        return Malformed(typed, problem, port=True)
    for part in (host, port):
        if isinstance(part, Malformed):
            return part._replace(name=typed)
    if not isinstance(host, (Host, Block)) or not isinstance(port, Port):
        return None
    return Endpoint(host, port._replace(bare=False))
