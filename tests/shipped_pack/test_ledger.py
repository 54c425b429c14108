"""The ledger: all claims of the notes, each leading to the records that hold its content, and back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition, event_dates, reading
from netatlas.atlas.enums import Verdict
from netatlas.atlas.model import Concept, Event, Fact, Limit, Relation
from netatlas.atlas.values import value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Correction

CLAIM_IDS = Path(__file__).with_name("claim_ids.txt")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def test_every_claim_of_the_notes_is_in_the_ledger(atlas: Atlas) -> None:
    """A bullet of the notes would be lost without anybody noticing."""
    wanted = CLAIM_IDS.read_text("utf-8").split()
    assert len(wanted) == 156
    assert sorted(claim.id for claim in atlas.claims) == sorted(wanted)


def test_whatever_corrects_the_notes_is_named_by_its_claim(atlas: Atlas) -> None:
    """An old value would be struck through without a line in the ledger that says why."""
    claims = {claim.id: claim for claim in atlas.claims}
    lost = [
        record.id
        for record, was in _corrected(atlas)
        if was.claim not in claims or record.id not in claims[was.claim].held_by
    ]
    assert lost == []


def test_claims_that_no_longer_hold_say_what_does(atlas: Atlas) -> None:
    """The page of errata would tell what was wrong and not what is right."""
    mute = [claim.id for claim in atlas.claims if claim.verdict is not Verdict.CURRENT and not claim.now]
    assert mute == []


def test_every_figure_of_a_claim_stands_in_a_record_that_holds_it(atlas: Atlas) -> None:
    """The edition As the notes would not really show what the notes said."""
    lost = []
    for claim in atlas.claims:
        held = " ".join(text for one in claim.held_by for text in _told(atlas, atlas.get(one)))
        known = {_plain(figure) for figure in FIGURE.findall(held)}
        lost += [(claim.id, figure) for figure in FIGURE.findall(claim.gist) if _plain(figure) not in known]
    assert lost == []


def test_today_never_shows_an_outdated_value(atlas: Atlas) -> None:
    """An outdated figure would be learnt for the exam."""
    for record, was in _corrected(atlas):
        if isinstance(record, Event):
            assert event_dates(record, Edition.TODAY) == (record.date, None)
            assert str(event_dates(record, Edition.NOTES)[0]) == was.value.text
            continue
        assert isinstance(record, (Fact, Limit))
        assert reading(record, Edition.TODAY).value != was.value, record.id
        assert reading(record, Edition.NOTES).value == was.value


def test_verdicts_of_a_claim_and_its_corrections_agree(atlas: Atlas) -> None:
    """A value would be called outdated on one page and current on another."""
    claims = {claim.id: claim for claim in atlas.claims}
    odd = [record.id for record, was in _corrected(atlas) if claims[was.claim].verdict is Verdict.CURRENT]
    assert odd == []


def _corrected(atlas: Atlas) -> Iterator[tuple[Fact | Limit | Event, Correction]]:
    records: tuple[Fact | Limit | Event, ...] = (
        *atlas.facts.values(),
        *atlas.limits.values(),
        *atlas.events.values(),
    )
    for record in records:
        if record.was is not None:
            yield record, record.was


def _told(atlas: Atlas, record: object) -> Iterator[str]:
    """Yield what a record says, today and as the notes had it."""
    match record:
        case Fact():
            attribute = atlas.attributes[record.attribute]
            yield from (attribute.label, value_text(record.value, attribute))
            if record.was is not None:
                yield value_text(record.was.value, attribute)
        case Limit():
            yield from (record.label, value_text(record.value), record.scope)
            if record.was is not None:
                yield value_text(record.was.value)
        case Event():
            yield from (str(record.date), record.says, record.document)
            yield from _told_concept(atlas.concepts[record.lane])
            if record.was is not None:
                yield record.was.value.text
        case Relation():
            yield record.note
            yield from _told_concept(atlas.concepts[record.start])
            yield from _told_concept(atlas.concepts[record.end])
        case Concept():
            yield from _told_concept(record)


def _told_concept(concept: Concept) -> Iterator[str]:
    yield from (concept.name, concept.summary, *concept.aliases)


def _plain(figure: str) -> str:
    return figure.replace(",", "").rstrip(".")
