"""What a sound pack becomes: every kind of value, what is inherited, and several packs at once."""

from __future__ import annotations

import gc
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from netatlas.address import HEADS
from netatlas.api import open_atlas
from netatlas.atlas.dates import PartialDate
from netatlas.atlas.enums import Confidence, LimitKind, State, Verdict
from netatlas.atlas.model import Quantity, Value
from netatlas.errors import PackError
from netatlas.packs import read_packs
from netatlas.packs.loaded_pack import LoadedPack, PackItem
from netatlas.paths import default_pack
from tests.helpers.packs import FILES, edited, write_pack
from tests.helpers.wholeness import dangling

if TYPE_CHECKING:
    from pathlib import Path

VALUES = {
    "nat-gateway/managed-by": Value(text="The provider"),
    "nat-gateway/ipv6": Value(flag=True),
    "nat-gateway/idle-timeout": Value(quantity=Quantity(low=350, high=350, unit="s")),
    "nat-gateway/bandwidth": Value(quantity=Quantity(low=5, high=100, unit="Gbps"), says="scales by itself"),
    "nat-gateway/since": Value(text="2015-12"),
    "nat-gateway/protocols": Value(items=("TCP", "UDP", "ICMP")),
    "nat-instance/ipv6": Value(state=State.NO),
    "nat-instance/bandwidth:small": Value(quantity=Quantity(low=None, high=5, unit="Gbps")),
    "nat-instance/bandwidth:large": Value(quantity=Quantity(low=10, high=None, unit="Gbps")),
}


def test_values(tmp_path: Path) -> None:
    """Without it a figure, a flag or an open range would become something that the pack does not say."""
    atlas, report = read_packs([write_pack(tmp_path)])
    assert not report.faults
    assert not report.remarks
    assert {fact.id: fact.value for fact in atlas.facts.values() if fact.id in VALUES} == VALUES


FLAGS = [
    ("value: true", Value(flag=True)),
    ("value: false", Value(state=State.NO)),
    ("state: no", Value(state=State.NO)),
    ("state: unknown", Value(state=State.UNKNOWN)),
    ("state: not-applicable, says: by design", Value(state=State.NOT_APPLICABLE, says="by design")),
]


@pytest.mark.parametrize(("text", "value"), FLAGS)
def test_four_states(text: str, value: Value, tmp_path: Path) -> None:
    """Without it no, unknown and does-not-apply would be mistaken for one another."""
    files = edited("concepts.yaml", "attribute: ipv6, value: true", f"attribute: ipv6, {text}")
    atlas, report = read_packs([write_pack(tmp_path, files)])
    assert not report.faults
    assert atlas.facts["nat-gateway/ipv6"].value == value


def test_inheritance(tmp_path: Path) -> None:
    """Without it facts would lose their dates and sources, or show those of another record."""
    atlas, _ = read_packs([write_pack(tmp_path)])
    fact = atlas.facts["nat-instance/bandwidth:small"]
    assert (fact.sources, fact.checked, fact.as_of, fact.confidence) == (
        ("guide",),
        PartialDate.parse("2026-11"),
        None,
        Confidence.MEDIUM,
    )
    taken = atlas.relations["nat-gateway>requires>elastic-ip"]
    assert (taken.sources, taken.checked, taken.as_of) == (("guide",), PartialDate.parse("2026-11"), None)
    own = atlas.relations["nat-instance>routes-to>nat-gateway"]
    assert own.sources == ("rfc",)
    assert (str(own.checked), str(own.as_of)) == ("2026-10", "2018-08")
    assert atlas.concepts["elastic-ip"].as_of == PartialDate.parse("2018-08")
    assert atlas.events["nat-instance-published"].checked == PartialDate.parse("2026-11")


def test_editions(tmp_path: Path) -> None:
    """Without it the three editions would have nothing to tell apart."""
    atlas, _ = read_packs([write_pack(tmp_path)])
    was = atlas.facts["nat-gateway/bandwidth"].was
    assert was is not None
    assert was.value.quantity == Quantity(low=5, high=45, unit="Gbps")
    assert (was.verdict, was.claim) == (Verdict.OUTDATED, "nat-gateway-bandwidth")
    assert str(was.since) == "2022-06"
    event = atlas.events["nat-instance-published"]
    assert event.was is not None
    assert (str(event.date), event.was.value.text, event.was.verdict) == ("2011", "2012", Verdict.WRONG)
    noted = [fact.id for fact in atlas.facts.values() if fact.in_notes]
    assert noted == ["nat-gateway/managed-by", "nat-gateway/bandwidth"]


