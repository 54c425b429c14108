"""Documents as text: nothing is lost to a narrow terminal, and colour only where it is wanted."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.model import SourceId
from netatlas.cli import output
from netatlas.cli.document_printing import text_of
from netatlas.cli.wrapping import Piece, columns_of, lines_of, wrapped
from netatlas.documents.blocks import (
    MUTED,
    Bullets,
    Callout,
    Document,
    FactList,
    Heading,
    Paragraph,
    Reference,
    Table,
    Tags,
    Text,
)
from netatlas.documents.builder import old_spans

DOCUMENT = Document(
    title="NAT gateway",
    blocks=(
        Tags("component", "Component", ("NATGW",)),
        Paragraph((Text("Translates "), Text("addresses", MUTED), Text(".")), "lead"),
        Callout((Text("45 Gbps no longer holds"),), "correction"),
        Heading("Facts"),
        FactList((((Text("Bandwidth"),), (Text("100 Gbps"), *old_spans("45 Gbps")), (Text("Guide"),)),)),
        Table(
            columns=((Text("Attribute"),), (Text("NAT gateway"),), (Text("NAT instance"),)),
            rows=(((Text("Managed by"),), (Text("AWS and nobody else"),), (Text("You yourself"),)),),
        ),
        Bullets(((Text("first"),), (Text("second"),))),
    ),
    references=(
        Reference(SourceId("g"), "Guide", "Guide to gateways", "Example", "https://example.com/guide"),
    ),
)


def words(lines: list[str]) -> list[str]:
    """Return all words of some lines, sorted."""
    return sorted(re.findall(r"\w+", " ".join(lines)))


@pytest.mark.parametrize(("columns", "left_out"), [(200, []), (80, []), (40, []), (24, ["Attribute"])])
def test_nothing_is_lost_and_nothing_too_wide(columns: int, left_out: list[str]) -> None:
    """Text would run over the edge, or be cut off there; only the head of a table's first column may go."""
    lines = list(text_of(DOCUMENT, columns=columns))
    assert all(columns_of(line) <= columns for line in lines)
    address = "".join(line.strip() for line in lines)  # too long for a narrow line, it goes on in the next
    wide = words(list(text_of(DOCUMENT, columns=400)))
    assert [word for word in wide if word not in words(lines) and f"/{word}" not in address] == left_out


def test_what_no_longer_holds_is_said_in_words() -> None:
    """Without colour the old value would read as today's."""
    assert any("100 Gbps (was 45 Gbps) [Guide]" in line for line in text_of(DOCUMENT, columns=80))


def test_colour_changes_nothing_but_colour() -> None:
    """Coloured text would wrap differently."""
    plain = list(text_of(DOCUMENT, columns=60))
    coloured = list(text_of(DOCUMENT, columns=60, colour=True))
    assert plain != coloured
    assert [re.sub(r"\x1b\[[\d;]*m", "", line).rstrip() for line in coloured] == [
        line.rstrip() for line in plain
    ]


def test_colour_only_on_a_terminal_without_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files and other programs would be full of escape codes."""
    assert not output.coloured()
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert output.coloured()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not output.coloured()


@given(st.text(max_size=80), st.integers(min_value=4, max_value=30))
def test_lines_keep_all_letters_within_their_columns(text: str, columns: int) -> None:
    """A long word, or one in wide letters, would break the page."""
    lines = wrapped(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns_of(line) <= columns for line in lines)


def test_words_that_change_style_stay_whole() -> None:
    """A bold start of a word would be torn from its end."""
    pieces = [Piece("one "), Piece("two", "strong"), Piece("three four")]
    assert list(lines_of(pieces, 12)) == ["one twothree", "four"]
