"""What Browse lists of an atlas: the views, the user's own things, then the topics with their concepts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from netatlas.address import Address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Topic

PART = 120
"""Concepts of a topic that are unfolded at once: each takes Qt and Python some thirty microseconds."""
YOURS = {title: str(Address.view(title.lower())) for title in ("Bookmarks", "Notes", "Sheets")}
"""The pages of the user's own things, by title."""


@dataclass(slots=True)
class BrowseItem:
    """One item; ``parent`` and ``children`` are indices into the list, ``row`` is that among its siblings.

    ``depth`` is how many items it is inside. A part is not shown itself: it holds further concepts of a topic
    that has many, which unfold after the first ones.
    """

    text: str
    address: str = ""
    count: str = ""
    heading: bool = False
    is_part: bool = False
    parent: int = -1
    row: int = 0
    depth: int = -1
    children: list[int] = field(default_factory=list)


class BrowseItems:
    """The items of an atlas.

    Attributes:
        items: all of them; the first is the root.
        numbers: the index of each item that has an address.
        groups: the index of each item with others inside it, but parts; those above others first.
        first_topic_row: the row of the heading above the topics.
    """

    def __init__(self, atlas: Atlas) -> None:
        """List the views, the pages of the user's own things and the topics with their concepts."""
        self.items: list[BrowseItem] = [BrowseItem("")]
        self.numbers: dict[str, int] = {}
        self.groups: list[int] = []
        self._add(BrowseItem("Views", heading=True), 0)
        for text, address, count in _views(atlas):
            self._add(BrowseItem(text, address, str(count)), 0)
        self._add(BrowseItem("Yours", heading=True), 0)
        for text, address in YOURS.items():
            self._add(BrowseItem(text, address), 0)
        self.first_topic_row = len(self.items[0].children)
        self._add(BrowseItem("Topics", heading=True), 0)
        self._add_topics(atlas, atlas.topics, 0)

    def _add(self, item: BrowseItem, parent: int) -> int:
        above = self.items[parent]
        item.parent, item.depth = parent, above.depth + (not above.is_part)
        self.items.append(item)
        number = len(self.items) - 1
        item.row = len(above.children)
        above.children.append(number)
        if item.address:
            self.numbers.setdefault(item.address, number)
        return number

    def _add_topics(self, atlas: Atlas, topics: Iterable[Topic], parent: int) -> None:
        for topic in topics:
            concepts = atlas.concepts_in(topic.id)
            if not concepts and not topic.topics:
                continue
            address = str(Address("topic", (topic.id,)))
            number = self._add(BrowseItem(topic.title, address, str(_size(atlas, topic))), parent)
            self.groups.append(number)
            for concept in concepts[:PART]:
                self._add(BrowseItem(concept.name, str(Address.record(concept.id))), number)
            for first in range(PART, len(concepts), PART):
                part = self._add(BrowseItem("", is_part=True), number)
                for concept in concepts[first : first + PART]:
                    self._add(BrowseItem(concept.name, str(Address.record(concept.id))), part)
            self._add_topics(atlas, topic.topics, number)


PREPARED: WeakKeyDictionary[Atlas, BrowseItems] = WeakKeyDictionary()
"""The items of each atlas that is open: made once, by the job that reads it."""


def prepared_items(atlas: Atlas) -> BrowseItems:
    """Return the items of an atlas, the same each time."""
    if (items := PREPARED.get(atlas)) is None:
        items = PREPARED[atlas] = BrowseItems(atlas)
    return items


def _size(atlas: Atlas, topic: Topic) -> int:
    return len(atlas.concepts_in(topic.id)) + sum(_size(atlas, below) for below in topic.topics)


def _views(atlas: Atlas) -> list[tuple[str, str, int]]:
    wrong = sum(claim.verdict.value != "current" for claim in atlas.claims)
    views = [
        ("Comparisons", str(Address.view("comparisons")), len(atlas.comparisons)),
        ("Timelines", str(Address.view("timelines")), len(atlas.timelines)),
        ("Journeys", str(Address.view("journeys")), len(atlas.journeys)),
        ("Limits", str(Address.view("limits")), len(atlas.limits)),
        ("Graph", str(Address.view("graph")), len(atlas.concepts)),
        ("What the notes got wrong", str(Address.view("errata")), wrong),
    ]
    return [view for view in views if view[2]]
