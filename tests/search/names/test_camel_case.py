"""What AWS calls its things in its models, typed as people type it: found as such, and in nobody's way."""

from __future__ import annotations

import pytest

from netatlas.api import OpenAtlas
from netatlas.packs.report import PackReport
from netatlas.search.names.text import camel_case_parts
from tests.helpers.atlases import atlas_of, concept

OPENED = OpenAtlas(
    atlas_of(
        [
            concept("nat-gateway", title="NAT gateway", aliases=("NATGW", "CreateNatGateway")),
            concept("nat-instance", title="NAT instance"),
            concept("elastic-ip", title="Elastic IP", aliases=("EIP", "AssociateNatGatewayAddress")),
            concept("zone-affinity", title="Client routing by zone", aliases=("AZAffinity",)),
            concept("no-public-ipv4", title="Private dual stack", aliases=("dualstack-without-public-ipv4",)),
            concept("dual-stack", title="Dual-stack addressing", aliases=("dualstack",)),
            concept("sni", title="Server Name Indication", aliases=("SNI", "sni-only")),
            concept("static-ip", title="Dedicated address", aliases=("static-ip", "vip")),
            concept("vpc-endpoint", title="VPC endpoint", aliases=("VPCE", "CreateVpcEndpoint")),
            concept(
                "endpoint-service",
                title="Service behind an endpoint",
                aliases=("CreateVpcEndpointServiceConfiguration",),
            ),
            concept("internet-gateway", title="Internet gateway", aliases=("AttachInternetGateway",)),
            concept("affinity", title="Host affinity"),
        ]
    ),
    PackReport(faults=(), remarks=(), counts={}),
)


@pytest.mark.parametrize(
    ("query", "record", "alias"),
    [
        ("AZAffinity", "zone-affinity", "AZAffinity"),
        ("azaffinity", "zone-affinity", "AZAffinity"),
        ("AZ affinity", "zone-affinity", "AZAffinity"),
        ("az-affinity", "zone-affinity", "AZAffinity"),
        ("affinity az", "zone-affinity", "AZAffinity"),
        ("azafinity", "zone-affinity", "AZAffinity"),
        ("az afinity", "zone-affinity", "AZAffinity"),
        ("CREATENATGATEWAY", "nat-gateway", "CreateNatGateway"),
        ("create nat gateway", "nat-gateway", "CreateNatGateway"),
        ("create nat", "nat-gateway", "CreateNatGateway"),
        ("createnat", "nat-gateway", "CreateNatGateway"),
        ("creat nat", "nat-gateway", "CreateNatGateway"),
        ("nat create", "nat-gateway", "CreateNatGateway"),
        ("createnatgatway", "nat-gateway", "CreateNatGateway"),
        ("how do I create a NAT gateway", "nat-gateway", "CreateNatGateway"),
        ("attach gateway", "internet-gateway", "AttachInternetGateway"),
        ("create vpc endpoint", "vpc-endpoint", "CreateVpcEndpoint"),
        ("create vpc endpoint service", "endpoint-service", "CreateVpcEndpointServiceConfiguration"),
        ("dualstack-without-public-ipv4", "no-public-ipv4", "dualstack-without-public-ipv4"),
        ("Dualstack without", "no-public-ipv4", "dualstack-without-public-ipv4"),
        ("dualstack without publc ipv4", "no-public-ipv4", "dualstack-without-public-ipv4"),
        ("SNI only", "sni", "sni-only"),
        ("snionly", "sni", "sni-only"),
        ("sni onyl", "sni", "sni-only"),
    ],
)
def test_a_name_of_a_model_is_found_however_it_is_typed(query: str, record: str, alias: str) -> None:
    """Who comes from the API or the command line would not find the thing by the only name that they know."""
    first = OPENED.search(query)[0]
    assert first.id == record
    assert not first.weak
    assert first.why.split(", ")[0] == f"alias {alias}"


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("nat gateway", ["nat-gateway"]),
        ("natgateway", ["nat-gateway"]),
        ("vpc endpoint", ["vpc-endpoint"]),
        ("dualstack", ["dual-stack", "no-public-ipv4"]),
        ("affinity", ["affinity", "zone-affinity"]),
        ("gateway", ["nat-gateway", "internet-gateway"]),
        ("cng", []),
        ("cve", []),
    ],
)
def test_such_names_stay_behind_the_names_of_things(query: str, ids: list[str]) -> None:
    """A search for one thing would list everything that an operation of another thing is called after."""
    hits = [hit for hit in OPENED.search(query) if not hit.weak and hit.match not in {"text", "value"}]
    assert [hit.id for hit in hits][: len(ids)] == ids
    strong = [hit.id for hit in hits if hit.score >= 20]
    assert "elastic-ip" not in strong
    assert not ids or strong


@pytest.mark.parametrize("name", ["IPv6", "VPC", "NAT gateway", "eXtended", "sni-only", "", "ÄÖ"])
def test_other_names_have_no_parts(name: str) -> None:
    """A name would be torn apart where nobody hears two words."""
    assert camel_case_parts(name) == ()
