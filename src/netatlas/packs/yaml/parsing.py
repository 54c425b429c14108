"""From the bytes of one YAML document to plain data: dicts, lists, strings, numbers, flags.

Built straight from the events of PyYAML's parser (libyaml's where it is available), which is faster than
any of its loaders and never expands an alias. Scalars are read by YAML 1.2's core schema. What a pack
may not hold is a ``LocatedProblem`` if the rest of the document can still be read; otherwise
``Unparsable`` is raised. Files, sections and records are not known here.
"""

from __future__ import annotations

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
from netatlas.packs.yaml.scalars import NUMBER_STARTS, UnusableNumber, plain_scalar
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
    """Plain data of one document and what is wrong in it."""

    data: Any
    problems: tuple[LocatedProblem, ...]


class _UnusableKey:
    """Takes the place of a key that cannot be used; its entry is removed at the end of the document."""


class TreeBuilder:
    """Builds plain data from the parser's events; subclasses may build other trees."""

    def __init__(self) -> None:
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
        self.seeks_letters = False  # whether there are letters in the text that perhaps no text should hold
        self._written = ""  # that number as far as it has been read, with its commas

    def build(self, events: Iterator[Any]) -> Any:  # noqa: ANN401 - a document may be anything
        """Return the data of the only document in ``events``.

        Raises:
            Unparsable: there is no document, a second one, or one that is too deep.
        """
        documents = 0
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                self._add_scalar(event)
            elif kind is MappingStartEvent:
                self._open(event, self.mapping(event), is_mapping=True)
            elif kind is SequenceStartEvent:
                self._open(event, self.sequence(event), is_mapping=False)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._container, self._in_mapping, _, self._key = self._stack.pop()
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise Unparsable(
                        *position_of(event), "a second document begins here; take out the line of dashes"
                    )
        for container, key in self._unusable:
            del container[key]
        return self._root[0] if self._root else None

    def mapping(self, _event: MappingStartEvent) -> Any:  # noqa: ANN401 - subclasses build other trees
        """Return the container for a mapping."""
        return {}

    def sequence(self, _event: SequenceStartEvent) -> Any:  # noqa: ANN401 - the same
        """Return the container for a list."""
        return []

    def scalar(self, event: ScalarEvent) -> Any:  # noqa: ANN401 - the same
        """Return the value of a scalar."""
        value, fault = self._read_scalar(event)
        if fault:
            self._report(event, fault)
        return value

    def note_key(self, key: str, event: ScalarEvent) -> None:
        """Do nothing; subclasses may note a key, whose value follows."""

    def _add_scalar(self, event: ScalarEvent) -> None:
        if self._in_mapping and self._key is None:
            self._take_key(event)
            return
        if event.anchor is not None or event.tag is not None:
            self._report_decorations(event)
        if self._in_mapping:
            self._container[self._key] = self.scalar(event)
            self._key = None
            if event.value[:1] in NUMBER_STARTS and event.implicit[0]:
                self._number, self._written = event, event.value
        else:
            self._container.append(self.scalar(event))

    def _take_key(self, event: ScalarEvent) -> None:
        key, fault = self._read_scalar(event)  # a key is a word in every kind of tree
        if self._continues_number(event):
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
            self.note_key(key, event)
        # only now is it known whether there is an entry that a fault of the key costs
        if fault:
            self._report(event, fault)
        if event.anchor is not None or event.tag is not None:
            self._report_decorations(event)

    def _continues_number(self, event: ScalarEvent) -> bool:
        """Return True if a key is what follows the comma of a number inside braces: {amount: 1,25}."""
        before = self._number
        if before is None or not event.value[:1].isdigit() or not event.implicit[0]:
            return False
        here: Any = event.start_mark
        return bool((before.end_mark.line, before.end_mark.column + 1) == (here.line, here.column))

    def _read_scalar(self, event: ScalarEvent) -> tuple[Any, str]:
        """Return the value of a scalar and what is wrong with it, or ''."""
        value: str = event.value
        is_plain = event.implicit[0]  # neither in quotes nor a block of text
        stray = stray_letter(value) if self.seeks_letters or event.style == '"' else ""
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

    def _open(self, event: Any, container: Any, *, is_mapping: bool) -> None:  # noqa: ANN401 - two kinds of events
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
        self._stack.append((self._container, self._in_mapping, step, waiting_key))
        if len(self._stack) > MOST_LEVELS:
            raise Unparsable(
                *position_of(event),
                f"lists and mappings are nested more than {MOST_LEVELS} deep; make them flatter",
            )
        self._container, self._in_mapping, self._key = container, is_mapping, None

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


def parse(raw: bytes) -> ParsedYaml:
    """Return the plain data of a document.

    Raises:
        Unparsable: it cannot be read as one YAML document in UTF-8.
    """
    builder = TreeBuilder()
    data = build(raw, builder)
    if data is None and not builder.problems:
        raise Unparsable(1, 1, "there is nothing in it; write records, or delete the file")
    return ParsedYaml(data, tuple(builder.problems))


def build(raw: bytes, builder: TreeBuilder) -> Any:  # noqa: ANN401 - a document may be anything
    """Return what ``builder`` makes of a document.

    Raises:
        Unparsable: it cannot be read as one YAML document in UTF-8.
    """
    text = decoded(raw)
    # a carriage return outside of double quotes is a line end
    builder.seeks_letters = not text.isascii() and stray_position(text.replace("\r", "")) >= 0
    # each entry but the first of a list or mapping has a comma or a line end before it
    may_be_long = text.count("\n") + text.count(",") >= MOST_RECORDS
    try:
        events = iter(LOADER(text).get_event, None)
        return builder.build(_counted(events) if may_be_long else events)
    except yaml.YAMLError as error:
        raise explain(error, text) from None


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
