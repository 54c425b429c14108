"""Callouts for what the notes had wrong, for any page that shows corrected records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import Verdict
from netatlas.atlas.event_words import event_name
from netatlas.atlas.model import Event, Fact
from netatlas.atlas.values import content_text, value_text
from netatlas.documents.blocks import MUTED, OLD, STRONG, Callout, Inline, Text
from netatlas.documents.builder import joined, words
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Attribute, Claim, Correction, Limit, Value
    from netatlas.documents.builder import DocumentBuilder

_MOST = 3
"""Callouts at the top of a page; more would bury its facts."""
_REPLACED = (Verdict.OUTDATED, Verdict.WRONG, Verdict.MISPLACED)


def correction_callouts(
    page: DocumentBuilder, records: Iterable[Fact | Limit | Event], claims: Iterable[Claim] = ()
) -> Iterator[Callout]:
    """Yield a callout for each correction of ``records``, and for each claim that none of them mentions.

    Where there are too many, those about figures, flags and dates come first, and one last callout names
    the rest, which are struck through in their rows anyway. Only the edition Both shows old values beside
    new ones; in the others there is nothing to call out.
    """
    if page.edition is not Edition.BOTH:
        return
    corrections = list(_corrections(page, records, claims))
    if len(corrections) > _MOST:
        corrections.sort(key=lambda one: not one.measured)
        yield from (one.callout for one in corrections[: _MOST - 1])
        yield _rest(corrections[_MOST - 1 :])
    else:
        yield from (one.callout for one in corrections)


class _Correction(NamedTuple):
    """One correction: what it is about, whether a figure, flag or date says it, and its callout."""

    label: str
    measured: bool
    callout: Callout


def _corrections(
    page: DocumentBuilder, records: Iterable[Fact | Limit | Event], claims: Iterable[Claim]
) -> Iterator[_Correction]:
    """Yield all corrections.

    What the notes only left incomplete is seen in its row. Of one claim every fact counts, a limit or event
    only where no fact has mentioned that claim.
    """
    mentioned: set[str] = set()
    for record in records:
        was = record.was
        if was is None or (was.claim in mentioned and not isinstance(record, Fact)):
            continue
        if was.claim:
            mentioned.add(was.claim)
        if was.verdict in _REPLACED:
            yield _Correction(_label(page, record), _is_measured(record), _callout(page, record, was))
    for claim in claims:
        if claim.verdict in _REPLACED and claim.id not in mentioned:
            yield _Correction(claim.section, measured=False, callout=_claim_callout(page, claim))


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


def _claim_callout(page: DocumentBuilder, claim: Claim) -> Callout:
    said: Inline = (Text("Corrected.", STRONG), Text(" The notes said "), Text(claim.gist.rstrip("."), OLD))
    now = words(f"Now: {claim.now.rstrip('.')}{_end(claim.since)}") if claim.now else ()
    spans = joined((part for part in (said, now) if part), ". ")
    return Callout((*spans, *_small_print(page, claim)), tone="correction", records=(claim.id,))


def _end(since: PartialDate | None) -> str:
    return f" (since {since}). " if since else ". "


def _small_print(page: DocumentBuilder, record: Fact | Limit | Event | Claim) -> Inline:
    shorts = dict.fromkeys(page.short(source, record.checked) for source in record.sources)
    return (Text(f"{', '.join(shorts)}, checked {record.checked}", MUTED),)
