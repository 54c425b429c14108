"""What a fault costs: its own record, what cannot be without it, and nothing else."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest

from netatlas.packs import read_packs, reader
from netatlas.packs.checks.between_records import check
from netatlas.packs.checks.references import references, referring_kinds
from netatlas.packs.namespaces import NAMESPACE_OF_KIND
from tests.helpers.packs import FILES, edited, write_pack
from tests.helpers.whole_pack import TEXTS
from tests.helpers.wholeness import dangling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from netatlas.atlas.model import Contents
    from netatlas.packs.checks.between_records import CheckResult
    from netatlas.packs.loaded_pack import LoadedPack
    from netatlas.progress import Progress

CONSEQUENCES = [
    (
        "sources.yaml",
        "kind: rfc",
        "kind: x",
        {"rfc", "elastic-ip", "nat-gateway>requires>elastic-ip", "nat-instance>routes-to>nat-gateway"},
    ),
    (
        "vocabulary.yaml",
        "unit: Gbps",
        "unit: gbps",
        {
            "bandwidth",
            "nat-gateway/bandwidth",
            "nat-instance/bandwidth:small",
            "nat-instance/bandwidth:large",
            "nat-gateway-bandwidth",
        },
    ),
    (
        "topics.yaml",
        "title: Addresses",
        "titl: A",
        {"addresses", "elastic-ip", "nat-gateway>requires>elastic-ip"},
    ),
    (
        "concepts.yaml",
        "verdict: outdated",
        "verdict: old",
        {"nat-gateway/bandwidth", "nat-gateway-bandwidth"},
    ),
    ("concepts.yaml", "scope: per", "scoop: per", {"nat-gateways-per-zone"}),
    (
        "concepts.yaml",
        "- id: elastic-ip",
        "- id:elastic-ip",
        {"elastic-ip", "nat-gateway>requires>elastic-ip"},
    ),
    (
        "concepts.yaml",
        "- id: nat-instance\n  name",
        "- id: nat-instance\n  namee",
        {
            "nat-instance",
            "nat-instance/managed-by",
            "nat-instance/ipv6",
            "nat-instance/bandwidth:small",
            "nat-instance/bandwidth:large",
            "nat-instance>routes-to>nat-gateway",
            "nat-compared",
            "nat-instance-published",
            "out-to-the-internet",
        },
    ),
    ("claims.yaml", "verdict: outdated", "verdict: old", {"nat-gateway-bandwidth"}),
    ("journeys.yaml", "concept: nat-gateway, says", "concept: nat-gateway, say", {"out-to-the-internet"}),
    ("timelines.yaml", "date: 2011", "date: then", {"nat-instance-published"}),
    ("comparisons.yaml", "when: you", "wen: you", set()),
]


@pytest.mark.parametrize(("file", "old", "new", "lost"), CONSEQUENCES)
def test_what_goes_with_it(file: str, old: str, new: str, lost: set[str], tmp_path: Path) -> None:
    """Without it one fault would take sound records along, or leave references that lead nowhere."""
    sound, _ = read_packs([write_pack(tmp_path / "sound")])
    atlas, report = read_packs([write_pack(tmp_path / "damaged", edited(file, old, new))])
    assert report.faults
    assert _ids(sound.contents) - _ids(atlas.contents) == lost
    assert dangling(atlas.contents) == []


def test_lists_go_on_without_what_is_lost(tmp_path: Path) -> None:
    """Without it a comparison of three would vanish with one of them, and a fact with one of two sources."""
    files = edited("comparisons.yaml", "subjects: [", "subjects: [elastic-ip, ")
    files |= edited("sources.yaml", "kind: rfc", "kind: x")
    atlas, report = read_packs([write_pack(tmp_path, files)])
    assert atlas.comparisons[0].subjects == ("nat-gateway", "nat-instance")
    assert atlas.facts["nat-gateway/bandwidth"].sources == ("guide",)
    dependent = {(fault.record, fault.message) for fault in report.faults if fault.follows}
    assert (
        "nat-gateway/bandwidth",
        "`rfc` is left out because of sources.yaml:8, so this fact goes on without it",
    ) in dependent
    assert (
        "elastic-ip",
        "`rfc` is left out because of sources.yaml:8, so this concept is left out too",
    ) in dependent


def test_causes_come_first(tmp_path: Path) -> None:
    """Without it the one fault to mend would be hidden among dozens that follow from it."""
    _, report = read_packs([write_pack(tmp_path, {"sources.yaml": "[]"})])
    first, *others = report.faults
    assert (first.file, first.follows) == ("sources.yaml", False)
    assert len(others) > 5
    assert all(fault.follows for fault in others)


def test_a_slip_costs_one_record(tmp_path: Path) -> None:
    """Without it one forgotten space would empty the whole file."""
    text = (
        FILES["concepts.yaml"]
        .replace("- id: nat-instance", "- id:nat-instance")
        .replace("name: Elastic", "name: 'Elastic")
    )
    atlas, report = read_packs([write_pack(tmp_path, {"concepts.yaml": text})])
    assert list(atlas.concepts) == ["nat-gateway"]
    causes = [(str(fault).split(": ")[0], fault.record) for fault in report.faults if not fault.follows]
    assert causes == [("concepts.yaml:38:6", "nat-instance"), ("concepts.yaml:54:9", "elastic-ip")]


def test_many_faults_are_cut_short(tmp_path: Path) -> None:
    """Without it a file of the wrong kind would be checked line by line for minutes."""
    text = FILES["concepts.yaml"] + "- junk\n" * 1000
    atlas, report = read_packs([write_pack(tmp_path, {"concepts.yaml": text})])
    assert len(atlas.concepts) == 3
    assert len(report.faults) == 201
    assert "more than 200 faults" in report.faults[0].message


def _ids(contents: Contents) -> set[str]:
    held = chain.from_iterable((*one.facts, *one.limits, *one.relations) for one in contents.concepts)
    events = chain.from_iterable(timeline.events for timeline in contents.timelines)
    tops = (contents.sources, contents.kinds, contents.attributes, contents.relation_kinds, contents.concepts)
    others = (contents.comparisons, contents.timelines, contents.journeys, contents.claims, contents.topics)
    inner = (topic for outer in contents.topics for topic in outer.topics)
    return {record.id for record in chain(held, events, *tops, *others, inner)}


BAD_KEYS = ["123:", "true:", "null:", "1.5:", "[a]:", "? {a: b}\n:", "*x :", "&x abc:", "!t abc:", "&y [a]:"]


@pytest.mark.parametrize("key", BAD_KEYS)
def test_an_entry_whose_key_is_no_word_costs_that_entry(key: str, tmp_path: Path) -> None:
    """One slip in a source's id would cost all sources, and every concept that cites one with them."""
    entry = "{title: A, short: A, publisher: B, url: 'https://example.org/', kind: guide}"
    sources = str(FILES["sources.yaml"]).rstrip()
    files = {**FILES, "sources.yaml": f"{sources}\n{key} {entry}\n"}
    atlas, report = read_packs([write_pack(tmp_path, files)])
    sound, _ = read_packs([write_pack(tmp_path / "sound")])
    assert {fault.file for fault in report.faults} == {"sources.yaml"}
    assert atlas.contents == sound.contents


def test_whatever_may_refer_to_a_lost_record_is_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A record would stay that refers to one left out late, and a page would lead nowhere."""
    found: list[tuple[str, str]] = []

    def noting(packs: Sequence[LoadedPack], progress: Progress) -> CheckResult:
        for item in packs[0].items:
            for reference in references(item):
                every = [kind for kind, one in NAMESPACE_OF_KIND.items() if one == reference.namespace]
                targets = [reference.kind] if reference.kind else every
                found.extend((item.kind, target) for target in targets)
        return check(packs, progress)

    monkeypatch.setattr(reader, "check", noting)
    read_packs([write_pack(tmp_path, TEXTS)])
    assert len({kind for kind, _ in found}) > 10
    assert [pair for pair in found if pair[0] not in referring_kinds([pair[1]])] == []
