"""Names in camel case (CreateNatGateway) by their parts, for queries that have them as separate words.

What is typed in one run is found as every name is. Here the parts may be in any order and mistyped, and all
but the first may be missing: ``creat nat`` and ``nat create`` are CreateNatGateway, ``gateway`` is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.search.names.building import add_name_columns
from netatlas.search.names.name_table import NameTable
from netatlas.search.names.spelling import Respeller, add_long_names
from netatlas.search.names.text import camel_case_parts
from netatlas.search.names.word_index import WordIndex, choosing_among

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.search.columns import Columns
    from netatlas.search.names.ranking import NameMatch


class CamelCaseNames:
    """Finds the names of a table that are written in camel case by words of a query."""

    def __init__(self, table: NameTable, columns: Columns) -> None:
        """Use the names of ``table`` and the columns of ``add_camel_case_names``.

        Raises:
            MissingColumn: ``columns`` are not those.
        """
        self._table = table
        names = NameTable(columns)
        self._index = WordIndex(names, choosing_among(names)) if len(names) else None
        self._respeller = Respeller(names, columns)

    def matches(self, words: tuple[str, ...], *, most: int) -> Iterator[NameMatch]:
        """Yield the names that have all words of a query among their parts, the first part with them."""
        if self._index is None:
            return
        for match in self._index.search(self._respeller.respell_query(words)).whole(most):
            if any(part == 0 for part, _first, _end in match.letters):
                yield match._replace(entry=self._table.entry(int(match.entry.id)), letters=())


def add_camel_case_names(columns: Columns, table: NameTable) -> None:
    """Add the parts of those names of ``table`` that have any; they are few in most tables."""
    parts = {number: camel_case_parts(name) for number, name in enumerate(table.names) if name.isalnum()}
    split = {str(number): " ".join(words) for number, words in parts.items() if words}
    add_name_columns(columns, split.items())
    add_long_names(columns, NameTable(columns))
