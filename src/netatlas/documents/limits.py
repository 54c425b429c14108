"""Documents about limits: the table of many, and the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition, hidden_count, reading, visible
from netatlas.atlas.enums import Adjustable, LimitKind
from netatlas.atlas.values import content_text
from netatlas.documents.blocks import MUTED, OLD, FactList, Paragraph, Table, Tags, Text
from netatlas.documents.builder import DocumentBuilder, hidden_note, reading_spans, words
from netatlas.documents.corrections import correction_callouts
from netatlas.explore.limits import select_limits
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Limit
    from netatlas.documents.blocks import Document, FactRow, Inline

_HARDNESS = {
    Adjustable.YES: "adjustable",
    Adjustable.NO: "hard",
    Adjustable.UNKNOWN: "unknown whether adjustable",
}


def limits_document(
    atlas: Atlas,
    limits: Iterable[Limit] | None = None,
    *,
    query: str = "",
    scope: str = "",
    hard: bool = False,
    edition: Edition = Edition.TODAY,
) -> Document:
    """Return the table of limits, by dimension and real size, or of those given, in their order."""
    page = DocumentBuilder(atlas, edition)
    if limits is None:
        limits = select_limits(atlas, query=query, scope=scope, hard=hard, edition=edition)
    chosen = tuple(limits)
    shown = [limit for limit in chosen if visible(limit, edition)]
    total = len(atlas.limits)
    count = counted(total, "limit") if len(shown) == total else f"{len(shown):,} of {counted(total, 'limit')}"
    page.add(Paragraph(words(f"{count}.", MUTED), "muted"))
    if shown:
        page.add(limit_table(page, shown, subject=True))
    page.add(*hidden_note({"limit": hidden_count(chosen, edition)}))
    return page.document("Limits")


def limit_table(page: DocumentBuilder, limits: Iterable[Limit], *, subject: bool) -> Table:
    """Return limits as a table, with or without the column that names their concepts."""
    names = ("Subject", "What", "Value", "Scope", "Kind", "Source")
    widths = (17, 22, 23, 14, 12, 12)
    rows = tuple(
        (
            (page.link(limit.concept),),
            words(limit.label),
            _value(page, limit),
            words(limit.scope),
            words(kind_words(limit)),
            page.cite(limit),
        )
        for limit in limits
    )
    first = 0 if subject else 1
    return Table(
        columns=tuple(words(name) for name in names[first:]),
        rows=tuple(row[first:] for row in rows),
        widths=widths if subject else (25, 30, 18, 13, 14),
    )


def _value(page: DocumentBuilder, limit: Limit) -> Inline:
    """Return the figure, the notes' own beside it, and the further words in small print."""
    shown = reading(limit, page.edition)
    old = (Text(" "), Text(content_text(shown.old), OLD)) if shown.old is not None else ()
    says = (Text(f" {shown.value.says}", MUTED),) if shown.value.says else ()
    return (Text(content_text(shown.value)), *old, *says)


def kind_words(limit: Limit) -> str:
    """Return whether a limit is a figure or a quota, and whether it can be raised."""
    if limit.kind is LimitKind.FIGURE and limit.adjustable is Adjustable.UNKNOWN:
        return "figure"
    return f"{limit.kind}, {_HARDNESS[limit.adjustable]}"


def limit_document(atlas: Atlas, limit_id: str, *, edition: Edition = Edition.TODAY) -> Document:
    """Return the page of one limit.

    Raises:
        KeyError: no limit has that id.
    """
    page = DocumentBuilder(atlas, edition)
    limit = atlas.limits[atlas.canonical(limit_id)]
    concept = atlas.concepts[limit.concept]
    page.add(Tags("limit", "Limit"))
    page.add(*correction_callouts(page, [limit]))
    if visible(limit, edition):
        rows: tuple[FactRow, ...] = (
            (words("Value"), reading_spans(limit, None, edition), page.cite(limit)),
            (words("Scope"), words(limit.scope), ()),
            (words("Kind"), words(kind_words(limit).capitalize()), ()),
            (words("Of"), (page.link(concept.id),), ()),
        )
        page.add(FactList(tuple(row for row in rows if row[1])))
    page.add(*hidden_note({"limit": hidden_count([limit], edition)}))
    return page.document(limit.label, subtitle=concept.name, record=limit.id)
