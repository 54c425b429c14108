"""The line and column of every value and key of a YAML document.

Read only once there is a fault to locate: the document is parsed again, as in
``netatlas.packs.yaml.parsing``, and positions are kept instead of values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from netatlas.packs.yaml.parsing import TreeBuilder, build, position_of

if TYPE_CHECKING:
    from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

    from netatlas.packs.source_document import DataPath, Position


class _Mapping(dict[str, object]):
    """The positions of a mapping, of its keys and of its values."""

    def __init__(self, position: Position) -> None:
        super().__init__()
        self.position = position
        self.key_positions: dict[str, Position] = {}


class _Sequence(list[object]):
    """The positions of a list and of its items."""

    def __init__(self, position: Position) -> None:
        super().__init__()
        self.position = position


class _PositionBuilder(TreeBuilder):
    """Builds a tree of positions."""

    @override
    def mapping(self, event: MappingStartEvent) -> _Mapping:
        return _Mapping(position_of(event))

    @override
    def sequence(self, event: SequenceStartEvent) -> _Sequence:
        return _Sequence(position_of(event))

    @override
    def scalar(self, event: ScalarEvent) -> Position:
        return position_of(event)

    @override
    def note_key(self, key: str, event: ScalarEvent) -> None:
        if isinstance(self._container, _Mapping):
            self._container.key_positions[key] = position_of(event)


class YamlPositions:
    """The positions of one document."""

    def __init__(self, raw: bytes) -> None:
        """Read the positions; ``raw`` has been parsed before and is not ``Unparsable``."""
        self._root: object = build(raw, _PositionBuilder())

    def locate(self, path: DataPath, *, at_key: bool = False) -> Position:
        """Return where the value at ``path`` begins, or its key; of a missing value, what should hold it.

        >>> YamlPositions(b"- id: nat").locate((0, "id"))
        (1, 7)
        >>> YamlPositions(b"- id: nat").locate((0, "id"), at_key=True)
        (1, 3)
        """
        node = self._root
        position = _own_position(node, (1, 1))
        for index, step in enumerate(path):
            if isinstance(node, _Mapping) and step in node:
                key_position = node.key_positions.get(str(step), position)
                node = node[str(step)]
                is_last = index == len(path) - 1
                position = key_position if at_key and is_last else _own_position(node, key_position)
            elif isinstance(node, _Sequence) and isinstance(step, int) and step < len(node):
                node = node[step]
                position = _own_position(node, position)
            else:
                break
        return position


def _own_position(node: object, default: Position) -> Position:
    if isinstance(node, (_Mapping, _Sequence)):
        return node.position
    return node if isinstance(node, tuple) else default  # an alias has no position
