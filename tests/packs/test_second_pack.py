"""A second pack changes nothing of the first: whatever it holds, the first one is as it is alone."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netatlas.address import Address, pack_of, without_pack
from netatlas.api import open_atlas
from netatlas.atlas.addressing import resolved, stored
from netatlas.drawing.colours import load_colours
from netatlas.drawing.graph.kinds import form_of, ink_of
from netatlas.errors import NotFound
from tests.helpers.packs import FILES, edited, write_pack

if TYPE_CHECKING:
    from netatlas.api import OpenAtlas

QUERIES = (
    *("nat", "nat gateway", "nat gatway", "gateway", "vpn", "elastic", "bandwidth", "100 gbps", "idle"),
    *("nat gateway vs nat instance", "machine of your own", "who looks after it", "out to", "gateways"),
    *("address", "natgw", "nat-instance", "component", "guide", "limits", "10.0.0.0/24"),
)
NAMES = ("NAT gateway", "nat gateway", "NATGW", "nat-gateway", "Gateway", "VPN", "Elastic", "Nat instances")
WORDS = st.sampled_from(
    (
        "NAT",
        "gateway",
        "instance",
        "address",
        "elastic",
        "VPN",
        "nat",
        "looks",
        "after",
        "machine",
        "own",
        "IP",
    )
)
CONCEPT = """\
- id: {id}
  name: {name}
  aliases: {aliases}
  kind: {kind}
  topic: gateways
  summary: {summary}.
  sources: [guide]
  checked: 2026-11
  facts:
    - {{attribute: bandwidth, value: {{from: 5, to: {figure}, unit: Gbps}}, sources: [guide]}}
  relations: {relations}
"""


@st.composite
def concepts(draw: st.DrawFn) -> str:
    """Return the concepts of a second pack, whose names and ids are often those of the first."""
    ids = st.sampled_from(("nat-gateway", "nat", "vpn", "gateway", "elastic", "natgw", "machine"))
    made: list[str] = []
    for concept_id in draw(st.lists(ids, min_size=1, max_size=5, unique=True)):
        name, *aliases = draw(
            st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=3)
        )
        made.append(
            CONCEPT.format(
                id=concept_id,
                name=f"{name} {concept_id}" if draw(st.booleans()) else f"{name} {len(made)}",
                aliases=aliases,
                kind=draw(st.sampled_from(("component", "service", "box"))),
                summary=" ".join(draw(st.lists(WORDS, min_size=2, max_size=8))),
                figure=draw(st.sampled_from((45, 100, 400))),
                relations=draw(
                    st.sampled_from(("[]", "[{relation: requires, to: 'aws-networking:nat-gateway'}]"))
                ),
            )
        )
    return "".join(made)


SECOND = {
    **dict.fromkeys(("comparisons.yaml", "timelines.yaml", "journeys.yaml", "claims.yaml")),
    "vocabulary.yaml": FILES["vocabulary.yaml"].replace(
        "kinds:", "kinds:\n  service: {label: Service}\n  box: {label: Box}"
    ),
}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a pack with the id of the shipped one."""
    files = edited("pack.yaml", "id: small", "id: aws-networking")
    return write_pack(tmp_path_factory.mktemp("first") / "first", files)


@pytest.mark.long
@given(concepts())
@settings(max_examples=25, deadline=None)
def test_nothing_of_the_first_pack_changes(first: Path, text: str) -> None:
    """Whoever opens a pack of a course beside it would find other hits, places and colours in the first."""
    with TemporaryDirectory() as folder:
        second = write_pack(
            Path(folder) / "second",
            edited("pack.yaml", "id: small", "id: mine") | SECOND | {"concepts.yaml": text},
        )
        with closing(open_atlas(first)) as alone, closing(open_atlas(first, second)) as both:
            assert [pack.id for pack in both.atlas.packs] == ["aws-networking", "mine"]
            assert both.report.packs[0].faults == 0
            _same_ids(alone, both)
            _same_hits(alone, both)
            _same_map(alone, both)


def _same_ids(alone: OpenAtlas, both: OpenAtlas) -> None:
    for known in (alone.atlas.concepts, alone.atlas.facts, alone.atlas.limits, alone.atlas.relations):
        for record_id, record in known.items():
            assert both.atlas.get(record_id) == record
            address = Address.record(record_id)
            kept = stored(alone.atlas, address)
            assert stored(both.atlas, address) == kept
            assert resolved(both.atlas, kept) == resolved(alone.atlas, kept) == address
    for name in (*NAMES, *(name for _, name in alone.atlas.names())):
        meant = alone.atlas.named(name)
        if meant is not None:
            assert both.atlas.named(name) == meant
            assert both.resolve(name) == alone.resolve(name)


def _same_hits(alone: OpenAtlas, both: OpenAtlas) -> None:
    for query in QUERIES:
        before = [hit.id for hit in alone.search(query, limit=20)]
        after = [hit.id for hit in both.search(query, limit=60)]
        assert [one for one in after if one in set(before)] == before, query
        assert all("mine" in one for one in after if one not in set(before)), query


def _same_map(alone: OpenAtlas, both: OpenAtlas) -> None:
    before, after = alone.atlas_map(), both.atlas_map()
    places = dict(zip(after.concepts, zip(after.x, after.y, strict=True), strict=True))
    assert {one: places[one] for one in before.concepts} == dict(
        zip(before.concepts, zip(before.x, before.y, strict=True), strict=True)
    )


@pytest.mark.parametrize("kind", ["service", "component", "box", "limit"])
def test_a_kind_looks_the_same_in_every_pack(kind: str) -> None:
    """A pack's services would turn grey as soon as it is opened beside another."""
    light = load_colours("light")
    other = f"mine:{kind}"
    assert (light.of_kind(other), form_of(other), ink_of(other)) == (
        light.of_kind(kind),
        form_of(kind),
        ink_of(kind),
    )


def test_what_only_the_second_pack_has_is_found(first: Path, tmp_path: Path) -> None:
    """It would be open and yet found nowhere."""
    text = CONCEPT.format(
        id="vpn", name="Site VPN", aliases=[], kind="box", summary="A tunnel", figure=45, relations="[]"
    )
    files = edited("pack.yaml", "id: small", "id: mine") | SECOND | {"concepts.yaml": text}
    with closing(open_atlas(first, write_pack(tmp_path / "second", files))) as both:
        assert both.resolve("site vpn") == ("mine:vpn", True)
        assert both.resolve("vpn") == ("mine:vpn", True)
        assert [hit.id for hit in both.search("site vpn")][:1] == ["mine:vpn"]
        # each pack has attributes of its own, so that there is nothing to compare
        assert [hit.id for hit in both.search("nat gateway vs site vpn")][:2] == ["nat-gateway", "mine:vpn"]
        assert pack_of("mine:vpn") == "mine"
        assert without_pack("mine:vpn", "mine") == "vpn"
        with pytest.raises(NotFound):
            both.resolve("qqqqqq")
