"""The indexes that the interfaces keep: beside the compiled pack, and loaded at the next opening."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from netatlas import paths
from netatlas.api import open_atlas
from netatlas.search.indexes import Indexes
from netatlas.search.passages.text_index import TextIndex
from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.api import OpenAtlas

TYPED = ("router", "5 gbps", "r", "what is a router")


def _pack(folder: Path, pack_id: str) -> Path:
    write_pack(folder)
    info = folder / "pack.yaml"
    lines = info.read_text("utf-8").splitlines(keepends=True)
    info.write_text("".join(f"id: {pack_id}\n" if one.startswith("id:") else one for one in lines), "utf-8")
    return folder


def _hits(opened: OpenAtlas) -> list[object]:
    return [opened.search(text) for text in TYPED]


def _let_nothing_be_built(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        pytest.fail("an index is built")

    monkeypatch.setattr(TextIndex, "of", fail)
    monkeypatch.setattr(Indexes, "_built_names", fail)


@pytest.mark.parametrize("count", [1, 2])
def test_the_next_opening_loads_them(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each start would index the packs again; the first of several has indexes of its own."""
    packs = [_pack(tmp_path / f"p{number}", f"pack-{number}") for number in range(count)]
    home = tmp_path / "home"
    with open_atlas(*packs, home=home) as opened:
        expected = _hits(opened)
    kept = sorted(file.name for file in paths.cache(home).glob("packs/*/*") if file.suffix != ".msgpack")
    assert len(kept) == 3 * count
    _let_nothing_be_built(monkeypatch)
    with open_atlas(*packs, home=home) as opened:
        assert _hits(opened) == expected


def test_an_edited_pack_is_indexed_anew(tmp_path: Path) -> None:
    """A name that was corrected would not be found."""
    pack, home = _pack(tmp_path / "p", "mine"), tmp_path / "home"
    with open_atlas(pack, home=home) as opened:
        name = next(iter(opened.atlas.concepts.values())).name
        assert opened.search(name)[0].name == name
    for file in pack.rglob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace(name, "Zzyzx"), "utf-8")
    with open_atlas(pack, home=home) as opened:
        assert opened.search("zzyzx")[0].name == "Zzyzx"


@pytest.mark.parametrize("obstacle", ["file", "read-only"])
def test_without_a_place_the_search_works_as_without(obstacle: str, tmp_path: Path) -> None:
    """A cache folder that cannot be written would end the first search with an error."""
    pack, home = _pack(tmp_path / "p", "mine"), tmp_path / "home"
    with open_atlas(pack, home=tmp_path / "other") as opened:
        expected = _hits(opened)
    home.mkdir()
    if obstacle == "file":
        (home / "cache").write_bytes(b"")
    else:
        (home / "cache").mkdir(mode=0o500)
    for _ in range(2):
        with open_atlas(pack, home=home) as opened:
            assert _hits(opened) == expected


@pytest.mark.parametrize("text", ["nat gatway", "transit vpc vs ipsec", "45 gbps"])
def test_the_shipped_pack_is_searched_without_numpy(text: str, tmp_path: Path) -> None:
    """The first answer would wait for an import that takes longer than the search."""
    program = [sys.executable, "-X", "importtime", "-m", "netatlas", "--home", str(tmp_path), "search", text]
    for _ in range(2):
        ended = subprocess.run(program, check=True, capture_output=True, text=True)
        assert ended.stdout
        imported = {line.rpartition("|")[2].strip() for line in ended.stderr.splitlines()}
        assert "rapidfuzz.process" in imported
        assert not imported & {"numpy", "numpy._core"}


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
def test_numpy_starts_no_threads() -> None:
    """Each start would wait for threads that nothing uses, one for each processor."""
    code = """
import os, sys
sys.argv = ["netatlas", "--version"]
from netatlas.__main__ import main
main()
import numpy
numpy.ones((300, 300)) @ numpy.ones((300, 300))
sys.exit(len(os.listdir("/proc/self/task")) - 1)
"""
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    ended = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, env=environment)
    assert ended.returncode == 0
