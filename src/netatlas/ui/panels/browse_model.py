"""The Browse panel as a Qt tree model: topics with their concepts, then the views."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from netatlas.address import Address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Topic


class BrowseRole(IntEnum):
    """Roles of the tree beyond Qt's own."""

    ADDRESS = Qt.ItemDataRole.UserRole + 1  # where the line leads, '' for headings and topics
    COUNT = Qt.ItemDataRole.UserRole + 2  # the small figure at the right, '' for none
    HEADING = Qt.ItemDataRole.UserRole + 3  # whether the line is a heading and cannot be chosen


@dataclass(slots=True)
class Line:
    """One line of the tree; ``parent`` and ``children`` are places in the model's list of lines."""

    text: str
    address: str = ""
    count: str = ""
    heading: bool = False
    parent: int = -1
    children: list[int] = field(default_factory=list)


class BrowseModel(QAbstractItemModel):
    """Lines kept in one list; an index's internal id is a line's place in it."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._lines: list[Line] = [Line("")]

    def set_atlas(self, atlas: Atlas) -> None:
        """Show the topics of an atlas and the views that it has something for."""
        self.beginResetModel()
        self._lines = [Line("")]
        self._add(Line("Browse", heading=True), 0)
        self._add_topics(atlas, atlas.topics, 0)
        self._add(Line("Views", heading=True), 0)
        for text, address, count in _views(atlas):
            self._add(Line(text, address, str(count)), 0)
        self.endResetModel()

    def index_of(self, address: str) -> QModelIndex:
        """Return the index of the line that leads to an address, or an invalid one."""
        for place, line in enumerate(self._lines):
            if address and line.address == address:
                siblings = self._lines[line.parent].children
                return self.createIndex(siblings.index(place), 0, place)
        return QModelIndex()

    @override
    def index(
        self, row: int, column: int, parent: QModelIndex | QPersistentModelIndex = QModelIndex()
    ) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._lines[_place(parent)].children[row])

    @override
    def parent(  # type: ignore[override]  # QObject.parent() is another overload in Qt itself
        self, index: QModelIndex | QPersistentModelIndex
    ) -> QModelIndex:
        if not index.isValid():
            return QModelIndex()
        above = self._lines[_place(index)].parent
        if above <= 0:
            return QModelIndex()
        return self.createIndex(self._lines[self._lines[above].parent].children.index(above), 0, above)

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.column() > 0 else len(self._lines[_place(parent)].children)

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 1

    @override
    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._lines[_place(index)].heading:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        line = self._lines[_place(index)]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.text}, {line.count}" if line.count else line.text
            case BrowseRole.ADDRESS:
                return line.address
            case BrowseRole.COUNT:
                return line.count
            case BrowseRole.HEADING:
                return line.heading
        return None

    def _add(self, line: Line, parent: int) -> int:
        line.parent = parent
        self._lines.append(line)
        place = len(self._lines) - 1
        self._lines[parent].children.append(place)
        return place

    def _add_topics(self, atlas: Atlas, topics: Iterable[Topic], parent: int) -> None:
        for topic in topics:
            concepts = atlas.concepts_in(topic.id)
            if not concepts and not topic.topics:
                continue
            place = self._add(Line(topic.title, count=str(_size(atlas, topic))), parent)
            for concept in concepts:
                self._add(Line(concept.name, str(Address.record(concept.id))), place)
            self._add_topics(atlas, topic.topics, place)


def _place(index: QModelIndex | QPersistentModelIndex) -> int:
    """Return the place of an index's line; the invalid index stands for the root."""
    return index.internalId() if index.isValid() else 0


def _size(atlas: Atlas, topic: Topic) -> int:
    return len(atlas.concepts_in(topic.id)) + sum(_size(atlas, below) for below in topic.topics)


def _views(atlas: Atlas) -> list[tuple[str, str, int]]:
    wrong = sum(claim.verdict.value != "current" for claim in atlas.claims)
    views = [
        ("Comparisons", str(Address.view("comparisons")), len(atlas.comparisons)),
        ("Timelines", str(Address.view("timelines")), len(atlas.timelines)),
        ("Journeys", str(Address.view("journeys")), len(atlas.journeys)),
        ("Limits", str(Address.view("limits")), len(atlas.limits)),
        ("What the notes got wrong", str(Address.view("errata")), wrong),
    ]
    return [view for view in views if view[2]]
