#!/usr/bin/env bash
# Versions: genanki 0.13.1, anki 26.9.3.
#
# Expected: a guid is one note. genanki documents that it identifies a note, and that a note of a guid that is there
# overwrites the old one when it is imported. Two notes with one guid in one package are therefore one note, or an
# error.
#
# Seen: both are added, as two notes with one guid, and nothing is said. A later package with both changed reports two
# notes as updated, but both answers went into the second: the first keeps its old answer for ever.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'genanki==0.13.1' 'anki==26.9.3'
cd "$work"
"$work/venv/bin/python" - <<'PYTHON'
import genanki
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

MODEL = genanki.Model(
    1607392319,
    "Fact",
    fields=[{"name": "Question"}, {"name": "Answer"}],
    templates=[{"name": "Card", "qfmt": "{{Question}}", "afmt": "{{Answer}}"}],
)
collection = Collection("collection.anki2")


def imported(answers, timestamp):
    deck = genanki.Deck(2059400110, "Facts")
    for question, answer in answers.items():
        deck.add_note(genanki.Note(model=MODEL, fields=[question, answer], guid="vpc-mtu"))
    genanki.Package(deck).write_to_file("facts.apkg", timestamp=timestamp)
    request = ImportAnkiPackageRequest(package_path="facts.apkg", options=ImportAnkiPackageOptions())
    log = collection.import_anki_package(request).log
    counts = {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}
    notes = [collection.get_note(note) for note in sorted(collection.find_notes(""))]
    print(counts, [(note.guid, *note.fields) for note in notes])
    return counts, [note.fields[1] for note in notes]


first = imported({"MTU in a VPC?": "9000", "MTU between Regions?": "8000"}, 1_700_000_000)
assert first == ({"new": 2, "updated": 0, "duplicate": 0, "conflicting": 0}, ["9000", "8000"])
second = imported({"MTU in a VPC?": "9001", "MTU between Regions?": "8500"}, 1_700_000_005)
assert second == ({"new": 0, "updated": 2, "duplicate": 0, "conflicting": 0}, ["9000", "8500"])
collection.close()
PYTHON
