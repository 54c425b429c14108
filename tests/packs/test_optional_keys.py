"""Keys that a pack may do without: what they say is kept, and a pack without them opens as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.packs import read_packs
from tests.helpers.packs import FILES, edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path

KIND = "component: {label: Component}"
LIMIT = "adjustable: yes"


def test_a_pack_without_them(tmp_path: Path) -> None:
    """Without it packs of today would not open any more, or limits of no importance would be hidden."""
    atlas, report = read_packs([write_pack(tmp_path)])
    assert (report.faults, report.remarks) == ((), ())
    assert atlas.kinds["component"].key == ()
    assert atlas.limits["nat-gateways-per-zone"].importance == 2
    assert dict(atlas.positions) == {}


def test_key_attributes_and_importance(tmp_path: Path) -> None:
    """Without it the short form of a concept would show other attributes, or in another order."""
    files = edited("vocabulary.yaml", KIND, "component: {label: Component, key: [ipv6, since, bandwidth]}")
    files |= edited("concepts.yaml", LIMIT, f"{LIMIT}\n      importance: 3")
    atlas, report = read_packs([write_pack(tmp_path, files)])
    assert report.faults == ()
    assert atlas.kinds["component"].key == ("ipv6", "since", "bandwidth")
    assert atlas.limits["nat-gateways-per-zone"].importance == 3


def test_a_key_attribute_that_is_left_out(tmp_path: Path) -> None:
    """Without it a slip in one attribute would cost every concept of each kind that lists it."""
    files = edited("vocabulary.yaml", KIND, "component: {label: Component, key: [ipv6, since, bandwidth]}")
    text = files["vocabulary.yaml"].replace("since, type: date}", "since, type: dated}")
    atlas, _ = read_packs([write_pack(tmp_path, {"vocabulary.yaml": text})])
    assert atlas.kinds["component"].key == ("ipv6", "bandwidth")
    assert "nat-gateway" in atlas.concepts


@pytest.mark.parametrize(
    ("x", "y", "column"), [(".nan", "0", 18), ("0", "-.inf", 25), ("0", "1e999", 24), ("0", ".inf", 24)]
)
def test_positions_are_finite(x: str, y: str, column: int, tmp_path: Path) -> None:
    """Without it one number would put the whole graph out of sight."""
    files = {"positions.yaml": f"nat-gateway: {{x: {x}, y: {y}}}\n"}
    atlas, report = read_packs([write_pack(tmp_path, files)])
    (fault,) = report.faults
    assert (fault.line, fault.column) == (1, column if x != "0" else fault.column)
    assert "no finite number" in fault.message
    assert dict(atlas.positions) == {}


def test_positions(tmp_path: Path) -> None:
    """Without it the graph would not be drawn as its layout was made, or with what is not there."""
    files = {
        "positions/concepts.yaml": "nat-gateway: {x: 1, y: -2.5}\nnat-gatway: {x: 0, y: 0}\n",
        "positions/others.yaml": (
            "nat-gateway>requires>elastic-ip: {x: 3, y: 4}\n"
            "nat-gateways-per-zone: {x: 5, y: 6}\n"
            "nat-gateway: {x: 7, y: 8}\n"
            "nat-instance: {x: 9}\n"
        ),
    }
    atlas, report = read_packs([write_pack(tmp_path, files)])
    assert {record: (at.x, at.y) for record, at in atlas.positions.items()} == {
        "nat-gateway": (1, -2.5),
        "nat-gateway>requires>elastic-ip": (3, 4),
        "nat-gateways-per-zone": (5, 6),
    }
    assert [(f"{fault.file}:{fault.line}", fault.message) for fault in report.faults] == [
        (
            "positions/concepts.yaml:2",
            "there is no record `nat-gatway`; did you mean `nat-gateway`?",
        ),
        (
            "positions/others.yaml:3",
            "`nat-gateway` has a position in positions/concepts.yaml:1 already; take one of them out",
        ),
        ("positions/others.yaml:4", "`y` is missing; add it, for example `y: 0`"),
    ]


def test_a_position_goes_with_its_record(tmp_path: Path) -> None:
    """Without it one fault in a concept would give another for each position of what it holds."""
    files = edited("concepts.yaml", "name: NAT instance", "name: 80")
    files["positions.yaml"] = (
        "nat-instance: {x: 0, y: 0}\nnat-instance/ipv6: {x: 1, y: 1}\nelastic-ip: {x: 2, y: 2}\n"
    )
    atlas, report = read_packs([write_pack(tmp_path, files)])
    assert list(atlas.positions) == ["elastic-ip"]
    assert {fault.file for fault in report.faults} == {
        "concepts.yaml",
        "comparisons.yaml",
        "journeys.yaml",
    } | {"timelines.yaml"}


def test_positions_of_several_packs(tmp_path: Path) -> None:
    """Without it the records of a second pack would have no positions, or those of the first."""
    first = write_pack(tmp_path / "first", {"positions.yaml": "nat-gateway: {x: 1, y: 1}\n"})
    second = write_pack(
        tmp_path / "second",
        {
            "pack.yaml": FILES["pack.yaml"].replace("id: small", "id: other"),
            "positions.yaml": (
                "nat-gateway: {x: 2, y: 2}\nsmall:elastic-ip: {x: 3, y: 3}\nclosed:a: {x: 4, y: 4}\n"
            ),
        },
    )
    atlas, report = read_packs([first, second])
    assert {record: at.x for record, at in atlas.positions.items()} == {
        "small:nat-gateway": 1,
        "other:nat-gateway": 2,
        "small:elastic-ip": 3,
    }
    assert (report.faults, [remark.kind for remark in report.remarks]) == ((), [])
