"""Finds values in plain data by a path of keys and indexes, in which ``*`` means every one of a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.verify.shapes import ModelShape, NoSuchShape, scalar_text
from netatlas.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.verify.model_files import Data
    from netatlas.verify.shapes import Scalar


def find_values(data: Data, path: str) -> list[Data]:
    """Return what is at ``path``; more than one thing, or nothing, where there is ``*`` in it.

    A key may hold dots itself (``p5.48xlarge``): the longest one that is there counts.

    >>> find_values({"p5.48xlarge": {"cards": 32}, "c5.large": {"cards": 1}}, "p5.48xlarge.cards")
    [32]
    >>> find_values({"p5.48xlarge": {"cards": 32}, "c5.large": {}}, "*.cards")
    [32]
    """
    if not path:
        return [data]
    head, _, rest = path.partition(".")
    if head == "*":
        children = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
        return [value for child in children for value in find_values(child, rest)]
    if isinstance(data, list | tuple):
        is_index = head.isdecimal() and int(head) < len(data)
        return find_values(data[int(head)], rest) if is_index else []
    if not isinstance(data, dict):
        return []
    for key, rest in _splits(path):
        if key in data and (found := find_values(data[key], rest)):
            return found
    return []


def data_shape(data: Data, path: str, where: str) -> ModelShape:
    """Return what is at ``path`` as a shape.

    Its members are keys, items of lists and single values; its bounds the least and the greatest number.

    Raises:
        NoSuchShape: there is nothing.
    """
    found = find_values(data, path)
    if not found:
        raise NoSuchShape(f"there is nothing at {quoted(path)} in {where}")
    scalars = [value for one in found for value in _scalars(one)]
    keys = [str(key) for one in found if isinstance(one, dict) for key in one]
    numbers = [value for value in scalars if isinstance(value, int | float) and not isinstance(value, bool)]
    members = tuple(dict.fromkeys([*keys, *map(scalar_text, scalars)]))
    return ModelShape(
        members=members or None,
        minimum=min(numbers, default=None),
        maximum=max(numbers, default=None),
        documentation="\n".join(dict.fromkeys(value for value in scalars if isinstance(value, str))),
        values=tuple(dict.fromkeys(scalars)),
    )


def _splits(path: str) -> Iterator[tuple[str, str]]:
    """Yield each way to split a path into its first key and the rest, the longest key first."""
    parts = path.split(".")
    for end in range(len(parts), 0, -1):
        yield ".".join(parts[:end]), ".".join(parts[end:])


def _scalars(value: Data) -> Iterable[Scalar]:
    items = value if isinstance(value, list | tuple | set) else (value,)
    return [item for item in items if isinstance(item, str | bool | int | float)]
