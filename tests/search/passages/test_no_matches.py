"""What a search in texts finds where there is nothing to look for."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from netatlas.search.passages.fulltext import FullText

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.search import Searcher


@pytest.mark.parametrize("words", [(), ("qqqqq",)])
def test_words_that_no_text_holds_match_none(words: tuple[str, ...], searcher: Searcher) -> None:
    """A word of no text, or none, would be answered with any text, or end in an error."""
    found = searcher._text.matches(words)  # noqa: SLF001 - what the answers are made of
    assert not found
    assert not list(found.with_label())
    assert not found.missing_at_most(3)
    assert not found.labels()
    with pytest.raises(IndexError):
        found[0]
    with pytest.raises(IndexError):
        found._match(0)  # noqa: SLF001 - asked for by nobody else


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """The first search would end in an error, and the file stay open."""
    file = tmp_path / "text.sqlite"
    file.write_bytes(b"no database, but some words" * 100)
    with pytest.raises(sqlite3.Error):
        FullText.stored(file, list)
    file.unlink()
