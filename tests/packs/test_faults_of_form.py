"""Records that are not of the form that the format demands: reported at their place, with a cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.helpers.faults import Case, check, name_of

if TYPE_CHECKING:
    from pathlib import Path

FACT = "{attribute: ipv6, value: true"
IPV6 = "nat-gateway/ipv6"
FIGURE = "{amount: 350, unit: s}"
TIMEOUT = "nat-gateway/idle-timeout"
ZONE = "nat-gateways-per-zone"
KIND = "component: {label: Component"

SHAPES = [
    Case(
        "concepts",
        "name: NAT instance",
        "namee: NAT instance",
        "39:3",
        "did you mean `name`?",
        "nat-instance",
    ),
    Case(
        "concepts",
        "name: NAT instance",
        "namee: x",
        "38:3",
        "for example `name: NAT gateway`",
        "nat-instance",
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
    Case("vocabulary", KIND, f"{KIND}, key: [ipv6, since]", "2:38", "at least 3", "component"),
    Case("concepts", "adjustable: yes", "importance: 4", "33:19", "is not 1, 2 or 3", ZONE),
    Case("topics", "  title: Gateways\n", "", "1:3", "add it", "gateways"),
    Case("pack", "licence:", "license:", "5:1", "did you mean `licence`?", "small"),
    Case("pack", "checked: 2026-11", "checked: 2026-02-30", "7:10", "no day of the calendar", ""),
]


@pytest.mark.parametrize("case", SHAPES, ids=name_of)
def test_fault_of_form(case: Case, tmp_path: Path) -> None:
    """Without it a slip in a key, type or word would go unseen or be reported without a cure."""
    check(case, tmp_path)
