"""The index of a search is closed when its atlas is let go of, whatever runs meanwhile."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest

from netatlas.api import OpenAtlas
from netatlas.packs.report import PackReport
from netatlas.search.passages import fulltext
from netatlas.search.passages.fulltext import FullText
from tests.helpers.atlases import demo_atlas
from tests.helpers.databases import Databases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from netatlas.search import Hit

TEXT = "port forwarding"


@pytest.fixture
def databases(monkeypatch: pytest.MonkeyPatch) -> Iterator[Databases]:
    """Return what is opened, with the garbage collector out of the way."""
    gc.disable()
    yield Databases(monkeypatch)
    gc.enable()


def _opened() -> OpenAtlas:
    return OpenAtlas(demo_atlas(), PackReport(faults=(), remarks=(), counts={}))


def _dropped() -> None:
    assert _opened().search(TEXT)


def _closed() -> None:
    atlas = _opened()
    assert atlas.search(TEXT)
    atlas.close()
    atlas.close()


def _left() -> None:
    with _opened() as atlas:
        assert atlas.search(TEXT)


def _not_searched() -> None:
    with _opened() as atlas:
        assert atlas.atlas.concepts


@pytest.mark.parametrize(
    ("use", "connections"), [(_dropped, 1), (_closed, 1), (_left, 1), (_not_searched, 0)]
)
def test_letting_go_of_an_atlas_closes_its_index(
    databases: Databases, use: Callable[[], None], connections: int
) -> None:
    """Each atlas would leave a database behind, with its memory, until the garbage collector comes by."""
    use()
    assert len(databases.connections) == connections
    assert databases.open == 0


def test_an_atlas_in_a_circle_is_closed_by_the_collector(databases: Databases) -> None:
    """A notebook that keeps an atlas in an object of its own would be warned of an unclosed database."""
    atlas = _opened()
    vars(atlas)["circle"] = atlas
    assert atlas.search(TEXT)
    del atlas
    assert databases.open == 1
    gc.collect()
    assert databases.open == 0


def test_a_closed_atlas_can_be_searched_again(databases: Databases) -> None:
    """A question that was asked just before another pack was opened would end in an error."""
    atlas = _opened()
    before = atlas.search(TEXT)
    atlas.close()
    assert atlas.search(TEXT) == before
    atlas.close()
    assert len(databases.connections) == 2
    assert databases.open == 0


def test_a_search_comes_to_its_end_before_its_index_is_closed(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening another pack in the middle of a search would crash the window, or answer with an error."""
    atlas = _opened()
    expected = atlas.search(TEXT)
    atlas.close()
    atlas.prepare()  # a new index, which has found nothing yet that it could keep
    inside, may_go_on = threading.Event(), threading.Event()
    holding = FullText.holding

    def slow(self: FullText, word: str, column: str, *, prefix: bool = False) -> list[int]:
        inside.set()
        assert may_go_on.wait(timeout=60)
        return holding(self, word, column, prefix=prefix)

    monkeypatch.setattr(FullText, "holding", slow)
    found: list[list[Hit]] = []
    thread = threading.Thread(target=lambda: found.append(atlas.search(TEXT)))
    thread.start()
    assert inside.wait(timeout=60)
    atlas.close()
    assert databases.open == 1
    may_go_on.set()
    thread.join()
    assert found == [expected]
    assert databases.open == 0


def test_a_python_without_full_text_search_leaves_nothing_open(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where SQLite was built without FTS5 each search would leave an empty database behind."""
    monkeypatch.setattr(fulltext, "_MAKE", "CREATE VIRTUAL TABLE passages USING missing(said)")
    atlas = _opened()
    assert atlas.search("nat gateway")[0].name == "NAT gateway"
    assert len(databases.connections) == 1
    assert databases.open == 0
