"""What is said to have changed between two versions of models."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from netatlas.api import open_atlas
from netatlas.verify import changes_between, evidence_of, verify
from tests.helpers.models import EC2, models, write_verified_pack

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.verify import ModelChanges

ENUM, TIMEOUT, ADDED = (f"ec2/2016-11-15 {name}" for name in ("ConnectivityType", "Timeout", "Added"))
PIECES = (
    f"source: api, shape: {ENUM}, members: [private, public]",
    f"source: api, shape: {TIMEOUT}, maximum: 432000",
    f'source: api, shape: {ADDED}, since: "1.3"',
    "source: data, shape: ec2/resources/instance_types *.Cards, maximum: 32",
)
NEW_SHAPES: dict[str, Any] = {
    **EC2["shapes"],
    "ConnectivityType": {"type": "string", "enum": ["public", "regional"]},
    "Timeout": {"type": "integer", "min": 60},
    "Added": {"type": "string"},
}


@pytest.fixture
def changes(tmp_path: Path) -> ModelChanges:
    """Return what changed between two made-up versions; the newer one has no moto."""
    evidence = evidence_of(open_atlas(write_verified_pack(tmp_path / "pack", *PIECES)).atlas)
    old = verify(evidence, models(tmp_path / "old"))
    new_ec2 = {**EC2, "shapes": NEW_SHAPES}
    files = {"moto/__init__.py": None}
    return changes_between(
        old, verify(evidence, models(tmp_path / "new", version="1.3", ec2=new_ec2, files=files))
    )


def test_evidence_that_turned(changes: ModelChanges) -> None:
    """A fact that no longer holds in the newer version would be missed, or one that begins to hold."""
    turned = {(one.new.piece.shape, one.holds_now) for one in changes.evidence}
    assert turned == {(ENUM, False), (TIMEOUT, False), (ADDED, True)}
    assert changes.unchanged == 0
    assert changes.any


def test_shapes_that_changed(changes: ModelChanges) -> None:
    """An enum that gained or lost a member, or another bound, would be missed."""
    found = {one.shape: (one.gained, one.lost, one.bounds, one.presence) for one in changes.shapes}
    assert found == {
        ENUM: (("regional",), ("private",), (), ""),
        TIMEOUT: ((), (), ("upper bound none, it was 432000",), ""),
        ADDED: ((), (), (), "appeared"),
    }
    assert all(one.records == ("nat-gateway/managed-by",) for one in changes.shapes)


def test_packages_of_one_side_are_left_out(changes: ModelChanges) -> None:
    """A package that is not in the newer folder would be reported as if all of it were gone."""
    assert [(old.name, old.found, new.found) for old, new in changes.packages] == [
        ("botocore", "1.2.0", "1.3"),
        ("moto", "5.0.0", ""),
    ]


def test_the_same_models_have_no_changes(tmp_path: Path) -> None:
    """Every comparison would report something."""
    evidence = evidence_of(open_atlas(write_verified_pack(tmp_path / "pack", *PIECES)).atlas)
    same = verify(evidence, models(tmp_path / "models"))
    unchanged = changes_between(same, same)
    assert not unchanged.any
    assert unchanged.unchanged == len(PIECES)
