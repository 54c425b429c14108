"""References that lead nowhere, and ids and names that occur twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.packs import read_packs
from tests.helpers.faults import Case, check, name_of
from tests.helpers.packs import FILES, write_pack

if TYPE_CHECKING:
    from pathlib import Path

FIGURE = "{amount: 350, unit: s}"

REFERENCES = [
    Case(
        "concepts",
        "value: The provider, sources: [guide]",
        "value: A, sources: [giude]",
        "12:51",
        "did you mean `guide`?",
        "nat-gateway/managed-by",
    ),
    Case(
        "concepts",
        "{attribute: ipv6, value",
        "{attribute: ipv4, value",
        "13:19",
        "did you mean `ipv6`?",
        "nat-gateway/ipv4",
    ),
    Case(
        "vocabulary",
        "component: {label: Component",
        "component: {label: Component, key: [ipv4, since, bandwidth]",
        "2:39",
        "did you mean `ipv6`?",
        "component",
    ),
    Case("concepts", "kind: protocol", "kind: protokol", "55:9", "did you mean `protocol`?", "elastic-ip"),
    Case(
        "concepts",
        "topic: addresses",
        "topic: addrresses",
        "56:10",
        "did you mean `addresses`?",
        "elastic-ip",
    ),
    Case(
        "concepts",
        "relation: routes-to",
        "relation: route-to",
        "51:18",
        "mean `routes-to`?",
        "nat-instance>route-to>nat-gateway",
    ),
    Case(
        "concepts",
        "to: nat-gateway, s",
        "to: nat-gatway, s",
        "51:33",
        "mean `nat-gateway`?",
        "nat-instance>routes-to>nat-gatway",
    ),
    Case(
        "concepts",
        "to: nat-gateway, s",
        "to: nat-history, s",
        "51:33",
        "is a timeline",
        "nat-instance>routes-to>nat-history",
    ),
    Case(
        "concepts",
        "claim: nat-gateway-bandwidth",
        "claim: nat-bandwidth",
        "24:16",
        "there is no claim",
        "nat-gateway/bandwidth",
    ),
    Case(
        "comparisons", "[managed-by, b", "[manged-by, b", "5:16", "did you mean `managed-by`?", "nat-compared"
    ),
    Case(
        "comparisons",
        "[nat-gateway, nat",
        "[nat-gatway, nat",
        "4:14",
        "did you mean `nat-gateway`?",
        "nat-compared",
    ),
    Case(
        "timelines",
        "[nat-instance, nat-gateway]",
        "[nat-instance, nat-gateway, nat]",
        "6:38",
        "no concept `nat`",
        "nat-history",
    ),
    Case(
        "timelines",
        "subject: nat-gateway",
        "subject: nat-gatewai",
        "4:12",
        "mean `nat-gateway`?",
        "nat-history",
    ),
    Case(
        "journeys",
        "concept: nat-instance",
        "concept: nat-instanz",
        "5:17",
        "mean `nat-instance`?",
        "out-to-the-internet",
    ),
    Case(
        "journeys",
        "it, sources: [guide]",
        "it, sources: [gide]",
        "6:61",
        "did you mean `guide`?",
        "out-to-the-internet",
    ),
    Case(
        "claims",
        "nat-gateway/bandwidth",
        "nat-gateway/bandwidthh",
        "7:13",
        "mean `nat-gateway/bandwidth`?",
        "nat-gateway-bandwidth",
    ),
]

SAME = "{attribute: managed-by, value: You"
"""What is declared the same as another fact; the small pack has it in line 46."""

SAMENESS = [
    Case(
        "concepts",
        SAME,
        f"{{attribute: managed-by, same_as: {named}, value: You",
        "46:40",
        words,
        "nat-instance/managed-by",
    )
    for named, words in [
        ("nat-gateway/manged-by", "did you mean `nat-gateway/managed-by`?"),
        ("nat-gateway/managed", "there is no fact `nat-gateway/managed`"),
        ("nat-gateway", "the id of a fact, such as nat-instance/managed-by"),
        ("nat-instance/managed-by", "is this fact itself; name the one that says the same"),
        (
            "nat-gateway/protocols",
            "is about `protocols`, this fact about `managed-by`; name a fact of the same",
        ),
    ]
]

TWICE = [
    Case(
        "concepts",
        "- id: elastic-ip",
        "- id: nat-instance",
        "53:7",
        "concept in concepts.yaml:38 already",
        "nat-instance",
    ),
    Case(
        "concepts",
        "name: Elastic IP address",
        "name: Nat-Instance",
        "54:9",
        "in concepts.yaml:38 too",
        "elastic-ip",
    ),
    Case(
        "concepts",
        "key: large",
        "key: small",
        "49:35",
        "in concepts.yaml:48 has this key",
        "nat-instance/bandwidth:small",
    ),
    Case(
        "concepts",
        "formerly: [nat-gw]",
        "formerly: [nat-history]",
        "10:14",
        "timeline in timelines.yaml:1",
        "nat-gateway",
    ),
    Case(
        "timelines",
        "- id: nat-history",
        "- id: nat-gateways-per-zone",
        "1:7",
        "limit in concepts.yaml:28",
        "nat-gateways-per-zone",
    ),
    Case(
        "claims",
        "- id: nat-gateway-needs-address",
        "- id: nat-gateway-bandwidth",
        "10:7",
        "claim in claims.yaml:1",
        "nat-gateway-bandwidth",
    ),
    Case("topics", "id: addresses", "id: gateways", "4:12", "topic in topics.yaml:1", "gateways"),
]


@pytest.mark.parametrize("case", [*REFERENCES, *SAMENESS, *TWICE], ids=name_of)
def test_fault_between_records(case: Case, tmp_path: Path) -> None:
    """Without it a misspelt or repeated id would go unseen, or be reported at the wrong record."""
    check(case, tmp_path)


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Without it a writer would mend one fault only to meet the next."""
    text = FILES["concepts.yaml"]
    for old, new in [
        ("topic: addresses", "topic: addrresses"),
        ("kind: protocol", "kind: protokol"),
        ("adjustable: yes", "adjustable: maybe"),
        (FIGURE, "{amount: 350, unit: parsec}"),
        ("value: You", "value: You, valuue: I"),
    ]:
        text = text.replace(old, new)
    _, report = read_packs([write_pack(tmp_path, {"concepts.yaml": text})])
    places = [(fault.line, fault.column) for fault in report.faults if not fault.follows]
    assert places == [(14, 60), (33, 19), (46, 43), (55, 9), (56, 10)]


