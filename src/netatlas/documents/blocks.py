"""Neutral blocks that a document is made of, without any mark-up.

Pages of the window, Markdown, HTML and the terminal all draw these. ``netatlas.documents`` decides what they
say, each renderer how they look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec

from netatlas.atlas.model import SourceId
from netatlas.drawing.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAIN = "plain"
STRONG = "strong"
OLD = "old"
"""What the notes said and is no longer true: struck through."""
CORRECTED = "corrected"
"""What holds today where the notes had something else; for sheets, which mark it by a colour of its own."""
MUTED = "muted"
YES = "yes"
"""A flag that is set; a renderer may add a tick. Neither yes nor no is good or bad by itself."""
NO = "no"
"""A flag that is not set; a renderer may add a cross."""
GOOD = "good"
"""What works or holds; a renderer may add a tick, in green."""
BAD = "bad"
"""What fails; a renderer may add a cross, in red."""
OUTDATED = "outdated"
"""How a value that only the notes hold compares with what holds today: out of date, wrong."""
KEY = "key"
"""A key of the keyboard."""
OPEN, CLOSED = "open", "closed"
"""How the content of a heading that folds is shown at first."""
STYLES = frozenset({PLAIN, STRONG, OLD, CORRECTED, MUTED, YES, NO, GOOD, BAD, OUTDATED, KEY})


class Text(msgspec.Struct, frozen=True, tag="text"):
    """Words in one of ``STYLES``.

    ``tip`` says more to whoever points at them, in plain text; formats without tips leave it out.
    """

    text: str
    style: str = PLAIN
    tip: str = ""


class Link(msgspec.Struct, frozen=True, tag="link"):
    """Words that link to a record of the atlas, by its id."""

    text: str
    target: str


Span: TypeAlias = Text | Link
Inline: TypeAlias = tuple[Span, ...]
FactRow: TypeAlias = tuple[Inline, Inline, Inline]
"""Label, value and small print."""
RowRecords: TypeAlias = tuple[tuple[str, ...], ...]
"""For each row the ids of the records that it shows, so that a page can be scrolled to one of them."""


class Heading(msgspec.Struct, frozen=True, tag="heading"):
    """A heading inside a document; its title is not one.

    Attributes:
        level: 2 or 3.
        anchor: what leads to it is called, different from those of all other headings; may be empty.
        fold: how a page shows what is below it: ``""`` always, ``OPEN`` until the reader folds it, ``CLOSED``
            when the reader unfolds it. Files and paper have all of it.
        tone: "correction" for a line about what the notes had wrong, else empty.
    """

    text: str
    level: int = 2
    anchor: str = ""
    fold: str = ""
    tone: str = ""


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """Running words; ``role`` is lead, plain or muted."""

    inline: Inline
    role: str = "plain"


class Callout(msgspec.Struct, frozen=True, tag="callout"):
    """A highlighted paragraph; ``tone`` is correction, warning or info.

    ``records`` are the ids of the claims that it is about.
    """

    inline: Inline
    tone: str = "info"
    records: tuple[str, ...] = ()


class FactList(msgspec.Struct, frozen=True, tag="facts"):
    """Rows of label, value and small print; ``columns`` names the three for readers who cannot see.

    ``records`` has an entry for each row, or none at all.
    """

    rows: tuple[FactRow, ...]
    columns: tuple[str, str, str] = ("What", "Value", "Source")
    records: RowRecords = ()


class Table(msgspec.Struct, frozen=True, tag="table"):
    """A table with a header row.

    Attributes:
        columns: the header cells.
        rows: as many cells in each as there are columns.
        widths: shares of the width in percent, as a hint; may be empty.
        highlighted: indexes of the rows whose cells differ.
        numbers: indexes of the columns that hold figures and are set to the right.
        repeated: how many columns at the start each part has where the table is too wide for one piece; 0: it
            has no parts.
        records: the records of each row, or empty.
    """

    columns: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    widths: tuple[int, ...] = ()
    highlighted: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    repeated: int = 0
    records: RowRecords = ()


class Bullets(msgspec.Struct, frozen=True, tag="bullets"):
    """A list without order."""

    items: tuple[Inline, ...]


class Cards(msgspec.Struct, frozen=True, tag="cards"):
    """Cards side by side: each a heading with a link, and a line below it."""

    items: tuple[tuple[Inline, Inline], ...]


class Picture(msgspec.Struct, frozen=True, tag="picture"):
    """A drawing, for formats that can hold one; other blocks say in words what it shows.

    Attributes:
        scene: its shapes.
        title: what it shows, for readers who cannot see.
    """

    scene: Scene
    title: str


class Tags(msgspec.Struct, frozen=True, tag="tags"):
    """What sort of thing a document is about, and its other names; shown above the title.

    Attributes:
        kind: id of the kind, for its colour.
        label: the kind in words.
        items: aliases.
    """

    kind: str
    label: str
    items: tuple[str, ...] = ()


Block: TypeAlias = Heading | Paragraph | Callout | FactList | Table | Bullets | Cards | Picture | Tags


class Reference(msgspec.Struct, frozen=True):
    """A source that a document cites.

    Attributes:
        date: how old it is, in words; may be empty.
        remark: what sort of source it is and what it is needed for, where a reader would ask; else empty.
    """

    id: SourceId
    short: str
    title: str
    publisher: str
    url: str
    date: str = ""
    remark: str = ""

    @property
    def words(self) -> str:
        """Date and remark in one text."""
        return "; ".join(filter(None, (self.date, self.remark)))


class Document(msgspec.Struct, frozen=True):
    """One page.

    Attributes:
        record: id of the record that it is about, so that links find it; empty for lists.
        references: the sources that it cites, each once, in the order of their first mention.
    """

    title: str
    subtitle: str = ""
    blocks: tuple[Block, ...] = ()
    record: str = ""
    references: tuple[Reference, ...] = ()


def plain(inline: Iterable[Span]) -> str:
    """Return the words of ``inline`` without their styles.

    >>> plain((Text("See ", MUTED), Link("VPC", "vpc")))
    'See VPC'
    """
    return "".join(span.text for span in inline)


def references_of(documents: Iterable[Document]) -> tuple[Reference, ...]:
    """Return the sources of several documents, each once, sorted by short form and title."""
    newest: dict[str, Reference] = {}
    for document in documents:
        for reference in document.references:
            known = newest.get(reference.id)
            if known is None or known.date < reference.date:
                newest[reference.id] = reference
    return tuple(sorted(newest.values(), key=lambda one: (one.short.casefold(), one.title.casefold())))
