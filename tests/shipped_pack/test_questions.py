"""Twenty questions as an exam asks them: the pages of the concepts named must hold the answers' key words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.atlas.edition import Edition
from netatlas.atlas.model import Concept
from netatlas.documents import concept_document, journey_document
from netatlas.export.markdown import to_markdown

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

QUESTIONS: list[tuple[str, list[str], list[str]]] = [
    (
        "what a private instance's packet crosses on its way out",
        [
            "NAT gateway",
            "Route table",
            "Internet gateway",
            "Security group",
            "Network ACL",
            "Elastic IP address",
        ],
        ["0.0.0.0/0", "Elastic IP", "internet gateway"],
    ),
    (
        "which filters look at a web server's reply",
        ["Security group", "Network ACL", "Ephemeral ports"],
        ["stateful", "stateless", "1024 to 65535"],
    ),
    (
        "what an internet gateway does for a public address",
        ["Internet gateway"],
        ["one to one", "route table"],
    ),
    (
        "how an interface endpoint is reached by its service's name",
        ["Interface endpoint", "AWS PrivateLink"],
        ["DNS", "security group", "network interface"],
    ),
    (
        "how third-party firewalls get into the path",
        ["Gateway Load Balancer", "Gateway Load Balancer endpoint"],
        ["GENEVE", "6081", "route"],
    ),
    (
        "encryption on top of a private circuit",
        ["Direct Connect plus VPN", "Public VIF", "IPsec"],
        ["IPsec", "public virtual interface"],
    ),
    (
        "what stands at the two ends of a managed VPN",
        ["Site-to-Site VPN", "Customer gateway"],
        ["virtual private gateway", "customer gateway", "1.25 Gbps"],
    ),
    (
        "reaching S3 over Direct Connect",
        ["Direct Connect", "Public VIF"],
        ["public virtual interface", "BGP"],
    ),
    (
        "which load balancer served EC2-Classic, and until when",
        ["Classic Load Balancer", "EC2-Classic"],
        ["EC2-Classic", "2022-08-15"],
    ),
    (
        "may a NAT gateway's Elastic IP be taken off",
        ["NAT gateway", "NAT instance"],
        ["primary", "secondary", "2023-01"],
    ),
    ("A is peered with B, B with C", ["VPC peering", "Transit Gateway"], ["transitive", "Not supported"]),
    (
        "layers and static addresses of ALB and NLB",
        ["ALB", "NLB", "Global Accelerator"],
        ["7", "4", "Static IP address", "Elastic IP"],
    ),
    ("what BGP communities are for", ["BGP community", "BGP"], ["scope", "preference"]),
    (
        "what an egress-only internet gateway refuses",
        ["Egress-only internet gateway", "Internet gateway"],
        ["IPv6", "::/0", "stateful"],
    ),
    ("who runs the routers of a transit VPC", ["Transit VPC", "Transit Gateway"], ["you", "AWS", "VPN"]),
    (
        "how redundant one Direct Connect connection is",
        ["Direct Connect", "Site-to-Site VPN"],
        ["second", "redundan"],
    ),
    (
        "what a NAT instance can and a NAT gateway cannot",
        ["NAT instance", "NAT gateway"],
        ["Port forwarding", "Security groups", "Bastion host"],
    ),
    ("VPN or Direct Connect", ["Site-to-Site VPN", "Direct Connect"], ["IPsec", "internet", "encrypt"]),
    ("where BGP is a must", ["BGP", "Direct Connect", "Site-to-Site VPN"], ["179", "static"]),
    (
        "which of two routes takes traffic to S3",
        ["Longest prefix match", "Gateway endpoint", "Prefix list"],
        ["most specific", "prefix list"],
    ),
]


@pytest.mark.parametrize(("question", "names", "words"), QUESTIONS, ids=[one[0] for one in QUESTIONS])
def test_the_pages_hold_the_answer(atlas: Atlas, question: str, names: list[str], words: list[str]) -> None:
    """A student would look the question up and leave without the answer."""
    told = " ".join(_pages(atlas, name) for name in names).casefold()
    assert [word for word in words if word.casefold() not in told] == [], question


def _pages(atlas: Atlas, name: str) -> str:
    concept = atlas.named(name)
    assert isinstance(concept, Concept), name
    pages = [concept_document(atlas, concept.id, edition=Edition.TODAY)]
    pages += [journey_document(atlas, journey.id) for journey in atlas.journeys_with(concept.id)]
    return to_markdown(pages)
