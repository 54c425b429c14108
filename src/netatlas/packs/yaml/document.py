"""One YAML file of a pack as one or more documents whose every part can still be located in the file.

A file that is not sound YAML as a whole is read piece by piece, so that a slip in one record costs that
record and not the file. What the data means is for ``netatlas.packs.conversion``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from netatlas.packs.report import Fault
from netatlas.packs.yaml.parsing import parse
from netatlas.packs.yaml.positions import YamlPositions
from netatlas.packs.yaml.syntax import Unparsable, other_encoding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.packs.source_document import DataPath, LocatedProblem, PathStep, Position
    from netatlas.packs.yaml.parsing import ParsedYaml

_MOST_PIECES = 2000
"""Pieces that a broken file is read in; one with more is hardly a file of records."""

_PIECE_START = re.compile(rb"^(?=[^\s#\]}])", re.MULTILINE)
"""A line that begins at the left edge, and not with a comment or a closing bracket."""

_DOCUMENT_MARKER = re.compile(rb"(---|\.\.\.)(\s|$)")


class YamlDocument:
    """Plain data and where in its file each part of it is; a ``SourceDocument``.

    Attributes:
        file: path inside the pack.
        data: what the document holds; ``leave_out`` takes parts away.
        problems: what a pack may not hold although it could be read.
    """

    def __init__(self, file: str, raw: bytes, parsed: ParsedYaml, *, lines_before: int = 0) -> None:
        """Keep the data; ``lines_before`` is how many lines of the file precede ``raw``."""
        self.file = file
        self.data: Any = parsed.data
        self._raw = raw
        self._lines_before = lines_before
        self._positions: YamlPositions | None = None
        self._removed: defaultdict[DataPath, list[int]] = defaultdict(list)
        self.problems = tuple(self._in_file(problem) for problem in parsed.problems)

    def locate(self, path: DataPath, *, at_key: bool = False) -> Position:
        """Return where the value at ``path`` begins, or its key; of a missing value, what should hold it."""
        if self._positions is None:
            self._positions = YamlPositions(self._raw)
        line, column = self._positions.locate(self._original_path(path), at_key=at_key)
        return line + self._lines_before, column

    def fault(self, path: DataPath, message: str, *, at_key: bool = False, record: str = "") -> Fault:
        """Return a fault at ``path``."""
        line, column = self.locate(path, at_key=at_key)
        return Fault(file=self.file, line=line, column=column, message=message, record=record)

    def leave_out(self, paths: Iterable[DataPath]) -> None:
        """Remove the values at ``paths`` from ``data``; ``locate`` allows for the shifted list indexes.

        A path at which there is nothing is ignored.
        """
        # from the last to the first, so that the indexes of those still to be removed stay right
        to_remove = sorted(filter(self._holds, set(paths)), key=_sort_key, reverse=True)
        for original in [self._original_path(path) for path in to_remove if isinstance(path[-1], int)]:
            self._removed[original[:-1]].append(int(original[-1]))
        for indexes in self._removed.values():
            indexes.sort()
        for *outer, last in to_remove:
            container: Any = self.data
            for step in outer:
                container = container[step]
            del container[last]

    def _holds(self, path: DataPath) -> bool:
        """Return True if there is a value at ``path`` inside the data."""
        value: Any = self.data
        for step in path:
            if not (step in value if isinstance(value, dict) else _is_index(step, value)):
                return False
            value = value[step]
        return bool(path)

    def _in_file(self, problem: LocatedProblem) -> LocatedProblem:
        """Return a problem with its line in the file; of a duplicate key also where the first is."""
        message = problem.message
        if problem.duplicate:
            message += f"; the first is in line {self.locate(problem.path, at_key=True)[0]}"
        return msgspec.structs.replace(problem, line=problem.line + self._lines_before, message=message)

    def _original_path(self, path: DataPath) -> DataPath:
        """Return the path that a value had before others were left out."""
        if not self._removed:
            return path
        original: DataPath = ()
        for step in path:
            original_step = step
            if isinstance(original_step, int):
                for removed in self._removed.get(original, ()):
                    original_step += removed <= original_step
            original = (*original, original_step)
        return original


class YamlFile(NamedTuple):
    """What could be read of a file.

    Attributes:
        documents: one, or one for each sound piece of a broken file.
        faults: what was wrong.
        unread: the text of each piece that could not be read, with its fault.
    """

    documents: list[YamlDocument]
    faults: list[Fault]
    unread: list[tuple[str, Fault]]


def read_yaml(file: str, raw: bytes) -> YamlFile:
    """Return the documents of a file: one, or one for each sound record if the whole is broken."""
    name, codec = other_encoding(raw)
    if not name:
        raw = _with_line_feeds(raw)
    try:
        return YamlFile([YamlDocument(file, raw, parse(raw))], [], [])
    except Unparsable as error:
        fault_of_whole = _fault(file, error, 0)
    result = YamlFile([], [], [])
    if name:  # one fault, not one for each piece: the file needs to be saved in UTF-8, and nothing else
        return YamlFile([], [fault_of_whole], [(raw.decode(codec, "replace"), fault_of_whole)])
    pieces = _pieces(raw)
    if len(pieces) in range(2, _MOST_PIECES):
        for lines_before, piece in pieces:
            try:
                result.documents.append(YamlDocument(file, piece, parse(piece), lines_before=lines_before))
            except Unparsable as error:
                fault = _fault(file, error, lines_before)
                result.faults.append(fault)
                result.unread.append((piece.decode("utf-8", "replace"), fault))
    else:
        result.unread.append((raw.decode("utf-8", "replace"), fault_of_whole))
    if not result.faults:
        result.faults.append(fault_of_whole)
    return result


def _with_line_feeds(raw: bytes) -> bytes:
    """Return a text with its line ends as line feeds, as YAML reads all of them; lines keep their numbers."""
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in raw else raw


def _pieces(raw: bytes) -> list[tuple[int, bytes]]:
    """Cut a text before each line that begins at its left edge: (lines before it, piece)."""
    starts = [match.start() for match in _PIECE_START.finditer(raw)] or [0]
    pieces = []
    line, last = 0, 0
    for start, end in zip(starts, [*starts[1:], len(raw)], strict=True):
        line += raw.count(b"\n", last, start)
        last = start
        if not _DOCUMENT_MARKER.match(raw, start):
            pieces.append((line, raw[start:end]))
    return pieces


def _fault(file: str, error: Unparsable, lines_before: int) -> Fault:
    return Fault(file=file, line=error.line + lines_before, column=error.column, message=error.message)


def _is_index(step: PathStep, value: object) -> bool:
    return isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value)


def _sort_key(path: DataPath) -> tuple[tuple[bool, Any], ...]:
    return tuple((isinstance(step, str), step) for step in path)  # words and numbers do not compare
