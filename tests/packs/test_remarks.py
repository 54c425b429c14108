"""What is worth a look although nothing is wrong, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.packs import read_packs
from tests.helpers.packs import FILES, edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path

GONE = """\
      what: launched
      says: Arrives
      sources: [guide]
    - id: gone
      lane: nat-gateway
      date: {}
      what: retired"""
"""The end of a beginning in 2015-12-17, and another event."""

REMARKS = [
    (
        "concepts.yaml",
        "sources: [guide]}\n    - {attribute: idle",
        "sources: [guide], checked: 2025-10}\n    - {attribute: idle",
        "old",
        "nat-gateway/ipv6",
    ),
    ("concepts.yaml", "checked: 2026-10", "checked: 2025-10", "old", "nat-instance>routes-to>nat-gateway"),
    (
        "concepts.yaml",
        "confidence: medium",
        "confidence: low",
        "low-confidence",
        "nat-instance/bandwidth:small",
    ),
    (
        "concepts.yaml",
        "    - {relation: requires, to: elastic-ip, note: a public one only}\n",
        "    []\n",
        "orphan",
        "elastic-ip",
    ),
    (
        "concepts.yaml",
        "    - {attribute: managed-by, value: You, sources: [guide]}\n",
        "",
        "hole",
        "nat-compared",
    ),
    ("concepts.yaml", "key: small", "key: source-rfc", "", ""),
    ("concepts.yaml", "key: small, value: {to: 5", "value: {to: 5", "", ""),
    (
        "concepts.yaml",
        "value: {to: 5, unit: Gbps}",
        "state: no, says: the quota counts per zone",
        "misread",
        "nat-instance/bandwidth:small",
    ),
    (
        "concepts.yaml",
        "value: {to: 5, unit: Gbps}",
        "state: not-applicable, says: depends on the type",
        "misread",
        "nat-instance/bandwidth:small",
    ),
    ("concepts.yaml", "aliases: [NATGW]", "aliases: [NATGW, nat-instance]", "used-twice", "nat-gateway"),
    ("timelines.yaml", "title: How NAT came about", "title: natgw", "used-twice", "nat-gateway"),
    ("timelines.yaml", "title: How NAT came about", "title: N\u0391TGW", "look-alike", "nat-gateway"),
    ("topics.yaml", "title: Addresses", "title: \uff2e\uff21\uff34\uff27\uff37", "look-alike", "nat-gateway"),
    ("topics.yaml", "title: Addresses", "title: \u0410\u0441\u0435", "", ""),
    ("topics.yaml", "title: Addresses", "title: R\u00e9seaux \u03b1-\u03b2", "", ""),
    ("concepts.yaml", "name: Elastic IP address", "name: E1astic IP address", "", ""),
    ("topics.yaml", "title: Addresses", "title: V\u0420C", "look-alike", "addresses"),
    ("topics.yaml", "title: Addresses", "title: lPv6", "look-alike", "addresses"),
    ("comparisons.yaml", "  summary: Who looks after it.\n", "", "no-summary", "nat-compared"),
    (
        "sources.yaml",
        "rfc:\n",
        "unused:\n  {title: U, short: U, publisher: U, url: 'https://e.org', kind: blog}\nrfc:\n",
        "unused-source",
        "unused",
    ),
    (
        "vocabulary.yaml",
        "relations:\n",
        "  mtu: {label: MTU, type: figure, unit: B}\nrelations:\n",
        "unused-attribute",
        "mtu",
    ),
    ("concepts.yaml", "checked: 2026-10", "checked: 2026-12", "ahead", "nat-instance>routes-to>nat-gateway"),
    ("concepts.yaml", "checked: 2026-10", "checked: 2026-11-30", "", ""),
    ("sources.yaml", "as_of: 2018-08", "as_of: 2027", "ahead", "rfc"),
    ("sources.yaml", "as_of: 2018-08", "as_of: 2026", "", ""),
    (
        "concepts.yaml",
        "value: true, sources: [guide]",
        "value: true, sources: [guide], as_of: 2027-01-01",
        "ahead",
        "nat-gateway/ipv6",
    ),
    ("claims.yaml", "checked: 2026-11\n- id", "checked: 2027-01\n- id", "ahead", "nat-gateway-bandwidth"),
    (
        "timelines.yaml",
        "      what: launched",
        GONE.format("2015-11"),
        "ends-first",
        "gone",
    ),
    (
        "timelines.yaml",
        "      what: launched",
        GONE.format("2015-12"),
        "",
        "",
    ),
    (
        "topics.yaml",
        "    - {id: addresses, title: Addresses}\n",
        "    - {id: addresses, title: Addresses}\n    - {id: dns, title: DNS}\n",
        "empty-topic",
        "dns",
    ),
]


@pytest.mark.parametrize("row", REMARKS, ids=lambda row: f"{row[3]}-{row[2].strip()[:20]}")
def test_remark(row: tuple[str, str, str, str, str], tmp_path: Path) -> None:
    """Without it what has grown old, doubtful or lonely in a pack would stay unseen."""
    file, old, new, kind, record = row
    _, report = read_packs([write_pack(tmp_path, edited(file, old, new))])
    found = [(remark.kind, remark.record) for remark in report.remarks]
    assert found == ([(kind, record)] if kind else [])


def test_contradiction(tmp_path: Path) -> None:
    """Without it two sources that disagree would be shown without a word, or variants as a quarrel."""
    small, large = "key: small, value: {to: 5, unit: Gbps}", "key: large, value: {from: 10, unit: Gbps}"
    text = FILES["concepts.yaml"].replace("key: large, ", "key: source-rfc, ")
    _, report = read_packs([write_pack(tmp_path / "variant", {"concepts.yaml": text})])
    assert not report.remarks
    text = text.replace(small, "key: source-guide, value: {from: 10000, unit: Mbps}")
    _, report = read_packs([write_pack(tmp_path / "agreed", {"concepts.yaml": text})])
    assert not report.remarks
    text = (
        FILES["concepts.yaml"]
        .replace(small, "value: {to: 5, unit: Gbps}")
        .replace(large, "key: source-rfc, value: {to: 6, unit: Gbps}")
    )
    _, report = read_packs([write_pack(tmp_path / "contradiction", {"concepts.yaml": text})])
    assert [(remark.kind, remark.record) for remark in report.remarks] == [
        ("contradiction", "nat-instance/bandwidth")
    ]


def test_age_is_counted_from_the_pack(tmp_path: Path) -> None:
    """Without it a pack would grow remarks by itself, and tests would fail by the calendar."""
    files = edited("pack.yaml", "checked: 2026-11", "checked: 2027-11")
    _, report = read_packs([write_pack(tmp_path / "a", files)])
    assert [(remark.kind, remark.record) for remark in report.remarks] == [
        ("old", "nat-instance>routes-to>nat-gateway")
    ]
    files = edited("pack.yaml", "checked: 2026-11", "checked: 2027-12")
    _, report = read_packs([write_pack(tmp_path / "b", files)])
    old = [remark.record for remark in report.remarks]
    assert "nat-gateway" in old
    assert "nat-gateway/bandwidth" not in old  # it has its date from the concept
