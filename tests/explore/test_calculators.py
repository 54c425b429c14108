"""The small sums: right at the edges, from the pack's own figures, absent without them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import LimitKind
from netatlas.atlas.model import ConceptId, Limit, Value
from netatlas.errors import UsageError
from netatlas.explore.calculators import CalculatorAnswer, calculators
from tests.helpers.atlases import CITED, atlas_of, concept, fact, figure, flag, was

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas


def _limit(name: str, value: Value, **more: Any) -> Limit:  # noqa: ANN401
    return Limit(
        id=name, concept=ConceptId("gateway"), label=name, kind=LimitKind.QUOTA, value=value, **CITED, **more
    )


_BANDWIDTH = _limit(
    "nat-gateway-max-bandwidth", figure(100, "Gbps"), was=was(figure(45, "Gbps"), claim=""), in_notes=True
)
_LIMITS = (
    _BANDWIDTH,
    _limit("nat-gateway-per-zone", figure(5, "count", of="NAT gateways")),
    _limit("subnet-smallest", figure(16, "count", of="addresses")),
    _limit("subnet-largest", figure(65_536, "count", of="addresses")),
    _limit("reserved-ip-addresses-per-subnet", figure(5, "count", of="IPv4 addresses")),
    _limit("nat-gateway-connections", figure(55_000, "count", of="connections")),
    _limit("nat-gateway-addresses", figure(8, "count", of="IPv4 addresses")),
    _limit("nat-gateway-elastic-ips", figure(2, "count", of="Elastic IPs")),
    _limit("regional-nat-gateway-addresses", figure(32, "count", of="IPv4 addresses")),
    _limit("site-to-site-vpn-standard-tunnel-bandwidth", figure(1250, "Mbps")),
    _limit("site-to-site-vpn-large-tunnel-bandwidth", figure(5, "Gbps")),
    _limit("site-to-site-vpn-tunnels", figure(2, "count", of="tunnels")),
)


def _atlas(limits: tuple[Limit, ...] = _LIMITS, *, ecmp: bool = True) -> Atlas:
    facts = (fact("transit-gateway", "ecmp-over-vpn", flag(on=ecmp)),)
    return atlas_of([concept("gateway", limits=limits), concept("transit-gateway", *facts)])


def _answer(sum_id: str, amount: float, atlas: Atlas, edition: Edition = Edition.TODAY) -> CalculatorAnswer:
    return next(one for one in calculators(atlas, edition) if one.id == sum_id).answer(amount)


@pytest.mark.parametrize(
    ("sum_id", "amount", "result", "because"),
    [
        ("nat-gateways", 1, "1 NAT gateway", "up to 100 Gbps"),
        ("nat-gateways", 100, "1 NAT gateway", "up to 100 Gbps"),
        ("nat-gateways", 101, "2 NAT gateways", "up to 100 Gbps"),
        ("nat-gateways", 200, "2 NAT gateways", "up to 100 Gbps"),
        ("nat-gateways", 500, "5 NAT gateways", "up to 100 Gbps."),
        ("nat-gateways", 501, "6 NAT gateways", "More than 5 in one Availability Zone need a raised quota"),
        ("usable-addresses", 28, "11 addresses", "16 less the 5"),
        ("usable-addresses", 27, "27 addresses", "32 less the 5"),
        ("usable-addresses", 24, "251 addresses", "256 less the 5"),
        ("usable-addresses", 16, "65,531 addresses", "65,536 less the 5"),
        ("usable-addresses", 15, "No subnet is a /15", "a /16 to a /28"),
        ("usable-addresses", 29, "No subnet is a /29", "a /16 to a /28"),
        ("connections", 1, "55,000 connections to one destination", "55,000 for each IPv4 address."),
        ("connections", 2, "110,000 connections to one destination", "55,000 for each IPv4 address."),
        ("connections", 3, "165,000 connections to one destination", "More than 2 Elastic IPs"),
        ("connections", 8, "440,000 connections to one destination", "More than 2 Elastic IPs"),
        ("connections", 9, "495,000 connections to one destination", "a regional one takes 32 in each zone"),
        ("vpn-tunnels", 1.25, "1 standard tunnel in 1 VPN connection", "up to 1,250 Mbps."),
        ("vpn-tunnels", 1.26, "2 standard tunnels in 1 VPN connection", "Or 1 Large tunnel"),
        ("vpn-tunnels", 3.75, "3 standard tunnels in 2 VPN connections", "transit gateway with BGP only"),
        ("vpn-tunnels", 10, "8 standard tunnels in 4 VPN connections", "Or 2 Large tunnels in 1 VPN"),
    ],
)
def test_each_sum_comes_out_right(sum_id: str, amount: float, result: str, because: str) -> None:
    """Somebody would plan one gateway too few, or believe in a subnet that AWS does not give."""
    answer = _answer(sum_id, amount, _atlas())
    assert answer.result == result
    assert because in answer.because
    assert "2026-11" in answer.cite


def test_sums_follow_the_figures_of_the_edition() -> None:
    """The sum would contradict the table beside it."""
    assert _answer("nat-gateways", 100, _atlas(), Edition.NOTES).result == "3 NAT gateways"
    assert [one.id for one in calculators(_atlas(), Edition.NOTES)] == ["nat-gateways"]


def test_the_notes_own_figure_is_not_cited_from_a_source_of_today() -> None:
    """A guide would be quoted for what it has not said for years."""
    assert _answer("nat-gateways", 100, _atlas(), Edition.NOTES).cite == "the notes"
    quota = _limit("nat-gateway-per-zone", figure(5, "count", of="NAT gateways"), in_notes=True)
    both = _answer("nat-gateways", 1000, _atlas((_BANDWIDTH, quota)), Edition.NOTES)
    assert both.cite == "the notes; VPC guide, 2026-11"


@pytest.mark.parametrize(
    ("left", "ecmp", "wanted"),
    [
        ((), True, []),
        ((_BANDWIDTH,), True, ["nat-gateways"]),
        (_LIMITS[2:4], True, []),
        (_LIMITS[2:5], True, ["usable-addresses"]),
        (_LIMITS[9:], False, []),
        ((_limit("nat-gateway-max-bandwidth", figure(100, "count", of="lanes")),), True, []),
    ],
)
def test_a_sum_without_its_records_is_absent(
    left: tuple[Limit, ...], wanted: list[str], *, ecmp: bool
) -> None:
    """A pack about something else would show sums with figures out of thin air."""
    assert [one.id for one in calculators(_atlas(left, ecmp=ecmp))] == wanted


@pytest.mark.parametrize(
    ("sum_id", "written", "amount"),
    [
        ("nat-gateways", "1,000", 1000.0),
        ("nat-gateways", "104 Gbps", 104.0),
        ("nat-gateways", "13 GB/s", 104.0),
        ("nat-gateways", "2 Tbps", 2000.0),
        ("nat-gateways", "100,5", "has too many decimals; write a whole number"),
        ("nat-gateways", "100 ms", "measures time; write it in Gbps"),
        ("nat-gateways", "0", "is not from 1 to 10,000"),
        ("nat-gateways", "5 to 10", "is a range; write one number"),
        ("vpn-tunnels", "12,5", 12.5),
        ("vpn-tunnels", "1,25 GB/s", 10.0),
        ("vpn-tunnels", "1,2,3", "is no number"),
        ("usable-addresses", "24", 24.0),
    ],
)
def test_a_number_is_read_as_people_write_it(sum_id: str, written: str, amount: float | str) -> None:
    """12,5 would be taken for 125, or be refused without a word."""
    (calculator,) = (one for one in calculators(_atlas()) if one.id == sum_id)
    if isinstance(amount, str):
        with pytest.raises(UsageError, match=amount):
            calculator.read(written)
    else:
        assert calculator.read(written) == amount


def test_a_question_reads_with_its_number() -> None:
    """A screen reader would hear a number without knowing what it is for."""
    asked = {one.id: one.question(one.first) for one in calculators(_atlas())}
    assert asked["nat-gateways"] == "NAT gateways for 200 Gbps"
    assert asked["usable-addresses"] == "Usable addresses in a /27"
