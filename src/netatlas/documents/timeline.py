"""Documents about timelines: a whole timeline, what held on a date, and a single event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.dates import PartialDate, Precision, date_text
from netatlas.atlas.edition import Edition, difference, event_dates, hidden_count, visible
from netatlas.atlas.event_words import event_name, event_phrase
from netatlas.documents.blocks import (
    MUTED,
    STRONG,
    Bullets,
    FactList,
    Heading,
    Inline,
    Paragraph,
    Picture,
    Span,
    Table,
    Tags,
    Text,
)
from netatlas.documents.builder import (
    DocumentBuilder,
    difference_spans,
    differences_callout,
    hidden_note,
    joined,
    old_spans,
    words,
)
from netatlas.documents.corrections import correction_callouts
from netatlas.documents.evidence import evidence_blocks
from netatlas.explore.lanes import known_until
from netatlas.explore.timeline import ENDINGS, Standing
from netatlas.explore.timeline_answer import TimelineQuestion, answer_to
from netatlas.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Event, Timeline
    from netatlas.documents.blocks import Block, Document, FactRow
    from netatlas.explore.timeline import LaneChange, LaneState
    from netatlas.explore.timeline_answer import TimelineAnswer

_COLUMNS = ("Subject", "Date", "What happened", "By", "Document", "Source")
_WIDTHS = (13, 11, 38, 10, 13, 15)


def timeline_document(
    atlas: Atlas,
    timeline_id: str,
    *,
    edition: Edition = Edition.TODAY,
    at: PartialDate | None = None,
    drawn: bool = False,
) -> Document:
    """Return a timeline lane by lane; with ``at``, what held on that date comes first.

    Args:
        atlas: the atlas that holds the timeline.
        timeline_id: its id.
        edition: the edition whose dates are shown.
        at: the date to say what held on, or None.
        drawn: whether to include the picture, for files that can hold one.

    Raises:
        KeyError: no timeline has that id.
    """
    question = TimelineQuestion(dates=() if at is None else (at,), edition=edition)
    return answer_document(atlas, answer_to(question, _timeline(atlas, timeline_id)), drawn=drawn)


def answer_document(atlas: Atlas, answer: TimelineAnswer, *, drawn: bool = False) -> Document:
    """Return a timeline with what held on the dates of a question, and what changed between them.

    Args:
        atlas: the atlas that holds the timeline.
        answer: the timeline with what held and changed, already worked out.
        drawn: whether to include the picture, for files that can hold one.
    """
    page = DocumentBuilder(atlas, answer.question.edition)
    timeline, hidden = answer.timeline, answer.question.hidden
    page.add(Paragraph(words(timeline.summary), "lead"))
    if drawn:
        from netatlas.drawing.timeline.picture import timeline_picture  # noqa: PLC0415 - few pages have one

        page.add(Picture(timeline_picture(atlas, answer), timeline.title))
    _add_answer(page, answer)
    if hidden:
        page.add(Paragraph(words(f"Left out: what {listed(sorted(hidden))} said.", MUTED), "muted"))
    return page.document(timeline.title, subtitle="Timeline", record=timeline.id)


def _timeline(atlas: Atlas, timeline_id: str) -> Timeline:
    record_id = atlas.canonical(timeline_id)
    timeline = next((timeline for timeline in atlas.timelines if timeline.id == record_id), None)
    if timeline is None:
        raise KeyError(timeline_id)
    return timeline


def _add_answer(page: DocumentBuilder, answer: TimelineAnswer) -> None:
    """Add what changed, what held, and all events."""
    timeline, dates = answer.visible_timeline, answer.question.dates
    if answer.changes:
        page.add(*_between(page, answer.changes, sorted(dates)))
    if dates:
        page.add(*_at(page, timeline, answer.states, dates[-1]))
    page.add(*differences_callout(timeline.events, page.edition))
    page.add(*correction_callouts(page, timeline.events))
    page.add(Heading("Events", anchor="events"), _event_table(page, timeline))
    page.add(*hidden_note({"event": hidden_count(timeline.events, page.edition)}))
    if timeline.subject is not None:
        page.add(Paragraph((Text("About: "), page.link(timeline.subject))))


def _at(
    page: DocumentBuilder, timeline: Timeline, states: Sequence[LaneState], at: PartialDate
) -> Iterator[Block]:
    """Yield what held on a date, in one sentence and lane by lane."""
    yield Heading(f"{'On' if at.precision is Precision.DAY else 'In'} {at}", anchor="at")
    yield Paragraph(_answer(page, timeline, states, at))
    yield FactList(
        tuple(_state_row(page, state) for state in states), columns=("Subject", "What held", "Source")
    )


def _answer(
    page: DocumentBuilder, timeline: Timeline, states: Sequence[LaneState], at: PartialDate
) -> Inline:
    """Return what held on a date in words: which lanes are current, which ended when, which are to come."""
    groups: dict[str, list[LaneState]] = {}
    for state in sorted(states, key=lambda state: _STANDING_ORDER.index(state.standing)):
        groups.setdefault(state.words, []).append(state)
    parts: list[Inline] = [
        (Text(f"{name.capitalize()}: ", STRONG), *joined(_with_since(page, state) for state in group))
        for name, group in groups.items()
    ]
    parts += [_maybe(page, state, event) for state in states for event in state.during]
    spans: list[Span] = [*joined(parts, ". "), Text(".")]
    if page.edition is Edition.NOTES:
        spans.append(Text(" That is what is known today, whatever the notes said.", MUTED))
    if at.last > known_until(timeline):
        spans.append(Text(_after_the_pack(timeline, at), MUTED))
    return tuple(spans)


def _after_the_pack(timeline: Timeline, at: PartialDate) -> str:
    """Return what a reader must know who asks about a date after that of the pack."""
    month = PartialDate.of(known_until(timeline), Precision.MONTH)
    if any(event.planned and event.date.first <= at.last for event in timeline.events):
        return f" What comes after {month} is planned; whether it happened is not known here."
    return f" Nothing is known here of the time after {month}."


_STANDING_ORDER = (
    Standing.CURRENT,
    Standing.DEPRECATED,
    Standing.PROHIBITED,
    Standing.RETIRED,
    Standing.NOT_YET,
    Standing.UNKNOWN,
)
"""The order in which the text lists the lanes."""


def _with_since(page: DocumentBuilder, state: LaneState) -> Inline:
    if state.standing in (Standing.CURRENT, Standing.NOT_YET, Standing.UNKNOWN) or state.deciding is None:
        return (page.link(state.lane),)
    since = "planned for" if state.deciding.planned else "since"
    return page.link(state.lane), Text(f" ({since} {state.deciding.date}{_by(state.deciding)})")


def _maybe(page: DocumentBuilder, state: LaneState, event: Event) -> Inline:
    if event in state.turning:
        return page.link(state.lane), Text(f" {event_phrase(event)} some time during {event.date}")
    planned = ", planned" if event.planned else ""
    return page.link(state.lane), Text(f" some time during {event.date}{planned}: {event.says.rstrip('.')}")


def _between(
    page: DocumentBuilder, changes: Sequence[LaneChange], dates: Sequence[PartialDate]
) -> Iterator[Block]:
    """Yield what changed between two dates, and for which lanes nothing did."""
    yield Heading(f"From {dates[0]} to {dates[1]}", anchor="between")
    changed = [change for change in changes if change.events]
    if changed:
        yield Bullets(tuple(_change(page, change) for change in changed))
    unchanged = [change.lane for change in changes if not change.events]
    if unchanged:
        lead = "Nothing changed for " if changed else "Nothing changed between the two dates for "
        yield Paragraph((Text(lead), *page.links(unchanged), Text(".")), "muted")


def _change(page: DocumentBuilder, change: LaneChange) -> Inline:
    before, after = change.before.words, change.after.words
    turned = f": {before}, then {after}. " if before != after else f": {after} on both. "
    events = "; ".join(_event_words(event, sure=event in change.after.happened) for event in change.events)
    return page.link(change.lane), Text(turned, STRONG), Text(f"{events}. "), *page.cite(*change.events)


def _event_words(event: Event, *, sure: bool) -> str:
    """Return an event in words; if not ``sure``, it may have happened after the date asked about."""
    origin = ", ".join(part for part in (event.by, event.document) if part)
    when = str(event.date) if sure else f"some time during {event.date}"
    short = event.what in ENDINGS or event.what == "published"
    planned = ", planned" if event.planned else ""
    what = f" {event_phrase(event)}" if short else f"{planned}: {event.says.rstrip('.')}"
    return when + what + (f" ({origin})" if origin else "")


def _event_table(page: DocumentBuilder, timeline: Timeline) -> Table:
    rows: list[tuple[Inline, ...]] = []
    records: list[tuple[str, ...]] = []
    for lane in timeline.lanes:
        events = sorted(
            (event for event in timeline.events if event.lane == lane), key=lambda event: event.date
        )
        for event in events:
            if not visible(event, page.edition):
                continue
            what = (Text(event_name(event).capitalize(), STRONG), Text(f". {event.says}"))
            cells = (_date(page, event), what, words(event.by), words(event.document), page.cite(event))
            rows.append(((page.link(lane),), *cells))
            records.append((event.id,))
    columns = tuple(words(name) for name in _COLUMNS)
    return Table(columns=columns, rows=tuple(rows), widths=_WIDTHS, records=tuple(records))


def _date(page: DocumentBuilder, event: Event) -> Inline:
    shown, old = event_dates(event, page.edition)
    spans = (Text(date_text(shown)),)
    if old is None:
        return (*spans, *difference_spans(difference(event, page.edition)))
    return (*spans, *old_spans(str(old)))


def event_row(page: DocumentBuilder, event: Event) -> FactRow:
    """Return an event as a row: date, what happened, and its source."""
    origin = ", ".join(part for part in (event.by, event.document) if part)
    what: Inline = (Text(event_name(event).capitalize(), STRONG), Text(f". {event.says}"))
    return _date(page, event), (*what, *words(f" ({origin})" if origin else "", MUTED)), page.cite(event)


def _state_row(page: DocumentBuilder, state: LaneState) -> FactRow:
    cited = (*((state.deciding,) if state.deciding is not None else ()), *state.during)
    return (page.link(state.lane),), tuple(_state_spans(state)), page.cite(*cited)


def _state_spans(state: LaneState) -> Iterator[Text]:
    open_yet = state.standing in (Standing.NOT_YET, Standing.UNKNOWN)
    yield Text(state.words.capitalize(), MUTED if open_yet else STRONG)
    if state.deciding is not None:
        start = state.deciding.what if state.standing is Standing.CURRENT else "since"
        start = "planned for" if state.deciding.planned else start
        yield Text(f", {start} {state.deciding.date}{_by(state.deciding)}")
    for event in state.happened:
        if event.what in ENDINGS and event is not state.deciding:
            yield Text(f"; {event_phrase(event)} {event.date}{_by(event)}")
    for event in state.during:
        what = f"{event_phrase(event)} " if event in state.turning else "an event "
        yield Text(f"; {what}during {event.date}{_by(event)}")


def _by(event: Event) -> str:
    return f" by {event.by}" if event.by else ""


def event_document(atlas: Atlas, event_id: str, *, edition: Edition = Edition.TODAY) -> Document:
    """Return the page of one event.

    Raises:
        KeyError: no event has that id.
    """
    page = DocumentBuilder(atlas, edition)
    event = atlas.events[atlas.canonical(event_id)]
    lane = atlas.concepts[event.lane].name
    page.add(Tags("event", "Event"))
    page.add(*differences_callout([event], edition))
    page.add(*correction_callouts(page, [event]))
    if visible(event, edition):
        page.add(Paragraph(words(event.says), "lead"))
        if event.planned:
            page.add(Paragraph(words("Planned: the date lies after that of the pack.", MUTED), "muted"))
        rows: tuple[FactRow, ...] = (
            (words("Date"), _date(page, event), page.cite(event)),
            (words("By"), words(event.by), ()),
            (words("Document"), words(event.document), ()),
            (words("Subject"), (page.link(event.lane),), ()),
            (words("Timeline"), (page.link(event.timeline),), ()),
        )
        page.add(FactList(tuple(row for row in rows if row[1])))
        page.add(*evidence_blocks(page, event))
    page.add(*hidden_note({"event": hidden_count([event], edition)}))
    return page.document(
        f"{lane} {event_name(event)}", subtitle=atlas.display_name(event.timeline), record=event.id
    )
