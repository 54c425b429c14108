"""What is built holds all that runs, and nothing else; it works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.guards.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SHARED = ("data", "resources")
_COMPILED_IS_THE_YAML = """
import os, sys
from pathlib import Path
from netatlas import api, paths
opened = api.open_atlas(paths.default_pack())
assert "yaml" not in sys.modules, "the compiled pack was not used"
assert not (Path(os.environ["NETATLAS_HOME"]) / "cache" / "packs").exists()
from netatlas.packs import read_packs
atlas, report = read_packs([paths.default_pack()])
print(repr((atlas.contents, report)) == repr((opened.atlas.contents, opened.report)))
"""
BUILD = [sys.executable, "-m", "hatchling", "build"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with what the lock holds, without the network, and return its path."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([*BUILD, "-t", "wheel", "-d", str(folder)], cwd=ROOT, capture_output=True, check=True)
    (built,) = folder.glob("netatlas-*-py3-none-any.whl")
    return built


def test_wheel_holds_all_that_runs_and_nothing_else(wheel: Path) -> None:
    """An installed NetAtlas would lack its pack or pictures, or carry the tests around."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    shared = {
        f"netatlas/_shared/{path.relative_to(ROOT).as_posix()}"
        for folder in SHARED
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    shared.add("netatlas/_shared/docs/manual.md")
    assert "netatlas/_shared/data/aws-networking/pack.yaml" in names
    held = {name for name in names if name.startswith("netatlas/_shared/")}
    compiled = held - shared
    assert shared <= held
    assert [name.rpartition("/")[2] for name in compiled] == ["records.msgpack"]
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"netatlas"}
    assert "netatlas/py.typed" in names
    assert {name.rpartition("/")[2] for name in names} >= {"LICENSE", "NOTICES.md", "LICENCE.md"}


def test_wheel_works_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    """NetAtlas would only find its pack where it was written."""
    target = tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--no-deps", "--no-index"]
    # with another umask others could write the compiled pack, which is then not used
    subprocess.run([*pip, "--target", str(target), str(wheel)], capture_output=True, check=True, umask=0o022)
    environment = {**os.environ, "PYTHONPATH": str(target)}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    where = run(
        "-c", "from netatlas import paths; print(paths.default_pack()); print(paths.resource('icons'))"
    )
    for line in where.stdout.splitlines():
        assert line.startswith(str(target / "netatlas" / "_shared")), where.stderr
    checked = run("-m", "netatlas", "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    same = run("-c", _COMPILED_IS_THE_YAML)
    assert same.stdout.strip() == "True", same.stdout + same.stderr


def test_source_archive_can_be_set_up_and_tested(tmp_path: Path) -> None:
    """Whoever packages NetAtlas could neither build nor test it."""
    subprocess.run([*BUILD, "-t", "sdist", "-d", str(tmp_path)], cwd=ROOT, capture_output=True, check=True)
    (built,) = tmp_path.glob("netatlas-*.tar.gz")
    with tarfile.open(built) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= {
        ".ci/run",
        "LICENSE",
        "Makefile",
        "data/aws-networking/pack.yaml",
        "packaging/requirements-dev.txt",
        "packaging/set_up.py",
        "src/netatlas/__init__.py",
        "tests/conftest.py",
    }
