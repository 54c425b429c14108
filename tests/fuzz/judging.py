"""What must hold of a damaged pack: the rules, each with a sentence for where it is broken."""

from __future__ import annotations

import os
import re
import sys
import time
import traceback
from collections import defaultdict
from contextlib import contextmanager
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import netatlas
from netatlas.errors import PackError
from netatlas.packs import read_packs, reader
from netatlas.packs.schema import FORMAT
from netatlas.packs.yaml.parsing import parse
from netatlas.packs.yaml.syntax import Unparsable
from tests.fuzz.records import contents_within, placed_records, records_of
from tests.helpers.wholeness import dangling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from netatlas.atlas.model import Contents, Record
    from netatlas.packs.report import Fault
    from netatlas.packs.yaml.document import YamlDocument, YamlFile
    from tests.fuzz.records import Key, Placed, Span

_MOST_TIMES_FAULTY = 4
"""How many times as long as a pack with many faults a damaged one of its size may take: faults are looked for
one by one, and the words that were perhaps meant are guessed. The shortest of three counts."""
_MANY_FAULTS = b"".join(
    b"- id: x-%d\n- {id: y-%d, section: S, gist: G, verdict: current, held_by: [nat-%d], "
    b"sources: [guide-%d], checked: 2026-11}\n" % (number, number, number, number)
    for number in range(300)
)
"""Claims of which each second lacks keys and the others refer to what is not there."""
_READINGS = 3
_ALLOWED_REFUSALS = (f"reads format {FORMAT}", "is a word that addresses begin with")
_LINE_ENDS = "\r\n\u2028\u2029\x85"


class Judgement(NamedTuple):
    """What is wrong with a reading, and how long it took."""

    complaints: list[str]
    times_sound: float


class SoundPack:
    """A sound pack on the disk, of which one file at a time is damaged and mended again."""

    def __init__(self, folder: Path, files: Mapping[str, bytes]) -> None:
        """Write the pack, whose files are given by path, into an empty folder."""
        self.folder, self.files = folder, files
        self.names = sorted(files)
        for name, raw in files.items():
            self._write(name, raw)
        self._watch = _Watch(folder)
        self._parsed = _SoundFiles(files)
        contents, faults = self._read()
        if faults:
            raise AssertionError(f"the pack is not sound: {faults[0]}")
        self._placed = placed_records(folder, contents, self._parsed.documents())
        self._sound = records_of(contents)
        self._neighbours: defaultdict[str, list[Span]] = defaultdict(list)
        for placed in self._placed.values():
            self._neighbours[placed.group].append(placed.span)
        self._seconds, self._faulty_seconds = self._measured()

    def judge(self, name: str, raw: bytes) -> Judgement:
        """Read the pack with other bytes in one file, and say what is wrong with what comes of it."""
        self._write(name, raw)
        try:
            return self._judged(name, raw)
        finally:
            self._write(name, self.files[name])

    def close(self) -> None:
        """Undo what was done to this process."""
        self._watch.stop()

    def _judged(self, name: str, raw: bytes) -> Judgement:
        begin = time.thread_time()
        try:
            contents, faults = self._read()
        except PackError as error:
            allowed = name == "pack.yaml" and any(words in str(error) for words in _ALLOWED_REFUSALS)
            return Judgement([] if allowed else [f"the pack is refused: {error}"], 0)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            where = traceback.extract_tb(error.__traceback__)[-1]
            return Judgement(
                [f"{type(error).__name__}: {error} (line {where.lineno} of {where.filename})"], 0
            )
        took = time.thread_time() - begin
        size = sum(map(len, self.files.values()))
        most = _MOST_TIMES_FAULTY * self._faulty_seconds * max(1, len(raw) / size)
        if took > most:
            took = min(self._seconds_of_reading() for _ in range(_READINGS))
        times = took / self._seconds
        complaints = [f"it takes {times:.0f} times as long as the sound pack"] if took > most else []
        complaints += self._watch.complaints()
        complaints += self._misplaced(name, raw, faults)
        complaints += [f"a reference leads nowhere: {reference}" for reference in dangling(contents)]
        complaints += self._lost(_Damage(name, self.files[name], raw), records_of(contents))
        return Judgement(complaints, times)

    def _read(self) -> tuple[Contents, tuple[Fault, ...]]:
        with self._watch.watching(), self._parsed.used():
            atlas, report = read_packs([self.folder], whole=True)
        return atlas.contents, report.faults

    def _seconds_of_reading(self) -> float:
        begin = time.thread_time()
        self._read()
        return time.thread_time() - begin

    def _measured(self) -> tuple[float, float]:
        """Return how long the sound pack takes and one with many faults, once all modules are imported."""
        sound = [self._seconds_of_reading() for _ in range(_READINGS + 1)]
        name = next(name for name in self.names if name.startswith("claims"))
        self._write(name, self.files[name] + _MANY_FAULTS)
        faulty = [self._seconds_of_reading() for _ in range(_READINGS + 1)]
        self._write(name, self.files[name].replace(b": ", b": [", 1))
        self._read()
        self._write(name, self.files[name])
        self._watch.complaints()
        return min(sound), min(faulty)

    def _misplaced(self, name: str, raw: bytes, faults: tuple[Fault, ...]) -> Iterator[str]:
        """Complain of faults that are nowhere in the files."""
        for fault in faults:
            text = raw if fault.file == name else self.files.get(fault.file)
            if text is None:
                yield f"there is no such file: {fault}"
            elif not _is_inside(text, fault):
                yield f"there is no such place: {fault}"

    def _lost(self, damage: _Damage, found: Mapping[Key, Record]) -> Iterator[str]:
        """Complain of records that are gone or other, though neither they nor what they refer to changed."""
        differing = {key for key, record in self._sound.items() if found.get(key) != record}
        for key in differing:
            placed = self._placed[key]
            if damage.touches(placed) or damage.tears(placed, self._neighbours[placed.group]):
                continue
            if placed.parent and damage.repeats(self._placed[placed.parent]):
                continue
            causes = placed.needs - {key} if placed.parent is None else placed.needs | {placed.parent}
            if key not in found:
                if not causes & differing:
                    yield f"a record is lost: {' '.join(key)}"
            elif not causes & differing and not self._inherits(placed, damage):
                yield f"a record is another: {' '.join(key)}"

    def _inherits(self, placed: Placed, damage: _Damage) -> bool:
        """Return True if a record may have a date that was changed elsewhere."""
        return damage.file == "pack.yaml" or bool(
            placed.parent and damage.touches(self._placed[placed.parent])
        )

    def _write(self, name: str, raw: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)


