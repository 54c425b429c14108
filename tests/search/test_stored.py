"""Kept indexes: the same hits as those of indexes that are built, or as if nothing had been kept."""

from __future__ import annotations

import errno
import os
import random
import sqlite3
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from netatlas.kept_files import KeptFiles
from netatlas.progress import SILENT, Cancelled, Progress
from netatlas.search import NameIndex, Searcher
from netatlas.search import stored as stored_module
from netatlas.search.columns import Columns, MissingColumn
from netatlas.search.indexes import Indexes
from netatlas.search.passages.text_index import TextIndex
from netatlas.search.stored import StoredIndexes, stored_indexes
from tests.helpers.atlases import atlas_of, concept, demo_atlas
from tests.helpers.judging import read_queries
from tests.helpers.system_calls import watched_calls
from tests.helpers.threads import started
from tests.shipped_pack.test_queries import QUERIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas

KEY = "0123456789abcdef" * 2
TYPED = ("nat gatway", "port forwarding", "tls 1.2 vs tls 1.3", "45 gbps", "vers", '"port forwarding"')
STEPS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 30, 80, 150, 160, 170, 180, 190, 200, 220, 240, 260, 300, 5_000)
"""Calls after which one fails; the last is more than writing both indexes makes."""


@pytest.fixture
def stored(tmp_path: Path) -> StoredIndexes:
    """Return where the indexes of an atlas are kept: nowhere yet."""
    return StoredIndexes(KeptFiles(tmp_path / "packs"), KEY)


@pytest.fixture
def atlas() -> Atlas:
    """Return a small atlas."""
    return demo_atlas()


