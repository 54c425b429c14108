"""The user's own notes are found by their words, among what the atlas has."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.search import Hit, NoteIndex, with_notes


class Remark(NamedTuple):
    """Stands for a note; its first line is its title."""

    id: int
    text: str
    changed: datetime = datetime(2026, 11, 27, tzinfo=UTC)

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0]


NOTES = NoteIndex(
    [
        Remark(1, "Costs\nA NAT gateway for each zone costs more."),
        Remark(2, "NAT gateway\nOne for each zone."),
        Remark(3, "Élan\nthe gateway behind the NAT", datetime(2026, 11, 28, tzinfo=UTC)),
        Remark(4, ""),
    ]
)


def _ids(query: str, index: NoteIndex = NOTES) -> list[str]:
    return [hit.id for hit in index.find(query)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("nat gateway", ["note:2", "note:1", "note:3"]),
        ("ZONE gatew", ["note:1", "note:2"]),
        ("elan", ["note:3"]),
        ("ateway", []),
        ("nat bandwidth", []),
        ("", []),
        ("?!", []),
    ],
)
def test_notes_are_found_by_their_words(query: str, ids: list[str]) -> None:
    """A note would have to be looked for page by page; or letters inside a word would find all of them."""
    assert _ids(query) == ids


def test_a_hit_shows_where_the_words_are() -> None:
    """The list would not say why a note is in it."""
    title, text, _ = NOTES.find("nat gateway")
    assert (title.name, title.answer, title.marks) == ("NAT gateway", "", ((0, 3), (4, 11)))
    assert text.answer == "A NAT gateway for each zone costs more."
    assert [text.answer[start:end] for start, end in text.answer_marks] == ["NAT", "gateway"]
    (long,) = NoteIndex([Remark(1, f"title\n{'before ' * 50}found {'after ' * 50}\nnext")]).find("found")
    assert long.answer.startswith("…")
    assert "before found after" in long.answer
    assert len(long.answer) < 200


def test_the_index_follows_the_notes() -> None:
    """A note would be found by words that were deleted, or not by those that were just typed."""
    index = NoteIndex([Remark(1, "old"), Remark(2, "gone")])
    index.update([Remark(1, "new", datetime(2026, 11, 28, tzinfo=UTC)), Remark(3, "old")])
    assert (_ids("old", index), _ids("new", index), _ids("gone", index)) == (["note:3"], ["note:1"], [])


def test_ten_thousand_notes_are_found() -> None:
    """Whoever writes much would find nothing any more."""
    start = datetime(2020, 1, 1, tzinfo=UTC)
    notes = [
        Remark(number, f"Note {number}\nabout subnet{number} and others. " * 5, start + timedelta(number))
        for number in range(10_000)
    ]
    index = NoteIndex(notes)
    assert _ids("subnet7777", index) == ["note:7777"]
    assert _ids("note others", index)[:2] == ["note:9999", "note:9998"]
    assert len(_ids("note others", index)) == 50


def _hit(name: str, *, weak: bool = False) -> Hit:
    return Hit(id=name, kind="concept", name=name, match="exact", score=80, weak=weak)


def test_notes_go_among_the_hits_of_the_atlas() -> None:
    """Notes would push the thing itself off the list, or stand behind fifty hits where nobody looks."""
    hits = [*(_hit(f"sure{number}") for number in range(7)), _hit("weak", weak=True)]
    notes = [_hit(f"note{number}") for number in range(4)]
    order = [hit.name for hit in with_notes(hits, notes)]
    assert order == [
        *("sure0", "sure1", "sure2", "sure3", "sure4", "note0", "note1", "note2"),
        *("sure5", "sure6", "note3", "weak"),
    ]


@given(st.lists(st.text(max_size=60), max_size=5), st.text(max_size=30))
def test_no_text_whatever_stops_a_search(texts: list[str], query: str) -> None:
    """A pasted sign would end every search with an error."""
    index = NoteIndex(Remark(number, text) for number, text in enumerate(texts))
    for hit in index.find(query):
        assert all(0 <= start <= end <= len(hit.name) for start, end in hit.marks)
        assert all(0 <= start <= end <= len(hit.answer) for start, end in hit.answer_marks)
