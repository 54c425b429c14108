"""One file of a pack as one or more documents: data whose every part can still be found in the file.

A file that is no sound YAML as a whole is read piece by piece, so that a slip in one record costs that
record and not the file. What the data means is the matter of ``netatlas.packs.conversion.converter``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from netatlas.packs.report import Fault
from netatlas.packs.yaml.parsing import parse
from netatlas.packs.yaml.positions import Marks
from netatlas.packs.yaml.syntax import Broken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.packs.yaml.parsing import Flaw, Parsed, Path
    from netatlas.packs.yaml.positions import Place

_MOST_PIECES = 2000
_PIECE = re.compile(rb"^(?=[^\s#\]}])", re.MULTILINE)
_SEPARATOR = re.compile(rb"(---|\.\.\.)(\s|$)")


class Document:
    """Plain data and where it stands.

    Attributes:
        file: path inside the pack.
        data: what the document holds; ``leave_out`` takes parts away.
        flaws: what may not stand in it although it could be read.
    """

    def __init__(self, file: str, raw: bytes, parsed: Parsed, *, first_line: int = 0) -> None:
        """Keep the data; ``first_line`` is how many lines of the file stand before ``raw``."""
        self.file = file
        self.data = parsed.data
        self.flaws: tuple[Flaw, ...] = parsed.flaws
        self._raw = raw
        self._first_line = first_line
        self._marks: Marks | None = None
        self._gone: defaultdict[Path, list[int]] = defaultdict(list)

    def locate(self, path: Path, *, key: bool = False) -> Place:
        """Return line and column of the value at ``path`` in ``data``, or of its key.

        Of a value that is not there the place of what should hold it.
        """
        if self._marks is None:
            self._marks = Marks(self._raw)
        line, column = self._marks.locate(self._in_file(path), key=key)
        return line + self._first_line, column

    def fault(self, path: Path, message: str, *, key: bool = False, record: str = "") -> Fault:
        """Return a fault at ``path``."""
        line, column = self.locate(path, key=key)
        return Fault(file=self.file, line=line, column=column, message=message, record=record)

    def flaw_fault(self, flaw: Flaw, record: str) -> Fault:
        """Return a flaw as a fault of ``record``."""
        message = flaw.message
        if flaw.repeated:
            message += f"; the first is in line {self.locate(flaw.path, key=True)[0]}"
        line = flaw.line + self._first_line
        return Fault(file=self.file, line=line, column=flaw.column, message=message, record=record)

    def leave_out(self, paths: Iterable[Path]) -> None:
        """Take the values at ``paths``, as they are now, out of ``data``; ``locate`` knows of it."""
        doomed = sorted(set(paths), key=_sortable, reverse=True)
        for where in [self._in_file(path) for path in doomed if isinstance(path[-1], int)]:
            self._gone[where[:-1]].append(int(where[-1]))
        for gone in self._gone.values():
            gone.sort()
        for *above, last in doomed:
            holder: Any = self.data
            for step in above:
                holder = holder[step]
            del holder[last]

    def _in_file(self, path: Path) -> Path:
        """Return the path that a value had before others were left out."""
        if not self._gone:
            return path
        found: Path = ()
        for step in path:
            original = step
            if isinstance(original, int):
                for gone in self._gone.get(found, ()):
                    original += gone <= original
            found = (*found, original)
        return found


class Contents(NamedTuple):
    """What could be read of a file, what was wrong, and what could not be read, each text with its fault."""

    documents: list[Document]
    faults: list[Fault]
    unread: list[tuple[str, Fault]]


def read_documents(file: str, raw: bytes) -> Contents:
    """Return the documents of a file: one, or one for each sound record where the whole is broken."""
    try:
        return Contents([Document(file, raw, parse(raw))], [], [])
    except Broken as broken:
        whole = _broken_fault(file, broken, 0)
    found = Contents([], [], [])
    pieces = _pieces(raw)
    if len(pieces) in range(2, _MOST_PIECES):
        for first_line, piece in pieces:
            try:
                found.documents.append(Document(file, piece, parse(piece), first_line=first_line))
            except Broken as broken:
                fault = _broken_fault(file, broken, first_line)
                found.faults.append(fault)
                found.unread.append((piece.decode("utf-8", "replace"), fault))
    else:
        found.unread.append((raw.decode("utf-8", "replace"), whole))
    if not found.faults:
        found.faults.append(whole)
    return found


def _pieces(raw: bytes) -> list[tuple[int, bytes]]:
    """Cut a text before each line that begins at its left edge: (lines before it, piece)."""
    starts = [match.start() for match in _PIECE.finditer(raw)] or [0]
    pieces = []
    line, last = 0, 0
    for start, end in zip(starts, [*starts[1:], len(raw)], strict=True):
        line += raw.count(b"\n", last, start)
        last = start
        if not _SEPARATOR.match(raw, start):
            pieces.append((line, raw[start:end]))
    return pieces


def _broken_fault(file: str, broken: Broken, first_line: int) -> Fault:
    return Fault(file=file, line=broken.line + first_line, column=broken.column, message=broken.message)


def _sortable(path: Path) -> tuple[tuple[bool, Any], ...]:
    return tuple((isinstance(step, str), step) for step in path)
