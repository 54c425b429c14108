"""Parses several blocks, ranges and addresses, or a block that is to be split."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netatlas.search.lenses.faults import BITS, parts_fault, prefix_fault
from netatlas.search.lenses.pasted import without_surroundings
from netatlas.search.lenses.single import range_between, single
from netatlas.search.lenses.typed import Block, Host, Malformed, Several, Span, Split

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 600
"""Characters of the longest text that is parsed: a dozen IPv6 blocks with words between them."""
_MOST_ITEMS = 12
_SPLITTING = frozenset(
    "cut divide divided equal in into networks parts pieces same-size split subnet subnets".split()  # noqa: SIM905
)
"""Words beside which a number says how many parts a block is to have."""
_FILLERS = _SPLITTING | frozenset(
    """a address addresses an and are as be between block blocks both by can cidr cidrs common connect
    connected contain contains could do does each fit fits from have hold holds i if inside into ip is it lie
    may me my of or our overlap overlapping overlaps part peer peered peering please range ranges same
    should so that the these this those to together touch versus vnet vpc vpcs vs we with within work
    would you your & +""".split()  # noqa: SIM905
)
"""Words between blocks that change nothing in what can be said of them."""
_NUMBERS = {
    "half": 2,
    "halves": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "quarters": 4,
    "five": 5,
    "six": 6,
    "eight": 8,
}
_COUNT = re.compile(r"[0-9]{1,12}")
_PREFIX = re.compile(r"/([0-9]{1,3})s?", re.IGNORECASE)
_ADDRESS = r"[0-9a-f]*[.:][0-9a-f.:]*"
_RANGE = re.compile(
    rf"(?<![\w.:/])({_ADDRESS})(?:\s*[-\u2010-\u2015\u2212]\s*|\s+to\s+)({_ADDRESS})(?![\w:/]|\.\w)",
    re.IGNORECASE,
)

Item = Host | Block | Span | Malformed


def several(text: str) -> Several | Split | Malformed | None:
    """Return the blocks that a text is made of, or the block and the prefix that it is to be split by.

    >>> several("10.0.0.0/22 in /24") == several("split 10.0.0.0/22 into 4 subnets")
    True
    >>> several("route 10.0.0.0/16 to 10.1.0.0/16") is None
    True
    """
    if len(text) > _LONGEST or ("/" not in text and not _RANGE.search(text)):
        return None
    items: list[Item] = []
    lengths: list[int] = []
    counts: list[int] = []
    splitting = False
    for token in _tokens(text):
        word = token.lower() if isinstance(token, str) else ""
        splitting |= word in _SPLITTING
        if not isinstance(token, str):
            items.append(token)
        elif prefix := _PREFIX.fullmatch(token):
            lengths.append(int(prefix[1]))
        elif word in _NUMBERS or _COUNT.fullmatch(token):
            counts.append(_NUMBERS.get(word) or int(token))
        elif word not in _FILLERS:
            return None
    return _together(items, lengths, counts if splitting else [*counts, *counts])


def _tokens(text: str) -> Iterator[Item | str]:
    """Yield the addresses, blocks and ranges of a text, and the other words as they are."""
    end = 0
    for match in _RANGE.finditer(text):
        between = range_between(match[1], match[2].rstrip("."), match[0])
        if between is not None:
            yield from _words(text[end : match.start()])
            yield between
            end = match.end()
    yield from _words(text[end:])


def _words(text: str) -> Iterator[Item | str]:
    for word in re.split(r"[\s,;]+", text):
        if token := without_surroundings(word):
            item = single(token)
            yield item if isinstance(item, (Host, Block, Malformed)) else token.rstrip(":")


def _together(items: list[Item], lengths: list[int], counts: list[int]) -> Several | Split | Malformed | None:
    """Return what the parts are together; the first that is malformed goes before all others."""
    faulty = next((item for item in items if isinstance(item, Malformed)), None)
    if faulty is not None:
        return faulty if len(items) + len(lengths) > 1 else None
    right = tuple(item for item in items if not isinstance(item, Malformed))
    match right, lengths, counts:
        case (Block() as block,), [length], []:
            return _split(block, length)
        case (Block() as block,), [], [count]:
            return _split_into(block, count)
        case _, [], [] if 1 < len(right) <= _MOST_ITEMS and not all(isinstance(one, Host) for one in right):
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


def _split_into(block: Block, count: int) -> Split | Malformed:
    if fault := parts_fault(block.network, count):
        return Malformed(f"{block.network} into {count}", fault)
    return Split(block, block.network.prefixlen + count.bit_length() - 1)
