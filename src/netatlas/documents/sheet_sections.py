"""What a sheet says of each sort of thing, short or full.

Short is the value alone, full adds its remarks. Flags are yes or no: a sheet has no room for more words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from netatlas.atlas.edition import event_dates, reading, visible
from netatlas.atlas.enums import AttributeType, State
from netatlas.atlas.model import Comparison, Concept, Event, Fact, Journey, Limit, Relation, Sourced, Timeline
from netatlas.atlas.values import content_text, key_words, value_text
from netatlas.compare.table import compare
from netatlas.documents.blocks import (
    BAD,
    CORRECTED,
    MUTED,
    STRONG,
    Bullets,
    FactList,
    Paragraph,
    Table,
    Text,
    plain,
)
from netatlas.documents.builder import fact_label, joined, old_spans, words
from netatlas.documents.comparison import comparison_title
from netatlas.documents.connections import connection_groups
from netatlas.errors import NotFound, UsageError
from netatlas.explore.limits import LimitList, LimitQuery
from netatlas.explore.timeline import ENDINGS, event_words
from netatlas.words import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from netatlas.address import Address
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.atlas.model import Attribute, Value
    from netatlas.compare.table import ComparisonTable, Row
    from netatlas.documents.blocks import Block, Inline, Span
    from netatlas.documents.sheet_sources import SheetSources

_Shown = TypeVar("_Shown", bound=Sourced)
_ABBREVIATION = re.compile(r"[A-Z]{2,5}")
_LONG_NAME, _FEWEST_FOR_SHORT_NAMES = 14, 3
"""Letters of a name above which a head of a narrow column has its abbreviation, and columns that are narrow."""
_OF_NO_WEIGHT = frozenset({"per", "and", "of", "a", "an", "the", "account"})
"""Words of a scope that its label need not repeat: quotas are per account where nothing else is said."""
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[^\d\W]{1,4}\b)(?!to\b)")
"""The blank before a unit, at which a line must not end."""
_MOST_COLUMNS = 5
"""Subjects that have a column each; of more each has a row."""
_LETTERS_OF_A_ROW, _SHORTEST_LONG_CELL = 150, 24
"""What the cells of a short row have together at most, and what one cell may always have."""
_LONGEST_CELL, _MOST_ATTRIBUTES = 60, 3
"""The same where each subject has a row, and how many attributes these rows have then."""
_UNKNOWN = (Text("unknown", MUTED),)
_LINK_IN_NOTE = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")


class OwnNote(NamedTuple):
    """A note of the user's own for a sheet: a title, its text, and when it was last changed, in words."""

    title: str
    text: str
    dated: str = ""


class Part(NamedTuple):
    """A titled part of what an item says, with what it rests on."""

    title: str
    blocks: tuple[Block, ...]
    sources: str = ""
    anchor: str = ""


class Words:
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
        return joined(((*words(key_words(fact)), *self.value(fact)) for fact in facts), "; ")

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


def parts_of(words_of: Words, address: Address) -> list[Part]:
    """Return what a sheet says of what is at an address.

    Raises:
        NotFound: the open packs have nothing there.
        UsageError: it cannot be on a sheet.
    """
    atlas = words_of.atlas
    if address.subjects:
        return [_comparison(words_of, compare(atlas, address.subjects, edition=words_of.edition))]
    if address.view_name == "limits":
        return _limit_parts(words_of, address)
    if address.head:
        raise UsageError(f"“{address}” cannot be on a sheet.")
    if address.record_id not in atlas:
        raise NotFound(address.record_id)
    record = atlas.get(address.record_id)
    maker = _MAKERS.get(type(record))
    if maker is None:
        raise UsageError(f"“{address}” is a {atlas.kind_of(address.record_id)}, which cannot be on a sheet.")
    return [maker(words_of, record)]


def note_blocks(text: str) -> tuple[Block, ...]:
    """Return a note as paragraphs and lists; all its signs stay signs, and links read as their names."""
    blocks: list[Block] = []
    items: list[Inline] = []
    for line in _LINK_IN_NOTE.sub(lambda match: match[2] or match[1], text).splitlines():
        bare = line.strip()
        if bare.startswith(("- ", "* ", "+ ")):
            items.append(words(bare[2:].strip()))
            continue
        if items:
            blocks.append(Bullets(tuple(items)))
            items = []
        if bare:
            heading = bare.startswith("#") and bare.lstrip("#").startswith(" ")
            blocks.append(
                Paragraph(words(bare.lstrip("# ") if heading else bare, STRONG if heading else "plain"))
            )
    return (*blocks, Bullets(tuple(items))) if items else tuple(blocks)


