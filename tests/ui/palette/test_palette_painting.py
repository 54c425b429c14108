"""How the palette's words are cut, wrapped and brought into view, so that what matters can be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage

from netatlas.ui.palette.entry_list import EntryList
from netatlas.ui.palette.marked_text import MarkedText, brought_into_view, pieces, width_of, wrapped
from netatlas.ui.palette.model import PaletteEntry
from netatlas.ui.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

LONG = "Elastic network interface of an interface endpoint that stands in the subnet of a shared services VPC"
SENTENCE = f"{LONG}, and a mark is the very last of all its words"
TEXTS = st.text(st.sampled_from("abc de"), max_size=60)


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    """Return the font of titles."""
    font = QFont(qapp.font())
    font.setPixelSize(14)
    return font


@pytest.fixture
def lines() -> Iterator[EntryList]:
    """Return the palette's list, as wide as in a usual window."""
    lines = EntryList(load_theme("light"))
    lines.resize(600, 400)
    lines.show()
    yield lines
    lines.close()
    lines.deleteLater()


def darkest(image: QImage) -> float:
    """Return how light the darkest pixel of a picture is, 0 to 1."""
    return min(
        image.pixelColor(x, y).lightnessF() for y in range(image.height()) for x in range(image.width())
    )


@given(text=TEXTS, cuts=st.lists(st.integers(0, 60), max_size=6))
def test_pieces_put_together_are_the_text(text: str, cuts: list[int]) -> None:
    """Letters of a title would be lost or doubled where it is marked."""
    ends = sorted({min(cut, len(text)) for cut in cuts})
    marks = tuple(pair for pair in zip(ends[::2], ends[1::2], strict=False))
    cut = pieces(MarkedText(text, marks))
    assert "".join(piece for piece, _marked in cut) == text
    assert "".join(piece for piece, marked in cut if marked) == "".join(text[a:b] for a, b in marks)


@pytest.mark.parametrize("room", [80, 200, 500])
def test_a_mark_far_to_the_right_is_brought_into_view(font: QFont, room: int) -> None:
    """Readers would see a sentence and not the word in it that they look for."""
    start = SENTENCE.rindex("last")
    words = brought_into_view(MarkedText(SENTENCE, ((start, start + 4),)), room, font)
    ((begin, end),) = words.marks
    assert words.text[begin:end] == "last"
    assert words.text.startswith("… ")
    assert width_of(MarkedText(words.text[:end]), font) <= room
    near = MarkedText(SENTENCE, ((0, 7),))
    assert brought_into_view(near, room, font) == near


@given(words=st.lists(st.text("abc.", min_size=1, max_size=4)), width=st.integers(100, 400))
@pytest.mark.parametrize("most", [1, 3])
def test_wrapping_keeps_the_words_in_order(words: list[str], width: int, most: int) -> None:
    """A computed answer would lose a figure at the end of a line."""
    lines = wrapped(" ".join(words), QFont(), width, most)
    assert len(lines) <= most
    words_shown = [word for line in lines for word in line.split()]
    cut = bool(words_shown) and words_shown[-1].endswith("…")
    assert (words_shown[:-1] == words[: len(words_shown) - 1]) if cut else (words_shown == words)


def test_a_long_title_leaves_room_for_its_answer_and_its_reason(lines: EntryList) -> None:
    """The value that was asked for, or the hint, would be pushed out of sight."""
    entry = PaletteEntry(
        "a", LONG, answer="9,001 bytes", hint="alias ENI", detail="Limit · MTU", kind="limit"
    )
    lines.show_entries((entry, replace(entry, answer=""), PaletteEntry("c", "Selected")), keep=False)
    lines.select(2, 1)
    image = lines.grab().toImage()
    first, second = (lines.visualRect(lines.entries.index(row, 0)) for row in (0, 1))
    behind = QRect(round(first.width() * 0.6), 4, round(first.width() * 0.2), 22)
    with_answer, without = (image.copy(behind.translated(row.topLeft())) for row in (first, second))
    assert with_answer != without
    reason = image.copy(QRect(first.right() - 70, first.top() + 4, 60, 22))
    assert 0.35 < darkest(reason) < 0.7, "grey words, and none of the title"


def test_an_answer_that_must_be_read_whole_takes_lines_of_its_own(lines: EntryList) -> None:
    """The sizes that AWS allows would be cut off behind the address range."""
    short = PaletteEntry("a", "10.0.0.1", answer="VPC router", whole=True)
    long = PaletteEntry("b", "10.0.0.0/24", answer=SENTENCE, whole=True)
    longer = PaletteEntry("c", "10.0.0.0/24", answer=f"{SENTENCE}; {SENTENCE}; {SENTENCE}", whole=True)
    lines.show_entries((short, long, longer), keep=False)
    heights = [lines.sizeHintForRow(row) for row in range(3)]
    line = lines.fontMetrics().height()
    assert heights[0] == lines.sizeHintForRow(0)
    assert heights[1] - heights[0] == pytest.approx(2 * line, abs=2)
    assert heights[2] - heights[0] == pytest.approx(3 * line, abs=2)
