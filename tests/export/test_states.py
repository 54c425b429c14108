"""The four states in everything that leaves the window: a hole is never written as a no."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.cli.compare import table_json
from netatlas.cli.document_printing import text_of
from netatlas.compare import compare, decide, parse_need
from netatlas.documents import comparison_document
from netatlas.export.clipping import clipping
from netatlas.export.csv_table import comparison_csv
from netatlas.export.html import to_html
from netatlas.export.markdown import to_markdown
from tests.helpers.atlases import NOT_APPLICABLE, UNKNOWN, atlas_of, concept, fact, flag
from tests.helpers.html_cells import Cells

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Value
    from netatlas.compare import ComparisonTable, Decision

ROW = "port-forwarding"
WORDS: list[tuple[Value | None, str]] = [
    (flag(on=True), "Supported"),
    (flag(on=False), "Not supported"),
    (UNKNOWN, "Unknown"),
    (NOT_APPLICABLE, "Does not apply"),
    (None, "Unknown"),
]
"""What may be known, and the one word for it everywhere."""
_TELLING = re.compile("|".join(sorted({words for _, words in WORDS}, key=len, reverse=True)))


def _table(values: list[Value | None]) -> tuple[Atlas, ComparisonTable, Decision]:
    concepts = [
        concept(f"c{place}", *((fact(f"c{place}", ROW, value),) if value is not None else ()))
        for place, value in enumerate(values)
    ]
    atlas = atlas_of([*concepts, concept("z", fact("z", ROW, flag(on=True)))])
    table = compare(atlas, [*(one.id for one in concepts), "z"])
    need = parse_need(f"{ROW}=yes", tuple(atlas.attributes.values()))
    return atlas, table, decide(atlas, table, [need])


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7))
def test_every_format_says_the_state_of_every_cell(chosen: list[tuple[Value | None, str]]) -> None:
    """What is pasted into a plan would call unsupported what nobody has ever tried."""
    atlas, table, decision = _table([value for value, _words in chosen])
    wanted = [*(words for _value, words in chosen), "Supported"]
    clip = clipping(atlas, table, decision)
    document = comparison_document(atlas, table, decision=decision)
    label = table.rows[0].label

    for text in (clip.tsv, comparison_csv(table, decision).replace(",", "\t")):
        rows = list(csv.reader(io.StringIO(text), delimiter="\t"))
        assert rows[1][1:-2] == wanted
    for text in (clip.html, to_html([document], title="A")):
        (row,) = (row for row in Cells(text).rows if row and row[0] == label)
        assert row[1:-1] == wanted
    for text in (clip.markdown, to_markdown([document])):
        (line,) = (line for line in text.splitlines() if line.startswith(f"| {label}"))
        assert _TELLING.findall(line) == wanted
    told = clip.text.partition(f"\n{label}\n")[2].splitlines()[: len(wanted)]
    assert [_TELLING.findall(line) for line in told] == [[words] for words in wanted]
    states = {"Supported": "value", "Not supported": "no", "Unknown": "unknown"}
    values = json.loads(json.dumps(table_json(table, decision)))["rows"][0]["values"]
    assert [values[one.id]["state"] for one in table.subjects] == [
        states.get(words, "not-applicable") for words in wanted
    ]
    assert {values[one.id]["text"] for one in table.subjects} == set(wanted)


@pytest.mark.parametrize("columns", [40, 400])
def test_a_terminal_says_it_too(columns: int) -> None:
    """A narrow terminal would cut the word that tells a hole from a no."""
    atlas, table, _decision = _table([value for value, _words in WORDS])
    lines = text_of(comparison_document(atlas, table), columns=columns)
    told = " ".join(" ".join(lines).split())
    assert _TELLING.findall(told) == [*(words for _value, words in WORDS), "Supported"]
