"""The indexes of an atlas as files: kept beside the compiled pack, and loaded in place of being built.

Each index is a file of columns in frames: the first frame says which columns there are and what made them,
the others hold texts and numbers as msgpack. The full text is a file of SQLite's, named in the same frame by
its hash. Whatever is not exactly as it was written, or was made by another SQLite, counts as missing.
"""

from __future__ import annotations

import logging
import sqlite3
import sys
from array import array
from typing import IO, TYPE_CHECKING, NamedTuple

import msgspec

from netatlas.errors import CannotWrite
from netatlas.frames import END, MOST_FRAME_BYTES, DamagedFile, Turn, read_frames, write_frame
from netatlas.hashing import blake2b
from netatlas.kept_files import PACKS, KeptFiles
from netatlas.search.columns import BYTES_EACH, Columns, MissingColumn
from netatlas.search.names.index import NameIndex
from netatlas.search.passages.fulltext import FullText
from netatlas.search.passages.text_index import TextIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from netatlas.progress import Progress
    from netatlas.search.columns import Column
    from netatlas.search.passages.fulltext import Row

_log = logging.getLogger(__name__)

_SIGNATURE = b"netatlas search index 1\n"
_HEADER, _TEXTS, _NUMBERS = range(3)
"""The parts of a file: what it holds, then the columns in that order."""
_MOST_TEXTS = 4_000
"""Texts that are tried as one frame at first."""
_TEXT_SORT = "texts"
_READ_BYTES = 1 << 18
_UNREADABLE = (DamagedFile, MissingColumn, OSError, UnicodeDecodeError, ValueError, sqlite3.Error)
_UNWRITABLE = (CannotWrite, OSError, ValueError, OverflowError, sqlite3.Error)


class _ColumnHead(msgspec.Struct, frozen=True, array_like=True):
    """A column: its name, what it holds (texts, or a sort of numbers as ``array`` names it), and how many."""

    name: str
    sort: str
    count: int


class _Header(msgspec.Struct, frozen=True):
    """What a file holds.

    Attributes:
        byte_order: of its numbers.
        sqlite: the version of SQLite that made the full text.
        columns: in their order.
        full_text: the hash of the full text's file; empty where there is none.
    """

    byte_order: str
    sqlite: str
    columns: list[_ColumnHead]
    full_text: bytes = b""


class StoredIndexes(NamedTuple):
    """Where the indexes of an atlas are kept.

    Attributes:
        kept: the files that are kept of packs.
        key: of what was made of exactly the packs of the atlas.
        name: tells several atlases of these packs apart.
    """

    kept: KeptFiles
    key: str
    name: str = "all"

    def of(self, name: str) -> StoredIndexes:
        """Return where the indexes of another atlas of the same packs are kept."""
        return self._replace(name=name)

    def names(self, progress: Progress) -> NameIndex | None:
        """Return the kept index of names, or None where there is no sound one.

        Raises:
            Cancelled: ``progress`` was cancelled.
        """
        try:
            _, columns = self._read(self._names_file, progress)
            return NameIndex(columns)
        except _UNREADABLE as error:
            _log.debug("the index of names is built: %s", str(error))
            return None

    def keep_names(self, index: NameIndex, progress: Progress) -> None:
        """Keep an index of names for the next time.

        Raises:
            Cancelled: ``progress`` was cancelled.
        """
        try:
            self._write(self._names_file, index.columns, progress)
        except _UNWRITABLE as error:
            _log.debug("the index of names is not kept: %s", str(error))
            _forget_frames(error)

    def text(self, rows: Callable[[], Iterable[Row]], progress: Progress) -> TextIndex | None:
        """Return the kept index of passages, or None where there is no sound one.

        Args:
            rows: makes the rows of the full text, should its file be damaged later.
            progress: may cancel the loading.

        Raises:
            Cancelled: ``progress`` was cancelled.
        """
        try:
            header, columns = self._read(self._text_file, progress)
            self._check_full_text(header, progress)
            path = self.kept.root / self.key / self._full_text_file
            return TextIndex(columns, FullText.stored(path, rows))
        except _UNREADABLE as error:
            _log.debug("the index of passages is built: %s", str(error))
            return None

    def keep_text(self, index: TextIndex, progress: Progress) -> None:
        """Keep an index of passages for the next time; one without full text is not worth it.

        Raises:
            Cancelled: ``progress`` was cancelled.
        """
        if index.text is None:
            return
        try:
            content = index.text.content()
            with self.kept.writing(self.key, self._full_text_file) as file:
                for begin in progress.checked(range(0, len(content), _READ_BYTES)):
                    file.write(content[begin : begin + _READ_BYTES])
            digest = blake2b(content).digest()
            self._write(self._text_file, index.columns, progress, full_text=digest)
        except _UNWRITABLE as error:
            _log.debug("the index of passages is not kept: %s", str(error))
            _forget_frames(error)

    @property
    def _names_file(self) -> str:
        return f"names-{self.name}.columns"

    @property
    def _text_file(self) -> str:
        return f"text-{self.name}.columns"

    @property
    def _full_text_file(self) -> str:
        return f"text-{self.name}.sqlite"

    def _read(self, name: str, progress: Progress) -> tuple[_Header, Columns]:
        with self.kept.reading(self.key, name) as file:
            if file is None:
                raise DamagedFile("it is not there")
            return _read_columns(file, self.key, progress)

    def _write(self, name: str, columns: Columns, progress: Progress, *, full_text: bytes = b"") -> None:
        with self.kept.writing(self.key, name) as file:
            _write_columns(file, self.key, columns, progress, full_text)

    def _check_full_text(self, header: _Header, progress: Progress) -> None:
        """Raise DamagedFile unless the full text is as it was written.

        SQLite reads a changed text without a word, so all of it is hashed: 1 ms for each megabyte, in which
        Python works for other threads.
        """
        if header.sqlite != sqlite3.sqlite_version:
            raise DamagedFile("it is of another SQLite")
        digest = blake2b()
        with self.kept.reading(self.key, self._full_text_file) as file:
            if file is None:
                raise DamagedFile("its full text is not there")
            while content := file.read(_READ_BYTES):
                progress.check()
                digest.update(content)
        if digest.digest() != header.full_text:
            raise DamagedFile("its full text was changed")


