"""What is built holds all that runs, and nothing else; it works away from the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest

import make_dist
import netatlas
from set_up import Runner, SetUpError
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


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Build source archive and wheel with what the lock holds, without the network."""
    return make_dist.build(ROOT, tmp_path_factory.mktemp("dist"), seed=1)


@pytest.fixture(scope="module")
def wheel(built: tuple[Path, Path]) -> Path:
    """Return the path of the wheel."""
    return built[1]


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


@pytest.mark.long
def test_another_build_has_the_same_bytes(built: tuple[Path, Path], tmp_path: Path) -> None:
    """Nobody could check that what is published was made of this source."""
    archive, wheel = built
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    (elsewhere,) = tmp_path.iterdir()
    target = tmp_path / "again"
    again = make_dist.build(elsewhere, target, seed=2)
    assert [one.name for one in again] == [archive.name, wheel.name]
    assert [one.read_bytes() for one in again] == [archive.read_bytes(), wheel.read_bytes()]


def test_builds_that_differ_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that nobody can make again would be published."""

    def differing(source: Path, target: Path, seed: int) -> tuple[Path, Path]:
        for name in ("netatlas.tar.gz", "netatlas.whl"):
            (target / name).write_text(f"{name} of {source.name} {seed}", encoding="utf-8")
        return target / "netatlas.tar.gz", target / "netatlas.whl"

    monkeypatch.setattr(make_dist, "build", differing)
    monkeypatch.setattr(make_dist, "export", lambda _root, target, _runner: target)
    with pytest.raises(SetUpError, match=r"two builds of netatlas\.tar\.gz differ"):
        make_dist.make(ROOT, tmp_path / "dist", Runner())
    assert not (tmp_path / "dist").exists()


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
    on_the_path = subprocess.run(
        [target / "bin" / "netatlas", "--version"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert on_the_path.stdout.strip() == f"netatlas {netatlas.__version__}"


def test_wheel_has_the_extra_for_verify(wheel: Path) -> None:
    """``pip install 'netatlas[verify]'`` would install no models, or everybody would install them."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = message_from_bytes(archive.read(name))
    assert metadata.get_all("Provides-Extra") == ["verify"]
    models = [one for one in metadata.get_all("Requires-Dist") or () if "extra ==" in one]
    assert {re.split(r"[=; ]", one)[0] for one in models} == {"botocore", "cfn-lint", "moto"}


def test_source_archive_can_be_set_up_and_tested(built: tuple[Path, Path]) -> None:
    """Whoever packages NetAtlas could neither build nor test it."""
    with tarfile.open(built[0]) as archive:
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
