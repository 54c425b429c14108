"""Parses several blocks and addresses, or a block that is to be split."""

from __future__ import annotations

import re

from netatlas.search.lenses.faults import BITS, prefix_fault
from netatlas.search.lenses.pasted import without_surroundings
from netatlas.search.lenses.single import single
from netatlas.search.lenses.typed import Block, Host, Malformed, Several, Split

_LONGEST = 600
"""Characters of the longest text that is parsed: a dozen IPv6 blocks with words between them."""
_MOST_ITEMS = 12
_FILLERS = frozenset(
    """a address addresses an and are as be between block blocks by can cidr cidrs contain contains could cut
    divide divided do does each fit fits hold holds in inside into ip is it lie of or overlap overlapping
    overlaps part peer peered peering range ranges split subnet subnets the to touch versus vpc vpcs vs with
    within & +""".split()  # noqa: SIM905 - a list of words reads better as words
)
"""Words between blocks that change nothing in what can be said of them."""
_PREFIX = re.compile(r"/([0-9]{1,3})s?", re.IGNORECASE)


def several(text: str) -> Several | Split | Malformed | None:
    """Return the blocks that a text is made of, or the block and the prefix that it is to be split by.

    >>> several("10.0.0.0/22 in /24")
    Split(block=Block(network=IPv4Network('10.0.0.0/22'), host=None, mask=''), length=24)
    >>> several("route 10.0.0.0/16 to 10.1.0.0/16") is None
    True
    """
    if "/" not in text or len(text) > _LONGEST:
        return None
    items: list[Host | Block | Malformed] = []
    lengths: list[int] = []
    for word in re.split(r"[\s,;]+", text):
        token = without_surroundings(word)
        if not token or token.lower() in _FILLERS:
            continue
        if prefix := _PREFIX.fullmatch(token):
            lengths.append(int(prefix[1]))
            continue
        item = single(token)
        if not isinstance(item, (Host, Block, Malformed)):
            return None
        items.append(item)
    return _together(items, lengths)


def _together(
    items: list[Host | Block | Malformed], lengths: list[int]
) -> Several | Split | Malformed | None:
    """Return what blocks and prefixes are together; the first that is malformed goes before all others."""
    faulty = next((item for item in items if isinstance(item, Malformed)), None)
    if faulty is not None:
        return faulty if len(items) + len(lengths) > 1 else None
    right = tuple(item for item in items if not isinstance(item, Malformed))
    match right, lengths:
        case (Block() as block,), [length]:
            return _split(block, length)
        case _, [] if 1 < len(right) <= _MOST_ITEMS and any(isinstance(item, Block) for item in right):
            return Several(right)
    return None


def _split(block: Block, length: int) -> Split | Malformed:
    network = block.network
    name = f"{network} in /{length}"
    if length > BITS[network.version]:
        return Malformed(name, prefix_fault(length, network.version))
    if length < network.prefixlen:
        wider = network.supernet(new_prefix=length)
        problem = f"A /{length} is larger than {network}: the one around it is {wider}."
        return Malformed(name, f"{problem} Give a prefix from /{network.prefixlen} on.")
    return Split(block, length)
