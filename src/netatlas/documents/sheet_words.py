"""How a sheet words values: what an edition shows of them, short or full, with corrections that stand out.

Short is the value alone, full adds its remarks. Flags are yes or no: a sheet has no room for more words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from netatlas.atlas.edition import event_dates, reading, visible
from netatlas.atlas.enums import AttributeType, State
from netatlas.atlas.model import Fact, Sourced
from netatlas.atlas.values import content_text, key_words, value_text
from netatlas.documents.blocks import CORRECTED, MUTED, Text
from netatlas.documents.builder import joined, old_spans, words
from netatlas.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.atlas.model import Attribute, Event, Limit, Value
    from netatlas.documents.blocks import Block, Inline, Span
    from netatlas.documents.sheet_sources import SheetSources

_Shown = TypeVar("_Shown", bound=Sourced)
_OF_NO_WEIGHT = frozenset({"per", "and", "of", "a", "an", "the", "account"})
"""Words of a scope that its label need not repeat: quotas are per account where nothing else is said."""
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[^\d\W]{1,4}\b)(?!to\b)")
"""The blank before a unit, at which a line must not end."""


class SheetPart(NamedTuple):
    """A titled part of what an item says, with what it rests on."""

    title: str
    blocks: tuple[Block, ...]
    sources: str = ""
    anchor: str = ""


class SheetWords:
    """Puts values into the words of a sheet, in one edition, and notes down what they rest on."""

    def __init__(self, atlas: Atlas, edition: Edition, sources: SheetSources, *, full: bool) -> None:
        self.atlas = atlas
        self.edition = edition
        self.sources = sources
        self.full = full

    def shown(self, records: Iterable[_Shown]) -> list[_Shown]:
        """Return the records that the edition shows."""
        return [record for record in records if visible(record, self.edition)]

    def value(self, record: Fact | Limit) -> Inline:
        """Return what the edition shows of a record; what was corrected stands out."""
        attribute = self.atlas.attributes[record.attribute] if isinstance(record, Fact) else None
        read = reading(record, self.edition)
        text = self._text(read.value, attribute)
        if read.old is None:
            unsure = read.value.state in (State.UNKNOWN, State.NOT_APPLICABLE)
            return words(text, MUTED if unsure else "plain")
        old = self._text(read.old, attribute)
        if old == text:  # only the remark was corrected
            text, old = value_text(read.value, attribute), value_text(read.old, attribute)
        return (Text(text, CORRECTED), *old_spans(old))

    def facts(self, facts: Sequence[Fact]) -> Inline:
        """Return all facts of one cell."""
        attributes = self.atlas.attributes
        return joined(
            ((*words(key_words(fact, attributes[fact.attribute])), *self.value(fact)) for fact in facts), "; "
        )

    def date(self, event: Event) -> Inline:
        """Return the date of an event, with the notes' own where that was another."""
        date, old = event_dates(event, self.edition)
        said = str(date) if date is not None else "no date"
        return words(said) if old is None else (Text(said, CORRECTED), *old_spans(str(old)))

    def limit(self, limit: Limit) -> Inline:
        """Return the value of a limit and per what it counts; short says nothing that its label says."""
        label = folded(limit.label)
        quantity = limit.value.quantity
        spans = self.value(limit)
        if not self.full and quantity is not None and quantity.of and folded(quantity.of) in label:
            spans = tuple(_without(span, quantity.of) for span in spans)
        said = _OF_NO_WEIGHT | set(label.split()) | self._names_in(limit, label)
        if not limit.scope or (not self.full and said.issuperset(folded(limit.scope).split())):
            return spans
        scope = limit.scope if self.full else limit.scope.replace("per account and ", "per ")
        return (*spans, Text(f" {scope}", MUTED))

    def _names_in(self, limit: Limit, label: str) -> set[str]:
        """Return the words of the names of a limit's concept if its label names that in any way."""
        concept = self.atlas.concepts[limit.concept]
        names = [folded(name) for name in (concept.name, *concept.aliases)]
        named = any(f" {name} " in f" {label} " for name in names)
        return {word for name in names for word in name.split()} if named else set()

    def _text(self, value: Value, attribute: Attribute | None) -> str:
        if attribute is not None and attribute.type is AttributeType.FLAG and value.state in _FLAGS:
            text = _FLAGS[value.state]
        else:
            text = content_text(value, attribute)
            text = text.lower() if value.state is not State.VALUE else text
            if value.quantity is not None:
                text = _BEFORE_UNIT.sub("\u00a0", text)
        return f"{text}; {value.says}" if self.full and value.says else text


def _without(span: Span, end: str) -> Span:
    """Return a span without its last words."""
    return Text(span.text.removesuffix(end).rstrip("\u00a0 "), span.style) if isinstance(span, Text) else span


_FLAGS = {State.VALUE: "yes", State.NO: "no"}
