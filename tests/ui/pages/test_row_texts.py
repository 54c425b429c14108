"""Find in a long table: the words of its rows are made once, in a job, and never those of other rows."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from netatlas.progress import SILENT
from netatlas.ui.pages.row_texts import RowTexts


class _Line(NamedTuple):
    id: str
    words: str


LINES = tuple(_Line(f"l{index}", f"Line {index} of the TABLE") for index in range(700))


@pytest.fixture
def made() -> list[str]:
    """Return the ids of the records whose words were made."""
    return []


@pytest.fixture
def texts(made: list[str]) -> RowTexts[_Line]:
    """Return the words of 700 rows."""
    texts: RowTexts[_Line] = RowTexts()

    def words(line: _Line) -> str:
        made.append(line.id)
        return line.words

    texts.set_words(words)
    texts.show(LINES)
    return texts


def test_the_words_of_many_rows_are_made_before_they_are_looked_through(
    texts: RowTexts[_Line], made: list[str]
) -> None:
    """The first letter typed in the find bar would hold up the window for ten thousand rows."""
    assert not texts.are_ready
    texts.preparing()(SILENT)
    assert texts.are_ready
    assert texts.rows_with("line 69") == [69, *range(690, 700)]
    assert texts.rows_with("table") == list(range(700))
    assert texts.rows_with("") == []
    assert len(made) == len(LINES)
    texts.show(LINES[:600:2])
    assert texts.are_ready
    assert texts.rows_with("line 69") == []
    assert texts.rows_with("Line 68") == [34]
    assert len(made) == len(LINES)


def test_a_few_rows_need_no_job(texts: RowTexts[_Line], made: list[str]) -> None:
    """A short table would find nothing until a job has run."""
    texts.show(LINES[:5])
    assert texts.are_ready
    assert texts.rows_with("LINE 3") == [3]
    assert texts.holds(4, "line 4")
    assert made == [line.id for line in LINES[:5]]


def test_words_made_for_another_pack_are_no_ones_words(texts: RowTexts[_Line]) -> None:
    """A pack that is opened while words are made would have rows found by the words of the one before."""
    prepare = texts.preparing()
    texts.set_words(lambda line: f"other {line.id}")
    prepare(SILENT)
    assert not texts.are_ready
    assert texts.rows_with("table") == []
    assert len(texts.rows_with("other")) == len(LINES)
