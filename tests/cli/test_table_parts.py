"""Tables that are too wide for the terminal come in parts: each column once, the first in each of them."""

from __future__ import annotations

import re
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.subjects import MOST_SUBJECTS
from netatlas.cli.document_printing import text_of
from netatlas.cli.tables import parts_of
from netatlas.cli.wrapping import Piece, columns_of
from netatlas.compare import compare
from netatlas.documents import comparison_document
from tests.helpers.atlases import atlas_of, attribute, concept, fact, text

NAMES = [f"Subject number {index}" for index in range(MOST_SUBJECTS)]
WORDS = ("Supported", "5 to 100 Gbps; scales by itself", "Only what the instance type gives", "Unknown")


def _page(columns: int, *, differences_only: bool = False) -> list[str]:
    """Return the lines of a comparison of as many subjects as there may be, of three rows."""
    rows = ("one", "two", "three")
    subjects = [
        concept(
            f"c{index}",
            *(fact(f"c{index}", row, text("Same" if row == "two" else WORDS[index % 4])) for row in rows),
            title=name,
        )
        for index, name in enumerate(NAMES)
    ]
    atlas = atlas_of(subjects, attributes=tuple(map(attribute, rows)))
    table = compare(atlas, [one.id for one in subjects])
    page = comparison_document(atlas, table, differences_only=differences_only)
    return list(text_of(page, columns=columns))


def test_twelve_subjects_can_be_read_in_eighty_columns() -> None:
    """They would be squeezed, run over the edge, or be told one after the other, where nothing compares."""
    lines = _page(80)
    assert max(map(columns_of, lines)) <= 80
    parts = [index for index, line in enumerate(lines) if re.match(r"Part \d+ of \d+$", line)]
    assert len(parts) == int(lines[parts[0]].split()[-1]) > 2
    assert all(lines[start + 1].startswith("Attribute ") for start in parts)
    assert "Source" in lines[parts[-1] + 1]
    labels = [line.split()[0] for line in lines if line.startswith(("One ", "Two ", "Three "))]
    assert labels == ["One", "Three", "Two"] * len(parts)  # what differs first
    assert not any(line.startswith("Two ") for line in _page(80, differences_only=True))


@pytest.mark.parametrize("columns", [30, 24])
def test_a_narrow_terminal_has_all_subjects_below_each_attribute(columns: int) -> None:
    """Parts of one column each would put far apart what is to be compared."""
    lines = _page(columns)
    assert not any(line.startswith("Part ") for line in lines)
    assert sum(line.startswith("  Subject number") for line in lines) == 3 * MOST_SUBJECTS


@given(widths=st.lists(st.integers(1, 60), min_size=2, max_size=14), columns=st.integers(20, 200))
def test_each_column_is_in_one_part(widths: list[int], columns: int) -> None:
    """A subject would be missing, or told twice."""
    row = [[Piece("x " * width)] for width in widths]
    parts = parts_of(row, [row], columns, repeated=1)
    if parts:
        assert list(chain.from_iterable(part[1:] for part in parts)) == list(range(1, len(widths)))
        assert all(part[0] == 0 for part in parts)
        assert all(len(part) > 2 for part in parts[:-1])
