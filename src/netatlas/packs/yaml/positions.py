"""Where in a YAML document each value and key stands; needed only once there is a fault to place.

The same building as in ``netatlas.packs.yaml.parsing``, with places instead of contents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import override

from netatlas.packs.yaml.parsing import Builder, Path, build, place_of

if TYPE_CHECKING:
    from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

Place: TypeAlias = "tuple[int, int]"
"""Line and column, from 1."""


class _Mapping(dict[str, object]):
    """The places in a mapping, its own and those of its keys."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.keys_at: dict[str, Place] = {}


class _Sequence(list[object]):
    """The places in a list and its own."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place


class _Places(Builder):
    """Builds a tree of places."""

    @override
    def mapping(self, event: MappingStartEvent) -> _Mapping:
        return _Mapping(place_of(event))

    @override
    def sequence(self, event: SequenceStartEvent) -> _Sequence:
        return _Sequence(place_of(event))

    @override
    def content(self, event: ScalarEvent) -> Place:
        return place_of(event)

    @override
    def note_key(self, key: str, event: ScalarEvent) -> None:
        if isinstance(self._here, _Mapping):
            self._here.keys_at[key] = place_of(event)


class Marks:
    """The places of one document."""

    def __init__(self, raw: bytes) -> None:
        """Read the places; ``raw`` has been parsed before without being ``Broken``."""
        self._root: object = build(raw, _Places())

    def locate(self, path: Path, *, key: bool = False) -> Place:
        """Return where the value at ``path`` stands, or its key; of a missing one, what should hold it.

        >>> Marks(b"- id: nat").locate((0, "id"))
        (1, 7)
        >>> Marks(b"- id: nat").locate((0, "id"), key=True)
        (1, 3)
        """
        here = self._root
        place = _own(here, (1, 1))
        for index, step in enumerate(path):
            if isinstance(here, _Mapping) and step in here:
                at_key = here.keys_at.get(str(step), place)
                here = here[str(step)]
                last = index == len(path) - 1
                place = at_key if key and last else _own(here, at_key)
            elif isinstance(here, _Sequence) and isinstance(step, int) and step < len(here):
                here = here[step]
                place = _own(here, place)
            else:
                break
        return place


def _own(node: object, otherwise: Place) -> Place:
    if isinstance(node, (_Mapping, _Sequence)):
        return node.place
    return node if isinstance(node, tuple) else otherwise  # an alias has no place
