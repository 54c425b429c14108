"""Long work says how far it has come, and ends where it is cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

import netatlas
from netatlas.api import OpenAtlas
from netatlas.documents.blocks import Document
from netatlas.export.document_files import write_documents
from netatlas.packs import PackReport, large_packs
from netatlas.progress import SILENT, Cancelled, Progress
from tests.helpers.atlases import demo_atlas
from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path


class Watcher(Progress):
    """Remembers the reports, and cancels after some checks.

    Attributes:
        reports: shares and words, in order.
        checks: how often it was asked whether the work is still wanted.
    """

    def __init__(self, *, patience: int = 1_000_000) -> None:
        self.reports: list[tuple[float, str]] = []
        self.checks = 0
        self._patience = patience

    @property
    @override
    def cancelled(self) -> bool:
        self.checks += 1
        return self.checks > self._patience

    @override
    def report(self, share: float, words: str = "") -> None:
        self.reports.append((share, words))


@pytest.mark.parametrize("total", [1, 7, 100, 2036])
def test_reports_rise_to_the_whole_and_are_few(total: int) -> None:
    """A bar would run backwards or never be full, or a loop spend its time with reports."""
    watcher = Watcher()
    assert list(watcher.each(range(total), total, "names", span=(0.25, 0.75))) == list(range(total))
    shares = [share for share, _words in watcher.reports]
    assert shares == sorted(shares)
    assert watcher.reports[-1] == (0.75, f"{total:,} of {total:,} names")
    assert shares[0] > 0.25
    assert len(shares) <= 203
    assert list(SILENT.each((), 0, "names")) == []


def test_reading_tells_how_many_files_of_all_packs_are_read(tmp_path: Path) -> None:
    """Whoever opens three packs would see the bar fill three times."""
    packs = [write_pack(tmp_path / name, {"pack.yaml": _pack(name)}) for name in ("one", "two")]
    watcher = Watcher()
    netatlas.open_atlas(*packs, progress=watcher)
    files = sum(len(list(pack.rglob("*.yaml"))) - 1 for pack in packs)
    assert [words for _share, words in watcher.reports] == [
        f"{done} of {files} files" for done in range(1, files + 1)
    ]


def _pack(name: str) -> str:
    return (
        f"format: 1\nid: {name}\ntitle: Pack {name}\nversion: '1'\nlicence: CC0\n"
        "language: en\nchecked: 2026-11\n"
    )


def test_reading_can_be_cancelled_wherever_it_is(tmp_path: Path) -> None:
    """Cancel would wait for the files, the checks or the records that are just under way."""
    pack = write_pack(tmp_path / "small")
    whole = Watcher()
    netatlas.open_atlas(pack, progress=whole, home=tmp_path / "home")
    again = Watcher()
    netatlas.open_atlas(pack, progress=again, home=tmp_path / "home")
    assert whole.checks > again.checks > 10
    for home, checks in (("cold", whole.checks), ("home", again.checks)):
        for patience in range(0, checks, max(1, checks // 12)):
            with pytest.raises(Cancelled):
                netatlas.open_atlas(pack, progress=Watcher(patience=patience), home=tmp_path / home)
    assert not list((tmp_path / "cold").rglob("*.*"))


def test_the_first_reading_of_a_large_pack_says_what_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody would know why the machine begins to swap, or whether the program still does anything."""
    pack = write_pack(tmp_path / "small")
    monkeypatch.setattr(large_packs, "LARGE_BYTES", 1000)
    monkeypatch.setattr(large_packs, "MEMORY_FOR_BYTE", 1_000_000)
    watcher = Watcher()
    netatlas.open_atlas(pack, progress=watcher)
    shares = [share for share, _ in watcher.reports]
    words = [one for _, one in watcher.reports]
    size = sum(file.stat().st_size for file in pack.glob("*.yaml")) - (pack / "pack.yaml").stat().st_size
    assert words[0] == f"1 of 8 files; the first time takes about {size / 1000:.1f} GB of memory"
    assert words[8:] == ["looking for faults", "putting the records together", "looking for what is odd"]
    assert shares == sorted(shares)
    again = Watcher()
    netatlas.open_atlas(pack, progress=again)
    assert again.reports[-1][0] <= 1
    assert all("MB" in one and "memory" not in one for _, one in again.reports)


def test_a_search_that_was_not_prepared_to_the_end_answers_all_the_same() -> None:
    """After a cancel the search would be dead until the next start."""
    whole = Watcher()
    _opened().prepare(whole)
    shares = [share for share, _words in whole.reports]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    for patience in (0, whole.checks // 2, whole.checks - 1):
        opened = _opened()
        with pytest.raises(Cancelled):
            opened.prepare(Watcher(patience=patience))
        assert opened.search("nat gatway", limit=1)[0].name == "NAT gateway"


def _opened() -> OpenAtlas:
    return OpenAtlas(demo_atlas(), PackReport(faults=(), remarks=(), counts={}))


@pytest.mark.parametrize("ending", [".md", ".html"])
def test_a_cancelled_export_leaves_the_old_file(tmp_path: Path, ending: str) -> None:
    """A sheet would be replaced by one that nobody wants any more."""
    path = tmp_path / f"sheet{ending}"
    path.write_text("as it was", "utf-8")
    with pytest.raises(Cancelled):
        write_documents([Document(title="New")], path, Watcher(patience=0))
    assert path.read_text("utf-8") == "as it was"
    assert list(tmp_path.iterdir()) == [path]
