"""A line of a lens, the collector of lines, and the wording of addresses, counts and prefixes.

``blocks``, ``addresses`` and ``ports`` make the lines.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.lenses.facts import known
from netatlas.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Fact, Limit
    from netatlas.search.lenses.typed import Address, Network

ADDRESS_RECORDS = ("cidr-block", "subnet", "vpc", "ipv6")
"""Records that a line about addresses is based on if no fact is closer, the closest first."""

ALL_ADDRESSES_RECORDS = ("route-table", *ADDRESS_RECORDS)
"""The same for ``0.0.0.0/0`` and ``::/0``."""

_NAT64 = IPv6Network("64:ff9b::/96")
_LARGE = 1 << 40
"""Counts from here on are given as powers of two: more digits than anybody reads."""


WORKING = "Working"
"""Heading of the arithmetic behind an answer."""


class LensLine(NamedTuple):
    """One line of a lens.

    Attributes:
        id: the record that the line is based on and that it opens; always one of the atlas.
        name: what the line is about: ``10.0.0.0/24``, ``As a subnet``, ``Port 179``.
        answer: the computed words.
        source: source and date if the line is based on a fact, otherwise empty.
        late: whether it may come behind the first hits.
        cited: the id of the fact or limit that the source is of; otherwise empty.
    """

    id: str
    name: str
    answer: str
    source: str = ""
    late: bool = False
    cited: str = ""


class Step(NamedTuple):
    """One row of the working behind an answer, pure arithmetic; ``part`` is the heading that it is under."""

    name: str
    answer: str
    part: str


class LensAnswer(NamedTuple):
    """All that a lens computes of a text: the lines, the first of which sums it up, and the working."""

    lines: tuple[LensLine, ...]
    steps: tuple[Step, ...]


class Lines:
    """Collects the lines of one answer, each for a record of its own, and the working."""

    def __init__(self, atlas: Atlas) -> None:
        """Collect lines about records of ``atlas``."""
        self._atlas = atlas
        self._lines: dict[str, LensLine] = {}
        self._steps: dict[Step, None] = {}

    def add(
        self,
        records: Iterable[str],
        name: str,
        answer: str,
        cited: Fact | Limit | None = None,
        *,
        late: bool = False,
    ) -> None:
        """Add a line for the first of ``records`` that the atlas has and that has no line yet.

        The first line sums the answer up, so it falls back on any concept; another line without a record
        goes to the working if it had several to choose from, else it is left out.
        """
        records = tuple(records)
        ids = (known(self._atlas, record) for record in records)
        record_id = next((one for one in ids if one and one not in self._lines), "")
        if not record_id and not self._lines:
            record_id = next(iter(self._atlas.concepts), "")
        if record_id:
            source, cited_id = ("", "") if cited is None else (self._atlas.cite(cited), cited.id)
            self._lines[record_id] = LensLine(record_id, name, answer, source, late, cited_id)
        elif len(records) > 1:
            self.work(name, answer)

    def work(self, name: str, answer: str, part: str = WORKING) -> None:
        """Add a row to the working, under the heading ``part``; the same row is added once."""
        self._steps[Step(name, answer, part)] = None

    def done(self) -> LensAnswer:
        """Return what was collected, in the order in which it was added; nothing if there is no line."""
        return LensAnswer(tuple(self._lines.values()), tuple(self._steps) if self._lines else ())


def address_text(address: Address) -> str:
    """Return an address as people write it: a mapped or NAT64 address keeps its dots (RFC 5952, RFC 6052).

    Python's own ``str`` does so only from 3.13 on.

    >>> from ipaddress import ip_address
    >>> address_text(ip_address("::ffff:a00:1")), address_text(ip_address("2001:db8::1"))
    ('::ffff:10.0.0.1', '2001:db8::1')
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return f"::ffff:{address.ipv4_mapped}"
        if address in _NAT64:
            return f"64:ff9b::{IPv4Address(int(address) & 0xFFFFFFFF)}"
    return str(address)


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
