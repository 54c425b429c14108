"""Lists that only order or adorn lose an entry alone, and a section that is named twice loses nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args, get_origin

import msgspec
import pytest

from netatlas.packs import read_packs, schema
from netatlas.packs.conversion import converter
from netatlas.packs.conversion.raw_records import NESTED_OR_ADORNING
from tests.helpers.packs import write_pack
from tests.helpers.whole_pack import TEXTS, Raw, data_of, kept, text_of

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TypeAlias

    Case: TypeAlias = tuple[str, str, tuple[str | int, ...]]

ADORNING = [
    ("pack", "explained", ("explained",)),
    ("vocabulary", "key", ("kinds", "name", "key")),
    ("vocabulary", "keys", ("attributes", "port", "keys")),
    ("vocabulary", "phrases", ("synonyms", 1, "phrases")),
    ("topics", "lead", (1, "lead")),
    ("concepts", "aliases", (0, "aliases")),
    ("concepts", "formerly", (0, "formerly")),
    ("comparisons", "aliases", (0, "aliases")),
    ("timelines", "aliases", (0, "aliases")),
    ("journeys", "aliases", (0, "aliases")),
]
"""File, name and path of each list or mapping that a record can do without an entry of."""

COSTS_RECORD = {
    "sources": "without its sources nobody knows what a record rests on",
    "evidence": "what a record rests on as well",
    "members": "a part of evidence",
    "has": "a part of evidence",
    "lacks": "a part of evidence",
    "words": "a part of evidence",
    "value": "a list with a part missing says something else",
    "subjects": "a comparison without one of them decides another question",
    "attributes": "the rows of a comparison; the vocabulary's group is one of records",
    "lanes": "events are in them",
    "hops": "a way without a step is another way",
    "held_by": "where a claim has gone",
}
"""All other lists whose entries are no records, and why an entry with a fault costs the record."""
RECORDS = {"facts", "limits", "relations", "choose", "events", "topics", "kinds", "synonyms"}
FLAWS = ["[x]", "{zz: b}", "'x\u202ey'", "~", "1.5", '"x\ty"', "&a x", "*a", '""']


def test_each_list_is_of_one_sort() -> None:
    """A new list would cost its record for a slip in what only adorns it, without anybody's decision."""
    types = [getattr(schema, name) for name in schema.__all__]
    fields = [
        field
        for kind in types
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
        for field in msgspec.structs.fields(kind)
        if _holds_entries(field.type)
    ]
    adorning = {name for _, name, _ in ADORNING}
    assert {field.encode_name for field in fields} == adorning | set(COSTS_RECORD) | RECORDS
    assert not adorning & set(COSTS_RECORD)
    assert adorning <= NESTED_OR_ADORNING


@pytest.mark.parametrize(("file", "name", "path"), ADORNING, ids=str)
def test_an_entry_of_an_adorning_list_is_lost_alone(
    file: str, name: str, path: tuple[str | int, ...], tmp_path: Path
) -> None:
    """One misspelt alias or former id would cost a concept with all its facts, and what refers to it."""
    sound, _ = read_packs([write_pack(tmp_path / "sound", _texts(file, _with_entries(file, name, path)))])
    for flaw in FLAWS:
        atlas, report = read_packs([_damaged(tmp_path, (file, name, path), flaw)])
        shown = "\n".join([flaw, *map(str, report.faults)])
        assert {fault.file for fault in report.faults} == {f"{file}.yaml"}, shown
        assert len({fault.line for fault in report.faults}) == 1, shown
        lost = kept(sound.contents) - kept(atlas.contents)
        assert len(lost) == 1, f"{shown}\n{lost}"
        assert next(iter(lost)).split()[0] in {name, name.removesuffix("es"), name.removesuffix("s")}, lost


