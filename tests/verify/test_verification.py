"""What becomes of the evidence of an atlas when it is held against packages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from netatlas.api import open_atlas
from netatlas.progress import Cancelled, Progress
from netatlas.verify import EvidenceStatus, evidence_of, verify
from netatlas.verify.verification import RecordEvidence
from tests.helpers.models import EC2, evidence, models, source, write_verified_pack

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.verify import Verification

ENUM = "ec2/2016-11-15 ConnectivityType"
HOLDS, FAILS, GAINED = EvidenceStatus.HOLDS, EvidenceStatus.FAILS, EvidenceStatus.GAINED
NOT_YET, EARLY = EvidenceStatus.NOT_YET, EvidenceStatus.EARLY


def verified(pack: Path, folder: Path, *names: str, **changes: Any) -> Verification:  # noqa: ANN401 - of write_models
    """Hold a pack's evidence against made-up packages."""
    return verify(evidence_of(open_atlas(pack).atlas, names), models(folder, **changes))


@pytest.mark.parametrize(
    ("conditions", "status"),
    [
        ("", HOLDS),
        (", members: [public, private]", HOLDS),
        (", members: [public]", GAINED),
        (", members: [public, private, secret]", FAILS),
        (", members: [public, secret]", FAILS),
        (', members: [public], since: "1.3"', NOT_YET),
        (', has: [secret], since: "1.3"', NOT_YET),
        (', has: [public], since: "1.3"', EARLY),
        (', has: [public], since: "1.2"', HOLDS),
        (', has: [secret], since: "1.1.9"', FAILS),
    ],
)
def test_status_of_evidence(tmp_path: Path, conditions: str, status: EvidenceStatus) -> None:
    """What is new would be taken for what is gone, or a list that lacks a member for a whole one."""
    pack = write_verified_pack(tmp_path / "pack", f"source: api, shape: {ENUM}{conditions}")
    verification = verified(pack, tmp_path / "models")
    assert [result.status for result in verification.results] == [status]
    assert verification.all_hold == (status is HOLDS)
    gained = {("botocore", ENUM): (["private"], ["nat-gateway/managed-by"])}
    has_gained = status is GAINED or "[public, secret]" in conditions
    assert verification.gains() == (gained if has_gained else {})


def test_evidence_of_every_sort_of_record(tmp_path: Path) -> None:
    """Evidence of a relation or an event would never be looked at; a name would bring that of others."""
    piece = f"source: api, shape: {ENUM}"
    atlas = open_atlas(write_verified_pack(tmp_path, piece, event=piece, relation=piece)).atlas

    def records(*names: str) -> list[str]:
        return [one.record.id for one in evidence_of(atlas, names)]

    relation, event = "nat-gateway>requires>elastic-ip", "nat-gateway-launched"
    assert records() == ["nat-gateway/managed-by", relation, event]
    assert records("nat-gateway") == records()
    assert records("nat-history") == records(event) == [event]
    assert records(relation, "elastic-ip") == [relation]
    assert records("nat-instance") == []


def test_packages_that_are_not_there_are_no_failure(tmp_path: Path) -> None:
    """Who has only botocore would take the facts that rest on others for wrong."""
    pack = write_verified_pack(
        tmp_path / "pack",
        f"source: api, shape: {ENUM}",
        "source: data, shape: ec2/resources/instance_types x",
    )
    files = {"moto/__init__.py": None}
    verification = verified(pack, tmp_path / "models", files=files)
    assert verification.all_hold
    assert (verification.checked, verification.counts[EvidenceStatus.NOT_INSTALLED]) == (1, 1)
    assert [(use.name, use.named, use.found) for use in verification.packages] == [
        ("botocore", ("1.2.0",), "1.2.0"),
        ("moto", ("5.0.0",), ""),
    ]


def test_a_gain_names_all_records_whose_list_lacks_it(tmp_path: Path) -> None:
    """One of two lists would be completed, and the other stay as it is."""
    grown = {
        **EC2["shapes"],
        "ConnectivityType": {"type": "string", "enum": ["private", "public", "new", "newer"]},
    }
    piece = f"source: api, shape: {ENUM}, members: [private, public]"
    pack = write_verified_pack(tmp_path / "pack", piece, event=piece)
    verification = verified(pack, tmp_path / "models", ec2={**EC2, "shapes": grown})
    records = ["nat-gateway/managed-by", "nat-gateway-launched"]
    assert verification.gains() == {("botocore", ENUM): (["new", "newer"], records)}


def test_versions_that_packs_name_are_all_shown(tmp_path: Path) -> None:
    """A report on two packs would hide that they were checked against different versions."""
    record = open_atlas(write_verified_pack(tmp_path / "pack")).atlas.facts["nat-gateway/managed-by"]
    both = [RecordEvidence(record, evidence(ENUM), source(version=version)) for version in ("1.10", "1.9")]
    assert verify(both, models(tmp_path / "models")).packages[0].named == ("1.9", "1.10")


def test_work_that_is_no_longer_wanted_ends(tmp_path: Path) -> None:
    """A window could not cancel it."""

    class NotWanted(Progress):
        cancelled = True

    pack = write_verified_pack(tmp_path / "pack", f"source: api, shape: {ENUM}")
    with pytest.raises(Cancelled):
        verify(evidence_of(open_atlas(pack).atlas), models(tmp_path / "models"), NotWanted())