def _let_nothing_be_built(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        pytest.fail("an index is built")

    monkeypatch.setattr(TextIndex, "of", fail)
    monkeypatch.setattr(Indexes, "_built_names", fail)


def _hits(searcher: Searcher, texts: tuple[str, ...] = TYPED) -> list[object]:
    return [searcher.search(text, limit=40) for text in texts]


def _random_texts(atlas: Atlas, count: int) -> tuple[str, ...]:
    """Return texts as people type them: names, words, beginnings, typos, and two of them together."""
    dice = random.Random(16)  # noqa: S311 - the same in each run
    names = [name.lower() for _, name in atlas.names()]
    words = sorted({word for concept in atlas.concepts.values() for word in concept.summary.lower().split()})
    texts = []
    for _ in range(count):
        text = dice.choice([dice.choice(names), " ".join(dice.choices(words, k=dice.randint(1, 3)))])
        if dice.random() < 0.2:
            text = f"{text} {dice.choice(['vs', 'max', 'without', '10 gbps'])} {dice.choice(names)}"
        if dice.random() < 0.4:
            cut = dice.randrange(len(text))
            text = text[:cut] + dice.choice(["", "x", text[cut] * 2]) + text[cut + 1 :]
        texts.append(text[: dice.randint(1, len(text) or 1)] if dice.random() < 0.4 else text)
    return tuple(texts)


@pytest.mark.long
def test_kept_indexes_of_the_shipped_pack_find_the_same(
    searcher: Searcher, stored: StoredIndexes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hit would be found at the first start only, or come elsewhere in the list."""
    searcher.prepare()
    built = Indexes(searcher.atlas, stored)
    built.prepare(SILENT)
    _let_nothing_be_built(monkeypatch)
    loaded = Indexes(searcher.atlas, stored)
    assert dict(loaded.names().columns) == dict(built.names().columns)
    assert dict(loaded.text().columns) == dict(built.text().columns)
    assert _rows(loaded) == _rows(built)
    searcher_of_kept = Searcher(searcher.atlas, stored=stored)
    texts = (*(query.text for query in read_queries(QUERIES)), *_random_texts(searcher.atlas, 100))
    for text in texts:
        assert searcher_of_kept.search(text) == searcher.search(text), text


def _rows(indexes: Indexes) -> list[object]:
    text = indexes.text().text
    assert text is not None
    return text._base.execute("SELECT * FROM passages").fetchall()  # noqa: SLF001 - nobody else shows it


@pytest.mark.long
def test_kept_indexes_find_the_same(
    atlas: Atlas, stored: StoredIndexes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hit would be found at the first start only, or each start would wait for what was made before."""
    built = Searcher(atlas, stored=stored)
    built.prepare()
    _let_nothing_be_built(monkeypatch)
    loaded = Searcher(atlas, stored=stored)
    for text in (*TYPED, *_random_texts(atlas, 2_000)):
        assert loaded.search(text, limit=40) == built.search(text, limit=40), text


def test_columns_come_back_whole(stored: StoredIndexes) -> None:
    """Names or passages would be lost where a column is longer than one frame."""
    names = [(str(number), f"{'ä' * (number % 90)} name {number}") for number in range(4_500)]
    index = NameIndex([*names, ("long", "x" * 400_000)])
    stored.keep_names(index, SILENT)
    loaded = stored.names(SILENT)
    assert loaded is not None
    assert dict(loaded.columns) == dict(index.columns)


def test_no_damage_is_trusted(atlas: Atlas, stored: StoredIndexes) -> None:
    """A byte that a disk lost would answer with another name, or end the search with an error."""
    expected = _hits(Searcher(atlas, stored=stored))
    folder = stored.kept.root / KEY
    files = sorted(folder.iterdir())
    assert [file.suffix for file in files] == [".columns", ".columns", ".sqlite"]
    dice = random.Random(3)  # noqa: S311 - the same in each run
    for file in files:
        whole = file.read_bytes()
        positions = {0, len(whole) - 1, *dice.sample(range(len(whole)), 120)}
        damaged = [
            whole[:position] + bytes([whole[position] ^ (1 << position % 8)]) + whole[position + 1 :]
            for position in sorted(positions)
        ]
        for content in (*damaged, b"", whole[:-1], whole + b"\0", whole[: len(whole) // 2], whole * 2):
            file.write_bytes(content)
            is_names = file.name.startswith("names")
            found = stored.names(SILENT) if is_names else stored.text(list, SILENT)
            assert found is None, (file.name, len(content))
        assert _hits(Searcher(atlas, stored=stored)) == expected
        assert file.read_bytes() == whole, "it was not made anew"


@pytest.mark.parametrize("change", ["sqlite", "byte order", "signature", "key", "gone", "folder", "columns"])
def test_what_another_program_made_is_built_anew(
    change: str, atlas: Atlas, stored: StoredIndexes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an update the search would read what it does not understand."""
    with monkeypatch.context() as patch:
        if change == "sqlite":
            patch.setattr(sqlite3, "sqlite_version", "3.0.0")
        elif change == "byte order":
            patch.setattr(sys, "byteorder", "odd")
        elif change == "signature":
            patch.setattr(stored_module, "_SIGNATURE", b"netatlas search index 0\n")
        Searcher(atlas, stored=stored).prepare()
    if change == "key":
        (stored.kept.root / KEY).rename(stored.kept.root / KEY[::-1])
        stored = stored._replace(key=KEY[::-1])
    elif change == "gone":
        (stored.kept.root / KEY / "text-all.sqlite").unlink()
    elif change == "folder":
        (stored.kept.root / KEY / "text-all.sqlite").unlink()
        (stored.kept.root / KEY / "text-all.sqlite").mkdir()
    elif change == "columns":
        stored._write("text-all.columns", Columns({"owners": []}), SILENT)  # noqa: SLF001 - sound, but of nothing
    assert stored.text(list, SILENT) is None
    assert _hits(Searcher(atlas, stored=stored)) == _hits(Searcher(atlas))
    assert stored.text(list, SILENT) is not None


def test_the_full_text_of_other_packs_is_refused(atlas: Atlas, stored: StoredIndexes) -> None:
    """A program that died between two files would leave passages of another version beside the columns."""
    Searcher(atlas, stored=stored).prepare()
    other = StoredIndexes(stored.kept, KEY, "other")
    Searcher(atlas_of([concept("vpc")]), stored=other).prepare()
    folder = stored.kept.root / KEY
    (folder / "text-other.sqlite").replace(folder / "text-all.sqlite")
    assert stored.text(list, SILENT) is None


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_disk_that_fails_at_any_step_costs_nothing(number: int, atlas: Atlas, tmp_path: Path) -> None:
    """A full disk or a folder that cannot be written would end the first search with an error."""
    expected = _hits(Searcher(atlas))
    for last in STEPS:
        stored = StoredIndexes(KeptFiles(tmp_path / str(last)), KEY)
        calls: list[str] = []

        def step(name: str, last: int = last, calls: list[str] = calls) -> None:
            calls.append(name)
            if len(calls) > last:
                raise OSError(number, os.strerror(number))

        searcher = Searcher(atlas, stored=stored)
        with watched_calls(step):
            searcher.prepare()
        assert _hits(searcher) == expected
        assert _hits(Searcher(atlas, stored=stored)) == expected
        if len(calls) <= last:
            return
    pytest.fail("it never came to its end")


def test_a_program_that_dies_while_it_writes_leaves_no_half(atlas: Atlas, tmp_path: Path) -> None:
    """The next start would load half an index."""
    names, text = NameIndex(atlas.names()), TextIndex.of(atlas)
    for last in STEPS[1:]:
        stored = StoredIndexes(KeptFiles(tmp_path / str(last)), KEY)
        if not (child := os.fork()):
            _write_and_die(stored, names, text, last)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        loaded = stored.names(SILENT)
        assert loaded is None or dict(loaded.columns) == dict(names.columns)
        loaded_text = stored.text(list, SILENT)
        assert loaded_text is None or dict(loaded_text.columns) == dict(text.columns)
        if not ended:
            assert loaded is not None
            assert loaded_text is not None
            return
        assert ended == 9
    pytest.fail("it never came to its end")


def _write_and_die(stored: StoredIndexes, names: NameIndex, text: TextIndex, last: int) -> None:
    calls = []

    def step(name: str) -> None:
        calls.append(name)
        if len(calls) == last:
            os._exit(9)

    with watched_calls(step):
        stored.keep_names(names, SILENT)
        stored.keep_text(text, SILENT)
    os._exit(0)


def test_a_cancelled_write_leaves_nothing(atlas: Atlas, stored: StoredIndexes) -> None:
    """Closing the window would leave what no start can load."""

    class Impatient(Progress):
        asked = 0

        @property
        @override
        def cancelled(self) -> bool:
            self.asked += 1
            return self.asked > 3

    with pytest.raises(Cancelled):
        stored.keep_text(TextIndex.of(atlas), Impatient())
    assert stored.text(list, SILENT) is None


def test_a_question_meanwhile_waits_for_the_same_load(
    atlas: Atlas, stored: StoredIndexes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question typed while the index is loaded would load a second one, or be answered from half of it."""
    Searcher(atlas, stored=stored).prepare()
    begun, may_go_on, loads = threading.Event(), threading.Event(), []

    def slowly(load: Callable[..., object]) -> Callable[..., object]:
        def loaded(*arguments: object) -> object:
            loads.append(load.__name__)
            begun.set()
            assert may_go_on.wait(timeout=60)
            return load(*arguments)

        return loaded

    for name in ("names", "text"):
        monkeypatch.setattr(StoredIndexes, name, slowly(getattr(StoredIndexes, name)))
    searcher = Searcher(atlas, stored=stored)
    found: list[object] = []
    threads = [started(searcher.prepare)]
    threads += [started(lambda: found.append(_hits(searcher))) for _ in range(3)]
    assert begun.wait(timeout=60)
    may_go_on.set()
    for thread in threads:
        thread.join()
    assert sorted(loads) == ["names", "text"]
    assert found == [_hits(Searcher(atlas))] * 3


def test_the_full_text_is_only_read(atlas: Atlas, stored: StoredIndexes) -> None:
    """Two programs at once would change the file under each other, or a file could run what it says."""
    Searcher(atlas, stored=stored).prepare()
    loaded = stored.text(list, SILENT)
    assert loaded is not None
    assert loaded.text is not None
    base = loaded.text._base  # noqa: SLF001 - nobody else shows it
    assert base.execute("PRAGMA trusted_schema").fetchone() == (0,)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        base.execute("DELETE FROM passages")


def test_without_a_key_nothing_is_kept(tmp_path: Path) -> None:
    """The indexes of packs of which one could not be opened would be taken for those of all."""
    assert stored_indexes(tmp_path, "") is None
    assert stored_indexes(None, KEY) is None


def test_columns_that_are_missing_are_said_so() -> None:
    """A file of a later version would be taken for one of names."""
    columns = Columns({"names": ["a"]})
    for ask in (columns.numbers, columns.reals, columns.part("names").texts):
        with pytest.raises(MissingColumn):
            ask("names")
