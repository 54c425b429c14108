"""Scopes of a search: which ones a text names, and which records are in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.model import (
    Claim,
    Comparison,
    Concept,
    ConceptId,
    Journey,
    Sourced,
    Timeline,
)
from netatlas.atlas.subjects import spot_subjects
from netatlas.search.names.index import NameIndex
from netatlas.search.names.text import plain_words
from netatlas.search.query import ANY_VALUED, SCOPES, Narrowing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Record, Topic

_SHORTEST_NAME = 3
"""Letters of a scope's name after which it is offered; fewer begin too many other words."""
_RECORD_KINDS = ("concept", "comparison", "timeline", "journey", "limit", "fact")
"""The kinds of hits; events are found as text about their lane."""

_ANY = "|".join(SCOPES)
_WITH_TAIL = re.compile(
    rf'"[^"]*"?|(?<!\S)(?P<scope>{ANY_VALUED}):(?P<tail>[^"]*?)(?=(?<!\S)(?:{_ANY}):|"|$)', re.IGNORECASE
)
"""A scope with everything up to the next scope or quote; or a quoted text, which is left alone."""

_TITLES = {"limit": "Limits", "topic": "Topic", "kind": "Kind", "source": "Source"}

Within = Callable[[str], bool]
"""Returns True if a record, by its id, is in a scope."""


class Scope(NamedTuple):
    """A scope that can be entered.

    Attributes:
        prefix: what is put before a query, with a space, to search within it: ``topic:dns``.
        label: what the reader sees: ``Topic: DNS``.
    """

    prefix: str
    label: str


