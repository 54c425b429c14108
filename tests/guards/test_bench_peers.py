"""``make bench-peers`` installs what the benchmarks compare with, from a lock that has all of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

import bench_peers
from set_up import Runner

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pytest


class Installer(Runner):
    """Writes down what is installed."""

    def __init__(self) -> None:
        self.installed: list[str] = []

    @override
    def call(self, command: Sequence[str], extra: Mapping[str, str] | None = None) -> None:
        self.installed.append(" ".join(command))
        Path(command[command.index("--target") + 1]).mkdir(parents=True)


def test_the_lock_has_every_peer_by_hash_and_no_address() -> None:
    """A peer would not be installed, or come from somewhere that not everybody reaches."""
    lock = bench_peers.LOCK.read_text(encoding="utf-8")
    names = {re.split(r"[><=]", one)[0] for one in bench_peers.requirements()}
    assert names <= set(re.findall(r"^([\w-]+)==", lock, re.MULTILINE))
    assert "://" not in lock
    assert len(re.findall("==", lock)) <= lock.count("--hash=sha256:")


def test_peers_are_installed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each benchmark would begin with the network."""
    monkeypatch.setattr(bench_peers, "FOLDER", tmp_path / "peers")
    installer = Installer()
    assert [bench_peers.main([], installer) for _ in range(2)] == [0, 0]
    assert len(installer.installed) == 1
    assert "--require-hashes" in installer.installed[0]
    assert "make bench uses them" in capsys.readouterr().out
