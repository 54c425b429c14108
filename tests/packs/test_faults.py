"""Every kind of fault: told at its place, with what would be right, and only its own record left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from netatlas.packs import read_packs
from tests.helpers.packs import FILES, edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path


class Case(NamedTuple):
    """One place of the small pack written differently, and the fault that this must give."""

    file: str
    old: str
    new: str
    at: str
    words: str
    record: str


FACT = "{attribute: ipv6, value: true"
IPV6 = "nat-gateway/ipv6"
FIGURE = "{amount: 350, unit: s}"
TIMEOUT = "nat-gateway/idle-timeout"
ZONE = "nat-gateways-per-zone"

SHAPES = [
    Case(
        "concepts", "name: NAT instance", "nmae: NAT instance", "39:3", "did you mean `name`?", "nat-instance"
    ),
    Case(
        "concepts", "name: NAT instance", "nmae: x", "38:3", "for example `name: NAT gateway`", "nat-instance"
    ),
    Case(
        "concepts", "- id: nat-instance", "- id: NAT_instance", "38:7", "write `nat-instance`", "NAT_instance"
    ),
    Case("concepts", "name: NAT instance", "name: 80", "39:9", "put it into quotes", "nat-instance"),
    Case("concepts", "name: NAT instance", "name:", "39:8", "take the key out", "nat-instance"),
    Case("concepts", "aliases: [NATGW]", "aliases: NATGW", "3:12", "write a list, [NATGW]", "nat-gateway"),
    Case(
        "concepts", FACT, "{attribute: ipv6, state: not_applicable", "13:32", "mean `not-applicable`?", IPV6
    ),
    Case("concepts", FACT, "{attribute: ipv6, state: true", "13:32", "write one of `no`", IPV6),
    Case("concepts", FACT, "{attribute: ipv6, value: 4.5", "13:32", "{amount: 4.5, unit: Gbps}", IPV6),
    Case("concepts", "[TCP, UDP, ICMP]", "[80, TCP]", "26:38", "quotes", "nat-gateway/protocols"),
    Case(
        "concepts",
        "    - {attribute: ipv6, value: true, sources: [guide]}",
        "    - ipv6",
        "13:7",
        "keys and",
        "nat-gateway",
    ),
    Case("concepts", FIGURE, "{amount:350, unit: s}", "14:41", "no key is called `amount:350`", TIMEOUT),
    Case("concepts", "adjustable: yes", "adjustable: true", "33:19", "write `yes`", ZONE),
    Case(
        "concepts",
        "in_notes: true\n  formerly",
        "in_notes: yes\n  formerly",
        "9:13",
        "write `true`",
        "nat-gateway",
    ),
    Case(
        "concepts", "verdict: outdated", "verdict: current", "22:18", "is not one of", "nat-gateway/bandwidth"
    ),
    Case("sources", "url: https://example.com/rfc", "url: example.com", "7:8", "an address with http", "rfc"),
    Case("sources", "rfc:\n", "RFC 1:\n", "3:1", "write `rfc-1`", "RFC 1"),
    Case("sources", "rfc:\n", "guide:\n", "3:1", "the first is in line 1", "guide"),
    Case("sources", "kind: rfc", "kind: rcf", "8:9", "did you mean `rfc`?", "rfc"),
    Case("timelines", "date: 2011", "date: 11", "16:13", "a year as 2019", "nat-instance-published"),
    Case("timelines", "date: 2011", "date: 2011-13", "16:13", "2019, 2019-12 or", "nat-instance-published"),
    Case("comparisons", "[nat-gateway, nat-instance]", "[nat-gateway]", "4:13", "at least 2", "nat-compared"),
    Case("vocabulary", "relations:", "relation:", "11:1", "did you mean `relations`?", "relation"),
    Case("vocabulary", '"{a} requires {b}"', '"requires {b}"', "15:15", "with {a} and {b}", "requires"),
    Case("topics", "  title: Gateways\n", "", "1:3", "add it", "gateways"),
    Case("pack", "licence:", "license:", "5:1", "did you mean `licence`?", "small"),
    Case("pack", "checked: 2026-11", "checked: 2026-02-30", "7:10", "no day of the calendar", ""),
]

RULES = [
    Case(
        "concepts", "value: The provider", "value: 443", "12:38", 'in quotes: "443"', "nat-gateway/managed-by"
    ),
    Case(
        "concepts", "value: The provider", "value: [a, b]", "12:38", "write words", "nat-gateway/managed-by"
    ),
    Case(
        "concepts", "value: The provider", "value: ' '", "12:38", "`state: unknown`", "nat-gateway/managed-by"
    ),
    Case("concepts", FACT, "{attribute: ipv6, value: yes", "13:32", "write `true`", IPV6),
    Case("concepts", FACT, "{attribute: ipv6, value: sure", "13:32", "write true or false", IPV6),
    Case("concepts", FACT, "{attribute: ipv6", "13:7", "add `value:`, or `state:`", IPV6),
    Case("concepts", FACT, "{attribute: ipv6, value: true, state: no", "13:45", "not both", IPV6),
    Case("concepts", FIGURE, "350", "14:40", "{amount: 350, unit: s}", TIMEOUT),
    Case("concepts", FIGURE, "{from: 1, to: 2, unit: s}", "14:40", "write `amount:`", TIMEOUT),
    Case("concepts", FIGURE, "{amount: 1, to: 2, unit: s}", "14:49", "keep `amount`, or `from`", TIMEOUT),
    Case("concepts", FIGURE, "{unit: s}", "14:40", "add `amount:`", TIMEOUT),
    Case("concepts", FIGURE, "{amount: .nan, unit: s}", "14:49", "no number", TIMEOUT),
    Case("concepts", FIGURE, "{amount: 1e999, unit: s}", "14:49", "leave an open end out", TIMEOUT),
    Case("concepts", FIGURE, "{amount: 350, unit: S}", "14:60", "did you mean `s`?", TIMEOUT),
    Case("concepts", FIGURE, "{amount: 350, unit: Gbps}", "14:60", "write `ms`, `s`", TIMEOUT),
    Case("concepts", FIGURE, "{amount: 350, unit: s, of: x}", "14:67", "take it out", TIMEOUT),
    Case(
        "concepts",
        "{from: 5, to: 100,",
        "{from: 500, to: 100,",
        "16:21",
        "change the two",
        "nat-gateway/bandwidth",
    ),
    Case(
        "concepts", "to: 45, unit: Gbps", "to: 45, unit: s", "21:40", "write `bps`", "nat-gateway/bandwidth"
    ),
    Case("concepts", "since: 2022-06", "since: 2022-06-31", "23:16", "no day", "nat-gateway/bandwidth"),
    Case(
        "concepts", "value: 2015-12,", "value: 2019-02-30,", "25:33", "the month alone", "nat-gateway/since"
    ),
    Case("concepts", "value: 2015-12,", "value: last year,", "25:33", "write a date", "nat-gateway/since"),
    Case("concepts", "[TCP, UDP, ICMP]", "TCP", "26:37", "write a list", "nat-gateway/protocols"),
    Case("concepts", "[TCP, UDP, ICMP]", "[]", "26:37", "`state: no`", "nat-gateway/protocols"),
    Case("concepts", ", of: NAT gateways}", "}", "31:14", "add `of: ", ZONE),
    Case("concepts", "      scope: per Availability Zone\n", "", "30:13", "add `scope: ", ZONE),
    Case(
        "concepts",
        "to: elastic-ip",
        "to: nat-gateway",
        "36:32",
        "tied to itself",
        "nat-gateway>requires>nat-gateway",
    ),
    Case("vocabulary", "unit: s}", "unit: sec}", "7:59", "is not a unit", "idle-timeout"),
    Case("vocabulary", "type: date}", "type: date, unit: s}", "9:50", "take it out", "since"),
    Case("comparisons", "nat-instance]", "nat-gateway]", "4:27", "twice among the subjects", "nat-compared"),
    Case("comparisons", "bandwidth]", "managed-by]", "5:28", "twice among the attributes", "nat-compared"),
    Case(
        "comparisons",
        "{subject: nat-gateway",
        "{subject: elastic-ip",
        "7:17",
        "is not compared",
        "nat-compared/elastic-ip",
    ),
    Case("timelines", "lane: nat-gateway", "lane: elastic-ip", "9:13", "not a lane", "nat-gateway-launched"),
    Case("timelines", "date: 2015-12-17", "date: 2015-02-29", "10:13", "no day", "nat-gateway-launched"),
    Case("timelines", "value: 2012", "value: soon", "20:20", "write a date", "nat-instance-published"),
    Case("journeys", "  hops:", "  works: false\n  hops:", "4:10", "add `reason:`", "out-to-the-internet"),
    Case("claims", "  now: Goes up to 100 Gbps\n", "", "4:12", "add `now:`", "nat-gateway-bandwidth"),
]

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
    Case("concepts", "kind: protocol", "kind: protocoll", "55:9", "did you mean `protocol`?", "elastic-ip"),
    Case(
        "concepts", "topic: addresses", "topic: adresses", "56:10", "did you mean `addresses`?", "elastic-ip"
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
        "nat-gateway/bandwith",
        "7:13",
        "mean `nat-gateway/bandwidth`?",
        "nat-gateway-bandwidth",
    ),
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


@pytest.mark.parametrize(
    "case", [*SHAPES, *RULES, *REFERENCES, *TWICE], ids=lambda case: f"{case.file}-{case.at}-{case.words}"
)
def test_fault(case: Case, tmp_path: Path) -> None:
    """Without it a mistake in a pack would go unseen, be told at the wrong place, or without a cure."""
    file = f"{case.file}.yaml"
    _, report = read_packs([write_pack(tmp_path, edited(file, case.old, case.new))])
    told = [
        fault for fault in report.faults if fault.file == file and f"{fault.line}:{fault.column}" == case.at
    ]
    assert told, "\n".join(map(str, report.faults))
    assert case.words in told[0].message
    assert told[0].record == case.record
    assert not told[0].follows


def test_all_faults_at_once(tmp_path: Path) -> None:
    """Without it a writer would mend one fault only to meet the next."""
    text = FILES["concepts.yaml"]
    for old, new in [
        ("topic: addresses", "topic: adresses"),
        ("kind: protocol", "kind: protocoll"),
        ("adjustable: yes", "adjustable: maybe"),
        (FIGURE, "{amount: 350, unit: parsec}"),
        ("value: You", "value: You, vlaue: I"),
    ]:
        text = text.replace(old, new)
    _, report = read_packs([write_pack(tmp_path, {"concepts.yaml": text})])
    places = [(fault.line, fault.column) for fault in report.faults if not fault.follows]
    assert places == [(14, 60), (33, 19), (46, 43), (55, 9), (56, 10)]


def test_second_of_two_files(tmp_path: Path) -> None:
    """Without it the fault would not say where the first of two records with one id stands."""
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
