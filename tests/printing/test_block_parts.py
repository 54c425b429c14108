"""Long blocks are written in parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netatlas.documents.blocks import Bullets, FactList, Table, Text
from netatlas.printing.block_parts import NEXT, parts, weight

COUNTS = st.integers(min_value=0, max_value=4 * NEXT)


def _cell(number: int) -> tuple[Text, ...]:
    return (Text(str(number)),)


@given(count=COUNTS, columns=st.integers(1, 12), marked=st.sets(st.integers(0, 4 * NEXT)))
def test_the_parts_of_a_table_are_its_rows(count: int, columns: int, marked: set[int]) -> None:
    """A row would be missing, be there twice, or be marked or found in place of another."""
    table = Table(
        columns=(_cell(-1),) * columns,
        rows=tuple((_cell(row),) * columns for row in range(count)),
        widths=(1,) * columns,
        highlighted=tuple(row for row in sorted(marked) if row < count),
        records=tuple((str(row),) for row in range(count)),
    )
    found = [(part, part.block) for part in parts(table) if isinstance(part.block, Table)]
    tables = [one for _, one in found]
    assert [row for one in tables for row in one.rows] == list(table.rows)
    assert [row for one in tables for row in one.records] == list(table.records)
    begins = [sum(len(before.rows) for before in tables[:index]) for index in range(len(tables))]
    lit = [begin + row for begin, one in zip(begins, tables, strict=True) for row in one.highlighted]
    assert lit == list(table.highlighted)
    assert [bool(one.columns) for one in tables] == [True] + [False] * (len(tables) - 1)
    assert [part.follows for part, _ in found] == [False] + [True] * (len(tables) - 1)
    assert [part.goes_on for part, _ in found] == [True] * (len(tables) - 1) + [False]
    assert all(weight(one) <= NEXT for one in tables)


@given(notes=st.lists(st.booleans(), max_size=2 * NEXT))
def test_the_parts_of_a_list_of_facts_have_the_same_columns(notes: list[bool]) -> None:
    """The values of one list would not be below each other."""
    facts = FactList(
        rows=tuple((_cell(row), _cell(row), _cell(row) if noted else ()) for row, noted in enumerate(notes)),
        records=tuple((str(row),) for row in range(len(notes))),
    )
    lists = [part.block for part in parts(facts) if isinstance(part.block, FactList)]
    assert [row for one in lists for row in one.rows] == list(facts.rows)
    assert [row for one in lists for row in one.records] == list(facts.records)
    assert len({any(note for _label, _value, note in one.rows) for one in lists}) == 1


@given(count=COUNTS)
def test_the_parts_of_a_list_are_its_items(count: int) -> None:
    """A remark on a pack would be missing or be there twice."""
    bullets = Bullets(tuple(map(_cell, range(count))))
    lists = [part.block for part in parts(bullets) if isinstance(part.block, Bullets)]
    assert [item for one in lists for item in one.items] == list(bullets.items)
    assert all(weight(one) <= NEXT for one in lists)