@pytest.mark.parametrize("most_faults", [0, 1])
@pytest.mark.parametrize("case", ADORNING, ids=str)
def test_an_entry_is_lost_alone_at_any_number_of_faults(
    case: Case, most_faults: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With one fault more than a file lists, one misspelt attribute of a kind cost all concepts of it."""
    file, name, path = case
    sound, _ = read_packs([write_pack(tmp_path / "sound", _texts(file, _with_entries(file, name, path)))])
    monkeypatch.setattr(converter, "_MOST_FAULTS", most_faults)
    for flaw in ("[x]", "{zz: b}", "~"):
        atlas, report = read_packs([_damaged(tmp_path, case, flaw)])
        lost = kept(sound.contents) - kept(atlas.contents)
        assert len(lost) == 1, f"{flaw}\n{lost}"
        assert {fault.file for fault in report.faults} == {f"{file}.yaml"}


@pytest.mark.parametrize("wrong", [1, 2, 5])
def test_a_kind_does_without_a_short_list_at_any_number_of_faults(
    wrong: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list that loses entries, and then perhaps itself, cost the kind beyond the listed faults."""
    data = data_of("vocabulary.yaml")
    data["kinds"]["name"]["key"] = [*["Port"] * wrong, "ipv6", "port"]
    folder = write_pack(tmp_path, _texts("vocabulary", data))
    few, _ = read_packs([folder])
    monkeypatch.setattr(converter, "_MOST_FAULTS", 0)
    many, _ = read_packs([folder])
    assert kept(many.contents) == kept(few.contents)
    assert "kind name" in kept(many.contents)


def test_a_former_id_of_another_record_is_lost_alone(tmp_path: Path) -> None:
    """One id too many would cost a concept with all its facts."""
    sound, _ = read_packs([write_pack(tmp_path / "sound", TEXTS)])
    text = TEXTS["concepts.yaml"].replace("formerly: [nat-gw]", "formerly: [nat-gw, elastic-ip]")
    atlas, report = read_packs([write_pack(tmp_path / "damaged", {**TEXTS, "concepts.yaml": text})])
    assert ["is or was the id of the concept" in fault.message for fault in report.faults] == [True]
    assert kept(atlas.contents) == kept(sound.contents)


def test_a_kind_does_without_a_list_that_becomes_too_short(tmp_path: Path) -> None:
    """The kind would be left out for its short form, and all its concepts with it."""
    sound, _ = read_packs([write_pack(tmp_path / "sound", TEXTS)])
    text = TEXTS["vocabulary.yaml"].replace("port, managed-by, ipv6]", "Port, managed-by]")
    atlas, report = read_packs([write_pack(tmp_path / "damaged", {**TEXTS, "vocabulary.yaml": text})])
    assert ["`Port` is not an id" in fault.message for fault in report.faults] == [True]
    lost = kept(sound.contents) - kept(atlas.contents)
    assert {name.split()[0] for name in lost} == {"key"}


@pytest.mark.parametrize("section", ["kinds", "attributes", "relations", "synonyms"])
def test_a_section_that_is_named_twice_is_one_fault(section: str, tmp_path: Path) -> None:
    """The records of the second were lost, and with them whatever needs these."""
    sound, _ = read_packs([write_pack(tmp_path / "sound", TEXTS)])
    data = data_of("vocabulary.yaml")
    last = _last_taken_out(data[section])
    text = text_of(data) + f"# behind\n{section}:\n" + text_of(last, 2)
    atlas, report = read_packs([write_pack(tmp_path / "twice", {**TEXTS, "vocabulary.yaml": text})])
    (fault,) = report.faults
    assert re.search(rf"`{section}` is here for the second time", fault.message)
    assert text.split("\n")[fault.line - 1] == f"{section}:"
    assert kept(atlas.contents) == kept(sound.contents)


def test_an_id_in_both_of_two_sections_is_a_fault_of_its_own(tmp_path: Path) -> None:
    """The second record would take the place of the first without a word."""
    text = TEXTS["vocabulary.yaml"] + "attributes:\n  ipv6: {label: Again, type: flag}\n"
    atlas, report = read_packs([write_pack(tmp_path, {**TEXTS, "vocabulary.yaml": text})])
    first, second = report.faults
    assert "`attributes` is here for the second time" in first.message
    assert "`ipv6` is the id of the attribute in vocabulary.yaml" in second.message
    assert [one.label for one in atlas.contents.attributes if one.id == "ipv6"] == ["IPv6"]


@pytest.mark.parametrize("file", ["vocabulary", "concepts", "topics"])
@pytest.mark.parametrize("levels", range(34, 44))
def test_what_is_too_deep_costs_its_record(file: str, levels: int, tmp_path: Path) -> None:
    """A record that is not too deep by itself, but in its file, took all of its neighbours along."""
    place = {"vocabulary": ("attributes", "ipv6"), "concepts": (0, "facts", 4), "topics": (0, "topics", 0)}
    sound, _ = read_packs([write_pack(tmp_path / "sound", TEXTS)])
    data = data_of(f"{file}.yaml")
    _at(data, place[file])["zz"] = Raw("[" * levels + "]" * levels)
    atlas, report = read_packs([write_pack(tmp_path / "deep", _texts(file, data))])
    (fault,) = [one for one in report.faults if not one.follows]
    without = data_of(f"{file}.yaml")
    del _at(without, place[file][:-1])[place[file][-1]]
    least, _ = read_packs([write_pack(tmp_path / "without", _texts(file, without))])
    assert kept(least.contents) <= kept(atlas.contents) < kept(sound.contents), fault


MOVED = [
    ("vocabulary", ("kinds", "protocol"), "  protocol: {", " protocol: {"),
    ("vocabulary", ("kinds", "protocol"), "  protocol: {", " } protocol: {"),
    ("vocabulary", ("attributes", "ipv6"), "  ipv6: {", " ipv6: {"),
    ("concepts", (0, "facts", 1), "    - {attribute: ipv6", "   - {attribute: ipv6"),
]


@pytest.mark.parametrize(("file", "path", "line", "moved"), MOVED, ids=str)
def test_a_record_moved_to_the_left_costs_itself(
    file: str, path: tuple[str | int, ...], line: str, moved: str, tmp_path: Path
) -> None:
    """All records of its list or section but one were taken for a part of the one before them."""
    data = data_of(f"{file}.yaml")
    del _at(data, path[:-1])[path[-1]]
    least, _ = read_packs([write_pack(tmp_path / "least", _texts(file, data))])
    text = TEXTS[f"{file}.yaml"]
    assert line in text
    changed = {**TEXTS, f"{file}.yaml": text.replace(line, moved, 1)}
    atlas, report = read_packs([write_pack(tmp_path / "moved", changed)])
    assert len([fault for fault in report.faults if not fault.follows]) == 1
    assert kept(least.contents) <= kept(atlas.contents)


@pytest.mark.parametrize("indent", range(7))
@pytest.mark.parametrize(
    ("file", "holder"), [("pack", "explained"), ("vocabulary", "kinds"), ("topics", "lead")]
)
def test_a_fault_of_indentation_is_inside_its_line(
    file: str, holder: str, indent: int, tmp_path: Path
) -> None:
    """A fault could be told to be behind the end of a short line, where no editor goes."""
    start = "- id: late\n  title: Late\n  " if file == "topics" else ""
    for entry in ("-", "- x", "a:", "{", "}"):
        slip = f"{start}{holder}:\n    {{\n{' ' * indent}{entry}"
        text = f"{TEXTS[f'{file}.yaml']}{slip}"
        _, report = read_packs([write_pack(tmp_path / "damaged", {**TEXTS, f"{file}.yaml": text})])
        lines = text.split("\n")
        places = [(one.line, one.column) for one in report.faults if one.file == f"{file}.yaml"]
        assert places
        assert all(column <= len(lines[line - 1]) + 1 for line, column in places), f"{places}\n{slip}"


def _holds_entries(field_type: Any) -> bool:  # noqa: ANN401 - any type
    """Return True if a value of a type may be a list, or map free keys to values."""
    while hasattr(field_type, "__metadata__"):
        field_type = field_type.__origin__
    if get_origin(field_type) in {list, dict}:
        return True
    return any(map(_holds_entries, get_args(field_type)))


def _with_entries(file: str, name: str, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - any data
    """Return the data of a file in which the list has enough entries to lose one."""
    data = data_of(f"{file}.yaml")
    holder = _at(data, path[:-1])
    if name == "aliases":
        holder[name] = ["first word", "second word"]
    return data


def _damaged(folder: Path, case: Case, flaw: str) -> Path:
    """Write the pack with a flaw instead of the first entry of a list or mapping; return its folder."""
    file, name, path = case
    data = _with_entries(file, name, path)
    entries = _at(data, path)
    entries[next(iter(entries)) if isinstance(entries, dict) else 0] = Raw(flaw)
    return write_pack(folder / "damaged", _texts(file, data))


def _last_taken_out(entries: Any) -> Any:  # noqa: ANN401 - a list or mapping
    if isinstance(entries, list):
        return [entries.pop()]
    return dict([entries.popitem()])


def _texts(file: str, data: Any) -> dict[str, str]:  # noqa: ANN401 - any data
    return {**TEXTS, f"{file}.yaml": text_of(data)}


def _at(data: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - any data
    for step in path:
        data = data[step]
    return data
