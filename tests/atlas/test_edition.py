"""The three editions: what each shows, hides and strikes through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.edition import Edition, event_dates, hidden_count, reading, visible
from tests.helpers.atlases import demo_atlas, fact, figure, was

if TYPE_CHECKING:
    from netatlas.atlas.model import Fact

ATLAS = demo_atlas()
CORRECTED = ATLAS.facts["nat-gateway/bandwidth"]
OURS = ATLAS.facts["nat-gateway/port-forwarding"]


def test_the_notes_show_their_own_value_and_hide_what_they_did_not_hold() -> None:
    """The edition As the notes would show what the notes never said."""
    assert reading(CORRECTED, Edition.NOTES).value == figure(5, "Gbps", 45)
    assert not visible(OURS, Edition.NOTES)
    assert hidden_count(ATLAS.facts.values(), Edition.NOTES) == sum(
        not one.in_notes and one.was is None for one in ATLAS.facts.values()
    )


def test_today_never_shows_an_old_value() -> None:
    """An outdated figure would be learnt for the exam."""
    assert reading(CORRECTED, Edition.TODAY).value == figure(5, "Gbps", 100)
    assert reading(CORRECTED, Edition.TODAY).old is None


def test_both_keeps_the_old_value_beside_todays() -> None:
    """The reader would not see what to unlearn."""
    both = reading(CORRECTED, Edition.BOTH)
    assert (both.value, both.old) == (figure(5, "Gbps", 100), figure(5, "Gbps", 45))


def test_events_have_the_notes_date_only_where_it_was_another() -> None:
    """A wrong year of the notes would stand on the timeline as today's."""
    wrong = ATLAS.events["tls-1-2-published"]
    true, notes = map(PartialDate.parse, ("2008-08-10", "2005"))
    assert event_dates(wrong, Edition.NOTES) == (notes, None)
    assert event_dates(wrong, Edition.TODAY) == (true, None)
    assert event_dates(wrong, Edition.BOTH) == (true, notes)
    uncorrected = ATLAS.events["ssl-2-0-prohibited"]
    assert event_dates(uncorrected, Edition.BOTH) == (uncorrected.date, None)


@given(in_notes=st.booleans(), corrected=st.booleans(), edition=st.sampled_from(Edition))
def test_only_the_notes_hide_and_a_corrected_fact_is_never_hidden(
    *, in_notes: bool, corrected: bool, edition: Edition
) -> None:
    """A fact would vanish from an edition that ought to show it."""
    one: Fact = fact(
        "a",
        "bandwidth",
        figure(1, "Gbps"),
        in_notes=in_notes,
        was=was(figure(2, "Gbps")) if corrected else None,
    )
    assert visible(one, edition) == (edition is not Edition.NOTES or in_notes or corrected)
    assert (reading(one, edition).old is None) == (not (corrected and edition is Edition.BOTH))
