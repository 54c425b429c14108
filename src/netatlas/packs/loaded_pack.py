"""The records of one pack as a flat list, each with its id, its location and the record that holds it.

``netatlas.packs.checks`` finds what is wrong with them and marks what is left out; what remains becomes
an atlas in ``netatlas.packs.assembly``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from netatlas.address import home_pack, pack_of, with_pack, without_pack

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from netatlas.packs import schema
    from netatlas.packs.report import Fault
    from netatlas.packs.skipped import SkippedRecords
    from netatlas.packs.source_document import DataPath, SourceDocument

    _Location: TypeAlias = tuple[SourceDocument, DataPath]

_HELD_KINDS = {
    "concept": {"facts": "fact", "limits": "limit", "relations": "relation"},
    "comparison": {"choose": "choice"},
    "timeline": {"events": "event"},
}
"""The kinds of records that a record holds, by its own kind and by the field that holds them."""


class DocumentRecords(NamedTuple):
    """A document of one section and its records, of the type in ``schema.SECTIONS``."""

    section: str
    document: SourceDocument
    records: Any


class PackItem:
    """One record of a pack, with its id and its location.

    Attributes:
        kind: source, kind, attribute, relation kind, topic, concept, fact, limit, relation,
            comparison, choice, timeline, event, journey, claim, position or synonym.
        id: as in the atlas, with the pack before it unless that is the atlas's home pack; of a position, the
            id of the record that is there, and of a synonym that of the concept that is meant, if one is.
        record: as it is in the file.
        pack: that the record belongs to.
        document: that the record is in.
        path: of the record in its document.
        parent: the item that holds this one, or None.
        children: the items that this one holds.
        left_out: the fault for which the record is left out, or None.
        lost: the field and index of each entry of a list that the record goes on without.
    """

    __slots__ = ("children", "document", "id", "kind", "left_out", "lost", "pack", "parent", "path", "record")

    def __init__(
        self,
        kind: str,
        item_id: str,
        record: Any,  # noqa: ANN401 - any record of the schema
        *,
        pack: LoadedPack,
        location: _Location,
        parent: PackItem | None = None,
    ) -> None:
        self.kind = kind
        self.id = item_id
        self.record = record
        self.pack = pack
        self.document, self.path = location
        self.parent = parent
        self.children: list[PackItem] = []
        self.left_out: Fault | None = None
        self.lost: Collection[DataPath] = ()
        if parent is not None:
            parent.children.append(self)

    @property
    def owner(self) -> PackItem:
        """The item that holds this one, or itself if none does."""
        return self.parent or self

    def fault(self, path: DataPath, message: str) -> Fault:
        """Return a fault at ``path`` inside the record."""
        return self.document.fault((*self.path, *path), message, record=self.id)

    def file_and_line(self) -> str:
        """Return where the record begins, as file:line."""
        line, _ = self.document.locate(self.path)
        return f"{self.document.file}:{line}"

    def leave_out(self, fault: Fault) -> None:
        """Leave the record out, and all that it holds."""
        if self.left_out is None:
            self.left_out = fault
            for child in self.children:
                child.leave_out(fault)

    def lose(self, entry: DataPath) -> None:
        """Go on without an entry of a list."""
        self.lost = {*self.lost, entry}

    def kept_entries(self, field: str) -> list[str]:
        """Return the entries of a list that are not lost."""
        entries: list[str] = getattr(self.record, field)
        if not self.lost:
            return entries
        return [entry for index, entry in enumerate(entries) if (field, index) not in self.lost]

    def kept_children(self, kind: str) -> Iterator[PackItem]:
        """Yield the items of one kind that this one holds and that are not left out."""
        return (child for child in self.children if child.kind == kind and child.left_out is None)


class LoadedPack:
    """One pack between its files and the atlas.

    Attributes:
        info: what ``pack.yaml`` says.
        skipped: the records that were left out before they became items.
        items: all records; each comes after the one that holds it.
    """

    def __init__(self, info: schema.Pack, skipped: SkippedRecords, *, open_packs: frozenset[str]) -> None:
        """Make an empty pack; ``open_packs`` are the ids of all packs that are read together."""
        self.info = info
        self.skipped = skipped
        self.items: list[PackItem] = []
        self._open_packs = open_packs
        self._home = home_pack(open_packs)
        self._prefix = "" if info.id == self._home else f"{info.id}:"

    def add(self, content: DocumentRecords) -> None:
        """Add the records of a document."""
        document, records = content.document, content.records
        match content.section:
            case "sources":
                self._add_mapping("source", records, document, ())
            case "vocabulary":
                self._add_mapping("kind", records.kinds, document, ("kinds",))
                self._add_mapping("attribute", records.attributes, document, ("attributes",))
                self._add_mapping("relation kind", records.relations, document, ("relations",))
                self._add_synonyms(records.synonyms, document)
            case "positions":
                for reference, position in records.items():
                    location = (document, (reference,))
                    self._add("position", self.qualified_id(reference), position, location=location)
            case "topics":
                self._add_topics(records, document, (), None)
            case section:
                for index, record in enumerate(records):
                    self._add_with_held(section.removesuffix("s"), record, document, index)

    def release(self) -> None:
        """Let go of the items, which hold each other: they are freed at once, with no garbage collector."""
        for item in self.items:
            item.children.clear()
        self.items.clear()

    def own_id(self, slug: str) -> str:
        """Return the id in the atlas of a record of this pack."""
        return self._prefix + slug

    def holds(self, atlas_id: str) -> bool:
        """Return True if an id, as in the atlas, is one of this pack's."""
        return (pack_of(atlas_id) or self._home) == self.info.id

    def qualified_id(self, reference: str) -> str:
        """Return the id in the atlas that ``reference`` means: a record of this or of another pack."""
        if not self._prefix and ":" not in reference:
            return reference  # the common case, and the quick one
        if ">" in reference:
            start, *middle, end = reference.split(">")
            return ">".join((self._qualified_slug(start), *middle, self._qualified_slug(end)))
        head, slash, tail = reference.partition("/")
        return self._qualified_slug(head) + slash + tail

    def closed_pack(self, reference: str) -> str:
        """Return the pack that ``reference`` leads into if that pack is not open, or ''."""
        if ":" not in reference:
            return ""  # the common case, and the quick one
        for end in reference.split(">"):
            pack, colon, _ = end.partition("/")[0].partition(":")
            if colon and pack not in self._open_packs:
                return pack
        return ""

    def _qualified_slug(self, slug: str) -> str:
        return without_pack(with_pack(slug, self.info.id), self._home)

    def _add_mapping(
        self, kind: str, records: Mapping[str, Any], document: SourceDocument, path: DataPath
    ) -> None:
        for slug, record in records.items():
            self._add(kind, self.own_id(slug), record, location=(document, (*path, slug)))

    def _add_synonyms(self, synonyms: Iterable[schema.Synonym], document: SourceDocument) -> None:
        for index, synonym in enumerate(synonyms):
            meant = self.qualified_id(synonym.concept) if synonym.concept else ""
            self._add("synonym", meant, synonym, location=(document, ("synonyms", index)))

    def _add_topics(
        self,
        topics: Iterable[schema.Topic],
        document: SourceDocument,
        path: DataPath,
        parent: PackItem | None,
    ) -> None:
        for index, topic in enumerate(topics):
            topic_path = (*path, index)
            item = self._add(
                "topic", self.own_id(topic.id), topic, location=(document, topic_path), parent=parent
            )
            self._add_topics(topic.topics, document, (*topic_path, "topics"), item)

    def _add_with_held(self, kind: str, record: Any, document: SourceDocument, index: int) -> None:  # noqa: ANN401 - as PackItem
        owner = self._add(kind, self.own_id(record.id), record, location=(document, (index,)))
        for field, held_kind in _HELD_KINDS.get(kind, {}).items():
            for held_index, held in enumerate(getattr(record, field)):
                held_id = self._held_id(owner, held_kind, held)
                location = (document, (index, field, held_index))
                self._add(held_kind, held_id, held, location=location, parent=owner)

    def _held_id(self, owner: PackItem, kind: str, record: Any) -> str:  # noqa: ANN401 - as PackItem
        match kind:
            case "fact":
                fact_id = f"{owner.id}/{record.attribute}"
                return f"{fact_id}:{record.key}" if record.key else fact_id
            case "relation":
                return f"{owner.id}>{record.relation}>{self.qualified_id(record.to)}"
            case "choice":
                return f"{owner.id}/{record.subject}"
            case _:
                return self.own_id(record.id)

    def _add(
        self,
        kind: str,
        item_id: str,
        record: Any,  # noqa: ANN401 - as PackItem
        *,
        location: _Location,
        parent: PackItem | None = None,
    ) -> PackItem:
        item = PackItem(kind, item_id, record, pack=self, location=location, parent=parent)
        self.items.append(item)
        return item
