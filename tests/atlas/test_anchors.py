"""What notes are tied to: it is found again in any pack, and a change of what it says is seen."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import pytest

from netatlas.address import Address
from netatlas.atlas.anchors import (
    anchor_name,
    anchor_of,
    anchor_text,
    anchors_of,
    anchors_on_page,
    bookmarks_of,
    needs_a_look,
)
from netatlas.atlas.atlas import Atlas
from tests.helpers.atlases import UNKNOWN, atlas_of, concept, demo_atlas, fact, figure, text

DEMO = demo_atlas()


class Remark(NamedTuple):
    """Stands for a note."""

    anchor: str
    anchor_text: str


def _remark(address: str, atlas: Atlas = DEMO) -> Remark:
    parsed = Address.parse(address)
    return Remark(anchor_of(atlas, parsed), anchor_text(atlas, parsed) or "")


def _gateway(*facts: object, atlas: Atlas = DEMO, **changed: object) -> Atlas:
    """Return the demo atlas with another NAT gateway."""
    old = atlas.concepts["nat-gateway"]
    parts = {"facts": facts, **changed} if facts else changed
    new = msgspec.structs.replace(old, **parts)
    concepts = tuple(new if one is old else one for one in atlas.contents.concepts)
    return Atlas(msgspec.structs.replace(atlas.contents, concepts=concepts))


def test_an_anchor_names_the_pack_and_is_found_again() -> None:
    """A note would hang on another pack's record, or on one way to look at a page only."""
    assert anchor_of(DEMO, Address.parse("nat-gateway/bandwidth?x=1")) == "demo:nat-gateway/bandwidth"
    assert anchor_of(DEMO, Address.parse("compare:b+a?only=1")) == "compare:demo%3Aa+demo%3Ab"
    assert anchor_of(DEMO, Address.parse("view:limits?words=nat")) == "view:limits"
    assert anchors_of(DEMO, Address.parse("gone")) == ("demo:gone",)


def test_notes_on_a_renamed_concept_are_found() -> None:
    """Notes would vanish from the page when a pack gives its concept another id."""
    renamed = atlas_of([concept("new", fact("new", "managed-by", text("AWS")), formerly=("old",))])
    assert anchors_of(renamed, Address.parse("old/managed-by")) == (
        "demo:new/managed-by",
        "demo:old/managed-by",
    )
    page = anchors_on_page(renamed, Address.parse("new/managed-by"))
    assert page == ("demo:new", "demo:old", "demo:new/managed-by", "demo:old/managed-by")
    assert "demo:ssl-2-0-prohibited" in anchors_on_page(DEMO, Address.parse("tls-history"))
    assert "demo:nat-gateways-per-zone" in anchors_on_page(DEMO, Address.parse("nat-gateway"))
    assert anchors_on_page(DEMO, Address.parse("view:limits")) == ("view:limits",)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("nat-gateway/bandwidth", "NAT gateway: Bandwidth"),
        ("nat-gateways-per-zone", "NAT gateway: NAT gateways"),
        ("nat-gateway>replaces>nat-instance", "NAT gateway replaces NAT instance"),
        ("tls-1-2-published", "TLS 1.2: 2008-08-10 published"),
        ("compare:nat-gateway+nat-instance", "NAT gateway vs NAT instance"),
        ("managed", "AWS looks after a gateway."),
        ("guide", "NAT gateway basics"),
        ("tls-history?at=2014", "SSL and TLS"),
        ("demo:gone/bandwidth", "gone/bandwidth"),
        ("view:limits?words=nat", "view:limits"),
    ],
)
def test_an_anchor_has_a_name(address: str, name: str) -> None:
    """A list of notes would not say what each of them is about."""
    assert anchor_name(DEMO, Address.parse(address)) == name


def test_every_record_has_words() -> None:
    """A note on some sort of record could not be written, or would never be looked at again."""
    others = ("nat-gateway/bandwidth", "nat-gateway>requires>elastic-ip", "tls-history", "guide")
    for record_id in [*DEMO.graph, *(claim.id for claim in DEMO.claims), *others]:
        words = anchor_text(DEMO, Address.record(record_id))
        assert words
        assert needs_a_look(DEMO, _remark(record_id)) is None
    assert anchor_text(DEMO, Address.parse("view:limits")) == ""
    assert anchor_text(DEMO, Address.parse("gone")) is None


