"""What a typed text can be: an address, a block, a port, or several of them; no atlas is needed.

``parsing`` makes them of a text.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network
from typing import NamedTuple, TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network


class Block(NamedTuple):
    """A CIDR block, as it was typed.

    Attributes:
        network: the block.
        host: the typed address if that is not the first one of the block.
        mask: the typed mask if it would mean other addresses as a wildcard mask.
    """

    network: Network
    host: Address | None = None
    mask: str = ""


class Prefix(NamedTuple):
    """A prefix length without an address, as it was typed: ``/27`` or ``255.255.255.224``."""

    length: int
    version: int
    name: str


class Span(NamedTuple):
    """A range of addresses that is not a single block."""

    first: Address
    last: Address


class Host(NamedTuple):
    """A single address."""

    address: Address


class Port(NamedTuple):
    """A port; a ``bare`` one is just a number, without a word or sign for a port."""

    number: int
    transport: str = ""
    bare: bool = False


class Endpoint(NamedTuple):
    """An address or a block with a port."""

    host: Host | Block
    port: Port


class Several(NamedTuple):
    """Two or more blocks or ranges, some of which may be single addresses."""

    items: tuple[Host | Block | Span, ...]


class Split(NamedTuple):
    """A block that is to be split into blocks of a longer prefix."""

    block: Block
    length: int


class Malformed(NamedTuple):
    """Something that is nearly an address, a block or a port: what is wrong, and how to correct it."""

    name: str
    problem: str
    port: bool = False


Typed: TypeAlias = Block | Prefix | Span | Host | Port | Endpoint | Several | Split | Malformed