class Scopes:
    """The scopes of an atlas."""

    def __init__(self, atlas: Atlas) -> None:
        """Name the topics, kinds and sources of ``atlas``."""
        self._atlas = atlas

    def offered(self, text: str) -> tuple[Scope, ...]:
        """Return the scopes that ``text``, typed so far, may be the start of, the likeliest first.

        ``lim`` and ``limit:`` give the limits, ``topic:`` all topics, ``topic:load b`` one of them.
        """
        name, colon, value = text.strip().partition(":")
        name = name.lower()
        if not colon:
            begins_limit = len(name) >= _SHORTEST_NAME and "limit".startswith(name)
            return self.offered("limit:") if begins_limit else ()
        if name == "limit":
            return (Scope("limit:", _TITLES[name]),) if not value.strip() else ()
        if name not in SCOPES:
            return ()
        titles = self._values[name]
        ids = list(titles) if not value.strip() else self._resolve_value(name, value)
        return tuple(Scope(f"{name}:{one}", f"{_TITLES[name]}: {titles[one]}") for one in ids)

    def within(self, narrowings: Iterable[Narrowing]) -> Within | None:
        """Return a test of whether a record is in all of the scopes; None if there are none.

        A scope whose value is not typed yet narrows nothing; one whose value names nothing is empty.
        """
        tests = [
            self._test(narrowing) for narrowing in narrowings if narrowing.value or narrowing.scope == "limit"
        ]
        return (lambda record_id: all(test(record_id) for test in tests)) if tests else None

    def quote_values(self, text: str) -> str:
        """Return ``text`` with quotes around the value of each scope, as far as words belong to it.

        So ``topic:load balancing alb`` looks for alb under load balancing.
        """
        return _WITH_TAIL.sub(self._quote_value, text)

    def _quote_value(self, match: re.Match[str]) -> str:
        """Return a scope and the words behind it with its value in quotes, or as it was."""
        if match["scope"] is None:
            return match[0]
        words = match["tail"].split()
        titles = [" ".join(plain_words(title)) for title in self._values[match["scope"].lower()].values()]
        for count in range(len(words), 1, -1):
            start = " ".join(plain_words(" ".join(words[:count])))
            if any(title.startswith(start) for title in titles):
                return f'{match["scope"]}:"{" ".join(words[:count])}" {" ".join(words[count:])} '
        return match[0]

    def records(self) -> Iterator[str]:
        """Yield everything that a scope may hold: concepts, comparisons and the like, limits, facts."""
        atlas = self._atlas
        concepts = (concept for topic in atlas.topic_titles() for concept in atlas.concepts_in(topic))
        openable = (*concepts, *atlas.comparisons, *atlas.timelines, *atlas.journeys)
        yield from (record.id for record in (*openable, *atlas.limits.values(), *atlas.facts.values()))

    def _test(self, narrowing: Narrowing) -> Within:
        atlas = self._atlas
        if narrowing.scope == "limit":
            return lambda record_id: record_id in atlas.limits
        values = frozenset(self._resolve_value(narrowing.scope, narrowing.value))
        match narrowing.scope:
            case "topic":
                topics = frozenset(topic for value in values for topic in _below(atlas.topics, value))
                return lambda record_id: bool(topics & self._topics(record_id))
            case "kind":
                return lambda record_id: bool(values & self._kinds(record_id))
            case _:
                return lambda record_id: bool(values & self._sources(record_id))

    @cached_property
    def _values(self) -> Mapping[str, Mapping[str, str]]:
        """The titles of a scope's possible values, by id; of sources those that anything cites."""
        cited = {source for record_id in dict(self._atlas.names()) for source in self._sources(record_id)}
        sources = (source for source in self._atlas.sources.values() if source.id in cited)
        kinds = {kind.id: kind.label for kind in self._atlas.kinds.values()}
        return {
            "topic": dict(self._atlas.topic_titles()),
            "kind": {**{kind: kind.capitalize() for kind in _RECORD_KINDS}, **kinds},
            "source": {source.id: source.short or source.title for source in sources},
        }

    @cached_property
    def _indexes(self) -> Mapping[str, NameIndex]:
        """Indexes that find a value by its id or title, despite typos."""
        long: dict[str, str] = {source.id: source.title for source in self._atlas.sources.values()}
        return {
            name: NameIndex(
                pair
                for key, title in titles.items()
                for pair in ((key, title), (key, key), *([(key, long[key])] if key in long else []))
            )
            for name, titles in self._values.items()
        }

    def _resolve_value(self, name: str, value: str) -> list[str]:
        """Return the best value for what was typed; of sources, all in the best tier."""
        matches = [match for match in self._indexes[name].matches(value) if not match.weak]
        best = matches[0].tier if matches else None
        ids = [match.entry.id for match in matches if match.tier == best]
        return ids if name == "source" else ids[:1]

    def _owner(self, record_id: str) -> Record | None:
        owner = self._atlas.owner_of(record_id) if record_id in self._atlas else ""
        return self._atlas.get(owner) if owner else None

    def _topics(self, record_id: str) -> frozenset[str]:
        concepts = self._atlas.concepts
        if subjects := spot_subjects(record_id):
            return frozenset(concepts[ConceptId(one)].topic for one in subjects)
        match self._owner(record_id):
            case Concept() as concept:
                return frozenset({concept.topic})
            case Comparison(subjects=about) | Timeline(lanes=about):
                return frozenset(concepts[one].topic for one in about)
            case Journey(hops=hops):
                return frozenset(concepts[hop.concept].topic for hop in hops)
        return frozenset()

    def _kinds(self, record_id: str) -> frozenset[str]:
        if record_id not in self._atlas:
            return frozenset({"comparison"})  # made for the query
        concept = self._atlas.concepts.get(ConceptId(record_id))
        return frozenset({self._atlas.kind_of(record_id), *([concept.kind] if concept else [])})

    def _sources(self, record_id: str) -> frozenset[str]:
        record = self._atlas.get(record_id) if record_id in self._atlas else None
        match record:
            case Concept():
                parts: tuple[Sourced, ...] = (record, *record.facts, *record.limits)
                return frozenset(source for part in parts for source in part.sources)
            case Timeline(events=events):
                return frozenset(source for event in events for source in event.sources)
            case Sourced() | Claim():
                return frozenset(record.sources)
        return frozenset()


def _below(topics: Iterable[Topic], wanted: str) -> Iterator[str]:
    """Yield the id of a topic and of all topics below it."""
    for topic in topics:
        if topic.id == wanted:
            yield topic.id
            yield from (below for child in topic.topics for below in _below([child], child.id))
        else:
            yield from _below(topic.topics, wanted)
