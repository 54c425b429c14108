"""The document of what the notes got wrong, made from their claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from netatlas.atlas.dates import date_text
from netatlas.atlas.enums import Verdict
from netatlas.documents.blocks import MUTED, Heading, Inline, Paragraph, Table
from netatlas.documents.builder import DocumentBuilder, words
from netatlas.documents.changed_words import changed_words
from netatlas.errors import UsageError
from netatlas.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Claim
    from netatlas.documents.blocks import Document

TITLE = "What the notes got wrong"
_COLUMNS = ("About", "The notes said", "Now", "Since", "Verdict", "Source")
_WIDTHS = (13, 22, 26, 13, 13, 13)
"""Percent: at the width of a page no date or verdict is broken, and both texts get nearly the same room."""


def errata(atlas: Atlas, *, verdict: str | None = None) -> tuple[Claim, ...]:
    """Return the claims that are not current, or those with one verdict.

    Raises:
        UsageError: there is no such verdict.
    """
    if verdict is None:
        return tuple(claim for claim in atlas.claims if claim.verdict is not Verdict.CURRENT)
    if verdict not in list(Verdict):
        raise UsageError(f"“{verdict}” is no verdict; there are {listed(Verdict)}.")
    return tuple(claim for claim in atlas.claims if claim.verdict == verdict)


def errata_document(
    atlas: Atlas, *, verdict: str | None = None, shown: Iterable[Claim] | None = None
) -> Document:
    """Return what the notes said and what holds now, section by section of the notes.

    Args:
        atlas: where the claims are.
        verdict: only claims with this verdict; without it, all that are not current.
        shown: these claims instead, such as those that a filter leaves.

    Raises:
        UsageError: there is no such verdict.
    """
    page = DocumentBuilder(atlas)
    claims = errata(atlas, verdict=verdict) if shown is None else tuple(shown)
    page.add(Paragraph(words(_count(atlas.claims)), "lead"))
    if len(claims) < len(atlas.claims):
        page.add(Paragraph(words(f"Shown: {counted(len(claims), 'line')}.", MUTED), "muted"))
    sections: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        sections[claim.section].append(claim)
    for section, some in sections.items():
        page.add(Heading(section), claim_table(page, some))
    return page.document(TITLE)


def corrected_counts(claims: Sequence[Claim]) -> str:
    """Return how many lines of the notes are corrected, and how many of these for which reason; '' for none.

    "63 of 156 lines of the notes are corrected: 25 are out of date, 1 is wrong, 37 are incomplete."
    """
    verdicts = Counter(claim.verdict for claim in claims if claim.verdict is not Verdict.CURRENT)
    parts = [
        f"{count:,} {'is' if count == 1 else 'are'} {verdict.words}"
        for verdict in (Verdict.OUTDATED, Verdict.WRONG, Verdict.INCOMPLETE, Verdict.MISPLACED)
        if (count := verdicts[verdict])
    ]
    if not parts:
        return ""
    corrected = verdicts.total()
    verb = "is" if corrected == 1 else "are"
    return f"{corrected:,} of {counted(len(claims), 'line')} of the notes {verb} corrected: {listed(parts)}."


def claim_document(atlas: Atlas, claim: Claim) -> Document:
    """Return one line of the notes, and what holds now, with its source."""
    page = DocumentBuilder(atlas)
    page.add(claim_table(page, [claim]))
    return page.document(claim.section)


def claim_table(page: DocumentBuilder, claims: Iterable[Claim]) -> Table:
    """Return claims as a table: what the notes said, and what holds now."""
    shown = tuple(claims)
    rows = tuple(_row(page, claim) for claim in shown)
    records = tuple((claim.id,) for claim in shown)
    columns = tuple(words(name) for name in _COLUMNS)
    return Table(columns=columns, rows=rows, widths=_WIDTHS, records=records)


def _count(claims: Sequence[Claim]) -> str:
    if not claims:
        return "These packs grew from no notes."
    return corrected_counts(claims) or f"All {counted(len(claims), 'line')} of the notes still hold."


def _row(page: DocumentBuilder, claim: Claim) -> tuple[Inline, ...]:
    return (
        (*page.links(subjects_of(page.atlas, claim)), *page.pack_note(claim.id)),
        words(claim.gist),
        changed_words(claim.gist, claim.now),
        words(date_text(claim.since)),
        words(claim.verdict.words),
        page.cite(claim),
    )


def subjects_of(atlas: Atlas, claim: Claim) -> tuple[str, ...]:
    """Return the ids of the records that hold a claim's content, each once; most are concepts."""
    return tuple(dict.fromkeys(atlas.owner_of(record_id) for record_id in claim.held_by))
