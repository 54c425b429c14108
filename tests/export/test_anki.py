"""Packages for Anki: what is frozen in them, and that each card is dated by its own answer.

``make interop`` imports a package into Anki itself; here the database inside is read.
"""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import netatlas
from netatlas.atlas.edition import Edition
from netatlas.errors import UsageError
from netatlas.export.anki import package
from netatlas.export.anki.cards import WITHDRAWN_TAG, Card, cards_of
from netatlas.export.anki.package import apkg_bytes, field
from netatlas.packs import changed
from netatlas.packs.answer_changes import read_answer_changes
from netatlas.progress import SILENT, Cancelled, Progress
from tests.helpers.atlases import demo_atlas
from tests.helpers.packs import edited, write_pack

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DAY, LATER, TODAY = date(2026, 11, 2), date(2026, 11, 20), date(2026, 11, 29)


def _card(name: str = "a/b", question: str = "Q", day: date | None = DAY) -> Card:
    return Card(name, question, "A", "", "Topic", "Guide", ("NetAtlas::t",), day)


def _bytes(cards: Sequence[Card]) -> bytes:
    return apkg_bytes(cards, SILENT, description="The pack of 2026-11", today=TODAY)


def _read(content: bytes, query: str) -> list[tuple[Any, ...]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive, closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(archive.read("collection.anki2"))
        return database.execute(query).fetchall()


def _notes(content: bytes) -> dict[str, tuple[int, str, list[str]]]:
    """Return the time, the tags and the fields of each note, by its guid."""
    rows = _read(content, "SELECT guid, mod, tags, flds FROM notes")
    return {guid: (mod, tags.strip(), fields.split("\x1f")) for guid, mod, tags, fields in rows}


def _seconds(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def test_what_anki_goes_by_is_frozen() -> None:
    """Every learner would get all cards a second time, and the old ones would stay wrong."""
    model, decks = _read(_bytes([_card()]), "SELECT models, decks FROM col")[0]
    (note_type,) = json.loads(model).values()
    assert (note_type["id"], note_type["name"]) == ("1748203118", "NetAtlas")
    assert note_type["type"] == 0  # no cloze: two colons, as in an IPv6 address, begin a hint there
    assert [one["name"] for one in note_type["flds"]] == [
        *("Question", "Answer", "Details", "Topic", "Sources", "Id"),
        *("Spare 1", "Spare 2", "Spare 3", "Spare 4"),
    ]
    assert [one["name"] for one in note_type["tmpls"]] == ["Question and answer"]
    deck = json.loads(decks)["1748203117"]
    assert (deck["name"], deck["desc"]) == ("NetAtlas", "The pack of 2026-11")


def test_the_style_has_a_stamp_of_its_own() -> None:
    """With each export Anki would put ours in place of the style that a learner has written."""
    model = _read(_bytes([_card(day=LATER)]), "SELECT models FROM col")[0][0]
    (note_type,) = json.loads(model).values()
    assert note_type["mod"] == package.NOTE_TYPE_CHANGED
    drawn = (package.QUESTION, package.ANSWER, package.CSS)
    assert blake2b("".join(drawn).encode(), digest_size=2).hexdigest() == "af08", (
        "move NOTE_TYPE_CHANGED to today, then this"
    )


def test_each_note_has_the_day_of_its_own_answer_and_cards_their_reading_order() -> None:
    """Anki would take no correction, or overwrite what a learner wrote into notes that did not change."""
    content = _bytes([_card("a/b"), _card("c/d", day=LATER), _card("limit")])
    assert {guid: note[0] for guid, note in _notes(content).items()} == {
        "a/b": _seconds(DAY),
        "c/d": _seconds(LATER),
        "limit": _seconds(DAY),
    }
    order = "SELECT guid, due, queue FROM cards JOIN notes ON notes.id = nid ORDER BY due"
    assert _read(content, order) == [("a/b", 1, 0), ("c/d", 2, 0), ("limit", 3, 0)]


def test_two_exports_have_equal_bytes() -> None:
    """A package in version control would change with every export."""
    content = _bytes([_card("a/b"), _card("c/d")])
    assert content == _bytes([_card("a/b"), _card("c/d")])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {one.date_time[0] for one in archive.infolist()} == {1980}
        assert archive.getinfo("collection.anki2").compress_type == zipfile.ZIP_DEFLATED


def test_a_day_to_come_is_refused() -> None:
    """No later correction would ever reach the note."""
    with pytest.raises(UsageError, match="still to come"):
        apkg_bytes([_card(day=date(2026, 11, 30))], SILENT, description="", today=TODAY)
    with pytest.raises(ValueError, match="twice"):
        _bytes([_card(), _card()])


def test_a_package_can_be_cancelled() -> None:
    """Whoever chose the wrong topic would wait for all cards."""

    class Unwanted(Progress):
        cancelled = True

    with pytest.raises(Cancelled):
        apkg_bytes([_card()], Unwanted(), description="", today=TODAY)


_MARKS = (
    "<script>",
    "<eth0>",
    "[sound:x.mp3]",
    "[latex]",
    "[$]",
    "[/latex]",
    r"\(x\)",
    r"\[x\]",
    "&lt;",
    "a\x00b",
)


@given(st.lists(st.one_of(st.sampled_from(_MARKS), st.text(max_size=6)), max_size=6).map("".join))
def test_no_text_of_a_pack_does_anything_in_a_field(words: str) -> None:
    """A pack could run a script, play a file, or have a picture made of its words."""
    text = field(words)
    assert "[" not in text
    assert "\\(" not in text
    assert "\\&#91;" not in text
    assert "<" not in text.replace("<br>", "")
    assert "\x00" not in text


def test_cards_ask_for_today_and_say_what_the_notes_had() -> None:
    """A learner would learn by heart what was corrected, or never hear that the notes were wrong."""
    atlas = demo_atlas()
    cards = {card.id: card for card in cards_of(atlas, None, {}, {})}
    bandwidth = cards["nat-gateway/bandwidth"]
    assert (bandwidth.question, bandwidth.answer) == ("NAT gateway: Bandwidth", "5 to 100 Gbps")
    assert "The notes said: 5 to 45 Gbps (out of date, not true since 2022-06)." in bandwidth.details
    assert bandwidth.sources == "VPC guide, 2026-11"
    assert bandwidth.tags == ("NetAtlas::nat",)
    assert cards["tls-1-2-published"].answer == "2008-08-10"
    assert "nat-instance/bandwidth" not in cards  # nobody knows the answer
    assert list(cards) == [card.id for card in cards_of(atlas, None, {}, {})]
    chosen = {card.id for card in cards_of(atlas, {"nat-gateway"}, {}, {})}
    assert chosen == {one for one in cards if one in atlas.limits or one.startswith("nat-gateway/")}


def test_a_withdrawn_answer_says_so() -> None:
    """The old answer would stay in the learner's collection as if it still held."""
    gone = {"nat-gateway/idle": DAY, "vpc/x": DAY, "nat-gateway/managed-by": DAY}
    cards = {card.id: card for card in cards_of(demo_atlas(), {"nat-gateway"}, {}, gone)}
    assert cards["nat-gateway/idle"].answer.startswith("Withdrawn")
    assert cards["nat-gateway/idle"].question == "NAT gateway: idle"
    assert WITHDRAWN_TAG in cards["nat-gateway/idle"].tags
    assert not cards["nat-gateway/managed-by"].answer.startswith("Withdrawn")  # it came back
    assert "vpc/x" not in cards  # of another concept
    assert "vpc/x" in {card.id for card in cards_of(demo_atlas(), None, {}, gone)}


def test_a_changed_answer_moves_its_own_note_only(tmp_path: Path) -> None:
    """An import would change nothing, or overwrite every note of the learner."""
    pack = write_pack(tmp_path / "pack")
    _write_changes(pack, changed.changes_now(pack, {}, DAY))
    first = _exported(pack, tmp_path)
    before = read_answer_changes(pack).by_record
    write_pack(pack, edited("concepts.yaml", "amount: 350", "amount: 360"))
    _write_changes(pack, changed.changes_now(pack, before, LATER))
    second = _exported(pack, tmp_path)
    moved = {guid for guid, note in second.items() if note[0] != first[guid][0]}
    assert moved == {"nat-gateway/idle-timeout"}
    assert second["nat-gateway/idle-timeout"][2][1] == "360 s"
    assert first.keys() == second.keys() == before.keys()


def test_a_pack_that_is_behind_with_its_days_is_refused(tmp_path: Path) -> None:
    """Corrections would never reach those who learn with the cards."""
    pack = write_pack(tmp_path / "pack")
    with pytest.raises(UsageError, match=r"netatlas\.packs\.changed"):
        _exported(pack, tmp_path)
    _write_changes(pack, changed.changes_now(pack, {}, DAY))
    write_pack(pack, edited("concepts.yaml", "amount: 350", "amount: 360"))
    with pytest.raises(UsageError, match="nat-gateway/idle-timeout"):
        _exported(pack, tmp_path)
    with netatlas.open_atlas(pack) as atlas:
        with pytest.raises(UsageError, match="leave the edition out"):
            atlas.export([], tmp_path / "x.apkg", everything=True, edition=Edition.NOTES)
        with pytest.raises(UsageError, match="no card to write"):
            atlas.export(["elastic-ip"], tmp_path / "x.apkg")


def test_cards_of_several_packs_keep_their_days(tmp_path: Path) -> None:
    """A pack of one's own beside another could not be learnt."""
    packs = [
        write_pack(tmp_path / "a"),
        write_pack(tmp_path / "b", edited("pack.yaml", "id: small", "id: other")),
    ]
    for pack, day in zip(packs, (DAY, LATER), strict=True):
        _write_changes(pack, changed.changes_now(pack, {}, day))
    with netatlas.open_atlas(*packs) as atlas:
        notes = _notes(atlas.export([], tmp_path / "x.apkg", everything=True).read_bytes())
    days = {(guid.partition(":")[0], note[0]) for guid, note in notes.items()}
    assert days == {("small", _seconds(DAY)), ("other", _seconds(LATER))}


def _write_changes(pack: Path, changes: dict[str, Any]) -> None:
    (pack / "changed.yaml").write_text(changed.changes_text(changes), encoding="utf-8")


def _exported(pack: Path, folder: Path) -> dict[str, tuple[int, str, list[str]]]:
    with netatlas.open_atlas(pack) as atlas:
        return _notes(atlas.export([], folder / "x.apkg", everything=True).read_bytes())