def test_all_else(tmp_path: Path) -> None:
    """Without it a field of a record would be forgotten between file and atlas."""
    atlas, report = read_packs([write_pack(tmp_path)])
    limit = atlas.limits["nat-gateways-per-zone"]
    assert (limit.kind, limit.scope, limit.adjustable.value) == (
        LimitKind.QUOTA,
        "per Availability Zone",
        "yes",
    )
    assert limit.value.quantity == Quantity(low=5, high=5, unit="count", of="NAT gateways")
    concept = atlas.concepts["nat-gateway"]
    assert (concept.aliases, concept.formerly, concept.listed) == (("NATGW",), ("nat-gw",), True)
    assert not atlas.concepts["elastic-ip"].listed
    (journey,) = atlas.journeys
    assert [(hop.concept, hop.condition, hop.sources) for hop in journey.hops] == [
        ("nat-instance", "the route says so", ()),
        ("nat-gateway", "", ("guide",)),
    ]
    (timeline,) = atlas.timelines
    assert (timeline.subject, timeline.lanes) == ("nat-gateway", ("nat-instance", "nat-gateway"))
    assert atlas.topics[0].topics[0].title == "Addresses"
    assert atlas.comparisons[0].choose[0].subject == "nat-gateway"
    assert [claim.held_by for claim in atlas.claims] == [
        ("nat-gateway/bandwidth",),
        ("nat-gateway>requires>elastic-ip", "nat-gateways-per-zone"),
    ]
    assert report.counts == {
        "concepts": 3, "facts": 10, "limits": 1, "relations": 2, "comparisons": 1, "timelines": 1,
        "events": 2, "journeys": 1, "claims": 2, "sources": 2, "corrected": 1,
    }  # fmt: skip


def test_folders_of_files(tmp_path: Path) -> None:
    """Without it a section could not be divided into files, or would come in an order of its own."""
    first, second = FILES["claims.yaml"].split("- id: nat-gateway-needs", maxsplit=1)
    files = {"claims.yaml": None, "claims/b.yaml": first, "claims/a.yaml": "- id: nat-gateway-needs" + second}
    atlas, report = read_packs([write_pack(tmp_path, files)])
    assert not report.faults
    assert [claim.id for claim in atlas.claims] == ["nat-gateway-needs-address", "nat-gateway-bandwidth"]


def test_several_packs(tmp_path: Path) -> None:
    """Without it two packs could not be open together, or would take each other's records."""
    one = write_pack(tmp_path / "one")
    files = edited("pack.yaml", "id: small", "id: other")
    files |= edited("concepts.yaml", "to: elastic-ip", "to: small:elastic-ip")
    files |= edited("claims.yaml", "nat-gateway>requires>elastic-ip", "nat-gateway>requires>small:elastic-ip")
    two = write_pack(tmp_path / "two", files)
    atlas, report = read_packs([one, two])
    assert not report.faults
    tie = atlas.relations["other:nat-gateway>requires>small:elastic-ip"]
    assert (tie.start, tie.relation, tie.end) == ("other:nat-gateway", "other:requires", "small:elastic-ip")
    assert atlas.facts["small:nat-instance/bandwidth:large"].attribute == "small:bandwidth"
    assert atlas.claims[3].held_by == (tie.id, "other:nat-gateways-per-zone")
    assert dangling(atlas.contents) == []


def test_reference_into_a_pack_that_is_not_open(tmp_path: Path) -> None:
    """Without it a pack that builds on another would be full of faults when it is opened alone."""
    files = edited("concepts.yaml", "to: nat-gateway, s", "to: other:nat-gateway, s")
    atlas, report = read_packs([write_pack(tmp_path, files)])
    assert not report.faults
    assert [remark.record for remark in report.remarks if remark.kind == "other-pack"] == [
        "nat-instance>routes-to>other:nat-gateway"
    ]
    assert dangling(atlas.contents) == []


def test_own_prefix(tmp_path: Path) -> None:
    """Without it a pack that names itself in its references could not be opened alone."""
    atlas, report = read_packs(
        [write_pack(tmp_path, edited("concepts.yaml", "to: elastic-ip", "to: small:elastic-ip"))]
    )
    assert not report.faults
    assert "nat-gateway>requires>elastic-ip" in atlas.relations


def test_one_pack_twice_and_two_of_one_id(tmp_path: Path) -> None:
    """Without it two packs of one id would be mixed up."""
    one, two = write_pack(tmp_path / "one"), write_pack(tmp_path / "two")
    atlas, _ = read_packs([one, one])
    assert "nat-gateway" in atlas.concepts
    with pytest.raises(PackError, match="both have the id small"):
        read_packs([one, two])


