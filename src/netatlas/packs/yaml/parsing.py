"""From the bytes of one YAML document to plain data: dicts, lists, words, numbers, flags.

Built straight from the events of PyYAML's parser (the C one where it is there), which is quicker than
any of its loaders and never expands an alias. Scalars are read as YAML 1.2's core schema has them.
What may not stand in a pack is a ``Flaw`` where the rest of the document can still be read, or
raises ``Broken`` where it cannot. Files, sections and records are not known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from netatlas.packs.quoting import quoted
from netatlas.packs.yaml.scalars import MOST_DIGITS, plain
from netatlas.packs.yaml.syntax import Broken, decoded, explained, stray_letter

if TYPE_CHECKING:
    from collections.abc import Iterator

Step: TypeAlias = "str | int"
Path: TypeAlias = "tuple[Step, ...]"
"""Keys and indexes from the top of a document."""

MOST_LEVELS = 40
_MOST_FLAWS = 100

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the slow one where libyaml is missing


class Flaw(NamedTuple):
    """Something that may not stand in a pack, at a place from 1; the data is readable without it.

    Attributes:
        path: leads to the value; to the mapping around it where the value has no key that can be used.
        line: from 1.
        column: from 1.
        message: what is wrong, and what would be right.
        repeated: whether the value is the second one of a key; the data holds the first.
        keyless: whether the value has no key that can be used; the data does not hold it.
    """

    path: Path
    line: int
    column: int
    message: str
    repeated: bool = False
    keyless: bool = False


class Parsed(NamedTuple):
    """Plain data of one document and what is wrong in it."""

    data: Any
    flaws: tuple[Flaw, ...]


class _Spare:
    """Stands in a mapping for a key that cannot be used, until the document is read."""


class Builder:
    """Builds plain data from events. What a scalar or container becomes, subclasses may change."""

    def __init__(self) -> None:
        self.flaws: list[Flaw] = []
        self._root: list[Any] = []
        self._here: Any = self._root
        self._keyed = False
        self._key: Any = None
        # for each open container: the one around it, whether that is a mapping, the step from it to
        # here, and the key that waits there for its value
        self._stack: list[tuple[Any, bool, Any, Any]] = []
        self._spares: list[tuple[Any, _Spare]] = []

    def build(self, events: Iterator[Any]) -> Any:  # noqa: ANN401 - a document may be anything
        """Return the data of the only document in ``events``.

        Raises:
            Broken: there is no document, a second one, or one that is too deep.
        """
        documents = 0
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent:
                self._open(event, self.mapping(event), keyed=True)
            elif kind is SequenceStartEvent:
                self._open(event, self.sequence(event), keyed=False)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._here, self._keyed, _, self._key = self._stack.pop()
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise Broken(
                        *place_of(event), "a second document begins here; take out the line of dashes"
                    )
        for container, spare in self._spares:
            del container[spare]
        return self._root[0] if self._root else None

    def mapping(self, _event: MappingStartEvent) -> Any:  # noqa: ANN401 - subclasses build other trees
        """Return the container for a mapping."""
        return {}

    def sequence(self, _event: SequenceStartEvent) -> Any:  # noqa: ANN401 - the same
        """Return the container for a list."""
        return []

    def content(self, event: ScalarEvent) -> Any:  # noqa: ANN401 - the same
        """Return what a scalar stands for."""
        value: str = event.value
        if not event.implicit[0]:  # in quotes, or a block of text
            if event.style == '"' and (stray := stray_letter(value)):
                self._flaw(event, f"an escape stands for {stray}; take it out")
            return value.rstrip("\n")
        try:
            return plain(value)
        except ValueError:
            self._flaw(event, f"a number of more than {MOST_DIGITS} digits; put words into quotes")
            return 0

    def note_key(self, key: str, event: ScalarEvent) -> None:
        """Hear of a key before its value comes; for subclasses."""

    def _scalar(self, event: ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        if not self._keyed:
            self._here.append(self.content(event))
        elif self._key is None:
            self._take_key(event)
        else:
            self._here[self._key] = self.content(event)
            self._key = None

    def _take_key(self, event: ScalarEvent) -> None:
        key = Builder.content(self, event)
        if type(key) is not str:
            message = f"a key must be a word, but {quoted(event.value)} is none; put it into quotes"
            self._flaw(event, message, keyless=True)
            self._key = self._spare()
        elif key in self._here:
            message = f"{quoted(key)} stands here for the second time; take out one of them"
            self._note(Flaw((*self._path(), key), *place_of(event), message, repeated=True))
            self._key = self._spare()
        else:
            self._key = key
            self.note_key(key, event)

    def _open(self, event: Any, container: Any, *, keyed: bool) -> None:  # noqa: ANN401 - two kinds of events
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        waiting = None
        if not self._keyed:
            step: Any = len(self._here)
            self._here.append(container)
        elif self._key is not None:
            step = self._key
            self._here[step] = container
        else:
            self._flaw(
                event, "a key must be a word, not a list or mapping; is a quote missing?", keyless=True
            )
            step = waiting = self._spare()
        self._stack.append((self._here, self._keyed, step, waiting))
        if len(self._stack) > MOST_LEVELS:
            raise Broken(
                *place_of(event), f"lists and mappings stand more than {MOST_LEVELS} deep; make them flatter"
            )
        self._here, self._keyed, self._key = container, keyed, None

    def _alias(self, event: AliasEvent) -> None:
        message = f"an alias, *{event.anchor}; write the value out, or put a text with * into quotes"
        self._flaw(event, message, keyless=self._keyed and self._key is None)
        if not self._keyed:
            self._here.append(None)
        elif self._key is None:
            self._key = self._spare()
        else:
            self._here[self._key] = None
            self._key = None

    def _decorated(self, event: Any) -> None:  # noqa: ANN401 - a scalar's event or a container's
        messages = []
        if event.tag is not None:
            messages.append(f"a tag, {quoted(event.tag)}; take it out, or put a text with ! into quotes")
        if event.anchor is not None:
            messages.append(f"an anchor, &{event.anchor}; take it out, or put a text with & into quotes")
        is_key = self._keyed and self._key is None
        for message in messages:
            if is_key and isinstance(event, ScalarEvent):  # it costs the entry of this key
                self._note(Flaw((*self._path(), event.value), *place_of(event), message))
            else:
                self._flaw(event, message, keyless=is_key)

    def _spare(self) -> _Spare:
        spare = _Spare()
        self._here[spare] = None
        self._spares.append((self._here, spare))
        return spare

    def _flaw(self, event: Any, message: str, *, keyless: bool = False) -> None:  # noqa: ANN401 - any event with a place
        inside = any(isinstance(step, _Spare) for _, _, step, _ in self._stack)
        self._note(Flaw(self._path(), *place_of(event), message, keyless=keyless or inside))

    def _note(self, flaw: Flaw) -> None:
        self.flaws.append(flaw)
        if len(self.flaws) > _MOST_FLAWS:
            message = f"more than {_MOST_FLAWS} faults of this kind stand before this place; mend those first"
            raise Broken(flaw.line, flaw.column, message)

    def _path(self) -> Path:
        steps = [step for _, _, step, _ in self._stack[1:]]
        if self._stack:
            steps.append(self._key if self._keyed else len(self._here))
        usable = [isinstance(step, (str, int)) for step in steps]
        return tuple(steps[: usable.index(False)] if False in usable else steps)


def parse(raw: bytes) -> Parsed:
    """Return the plain data of a document.

    Raises:
        Broken: it cannot be read as one YAML document in UTF-8.
    """
    builder = Builder()
    data = build(raw, builder)
    if data is None and not builder.flaws:
        raise Broken(1, 1, "there is nothing in it; write records, or delete the file")
    return Parsed(data, tuple(builder.flaws))


def build(raw: bytes, builder: Builder) -> Any:  # noqa: ANN401 - a document may be anything
    """Let ``builder`` make the data of a document.

    Raises:
        Broken: it cannot be read as one YAML document in UTF-8.
    """
    text = decoded(raw)
    try:
        loader = LOADER(text)
        return builder.build(iter(loader.get_event, None))
    except yaml.YAMLError as error:
        raise explained(error, text) from None


def place_of(event: Any) -> tuple[int, int]:  # noqa: ANN401 - any event
    """Return line and column of an event, from 1."""
    return event.start_mark.line + 1, event.start_mark.column + 1
