"""Files with very many faults or records: bounded, told, and no sound record lost."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import Mock

import msgspec
import pytest
from typing_extensions import override

from netatlas.atlas.nearest import WordGuesser
from netatlas.packs import read_packs
from netatlas.packs.checks import suggestions
from netatlas.packs.yaml import document, parsing
from tests.helpers.packs import FILES, edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path

SOURCES, VOCABULARY = FILES["sources.yaml"], FILES["vocabulary.yaml"]
HALF = "".join(f"half-{number}: {{title: t}}\n" for number in range(300))
KINDS = "".join(f"  half-{number}: {{lable: t}}\n" for number in range(300))
RELATION = "    - {relation: requires, to: elastic-ip, note: a public one only}\n"
MANY = [
    ("sources.yaml", SOURCES + HALF),
    ("sources.yaml", HALF + SOURCES),
    ("sources.yaml", SOURCES + HALF.replace("{", "[{")),
    ("sources.yaml", SOURCES + HALF.replace(": {", ": &a {")),
    ("vocabulary.yaml", VOCABULARY.replace("attributes:\n", f"{KINDS}attributes:\n")),
    ("positions.yaml", "elastic-ip: {x: 1, y: 2}\n" + HALF),
    ("concepts.yaml", FILES["concepts.yaml"] + "- junk\n" * 3000),
    ("concepts.yaml", FILES["concepts.yaml"] + "- [junk\n" * 3000),
    (
        "concepts.yaml",
        FILES["concepts.yaml"].replace("  limits:\n", "    - x: y\n" * 300 + "  limits:\n"),
    ),
]


@pytest.mark.parametrize(("file", "text"), MANY)
def test_a_file_with_very_many_faults_keeps_what_is_sound(file: str, text: str, tmp_path: Path) -> None:
    """Half-written sources behind sound ones took these along, and all concepts with them."""
    sound, _ = read_packs([write_pack(tmp_path / "sound")])
    atlas, report = read_packs([write_pack(tmp_path / "many", {file: text})])
    assert (atlas.sources, atlas.concepts) == (sound.sources, sound.concepts)
    assert atlas.kinds == sound.kinds
    assert {fault.file for fault in report.faults} == {file}
    assert len(report.faults) == 201
    assert "more than 200 faults" in report.faults[0].message


LONG = ["- \n", "- {}\n", "- []\n", "- x\n", "- {a: b}\n"]


@pytest.mark.parametrize("entry", LONG)
@pytest.mark.parametrize("file", ["concepts/long.yaml", "sources/long.yaml"])
def test_a_file_holds_a_bounded_number_of_records(
    file: str, entry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of empty entries kept the program busy for seconds and filled the memory."""
    monkeypatch.setattr(parsing, "MOST_RECORDS", 500)
    files = {file: entry * 501}
    _, report = read_packs([write_pack(tmp_path, files)])
    assert [
        (fault.file, fault.line, "more than 500 records" in fault.message) for fault in report.faults
    ] == [(file, 501, True)]


def test_a_file_holds_a_bounded_number_of_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of records would be passed by lists inside one of them."""
    monkeypatch.setattr(parsing, "MOST_RECORDS", 100)
    monkeypatch.setattr(parsing, "MOST_VALUES", 500)
    atlas, report = read_packs(
        [write_pack(tmp_path, {"claims/long.yaml": ("- [" + "[[],[],[]]," * 90 + "]\n") * 2})]
    )
    (fault,) = report.faults
    assert "500 values" in fault.message
    assert len(atlas.claims) == 2


ENCODINGS = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "latin-1"]


@pytest.mark.parametrize("start", ["", "# é\n", "é: \n"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_another_encoding_is_one_fault(encoding: str, start: str, tmp_path: Path) -> None:
    """A file saved in another encoding was cut into pieces, and the same fault told for each."""
    text = start + FILES["journeys.yaml"] * 3 + "- é: é\n" * 10
    text = text.replace("summary: A", "summary: é")
    _, report = read_packs([write_pack(tmp_path, {"journeys.yaml": text.encode(encoding)})])
    assert ["not in UTF-8" in fault.message for fault in report.faults] == [True]


def test_guesses_are_few_and_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack with thousands of wrong references held the reading up for seconds, in silence."""
    words: list[str] = []

    class Counting(WordGuesser):
        @override
        def nearest(self, word: str) -> str:
            words.append(word)
            return super().nearest(word)

    monkeypatch.setattr(suggestions, "WordGuesser", Counting)
    wrong = "".join(f"    - {{relation: requires, to: elastic-ipp{number // 2}}}\n" for number in range(400))
    files = edited("concepts.yaml", RELATION, wrong)
    _, report = read_packs([write_pack(tmp_path, files)])
    hints = ["did you mean `elastic-ip`?" in fault.message for fault in report.faults if not fault.follows]
    assert sum(hints) == 100
    assert len(set(words)) == 50


def test_faults_are_located_without_parsing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack with thousands of faults took twice as long as a sound one."""
    parsed: list[bytes] = []

    def counting(raw: bytes) -> parsing.ParsedYaml:
        parsed.append(raw)
        return parsing.parse(raw)

    monkeypatch.setattr(document, "parse", counting)
    monkeypatch.setattr(parsing, "LOADER", events := Mock(wraps=parsing.LOADER))
    wrong = "".join(f"    - {{relation: requires, to: nowhere-{number}}}\n" for number in range(400))
    files = edited("concepts.yaml", RELATION, wrong)
    _, report = read_packs([write_pack(tmp_path, files)])
    assert len(report.faults) >= 400
    assert len(parsed) == len(set(parsed)) == events.call_count


def test_the_types_of_the_format_are_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of wrong pieces of a file took fifty times as long as the sound pack."""
    folder = write_pack(tmp_path)
    monkeypatch.setattr(msgspec.structs, "fields", fields := Mock(wraps=msgspec.structs.fields))
    calls = []
    for number in (300, 600):
        (folder / "vocabulary.yaml").write_text(VOCABULARY + "? a\n" * number, encoding="utf-8")
        fields.reset_mock()
        read_packs([folder])
        calls.append(fields.call_count)
    assert max(calls) < 300


@pytest.mark.parametrize("letter", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("path", ["positions.yaml", "vocabulary.yaml", "sources.yaml", "concepts.yaml"])
def test_a_rare_line_end_before_a_key_is_a_fault(path: str, letter: str, tmp_path: Path) -> None:
    """What YAML takes for a line end and Python's patterns do not ended the reading with an IndexError."""
    text = FILES.get(path, "") + f"\nextra: 1\n{letter}t:"
    _, report = read_packs([write_pack(tmp_path, {path: text})])
    assert report.faults
