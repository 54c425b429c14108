"""The fuzzer, for a number of cases that takes seconds, and what it rests on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from netatlas.packs import schema
from netatlas.packs.yaml.parsing import parse
from tests.fuzz.__main__ import files_of
from tests.fuzz.cases import Case, Step, case
from tests.fuzz.judging import SoundPack
from tests.fuzz.mutators import MUTATORS
from tests.fuzz.running import Bounds, Progress, Run
from tests.fuzz.shrinking import smallest
from tests.helpers.whole_texts import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CASES = {"small": 1500, "shipped": 12}
MOST_SECONDS = 20.0
"""A slow machine tries fewer cases of the same row."""


@pytest.fixture
def small(tmp_path: Path) -> Iterator[SoundPack]:
    """Return the small pack."""
    sound = SoundPack(tmp_path, files_of("small"))
    yield sound
    sound.close()


@pytest.mark.long
@pytest.mark.parametrize("pack", CASES)
def test_damaged_packs_keep_the_rules(pack: str, tmp_path: Path) -> None:
    """A slip in a pack of somebody else's could end the program, or take sound records with it."""
    sound = SoundPack(tmp_path, files_of(pack))
    found: list[str] = []
    Run(pack, sound, 0, say=found.append).go(Bounds(CASES[pack], MOST_SECONDS))
    sound.close()
    assert not found, "\n\n".join(found)


def test_small_pack_has_everything() -> None:
    """What the pack does not have is never damaged."""
    keys = set().union(*(_keys(parse(text.encode()).data) for text in WHOLE.values()))
    types = [getattr(schema, name) for name in schema.__all__]
    records = [kind for kind in types if isinstance(kind, type) and issubclass(kind, msgspec.Struct)]
    assert {field.encode_name for kind in records for field in msgspec.structs.fields(kind)} <= keys
    assert {name.split("/")[0].removesuffix(".yaml") for name in WHOLE} == set(schema.FILE_TYPES)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("concepts/nat.yaml", b"adjustable: yes", b"adjustable: no"),
        ("concepts/nat.yaml", b"id: nat-instance", b"id: nat-machine"),
        ("sources.yaml", b"rfc:", b"rfd:"),
        ("timelines.yaml", b"checked: 2026-11", b"checked: 2026-10"),
        ("claims.yaml", b"- id", b"\xff- id"),
    ],
)
def test_fair_losses_are_no_complaint(small: SoundPack, file: str, old: bytes, new: bytes) -> None:
    """The fuzzer would complain of what a pack's author has done, and nobody would look any more."""
    assert small.judge(file, small.files[file].replace(old, new, 1)).complaints == []


def test_rules_are_held(small: SoundPack, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules could be asleep: a reader that loses a record, or a fault beside the file, would pass."""
    from netatlas.packs import reader  # noqa: PLC0415

    assemble = vars(reader)["assemble"]

    def forgetful(*arguments: object) -> object:
        contents = assemble(*arguments)
        return msgspec.structs.replace(contents, claims=contents.claims[1:])

    monkeypatch.setattr(reader, "assemble", forgetful)
    raw = small.files["positions.yaml"]
    assert small.judge("positions.yaml", raw + b"# more\n").complaints == [
        "a reference leads nowhere: nat-gateway/bandwidth -> claim nat-gateway-bandwidth",
        "a record is lost: claim nat-gateway-bandwidth",
    ]


def test_cases_follow_from_seed_and_number(small: SoundPack) -> None:
    """A failure could not be looked at again, nor a run be taken up where it ended."""
    cases = [case("small", small.names, 3, number) for number in range(300)]
    assert cases == [case("small", small.names, 3, number) for number in range(300)]
    assert {step.mutator for one in cases for step in one.steps} == set(MUTATORS)
    damaged = [one.damaged(small.files[one.file]) for one in cases]
    assert damaged == [one.damaged(small.files[one.file]) for one in cases]


def test_run_goes_on_where_it_ended(small: SoundPack, tmp_path: Path) -> None:
    """A long run would begin anew after each interruption."""
    out = tmp_path / "out"
    for _ in range(2):
        Run("small", small, 5, out, say=print).go(Bounds(20, MOST_SECONDS))
    whole = Run("small", small, 5, out, say=print).progress
    assert (whole.next, whole.failures) == (40, {})
    assert replace(whole, seconds=0, worst=(0, 0)) == Progress(next=40)


def test_failing_input_is_made_small() -> None:
    """Somebody would have to find one odd byte in a file that is damaged everywhere."""
    sound = b"".join(b"- id: record-%d\n  name: word\n" % number for number in range(60))
    names = ("change_lines", "cut_bytes", "insert_letter", "change_word", "flip_bytes")
    damage = next(
        found
        for seed in range(1000)
        if b"\xff" in (found := Case("x.yaml", tuple(Step(name, seed) for name in names))).damaged(sound)
    )
    kept, raw = smallest(damage, sound, lambda raw: b"\xff" in raw)
    assert len(kept.steps) == 1
    assert sorted(set(raw) - set(sound)) == [0xFF]
    assert abs(len(raw) - len(sound)) <= 1


def _keys(content: object) -> set[str]:
    if isinstance(content, dict):
        return set(content).union(*map(_keys, content.values()))
    return set().union(*map(_keys, content)) if isinstance(content, list) else set()
