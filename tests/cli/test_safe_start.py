"""``--safe``: the shipped pack alone, and nothing of the user's is read or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.__main__ import main
from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_a_safe_start_reads_and_changes_nothing_of_the_users(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Whoever looks for the cause of a fault could not leave out their own data, or would lose some."""
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    temporary.mkdir()
    write_pack(home / "packs" / "mine")
    (home / "settings.toml").write_bytes(b"damaged = [")
    before = _contents(home)
    monkeypatch.setenv("NETATLAS_HOME", str(home))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    for arguments in (["--safe", "note", "nat gateway", "mine"], ["packs", "--safe", "--json"]):
        monkeypatch.setattr("sys.argv", ["netatlas", *arguments])
        assert main() == 0
        streams = capsys.readouterr()
        assert "only the shipped pack is open, and nothing is kept" in streams.err
    assert streams.out.count('"id"') == 1
    assert _contents(home) == before
    assert not list(temporary.iterdir())


@pytest.mark.parametrize("more", [["--pack", "x"], ["--home", "x"]])
def test_a_safe_start_takes_no_other_data(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    """Somebody would think that a pack is at fault which was never opened."""
    monkeypatch.setattr("sys.argv", ["netatlas", "--safe", *more, "packs"])
    assert main() == 2
    assert "--safe" in capsys.readouterr().err
