#!/usr/bin/env bash
# Versions: genanki 0.13.1, anki 26.9.3.
#
# Expected: importing an older package by mistake changes nothing. The importer's options say that notes and note types
# are updated if they are newer, and this is kept: older answers and templates are passed over.
#
# Seen: the description of the deck is that of the last import, however old: the notes are of the new edition, and the
# deck calls itself the old one. The log counts the notes as duplicates and says nothing of the deck.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'genanki==0.13.1' 'anki==26.9.3'
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition

IF_NEWER = ImportAnkiPackageUpdateCondition.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER
OPTIONS = ImportAnkiPackageOptions(update_notes=IF_NEWER, update_notetypes=IF_NEWER)
collection = Collection("collection.anki2")


def imported(edition, answer, style, timestamp):
    model = genanki.Model(
        1607392319,
        "Fact",
        fields=[{"name": "Question"}, {"name": "Answer"}],
        templates=[{"name": "Card", "qfmt": "{{Question}}", "afmt": "{{Answer}}"}],
        css=style,
    )
    deck = genanki.Deck(2059400110, "Facts", description=edition)
    deck.add_note(genanki.Note(model=model, fields=["MTU in a VPC?", answer], guid="vpc-mtu"))
    genanki.Package(deck).write_to_file("facts.apkg", timestamp=timestamp)
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path="facts.apkg", options=OPTIONS)).log
    collection.models._clear_cache()
    (note,) = map(collection.get_note, collection.find_notes(""))
    seen = note.fields[1], note.note_type()["css"], collection.decks.by_name("Facts")["desc"]
    counts = {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate")}
    print(f"imported {edition}: {counts}; now {seen}")
    return seen


new = imported("edition 2026", "9001", "/* 2026 */", 1_700_000_100)
assert new == ("9001", "/* 2026 */", "edition 2026")
old = imported("edition 2025", "9000", "/* 2025 */", 1_700_000_000)
assert old == ("9001", "/* 2026 */", "edition 2025")
collection.close()
PYTHON