def stored_indexes(cache: Path | None, key: str) -> StoredIndexes | None:
    """Return where the indexes of an atlas are kept; None where nothing is kept.

    Args:
        cache: the folder of what can be computed again.
        key: of the packs of the atlas there.
    """
    return StoredIndexes(KeptFiles(cache / PACKS), key) if cache is not None and key else None


def _write_columns(file: IO[bytes], key: str, columns: Columns, progress: Progress, full_text: bytes) -> None:
    heads = [_ColumnHead(name, _sort(column), len(column)) for name, column in columns]
    header = _Header(sys.byteorder, sqlite3.sqlite_version, heads, full_text)
    file.write(_SIGNATURE + bytes.fromhex(key))
    write_frame(file, key, _HEADER, 0, msgspec.msgpack.encode(header))
    number, turn = 1, Turn()
    for _, column in columns:
        part = _TEXTS if isinstance(column, list) else _NUMBERS
        for payload in progress.checked(_payloads(column)):
            write_frame(file, key, part, number, payload)
            number += 1
            turn.after(len(payload))
    write_frame(file, key, END, number, b"")


def _sort(column: Column) -> str:
    return _TEXT_SORT if isinstance(column, list) else column.typecode


def _payloads(column: Column) -> Iterator[bytes]:
    """Yield a column as msgpack, in parts that are no longer than a frame."""
    if isinstance(column, list):
        for begin in range(0, len(column), _MOST_TEXTS):
            yield from _text_payloads(column[begin : begin + _MOST_TEXTS])
        return
    step = MOST_FRAME_BYTES // 2 // column.itemsize
    for begin in range(0, len(column), step):
        yield msgspec.msgpack.encode(column[begin : begin + step].tobytes())


def _text_payloads(texts: list[str]) -> Iterator[bytes]:
    payload = msgspec.msgpack.encode(texts)
    if len(payload) <= MOST_FRAME_BYTES or len(texts) == 1:
        yield payload
        return
    middle = len(texts) // 2
    yield from _text_payloads(texts[:middle])
    yield from _text_payloads(texts[middle:])


def _read_columns(file: IO[bytes], key: str, progress: Progress) -> tuple[_Header, Columns]:
    """Return the columns of a file.

    Raises:
        DamagedFile: it is not what was written under that key.
        ValueError: the same.
        OSError: the system cannot read it.
        Cancelled: ``progress`` was cancelled.
    """
    frames = _in_turns(progress.checked(read_frames(file, _SIGNATURE, key, parts=3)))
    part, payload = next(frames, (_HEADER, b""))
    header = msgspec.msgpack.decode(payload, type=_Header)
    if part != _HEADER or header.byte_order != sys.byteorder:
        raise DamagedFile("it is of another machine")
    columns = Columns()
    for head in header.columns:
        columns.add(head.name, _column(head, frames))
    if next(frames, None) is not None:
        raise DamagedFile("it holds more than it says")
    return header, columns


def _in_turns(frames: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Yield frames, and let other threads have their turn between them."""
    turn = Turn()
    for part, payload in frames:
        yield part, payload
        turn.after(len(payload))


_TEXT_DECODER = msgspec.msgpack.Decoder(list[str])
_NUMBER_DECODER = msgspec.msgpack.Decoder(bytes)


def _column(head: _ColumnHead, frames: Iterator[tuple[int, bytes]]) -> Column:
    """Return the next column."""
    if head.sort == _TEXT_SORT:
        texts: list[str] = []
        while len(texts) < head.count:
            texts += _TEXT_DECODER.decode(_payload(frames, _TEXTS))
        column: Column = texts
    else:
        column = array(head.sort)
        if column.itemsize != BYTES_EACH.get(head.sort):
            raise DamagedFile("it is of another machine")
        while len(column) < head.count:
            column.frombytes(_NUMBER_DECODER.decode(_payload(frames, _NUMBERS)))
    if len(column) != head.count:
        raise DamagedFile("a column is longer than it says")
    return column


def _payload(frames: Iterator[tuple[int, bytes]], wanted: int) -> bytes:
    part, payload = next(frames, (_HEADER, b""))
    if part != wanted:
        raise DamagedFile("a column is shorter than it says")
    return payload


def _forget_frames(error: BaseException | None) -> None:
    """Let go of where an error came from: its frames hold the index, which would outlive the last search."""
    while error is not None:
        error.__traceback__ = None
        error = error.__context__
