"""What the notes had wrong: callouts for any page that shows corrected records, the list of a concept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import Verdict
from netatlas.atlas.event_words import event_name
from netatlas.atlas.model import Event, Fact
from netatlas.atlas.values import content_text, value_text
from netatlas.documents.blocks import CLOSED, MUTED, OLD, STRONG, Callout, Heading, Inline, Table, Text
from netatlas.documents.builder import words
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Attribute, Claim, Correction, Limit, Value
    from netatlas.documents.blocks import Block
    from netatlas.documents.builder import DocumentBuilder

_MOST = 3
"""Callouts at the top of a page; more would bury its facts."""
_REPLACED = (Verdict.OUTDATED, Verdict.WRONG, Verdict.MISPLACED)


def correction_callouts(page: DocumentBuilder, records: Iterable[Fact | Limit | Event]) -> Iterator[Callout]:
    """Yield a callout for each correction of ``records``.

    Where there are too many, those about figures, flags and dates come first, and one last callout names
    the rest, which are struck through in their rows anyway. Only the edition Both shows old values beside
    new ones; in the others there is nothing to call out.
    """
    if page.edition is not Edition.BOTH:
        return
    corrections = [
        _Correction(_label(page, record), _is_measured(record), _callout(page, record, was))
        for record, was in _replaced(records)
    ]
    if len(corrections) > _MOST:
        corrections.sort(key=lambda one: not one.measured)
        yield from (one.callout for one in corrections[: _MOST - 1])
        yield _rest(corrections[_MOST - 1 :])
    else:
        yield from (one.callout for one in corrections)


def correction_list(
    page: DocumentBuilder, records: Iterable[Fact | Limit | Event], claims: Iterable[Claim] = ()
) -> tuple[Block, ...]:
    """Return the line that says how much of the notes holds no longer, and below it the list, which folds.

    Each line of the list leads to the row of its record, or of its claim where no record has a row.
    """
    if page.edition is not Edition.BOTH:
        return ()
    replaced, alone = list(_replaced(records)), list(_without_row(records, claims))
    rows = [_record_row(page, record, was) for record, was in replaced]
    rows += [_claim_row(page, claim) for claim in alone]
    if not rows:
        return ()
    heads = tuple(words(text) for text in ("What", "The notes said", "Today"))
    verdicts = {was.verdict for _record, was in replaced} | {claim.verdict for claim in alone}
    title = _title(len(rows), "statement" if alone else "value", verdicts)
    # of the others the row of the record is meant when somebody asks for one of them
    own = (*((),) * len(replaced), *((claim.id,) for claim in alone))
    return (
        Heading(title, anchor="corrections", fold=CLOSED, tone="correction"),
        Table(heads, tuple(rows), widths=(24, 38, 38), records=own),
    )


def _record_row(page: DocumentBuilder, record: Fact | Limit | Event, was: Correction) -> tuple[Inline, ...]:
    label, old, new = _sides(page, record, was)
    since = None if isinstance(record, Event) else was.since  # the new value of an event is its date
    return (page.link(record.id, label),), (Text(old, OLD),), _now(new, since)


def _claim_row(page: DocumentBuilder, claim: Claim) -> tuple[Inline, ...]:
    old = (Text(claim.gist.rstrip("."), OLD),)
    now = _now(claim.now.rstrip("."), claim.since)
    return (page.link(claim.id, claim.section),), old, (*now, Text(" "), *page.cite(claim))


def _now(text: str, since: PartialDate | None) -> Inline:
    return (*words(text), *words(f" (since {since})" if since is not None else "", MUTED))


def _title(count: int, noun: str, verdicts: set[Verdict]) -> str:
    wrong = verdicts & {Verdict.WRONG, Verdict.MISPLACED}
    what = "wrong" if verdicts == wrong else "out of date or wrong" if wrong else "out of date"
    return f"{counted(count, noun)} of the notes {'is' if count == 1 else 'are'} {what}"


def _replaced(
    records: Iterable[Fact | Limit | Event],
) -> Iterator[tuple[Fact | Limit | Event, Correction]]:
    """Yield what the notes had another value for.

    What they only left incomplete is seen in its row. Of one claim every fact counts, a limit or event only
    where no fact has mentioned that claim.
    """
    mentioned: set[str] = set()
    for record in records:
        was = record.was
        if was is None or (was.claim in mentioned and not isinstance(record, Fact)):
            continue
        if was.claim:
            mentioned.add(was.claim)
        if was.verdict in _REPLACED:
            yield record, was


def _without_row(records: Iterable[Fact | Limit | Event], claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims that no longer hold and that none of the records mentions."""
    mentioned = {record.was.claim for record in records if record.was is not None}
    yield from (claim for claim in claims if claim.verdict in _REPLACED and claim.id not in mentioned)


class _Correction(NamedTuple):
    """One correction: what it is about, whether a figure, flag or date says it, and its callout."""

    label: str
    measured: bool
    callout: Callout


def _rest(corrections: list[_Correction]) -> Callout:
    labels = ", ".join(dict.fromkeys(one.label for one in corrections))
    more = counted(len(corrections), "more correction")
    return Callout(
        (Text(f"{more}:", STRONG), Text(f" {labels}. What the notes said is struck through.")),
        tone="correction",
        records=tuple(claim for one in corrections for claim in one.callout.records),
    )


def _is_measured(record: Fact | Limit | Event) -> bool:
    return isinstance(record, Event) or not (record.value.text or record.value.items)


def _label(page: DocumentBuilder, record: Fact | Limit | Event) -> str:
    match record:
        case Event():
            return f"{page.atlas.concepts[record.lane].name}, {event_name(record)}"
        case Fact():
            return page.atlas.attributes[record.attribute].label
        case _:
            return record.label


def _callout(page: DocumentBuilder, record: Fact | Limit | Event, was: Correction) -> Callout:
    label, old, new = _sides(page, record, was)
    verb = "; it is " if was.verdict is Verdict.WRONG else "; it is now "
    return Callout(
        (
            Text("Corrected.", STRONG),
            Text(f" {label}: the notes said "),
            Text(old, OLD),
            Text(verb),
            Text(new, STRONG),
            Text(_end(was.since)),
            *_small_print(page, record),
        ),
        tone="correction",
        records=(was.claim,) if was.claim else (),
    )


def _sides(page: DocumentBuilder, record: Fact | Limit | Event, was: Correction) -> tuple[str, str, str]:
    """Return the label of a record, its old and its new value in words."""
    if isinstance(record, Event):
        lane = page.atlas.concepts[record.lane].name
        return f"{lane}, {event_name(record)}", was.value.text, str(record.date)
    if isinstance(record, Fact):
        attribute = page.atlas.attributes[record.attribute]
        return attribute.label, *_texts(was.value, record.value, attribute)
    return record.label, *_texts(was.value, record.value)


def _texts(old: Value, new: Value, attribute: Attribute | None = None) -> tuple[str, str]:
    """Return the words for two values; with those of ``says`` only if they would be the same without."""
    texts = content_text(old, attribute), content_text(new, attribute)
    if texts[0] == texts[1]:
        texts = value_text(old, attribute), value_text(new, attribute)
    return texts[0], texts[1].rstrip(".")


def _end(since: PartialDate | None) -> str:
    return f" (since {since}). " if since else ". "


def _small_print(page: DocumentBuilder, record: Fact | Limit | Event) -> Inline:
    shorts = dict.fromkeys(page.short(source, record.checked) for source in record.sources)
    return (Text(f"{', '.join(shorts)}, checked {record.checked}", MUTED),)
