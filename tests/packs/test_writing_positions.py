"""Writing the positions of a pack: they come back as they were, and no other is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.errors import PackError
from netatlas.packs import read_packs
from netatlas.packs.positions import read_for_positions, write_positions
from tests.helpers.packs import edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path

_CONCEPT = """\
- id: "{id}"
  name: Concept {id}
  kind: component
  topic: gateways
  summary: A concept.
  sources: [guide]
  checked: 2026-11
"""


def test_positions_come_back_whatever_the_id_looks_like(tmp_path: Path) -> None:
    """An id such as 802-1 or no would be read as a number or a flag."""
    ids = ("2026-11", "no", "1e3", "plain")
    concepts = "".join(_CONCEPT.format(id=record) for record in ids)
    others = ("comparisons", "timelines", "journeys", "claims")
    pack = write_pack(
        tmp_path / "pack", {"concepts.yaml": concepts, **{f"{name}.yaml": None for name in others}}
    )
    positions = {"2026-11": (1, -2), "no": (0.5, 3), "1e3": (12345, 0), "plain": (0, 0)}
    schema = "# yaml-language-server: $schema=x.json\n"
    (pack / "positions.yaml").write_text(schema, encoding="utf-8")
    written = write_positions(pack, positions)
    assert written.read_text(encoding="utf-8").startswith(schema)
    atlas, _ = read_packs([pack])
    assert {record: (at.x, at.y) for record, at in atlas.positions.items()} == positions


@pytest.mark.parametrize("x", [1234567.0, -1234.56789, 0.123456789012345, 1e300, -1e-9, -0.0])
def test_a_position_comes_back_with_all_of_its_digits(tmp_path: Path, x: float) -> None:
    """What somebody placed by hand would be moved each time that a concept is added."""
    pack = write_pack(tmp_path / "pack")
    write_positions(pack, {"nat-gateway": (x, 2.0)})
    atlas, report = read_packs([pack])
    assert [(at.x, at.y) for at in atlas.positions.values()] == [(x, 2.0)]
    assert not report.faults


def test_a_pack_without_records_has_no_positions(tmp_path: Path) -> None:
    """A pack that was just begun would have a fault, and could not be laid out again."""
    pack = write_pack(tmp_path / "pack")
    write_positions(pack, {})
    assert not read_for_positions(pack).positions


def test_what_is_wrong_with_positions_alone_is_no_hindrance(tmp_path: Path) -> None:
    """A concept that was taken out would have to be taken out of the positions by hand."""
    pack = write_pack(
        tmp_path / "pack",
        {"positions.yaml": "nat-gateway: {x: 1, y: 2}\ngone: {x: 0, y: 0}\nelastic-ip: {x: .nan, y: 0}\n"},
    )
    assert set(read_for_positions(pack).positions) == {"nat-gateway"}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (edited("concepts.yaml", "aliases: [NATGW]", "aliases: [NATGW]\n  colour: red"), "concepts.yaml:4"),
        ({"positions.yaml": "nat-gateway: {x: 1, y: 2\n"}, "positions.yaml:"),
        ({"positions/all.yaml": "nat-gateway: {x: 1, y: 2}\n"}, "move them into positions.yaml"),
    ],
    ids=["fault", "unreadable", "folder"],
)
def test_a_pack_whose_positions_would_be_lost_is_refused(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    """Records that are left out for a fault would lose their positions for good."""
    pack = write_pack(tmp_path / "pack", files)
    with pytest.raises(PackError, match=said):
        read_for_positions(pack)
