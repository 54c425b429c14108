"""From the bytes of one YAML document to plain data: dicts, lists, strings, numbers, flags.

Built straight from the events of PyYAML's parser (libyaml's where it is available), which is faster than
any of its loaders and never expands an alias. Scalars are read by YAML 1.2's core schema. What a pack
may not hold is a ``LocatedProblem`` if the rest of the document can still be read; otherwise
``Unparsable`` is raised. Files, sections and records are not known here.
"""

from __future__ import annotations

from array import array
from itertools import takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml
from msgspec import structs
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from netatlas.atlas.figures import read_number
from netatlas.errors import UsageError
from netatlas.letters import stray_letter, stray_position
from netatlas.packs.quoting import quoted
from netatlas.packs.source_document import LocatedProblem
from netatlas.packs.yaml.positions import YamlPositions
from netatlas.packs.yaml.scalars import CONSTANTS, NUMBER_STARTS, UnusableNumber, plain_scalar
from netatlas.packs.yaml.syntax import Unparsable, decoded, explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.packs.source_document import DataPath, Position

MOST_LEVELS = 40
"""Lists and mappings inside one another; packs need fewer than ten, unless their topics go deeper."""

MOST_RECORDS = 50_000
"""Entries of one list or mapping; the shipped pack has 250 in its longest."""

MOST_VALUES = 500_000
"""Values of one file. A file of records that is as large as a file may be has fewer."""

