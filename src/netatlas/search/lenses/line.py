"""A line of a lens, the collector of lines, and the wording of addresses, counts and prefixes.

``blocks``, ``addresses`` and ``ports`` make the lines.
"""

from __future__ import annotations

from ipaddress import IPv6Address
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.lenses.facts import known
from netatlas.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.search.lenses.typed import Address, Network

ADDRESS_RECORDS = ("cidr-block", "subnet", "vpc", "ipv6")
"""Records that a line about addresses is based on if no fact is closer, the closest first."""

ALL_ADDRESSES_RECORDS = ("route-table", *ADDRESS_RECORDS)
"""The same for ``0.0.0.0/0`` and ``::/0``."""

_LARGE = 1 << 40
"""Counts from here on are given as powers of two: more digits than anybody reads."""


class LensLine(NamedTuple):
    """One line of a lens.

    Attributes:
        id: the record that the line is based on and that it opens; always one of the atlas.
        name: what the line is about: ``10.0.0.0/24``, ``As a subnet``, ``Port 179``.
        answer: the computed words.
        source: source and date if the line is based on a fact, otherwise empty.
        late: whether it may come behind the first hits.
    """

    id: str
    name: str
    answer: str
    source: str = ""
    late: bool = False


class Lines:
    """Collects the lines of one answer, each for a record of its own."""

    def __init__(self, atlas: Atlas) -> None:
        """Collect lines about records of ``atlas``."""
        self._atlas = atlas
        self._lines: dict[str, LensLine] = {}

    def add(
        self, records: Iterable[str], name: str, answer: str, source: str = "", *, late: bool = False
    ) -> None:
        """Add a line for the first of ``records`` that the atlas has and that has no line yet.

        The first line sums the answer up, so it falls back on any concept; another line without a record
        is left out.
        """
        ids = (known(self._atlas, record) for record in records)
        record_id = next((one for one in ids if one and one not in self._lines), "")
        if not record_id and not self._lines:
            record_id = next(iter(self._atlas.concepts), "")
        if record_id:
            self._lines[record_id] = LensLine(record_id, name, answer, source, late)

    def done(self) -> tuple[LensLine, ...]:
        """Return the lines in the order in which they were added."""
        return tuple(self._lines.values())


def address_text(address: Address) -> str:
    """Return an address as people write it: an IPv4 address in IPv6 form keeps its dots (RFC 5952).

    Python's own ``str`` does so only from 3.13 on.

    >>> from ipaddress import ip_address
    >>> address_text(ip_address("::ffff:a00:1")), address_text(ip_address("2001:db8::1"))
    ('::ffff:10.0.0.1', '2001:db8::1')
    """
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return str(address) if mapped is None else f"::ffff:{mapped}"


def block_text(network: Network) -> str:
    """Return a block as people write it; see ``address_text``.

    >>> from ipaddress import ip_network
    >>> block_text(ip_network("::ffff:a00:0/120"))
    '::ffff:10.0.0.0/120'
    """
    return f"{address_text(network.network_address)}/{network.prefixlen}"


def count_text(count: int) -> str:
    """Return a number of addresses in words; large ones, as in IPv6, as a power of two.

    >>> count_text(65536), count_text(2**64)
    ('65,536', '2^64')
    """
    if count < _LARGE:
        return f"{count:,}"
    about = "" if count.bit_count() == 1 else "about "
    return f"{about}2^{count.bit_length() - 1}"


def lengths_text(lengths: Sequence[int]) -> str:
    """Return sorted prefix lengths in a few words.

    >>> lengths_text([16, 17, 18]), lengths_text([44, 48, 52]), lengths_text([24, 28])
    ('/16 to /18', '/44 to /52 in steps of 4', '/24 or /28')
    """
    steps = {after - before for before, after in pairwise(lengths)}
    if len(steps) == 1 and (len(lengths) > 2 or steps == {1}):  # noqa: PLR2004 - two are no series yet
        step = steps.pop()
        return f"/{lengths[0]} to /{lengths[-1]}{'' if step == 1 else f' in steps of {step}'}"
    return listed((f"/{length}" for length in lengths), last="or")
