"""The atlas itself: all records with typed look-ups by id, by name and by neighbourhood.

An ``Atlas`` is made once from ``Contents`` and never changes; a reload makes a new one. ``netatlas.search``
ranks and tolerates typos, ``netatlas.atlas.values`` puts values into words.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from netatlas.address import home_pack, pack_of, without_pack
from netatlas.atlas.citations import Citation, citations
from netatlas.atlas.equivalent_values import EquivalentValues
from netatlas.atlas.model import Comparison, Concept, Identified, Journey, Limit, Record, Timeline
from netatlas.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import networkx as nx

    from netatlas.atlas.model import Claim, Contents, Fact, Relation, Sourced, Topic

R = TypeVar("R", bound=Identified)
Openable: TypeAlias = Concept | Comparison | Timeline | Journey | Limit
"""What has a name of its own and can be opened by it."""


class Atlas:
    """Everything that the opened packs hold.

    Attributes:
        contents: the records in the order of the files.
    """

    def __init__(self, contents: Contents) -> None:
        """Index ``contents``; its references must all resolve (``netatlas.packs`` sees to it)."""
        self.contents = contents
        self.packs = contents.packs
        self.topics = contents.topics
        self.comparisons = contents.comparisons
        self.timelines = contents.timelines
        self.journeys = contents.journeys
        self.claims = contents.claims
        self.synonyms = contents.synonyms
        self.sources = _by_id(contents.sources)
        self.kinds = _by_id(contents.kinds)
        self.attributes = _by_id(contents.attributes)
        self.relation_kinds = _by_id(contents.relation_kinds)
        self.concepts = _by_id(contents.concepts)
        self.facts = _by_id(fact for concept in contents.concepts for fact in concept.facts)
        self.limits = _by_id(limit for concept in contents.concepts for limit in concept.limits)
        self.relations = _by_id(edge for concept in contents.concepts for edge in concept.relations)
        self.positions = _by_id(contents.positions)
        self.events = _by_id(event for timeline in contents.timelines for event in timeline.events)

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The records as one frozen ``networkx.MultiDiGraph``, built when it is first asked for."""
        from netatlas.atlas.graph import build_graph  # noqa: PLC0415 - networkx costs 0.1 s and more

        return build_graph(self.contents)

    @cached_property
    def equivalent_values(self) -> EquivalentValues:
        """Which readings of an attribute say the same, as the packs declare it."""
        return EquivalentValues(self.facts)

    @cached_property
    def attribute_groups(self) -> tuple[str, ...]:
        """The groups of attributes in the order of the vocabulary, '' for those without one before all."""
        return tuple(dict.fromkeys(("", *(attribute.group for attribute in self.attributes.values()))))

    @property
    def has_notes(self) -> bool:
        """Whether there is a ledger of notes, so that editions differ."""
        return bool(self.claims)

    def get(self, record_id: str) -> Record:
        """Return the record with an id, a former id, or an id without its pack where that is plain.

        Raises:
            KeyError: nothing has that id.
        """
        return self._records[self.canonical(record_id)]

    @cached_property
    def home_pack(self) -> str:
        """The pack whose ids have no pack before them: the shipped one or the only one, else ''."""
        return home_pack(pack.id for pack in self.packs)

    def canonical(self, record_id: str) -> str:
        """Return the id under which a record is kept.

        Args:
            record_id: an id with or without its pack, or one with a former id of a concept in it.

        Raises:
            KeyError: nothing has that id.
        """
        found = self._known_id(record_id)
        if found is None:
            raise KeyError(record_id)
        return found

    def __contains__(self, record_id: object) -> bool:
        """Return True if an id, with or without its pack, or a former id belongs to a record."""
        return isinstance(record_id, str) and self._known_id(record_id) is not None

    def _known_id(self, record_id: str) -> str | None:
        if record_id in self._records:
            return record_id
        plain = without_pack(record_id, self.home_pack)
        if plain in self._records:
            return plain
        if plain == record_id and (other := self._other_ids.get(record_id)) is not None:
            return other  # not of an id that names the home pack: that means this pack's record, or none
        concept, slash, part = plain.partition("/")
        renamed = f"{self._former_ids.get(concept, concept)}{slash}{part}"
        return renamed if renamed in self._records else None

    def kind_of(self, record_id: str) -> str:
        """Return the sort of record: concept, fact, limit, relation, event, comparison, ...

        Raises:
            KeyError: nothing has that id.
        """
        return type(self.get(record_id)).__name__.lower()

    def named(self, name: str) -> Openable | None:
        """Return what has exactly this id, name or alias; case, accents and hyphens do not matter.

        The raw text is tried first, so that names which differ in signs only stay apart.
        """
        if meant := self.id_meant(name):
            return self._openable(meant)
        for by_raw_name, by_folded_name in self._by_name:
            record_id = by_raw_name.get(name) or by_folded_name.get(folded(name))
            if record_id is not None:
                return self._openable(record_id)
        return None

    def id_meant(self, text: str) -> str:
        """Return the id of the record that a text means as an id, or ''.

        An id of another pack without its pack means nothing where the first pack calls something so: what is
        typed means the same, whatever is open beside the first pack.
        """
        known = self._known_id(text)
        if known is None or known == text or len(self.packs) == 1:
            return known or ""
        is_first = (pack_of(known) or self.home_pack) == self.packs[0].id
        by_raw_name, by_folded_name = self._by_name[0]
        return known if is_first or not (text in by_raw_name or folded(text) in by_folded_name) else ""

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield (id, name or alias) of everything that can be opened, each name before its aliases."""
        for record in self._openables():
            yield record.id, self.display_name(record.id)
            if not isinstance(record, Limit):
                yield from ((record.id, alias) for alias in record.aliases)

    def display_name(self, record_id: str) -> str:
        """Return the name that a record goes by on the screen.

        Raises:
            KeyError: nothing has that id.
        """
        record = self.get(record_id)
        match record:
            case Concept():
                return record.name
            case Comparison() | Timeline() | Journey():
                return record.title
            case Limit():
                return f"{self.concepts[record.concept].name}: {record.label}"
            case _:
                return self.canonical(record_id)

    def pack_title(self, record_id: str) -> str:
        """Return the title of the pack that an id belongs to; '' where only one pack is open.

        Packs of one title are told apart by their ids.
        """
        if len(self.packs) == 1:
            return ""
        return self._pack_titles.get(pack_of(record_id) or self.home_pack, "")

    @cached_property
    def _pack_titles(self) -> Mapping[str, str]:
        titles = [pack.title for pack in self.packs]
        return {
            pack.id: pack.title if titles.count(pack.title) == 1 else f"{pack.title} ({pack.id})"
            for pack in self.packs
        }

    def facts_of(self, concept_id: str, attribute_id: str) -> tuple[Fact, ...]:
        """Return the facts of a concept for one attribute; more than one where the pack has more."""
        return tuple(fact for fact in self.concepts[concept_id].facts if fact.attribute == attribute_id)

    def relations_from(self, concept_id: str) -> tuple[Relation, ...]:
        """Return the relations that start at a concept."""
        return self.concepts[concept_id].relations

    def relations_to(self, concept_id: str) -> tuple[Relation, ...]:
        """Return the relations that end at a concept."""
        return tuple(self._incoming.get(concept_id, ()))

    def comparisons_with(self, concept_id: str) -> tuple[Comparison, ...]:
        """Return the curated comparisons that a concept is a subject of."""
        return tuple(one for one in self.comparisons if concept_id in one.subjects)

    def timelines_with(self, concept_id: str) -> tuple[Timeline, ...]:
        """Return the timelines whose subject or lane a concept is."""
        return tuple(one for one in self.timelines if concept_id == one.subject or concept_id in one.lanes)

    def journeys_with(self, concept_id: str) -> tuple[Journey, ...]:
        """Return the journeys that pass a concept."""
        return tuple(one for one in self.journeys if any(hop.concept == concept_id for hop in one.hops))

    def prepare_pages(self) -> None:
        """Make what pages of concepts look things up in, so that the first one need not wait for it."""
        _ = self._incoming, self._claims_by_concept, self._by_topic, self.equivalent_values

    def claims_of(self, concept_id: str) -> tuple[Claim, ...]:
        """Return the claims of the notes whose content a concept, or anything it owns, holds."""
        return tuple(self._claims_by_concept.get(concept_id, ()))

    def concepts_in(self, topic_id: str) -> tuple[Concept, ...]:
        """Return the listed concepts of one topic without its sub-topics: its leads, then by file order."""
        return tuple(self._by_topic.get(topic_id, ()))

    def owner_of(self, record_id: str) -> str:
        """Return the concept that a record belongs to, or the record's own id where there is none.

        Raises:
            KeyError: nothing has that id.
        """
        record = self.get(record_id)
        for field in ("concept", "start", "lane"):
            if hasattr(record, field):
                return str(getattr(record, field))
        return self.canonical(record_id)

    def cite(self, record: Sourced | Claim) -> str:
        """Return what a record rests on, with dates, in small print: ``VPC guide, 2026-11``."""
        return "; ".join(citation.text for citation in self.citations(record))

    def citations(self, record: Sourced | Claim) -> tuple[Citation, ...]:
        """Return the parts of the small print: texts, then each model that carries evidence."""
        return citations(self.sources, record)

    @cached_property
    def _records(self) -> Mapping[str, Record]:
        tables: tuple[Mapping[str, Record], ...] = (
            _by_id(self.claims),
            self.sources,
            self.relations,
            self.facts,
            self.events,
            self.limits,
            _by_id(self.journeys),
            _by_id(self.timelines),
            _by_id(self.comparisons),
            self.concepts,
        )
        return {record_id: record for table in tables for record_id, record in table.items()}

    @cached_property
    def _other_ids(self) -> Mapping[str, str]:
        """Former ids, and ids without their pack where only one pack has them."""
        ids_of: dict[str, set[str]] = defaultdict(set)
        for former, concept_id in self._former_ids.items():
            ids_of[former].add(concept_id)
        if len(self.packs) > 1:
            for record_id in (*self._records, *self._former_ids):
                short = without_pack(record_id, pack_of(record_id))
                ids_of[short].add(self._former_ids.get(record_id, record_id))
        return {short: next(iter(ids)) for short, ids in ids_of.items() if len(ids) == 1}

    @cached_property
    def _former_ids(self) -> Mapping[str, str]:
        """Ids that concepts used to have, and the ids that they have today."""
        return {old: concept.id for concept in self.contents.concepts for old in concept.formerly}

    @cached_property
    def _by_name(self) -> tuple[tuple[Mapping[str, str], Mapping[str, str]], ...]:
        """For each pack what is called so, as it is written and folded."""
        pairs: dict[str, list[tuple[str, str]]] = {pack.id: [] for pack in self.packs}
        for record_id, name in self.names():
            pairs.setdefault(pack_of(record_id) or self.home_pack, []).append((name, record_id))
        return tuple(
            (_first_wins(some), _first_wins((folded(name), record_id) for name, record_id in some))
            for some in pairs.values()
        )

    @cached_property
    def first_pack(self) -> Atlas:
        """The records of the first pack, as they are where it is open alone."""
        from netatlas.atlas.one_pack import contents_of  # noqa: PLC0415 - only where several packs are open

        return Atlas(contents_of(self.contents, self.packs[0], self.home_pack))

    @cached_property
    def _incoming(self) -> Mapping[str, list[Relation]]:
        incoming: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.relations.values():
            incoming[relation.end].append(relation)
        return incoming

    @cached_property
    def _by_topic(self) -> Mapping[str, list[Concept]]:
        topics: dict[str, list[Concept]] = defaultdict(list)
        for concept in self.contents.concepts:
            if concept.listed:
                topics[concept.topic].append(concept)
        for topic in self._all_topics:
            order = {concept: index for index, concept in enumerate(topic.lead)}
            topics[topic.id].sort(key=lambda concept: order.get(concept.id, len(order)))
        return topics

    @cached_property
    def _claims_by_concept(self) -> Mapping[str, list[Claim]]:
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for owner in dict.fromkeys(self.owner_of(record_id) for record_id in claim.held_by):
                claims[owner].append(claim)
        return claims

    def _openable(self, record_id: str) -> Openable | None:
        record = self.get(record_id)
        return record if isinstance(record, Openable) else None

    def _openables(self) -> Iterator[Openable]:
        yield from self.concepts.values()
        yield from self.comparisons
        yield from self.timelines
        yield from self.journeys
        yield from self.limits.values()

    def topic_titles(self) -> Mapping[str, str]:
        """Return the titles of all topics, sub-topics included, by id."""
        return self._topic_titles

    @cached_property
    def _topic_titles(self) -> Mapping[str, str]:
        return MappingProxyType({topic.id: topic.title for topic in self._all_topics})

    @cached_property
    def _all_topics(self) -> tuple[Topic, ...]:
        def walk(topics: Iterable[Topic]) -> Iterator[Topic]:
            for topic in topics:
                yield topic
                yield from walk(topic.topics)

        return tuple(walk(self.topics))


def _by_id(records: Iterable[R]) -> Mapping[str, R]:
    return MappingProxyType({record.id: record for record in records})


def _first_wins(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    first: dict[str, str] = {}
    for key, value in pairs:
        first.setdefault(key, value)
    return first
