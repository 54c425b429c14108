"""Notes as documents: what people type reads as they meant it, and hostile text is only text."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.desk.notes import Note
from netatlas.documents.blocks import (
    STRONG,
    Block,
    Bullets,
    Callout,
    Heading,
    Link,
    Paragraph,
    Table,
    Text,
    plain,
)
from netatlas.documents.markdown_reader import blocks_of
from netatlas.documents.note_links import linked_record, note_links, unfinished_link
from netatlas.documents.notes import note_document, notes_document
from netatlas.export.html import to_html
from netatlas.export.markdown import to_markdown
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from netatlas.documents.blocks import Inline

ATLAS = demo_atlas()
MARKDOWN = """# Costs and limits #

One **gateway** for
each zone, see [[NAT gateway]] and [[nat-instance|the _old_ way]] or [[nothing]].

---
- first **bold `x_y` text**
  goes on
* [x] done
  - nested
1. one
2) two

> said by
> somebody

| a | b\\|c |
|---|--:|
| `1` | 2 |
| only one |

```sh
aws  ec2 \\
    describe  # **not bold**
```
"""


def _said(block: Block) -> list[str]:
    match block:
        case Heading(text=text):
            return [text]
        case Paragraph(inline=inline) | Callout(inline=inline):
            return [plain(inline)]
        case Bullets(items=items):
            return [plain(item) for item in items]
        case Table(columns=columns, rows=rows):
            return [plain(cell) for row in (columns, *rows) for cell in row]
    raise TypeError(block)


def _inline(text: str) -> Inline:
    (block,) = blocks_of(ATLAS, text)
    assert isinstance(block, Paragraph)
    return block.inline


def test_the_usual_markdown_is_read() -> None:
    """A note would be printed with its signs, or a table as a heap of bars."""
    blocks = blocks_of(ATLAS, MARKDOWN)
    assert [(type(block), *_said(block)) for block in blocks] == [
        (Heading, "Costs and limits"),
        (
            Paragraph,
            "One gateway for each zone, see NAT gateway and the _old_ way or [[nothing]].",
        ),
        (Bullets, "first bold x_y text goes on", "☑ done", "– nested"),
        (Paragraph, "1. one"),
        (Paragraph, "2) two"),
        (Paragraph, "said by somebody"),
        (Table, "a", "b|c", "1", "2", "only one", ""),
        (Paragraph, "aws  ec2 \\"),
        (Paragraph, "\xa0\xa0\xa0\xa0describe  # **not bold**"),
    ]
    assert isinstance(blocks[6], Table)
    assert blocks[6].numbers == (1,)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("**a** b", (Text("a", STRONG), Text(" b"))),
        ("a ** b", (Text("a ** b"),)),
        ("**a", (Text("**a"),)),
        ("2 * 3 * 4", (Text("2 * 3 * 4"),)),
        ("snake_case_name", (Text("snake_case_name"),)),
        ("*a* and _b_", (Text("a and b"),)),
        (r"\*a\*", (Text("*a*"),)),
        ("[[natgw]]", (Link("natgw", "nat-gateway"),)),
        ("[[nat-gateway/bandwidth|speed]]", (Link("speed", "nat-gateway/bandwidth"),)),
        ("[[ ]] [[]] [[a", (Text("[[ ]] [[]] [[a"),)),
        ("[way](nat-gateway)", (Link("way", "nat-gateway"),)),
        ("[AWS](https://a.example/b_(c))", (Text("AWS (https://a.example/b_(c))"),)),
        ("![x](https://a.example/track.png)", (Text("![x](https://a.example/track.png)"),)),
        ("<img src=x onerror=alert(1)>", (Text("<img src=x onerror=alert(1)>"),)),
        ("`` `` ` **a**", (Text("  ` "), Text("a", STRONG))),
    ],
)
def test_what_is_marked_within_a_line(text: str, spans: Inline) -> None:
    """A sum would lose its signs, an image would call home, a link would lead nowhere."""
    assert _inline(text) == spans


@given(
    st.lists(
        st.sampled_from(["*", "_", "`", "[[", "]]", "|", "\n", "a1", " ", "- ", "# ", "> ", "~~~", "(", ")"])
    )
)
def test_no_word_is_lost(pieces: list[str]) -> None:
    """A part of a note would be missing on paper."""
    text = "".join(pieces)
    said = "".join(words for block in blocks_of(ATLAS, text) for words in _said(block))
    in_fence_line = sum(line.count("a1") for line in re.findall(r"^ {0,3}~~~.*$", text, re.MULTILINE))
    beyond_table = (
        0 if not any(isinstance(block, Table) for block in blocks_of(ATLAS, text)) else text.count("a1")
    )
    assert said.count("a1") >= text.count("a1") - in_fence_line - beyond_table


@pytest.mark.parametrize(
    "text",
    [
        "*a " * 200_000,
        "[" * 500_000,
        "x" + "`" * 500_000,
        "# a" + " " * 500_000 + "b",
        "[[a|" * 100_000,
        "|-" * 200_000,
    ],
)
def test_hostile_text_takes_no_longer_than_other_text(text: str) -> None:
    """A note that somebody sends would hold up the program for hours."""
    assert blocks_of(ATLAS, text)


def test_a_note_of_five_megabytes_becomes_a_document() -> None:
    """A pasted book could not be exported."""
    line = f"A **line** of a [[vpc]] book, {'and so on, ' * 50}to its end.\n\n"
    text = line * (5_000_000 // len(line) + 1)
    assert len(blocks_of(ATLAS, text)) == text.count("book")


def _note(text: str, anchor: str = "demo:nat-gateway/bandwidth", words: str = "") -> Note:
    time = datetime(2026, 11, 27, 12, tzinfo=UTC)
    return Note(id=7, anchor=anchor, text=text, created=time, changed=time, anchor_text=words)


def test_notes_say_what_they_are_about() -> None:
    """On paper nobody would know which thing a note is on, or that it may be outdated."""
    notes = [
        _note("# Mine\ntext", words="Bandwidth: 45 Gbps"),
        _note("on what is gone", "demo:gone"),
        _note("on a list", "view:limits"),
    ]
    document = notes_document(ATLAS, notes)
    assert [words for block in document.blocks for words in _said(block)] == [
        "NAT gateway: Bandwidth",
        "NAT gateway: Bandwidth, 2026-11-27",
        "Needs a look: Bandwidth was “45 Gbps” and is “5 to 100 Gbps”.",
        "Mine",
        "text",
        "gone",
        "gone, 2026-11-27",
        "Needs a look: No open pack has this record any more.",
        "on what is gone",
        "view:limits",
        "view:limits, 2026-11-27",
        "on a list",
    ]
    assert (document.title, document.subtitle) == ("My notes", "3 notes")
    alone = note_document(ATLAS, notes[0])
    assert (alone.title, alone.subtitle, alone.record) == ("Mine", "Note on NAT gateway: Bandwidth", "note:7")
    assert [words for block in alone.blocks[1:] for words in _said(block)][1:] == ["Mine", "text"]


def test_what_a_note_says_is_no_mark_up_in_a_file() -> None:
    """A note from a stranger's backup would run in the reader's browser."""
    text = "<script>alert(1)</script> ![x](http://a.example) [y](javascript:alert(1)) <b>"
    document = note_document(ATLAS, _note(text))
    page = to_html([document], title="Notes")
    assert "<script>alert" not in page
    assert "<b>" not in page
    assert 'href="javascript' not in page
    assert "<script>" not in to_markdown([document]).replace("\\<script>", "")


def test_links_are_found_while_they_are_typed() -> None:
    """Nobody knows the ids of a pack by heart."""
    text = "see [[NAT gateway]] and [[el"
    assert [(text[link.start : link.end], link.name) for link in note_links(text)] == [
        ("[[NAT gateway]]", "NAT gateway")
    ]
    assert unfinished_link(text, len(text)) == (26, "el")
    assert unfinished_link(text, 10) == (6, "NAT ")
    assert (unfinished_link(text, 3), unfinished_link("[[a\nb", 5), unfinished_link("[[a|b", 5)) == (
        None,
    ) * 3
    assert unfinished_link(f"{'x' * 5_000_000}[[nat", 5_000_005) == (5_000_002, "nat")
    names = ("managed nat", "nat-gateway/bandwidth", " ", "nothing", "NAT gateway: NAT gateways")
    assert [linked_record(ATLAS, name) for name in names] == [
        "nat-gateway",
        "nat-gateway/bandwidth",
        "",
        "",
        "nat-gateways-per-zone",
    ]