def test_second_of_two_files(tmp_path: Path) -> None:
    """Without it the fault would not say where the first of two records with one id is."""
    files = {
        "concepts/b.yaml": FILES["concepts.yaml"],
        "concepts.yaml": None,
        "concepts/a.yaml": FILES["concepts.yaml"],
    }
    _, report = read_packs([write_pack(tmp_path, files)])
    assert str(report.faults[0]).startswith(
        "concepts/b.yaml:1:7: `nat-gateway` is the id of the concept in concepts/a.yaml:1"
    )
    assert all(fault.file == "concepts/b.yaml" for fault in report.faults)
    assert report.counts["concepts"] == 3


def test_two_facts_of_one_attribute(tmp_path: Path) -> None:
    """Without it two values of one attribute would be shown with nothing that tells them apart."""
    text = FILES["concepts.yaml"].replace(", key: small", "").replace(", key: large", "")
    atlas, report = read_packs([write_pack(tmp_path, {"concepts.yaml": text})])
    (fault,) = report.faults
    assert (fault.line, fault.column) == (49, 19)
    assert "with `key:` in each" in fault.message
    assert len(atlas.facts_of("nat-instance", "bandwidth")) == 1


@pytest.mark.parametrize(
    ("one", "other", "fault"),
    [
        ("state: no", "state: no, says: use an egress-only gateway", ""),
        ("state: no", "value: true", "has another value, and not only in other words"),
        ("state: unknown", "state: unknown", "has another value, and not only in other words"),
    ],
)
def test_only_words_can_be_declared_the_same(one: str, other: str, fault: str, tmp_path: Path) -> None:
    """A slip could make a yes the same as a no, or what nobody knows the same as anything."""
    text = FILES["concepts.yaml"]
    text = text.replace("{attribute: ipv6, state: no", f"{{attribute: ipv6, same_as: nat-gateway/ipv6, {one}")
    text = text.replace("{attribute: ipv6, value: true", f"{{attribute: ipv6, {other}")
    atlas, report = read_packs([write_pack(tmp_path, {"concepts.yaml": text})])
    assert [fault in str(one) for one in report.faults] == [True] * bool(fault)
    assert ("nat-instance/ipv6" in atlas.facts) is not bool(fault)
