"""The JSON of every command: its keys are a promise to other people's scripts."""

from __future__ import annotations

import json
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

import pytest

from netatlas.cli.search import KEYS

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from tests.cli.conftest import Netatlas

COMMANDS = [
    ["show", "nat-gateway", "--json"],
    ["show", "nat-compared", "--json"],
    ["show", "nat-history", "--json"],
    ["show", "out-to-the-internet", "--json"],
    ["show", "nat-gateways-per-zone", "--json"],
    ["show", "nat-gateway-launched", "--json"],
    ["show", "nat-gateway-bandwidth", "--json"],
    ["show", "compare:nat-gateway+elastic-ip", "--json"],
    ["show", "10.0.0.0/30", "--json"],
    ["compare", "nat gateway", "nat instance", "--format", "json"],
    ["measures", "--by", "betweenness", "--json"],
    ["measures", "--by", "bridges", "--json"],
    ["measures", "--by", "clusters", "--json"],
    ["limits", "--json"],
    ["timeline", "nat-history", "--json"],
    ["timeline", "nat-history", "--at", "2014", "--json"],
    ["errata", "--json"],
    ["facts", "--confidence", "medium", "--json"],
    ["check", "--json"],
    ["path", "nat-instance", "elastic-ip", "--json"],
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_json_stays_as_it_is(netatlas: Netatlas, arguments: list[str], snapshot: SnapshotAssertion) -> None:
    """Scripts that read the output would break with the next version."""
    result = netatlas(*arguments)
    assert result.code == 0
    assert result.json == snapshot


def test_hits_have_the_promised_keys(netatlas: Netatlas) -> None:
    """The same, for the hits, whose scores may change and whose keys may not."""
    hits = netatlas("search", "nat gatway", "--json").json
    assert {tuple(hit) for hit in hits} == {KEYS}
    assert KEYS == ("id", "kind", "name", "aliases", "match", "why", "answer", "score", "weak")


def test_nothing_found_is_an_empty_list_and_1(netatlas: Netatlas) -> None:
    """A script could not tell an empty answer from a failure."""
    result = netatlas("search", "xqzzk", "--json")
    assert (result.code, result.json) == (1, [])


def test_a_batch_gives_one_list_a_line(netatlas: Netatlas, tmp_path: Path) -> None:
    """The lists of a batch could not be matched with their queries."""
    queries = tmp_path / "queries.txt"
    queries.write_text("nat gatway\n\nxqzzk\nnat instance\n", encoding="utf-8")
    lines = netatlas("search", "--batch", str(queries), "--limit", "1").out.splitlines()
    assert len(lines) == 4
    assert lines[1] == lines[2] == "[]"
    assert '"id": "nat-gateway"' in lines[0]


@pytest.mark.parametrize("is_file", [True, False])
def test_a_batch_of_any_bytes_keeps_its_lines(
    netatlas: Netatlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_file: bool
) -> None:
    """A stray byte would end a batch half-way, and a form feed would shift all that follow."""
    raw = b"xqz\x0czk\r\n\xff\xfe\nxqz\rzk\nx\xe2\x80\xa8z\x1cq\nNATGW\r\nelastic ip"
    queries = tmp_path / "queries.txt"
    queries.write_bytes(raw)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(raw), "ascii"))
    result = netatlas("search", "--batch", str(queries) if is_file else "-", "--limit", "1")
    found = [[hit["id"] for hit in json.loads(line)] for line in result.out.split("\n")[:-1]]
    assert (result.code, len(found)) == (0, 6)
    assert found[1] == []
    assert found[4:] == [["nat-gateway"], ["elastic-ip"]]


@pytest.mark.parametrize(
    ("edition", "text", "was"),
    [("notes", "5 to 45 Gbps", None), ("today", "5 to 100 Gbps; scales by itself", "5 to 45 Gbps")],
)
def test_values_are_those_of_the_edition(
    netatlas: Netatlas, edition: str, text: str, was: str | None
) -> None:
    """A script would mix the notes' values with today's."""
    facts = netatlas("--edition", edition, "show", "nat-gateway", "--json").json[0]["facts"]
    fact = next(one for one in facts if one["attribute"] == "bandwidth")
    assert fact["text"] == text
    assert (fact["was"] or {"text": None})["text"] == was
