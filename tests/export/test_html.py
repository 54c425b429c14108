"""HTML: one file that stands alone, in which a pack's words are never mark-up."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from typing_extensions import override

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.model import SourceId
from netatlas.documents import timeline_document
from netatlas.documents.blocks import (
    BAD,
    MUTED,
    OLD,
    STRONG,
    Bullets,
    Callout,
    Document,
    FactList,
    Heading,
    Inline,
    Link,
    Paragraph,
    Picture,
    Reference,
    Table,
    Tags,
    Text,
)
from netatlas.drawing.scene import Label, Scene
from netatlas.export.html import to_html
from tests.helpers.atlases import demo_atlas

_EVIL = "<script>alert('1')</script>\"><img src=x onerror=a()> &amp;"


class _Reader(HTMLParser):
    """Collects tags, attributes and words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.words = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}

    @override
    def handle_data(self, data: str) -> None:
        self.words += data


def _read(*documents: Document, title: str = "Sheet") -> _Reader:
    reader = _Reader()
    reader.feed(to_html(documents, title=title))
    reader.close()
    return reader


def _evil_page() -> Document:
    styles = (STRONG, OLD, MUTED, BAD, _EVIL)
    inline: Inline = (*(Text(_EVIL, style) for style in styles), Link(_EVIL, _EVIL), Link(_EVIL, "elsewhere"))
    return Document(
        _EVIL,
        subtitle=_EVIL,
        record=_EVIL,
        references=(Reference(SourceId(_EVIL), _EVIL, _EVIL, _EVIL, f"https://x/{_EVIL}", _EVIL),),
        blocks=(
            Tags(_EVIL, _EVIL, (_EVIL,)),
            Heading(_EVIL),
            Paragraph(inline, _EVIL),
            Callout(inline, _EVIL),
            FactList(((inline, inline, inline),), (_EVIL, _EVIL, _EVIL)),
            Table((inline,), ((inline,),), (100,), (0,), (0,)),
            Bullets((inline,)),
        ),
    )


def test_no_text_of_a_pack_becomes_mark_up() -> None:
    """Without it a pack could run a script in the browser of whoever opens an export."""
    page = _read(_evil_page(), Document("Other"), title=_EVIL)
    assert not page.tags & {"script", "img"}
    names = {name for name, _ in page.attributes}
    assert names <= {
        *("lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "style", "scope", "rel"),
        *("data-label", "role", "tabindex", "aria-label"),
    }
    spans, places, others = 7, 8, 15  # seven spans in eight places; titles, tags, heads and the source
    assert page.words.count(_EVIL) == spans * places + others


def test_nothing_is_fetched_from_outside() -> None:
    """Without it opening an export would tell some server about it, and look broken without a network."""
    source = Reference(SourceId("s"), "Guide", "Basics", "AWS", "https://example.com/a")
    bad = Reference(SourceId("t"), "Bad", "Basics", "AWS", "javascript:alert(1)")
    text = to_html([Document("A", references=(source, bad))], title="A")
    page = _read(Document("A", references=(source, bad)))
    assert not page.tags & {"link", "script", "img", "iframe", "object"}
    assert not re.search(r"url\(|@import|src=", text)
    assert {value for name, value in page.attributes if name == "href"} == {"https://example.com/a"}
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in page.attributes


def test_a_timeline_takes_its_picture_along() -> None:
    """Without it the file would tell in a table what a glance at the lanes shows."""
    atlas = demo_atlas()
    page = timeline_document(atlas, "tls-history", at=PartialDate.parse("2011-03"), drawn=True)
    text = to_html([page], title="A")
    assert re.search(r"<figure [^>]+><svg ", text)
    assert ">2011-03<" in text
    assert "<figure" not in to_html([timeline_document(atlas, "tls-history")], title="A")
    evil = Picture(Scene(width=9, height=9, shapes=(Label(1, 1, _EVIL),), hits=()), _EVIL)
    assert not _read(Document("A", blocks=(evil,))).tags & {"script", "img"}


def test_links_between_pages_of_one_file_find_their_places() -> None:
    """Without it a link inside an exported file would lead nowhere."""
    page = _read(
        Document("A", blocks=(Paragraph((Link("B", "pack:b"), Link("C", "c"))),)),
        Document("B", record="pack:b"),
    )
    assert ("id", "pack:b") in page.attributes
    assert {value for name, value in page.attributes if name == "href"} == {"#pack%3Ab"}
