"""The rows of what the notes got wrong: their words by column, and the filter that chooses them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.dates import date_text
from netatlas.documents.blocks import MUTED, OUTDATED, Inline, Link, Text, plain
from netatlas.documents.builder import DocumentBuilder, joined, words
from netatlas.documents.changed_words import changed_words
from netatlas.documents.errata import subjects_of
from netatlas.words import counted, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Claim

_MOST_SUBJECTS = 3
"""Links in one cell; the menu of the row has them all."""


class ErrataColumn(IntEnum):
    """The columns, left to right."""

    TICK = 0
    ABOUT = 1
    SAID = 2
    NOW = 3
    SINCE = 4
    SOURCE = 5


HEADINGS = ("", "About", "The notes said", "Now", "Since", "Source")
HIDDEN_WHEN_NARROW = (ErrataColumn.ABOUT, ErrataColumn.SINCE, ErrataColumn.SOURCE)
"""Columns without room on a narrow page: their words are above and below those of the other two."""


class ErrataRow(NamedTuple):
    """One line of the notes in words.

    Attributes:
        subjects: ids of the records that hold it.
        about: links to the first of them.
        said: what the notes said.
        now: what holds today, with what changed in bold.
        since: since when, in words; may be empty.
        verdict: in words.
        source: sources and date.
        section: of the notes.
    """

    subjects: tuple[str, ...]
    about: Inline
    said: str
    now: Inline
    since: str
    verdict: str
    source: str
    section: str


def errata_row(atlas: Atlas, claim: Claim) -> ErrataRow:
    """Return the words of a line of the notes."""
    page = DocumentBuilder(atlas)
    subjects = subjects_of(atlas, claim)
    links = [(page.link(subject),) for subject in subjects[:_MOST_SUBJECTS]]
    more = len(subjects) - len(links)
    about = joined([*links, *([words(f"{more} more", MUTED)] if more else [])])
    return ErrataRow(
        subjects=subjects,
        about=(*about, *page.pack_note(claim.id)),
        said=claim.gist,
        now=changed_words(claim.gist, claim.now),
        since=date_text(claim.since),
        verdict=claim.verdict.words,
        source=plain(page.cite(claim)),
        section=claim.section,
    )


def cell_lines(row: ErrataRow, column: ErrataColumn, *, narrow: bool) -> tuple[Inline, ...]:
    """Return what a cell says, line by line; on a narrow page two columns say it all."""
    match column:
        case ErrataColumn.ABOUT:
            return (row.about, words(row.section, MUTED))
        case ErrataColumn.SAID:
            return (row.about, words(row.said)) if narrow else (words(row.said),)
        case ErrataColumn.NOW:
            since = f"{row.verdict} since {row.since}" if row.since else row.verdict
            below = ((Text(since, OUTDATED), Text(f" · {row.source}", MUTED)),) if narrow else ()
            return (row.now, *below)
        case ErrataColumn.SINCE:
            return (words(row.since), words(row.verdict, OUTDATED))
        case ErrataColumn.SOURCE:
            return (words(row.source, MUTED),)
        case _:
            return ()


def sentence_of(row: ErrataRow) -> str:
    """Return a row as a reader says it."""
    about = ", ".join(span.text for span in row.about if isinstance(span, Link))
    since = f" since {row.since}" if row.since else ""
    now = f" Now: {plain(row.now)}" if row.now else ""
    return f"{about}, {row.verdict}{since}. The notes said: {row.said}{now} ({row.source})"


class ErrataFilter:
    """Chooses lines of the notes by their words, which are folded once and kept."""

    def __init__(self, atlas: Atlas) -> None:
        """Start without a folded text."""
        self._atlas = atlas
        self._texts: dict[str, str] = {}

    def preparing(self) -> Iterator[None]:
        """Fold the texts one by one, so that the first typed letter need not wait for it."""
        for claim in self._atlas.claims:
            self._prepare(claim)
            yield

    def fitting(self, claims: tuple[Claim, ...], asked: list[str]) -> tuple[Claim, ...]:
        """Return the lines in which, or in whose correction or subjects' names, all folded words occur."""
        if not asked:
            return claims
        if len(self._texts) < len(self._atlas.claims):
            for claim in claims:
                self._prepare(claim)
        texts = self._texts
        for word in asked:
            claims = tuple(claim for claim in claims if word in texts[claim.id])
        return claims

    def _prepare(self, claim: Claim) -> None:
        if claim.id not in self._texts:
            names = (self._atlas.display_name(one) for one in subjects_of(self._atlas, claim))
            text = " ".join((claim.gist, claim.now, claim.section, claim.verdict.words, *names))
            self._texts[claim.id] = folded(text)


def progress_text(shown: int, total: int, ticked: int) -> str:
    """Return how many corrections are shown, and how many of these are ticked off.

    >>> progress_text(2, 63, 1), progress_text(63, 63, 0)
    ('2 of 63, 1 ticked off', '63 corrections')
    """
    count = counted(total, "correction") if shown == total else f"{shown:,} of {total:,}"
    return f"{count}, {ticked:,} ticked off" if ticked else count
