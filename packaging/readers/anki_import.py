"""Imports two packages into Anki's own library, as a learner would over the months.

The second has three other answers: one whose note nobody touched, one whose note has a tag of the learner,
and one that is hostile.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.import_export_pb2 import IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_ALWAYS as ALWAYS

from checking import EXPORTS, Findings

PLAIN, TAGGED, HOSTILE = "nat-gateway/managed-by", "nat-gateway/bandwidth", "nat-gateway/purpose"
"""The notes whose answers change."""
EDITED, MOVED = "nat-gateway/availability", "vpc/scope"
"""A note that the learner edits, and one whose card the learner moves to another deck."""
ANSWER = 1
found = Findings()


class Learner:
    """A collection with NetAtlas's notes in it."""

    def __init__(self, folder: str) -> None:
        self.collection = Collection(str(Path(folder) / "collection.anki2"))

    def read(self, name: str, *, always: bool = False) -> dict[str, int]:
        """Import a package and return how many notes were new, updated, duplicate and conflicting."""
        options = ImportAnkiPackageOptions(**({"update_notes": ALWAYS} if always else {}))
        request = ImportAnkiPackageRequest(package_path=str(EXPORTS / name), options=options)
        log = self.collection.import_anki_package(request).log
        self.collection.models._clear_cache()  # noqa: SLF001 - nothing else lets go of old note types
        sorts = ("new", "updated", "duplicate", "conflicting")
        return {sort: len(getattr(log, sort)) for sort in sorts if len(getattr(log, sort))}

    def note(self, guid: str) -> Any:  # noqa: ANN401 - a note of Anki
        """Return a note by the id of its record."""
        (note,) = self.collection.db.list("SELECT id FROM notes WHERE guid = ?", guid)
        return self.collection.get_note(note)

    def answer(self, guid: str) -> str:
        """Return the answer in a note."""
        return str(self.note(guid).fields[ANSWER])

    def count(self) -> int:
        """Return the number of notes."""
        return int(self.collection.db.scalar("SELECT count() FROM notes"))


def main() -> None:
    """Import, learn, and import again."""
    with tempfile.TemporaryDirectory() as folder:
        learner = Learner(folder)
        first = learner.read("first.apkg")
        total = learner.count()
        found.expect(first, {"new": total}, "the first import")
        found.expect(learner.read("first.apkg"), {"duplicate": total}, "the same package once more")
        decks = {one.name for one in learner.collection.decks.all_names_and_ids()}
        found.expect(decks, {"Default", "NetAtlas"}, "decks")
        found.expect(
            len([one for one in learner.collection.models.all_names_and_ids() if "NetAtlas" in one.name]),
            1,
            "types",
        )
        _learn(learner)
        old = learner.answer(TAGGED)
        again = learner.read("second.apkg")
        found.expect(again, {"updated": 2, "duplicate": total - 2}, "the second import")
        found.expect(learner.count(), total, "notes afterwards")
        found.expect(learner.answer(PLAIN), "Somebody else", "an answer that changed")
        found.expect(learner.answer(EDITED), "my own words", "a note that the learner edited")
        found.expect(learner.answer(TAGGED), old, "a correction of a note with a later tag")
        _look_at_hostile(learner)
        (card,) = learner.note(MOVED).cards()
        found.expect(learner.collection.decks.name(card.did), "Mine", "the deck of a card that was moved")
        learner.read("second.apkg", always=True)
        found.expect(learner.answer(TAGGED), "5 to 200 Gbps", "the correction with “Update notes: always”")
        found.expect(
            [tag for tag in learner.note(TAGGED).tags if tag == "mine"], [], "the learner's tag after that"
        )
        found.expect(learner.count(), total, "notes in the end")
        print(f"{total} notes, imported four times into Anki")
        learner.collection.close()
    found.end()


def _learn(learner: Learner) -> None:
    """Do what a learner does: edit, tag, move and suspend."""
    collection = learner.collection
    note = learner.note(EDITED)
    note.fields[ANSWER] = "my own words"
    collection.update_note(note)
    note = learner.note(TAGGED)
    note.tags.append("mine")
    collection.update_note(note)
    cards = [card.id for card in learner.note(MOVED).cards()]
    deck = collection.decks.add_normal_deck_with_name("Mine").id
    collection.set_deck(cards, deck)
    collection.sched.suspend_cards(cards)


def _look_at_hostile(learner: Learner) -> None:
    (card,) = learner.note(HOSTILE).cards()
    answer = card.answer()
    found.expect(card.answer_av_tags(), [], "what a hostile answer plays")
    for bad in ("<script", "<eth0", "[sound", "[latex]", "<img", "\\("):
        if bad in answer:
            found.wrong(f"a hostile answer is shown with {bad}")
    for words in ("&lt;script&gt;", "{{c1::2001:db8::1}}"):
        if words not in answer:
            found.wrong(f"a hostile answer lost {words}")


main()