def _comparison(words_of: Words, table: ComparisonTable) -> Part:
    known = [row for row in _curated_rows(table) if any(cell.facts for cell in row.cells)]
    rows = known if words_of.full else _short_rows(words_of, known)
    block = (
        _by_subject(words_of, table, rows)
        if len(table.subjects) > _MOST_COLUMNS
        else _grid(words_of, table, rows)
    )
    some = f"{len(rows)} of {len(known)} rows" if len(rows) < len(known) else ""
    facts = (fact for row in rows for cell in row.cells for fact in cell.facts)
    cited = words_of.sources.beside(facts, names=not some)
    return Part(
        comparison_title(table),
        (block,),
        " ".join(part for part in (some, cited) if part),
        table.comparison.id if table.comparison is not None else "",
    )


def _curated_rows(table: ComparisonTable) -> list[Row]:
    """Return the rows that a curator asked for, in that order; all where there is none."""
    if table.comparison is None:
        return list(table.rows)
    by_attribute = {row.attribute: row for row in table.rows}
    return [by_attribute[name] for name in table.comparison.attributes if name in by_attribute]


def _short_rows(words_of: Words, rows: list[Row]) -> list[Row]:
    """Return the rows that differ and whose cells are short enough; of many subjects only the first few."""
    if not rows:
        return rows
    subjects = len(rows[0].cells)
    many = subjects > _MOST_COLUMNS
    longest = _LONGEST_CELL if many else max(_SHORTEST_LONG_CELL, _LETTERS_OF_A_ROW // subjects)
    differing = [row for row in rows if row.differs] or rows
    short = [
        row
        for row in differing
        if all(len(plain(words_of.facts(cell.facts))) <= longest for cell in row.cells)
    ]
    return (short or differing)[: _MOST_ATTRIBUTES if many else None]


def _grid(words_of: Words, table: ComparisonTable, rows: list[Row]) -> Block:
    """Return a comparison as a table: a row for each attribute, a column for each subject."""
    heads = [_column_name(subject, len(table.subjects)) for subject in table.subjects]
    return Table(
        columns=((), *(words(head, STRONG) for head in heads)),
        rows=tuple(
            (words(row.label, MUTED), *(words_of.facts(cell.facts) or _UNKNOWN for cell in row.cells))
            for row in rows
        ),
    )


def _by_subject(words_of: Words, table: ComparisonTable, rows: list[Row]) -> Block:
    """Return a comparison of many subjects: a row for each, a column for each attribute or all in one."""
    cells = [
        [words_of.facts(row.cells[index].facts) or _UNKNOWN for row in rows]
        for index, _ in enumerate(table.subjects)
    ]
    names = [words(subject.name, MUTED) for subject in table.subjects]
    if len(rows) <= _MOST_COLUMNS:
        return Table(
            columns=((), *(words(row.label, STRONG) for row in rows)),
            rows=tuple((name, *own) for name, own in zip(names, cells, strict=True)),
        )
    return FactList(
        tuple(
            (
                name,
                joined(
                    ((*words(f"{row.label}: ", MUTED), *cell) for row, cell in zip(rows, own, strict=True)),
                    "; ",
                ),
                (),
            )
            for name, own in zip(names, cells, strict=True)
        )
    )


def _column_name(subject: Concept, columns: int) -> str:
    if columns < _FEWEST_FOR_SHORT_NAMES or len(subject.name) <= _LONG_NAME:
        return subject.name
    return next((alias for alias in subject.aliases if _abbreviates(alias, subject.name)), subject.name)


def _abbreviates(alias: str, name: str) -> bool:
    """Return True if an alias is made of letters of a name, in their order, from its first on.

    >>> _abbreviates("GWLB", "Gateway Load Balancer"), _abbreviates("LBR", "Latency routing")
    (True, False)
    """
    rest = iter(name.upper())
    return (
        bool(_ABBREVIATION.fullmatch(alias)) and alias[0] == name[0].upper() and all(x in rest for x in alias)
    )


def _concept(words_of: Words, concept: Concept) -> Part:
    facts, limits = words_of.shown(concept.facts), words_of.shown(concept.limits)
    blocks: list[Block] = []
    cited: list[Sourced] = [*facts, *limits]
    if words_of.full and visible(concept, words_of.edition):
        blocks.append(Paragraph(words(concept.summary)))
        cited.append(concept)
    rows = [(words(fact_label(words_of.atlas, fact), MUTED), words_of.value(fact), ()) for fact in facts]
    rows += [(words(limit.label, MUTED), words_of.limit(limit), ()) for limit in limits]
    if words_of.full:
        for group in connection_groups(words_of.atlas, concept.id, words_of.edition):
            names = ", ".join(words_of.atlas.display_name(other) for _relation, other in group.ends)
            rows.append((words(group.label, MUTED), words(names), ()))
            cited += [relation for relation, _other in group.ends]
    if rows:
        blocks.append(FactList(tuple(rows)))
    if not blocks:
        blocks.append(Paragraph(words(concept.summary)))
        cited.append(concept)
    return Part(concept.name, tuple(blocks), words_of.sources.beside(cited), concept.id)


def _limit(words_of: Words, limit: Limit) -> Part:
    rows = (((words(limit.label, MUTED), words_of.limit(limit), ())),)
    title = words_of.atlas.concepts[limit.concept].name
    return Part(title, (FactList(rows),), words_of.sources.beside([limit]), limit.id)


def _limit_parts(words_of: Words, address: Address) -> list[Part]:
    """Return the limits of a filter, one part for each topic in the order of Browse."""
    atlas = words_of.atlas
    query = LimitQuery(
        words=address.value("words"),
        scope=address.value("scope"),
        topic=address.value("topic"),
        hard=bool(address.value("hard")),
        changed=bool(address.value("changed")),
    )
    chosen = words_of.shown(LimitList(atlas, words_of.edition).select(query))
    if not chosen:
        raise UsageError("No limit fits this filter.")
    titles = atlas.topic_titles()
    by_topic: dict[str, list[Limit]] = {topic: [] for topic in titles}
    for limit in chosen:
        by_topic.setdefault(atlas.concepts[limit.concept].topic, []).append(limit)
    return [
        Part(
            titles.get(topic, topic),
            tuple(
                FactList(tuple(_limit_row(words_of, limit) for limit in some)) for some in _by_concept(limits)
            ),
            words_of.sources.beside(limits),
        )
        for topic, limits in by_topic.items()
        if limits
    ]


def _by_concept(limits: Iterable[Limit]) -> Iterable[list[Limit]]:
    """Return limits by their concepts: a list for each, so that a column may end between two."""
    groups: dict[str, list[Limit]] = {}
    for limit in limits:
        groups.setdefault(limit.concept, []).append(limit)
    return groups.values()


def _limit_row(words_of: Words, limit: Limit) -> tuple[Inline, Inline, Inline]:
    return words(limit.label, MUTED), words_of.limit(limit), ()


def _fact(words_of: Words, fact: Fact) -> Part:
    rows = ((words(fact_label(words_of.atlas, fact), MUTED), words_of.value(fact), ()),)
    concept = words_of.atlas.concepts[fact.concept]
    return Part(concept.name, (FactList(rows),), words_of.sources.beside([fact]), fact.id)


def _relation(words_of: Words, relation: Relation) -> Part:
    concepts = words_of.atlas.concepts
    kind = words_of.atlas.relation_kinds[relation.relation]
    note = words(f" ({relation.note})", MUTED) if relation.note else ()
    row = (words(kind.label, MUTED), (*words(concepts[relation.end].name), *note), ())
    title = concepts[relation.start].name
    return Part(title, (FactList((row,)),), words_of.sources.beside([relation]), relation.id)


def _timeline(words_of: Words, timeline: Timeline) -> Part:
    events = sorted(words_of.shown(timeline.events), key=lambda event: event.date)
    rows = tuple(_event_row(words_of, event) for event in events)
    return Part(timeline.title, (FactList(rows),), words_of.sources.beside(events), timeline.id)


def _event(words_of: Words, event: Event) -> Part:
    title = words_of.atlas.display_name(event.timeline)
    return Part(
        title, (FactList((_event_row(words_of, event),)),), words_of.sources.beside([event]), event.id
    )


def _event_row(words_of: Words, event: Event) -> tuple[Inline, Inline, Inline]:
    lane = words_of.atlas.concepts[event.lane].name
    origin = (
        ", ".join(part for part in (event.by, event.document) if part) if words_of.full else event.document
    )
    what = words(f"{lane} {event_words(event.what)}" if event.what in ENDINGS else event.says.rstrip("."))
    return words_of.date(event), (*what, *words(f" ({origin})" if origin else "", MUTED)), ()


def _journey(words_of: Words, journey: Journey) -> Part:
    concepts = words_of.atlas.concepts
    outcome = (*words("works" if journey.works else "fails", STRONG if journey.works else BAD),)
    reason = words(f": {journey.reason}") if journey.reason else ()
    if words_of.full:
        rows = tuple(
            (
                words(f"{number} {concepts[hop.concept].name}", MUTED),
                (*words(hop.says), *words(f" If {hop.condition}." if hop.condition else "", MUTED)),
                (),
            )
            for number, hop in enumerate(journey.hops, start=1)
        )
        blocks: tuple[Block, ...] = (FactList(rows), Paragraph((*outcome, *reason)))
    else:
        way = " → ".join(concepts[hop.concept].name for hop in journey.hops)
        blocks = (Paragraph((*words(f"{way}: "), *outcome, *reason)),)
    return Part(journey.title, blocks, words_of.sources.beside([journey]), journey.id)


def _curated(words_of: Words, comparison: Comparison) -> Part:
    table = compare(words_of.atlas, comparison.subjects, edition=words_of.edition, curated=comparison)
    return _comparison(words_of, table)


_MAKERS: Mapping[type, Callable[..., Part]] = {
    Comparison: _curated,
    Concept: _concept,
    Event: _event,
    Fact: _fact,
    Journey: _journey,
    Limit: _limit,
    Relation: _relation,
    Timeline: _timeline,
}