def test_what_nobody_named_closes_nothing_else(tmp_path: Path) -> None:
    """A copy among one's own packs, or one of a newer format, closed the whole atlas."""
    first = write_pack(tmp_path / "first")
    others = {
        "copied": write_pack(tmp_path / "copied"),
        "newer": write_pack(tmp_path / "newer", edited("pack.yaml", "format: 1", "format: 99")),
        "gone": tmp_path / "gone",
        "empty": tmp_path / "empty",
        "reserved": write_pack(tmp_path / "reserved", edited("pack.yaml", "id: small", "id: view")),
    }
    others["empty"].mkdir()
    atlas, report = read_packs([first, *others.values()], unnamed=[first, *others.values()])
    assert "nat-gateway" in atlas.concepts
    assert [(pack.id, pack.folder, pack.faults) for pack in report.packs] == [("small", first, 0)]
    assert [refused.folder for refused in report.refused] == list(others.values())
    for name, refused in zip(others, report.refused, strict=True):
        assert name in refused.reason
    for folder in others.values():
        if folder.name != "reserved":  # whose fault has always left the others open
            with pytest.raises(PackError, match=folder.name):
                read_packs([first, folder], unnamed=[first])
    with pytest.raises(PackError, match="format 99"):
        read_packs([others["newer"]], unnamed=[others["newer"]])


def test_each_pack_has_its_own_counts(tmp_path: Path) -> None:
    """The page of open packs would show the faults of one pack as those of another."""
    faulty = edited("pack.yaml", "id: small", "id: other") | edited("concepts.yaml", "[NATGW]", "7")
    two = write_pack(tmp_path / "b" / "pack", faulty)
    _, report = read_packs([write_pack(tmp_path / "a" / "pack"), two])
    assert [(pack.id, pack.faults > 0) for pack in report.packs] == [("small", False), ("other", True)]
    assert report.packs[0].records == 25
    assert report.packs[1].records < 25
    assert sum(pack.remarks for pack in report.packs) == len(report.remarks)


def test_collector_is_as_it_was(tmp_path: Path) -> None:
    """Without it reading a pack, or failing to, would leave the garbage collector switched off."""
    assert gc.isenabled()
    with pytest.raises(PackError):
        read_packs([tmp_path / "missing"])
    read_packs([write_pack(tmp_path / "small")])
    assert gc.isenabled()


def test_reading_leaves_nothing_to_the_collector(tmp_path: Path) -> None:
    """Without it each pack that is opened in the window would cost its memory twice, for good."""
    gc.collect()  # what other tests left
    gc.disable()
    try:
        atlas, _ = read_packs([write_pack(tmp_path / "small")])
        assert [one for one in gc.get_objects() if isinstance(one, PackItem | LoadedPack)] == []
        assert "nat-gateway" in atlas
    finally:
        gc.enable()


def test_light_import() -> None:
    """Without it whoever imports the room, the window among them, would pay for yaml and jsonschema."""
    program = "import sys, netatlas.packs; print({'yaml', 'jsonschema', 'networkx'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_shipped_pack() -> None:
    """Without it the pack that ships could have faults, and records would be missing from the atlas."""
    atlas, report = read_packs([default_pack()])
    assert list(map(str, report.faults)) == []
    assert dangling(atlas.contents) == []


@pytest.mark.parametrize("head", sorted(HEADS))
def test_a_pack_whose_id_begins_addresses_does_not_open(head: str, tmp_path: Path) -> None:
    """Its records would be taken for comparisons or views, and a search would end in a traceback."""
    reserved = write_pack(tmp_path / "reserved", edited("pack.yaml", "id: small", f"id: {head}"))
    with pytest.raises(PackError, match=f"pack.yaml:2:5: `{head}` is a word that addresses begin"):
        read_packs([reserved])
    atlas, report = read_packs([reserved, write_pack(tmp_path / "sound")])
    assert [pack.id for pack in atlas.packs] == ["small"]
    assert [(fault.file, "addresses begin with" in fault.message) for fault in report.faults] == [
        ("reserved/pack.yaml", True)
    ]


def test_a_search_beside_a_pack_called_compare(tmp_path: Path) -> None:
    """It ended in a KeyError, since an id of that pack was taken for a comparison."""
    reserved = write_pack(tmp_path / "reserved", edited("pack.yaml", "id: small", "id: compare"))
    atlas = open_atlas(reserved, write_pack(tmp_path / "sound"))
    assert atlas.search("nat gateway")[0].id == "nat-gateway"
    assert [page.record for page in atlas.documents(["nat-gateway"])] == ["nat-gateway"]
