"""Whole numbers of a pack, also those that no float holds, from the file to whatever shows them."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from netatlas.api import Edition, open_atlas
from netatlas.atlas.values import value_text
from netatlas.compare import attributes_of, parse_need
from netatlas.compare.deciding import decide
from netatlas.explore.limits import select_limits
from netatlas.export.csv_table import comparison_csv
from netatlas.export.records import record_json
from netatlas.packs.answers import answer_hash
from tests.helpers.packs import edited, write_pack

if TYPE_CHECKING:
    from netatlas.atlas.model import Fact

LARGEST = 10**18 - 1
"""More digits no number of a pack has."""
BEFORE = "{amount: 5, unit: count, of: NAT gateways}"


def _files(number: int) -> dict[str, str]:
    files = edited("concepts.yaml", BEFORE, BEFORE.replace("5", str(number)))
    old = "bandwidth, key: large, value: {from: 10, unit: Gbps}"
    assert old in files["concepts.yaml"]
    new = f"idle-timeout, value: {{amount: {number + 1}, unit: s}}"
    text = (
        files["concepts.yaml"]
        .replace(old, new)
        .replace("{amount: 350, unit: s}", f"{{amount: {number}, unit: s}}")
    )
    return {"concepts.yaml": text}


@settings(max_examples=10)  # each opens a pack
@given(st.one_of(st.integers(2**53 - 5, LARGEST - 1), st.integers(0, 10**6)))
def test_a_whole_number_keeps_all_its_digits(number: int) -> None:
    """A counter or an account number would be shown, compared and exported with other digits."""
    with TemporaryDirectory() as folder, open_atlas(write_pack(Path(folder), _files(number))) as opened:
        assert not opened.report.faults
        limit = opened.atlas.limits["nat-gateways-per-zone"]
        assert value_text(limit.value).startswith(f"{number:,} NAT gateways")
        assert f'"amount": {number}' in json.dumps(record_json(opened.atlas, limit, Edition.TODAY))
        chosen = select_limits(opened.atlas, query=f"= {number}")
        assert limit in chosen
        assert limit not in select_limits(opened.atlas, query=f"= {number + 1}")
        table = opened.compare("nat-gateway", "nat-instance")
        row = next(row for row in table.rows if row.attribute == "idle-timeout")
        assert row.differs
        assert f"{number:,} s" in comparison_csv(table)
        need = parse_need(f"idle-timeout>={number + 1} s", attributes_of(opened.atlas, table))
        assert list(decide(opened.atlas, table, [need]).ruled_out) == ["nat-gateway"]
        one, other = (_timeout(opened.atlas.concepts[name].facts) for name in ("nat-gateway", "nat-instance"))
        assert answer_hash(one) != answer_hash(other)


def _timeout(facts: tuple[Fact, ...]) -> Fact:
    return next(fact for fact in facts if fact.attribute == "idle-timeout")