_MOST_PROBLEMS = 100
"""Problems listed of one document; a hostile file could hold millions."""

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The parser in Python takes over where PyYAML comes without libyaml; it is slower."""


class ParsedYaml(NamedTuple):
    """Plain data of one document, what is wrong in it, and where each part of it is."""

    data: Any
    problems: tuple[LocatedProblem, ...]
    positions: YamlPositions


class _UnusableKey:
    """Takes the place of a key that cannot be used; its entry is removed at the end of the document.

    Attributes:
        parts: how many keys and values the parser sees in the key: one, if it is no list or mapping.
    """

    def __init__(self) -> None:
        self.parts = 1


class _DataBuilder:
    """Builds plain data from the parser's events."""

    def __init__(self, text: str, levels: int) -> None:
        self._most_levels = MOST_LEVELS - levels
        self.problems: list[LocatedProblem] = []
        self._root: list[Any] = []
        self._container: Any = self._root
        self._in_mapping = False
        self._key: Any = None
        # for each open container: the one around it, whether that is a mapping, the step from there to
        # this one, and the key there that still waits for its value
        self._stack: list[tuple[Any, bool, Any, Any]] = []
        self._unusable: list[tuple[Any, _UnusableKey]] = []
        self._number: Any = None  # the last value that begins like a number
        self._written = ""  # that number as far as it has been read, with its commas
        # whether there are letters that perhaps no text should hold; a carriage return outside of double
        # quotes is a line end
        self._seeks_letters = not text.isascii() and stray_position(text.replace("\r", "")) >= 0
        self._starts: list[int] = []  # where each key and value begins in the text, in its order
        self._text = text

    def build(self, events: Iterator[Any]) -> ParsedYaml:
        """Return the data of the only document in ``events``.

        Raises:
            Unparsable: there is no document, a second one, or one that is too deep.
        """
        documents = 0
        note_start = self._starts.append
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                note_start(event.start_mark.index)
                self._add_scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                note_start(event.start_mark.index)
                self._open(event, is_mapping=kind is MappingStartEvent)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close()
            elif kind is AliasEvent:
                note_start(event.start_mark.index)
                self._alias(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise Unparsable(
                        *position_of(event), "a second document begins here; take out the line of dashes"
                    )
        return self._parsed()

    def _parsed(self) -> ParsedYaml:
        """Return what was built, without the values of unusable keys."""
        positions = YamlPositions(self._root, array("I", self._starts), self._text)
        if self._unusable:
            positions.keep()
        for container, key in self._unusable:
            del container[key]
        return ParsedYaml(self._root[0] if self._root else None, tuple(self.problems), positions)

    def _add_scalar(self, event: ScalarEvent) -> None:
        if self._in_mapping and self._key is None:
            self._take_key(event)
            return
        if event.anchor is not None or event.tag is not None:
            self._report_decorations(event)
        value, fault = self._read_scalar(event)
        if fault:
            self._report(event, fault)
        if self._in_mapping:
            self._container[self._key] = value
            self._key = None
            if event.value[:1] in NUMBER_STARTS and event.implicit[0]:
                self._number, self._written = event, event.value
        else:
            self._container.append(value)

    def _take_key(self, event: ScalarEvent) -> None:
        key, fault = self._read_scalar(event)
        if event.value[:1].isdigit() and self._continues_number(event):
            self._report_comma(event)
            self._key = self._unusable_key()
        elif type(key) is not str:
            fault = fault or f"a key must be a word, but {quoted(event.value)} is none; put it into quotes"
            self._key = self._unusable_key()
        elif key in self._container:
            self._report_duplicate(event, key)
            self._key = self._unusable_key()
        else:
            self._key = key
        # only now is it known whether there is an entry that a fault of the key costs
        if fault:
            self._report(event, fault)
        if event.anchor is not None or event.tag is not None:
            self._report_decorations(event)

    def _continues_number(self, event: ScalarEvent) -> bool:
        """Return True if a key is what follows the comma of a number inside braces: {amount: 1,25}."""
        if self._number is None or not event.implicit[0]:
            return False
        before: Any = self._number.end_mark
        here: Any = event.start_mark
        return bool((before.line, before.column + 1) == (here.line, here.column))

    def _read_scalar(self, event: ScalarEvent) -> tuple[Any, str]:
        """Return the value of a scalar and what is wrong with it, or ''."""
        value: str = event.value
        is_plain = event.implicit[0]  # neither in quotes nor a block of text
        if is_plain and not self._seeks_letters and value not in CONSTANTS and value[0] not in NUMBER_STARTS:
            return value, ""  # the common case, and the quick one
        stray = stray_letter(value) if self._seeks_letters or event.style == '"' else ""
        fault = f"this text holds {stray}; take it out" if stray else ""
        if not is_plain:
            return value.rstrip("\n"), fault
        try:
            return plain_scalar(value), fault
        except UnusableNumber as error:
            return error.value, str(error)

    def _report_comma(self, event: ScalarEvent) -> None:
        """Report a number that its comma cuts in two, once for all its commas."""
        is_next, start = "," in self._written, self._number
        self._number, self._written = event, f"{self._written},{event.value}"
        number = self._written.partition(" ")[0]
        try:
            cure = f"{read_number(number):f}"
        except UsageError:
            cure = "one number, such as 12.5"
        message = f"inside braces the comma of {quoted(number)} ends the number; write {cure}"
        if is_next:
            self.problems[-1] = structs.replace(self.problems[-1], message=message)
        else:
            self._report(start, message)

    def _report_duplicate(self, event: ScalarEvent, key: str) -> None:
        message = f"{quoted(key)} is used here for the second time; take out one of them"
        path, is_keyless = self._place()
        if is_keyless:  # the data holds the first use as little as the second
            self._report(event, message)
        else:
            self._add_problem(event, (*path, key), message, duplicate=True)

    def _open(self, event: Any, *, is_mapping: bool) -> None:  # noqa: ANN401 - two kinds of events
        container: Any = {} if is_mapping else []
        if event.anchor is not None or event.tag is not None:
            self._report_decorations(event)
        waiting_key = None
        if not self._in_mapping:
            step: Any = len(self._container)
            self._container.append(container)
        elif self._key is not None:
            step = self._key
            self._container[step] = container
        else:
            self._report(
                event, "a key must be a word, not a list or mapping; is a quote missing?", keyless=True
            )
            step = waiting_key = self._unusable_key()
            waiting_key.parts = len(self._starts) - 1  # those before it
        self._stack.append((self._container, self._in_mapping, step, waiting_key))
        if len(self._stack) > self._most_levels:
            raise Unparsable(
                *position_of(event),
                f"lists and mappings are nested more than {MOST_LEVELS} deep; make them flatter",
            )
        self._container, self._in_mapping, self._key = container, is_mapping, None

    def _close(self) -> None:
        self._container, self._in_mapping, _, self._key = self._stack.pop()
        if self._key is not None:  # what ends here was the key itself
            self._key.parts = len(self._starts) - self._key.parts

    def _alias(self, event: AliasEvent) -> None:
        message = f"an alias, *{event.anchor}; write the value out, or put a text with * into quotes"
        self._report(event, message, keyless=self._in_mapping and self._key is None)
        if not self._in_mapping:
            self._container.append(None)
        elif self._key is None:
            self._key = self._unusable_key()
        else:
            self._container[self._key] = None
            self._key = None

    def _report_decorations(self, event: Any) -> None:  # noqa: ANN401 - a scalar's event or a container's
        messages = []
        if event.tag is not None:
            messages.append(f"a tag, {quoted(event.tag)}; take it out, or put a text with ! into quotes")
        if event.anchor is not None:
            messages.append(f"an anchor, &{event.anchor}; take it out, or put a text with & into quotes")
        for message in messages:
            self._report(event, message, keyless=self._in_mapping and self._key is None)

    def _unusable_key(self) -> _UnusableKey:
        key = _UnusableKey()
        self._container[key] = None
        self._unusable.append((self._container, key))
        return key

    def _report(self, event: Any, message: str, *, keyless: bool = False) -> None:  # noqa: ANN401 - any event
        path, is_keyless = self._place()
        self._add_problem(event, path, message, keyless=keyless or is_keyless)

    def _add_problem(
        self,
        event: Any,  # noqa: ANN401 - any event
        path: DataPath,
        message: str,
        *,
        duplicate: bool = False,
        keyless: bool = False,
    ) -> None:
        line, column = position_of(event)
        self.problems.append(
            LocatedProblem(path, message, line=line, column=column, duplicate=duplicate, keyless=keyless)
        )
        if len(self.problems) > _MOST_PROBLEMS:
            message = f"more than {_MOST_PROBLEMS} faults of this kind precede this place; mend those first"
            raise Unparsable(line, column, message)

    def _place(self) -> tuple[DataPath, bool]:
        """Return the path of the value that comes next, and whether it has an unusable key.

        The path is cut before the first unusable key, whether of the value or of what is around it; where
        a key comes next, it is that of the mapping.
        """
        steps = [step for _, _, step, _ in self._stack[1:]]
        if self._stack and not self._in_mapping:
            steps.append(len(self._container))
        elif self._key is not None:
            steps.append(self._key)
        path = tuple(takewhile(lambda step: not isinstance(step, _UnusableKey), steps))
        return path, len(path) < len(steps)


def parse(raw: bytes, *, levels: int = 0) -> ParsedYaml:
    """Return the plain data of a document, which is ``levels`` deep inside another.

    Raises:
        Unparsable: it cannot be read as one YAML document in UTF-8.
    """
    text = decoded(raw)
    # each entry but the first of a list or mapping has a comma or a line end before it
    may_be_long = text.count("\n") + text.count(",") >= MOST_RECORDS
    try:
        events = iter(LOADER(text).get_event, None)
        parsed = _DataBuilder(text, levels).build(_counted(events) if may_be_long else events)
    except yaml.YAMLError as error:
        raise explain(error, text) from None
    if parsed.data is None and not parsed.problems:
        raise Unparsable(1, 1, "there is nothing in it; write records, or delete the file")
    return parsed


def _counted(events: Iterator[Any]) -> Iterator[Any]:
    """Yield ``events``, as long as they are not more than a file may hold.

    Raises:
        Unparsable: they are more.
    """
    counts: list[int] = [0]  # values of each open list or mapping, in which a key counts as one
    values = 0
    for event in events:
        kind = type(event)
        if kind is SequenceEndEvent or kind is MappingEndEvent:
            counts.pop()
        elif (
            kind is ScalarEvent
            or kind is AliasEvent
            or kind is SequenceStartEvent
            or kind is MappingStartEvent
        ):
            values += 1
            counts[-1] += 1
            if counts[-1] > MOST_RECORDS or values > MOST_VALUES:
                message = (
                    f"there are more than {MOST_RECORDS:,} records, or {MOST_VALUES:,} values, in this file; "
                    "make several files of it"
                )
                raise Unparsable(*position_of(event), message, is_of_whole=True)
            if kind is SequenceStartEvent:
                counts.append(0)
            elif kind is MappingStartEvent:
                counts.append(-MOST_RECORDS)  # room for as many keys
        yield event


def position_of(event: Any) -> Position:  # noqa: ANN401 - any event
    """Return line and column of an event, from 1."""
    return event.start_mark.line + 1, event.start_mark.column + 1
