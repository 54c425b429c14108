"""Cuts a text that is no sound YAML into pieces, so that a slip in one record costs that record.

The cuts go by indentation alone. First come the records at the left edge; what is still broken is cut once
more, into the records that it holds, and is read without those that are broken themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from netatlas.packs.yaml.parsing import parse
from netatlas.packs.yaml.syntax import Unparsable

if TYPE_CHECKING:
    from netatlas.packs.source_document import RecordKeys
    from netatlas.packs.yaml.parsing import ParsedYaml

_AT_LEFT_EDGE = re.compile(rb"^(?=[^\s#\]}])", re.MULTILINE)
"""A line that begins at the left edge, and not with a comment or a closing bracket."""

_ITEM_AT_LEFT_EDGE = re.compile(rb"^(?= ?-\s|---|\.\.\.)", re.MULTILINE)
"""The start of an item of a list, perhaps moved by one blank, where nothing but an item can begin."""

_SIGNIFICANT = re.compile(rb"^[^\S\n]*[^\s#]", re.MULTILINE)
_DOCUMENT_MARKER = re.compile(rb"(---|\.\.\.)(\s|$)")
_KEY_ALONE = re.compile(rb"(?P<before> *(?:- +)?)(?P<key>[a-z_]+):\s*(?:#.*)?")
"""A line with a key and nothing behind it, so that its value begins in the next line."""

_ITEM = re.compile(rb" *-(?:\s|$)")


class BrokenPart(NamedTuple):
    """A part of a text that cannot be read: the lines before it, its bytes, and why."""

    lines_before: int
    raw: bytes
    error: Unparsable


class ReadPiece(NamedTuple):
    """What could be read of a text: its bytes without the broken parts, with as many lines, and these."""

    raw: bytes
    parsed: ParsedYaml
    broken: list[BrokenPart]


def pieces(raw: bytes, keys: RecordKeys) -> list[tuple[int, bytes]]:
    """Cut a text before each record at its left edge: (lines before it, piece)."""
    starts: list[int] = []
    if keys.is_list:
        starts = [match.start() for match in _ITEM_AT_LEFT_EDGE.finditer(raw)]
    starts = starts or [match.start() for match in _AT_LEFT_EDGE.finditer(raw)] or [0]
    if _SIGNIFICANT.search(raw, 0, starts[0]):
        starts.insert(0, 0)
    cut = []
    line, last = 0, 0
    for start, end in zip(starts, [*starts[1:], len(raw)], strict=True):
        line += raw.count(b"\n", last, start)
        last = start
        if not _DOCUMENT_MARKER.match(raw, start):
            cut.append((line, raw[start:end]))
    return cut


def read_piece(raw: bytes, keys: RecordKeys, *, levels: int = 0, is_list: bool | None = None) -> ReadPiece:
    """Read a text, without the records inside it that are broken.

    Args:
        raw: the text.
        keys: how the file holds records.
        levels: in how many lists and mappings the text is.
        is_list: whether it is a list; None for what begins at the left edge of the file.

    Raises:
        Unparsable: it cannot be read without them either.
    """
    try:
        return ReadPiece(raw, parse(raw, levels=levels), [])
    except Unparsable as error:
        lines = raw.split(b"\n")
        broken: list[BrokenPart] = []
        levels_of_items = levels + (2 if (keys.is_list if is_list is None else is_list) else 1)
        for group in _groups(lines, keys):
            broken += _without_broken_items(lines, group, keys, levels_of_items)
        if not broken:
            raise
        rest = b"\n".join(lines)
        try:
            return ReadPiece(rest, parse(rest, levels=levels), broken)
        except Unparsable:
            raise error from None


class _Group(NamedTuple):
    """The items under one key: how far the key is indented, and the first line of each and the one behind."""

    indent: int
    is_list: bool
    items: list[tuple[int, int]]


def _without_broken_items(
    lines: list[bytes], group: _Group, keys: RecordKeys, levels: int
) -> list[BrokenPart]:
    """Take what is broken out of ``lines``, which keep their number; return it."""
    broken: list[BrokenPart] = []
    sound = 0
    depth = _usual([_indent(lines[start]) or 0 for start, _ in group.items])
    for start, end in group.items:
        raw = b"\n".join(lines[start:end])
        try:
            piece = _read_item(raw, depth, keys, levels, is_list=group.is_list)
        except Unparsable as error:
            broken.append(BrokenPart(start, raw, error))
            lines[start:end] = [b""] * (end - start)
        else:
            sound += 1
            lines[start:end] = piece.raw.split(b"\n")
            broken += [part._replace(lines_before=part.lines_before + start) for part in piece.broken]
    if group.items and not sound:
        lines[group.items[0][0]] = b" " * (group.indent + 1) + (b"[]" if group.is_list else b"{}")
    return broken


def _read_item(raw: bytes, depth: int, keys: RecordKeys, levels: int, *, is_list: bool) -> ReadPiece:
    indent = _indent(raw.partition(b"\n")[0]) or 0
    if indent != depth:
        raise Unparsable(1, indent + 1, "this is not at the indentation of its neighbours; move it")
    piece = read_piece(raw, keys, levels=levels, is_list=is_list)
    if not isinstance(piece.parsed.data, list if is_list else dict):
        cure = "begin it with “- ”" if is_list else "write `id:` and its keys"
        raise Unparsable(1, depth + 1, f"this is no entry of what is above it; {cure}")
    return piece


def _groups(lines: list[bytes], keys: RecordKeys) -> list[_Group]:
    """Return the items of each list or mapping of records that is not inside another."""
    groups = []
    index = 0
    while index < len(lines):
        match = _KEY_ALONE.fullmatch(lines[index])
        index += 1
        if match is None:
            continue
        key, indent = match["key"].decode(), len(match["before"])
        is_list = key in keys.lists
        if is_list or (key in keys.mappings and not indent):
            end = _end_of_value(lines, index, indent)
            starts = _starts(lines, index, end, indent, is_list=is_list)
            groups.append(_Group(indent, is_list, list(pairwise([*starts, end]))))
            index = end
    return groups


def _end_of_value(lines: list[bytes], start: int, indent: int) -> int:
    """Return the first line behind the value of a key that is indented by ``indent``."""
    for index in range(start, len(lines)):
        line = lines[index]
        here = _indent(line)
        if here is not None and (here < indent or (here == indent and not _ITEM.match(line))):
            return index
    return len(lines)


def _starts(lines: list[bytes], start: int, end: int, indent: int, *, is_list: bool) -> list[int]:
    """Return the lines in which the items begin: those indented as usual or less, and what is before."""
    content = [(here, index) for index in range(start, end) if (here := _indent(lines[index])) is not None]
    possible = [
        (here, index)
        for here, index in content
        if (here >= indent and _ITEM.match(lines[index]) if is_list else here > indent)
    ]
    if not possible:
        return []
    # each that is not inside one before it, by the indentation
    least = list(accumulate((here for here, _ in possible), min))
    depth = _usual([here for (here, _), most in zip(possible, least, strict=True) if here == most])
    found = [index for here, index in possible if here <= depth]
    return sorted({content[0][1], *found})


def _usual(indents: list[int]) -> int:
    """Return the indentation that most have, of several the first."""
    return Counter(indents).most_common(1)[0][0] if indents else 0


def _indent(line: bytes) -> int | None:
    """Return by how many blanks a line is indented, or None for one without content."""
    content = line.lstrip(b" ")
    return None if not content.strip() or content.startswith(b"#") else len(line) - len(content)
