"""What a search in texts finds where there is nothing to look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from netatlas.search import Searcher


def test_words_that_no_text_holds_match_none(searcher: Searcher) -> None:
    """A word of no text would be answered with any text, or end in an error."""
    found = searcher._text.matches(("qqqqq",))  # noqa: SLF001 - what the answers are made of
    assert not found
    assert not list(found.with_label())
    assert not found.missing_at_most(3)
    assert not found.labels()
    with pytest.raises(IndexError):
        found[0]
    with pytest.raises(IndexError):
        found._match(0)  # noqa: SLF001 - asked for by nobody else
