"""``make interop`` installs the readers that ``pyproject.toml`` names; one that reads wrongly fails it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

import try_readers
from set_up import Runner
from tests.guards.source import ROOT
from try_readers import CHECKS, LOCK, READERS, Tools

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

GROUPS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]


class ReaderPlayer(Runner):
    """Writes down what is started, and answers for the readers.

    Attributes:
        started: the commands.
        wrong: the check that finds something wrong.
    """

    def __init__(self, wrong: str = "") -> None:
        self.started: list[str] = []
        self.wrong = wrong

    @override
    def call(self, command: Sequence[str], extra: Mapping[str, str] | None = None) -> None:
        self.started.append(" ".join(command))

    @override
    def ask(self, command: Sequence[str]) -> tuple[int, str]:
        self.started.append(" ".join(command))
        script = Path(command[1]).stem
        return (1, "wrong: a cell\n") if script == self.wrong else (0, "3 pages\n")


def test_locks_hold_what_is_named_without_addresses() -> None:
    """Another version than the one that was tried would be installed, or from somebody else's server."""
    lock = LOCK.read_text(encoding="utf-8")
    assert set(GROUPS["interop"]) <= {line.removesuffix(" \\") for line in lock.splitlines()}
    assert lock.count("--hash=sha256:") >= lock.count("==")
    named = json.loads((READERS / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = json.loads((READERS / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in named} == named
    assert all("resolved" not in one and ("integrity" in one or not name) for name, one in packages.items())
    assert "http" not in lock


@pytest.mark.parametrize("wrong", ["", "vault_links"])
def test_what_a_reader_finds_wrong_fails(
    wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that no reader opens would be taken for sound."""
    player = ReaderPlayer(wrong)
    tools = Tools(player, Path("python"), None, tmp_path)
    results = {name: check(tools) for name, check in CHECKS.items() if name != "anki"}
    assert [name for name, right in results.items() if not right] == (["vault"] if wrong else [])
    said = capsys.readouterr().out
    assert ("vault_links: WRONG\n  wrong: a cell\n" in said) is bool(wrong)
    assert all((READERS / f"{Path(line.split()[1]).stem}.py").is_file() for line in player.started)


def test_anki_gets_answers_that_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check would import the same cards twice and find that nothing changes."""
    monkeypatch.setattr(try_readers, "WORK", tmp_path)
    player = ReaderPlayer()
    assert CHECKS["anki"](Tools(player, Path("python"), None, tmp_path))
    exports = [line for line in player.started if " export " in line]
    assert [line.rpartition("/")[2] for line in exports] == ["first.apkg", "second.apkg"]
    changed = (tmp_path / "pack" / "concepts" / "nat-gateway.yaml").read_text(encoding="utf-8")
    assert "Somebody else" in changed
    days = (
        (tmp_path / "pack" / "changed.yaml").read_text(encoding="utf-8").split("nat-gateway/bandwidth: ")[1]
    )
    assert days.startswith("2026-01-02 ")
