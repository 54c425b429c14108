"""From every concept of the shipped pack a comparison or a journey is at most two steps away."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from netatlas.api import open_atlas
from netatlas.atlas.kin import kinds_and_parts, kinds_and_wholes
from netatlas.documents import concept_document
from netatlas.documents.blocks import Bullets, Heading, Link

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

_NAMES = """
elastic-ip-address public-ipv4-address ipv6 mtu local-preference autonomous-system asn private-asn
aws-network-manager anycast-static-ip-list direct-connect-location macsec aws-interconnect
resiliency-toolkit direct-connect-resiliency-group sitelink dnssec ksk-and-zsk aws-firewall-manager
acm https endpoint-policy dynamodb api-gateway sr-iov srd nitro-system hvm-ami hpc well-known-ports
iana stateless-filtering flow multipath-tcp vpn-concentrator zonal-shift ipam-pool
content-based-routing sticky-sessions cross-zone-load-balancing lambda-function ec2-classic
websocket http-2 quic tls-termination user-authentication jwt-verification x-forwarded-for
proxy-protocol client-ip-preservation nat nat64 dns64 nat-ami port-forwarding bastion-host
vpc-block-public-access path-mtu-discovery availability-zone local-zone wavelength-zone
carrier-gateway evaluate-target-health split-view-dns edns0-client-subnet route-propagation
vpc-route-server route-priority ecmp bias vpc-sharing resource-access-manager vpc-lattice
resource-configuration flexible-cost-allocation ike capacity-reservation cipher-suite
vpc-encryption-controls transit-gateway-metering-policy transit-gateway-flow-logs hub-and-spoke
edge-to-edge-routing unicast multicast broadcast igmp ipam bring-your-own-ip prefix-delegation
secondary-network dhcp-option-set
"""
"""Concepts for which the pack has no comparison and no journey: none of it, its kinds, parts or whole."""
_WITHOUT = frozenset(_NAMES.split())


def _kin(atlas: Atlas, concept_id: str) -> set[str]:
    kin = (*kinds_and_parts(atlas, concept_id), *kinds_and_wholes(atlas, concept_id))
    return {one.concept for one in kin}


def _listed(atlas: Atlas, concept_id: str) -> set[str]:
    """Return the comparisons and journeys that the page of a concept lists."""
    blocks = concept_document(atlas, concept_id).blocks
    pairs = itertools.pairwise(blocks)
    return {
        span.target
        for heading, block in pairs
        if isinstance(heading, Heading) and heading.anchor in {"comparisons", "journeys"}
        if isinstance(block, Bullets)
        for item in block.items
        for span in item
        if isinstance(span, Link)
    }


def test_every_concept_leads_to_a_comparison_or_a_journey() -> None:
    """Without it a page could be a dead end, or one that is none any more stay excused."""
    atlas = open_atlas().atlas
    listed = {concept_id: _listed(atlas, concept_id) for concept_id in atlas.concepts}

    def has_own(concept_id: str) -> bool:
        own = (*atlas.comparisons_with(concept_id), *atlas.journeys_with(concept_id))
        return bool(own) and {one.id for one in own} <= listed[concept_id]

    def is_near(concept_id: str) -> bool:
        kin = _kin(atlas, concept_id)
        further = {other for one in kin for other in _kin(atlas, one)}
        return any(map(has_own, {concept_id} | kin | further))

    assert {one for one in atlas.concepts if not is_near(one)} == _WITHOUT


def test_the_pages_that_led_nowhere_lead_on() -> None:
    """Without it the page of a family would hide the comparisons of its members."""
    atlas = open_atlas().atlas
    names = (
        "Route 53 routing policy",
        "Placement group",
        "VPC endpoint",
        "Virtual interface",
        "SSL/TLS",
        "Ephemeral ports",
        "VPN CloudHub",
    )
    for name in names:
        concept = atlas.named(name)
        assert concept is not None, name
        assert _listed(atlas, concept.id), name
