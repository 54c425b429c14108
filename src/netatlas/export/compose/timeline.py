"""Documents about timelines: one with all its events, and one event by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition, event_dates, hidden_count, visible
from netatlas.explore.timeline import Standing, states_at
from netatlas.export.compose.corrections import correction_callouts
from netatlas.export.compose.page import Page, hidden_note, words
from netatlas.export.document import (
    MUTED,
    OLD,
    STRONG,
    FactList,
    Heading,
    Inline,
    Paragraph,
    Table,
    Tags,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Event, Timeline
    from netatlas.explore.timeline import LaneState
    from netatlas.export.document import Document, FactRow

_COLUMNS = ("Subject", "Date", "What happened", "By", "Document", "Source")
_ENDS = ("deprecated", "prohibited", "retired")
_WIDTHS = (13, 11, 38, 10, 13, 15)


def timeline_document(
    atlas: Atlas, timeline_id: str, *, edition: Edition = Edition.TODAY, at: str | None = None
) -> Document:
    """Return a timeline lane by lane; with ``at``, what held on that day comes first.

    The day's states are always today's knowledge, whatever the edition.

    Raises:
        KeyError: no timeline has that id.
        UsageError: ``at`` is no date.
    """
    page = Page(atlas, edition)
    record_id = atlas.canonical(timeline_id)
    timeline = next((one for one in atlas.timelines if one.id == record_id), None)
    if timeline is None:
        raise KeyError(timeline_id)
    page.add(Paragraph(words(timeline.summary), "lead"))
    page.add(*correction_callouts(page, timeline.events))
    if at is not None:
        page.add(Heading(f"On {at}" if len(at) > len("2015-06") else f"In {at}", anchor="at"))
        rows = tuple(_state_row(page, state) for state in states_at(timeline, at))
        page.add(FactList(rows, columns=("Subject", "What held", "Source")))
    page.add(Heading("Events", anchor="events"), _event_table(page, timeline))
    page.add(*hidden_note({"event": hidden_count(timeline.events, edition)}))
    if timeline.subject is not None:
        page.add(Paragraph((Text("About: "), page.link(timeline.subject))))
    return page.document(timeline.title, subtitle="Timeline", record=timeline.id)


def _event_table(page: Page, timeline: Timeline) -> Table:
    rows: list[tuple[Inline, ...]] = []
    for lane in timeline.lanes:
        events = sorted((one for one in timeline.events if one.lane == lane), key=lambda event: event.date)
        for event in events:
            if not visible(event, page.edition):
                continue
            what = (Text(event.what.capitalize(), STRONG), Text(f". {event.says}"))
            cells = (_date(page, event), what, words(event.by), words(event.document), page.cite(event))
            rows.append(((page.link(lane),), *cells))
    return Table(columns=tuple(words(name) for name in _COLUMNS), rows=tuple(rows), widths=_WIDTHS)


def _date(page: Page, event: Event) -> Inline:
    shown, old = event_dates(event, page.edition)
    return (Text(shown), Text(" "), Text(old, OLD)) if old else (Text(shown),)


def event_row(page: Page, event: Event) -> FactRow:
    """Return an event as date, what happened, and small print."""
    behind = ", ".join(part for part in (event.by, event.document) if part)
    what: Inline = (Text(event.what.capitalize(), STRONG), Text(f". {event.says}"))
    return _date(page, event), (*what, *words(f" ({behind})" if behind else "", MUTED)), page.cite(event)


def _state_row(page: Page, state: LaneState) -> FactRow:
    cited = (*((state.deciding,) if state.deciding is not None else ()), *state.during)
    return (page.link(state.lane),), tuple(_state_spans(state)), page.cite(*cited)


def _state_spans(state: LaneState) -> Iterator[Text]:
    yield Text(state.standing.capitalize(), MUTED if state.standing is Standing.NOT_YET else STRONG)
    if state.deciding is not None:
        start = state.deciding.what if state.standing is Standing.CURRENT else "since"
        yield Text(f", {start} {state.deciding.date}{_by(state.deciding)}")
    for event in state.happened:
        if event.what in _ENDS and event is not state.deciding:
            yield Text(f"; {event.what} {event.date}{_by(event)}")
    for event in state.during:
        yield Text(f"; {event.what} during {event.date}{_by(event)}")


def _by(event: Event) -> str:
    return f" by {event.by}" if event.by else ""


def event_document(atlas: Atlas, event_id: str, *, edition: Edition = Edition.TODAY) -> Document:
    """Return the page of one event.

    Raises:
        KeyError: no event has that id.
    """
    page = Page(atlas, edition)
    event = atlas.events[atlas.canonical(event_id)]
    lane = atlas.concepts[event.lane].name
    page.add(Tags("event", "Event"))
    page.add(*correction_callouts(page, [event]))
    if visible(event, edition):
        page.add(Paragraph(words(event.says), "lead"))
        rows: tuple[FactRow, ...] = (
            (words("Date"), _date(page, event), page.cite(event)),
            (words("By"), words(event.by), ()),
            (words("Document"), words(event.document), ()),
            (words("Subject"), (page.link(event.lane),), ()),
            (words("Timeline"), (page.link(event.timeline),), ()),
        )
        page.add(FactList(tuple(row for row in rows if row[1])))
    page.add(*hidden_note({"event": hidden_count([event], edition)}))
    return page.document(f"{lane} {event.what}", subtitle=atlas.display_name(event.timeline), record=event.id)
