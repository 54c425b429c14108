"""Documents about limits: the table of many, and the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.citations import evidence_lines, model_names, text_names
from netatlas.atlas.edition import (
    THE_NOTES,
    Edition,
    difference,
    hidden_count,
    reading,
    speaks_for_notes,
    visible,
)
from netatlas.atlas.enums import Adjustable, LimitKind
from netatlas.atlas.values import content_text
from netatlas.documents.blocks import MUTED, FactList, Paragraph, Table, Tags, Text
from netatlas.documents.builder import (
    DocumentBuilder,
    difference_spans,
    differences_callout,
    hidden_note,
    old_spans,
    reading_spans,
    words,
)
from netatlas.documents.corrections import correction_callouts
from netatlas.documents.evidence import evidence_blocks
from netatlas.explore.limits import Order, select_limits
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Limit
    from netatlas.documents.blocks import Document, FactRow, Inline


LIMIT_COLUMNS: tuple[tuple[Order, str], ...] = (
    (Order.SUBJECT, "Subject"),
    (Order.WHAT, "What"),
    (Order.VALUE, "Value"),
    (Order.SCOPE, "Scope"),
    (Order.KIND, "Kind"),
    (Order.SOURCE, "Source"),
    (Order.CHECKED, "Checked"),
)
"""What a table of limits shows and is sorted by, left to right, with the headings."""


class LimitRow(NamedTuple):
    """What an edition says of one limit, in plain words.

    Attributes:
        subject: the name of its concept, with its pack where several are open.
        what: its label.
        says: the words that follow its value.
        value: its figure.
        old: the notes' own figure, where it is shown beside today's; else empty.
        scope: per what it counts.
        kind: whether it is a figure or a quota, and whether it can be raised.
        source: short forms of its sources; models with package, version and date.
        checked: when they were last looked at; empty where only the notes say it.
        cite: sources and date in small print.
        evidence: what was held against which models, a line for each piece; empty without any.
        changed: whether the notes had it otherwise.
        difference: in As the notes, what is wrong with what it says; else empty.
    """

    subject: str
    what: str
    says: str
    value: str
    old: str
    scope: str
    kind: str
    source: str
    checked: str
    cite: str
    evidence: str
    changed: bool
    difference: str


def limit_row(atlas: Atlas, limit: Limit, edition: Edition) -> LimitRow:
    """Return the words of one limit as an edition reads it."""
    shown = reading(limit, edition)
    noted = speaks_for_notes(limit, edition)
    names = (*text_names(atlas.sources, limit), *model_names(atlas.sources, limit))
    name, pack = atlas.concepts[limit.concept].name, atlas.pack_title(limit.id)
    return LimitRow(
        subject=f"{name} ({pack})" if pack else name,
        what=limit.label,
        says=shown.value.says,
        value=content_text(shown.value),
        old=content_text(shown.old) if shown.old is not None else "",
        scope=limit.scope,
        kind=kind_words(limit),
        source=THE_NOTES if noted else "; ".join(names),
        checked="" if noted else str(limit.checked),
        cite=THE_NOTES if noted else atlas.cite(limit),
        evidence="" if noted else evidence_lines([limit]),
        changed=limit.was is not None,
        difference=difference(limit, edition),
    )


def limits_document(
    atlas: Atlas,
    limits: Iterable[Limit] | None = None,
    *,
    query: str = "",
    scope: str = "",
    hard: bool = False,
    edition: Edition = Edition.TODAY,
) -> Document:
    """Return the table of limits, by importance and size, or of those given, in their order."""
    page = DocumentBuilder(atlas, edition)
    if limits is None:
        limits = select_limits(atlas, query=query, scope=scope, hard=hard, edition=edition)
    chosen = tuple(limits)
    shown = [limit for limit in chosen if visible(limit, edition)]
    total = len(atlas.limits)
    count = counted(total, "limit") if len(shown) == total else f"{len(shown):,} of {counted(total, 'limit')}"
    page.add(Paragraph(words(f"{count}.", MUTED), "muted"))
    page.add(*differences_callout(shown, edition))
    if shown:
        page.add(limit_table(page, shown, subject=True))
    page.add(*hidden_note({"limit": hidden_count(chosen, edition)}))
    return page.document("Limits")


def limit_table(page: DocumentBuilder, limits: Iterable[Limit], *, subject: bool) -> Table:
    """Return limits as a table, with or without the column that names their concepts."""
    # The cell of the source also holds the day of the check.
    titles = [title for order, title in LIMIT_COLUMNS if order is not Order.CHECKED]
    widths = (17, 22, 23, 14, 12, 12)
    shown = tuple(limits)
    rows = tuple(
        (
            (page.link(limit.concept), *page.pack_note(limit.id)),
            words(row.what),
            _value(row),
            words(row.scope),
            words(row.kind),
            page.cite(limit),
        )
        for limit in shown
        for row in (limit_row(page.atlas, limit, page.edition),)
    )
    first = 0 if subject else 1
    return Table(
        columns=tuple(words(title) for title in titles[first:]),
        rows=tuple(row[first:] for row in rows),
        widths=widths if subject else (25, 30, 18, 13, 14),
        records=tuple((limit.id,) for limit in shown),
    )


def _value(row: LimitRow) -> Inline:
    """Return the figure, that of the notes beside it, and the words of ``says`` in small print."""
    old = old_spans(row.old) if row.old else difference_spans(row.difference)
    says = (Text(f" {row.says}", MUTED),) if row.says else ()
    return (Text(row.value), *old, *says)


def kind_words(limit: Limit) -> str:
    """Return whether a limit is a figure or a quota, and whether it can be raised."""
    match limit.adjustable:
        case Adjustable.YES:
            return f"{limit.kind}, can be raised"
        case Adjustable.NO:
            return f"fixed {limit.kind}"
        case _:
            return "figure" if limit.kind is LimitKind.FIGURE else f"{limit.kind}, unknown if fixed"


def limit_document(atlas: Atlas, limit_id: str, *, edition: Edition = Edition.TODAY) -> Document:
    """Return the page of one limit.

    Raises:
        KeyError: no limit has that id.
    """
    page = DocumentBuilder(atlas, edition)
    limit = atlas.limits[atlas.canonical(limit_id)]
    concept = atlas.concepts[limit.concept]
    page.add(Tags("limit", "Limit"))
    page.add(*differences_callout([limit], edition))
    page.add(*correction_callouts(page, [limit]))
    if visible(limit, edition):
        rows: tuple[FactRow, ...] = (
            (words("Value"), reading_spans(limit, None, edition), page.cite(limit)),
            (words("Scope"), words(limit.scope), ()),
            (words("Kind"), words(kind_words(limit).capitalize()), ()),
            (words("Of"), (page.link(concept.id),), ()),
        )
        page.add(FactList(tuple(row for row in rows if row[1])))
        page.add(*evidence_blocks(page, limit))
    page.add(*hidden_note({"limit": hidden_count([limit], edition)}))
    return page.document(limit.label, subtitle=concept.name, record=limit.id)
