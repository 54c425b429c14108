"""A backend that the reader's environment names for networkx, and that is missing or broken."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from netatlas.atlas.networkx_loading import backend_errors_in_words
from netatlas.errors import CannotRunHere

if TYPE_CHECKING:
    from pathlib import Path

VARIABLE = "NETWORKX_BACKEND_PRIORITY"
BROKEN = "broken_backend"
ENTRY_POINTS = f"[networkx.backends]\n{BROKEN} = {BROKEN}:interface\n"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """Return a folder of packages with a backend that does not fit the networkx beside it."""
    (tmp_path / f"{BROKEN}.py").write_text("from networkx import not_there\n", encoding="utf-8")
    info = tmp_path / f"{BROKEN}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Name: {BROKEN}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(ENTRY_POINTS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("backend", [BROKEN, "not_installed"])
@pytest.mark.parametrize("command", [["path", "vpc", "internet"], ["measures", "--by", "bridges"]])
def test_the_program_says_it_in_one_line(packages: Path, command: list[str], backend: str) -> None:
    """A backend for something else would end paths and measures in a traceback, as a defect of ours."""
    ended = _run(packages, backend, "-m", "netatlas", *command)
    assert (ended.returncode, ended.stdout) == (CannotRunHere.exit_code, "")
    assert ended.stderr.count("\n") == 1
    assert f"networkx cannot compute as {VARIABLE} asks: " in ended.stderr
    assert ended.stderr.endswith("Empty it, or install a version of the backend that fits networkx.\n")


def test_every_setting_that_may_be_the_cause_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader would be told to empty a variable that is not set, or only one of two."""
    for name in [name for name in os.environ if name.startswith("NETWORKX_")]:
        monkeypatch.delenv(name)
    said = []
    for name in ("", VARIABLE, "NETWORKX_BACKEND_PRIORITY_ALGOS"):
        if name:
            monkeypatch.setenv(name, BROKEN)
        with pytest.raises(CannotRunHere) as raised, backend_errors_in_words():
            raise ImportError("no such name")
        said.append(str(raised.value))
    assert [one.partition(" asks: no such name. ")[0] for one in said] == [
        "networkx cannot compute as networkx.config",
        f"networkx cannot compute as {VARIABLE}",
        f"networkx cannot compute as {VARIABLE} and NETWORKX_BACKEND_PRIORITY_ALGOS",
    ]
    assert ["those variables" in one for one in said] == [False, False, True]


def test_pages_search_and_map_need_no_networkx(packages: Path) -> None:
    """A setting for networkx would leave the whole window without a page."""
    program = (
        "import netatlas, sys; atlas = netatlas.open_atlas()\n"
        "from netatlas.documents import record_document\n"
        "from netatlas.ui.pages.registry import page_classes\n"
        "page_classes(); atlas.search('nat gateway'); atlas.atlas_map()\n"
        "record_document(atlas.atlas, 'nat-gateway', edition='both')\n"
        "print('networkx' in sys.modules)"
    )
    ended = _run(packages, "not_installed", "-c", program)
    assert (ended.stdout, ended.stderr) == ("False\n", "")


def _run(packages: Path, backend: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, VARIABLE: backend, "PYTHONPATH": str(packages)},
        capture_output=True,
        text=True,
        check=False,
    )