class _Damage:
    """Which lines of a file differ from the sound ones, as one passage."""

    def __init__(self, file: str, sound: bytes, raw: bytes) -> None:
        self.file = file
        before, after = sound.split(b"\n"), raw.split(b"\n")
        most = min(len(before), len(after))
        start = next((index for index in range(most) if before[index] != after[index]), most)
        same = range(most - start)
        end = next((index for index in same if before[-1 - index] != after[-1 - index]), len(same))
        self._start, self._end = start, len(before) - end
        self._lines = after[start : len(after) - end]
        self._words = b"\n".join(self._lines)
        self._raw, self._before, self._after = raw, before, after

    def touches(self, placed: Placed) -> bool:
        """Return True if a record's text may be another, or its id is used a second time.

        What comes before the passage is touched with it: a line that moves may become part of that.
        """
        if placed.span.file == self.file and self._meets(placed.span):
            return True
        return self.repeats(placed)

    def repeats(self, placed: Placed) -> bool:
        """Return True if a record's id is used a second time."""
        return placed.token.encode() in self._words

    def tears(self, placed: Placed, neighbours: Sequence[Span]) -> bool:
        """Return True if a record that does not begin at the left edge is no longer what it was to YAML.

        Where the file is sound YAML, or else what begins at the left edge around the record, the record must
        be in it as before, in what held it. Where neither is, the record must be there if nothing but one of
        its neighbours was damaged, and the indentation still shows where that begins and ends.
        """
        if not placed.content or placed.block.file != self.file or not self._meets(placed.block):
            return False
        contents = _contents(self._raw)
        if contents is None and placed.block.start <= self._start and self._end <= placed.block.end:
            moved = len(self._after) - len(self._before)
            block = self._after[placed.block.start : max(placed.block.start, placed.block.end + moved)]
            contents = _contents(b"\n".join(block))
        if contents is not None:
            return placed.content not in contents
        return not any(self._is_within(span, placed.span) for span in neighbours if span != placed.span)

    def _is_within(self, damaged: Span, kept: Span) -> bool:
        """Return True if nothing but one record was damaged, and it is still indented as its neighbour is."""
        if not (damaged.start <= self._start and self._end <= damaged.end) or not self._is_text:
            return False
        first = self._before[kept.start]
        depth = len(first) - len(first.lstrip(b" "))
        begins = b"-" if first.lstrip(b" ").startswith(b"- ") else b""
        changed = [line for line in self._lines if line.strip()]
        if damaged.start == self._start and not (changed and _begins(changed[0], depth, begins)):
            return False
        return all(
            line.startswith(b" " * (depth + 1)) or _begins(line, depth, begins) for line in changed
        ) and bool(depth)

    @cached_property
    def _is_text(self) -> bool:
        try:
            return not set("\r\0") & set(self._raw.decode())
        except UnicodeDecodeError:
            return False

    def _meets(self, span: Span) -> bool:
        return span.meets(self._start - 1, max(self._end, self._start))


