"""One YAML file of a pack as one or more documents whose every part can still be located in the file.

A file that is not sound YAML as a whole is read piece by piece, so that a slip in one record costs that
record and not the file. What the data means is for ``netatlas.packs.conversion``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from netatlas.packs.quoting import quoted
from netatlas.packs.report import Fault
from netatlas.packs.source_document import RecordKeys
from netatlas.packs.yaml.parsing import parse
from netatlas.packs.yaml.pieces import pieces, read_piece
from netatlas.packs.yaml.syntax import NOT_IN_UTF_8, Unparsable, other_encoding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.packs.source_document import DataPath, LocatedProblem, PathStep, Position
    from netatlas.packs.yaml.parsing import ParsedYaml

_MOST_PIECES = 50_000
"""Pieces that a broken file is read in; one with more is hardly a file of records."""
_NO_KEYS = RecordKeys()


class YamlDocument:
    """Plain data and where in its file each part of it is; a ``SourceDocument``.

    Attributes:
        file: path inside the pack.
        data: what the document holds; ``leave_out`` takes parts away.
        problems: what a pack may not hold although it could be read.
    """

    def __init__(self, file: str, parsed: ParsedYaml, *, lines_before: int = 0) -> None:
        """Keep the data; ``lines_before`` is how many lines of the file precede it."""
        self.file = file
        self.data: Any = parsed.data
        self._lines_before = lines_before
        self._positions = parsed.positions
        self._removed: defaultdict[DataPath, list[int]] = defaultdict(list)
        # by list, for each index that was removed the first one that is behind it now
        self._shifts: dict[DataPath, list[int]] = {}
        self.problems = tuple(self._in_file(problem) for problem in parsed.problems)

    def locate(self, path: DataPath, *, at_key: bool = False) -> Position:
        """Return where the value at ``path`` begins, or its key; of a missing value, what should hold it."""
        original = self._original_path(path) if self._shifts else path
        line, column = self._positions.locate(original, at_key=at_key)
        return line + self._lines_before, column

    def fault(self, path: DataPath, message: str, *, at_key: bool = False, record: str = "") -> Fault:
        """Return a fault at ``path``."""
        line, column = self.locate(path, at_key=at_key)
        return Fault(file=self.file, line=line, column=column, message=message, record=record)

    def leave_out(self, paths: Iterable[DataPath]) -> None:
        """Remove the values at ``paths`` from ``data``; ``locate`` allows for the shifted list indexes.

        A path at which there is nothing is ignored.
        """
        self._positions.keep()
        held = set(filter(self._holds, set(paths)))
        indexes: defaultdict[DataPath, set[int]] = defaultdict(set)
        for path in held:
            if isinstance(path[-1], int):
                indexes[path[:-1]].add(path[-1])
        originals = [(self._original_path(outer), lost) for outer, lost in indexes.items()]
        # the innermost first, so that the indexes of what is still to be removed stay right
        for path in sorted(held, key=len, reverse=True):
            if isinstance(path[-1], str):
                self._value(path[:-1]).pop(path[-1], None)
            elif lost := indexes.pop(path[:-1], None):
                items = self._value(path[:-1])
                items[:] = [item for index, item in enumerate(items) if index not in lost]
        for original, lost in originals:
            own = [self._original_index(original, index) for index in lost]
            self._removed[original] = sorted([*self._removed[original], *own])
        self._shifts = {
            outer: [index - before for before, index in enumerate(removed)]
            for outer, removed in self._removed.items()
        }

    def _value(self, path: DataPath) -> Any:  # noqa: ANN401 - a document may hold anything
        value = self.data
        for step in path:
            value = value[step]
        return value

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
        original: DataPath = ()
        for step in path:
            original = (*original, self._original_index(original, step) if isinstance(step, int) else step)
        return original

    def _original_index(self, original: DataPath, index: int) -> int:
        """Return the index that an item of the list at ``original`` had before others were left out."""
        return index + bisect_right(self._shifts.get(original, ()), index)


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


def read_yaml(file: str, raw: bytes, keys: RecordKeys = _NO_KEYS) -> YamlFile:
    """Return the documents of a file: one, or one for each sound record if the whole is broken."""
    name, codec = other_encoding(raw)
    if not name:
        raw = _with_line_feeds(raw)
    try:
        document = YamlDocument(file, parse(raw))
        return _by_section(document, raw, keys) or YamlFile([document], [], [])
    except Unparsable as error:
        whole = error
    fault_of_whole = _fault(file, whole, 0)
    # one fault, not one for each piece: the file needs another encoding or has to be divided
    cut = [] if name or whole.is_of_whole else pieces(raw, keys)
    if len(cut) not in range(1, _MOST_PIECES):
        text = raw.decode(codec or "utf-8", "replace")
        return YamlFile([], [fault_of_whole], [(text, fault_of_whole)])
    result = YamlFile([], [], [])
    for lines_before, text_of_piece in cut:
        try:
            piece = read_piece(text_of_piece, keys)
        except Unparsable as error:
            _add_unread(result, _fault(file, error, lines_before), text_of_piece)
            continue
        result.documents.append(YamlDocument(file, piece.parsed, lines_before=lines_before))
        for part in piece.broken:
            _add_unread(result, _fault(file, part.error, lines_before + part.lines_before), part.raw)
    if not result.faults:
        result.faults.append(fault_of_whole)
    return result


def _by_section(whole: YamlDocument, raw: bytes, keys: RecordKeys) -> YamlFile | None:
    """Return a document for each section of a text that names one of them twice, else None.

    The second would otherwise be lost with all its records, and whatever refers to these.
    """
    sections = (keys.mappings | keys.lists) if keys.mappings else frozenset()
    repeated = [
        one for one in whole.problems if one.duplicate and one.path[0] in sections and not one.path[1:]
    ]
    if not repeated:
        return None
    try:
        documents = [
            YamlDocument(whole.file, parse(text), lines_before=lines_before)
            for lines_before, text in pieces(raw, keys)
        ]
    except Unparsable:  # it is not written with a section at the beginning of a line
        return None
    faults = []
    for problem in repeated:
        line, _ = whole.locate(problem.path, at_key=True)
        what = f"{quoted(str(problem.path[0]))} is here for the second time"
        message = f"{what}; move what it holds to the first, in line {line}"
        faults.append(Fault(file=whole.file, line=problem.line, column=problem.column, message=message))
    return YamlFile(documents, faults, []) if len(documents) > len(faults) else None


def _add_unread(result: YamlFile, fault: Fault, raw: bytes) -> None:
    """Add what cannot be read; what is in another encoding is one fault in all places together."""
    known = result.faults if fault.message == NOT_IN_UTF_8 else ()
    listed = next((one for one in known if one.message == fault.message), None)
    if listed is None:
        result.faults.append(fault)
    result.unread.append((raw.decode("utf-8", "replace"), listed or fault))


def _with_line_feeds(raw: bytes) -> bytes:
    """Return a text with its line ends as line feeds, as YAML reads all of them; lines keep their numbers."""
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in raw else raw


def _fault(file: str, error: Unparsable, lines_before: int) -> Fault:
    return Fault(file=file, line=error.line + lines_before, column=error.column, message=error.message)


def _is_index(step: PathStep, value: object) -> bool:
    return isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value)
