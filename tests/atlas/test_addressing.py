"""Addresses in an atlas: stored with their pack, read whatever is open, those of the first build too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from netatlas.address import SHIPPED_PACK, Address
from netatlas.atlas.addressing import resolved, stored
from netatlas.atlas.atlas import Atlas
from netatlas.atlas.first_addresses import converted
from netatlas.packs import read_packs
from tests.helpers.atlases import demo_atlas
from tests.helpers.packs import edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path

ALONE = demo_atlas()
PACK = ALONE.packs[0].id


def _several(tmp_path: Path) -> Atlas:
    """Return an atlas of the shipped pack's id and another pack."""
    shipped = write_pack(tmp_path / "one", edited("pack.yaml", "id: small", f"id: {SHIPPED_PACK}"))
    return read_packs([write_pack(tmp_path / "two"), shipped])[0]


ROUND_TRIPS = [
    "nat-gateway",
    "nat-gateway/bandwidth",
    "compare:nat-gateway+nat-instance?pin=nat-gateway&only=1",
    "view:limits?words=nat&hard=1",
    "nat-gateway-vs-nat-instance?order=nat-instance+nat-gateway&need=bandwidth%20%3E%3D%2020%20Gbps",
    "gone?at=2014",
]


@pytest.mark.parametrize("text", ROUND_TRIPS)
def test_what_is_stored_names_the_pack_and_comes_back(text: str) -> None:
    """A note would hang on another pack's record as soon as that pack is open too."""
    kept = stored(ALONE, Address.parse(text))
    assert all(name.startswith(f"{PACK}:") for name in kept.names) or kept.head == "view"
    assert stored(ALONE, kept) == kept
    assert resolved(ALONE, kept) == Address.parse(text)


def test_what_is_stored_means_the_same_beside_another_pack(tmp_path: Path) -> None:
    """A bookmark of a pack that was open alone would lead into another one, or nowhere."""
    both = _several(tmp_path)
    assert both.home_pack == SHIPPED_PACK
    assert resolved(both, Address.parse("small:nat-gateway")).record_id == "small:nat-gateway"
    assert resolved(both, Address.parse(f"{SHIPPED_PACK}:nat-gateway")).record_id == "nat-gateway"
    assert stored(both, Address.parse("nat-gateway")) == Address.record(f"{SHIPPED_PACK}:nat-gateway")
    assert str(stored(both, Address.comparison(["nat-gateway", "small:nat-instance"]))) == (
        f"compare:{SHIPPED_PACK}%3Anat-gateway+small%3Anat-instance"
    )
    assert both.get(f"{SHIPPED_PACK}:nat-gateway/bandwidth") is both.get("nat-gateway/bandwidth")


def test_former_ids_are_followed() -> None:
    """Notes and bookmarks would be lost when a concept is renamed, its facts with it."""
    gateway = msgspec.structs.replace(ALONE.concepts["nat-gateway"], formerly=("natgw",))
    concepts = tuple(gateway if one.id == gateway.id else one for one in ALONE.contents.concepts)
    atlas = Atlas(msgspec.structs.replace(ALONE.contents, concepts=concepts))
    for former in ("natgw", f"{PACK}:natgw"):
        assert resolved(atlas, Address.record(former)).record_id == "nat-gateway"
        assert resolved(atlas, Address.record(f"{former}/bandwidth")).record_id == "nat-gateway/bandwidth"
        assert resolved(atlas, Address.comparison([former, "vpc"])).subjects[0] == "nat-gateway"


OF_FIRST_BUILD = [
    ("nat-gateway", "P:nat-gateway"),
    ("nat-gateway/bandwidth", "P:nat-gateway/bandwidth"),
    ("view:limits", "view:limits"),
    ("view:limits/words=nat+%3E+10+Gbps&hard=1", "view:limits?words=nat%20%3E%2010%20Gbps&hard=1"),
    ("view:limits/sum=nat-gateways:301&sum=x:1", "view:limits?sum=nat-gateways%3A301&sum=x%3A1"),
    ("view:errata/outdated", "view:errata?verdict=outdated"),
    ("compare:nat-gateway+elastic-ip/swap=1", "compare:P%3Anat-gateway+P%3Aelastic-ip?swap=1"),
    ("nat-gateway-vs-nat-instance/need=port-forwarding+%3D+yes&pin=nat-gateway",
     "P:nat-gateway-vs-nat-instance?need=P%3Aport-forwarding%20%3D%20yes&pin=P%3Anat-gateway"),
    ("tls-history/2014-10-14..2026-11-01&hide=AWS",
     "P:tls-history?at=2014-10-14..2026-11-01&hide=AWS"),
    ("tls-history/&hide=IETF&shown=2010-01-01..2016-01-01",
     "P:tls-history?hide=IETF&shown=2010-01-01..2016-01-01"),
    ("gone/need=x+%3D+yes", "aws-networking:gone?need=aws-networking%3Ax%20%3D%20yes"),
    ("gone/bandwidth", "aws-networking:gone/bandwidth"),
    ("compare:tcp+nat-gateway", "compare:aws-networking%3Atcp+P%3Anat-gateway"),
    ("", "aws-networking:"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), OF_FIRST_BUILD)
def test_addresses_of_the_first_build_are_converted(old: str, new: str) -> None:
    """The tabs, the places visited and what search has learnt would be lost with an update."""
    assert str(converted(ALONE, old)) == new.replace("P:", f"{PACK}:").replace("P%3A", f"{PACK}%3A")


def test_addresses_of_the_first_build_with_several_packs(tmp_path: Path) -> None:
    """There each id had its pack before it, which must not be taken for something else."""
    both = _several(tmp_path)
    assert str(converted(both, "small:nat-gateway/bandwidth")) == "small:nat-gateway/bandwidth"
    assert str(converted(both, f"compare:{SHIPPED_PACK}:nat-gateway+small:nat-instance/only=1")) == (
        f"compare:{SHIPPED_PACK}%3Anat-gateway+small%3Anat-instance?only=1"
    )


def test_ids_of_other_namespaces_are_no_records(tmp_path: Path) -> None:
    """A need or a filter would be lost as soon as a pack has a concept with the attribute's or topic's id."""
    shipped = write_pack(tmp_path / "one", edited("pack.yaml", "id: small", f"id: {SHIPPED_PACK}"))
    files = edited("concepts.yaml", "- id: elastic-ip", "- id: bandwidth")
    both = read_packs([shipped, write_pack(tmp_path / "two", files)])[0]
    assert both.canonical("bandwidth") == "small:bandwidth"
    address = Address.parse("compare:nat-gateway+nat-instance?need=bandwidth%20%3E%3D%2020%20Gbps")
    assert resolved(both, address) == address
    assert resolved(both, stored(both, address)) == address


def test_an_id_that_names_its_pack_means_no_other_pack(tmp_path: Path) -> None:
    """A bookmark of a record that is gone would lead to a record of that id in another pack."""
    files = edited("pack.yaml", "id: small", f"id: {SHIPPED_PACK}")
    files |= edited("concepts.yaml", "- id: elastic-ip", "- id: renamed-ip")
    both = read_packs([write_pack(tmp_path / "one", files), write_pack(tmp_path / "two")])[0]
    assert both.canonical("elastic-ip") == "small:elastic-ip"
    assert f"{SHIPPED_PACK}:elastic-ip" not in both
