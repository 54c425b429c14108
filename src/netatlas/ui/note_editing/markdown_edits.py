"""What the buttons over a note do to its Markdown: plain functions of a text and a selection."""

from __future__ import annotations

import re
from typing import NamedTuple

from netatlas.documents.note_links import note_links

LINK_START, LINK_END = "[[", "]]"
TABLE = "| | |\n|---|---|\n| | |\n"
_BOLD_ITALIC = "***"
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")


class Change(NamedTuple):
    """A part of a text to replace, and what is selected afterwards, counted from the start of the part.

    Attributes:
        start: where the part begins.
        end: where it ends.
        text: what takes its place.
        selected: start and end of the new selection, relative to ``start``.
    """

    start: int
    end: int
    text: str
    selected: tuple[int, int]


def wrapped_in(text: str, start: int, end: int, mark: str) -> Change:
    """Put ``mark`` around a selection, or take it away where it is around it already.

    >>> wrapped_in("one per zone", 4, 7, "**")
    Change(start=4, end=7, text='**per**', selected=(2, 5))
    >>> wrapped_in("one **per** zone", 6, 9, "**")
    Change(start=4, end=11, text='per', selected=(0, 3))
    """
    size, inner = len(mark), text[start:end]
    before, after = text[:start], text[end:]
    around = min(len(before) - len(before.rstrip(mark[0])), len(after) - len(after.lstrip(mark[0])))
    if around in (size, len(_BOLD_ITALIC)):  # two signs are bold, which is no italic
        return Change(start - size, end + size, inner, (0, len(inner)))
    return Change(start, end, f"{mark}{inner}{mark}", (size, size + len(inner)))


def as_list(text: str, start: int, end: int) -> Change:
    r"""Make the lines of a selection items of a list, or plain lines if all of them are items.

    >>> as_list("one\ntwo", 1, 5).text
    '- one\n- two'
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    lines = text[first:last].split("\n")
    if all(_ITEM.match(line) for line in lines):
        changed = [_ITEM.sub("", line) for line in lines]
    else:
        changed = [line if _ITEM.match(line) else f"- {line}" for line in lines]
    joined = "\n".join(changed)
    return Change(first, last, joined, (len(joined), len(joined)))


def with_table(text: str, start: int, end: int) -> Change:
    """Put an empty table on lines of its own, with the cursor in its first cell."""
    before = "" if start == 0 or text[start - 1] == "\n" else "\n\n"
    at = len(before) + 2
    return Change(start, end, before + TABLE, (at, at))


def link_to(start: int, end: int, name: str) -> Change:
    """Put a link to ``name`` in the place of a selection.

    >>> link_to(3, 3, "NAT gateway").text
    '[[NAT gateway]]'
    """
    text = f"{LINK_START}{name}{LINK_END}"
    return Change(start, end, text, (len(text), len(text)))


def link_at(line: str, position: int) -> str:
    """Return the name of the link around a position of a line, or ''.

    >>> link_at("see [[NAT gateway]].", 8)
    'NAT gateway'
    """
    links = (link for link in note_links(line) if link.start <= position <= link.end)
    return next((link.name for link in links), "")


def difference(old: str, new: str) -> tuple[int, int, str]:
    """Return the smallest part of ``old``, as start and end, to replace with a text to get ``new``.

    >>> difference("one per zone", "one per VPC")
    (8, 12, 'VPC')
    """
    most = min(len(old), len(new))
    start = _equal_letters(old, new, most)
    tail = _equal_letters(old[::-1], new[::-1], most - start)
    return start, len(old) - tail, new[start : len(new) - tail]


def _equal_letters(first: str, second: str, most: int) -> int:
    """Return how many letters two texts begin with alike, by halves: texts may be long."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
