"""The items of a picture in reading order, as a screen reader walks through them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class ItemText(NamedTuple):
    """What a screen reader says of an item or a group: first the name, then the description."""

    name: str
    description: str = ""


class ItemGroup(NamedTuple):
    """Items that belong together, such as the events of a lane.

    Attributes:
        key: the id of the group; '' if its items belong to the whole picture directly.
        keys: the ids of the items, in reading order.
    """

    key: str
    keys: Sequence[str]


class SceneItems:
    """The groups and items of a picture, which find an item's group and index at once.

    A picture with one group without a key is flat: its items are children of the picture itself.
    """

    def __init__(self, groups: Sequence[ItemGroup] = ()) -> None:
        """Number the items; each key occurs once."""
        self.groups = tuple(groups)
        self.is_flat = all(not group.key for group in self.groups)
        self._positions = {
            key: (number, index)
            for number, group in enumerate(self.groups)
            for index, key in enumerate(group.keys)
        }
        self._numbers = {group.key: number for number, group in enumerate(self.groups)}

    def __contains__(self, key: str) -> bool:
        """Return True if the picture has an item with this key."""
        return key in self._positions

    def has_group(self, key: str) -> bool:
        """Return True if the picture has a group with this key."""
        return not self.is_flat and key in self._numbers

    def keys_in(self, group: str) -> Sequence[str]:
        """Return the keys of a group's items; none for an unknown group."""
        number = self._numbers.get(group)
        return () if number is None else self.groups[number].keys

    def group_of(self, key: str) -> str:
        """Return the key of an item's group; '' for an item of the whole picture, and for none."""
        number, _index = self._positions.get(key, (-1, -1))
        return self.groups[number].key if number >= 0 else ""

    def index_of(self, key: str) -> int:
        """Return the index of an item in its group, or -1."""
        return self._positions.get(key, (-1, -1))[1]

    def index_of_group(self, key: str) -> int:
        """Return the index of a group, or -1."""
        return self._numbers.get(key, -1)
