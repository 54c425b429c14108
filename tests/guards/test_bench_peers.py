"""``make bench-peers`` installs what the benchmarks compare with, from a lock that has all of it."""

from __future__ import annotations

import re
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

import bench_peers
from set_up import Runner

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pytest


class Installer(Runner):
    """Writes down what is installed, from an index without a network and a clone without a history."""

    def __init__(self) -> None:
        self.installed: list[str] = []

    @override
    def call(self, command: Sequence[str], extra: Mapping[str, str] | None = None) -> None:
        self.installed.append(" ".join(command))
        Path(command[command.index("--target") + 1]).mkdir(parents=True)

    @override
    def ask(self, command: Sequence[str]) -> tuple[int, str]:
        return 128, ""


def test_the_lock_has_every_peer_by_hash_and_no_address() -> None:
    """A peer would not be installed, or come from somewhere that not everybody reaches."""
    lock = bench_peers.LOCK.read_text(encoding="utf-8")
    names = {re.split(r"[\[><=]", one)[0] for one in bench_peers.requirements()}
    assert names <= set(re.findall(r"^([\w-]+)==", lock, re.MULTILINE))
    assert "://" not in lock
    assert len(re.findall("==", lock)) <= lock.count("--hash=sha256:")


def test_peers_are_installed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each benchmark would begin with the network."""
    monkeypatch.setattr(bench_peers, "FOLDER", tmp_path / "peers")
    monkeypatch.setattr(bench_peers, "OLD_BUILD", tmp_path / "old")
    installer = Installer()
    assert [bench_peers.main([], installer) for _ in range(2)] == [0, 0]
    assert len(installer.installed) == 1
    assert "--require-hashes" in installer.installed[0]
    said = capsys.readouterr().out
    assert "make bench uses them" in said
    assert "not in this clone" in said


class Archivist(Runner):
    """Writes the archive of a commit that it alone knows."""

    @override
    def call(self, command: Sequence[str], extra: Mapping[str, str] | None = None) -> None:
        packed = next(part.removeprefix("--output=") for part in command if part.startswith("--output="))
        assert command[-4:] == [bench_peers.OLD_COMMIT, "src", "resources", "data"]
        with tarfile.open(packed, "w") as archive:
            archive.add(__file__, "src/netatlas/__init__.py")

    @override
    def ask(self, command: Sequence[str]) -> tuple[int, str]:
        return 0, ""


def test_old_build_is_taken_out_of_the_history_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There would be nothing to measure speed by, or a half-written build if the first try broke off."""
    monkeypatch.setattr(bench_peers, "OLD_BUILD", tmp_path / "old")
    assert bench_peers.take_out_old_build(Archivist())
    assert (tmp_path / "old" / "src" / "netatlas" / "__init__.py").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
    assert bench_peers.take_out_old_build(Runner())  # nothing is asked or called again
