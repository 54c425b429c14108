"""Evidence that nothing could be held against, and sources that name half a package."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.packs import read_packs
from tests.helpers.models import write_verified_pack
from tests.helpers.packs import FILES, write_pack

if TYPE_CHECKING:
    from pathlib import Path

SHAPE = "shape: ec2/2016-11-15 VpcEndpointType"


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        (f"source: guide, {SHAPE}", "`guide` names no package to hold evidence against"),
        (f"source: rfc, {SHAPE}", "add `rfc` to `sources`"),
        (f"source: apii, {SHAPE}", "did you mean `api`?"),
        ("source: api, shape: ec2/../../secret Shape", "a file of the package and a shape in it"),
        ("source: api, shape: /etc/passwd root", "a file of the package and a shape in it"),
        ("source: api, shape: VpcEndpointType", "a file of the package and a shape in it"),
        (f"source: api, {SHAPE}, members: []", "it needs at least 1"),
        (f"source: api, {SHAPE}, since: 1.43", "quotes"),
        (f"source: api, {SHAPE}, minimum: .nan", "no finite number"),
        (f"source: api, {SHAPE}, maximum: .inf", "no finite number"),
        (f"source: api, {SHAPE}, value: -.inf", "no finite number"),
    ],
)
def test_evidence_that_cannot_be_verified_is_a_fault(tmp_path: Path, piece: str, said: str) -> None:
    """The record would seem to be held against a model, and never be."""
    _, report = read_packs([write_verified_pack(tmp_path, piece)])
    faults = [fault for fault in report.faults if not fault.follows]
    assert any(said in fault.message for fault in faults), faults
    assert {fault.record for fault in faults} == {"nat-gateway/managed-by"}


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("package: botocore", "a `package` needs a `version`"),
        ('version: "1.2"', "a `version` needs a `package`"),
        ('package: boto, version: "1.2"', "`botocore`"),
        ('package: botocore, version: "latest"', "`latest` is not"),
    ],
)
def test_a_source_names_a_package_with_its_version(tmp_path: Path, keys: str, said: str) -> None:
    """Nobody would know which version the evidence was held against."""
    half = f'half: {{title: T, short: T, publisher: P, url: "https://example.com", kind: api, {keys}}}\n'
    _, report = read_packs([write_pack(tmp_path, {"sources.yaml": FILES["sources.yaml"] + half})])
    assert any(said in fault.message and fault.record == "half" for fault in report.faults), report.faults
