"""The records of a pack as one flat list, each with its id, its place in a file and what it belongs to.

What is wrong with them is found by ``netatlas.packs.checks.between_records`` and its neighbours; what is alive at the
end becomes an atlas in ``netatlas.packs.assembly.assemble``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from netatlas.address import home_pack, with_pack, without_pack
from netatlas.packs.conversion.raw_records import ATTRIBUTE, CLAIM, KIND, RECORD, RELATION_KIND, SOURCE, TOPIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from netatlas.packs import schema
    from netatlas.packs.conversion.raw_records import Lost
    from netatlas.packs.report import Fault
    from netatlas.packs.yaml.document import Document
    from netatlas.packs.yaml.parsing import Path

    _At: TypeAlias = tuple[Document, Path]

_PARTS = {
    "concept": {"facts": "fact", "limits": "limit", "relations": "relation"},
    "comparison": {"choose": "choice"},
    "timeline": {"events": "event"},
}


class Part(NamedTuple):
    """A document of one section and its records, as ``schema.SECTIONS`` has them."""

    section: str
    document: Document
    records: Any


class Item:
    """One record of a pack.

    Attributes:
        kind: source, kind, attribute, relation kind, topic, concept, fact, limit, relation,
            comparison, choice, timeline, event, journey or claim.
        id: as in the atlas, with the pack before it unless that is the atlas's home pack.
        record: the record as it stands in the file.
        parent: the record that it stands in, or None.
        left_out: the fault for which it is left out, or None.
    """

    __slots__ = ("children", "document", "id", "kind", "left_out", "pack", "parent", "path", "record")

    def __init__(
        self,
        kind: str,
        item_id: str,
        record: Any,  # noqa: ANN401 - any record of the schema
        *,
        pack: Pack,
        document: Document,
        path: Path,
        parent: Item | None = None,
    ) -> None:
        self.kind = kind
        self.id = item_id
        self.record = record
        self.pack = pack
        self.document = document
        self.path = path
        self.parent = parent
        self.children: list[Item] = []
        self.left_out: Fault | None = None
        if parent is not None:
            parent.children.append(self)

    @property
    def owner(self) -> Item:
        """The record that this one stands in, or itself where it stands alone."""
        return self.parent or self

    def fault(self, path: Path, message: str) -> Fault:
        """Return a fault at ``path`` inside the record."""
        return self.document.fault((*self.path, *path), message, record=self.id)

    def place(self) -> str:
        """Return where the record begins, as file:line."""
        return f"{self.document.file}:{self.document.locate(self.path)[0]}"

    def leave_out(self, fault: Fault) -> None:
        """Leave the record out, and all that stands in it."""
        if self.left_out is None:
            self.left_out = fault
            for child in self.children:
                child.leave_out(fault)

    def living(self, kind: str) -> Iterator[Any]:
        """Yield the items of one kind that stand in this one and are not left out."""
        return (child for child in self.children if child.kind == kind and child.left_out is None)


class Pack:
    """One pack between its files and the atlas.

    Attributes:
        info: what ``pack.yaml`` says.
        lost: what was left out before it became an item.
        items: all records; what stands in another comes after it.
    """

    def __init__(self, info: schema.Pack, lost: Lost, *, open_packs: frozenset[str]) -> None:
        """Make an empty pack; ``open_packs`` are the ids of all packs that are read together."""
        self.info = info
        self.lost = lost
        self.items: list[Item] = []
        self._open = open_packs
        self._home = home_pack(open_packs)
        self._prefix = "" if info.id == self._home else f"{info.id}:"

    def add(self, part: Part) -> None:
        """Add the records of a document."""
        match part.section:
            case "sources":
                self._mapping("source", part, part.records, ())
            case "vocabulary":
                self._mapping("kind", part, part.records.kinds, ("kinds",))
                self._mapping("attribute", part, part.records.attributes, ("attributes",))
                self._mapping("relation kind", part, part.records.relations, ("relations",))
            case "topics":
                self._topics(part, part.records, (), None)
            case section:
                for index, record in enumerate(part.records):
                    self._with_parts(section.removesuffix("s"), record, part.document, index)

    def own(self, slug: str) -> str:
        """Return the id in the atlas of something that only this pack can mean by ``slug``."""
        return self._prefix + slug

    def qualified(self, reference: str) -> str:
        """Return the id in the atlas that ``reference`` means: of any record, of this or another pack."""
        if not self._prefix and ":" not in reference:
            return reference
        if ">" in reference:
            start, *middle, end = reference.split(">")
            return ">".join((self._one(start), *middle, self._one(end)))
        head, slash, tail = reference.partition("/")
        return self._one(head) + slash + tail

    def elsewhere(self, reference: str) -> str:
        """Return the pack that ``reference`` leads into where that pack is not open, or ''."""
        for end in reference.split(">"):
            pack, colon, _ = end.partition("/")[0].partition(":")
            if colon and pack not in self._open:
                return pack
        return ""

    def _one(self, word: str) -> str:
        return without_pack(with_pack(word, self.info.id), self._home)

    def _add(self, kind: str, item_id: str, record: Any, *, at: _At, parent: Item | None = None) -> Item:  # noqa: ANN401 - as Item
        item = Item(kind, item_id, record, pack=self, document=at[0], path=at[1], parent=parent)
        self.items.append(item)
        return item

    def _mapping(self, kind: str, part: Part, records: Mapping[str, Any], path: Path) -> None:
        for slug, record in records.items():
            self._add(kind, self.own(slug), record, at=(part.document, (*path, slug)))

    def _topics(self, part: Part, topics: Iterable[schema.Topic], path: Path, parent: Item | None) -> None:
        for index, topic in enumerate(topics):
            here = (*path, index)
            item = self._add("topic", self.own(topic.id), topic, at=(part.document, here), parent=parent)
            self._topics(part, topic.topics, (*here, "topics"), item)

    def _with_parts(self, kind: str, record: Any, document: Document, index: int) -> None:  # noqa: ANN401 - as Item
        top = self._add(kind, self.own(record.id), record, at=(document, (index,)))
        for field, part_kind in _PARTS.get(kind, {}).items():
            for place, part in enumerate(getattr(record, field)):
                at = (document, (index, field, place))
                self._add(part_kind, self._id_in(top, part_kind, part), part, at=at, parent=top)

    def _id_in(self, top: Item, kind: str, part: Any) -> str:  # noqa: ANN401 - as Item
        match kind:
            case "fact":
                return f"{top.id}/{part.attribute}:{part.key}" if part.key else f"{top.id}/{part.attribute}"
            case "relation":
                return f"{top.id}>{part.relation}>{self.qualified(part.to)}"
            case "choice":
                return f"{top.id}/{part.subject}"
            case _:
                return self.own(part.id)


SORT_OF_KIND = {
    "source": SOURCE,
    "kind": KIND,
    "attribute": ATTRIBUTE,
    "relation kind": RELATION_KIND,
    "topic": TOPIC,
    "concept": RECORD,
    "fact": RECORD,
    "limit": RECORD,
    "relation": RECORD,
    "comparison": RECORD,
    "timeline": RECORD,
    "event": RECORD,
    "journey": RECORD,
    "claim": CLAIM,
}
"""Records of one sort have different ids. A choice has no id that anything could name."""
