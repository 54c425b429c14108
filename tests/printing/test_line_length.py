"""A text uses its window: tables widen, and lines stay short enough to be read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextDocument, QTextTable

from netatlas.documents.blocks import (
    Callout,
    Cards,
    Document,
    FactList,
    Heading,
    Paragraph,
    Table,
    Tags,
    Text,
)
from netatlas.drawing.colours import load_colours
from netatlas.printing.fonts import FAMILY, load_font
from netatlas.printing.line_length import MOST_LETTERS, LineRoom, fit_lines
from netatlas.printing.text_writer import TextWriter

_WORDS = (
    Text("Resources behind a gateway that AWS manages can open connections, and none reaches them. " * 4),
)
_MARGIN, _BORDER = 28, 4
WIDTHS = (500, 800, 1100, 1600)


def _document() -> Document:
    row = (Text("Bandwidth"),), _WORDS, (Text("VPC guide, 2026-11"),)
    return Document(
        title="NAT gateway and what it is often confused with by those who have only read of it so far",
        blocks=(
            Paragraph(_WORDS, role="lead"),
            Callout(inline=_WORDS, tone="correction"),
            Heading("Facts", 2),
            FactList((row, row)),
            Table(
                columns=((Text("Where"),), (Text("What"),)),
                rows=(((Text("Here"),), _WORDS),),
                widths=(30, 70),
            ),
            Paragraph(_WORDS),
        ),
    )


def _written(width: int, scale: float = 1.0) -> QTextDocument:
    text = QTextDocument()
    text.setTextWidth(width)
    room = LineRoom(width - 2 * round(_MARGIN * scale), scale)
    TextWriter(text, load_colours("light"), scale=scale, room=room).write(_document())
    return text


def _longest(text: QTextDocument) -> int:
    text.documentLayout().documentSize()
    block, most = text.begin(), 0
    while block.isValid():
        layout = block.layout()
        most = max([most, *(layout.lineAt(line).textLength() for line in range(layout.lineCount()))])
        block = block.next()
    return most


def _edges(text: QTextDocument) -> set[int]:
    layout = text.documentLayout()
    tables = [frame for frame in text.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    return {round(layout.frameBoundingRect(table).right()) for table in tables}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", WIDTHS)
def test_lines_are_short_and_tables_as_wide_as_the_page(width: int) -> None:
    """Eyes would lose the line in a wide window, or half of the window would be empty."""
    text = _written(width)
    assert 0 < _longest(text) <= MOST_LETTERS
    edges = _edges(text)
    assert max(edges) - min(edges) <= _BORDER
    assert abs(max(edges) - (width - _MARGIN)) <= 3 * _BORDER
    assert text.size().width() <= width


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("first", WIDTHS)
def test_another_width_looks_as_if_it_was_the_first(first: int) -> None:
    """A window that was made narrow once would keep narrow columns, or cut its lines."""
    text, other = _written(first), _written(1400)
    text.setTextWidth(1400)
    fit_lines(text, LineRoom(1400 - 2 * _MARGIN))
    assert text.size() == other.size()
    assert _longest(text) == _longest(other) <= MOST_LETTERS


@pytest.mark.usefixtures("qapp")
def test_what_fits_is_not_laid_out_again() -> None:
    """Each page would be laid out twice as it opens."""
    text = _written(1100)
    changes: list[int] = []
    text.contentsChange.connect(lambda *change: changes.append(change[0]))
    fit_lines(text, LineRoom(1100 - 2 * _MARGIN))
    assert changes == []


@pytest.mark.usefixtures("qapp")
def test_larger_text_needs_no_wider_page_than_there_is() -> None:
    """At 200 % the columns of labels and of small print alone would be wider than a page."""
    text = _written(560, scale=2)
    assert text.size().width() <= 560


@pytest.mark.usefixtures("qapp")
def test_a_page_without_width_is_left_alone() -> None:
    """A page that is not yet shown would get columns of no width, and a word would be a column of letters."""
    text = _written(800)
    before = text.size()
    fit_lines(text, LineRoom(-56))
    assert text.size() == before


def test_tags_keep_to_a_line_and_large_cards_are_two_in_a_row() -> None:
    """A name would be broken inside a word, and questions into single words."""
    tags = Tags("component", "Component", ("NAT GW", "network address translation gateway"))
    card = (Text("Which endpoint?"),), (Text("Interface, Gateway"),)
    assert load_font()
    for scale, width, columns, unbroken in ((1.0, 700, 3, True), (2.0, 300, 2, False)):
        text, room = QTextDocument(), LineRoom(width, scale)
        text.setDefaultFont(QFont(FAMILY))  # what fits depends on the letters
        document = Document(title="NAT", blocks=(tags, Cards((card,) * 4)))
        TextWriter(text, load_colours("light"), scale=scale, room=room).write(document)
        [cards] = [frame for frame in text.rootFrame().childFrames() if isinstance(frame, QTextTable)]
        assert (cards.columns(), cards.rows()) == (columns, 2)
        whole = text.begin().text()
        assert "NAT\u00a0GW" in whole
        assert ("translation\u00a0gateway" in whole) is unbroken
