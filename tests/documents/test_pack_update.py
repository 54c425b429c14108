"""What another version of a pack changes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.documents.pack_update import Age, PackUpdate, pack_update, update_lead, update_parts
from netatlas.packs import read_packs
from tests.helpers.packs import CLAIMS, CONCEPTS, PACK, TIMELINES, edited, write_pack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def _update(tmp_path: Path, files: Mapping[str, str | bytes | None], *, beside: bool = False) -> PackUpdate:
    """Return what a version with other files changes; ``beside`` another pack all ids have their pack."""
    others = [write_pack(tmp_path / "other", edited("pack.yaml", "id: small", "id: other"))] if beside else []
    versions = write_pack(tmp_path / "before"), write_pack(tmp_path / "after", files)
    before, after = (read_packs([*others, version])[0] for version in versions)
    return pack_update(before, after, "small")


def _said(update: PackUpdate) -> dict[str, str]:
    return {part.heading: "\n".join(part.lines) for part in update_parts(update)}


@pytest.mark.parametrize("beside", [False, True])
def test_concepts_and_values_that_differ_are_named(tmp_path: Path, beside: bool) -> None:  # noqa: FBT001 - a case
    """Nobody could tell what a newer pack would change before it has taken the older one's place."""
    concepts = CONCEPTS.replace("- id: nat-instance", "- id: nat-machine").replace(
        "  name: NAT instance", "  name: NAT machine"
    )
    concepts = concepts.replace("{amount: 350, unit: s}", "{amount: 900, unit: s}")
    concepts = concepts.replace("{amount: 5, unit: count", "{amount: 50, unit: count")
    concepts = concepts.replace("    - {attribute: since, value: 2015-12, sources: [guide]}\n", "")
    gone = dict.fromkeys(("comparisons.yaml", "journeys.yaml"))
    timelines = TIMELINES.replace("2015-12-17", "2015-12-18").replace("nat-instance", "nat-machine")
    update = _update(
        tmp_path, {"concepts.yaml": concepts, "timelines.yaml": timelines, **gone}, beside=beside
    )
    said = _said(update)
    assert said["1 concept is new"] == "NAT machine"
    assert said["1 concept is gone"] == "NAT instance"
    assert "NAT gateway: Idle timeout: 350 s → 900 s" in said["3 values changed"]
    assert (
        "NAT gateway: NAT gateways: 5 NAT gateways, per Availability Zone → "
        "50 NAT gateways, per Availability Zone"
    ) in said["3 values changed"]
    assert "2015-12-17, Arrives → 2015-12-18, Arrives" in said["3 values changed"]
    assert said["Values of the other concepts"] == "0 new, 1 gone"
    assert not update.is_same


def test_a_concept_with_another_id_is_neither_new_nor_gone(tmp_path: Path) -> None:
    """A pack in which ids were put right would look as if half of it were gone."""
    files = {"concepts.yaml": CONCEPTS.replace("id: elastic-ip", "id: eip\n  formerly: [elastic-ip]")}
    files["concepts.yaml"] = files["concepts.yaml"].replace("to: elastic-ip", "to: eip")
    update = _update(tmp_path, {**files, "claims.yaml": CLAIMS.replace(">elastic-ip", ">eip")})
    assert (update.new, update.gone, update.changed, update.gone_values) == ((), (), (), 0)


def test_a_limit_that_can_be_raised_now_has_changed(tmp_path: Path) -> None:
    """The change would be shown as one of a text to itself."""
    update = _update(tmp_path, edited("concepts.yaml", "adjustable: yes", "adjustable: no"))
    said = _said(update)
    assert said == {"1 value changed": "• NAT gateway: NAT gateways: adjustable: yes → adjustable: no"}


def test_sources_and_wording_change_no_value(tmp_path: Path) -> None:
    """Each check of a source would be told as a change of what is so."""
    update = _update(
        tmp_path,
        edited(
            "concepts.yaml",
            "relation: routes-to, to: nat-gateway, sources: [rfc]",
            "relation: routes-to, to: nat-gateway, sources: [guide]",
        ),
    )
    assert list(_said(update)) == ["No concept and no value differs"]
    assert list(_said(_update(tmp_path / "same", {}))) == ["Nothing differs"]


def test_of_many_the_first_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    """A pack of thousands of concepts would fill the screen."""
    more = "".join(
        f"- {{id: c{n}, name: C{n}, kind: component, topic: gateways, summary: x, sources: [guide], "
        "checked: 2026-11}\n"
        for n in range(1, 1201)
    )
    said = _said(_update(tmp_path, {"concepts/more.yaml": more}))
    assert said == {"1,200 concepts are new": "C1, C2, C3, C4, C5 and 1,195 more"}


@pytest.mark.parametrize(
    ("version", "checked", "age"),
    [
        ("1", "2026-12", Age.NEWER),
        ("9", "2026-10", Age.OLDER),
        ("1.10", "2026-11", Age.NEWER),
        ("0.9", "2026-11", Age.OLDER),
        ("1", "2026-11", Age.SAME),
        ("final", "2026-11", Age.OLDER),
    ],
)
def test_the_date_decides_which_is_newer_then_the_version(
    version: str, checked: str, age: Age, tmp_path: Path
) -> None:
    """An older pack could pass for a newer one."""
    pack = PACK.replace('"1"', f'"{version}"').replace("2026-11", checked)
    update = _update(tmp_path, {"pack.yaml": pack})
    assert update.age is age
    assert (age is Age.SAME) == ("are of the same date" in update_lead(update))
