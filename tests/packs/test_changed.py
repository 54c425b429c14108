"""When answers last changed: what counts as an answer, and how ``changed.yaml`` is written and read."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from typing import TYPE_CHECKING

import pytest

from netatlas.errors import PackError
from netatlas.packs import changed, read_packs
from netatlas.packs.answer_changes import WITHDRAWN_HASH, AnswerChange, read_answer_changes
from netatlas.packs.answers import answer_hashes, canonical_answer
from netatlas.packs.changed_history import changes_of_history
from netatlas.paths import default_pack
from tests.helpers.packs import FILES, edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path

DAY, LATER = date(2026, 11, 2), date(2026, 11, 29)
CHANGES = [
    ("concepts.yaml", "value: The provider", "value: Somebody", "nat-gateway/managed-by"),
    ("concepts.yaml", "{amount: 350, unit: s}", "{amount: 360, unit: s}", "nat-gateway/idle-timeout"),
    ("concepts.yaml", "says: scales by itself", "says: grows", "nat-gateway/bandwidth"),
    ("concepts.yaml", "scope: per Availability Zone", "scope: per Region", "nat-gateways-per-zone"),
    ("concepts.yaml", "adjustable: yes", "adjustable: no", "nat-gateways-per-zone"),
    ("timelines.yaml", "date: 2015-12-17", "date: 2015-12", "nat-gateway-launched"),
    ("timelines.yaml", "says: Arrives", "says: Comes", "nat-gateway-launched"),
    ("concepts.yaml", "amount: 350", "amount: 350.0", ""),
    ("concepts.yaml", "value: true", "value: TRUE", ""),
    ("concepts.yaml", "label: NAT gateways", "label: Gateways", ""),
    ("concepts.yaml", "sources: [guide, rfc]", "sources: [rfc]", ""),
    ("concepts.yaml", "confidence: medium", "confidence: low", ""),
    ("concepts.yaml", "to: 45", "to: 46", ""),
    ("concepts.yaml", "adjustable: yes", "adjustable: yes\n      importance: 3", ""),
]


@pytest.mark.parametrize(("file", "old", "new", "record"), CHANGES, ids=lambda part: part[:24])
def test_what_changes_an_answer(file: str, old: str, new: str, record: str, tmp_path: Path) -> None:
    """Without it a card would come back for another source, or stay away although its answer is another."""
    before, after = (
        answer_hashes(read_packs([write_pack(tmp_path / name, files)])[0].contents)
        for name, files in (("before", None), ("after", edited(file, old, new)))
    )
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == [record] * bool(record)


def test_the_canonical_form_is_frozen(tmp_path: Path) -> None:
    """Without it a change of the program would make all answers look changed on one day."""
    atlas, _ = read_packs([write_pack(tmp_path)])
    forms = {fact.id: canonical_answer(fact) for fact in atlas.facts.values()}
    forms |= {limit.id: canonical_answer(limit) for limit in atlas.limits.values()}
    forms |= {event.id: canonical_answer(event) for event in atlas.events.values()}
    assert forms["nat-gateway/bandwidth"] == (
        '{"quantity":{"from":5.0,"to":100.0,"unit":"Gbps"},"says":"scales by itself"}'
    )
    assert forms["nat-gateway/ipv6"] == '{"flag":true}'
    assert forms["nat-instance/ipv6"] == '{"state":"no"}'
    assert forms["nat-gateway/protocols"] == '{"items":["TCP","UDP","ICMP"]}'
    assert forms["nat-gateways-per-zone"] == (
        '{"adjustable":"yes","quantity":{"from":5.0,"of":"NAT gateways","to":5.0,"unit":"count"},'
        '"scope":"per Availability Zone"}'
    )
    assert forms["nat-instance-published"] == '{"date":"2011","says":"Described","what":"published"}'
    assert answer_hashes(atlas.contents)["nat-gateway/ipv6"] == "29bd072430c1ce87"


def test_days_are_kept_and_given(tmp_path: Path) -> None:
    """Without it every run would call all answers new, or a card would ask for ever what is withdrawn."""
    first = changed.changes_now(write_pack(tmp_path), {}, DAY)
    assert {change.day for change in first.values()} == {DAY}
    assert "nat-gateway" not in first  # a concept has no answer
    (tmp_path / "changed.yaml").write_text(changed.changes_text(first), encoding="utf-8")
    before = read_answer_changes(tmp_path)
    assert (before.by_record, before.faults) == (first, [])
    text = FILES["concepts.yaml"].replace("value: The provider", "state: unknown")
    write_pack(tmp_path, {"concepts.yaml": text.replace("amount: 350", "amount: 360")})
    second = changed.changes_now(tmp_path, before.by_record, LATER)
    assert second["nat-gateway/managed-by"] == AnswerChange(LATER, WITHDRAWN_HASH)
    assert [record for record, change in second.items() if change.day == LATER] == [
        "nat-gateway/idle-timeout",
        "nat-gateway/managed-by",
    ]
    assert changed.changes_now(tmp_path, second, date(2026, 12, 24)) == second
    write_pack(tmp_path)
    assert changed.changes_now(tmp_path, second, DAY)["nat-gateway/managed-by"].hash != WITHDRAWN_HASH


def test_the_command_writes_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without it a second run would change the file, or lose the line by which editors check it."""
    write_pack(
        tmp_path, {"changed.yaml": "# yaml-language-server: $schema=x\na/b: 2026-11-02 0123456789abcdef\n"}
    )
    assert changed.main([str(tmp_path)]) == 0
    assert "13 answers, 13 with another day, 1 gone" in capsys.readouterr().out
    text = (tmp_path / "changed.yaml").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[0] == "# yaml-language-server: $schema=x"
    assert lines[3:] == sorted(lines[3:])
    assert changed.main([str(tmp_path)]) == 0
    assert "13 answers, 0 with another day, 0 gone" in capsys.readouterr().out
    assert (tmp_path / "changed.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("damage", ["<<<<<<< HEAD\n", "nat-gateway/ipv6: 2026-11-02\n"])
def test_a_damaged_file_is_not_written_anew(
    damage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without it a merge that met in the file would give all answers the day of the next run."""
    lines = f"a/b: 2026-11-02 0123456789abcdef\n{damage}c/d: 2026-11-02 0123456789abcdef\n"
    path = write_pack(tmp_path, {"changed.yaml": lines}) / "changed.yaml"
    assert changed.main([str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "changed.yaml:2:" in said
    assert "would lose the days in it" in said
    assert path.read_text(encoding="utf-8") == lines


def test_a_faulty_pack_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without it a slip in one concept would cost the days of all that it holds."""
    write_pack(tmp_path, edited("concepts.yaml", "name: NAT instance", "name: 80"))
    with pytest.raises(PackError, match=r"has 5 faults, the first of them in concepts.yaml:39"):
        changed.changes_now(tmp_path, {}, DAY)
    assert changed.main([str(tmp_path)]) == 1
    assert "mend what `netatlas check` lists" in capsys.readouterr().err
    assert not (tmp_path / "changed.yaml").exists()


def test_the_form_is_checked_but_not_read_to_open(tmp_path: Path) -> None:
    """Without it a damaged line would go unseen, or opening a pack would wait for what it does not need."""
    write_pack(
        tmp_path,
        {
            "changed.yaml": (
                "nat-gateway/ipv6: 2026-11-02 0123456789abcdef\n"
                "nat-gateway/since: 2026-11-02\n"
                "nat-gateway/bandwidth: 2026-02-30 0123456789abcdef\n"
                "a>b>c: 2026-11-02 0123456789abcdef\n"
            )
        },
    )
    assert read_packs([tmp_path])[1].faults == ()
    faults = read_packs([tmp_path], whole=True)[1].faults
    assert [(f"{fault.file}:{fault.line}", fault.message.partition(" is ")[2][:20]) for fault in faults] == [
        ("changed.yaml:2", "not the day of the l"),
        ("changed.yaml:3", "no day of the calend"),
        ("changed.yaml:4", "not the id of a fact"),
    ]
    assert read_answer_changes(tmp_path).by_record == {
        "nat-gateway/ipv6": AnswerChange(DAY, "0123456789abcdef")
    }


def test_the_days_of_a_history(tmp_path: Path) -> None:
    """Without it all answers would seem to be of the day on which the file was first written."""
    git = shutil.which("git")
    if git is None:
        pytest.skip("no git")
    pack = tmp_path / "packs" / "small"
    subprocess.run([git, "init", "-q", str(tmp_path)], check=True)
    versions = [
        ("2026-10-01", {}),
        ("2026-10-02", edited("concepts.yaml", "amount: 350", "amount: 360")),
        ("2026-10-03", edited("concepts.yaml", "- id: nat-instance\n", "- id: NAT\n")),  # costs what it holds
        ("2026-10-04", {"pack.yaml": "format: 2\n"}),  # does not open
        ("2026-10-05", edited("timelines.yaml", "date: 2011", "date: 2012")),
    ]
    for day, files in versions:
        write_pack(pack, files)
        when = f"{day}T12:00:00+00:00"
        environment = {
            **{f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
            "GIT_AUTHOR_DATE": when,
            "GIT_COMMITTER_DATE": when,
        }
        subprocess.run([git, "add", "-A"], cwd=tmp_path, check=True)
        subprocess.run(
            [git, "-c", "commit.gpgsign=false", "commit", "-q", "-m", day],
            cwd=tmp_path,
            env=environment,
            check=True,
        )
    days = {record: change.day.day for record, change in changes_of_history(pack).items()}
    assert days["nat-gateway/ipv6"] == 1
    assert days["nat-instance/ipv6"] == 1  # left out in between, and the same again
    assert days["nat-gateway/idle-timeout"] == 3  # back to what it was, so it changed again
    assert days["nat-instance-published"] == 5
    assert changed.changes_now(pack, changes_of_history(pack), LATER) == changes_of_history(pack)


def test_a_folder_without_history(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without it the command would end in a traceback outside of a repository."""
    assert changed.main([str(write_pack(tmp_path)), "--from-history"]) == 1
    assert "leave out --from-history" in capsys.readouterr().err


def test_shipped_pack() -> None:
    """Without it cards of answers that changed would not come back."""
    changes = read_answer_changes(default_pack()).by_record
    hashes = answer_hashes(read_packs([default_pack()])[0].contents)
    behind = {
        record for record, answer in hashes.items() if record not in changes or changes[record].hash != answer
    }
    gone = {record for record, change in changes.items() if not change.withdrawn} - hashes.keys()
    assert sorted(behind | gone) == [], "changed.yaml is behind: run `make changed`"
