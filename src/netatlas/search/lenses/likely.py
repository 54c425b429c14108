"""Looks at a text before it is parsed, which takes many patterns that a name does not need."""

from __future__ import annotations

_COLONS = 2
"""An IPv6 address without a digit has two at least."""


def may_be_network(text: str) -> bool:
    """Return True if a text may be an address, a block or a port: each has a digit, or letters and colons.

    >>> may_be_network("nat gateway"), may_be_network("443"), may_be_network("fe::ab")
    (False, True, True)
    """
    return not text.isascii() or text.count(":") >= _COLONS or any(map(str.isdigit, text))
