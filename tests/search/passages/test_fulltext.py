"""The full-text index: figures with points, and searches from several threads at once."""

from __future__ import annotations

import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

import pytest
from typing_extensions import override

from netatlas.search.passages.fulltext import FullText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS = [(f"owner {n}", "label", f"alpha w{n % 7} w{n % 11}", "") for n in range(400)]


class _ExclusiveConnection(sqlite3.Connection):
    """A connection that raises when two threads use it at once."""

    in_use = Lock()

    @override
    def execute(self, *arguments: Any) -> Any:
        if not self.in_use.acquire(blocking=False):
            raise AssertionError("two threads use one connection")
        try:
            return super().execute(*arguments)
        finally:
            self.in_use.release()


@pytest.fixture
def frequent_switches() -> Iterator[None]:
    """Let Python change threads as often as it can."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("frequent_switches")
def test_searches_at_once_take_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """With Python 3.12 and 3.13 a search while another runs would end in an error, or show other rows."""
    connect = partial(sqlite3.connect, factory=_ExclusiveConnection)
    monkeypatch.setattr("netatlas.search.passages.fulltext.sqlite3.connect", connect)
    index = FullText.of(ROWS)
    words = [f"w{n % 7}" for n in range(600)]
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda word: index.holding(word, "said"), words))
    assert found == [index.holding(word, "said") for word in words]


FIGURES = ["Version 2.3.", "Versions 1.2, 3 and 4", "At 10.0.2.3 since 2", "Version 2.30", "2.3.1 is later"]


@pytest.mark.parametrize(
    ("word", "prefix", "found"),
    [("2.3", False, [0]), ("2.3", True, [0, 3, 4]), ("10.0.2.3", False, [2]), ("1.2", False, [1])],
)
def test_a_figure_with_points_is_found_whole(word: str, found: list[int], *, prefix: bool) -> None:
    """A search for TLS 1.3 would begin with texts in which nobody wrote 1.3."""
    index = FullText.of(("owner", "", text, "") for text in FIGURES)
    assert index.holding(word, "said", prefix=prefix) == found


def test_only_the_figure_itself_is_marked() -> None:
    """A result would mark parts of other figures as what was looked for."""
    index = FullText.of([])
    assert index.sentence("", "Versions 1.2, 3 and 4", ["2.3", "versions"]) == (
        "Versions 1.2, 3 and 4",
        ((0, 8),),
    )


@pytest.mark.parametrize("word", ["350", "1.2", "second", "nothing"])
@pytest.mark.parametrize("prefix", [False, True])
def test_what_says_a_word_has_it_in_its_text_or_figures(
    word: str, monkeypatch: pytest.MonkeyPatch, *, prefix: bool
) -> None:
    """A passage would be missed, or two queries asked where one is enough, or more rows taken than read."""
    rows = [
        ("350", "1.2", said, figures)
        for said in ("350 seconds", "a second", "")
        for figures in ("350", "1.2", "")
    ]
    index = FullText.of(rows)
    either = {*index.holding(word, "said", prefix=prefix), *index.holding(word, "figures", prefix=prefix)}
    assert index.saying(word, prefix=prefix) == sorted(either)
    monkeypatch.setattr("netatlas.search.passages.fulltext._MOST_ROWS", 2)
    either = {*index.holding(word, "said", prefix=prefix), *index.holding(word, "figures", prefix=prefix)}
    assert index.saying(word, prefix=prefix) == sorted(either)


def test_any_number_of_passages_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """After some hundred results, words would be marked in another text, or the search end with an error."""
    monkeypatch.setattr("netatlas.search.passages.marking._MOST_KEPT", 3)
    index = FullText.of(ROWS)
    before = index.content()
    for number in [*range(10), *range(10)]:
        said = f"{'x' * number} needles"
        assert index.sentence("hay", said, ["needle"]) == (f"hay: {said}", ((6 + number, 13 + number),))
    assert index.content() == before


def test_what_cannot_be_read_any_more_is_made_again(tmp_path: Path) -> None:
    """The search would end with an error from the moment on when a network drive has gone."""
    path = tmp_path / "text.sqlite"
    whole = FullText.of(ROWS)
    path.write_bytes(whole.content())
    index = FullText.stored(path, lambda: ROWS)
    for _ in range(2):  # what is made again cannot be made once more
        assert index.holding("w3", "said") == whole.holding("w3", "said")
        assert index.sentence("hay", "alpha needles", ["needle"]) == ("hay: alpha needles", ((11, 18),))
        index._base.close()  # noqa: SLF001 - SQLite answers as if it could not read
    with pytest.raises(sqlite3.ProgrammingError):
        index.holding("w3", "said")
