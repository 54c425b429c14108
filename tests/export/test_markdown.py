"""Markdown: whatever stands in a pack is text, and links lead to headings."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from netatlas.atlas.model import SourceId
from netatlas.documents.blocks import (
    OLD,
    STRONG,
    Bullets,
    Callout,
    Cards,
    Document,
    FactList,
    Heading,
    Link,
    Paragraph,
    Reference,
    Table,
    Tags,
    Text,
)
from netatlas.export.markdown import to_markdown

_PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_HARD = ("a\\", "\\|", "|", "&amp;&#33;", "<b>x</b>", "# x #", "- x", "1. x", "+", "---", "***", "`", "~~~")
_SIGNS = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&;:=\"'$@/ 1a\n\t"), max_size=12)
_WORDS = st.one_of(_SIGNS, st.text(max_size=8), st.sampled_from(_HARD))
_OURS = {"strong_open", "strong_close", "s_open", "s_close", "text", "text_special"}


def _shown(inline: str) -> str:
    """Return what a reader sees of a text: white space as one space, no control characters."""
    kept = "".join(" " if sign.isspace() and sign not in "\xa0\u2007\u202f" else sign for sign in inline)
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", "", kept).split())


def _leaves(source: str) -> list[str]:
    """Return the words of every block that parsing finds; fail on any mark-up that is not ours."""
    leaves = []
    for token in _PARSER.parse(source):
        assert token.type not in {"html_block", "code_block", "fence"}, source
        if token.type == "inline":
            assert {child.type for child in token.children or []} <= _OURS, source
            leaves.append(_shown("".join(child.content for child in token.children or [])))
    return leaves


@given(_WORDS)
@example("a | b \\| c")
@example("http://example.com www.example.com a@b.example")
def test_no_text_of_a_pack_becomes_mark_up(words: str) -> None:
    """Without it a pack could break a table, or put HTML and links into an exported file."""
    inline = (Text("»"), Text(words), Text("«"))
    bare = (Text(words or "x"),)
    page = Document(
        f"T {words}",
        blocks=(
            Heading(f"H {words}"),
            Paragraph(bare),
            Callout(bare),
            FactList(((inline, bare, inline),)),
            Table((inline, bare), ((bare, inline),)),
            Bullets((bare, inline)),
        ),
    )
    plain, framed = _shown(words or "x"), _shown(f"»{words}«")
    found = [leaf for leaf in _leaves(to_markdown([page])) if leaf]
    expected = [f"T {words}", f"H {words}", plain, plain, "What", "Value", "Source", framed, plain, framed]
    expected += [framed, plain, plain, framed, plain, framed]
    assert found == [line for line in map(_shown, expected) if line]


@given(_WORDS.filter(lambda words: bool(_shown(words))))
def test_struck_and_strong_words_stay_struck_and_strong(words: str) -> None:
    """Without it an old value could read as if it still held."""
    page = Document(
        "T", blocks=(Paragraph((Text("now "), Text(words, OLD), Text(" and "), Text(words, STRONG))),)
    )
    kinds = [child.type for token in _PARSER.parse(to_markdown([page])) for child in token.children or []]
    assert (kinds.count("s_open"), kinds.count("strong_open")) == (1, 1)


def test_links_lead_to_the_heading_of_a_page_in_the_same_file_only() -> None:
    """Without it an exported file would hold links that lead nowhere."""
    see = Paragraph((Link("TLS", "tls"), Text(", "), Link("VPC", "vpc")))
    pages = [
        Document("History", blocks=(Heading("TLS 1.2"), see)),
        Document("TLS 1.2", record="tls", blocks=(Tags("protocol", "Protocol", ("TLSv1_2",)),)),
    ]
    assert to_markdown(pages) == (
        "# History\n\n## TLS 1.2\n\n[TLS](#tls-12-1), VPC\n\n---\n\n"
        "# TLS 1.2\n\nProtocol · also called TLSv1\\_2\n"
    )


def test_cards_become_a_list() -> None:
    """The start page would lose what its cards say."""
    page = Document("T", blocks=(Cards((((Text("Head"),), (Text("below"),)),)),))
    assert to_markdown([page]) == "# T\n\n- Head: below\n"


def test_sources_stand_once_at_the_end_with_safe_addresses() -> None:
    """Without it a reader could not find the source, or an address could carry mark-up."""

    def source(name: str, url: str) -> Reference:
        return Reference(SourceId(name), name, "Basics", "AWS", url, "checked 2026-11")

    one, two = source("VPC guide", "https://example.com/a>b?c=1&d"), source("Blog", "javascript:alert(1)")
    text = to_markdown([Document("A", references=(one, two)), Document("B", references=(one,))])
    assert text.split("## Sources\n\n")[1].splitlines() == [
        "- Blog: Basics, AWS. javascript:alert(1) (checked 2026-11)",
        "- VPC guide: Basics, AWS. <https://example.com/a%3Eb?c=1&d> (checked 2026-11)",
    ]