class _SoundFiles:
    """What the parser makes of the sound files, so that only the damaged one is parsed each time.

    The reader takes nothing away from a document that has no fault, so that it can be used again.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._read_yaml: Callable[..., YamlFile] = vars(reader)["read_yaml"]
        self._files = files
        self._parsed: dict[str, YamlFile] = {}

    def documents(self) -> dict[str, YamlDocument]:
        """Return the document of each file that the reader has read."""
        return {name: content.documents[0] for name, content in self._parsed.items()}

    @contextmanager
    def used(self) -> Iterator[None]:
        """Have the reader use it."""
        vars(reader)["read_yaml"] = self._remembered
        try:
            yield
        finally:
            vars(reader)["read_yaml"] = self._read_yaml

    def _remembered(self, name: str, raw: bytes, *rest: object) -> YamlFile:
        if self._files.get(name) != raw:
            return self._read_yaml(name, raw, *rest)
        if name not in self._parsed:
            self._parsed[name] = self._read_yaml(name, raw, *rest)
        return self._parsed[name]


_CODE = os.path.dirname(netatlas.__file__)  # noqa: PTH120 - compared with names as Python opens them


class _Watch:
    """Notes what is opened outside a folder; an audit hook cannot be taken away, only put to sleep."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.fspath(folder)
        self._is_awake = False
        self._opened: list[str] = []
        sys.addaudithook(self._hook)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Note what is opened now."""
        self._is_awake = True
        try:
            yield
        finally:
            self._is_awake = False

    def stop(self) -> None:
        """Note nothing any more."""
        self._is_awake = False

    def complaints(self) -> list[str]:
        """Return what was noted, and forget it."""
        complaints, self._opened = self._opened, []
        return complaints

    def _hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if self._is_awake and event in {"open", "os.scandir", "os.listdir"}:
            path = arguments[0]
            text = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else self._folder
            if event == "os.scandir" and text.startswith(
                _CODE
            ):  # which code reads the pack is part of its key
                return
            if not text.startswith(self._folder) and not text.endswith((".py", ".pyc", ".so")):  # of a module
                self._opened.append(f"{path!r} is opened, which is not in the pack")


def _begins(line: bytes, depth: int, begins: bytes) -> bool:
    """Return True if a record seems to begin in a line: at its indentation, in a list with its sign."""
    text = line[depth:]
    return not line[:depth].strip(b" ") and (
        text.startswith(b"- ") if begins else bool(re.match(rb"[a-z0-9]", text))
    )


@lru_cache(maxsize=8)
def _contents(raw: bytes) -> frozenset[str] | None:
    """Return what the parts of a text say, or None if it is no sound YAML."""
    try:
        data = parse(raw).data
    except Unparsable:
        return None
    return frozenset(contents_within(data if isinstance(data, dict | list) else None))


def _is_inside(raw: bytes, fault: Fault) -> bool:
    """Return True if a fault is in a line of a file and in or behind a column of it."""
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return 1 <= fault.line <= len(lines) and 1 <= fault.column <= len(lines[fault.line - 1]) + 1
