"""Writes cards as a package that Anki takes as often as it is told to, each time with what has changed.

Anki finds a note by its id and its note type by name, fields and templates. What is frozen here stays so for
ever: a later version that changed it would give learners every card a second time. Nothing but a later day
brings a correction to them, so each note has the day of its own answer.
"""

from __future__ import annotations

import html
import io
import itertools
import json
import sqlite3
import unicodedata
import zipfile
from contextlib import closing
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

import genanki

from netatlas.errors import UsageError
from netatlas.words import quoted, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from netatlas.export.anki.cards import Card
    from netatlas.progress import Progress

DECK_NAME = "NetAtlas"
"""The one deck. Anki goes by its name, which never changes: it has no date, version or number of cards."""
DECK_ID = 1_748_203_117
NOTE_TYPE_ID = 1_748_203_118
NOTE_TYPE_NAME = "NetAtlas"
NOTE_TYPE_CHANGED = 1_795_910_400
"""Seconds since 1970 of the day on which TEMPLATES or CSS last changed, 2026-11-29; moved with them only."""
FIELDS = (
    *("Question", "Answer", "Details", "Topic", "Sources", "Id"),
    *("Spare 1", "Spare 2", "Spare 3", "Spare 4"),
)
"""The fields of a note, in order. The spare ones are for what later versions add."""
TEMPLATE_NAME = "Question and answer"
QUESTION = '<div class="topic">{{Topic}}</div>\n<div class="question">{{Question}}</div>'
ANSWER = """\
{{FrontSide}}
<hr id="answer">
<div class="answer">{{Answer}}</div>
{{#Details}}<div class="details">{{Details}}</div>{{/Details}}
<div class="sources">{{Sources}}</div>"""
CSS = """\
.card { font-family: sans-serif; font-size: 20px; line-height: 1.4; text-align: left; }
.card { max-width: 40em; margin: auto; }
.topic, .sources { font-size: 14px; opacity: .75; }
.question, .answer { margin: .5em 0; font-size: 22px; }
.details { margin: .5em 0; }"""
_LATEST = 2**32
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of the files inside a package, the first that the format has."""


def apkg_bytes(cards: Sequence[Card], progress: Progress, *, description: str, today: date) -> bytes:
    """Return a package with the cards in this order.

    Args:
        cards: at least one, no id twice, each with its day.
        progress: receives how many are written, and may cancel the rest.
        description: of the deck, in plain text.
        today: no card may be of a later day.

    Raises:
        UsageError: a card is of a day to come.
        Cancelled: ``progress`` was cancelled.
    """
    if len({card.id for card in cards}) != len(cards):
        raise ValueError("an id twice")
    deck = genanki.Deck(DECK_ID, DECK_NAME, field(description))
    model = _note_type()
    for due, card in enumerate(cards, start=1):
        deck.add_note(_note(card, model, due, today))
    newest = max(_stamp(card, today) for card in cards)
    counted = progress.each(itertools.count(newest * 1000), 2 * len(cards), "notes and cards")
    with closing(sqlite3.connect(":memory:")) as database:
        # Package.write_to_file would leave a file behind in the system's temporary folder
        genanki.Package(deck).write_to_db(database.cursor(), newest, counted)
        database.execute("UPDATE col SET crt = ?, mod = ?, scm = ?", (newest, newest * 1000, newest * 1000))
        database.commit()
        content = database.serialize()
    return _zipped({"collection.anki2": content, "media": json.dumps({}).encode()})


def field(text: str) -> str:
    """Return plain text as a field, which Anki shows as HTML and in which brackets can play sounds.

    >>> field("a<b [sound:x.mp3]")
    'a&lt;b &#91;sound:x.mp3]'
    """
    clean = unicodedata.normalize("NFC", xml_text(text))
    escaped = html.escape(clean, quote=False).replace("[", "&#91;")
    for sign in "(&":  # what a backslash before these begins would be typeset as a formula
        escaped = escaped.replace(f"\\{sign}", f"\\\u2060{sign}")
    return escaped.replace("\n", "<br>")


def _note_type() -> Any:  # noqa: ANN401 - genanki has no types
    template = {"name": TEMPLATE_NAME, "qfmt": QUESTION, "afmt": ANSWER}
    fields = [{"name": name} for name in FIELDS]
    return _DatedNoteType(NOTE_TYPE_ID, NOTE_TYPE_NAME, fields=fields, templates=[template], css=CSS)


def _note(card: Card, model: Any, due: int, today: date) -> Any:  # noqa: ANN401 - the same
    words = (card.question, card.answer, card.details, card.topic, card.sources, card.id)
    fields = [field(part) for part in words] + [""] * (len(FIELDS) - len(words))
    return _DatedNote(_stamp(card, today), model=model, fields=fields, tags=card.tags, guid=card.id, due=due)


def _stamp(card: Card, today: date) -> int:
    """Return the time of a note: midnight of its day, in whole seconds."""
    if card.day is None:
        raise ValueError(f"{card.id} has no day")
    if card.day > today:
        raise UsageError(
            f"The pack says that {quoted(card.id)} changed on {card.day}, which is still to come; "
            "look at the clock of this computer, and at changed.yaml of the pack."
        )
    stamp = int(datetime.combine(card.day, time(), UTC).timestamp())
    if not 0 < stamp < _LATEST:
        raise UsageError(f"{quoted(card.id)} changed on {card.day}, which Anki cannot hold.")
    return stamp


class _DatedNote(genanki.Note):  # type: ignore[misc]  # genanki has no types
    """A note with a time of its own, where genanki stamps all alike."""

    def __init__(self, stamp: int, **parts: Any) -> None:  # noqa: ANN401 - the same
        super().__init__(**parts)
        self._stamp = stamp

    def write_to_db(
        self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]
    ) -> None:
        del timestamp
        super().write_to_db(cursor, self._stamp, deck_id, id_gen)


class _DatedNoteType(genanki.Model):  # type: ignore[misc]  # the same
    """A note type with a time of its own: at a later one Anki replaces the learner's style."""

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        del timestamp
        made: dict[str, Any] = super().to_json(NOTE_TYPE_CHANGED, deck_id)
        return made


def _zipped(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_DAY), data, zipfile.ZIP_DEFLATED, 9)
    return content.getvalue()
