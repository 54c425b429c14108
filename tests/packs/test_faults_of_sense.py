"""Records that break a rule of their own, such as a unit that does not fit."""

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
    Case(
        "concepts", FIGURE, "{amount: 1,25, unit: s}", "14:49", "`1,25` ends the number; write 1.25", TIMEOUT
    ),
    Case("concepts", FIGURE, "{amount: 1,000, unit: s}", "14:49", "write 1000", TIMEOUT),
    Case("concepts", FIGURE, "{amount: 1,000,000, unit: s}", "14:49", "`1,000,000`", TIMEOUT),
    Case("concepts", FIGURE, "{amount: 12,5 s}", "14:49", "write 12.5", TIMEOUT),
    Case("concepts", FIGURE, "{amount: 1,2,3, unit: s}", "14:49", "one number, such as 12.5", TIMEOUT),
    Case("concepts", FIGURE, '{amount: "1,25", unit: s}', "14:49", "write 1.25", TIMEOUT),
    Case("concepts", FIGURE, '{amount: "350", unit: s}', "14:49", "write 350 without them", TIMEOUT),
    Case("concepts", FIGURE, "{unit: s}", "14:40", "add `amount:`", TIMEOUT),
    Case("concepts", FIGURE, "{amount: .nan, unit: s}", "14:49", "no number", TIMEOUT),
    Case("concepts", FIGURE, "{amount: 1e999, unit: s}", "14:49", "leave an open end out", TIMEOUT),
    Case("concepts", FIGURE, "{amount: 350, unit: S}", "14:60", "did you mean `s`?", TIMEOUT),
    Case(
        "concepts",
        FIGURE,
        "{amount: 350, unit: seconds}",
        "14:60",
        "`seconds` is not a unit; did you mean `s`?",
        TIMEOUT,
    ),
    Case("concepts", FIGURE, "{amount: 350, unit: GB/s}", "14:60", "one is 8 Gbps; convert", TIMEOUT),
    Case("concepts", FIGURE, "{amount: 350, unit: GBPS}", "14:60", "bits or bytes; write Gbps", TIMEOUT),
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
    Case(
        "concepts",
        "value: 2015-12,",
        "value: 14.10.2014,",
        "25:33",
        "write `2014-10-14`",
        "nat-gateway/since",
    ),
    Case("concepts", "value: 2015-12,", "value: 02/03/2014,", "25:33", "2019-12-03", "nat-gateway/since"),
    Case("timelines", "date: 2015-12-17", "date: Oct 2014", "10:13", "`2014-10`", "nat-gateway-launched"),
    Case("concepts", "[TCP, UDP, ICMP]", "TCP", "26:37", "write a list", "nat-gateway/protocols"),
    Case("concepts", "[TCP, UDP, ICMP]", "[]", "26:37", "`state: no`", "nat-gateway/protocols"),
    Case("concepts", ", of: NAT gateways}", "}", "31:14", "add `of: ", ZONE),
    Case("concepts", "      scope: per Availability Zone\n", "", "30:13", "add `scope: ", ZONE),
    Case(
        "concepts",
        "to: elastic-ip",
        "to: nat-gateway",
        "36:32",
        "related to itself",
        "nat-gateway>requires>nat-gateway",
    ),
    Case("vocabulary", KIND, f"{KIND}, key: [ipv6, since, ipv6]", "2:52", "twice among the key", "component"),
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


@pytest.mark.parametrize("case", RULES, ids=name_of)
def test_fault_of_sense(case: Case, tmp_path: Path) -> None:
    """Without it a value that makes no sense would be shown as true."""
    check(case, tmp_path)