def test_a_value_that_changed_is_said() -> None:
    """A note that says 45 Gbps would go on without a hint that it is 100 now."""
    before = _gateway(fact("nat-gateway", "bandwidth", figure(5, "Gbps", 45)))
    now = _gateway(fact("nat-gateway", "bandwidth", figure(5, "Gbps", 100)))
    for anchor in ("nat-gateway", "nat-gateway/bandwidth", "compare:nat-gateway+nat-instance"):
        said = needs_a_look(now, _remark(anchor, before))
        assert said == "Bandwidth was “5 to 45 Gbps” and is “5 to 100 Gbps”."


def test_state_and_wording_count_and_what_is_new_does_not() -> None:
    """A fact that is unknown now would pass as known; or each new fact would question all notes."""
    remark = _remark("nat-gateway", _gateway(fact("nat-gateway", "managed-by", text("AWS"))))
    more = fact("nat-gateway", "source-check", text("None"))
    assert needs_a_look(_gateway(fact("nat-gateway", "managed-by", text("AWS")), more), remark) is None
    state = needs_a_look(_gateway(fact("nat-gateway", "managed-by", UNKNOWN), more), remark)
    assert state == "Managed by was “AWS” and is “Unknown”."
    gone = needs_a_look(_gateway(more, summary="It changed."), remark)
    assert gone is not None
    assert "is “It changed.”." in gone
    assert "“Managed by: AWS” is no longer said." in gone


def test_long_wording_is_cut_to_what_differs() -> None:
    """Whoever looks at a note would have to find one changed word in two hundred."""
    start = "word " * 100
    before, now = (_gateway(summary=f"{start}{end}.") for end in ("five", "six"))
    said = needs_a_look(now, _remark("nat-gateway", before))
    assert said is not None
    assert said.endswith("word five.” and is “…word word word word word word word word six.”.")
    assert len(said) < 200


def test_many_differences_are_counted() -> None:
    """A list of notes would be one page for each of them."""
    names = ("managed-by", "source-check", "bandwidth", "idle-timeout", "port-forwarding")
    before, now = (_gateway(*(fact("nat-gateway", name, text(words)) for name in names)) for words in "ab")
    said = needs_a_look(now, _remark("nat-gateway", before))
    assert said is not None
    assert said.endswith("And 2 more.")


def test_what_is_gone_is_said_and_a_view_never_is() -> None:
    """A note on a record that was taken out would look as sound as any other."""
    assert needs_a_look(DEMO, Remark("demo:gone", "Gone: words")) == "No open pack has this record any more."
    assert needs_a_look(DEMO, Remark("view:limits", "")) is None
    hops = tuple(DEMO.journeys[0].hops[:1])
    shorter = msgspec.structs.replace(DEMO.journeys[0], hops=hops)
    before = Atlas(msgspec.structs.replace(DEMO.contents, journeys=(shorter,)))
    said = needs_a_look(DEMO, _remark("private-to-internet", before))
    assert said == "“2. Elastic IP: Stands in front. (a public gateway)” is new."
    label = needs_a_look(DEMO, Remark("demo:nat-gateway/bandwidth", "Speed: 45 Gbps"))
    assert label == "“Speed: 45 Gbps” is now “Bandwidth: 5 to 100 Gbps”."


def test_a_journey_that_fails_now_is_said() -> None:
    """A note would praise a way that no packet takes any more."""
    fails = msgspec.structs.replace(DEMO.journeys[0], works=False, reason="No route.")
    now = Atlas(msgspec.structs.replace(DEMO.contents, journeys=(fails,)))
    assert needs_a_look(now, _remark("private-to-internet")) == "“Fails: No route.” is new."


@pytest.mark.parametrize(
    ("address", "stored"),
    [
        ("view:limits?words=nat&hard=1", "view:limits?words=nat&hard=1"),
        ("view:graph?around=vpc&seen=1.0+2.0+1.0", "view:graph?around=demo%3Avpc"),
        (
            "compare:nat-instance+nat-gateway?only=1",
            "compare:demo%3Anat-gateway+demo%3Anat-instance?only=1",
        ),
        ("note:7?words=zone", "note:7"),
        ("nat-gateway", "demo:nat-gateway"),
    ],
)
def test_a_bookmark_keeps_how_its_target_is_looked_at(address: str, stored: str) -> None:
    """A bookmark of what was filtered would open all of it, or be another one wherever a map is moved."""
    assert bookmarks_of(DEMO, Address.parse(address)) == (stored,)
