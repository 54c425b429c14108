"""What the reader of packs needs to know of a parsed file, whatever format the file is written in.

``netatlas.packs.yaml`` provides it for YAML. A reader of another format only has to provide a
``SourceDocument``; conversion and checks depend on nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netatlas.packs.report import Fault

PathStep: TypeAlias = "str | int"
DataPath: TypeAlias = "tuple[PathStep, ...]"
"""Keys and list indexes that lead from the top of a document or record to a value inside it."""

Position: TypeAlias = "tuple[int, int]"
"""Line and column, from 1."""


class RecordKeys(NamedTuple):
    """How a text holds records.

    Attributes:
        is_list: whether it is a list of them, not a mapping.
        lists: the keys whose values are lists of records.
        mappings: the keys at the left edge whose values map ids to records.
    """

    is_list: bool = False
    lists: frozenset[str] = frozenset()
    mappings: frozenset[str] = frozenset()


class Problem(msgspec.Struct, frozen=True):
    """Something wrong in plain data.

    Attributes:
        path: where it is, inside the document or record.
        message: what is wrong and what would be right.
        at_key: whether the key is wrong rather than its value.
    """

    path: DataPath
    message: str
    at_key: bool = False


class LocatedProblem(Problem, frozen=True, kw_only=True):
    """A problem that the parser of the file format found; the rest of the document is readable.

    The ``path`` is that of the value, or of the mapping around it if the value has no usable key.

    Attributes:
        line: from 1.
        column: from 1.
        duplicate: whether the value belongs to the second use of a key; the data holds the first.
        keyless: whether the value has no usable key; the data does not hold it.
    """

    line: int
    column: int
    duplicate: bool = False
    keyless: bool = False


class SourceDocument(Protocol):
    """A parsed document: plain data whose every part can be located in the file."""

    @property
    def file(self) -> str:
        """Path of the file inside the pack."""

    @property
    def data(self) -> Any:  # noqa: ANN401 - a document may hold anything
        """Dicts, lists, strings, numbers and flags."""

    @property
    def problems(self) -> Sequence[LocatedProblem]:
        """What the parser found wrong."""

    def locate(self, path: DataPath, *, at_key: bool = False) -> Position:
        """Return where the value at ``path`` begins, or its key; of a missing value, what should hold it."""

    def fault(self, path: DataPath, message: str, *, at_key: bool = False, record: str = "") -> Fault:
        """Return a fault at ``path``."""

    def leave_out(self, paths: Iterable[DataPath]) -> None:
        """Remove the values at ``paths`` from ``data``; ``locate`` allows for the shifted list indexes.

        A path at which there is nothing is ignored.
        """
