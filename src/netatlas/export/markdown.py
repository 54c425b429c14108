"""Documents as Markdown in GitHub's dialect.

Nothing that a pack says becomes mark-up: every sign that could be is escaped.
"""

from __future__ import annotations

import re
import urllib.parse
from collections import Counter
from typing import TYPE_CHECKING

from typing_extensions import override

from netatlas.documents.blocks import (
    BAD,
    GOOD,
    KEY,
    NO,
    OLD,
    STRONG,
    YES,
    Bullets,
    Callout,
    Cards,
    FactList,
    Heading,
    Link,
    Paragraph,
    Picture,
    Table,
    Tags,
    Text,
    references_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from netatlas.documents.blocks import Block, Document, Inline, Reference, Span

_SOURCES = "Sources"
# Left out: signs that show as nothing, other than white space.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# Written as one blank: all white space, line ends among it, which would break a table or start a block.
_SPACES = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
# Escaped: mark-up, entities, what GitHub turns into links by itself (addresses, www., mentions), and the sign
# that would make a picture of a link behind it.
_SIGNS = re.compile(r"[\\`*_\[\]<>|~#$]|&(?=#?\w+;)|(?<=\w):(?=//)|(?<=www)\.|@|!$", re.IGNORECASE)
# Escaped at the start of a line only, where it would begin a list.
_BLOCK_START = re.compile(r"^([-+])|^(\d{1,9})(?=[.)](?:\s|$))")
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~-._"
_WRAPS = {STRONG: "**", OLD: "~~"}
_MARKS = {YES: "✓ ", NO: "✗ ", GOOD: "✓ ", BAD: "✗ "}


def to_markdown(documents: Sequence[Document]) -> str:
    """Return documents one below the other, with their sources at the end.

    Links between them go to their headings, whose ids are those that GitHub gives; links to anything else
    become plain text.
    """
    writer = _FileWriter(_anchors(documents))
    pages = ["\n\n".join(writer.page(document)) for document in documents]
    if sources := writer.sources(references_of(documents)):
        pages.append(sources)
    return "\n\n---\n\n".join(pages) + "\n"


def escape(text: str) -> str:
    r"""Return ``text`` on one line, escaped so that Markdown shows its letters as they are.

    Control characters are left out.

    >>> print(escape("a * b | <i> [x](y)"))
    a \* b \| \<i\> \[x\](y)
    """
    flat = _SPACES.sub(" ", _CONTROLS.sub("", text))
    return _SIGNS.sub(lambda match: f"\\{match.group()}", flat)


class MarkdownWriter:
    """Writes blocks; subclasses say where links lead."""

    def page(self, document: Document) -> Iterator[str]:
        """Yield the title of a document, its tags and its blocks, to be joined by empty lines."""
        yield f"# {_line(self.escaped(document.title))}"
        if tags := self._tags(document):
            yield _line(tags)
        for block in document.blocks:
            if text := self._block(block):
                yield text

    def sources(self, references: Iterable[Reference]) -> str:
        """Return the list of sources with its heading; '' without any."""
        lines = "\n".join(f"- {self._reference(one)}" for one in references)
        return f"## {_SOURCES}\n\n{lines}" if lines else ""

    def escaped(self, text: str) -> str:
        """Return text without anything that would be mark-up."""
        return escape(text)

    def link(self, span: Link, *, in_table: bool) -> str:
        """Return a link, or its words where it leads nowhere."""
        raise NotImplementedError

    def _block(self, block: Block) -> str:
        match block:
            case Heading(text=words, level=level):
                text = f"{'#' * level} {_line(self.escaped(words))}"
            case Paragraph(inline=inline):
                text = _line(self._inline(inline))
            case Callout(inline=inline):
                text = f"> {_line(self._inline(inline))}"
            case FactList(rows=rows, columns=columns):
                text = self._table([(Text(name),) for name in columns], rows)
            case Table(columns=headers, rows=rows, numbers=numbers):
                text = self._table(headers, rows, numbers)
            case Bullets(items=items):
                text = "\n".join(f"- {_line(self._inline(item))}" for item in items)
            case Cards(items=cards):
                lines = (f"{self._inline(head)}: {self._inline(below)}" for head, below in cards)
                text = "\n".join(f"- {_line(line)}" for line in lines)
            case Tags() | Picture():
                text = ""  # tags are written below the title; other blocks say what a picture shows
        return text

    def _table(
        self, columns: Sequence[Inline], rows: Iterable[Sequence[Inline]], numbers: Sequence[int] = ()
    ) -> str:
        rule = ["---:" if index in numbers else "---" for index, _ in enumerate(columns)]
        lines = [[self._inline(cell, in_table=True) for cell in columns], rule]
        lines.extend([self._inline(cell, in_table=True) for cell in row] for row in rows)
        return "\n".join(f"| {' | '.join(cell.strip() for cell in line)} |" for line in lines)

    def _inline(self, inline: Inline, *, in_table: bool = False) -> str:
        return "".join(self._span(span, in_table=in_table) for span in inline)

    def _span(self, span: Span, *, in_table: bool) -> str:
        if isinstance(span, Link):
            return self.link(span, in_table=in_table)
        text = self.escaped(span.text)
        wrap = _WRAPS.get(span.style)
        if wrap is not None and (bare := text.strip()):
            return text.replace(bare, f"{wrap}{bare}{wrap}", 1)
        return f"**{text}**" if span.style == KEY else f"{_MARKS.get(span.style, '')}{text}"

    def _tags(self, document: Document) -> str:
        tags = next((block for block in document.blocks if isinstance(block, Tags)), None)
        parts = [self.escaped(tags.label)] if tags is not None else []
        if document.subtitle and (tags is None or document.subtitle != tags.label):
            parts.append(self.escaped(document.subtitle))
        if tags is not None and tags.items:
            parts.append(f"also called {self.escaped(', '.join(tags.items))}")
        return " · ".join(parts)

    def _reference(self, reference: Reference) -> str:
        publisher = "" if reference.publisher == reference.short else f", {reference.publisher}"
        title = "" if reference.title == reference.short else f": {reference.title}"
        date = f" ({self.escaped(reference.words)})" if reference.words else ""
        words = _line(self.escaped(f"{reference.short}{title}{publisher}"))
        return f"{words}. {_address(reference.url)}{date}"


class _FileWriter(MarkdownWriter):
    """Writes one file; ``anchors`` are the headings of the records in it, by id."""

    def __init__(self, anchors: Mapping[str, str]) -> None:
        self._anchors = anchors

    @override
    def link(self, span: Link, *, in_table: bool) -> str:
        text, anchor = self.escaped(span.text), self._anchors.get(span.target)
        return f"[{text}](#{anchor})" if anchor and text.strip() else text


def _line(text: str) -> str:
    """Return one line that starts no list and no rule."""
    return _BLOCK_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\", text.strip())


def _address(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        return escape(url)
    return f"<{urllib.parse.quote(url, safe=_IN_ADDRESSES)}>"


def _anchors(documents: Iterable[Document]) -> dict[str, str]:
    """Return the anchor that GitHub gives to the heading of each record."""
    seen: Counter[str] = Counter()
    anchors: dict[str, str] = {}
    for document in documents:
        title = _slug(document.title, seen)
        if document.record:
            anchors.setdefault(document.record, title)
        for block in document.blocks:
            if isinstance(block, Heading):
                _slug(block.text, seen)
    return anchors


def _slug(text: str, seen: Counter[str]) -> str:
    bare = re.sub(r"[^\w\- ]", "", _SPACES.sub(" ", text).strip().lower()).replace(" ", "-")
    count = seen[bare]
    seen[bare] += 1
    return f"{bare}-{count}" if count else bare
