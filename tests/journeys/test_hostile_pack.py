"""Journey: a pack from a stranger, whose every text looks like mark-up, a path or a command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from netatlas.letters import visible
from tests.helpers.file_watch import ROOT, strangers, watched_files
from tests.helpers.hostile_packs import MARK, write_hostile_pack
from tests.helpers.hostile_tour import tour

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support raise"
)  # the offscreen platform, of tips
ENDINGS = ("png", "md", "txt", "html", "mp3")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which the program is started: it has the files that the texts name."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    for ending in ENDINGS:
        (folder / f"{MARK}.{ending}").write_bytes(b"")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NETATLAS_HOME", str(tmp_path / "home"))
    return folder


def _folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    pack, home, out = write_hostile_pack(tmp_path / "pack"), tmp_path / "home", tmp_path / "out"
    out.mkdir()
    return pack, home, out


@pytest.mark.long
def test_no_text_of_a_pack_becomes_mark_up(tmp_path: Path, elsewhere: Path) -> None:
    """A stranger could draw on the window, or learn which files are on the reader's disk."""
    pack, home, out = _folders(tmp_path)
    with watched_files() as seen:
        found = tour(pack, home, out)
    assert found.wrong == []
    assert found.pages > 100
    assert found.hostile_tips > 100
    assert [path for _, path in seen if MARK in str(path)] == []
    assert strangers(seen, pack, home, out) == []
    assert len(list(out.iterdir())) == 20
    assert sorted(path.name for path in elsewhere.iterdir()) == sorted(f"{MARK}.{one}" for one in ENDINGS)


@pytest.mark.long
@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not there")
def test_the_system_is_asked_for_no_file_of_a_text(tmp_path: Path, elsewhere: Path) -> None:
    """Qt could look for a file by itself, which no hook of Python's would see."""
    pack, home, out = _folders(tmp_path)
    log = tmp_path / "log"
    command = ["strace", "-f", "-qq", "-s", "400", "-e", "trace=%file", "-o", str(log), sys.executable]
    done = subprocess.run(
        [*command, "-m", "tests.helpers.hostile_tour", str(pack), str(home), str(out)],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])},
        capture_output=True,
        text=True,
        check=False,
    )
    if "Operation not permitted" in done.stderr and not done.stdout:
        pytest.skip("strace may trace nothing here")
    assert done.stdout.strip().endswith("[]"), done.stdout + done.stderr
    lines = log.read_text("utf-8", "replace").splitlines()
    assert any("concepts.yaml" in line for line in lines)
    assert [line for line in lines if MARK in line] == []
    assert visible(done.stdout.strip()) == done.stdout.strip()
