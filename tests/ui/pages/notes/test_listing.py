"""Which notes are listed, and under which heading."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from netatlas.address import Address
from netatlas.atlas.anchors import anchor_of, anchor_text
from netatlas.desk.notes import Note
from netatlas.ui.pages.notes.listing import (
    NoteFilter,
    NoteReader,
    NoteRow,
    NoteSection,
    SectionHead,
    linking_to,
    listed,
)
from tests.helpers.atlases import demo_atlas

ANCHOR = anchor_of(demo_atlas(), Address.parse("nat-gateway/bandwidth"))
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def _note(number: int, text: str, **fields: object) -> Note:
    made = {"created": NOON, "changed": NOON + timedelta(hours=number), "anchor": ANCHOR} | fields
    return Note(id=number, text=text, **made)  # type: ignore[arg-type]


class _Kept:
    """Notes without a store."""

    def __init__(self, *notes: Note) -> None:
        self._notes = notes

    def all(self) -> list[Note]:
        return [note for note in self._notes if note.deleted is None]

    def deleted(self) -> list[Note]:
        return [note for note in self._notes if note.deleted is not None]


def _rows(*notes: Note) -> tuple[NoteRow, ...]:
    return NoteReader(demo_atlas()).read(_Kept(*notes))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", NoteFilter()),
        ("Zone  fails", NoteFilter(("zone", "fails"))),
        ("since 2026-11", NoteFilter((), date(2026, 11, 1))),
        ("zone since 2026 before 2026-11-20", NoteFilter(("zone",), date(2026, 1, 1), date(2026, 11, 20))),
        ("since 2026-13", NoteFilter(("since", "2026", "13"))),
        ("SINCE 2026-11-20", NoteFilter((), date(2026, 11, 20))),
    ],
)
def test_a_filter_is_words_and_dates(text: str, wanted: NoteFilter) -> None:
    """A date would be looked for as a word, or a word that is no date be dropped."""
    assert NoteFilter.parse(text) == wanted


def test_notes_are_found_by_words_of_theirs_and_of_what_they_are_on() -> None:
    """Notes would be found by their first line only, or not without the right accents and capitals."""
    rows = _rows(
        _note(1, "First\n\nA café per ZONE"),
        _note(2, "Second", anchor=anchor_of(demo_atlas(), Address.parse("elastic-ip"))),
    )
    found = {"cafe zone": [1], "elastic": [2], "bandwidth": [1], "nothing": [], "": [1, 2]}
    for text, numbers in found.items():
        wanted = NoteFilter.parse(text)
        assert [row.note.id for row in rows if wanted.fits(row)] == numbers
    assert not NoteFilter.parse("since 2026-12").fits(rows[0])
    assert not NoteFilter.parse("before 2026-11").fits(rows[0])


def test_what_needs_a_look_comes_first_and_what_is_deleted_last() -> None:
    """A note that is not right any more would be read as if it were."""
    atlas = demo_atlas()
    now = anchor_text(atlas, Address.parse(ANCHOR)) or ""
    rows = _rows(
        _note(1, "right", anchor_text=now),
        _note(2, "", anchor_text=now),
        _note(3, "old", anchor_text="Bandwidth: 5 to 45 Gbps"),
        _note(4, "gone", deleted=NOON),
        _note(5, "torn", anchor_text=now, conflict=True),
    )
    lines = listed(rows, NoteFilter())
    heads = [line for line in lines if isinstance(line, SectionHead)]
    assert heads == [
        SectionHead(NoteSection.LOOK, 2),
        SectionHead(NoteSection.OTHERS, 2),
        SectionHead(NoteSection.DELETED, 1),
    ]
    titles = [line.title for line in lines if isinstance(line, NoteRow)]
    assert titles == ["old", "torn", "right", "Empty note", "gone"]
    assert "45 Gbps" in next(row.look for row in rows if row.note.id == 3)


def test_a_note_that_did_not_change_is_not_worked_out_again() -> None:
    """Thousands of notes would be compared with the atlas for each letter that is typed in one."""
    reader = NoteReader(demo_atlas())
    first, second = _note(1, "one [[NAT instance]]"), _note(2, "two [[nowhere]]")
    before = reader.read(_Kept(first, second))
    after = reader.read(_Kept(first, _note(2, "other")))
    assert after[0] is before[0]
    assert after[1].title == "other"
    assert (before[0].links, before[1].links) == (("nat-instance",), ())
    assert [row.note.id for row in linking_to(before, "nat-instance", but=2)] == [1]
    assert linking_to(before, "nat-instance", but=1) == []
