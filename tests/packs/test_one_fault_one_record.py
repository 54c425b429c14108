"""Every flaw, as a key or a value of every section, costs the smallest record around it and is one fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from netatlas.packs import read_packs
from netatlas.packs.conversion import converter
from tests.helpers.packs import write_pack
from tests.helpers.whole_pack import TEXTS, Raw, data_of, kept, text_of
from tests.helpers.wholeness import dangling

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from netatlas.packs.report import PackReport


class Place(NamedTuple):
    """A record or an entry of a list: its file, its path there, and the key whose value is damaged."""

    file: str
    path: tuple[str | int, ...]
    key: str = ""


RECORDS = [
    Place("pack", (), "title"),
    Place("pack", ("explained", 0), "because"),
    Place("sources", ("rfc",), "title"),
    Place("vocabulary", ("kinds", "protocol"), "label"),
    Place("vocabulary", ("attributes", "ipv6"), "label"),
    Place("vocabulary", ("relations", "requires"), "label"),
    Place("vocabulary", ("synonyms", 1), "attribute"),
    Place("topics", (0,), "title"),
    Place("topics", (0, "topics", 0), "title"),
    Place("concepts", (2,), "name"),
    Place("concepts", (0, "facts", 4), "attribute"),
    Place("concepts", (3, "facts", 0, "evidence", 0), "shape"),
    Place("concepts", (0, "facts", 3, "was"), "verdict"),
    Place("concepts", (0, "limits", 0), "label"),
    Place("concepts", (0, "relations", 0), "to"),
    Place("comparisons", (0,), "title"),
    Place("comparisons", (0, "choose", 0), "when"),
    Place("timelines", (0,), "title"),
    Place("timelines", (0, "events", 1), "says"),
    Place("journeys", (0,), "title"),
    Place("journeys", (0, "hops", 1), "says"),
    Place("claims", (0,), "gist"),
    Place("positions", ("nat-gateway",), "x"),
]
ENTRIES = [
    Place("pack", ("explained", 1)),
    Place("vocabulary", ("synonyms", 1, "phrases", 0)),
    Place("topics", (1, "lead", 0)),
    Place("concepts", (0, "aliases", 0)),
    Place("comparisons", (0, "aliases", 0)),
    Place("timelines", (0, "aliases", 0)),
    Place("journeys", (0, "aliases", 0)),
    Place("sources", ("rfc",)),
    Place("vocabulary", ("kinds", "protocol")),
    Place("vocabulary", ("attributes", "ipv6")),
    Place("vocabulary", ("relations", "requires")),
    Place("vocabulary", ("synonyms", 1)),
    Place("topics", (0, "topics", 0)),
    Place("concepts", (2,)),
    Place("concepts", (0, "facts", 4)),
    Place("concepts", (0, "limits", 0)),
    Place("concepts", (0, "relations", 0)),
    Place("comparisons", (0,)),
    Place("comparisons", (0, "choose", 0)),
    Place("timelines", (0, "events", 1)),
    Place("timelines", (0,)),
    Place("journeys", (0,)),
    Place("claims", (0,)),
    Place("positions", ("nat-gateway",)),
    Place("changed", ("dns-name/record-types",)),
]
"""Entries of lists and mappings, for which something else stands as a whole."""

KEYS = [
    "2019",
    "true",
    "~",
    "1.5",
    "&a zz",
    "!t zz",
    "*a ",
    "[zz]",
    "{a: b}",
    '"z\\a"',
    "'z z'",
    "%zz",
    "@zz",
    '"zz',
]
VALUES = [
    "&a x",
    "!t x",
    "*a",
    "[x]",
    "{zz: b}",
    '"x\\a"',
    "'x\u202ey'",
    "1e999",
    "0x10",
    "99999999999999999999",
    "~",
    '"x',
    "[x",
    "}",
    "@x",
    "`x`",
    "a: b",
    "\tx: y",
    '"x"\n                    deeper: "y"',
]
SECTIONS_OF_MAPPINGS = [
    Place("sources", ()),
    Place("vocabulary", ("kinds",)),
    Place("vocabulary", ("attributes",)),
    Place("vocabulary", ("relations",)),
    Place("positions", ()),
    Place("changed", ()),
]

NAMING = [
    Place("concepts", (0, "facts", 3), "attribute"),
    Place("concepts", (0, "relations", 0), "relation"),
    Place("concepts", (0, "relations", 0), "to"),
    Place("concepts", (2,), "id"),
    Place("comparisons", (0,), "id"),
    Place("timelines", (0, "events", 1), "id"),
    Place("claims", (0,), "id"),
]
"""What the id of a record is made of, to which others refer."""

DATES = [
    (Place("sources", ("rfc",)), "as_of"),
    (Place("concepts", (2,)), "checked"),
    (Place("concepts", (0, "facts", 4)), "value"),
    (Place("concepts", (0, "facts", 4)), "as_of"),
    (Place("concepts", (0, "facts", 3, "was")), "since"),
    (Place("concepts", (0, "limits", 0)), "checked"),
    (Place("concepts", (0, "relations", 0)), "checked"),
    (Place("comparisons", (0,)), "checked"),
    (Place("timelines", (0,)), "checked"),
    (Place("timelines", (0, "events", 0)), "date"),
    (Place("journeys", (0,)), "as_of"),
    (Place("claims", (0,)), "since"),
]
_TWICE = "the first key of the mapping"
UNLISTED = ["[x]", "{zz: b}", "Bad Id"]
"""Flaws that cost the same where they are listed and where a file has too many for that."""
NO_RECORDS = [value for value in VALUES if value not in {"{zz: b}", "a: b"}]
"""What is no record at all; one without its keys has a fault for each of them."""


def damaged_value(place: Place, value: str) -> Any:  # noqa: ANN401 - any data
    """Return the data of a file with a value of one record, or an entry, replaced."""
    data = data_of(f"{place.file}.yaml")
    path = (*place.path, place.key) if place.key else place.path
    _with_alias(data, path)
    holder = _at(data, path[:-1])
    holder[path[-1]] = Raw(value)
    return data


def damaged_key(place: Place, key: str) -> Any:  # noqa: ANN401 - any data
    """Return the data of a file with one more entry in a mapping, which is like its first."""
    data = data_of(f"{place.file}.yaml")
    holder = _at(data, place.path)
    known = next(iter(holder))
    holder[Raw(f"{known} " if key == _TWICE else key)] = holder[known]
    return data


def without(place: Place) -> Any:  # noqa: ANN401 - any data
    """Return the data of a file without the smallest record around a place."""
    data = data_of(f"{place.file}.yaml")
    path = place.path
    for inner in ("evidence", "was", "hops"):
        path = path[: path.index(inner)] if inner in path else path
    _with_alias(data, path)
    if path:
        del _at(data, path[:-1])[path[-1]]
    return data


def _with_alias(data: Any, path: tuple[str | int, ...]) -> None:  # noqa: ANN401 - any data
    """Give the record on ``path`` an alias, if it has none yet."""
    if "aliases" in path:
        _at(data, path[: path.index("aliases")]).setdefault("aliases", ["alias"])


def _at(data: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - any data
    for step in path:
        data = data[step]
    return data


def causes(report: PackReport) -> set[str]:
    """Return the files with faults that do not only follow from others."""
    return {fault.file for fault in report.faults if not fault.follows}


def check_costs(folder: Path, place: Place, files: Iterable[Any]) -> None:
    """Read the pack with each of ``files`` in turn: one fault, and only the record of the place is lost."""
    file = f"{place.file}.yaml"
    least, _ = read_packs([write_pack(folder / "without", {**TEXTS, file: text_of(without(place))})])
    damaged = write_pack(folder / "damaged", TEXTS)
    for data in files:
        text = text_of(data)
        (damaged / file).write_text(text, encoding="utf-8")
        atlas, report = read_packs([damaged], whole=True)
        causes = [fault.file for fault in report.faults if not fault.follows]
        shown = "\n".join(map(str, report.faults)) + f"\n{text}"
        assert causes == [file], shown
        assert kept(least.contents) - kept(atlas.contents) == set(), shown
        assert dangling(atlas.contents) == []


@pytest.mark.parametrize("place", RECORDS, ids=str)
def test_a_flaw_as_a_value(place: Place, tmp_path: Path) -> None:
    """Without it one slip in a value would cost the neighbours of its record, or be listed in many words."""
    check_costs(tmp_path, place, (damaged_value(place, value) for value in VALUES))


@pytest.mark.parametrize("place", ENTRIES, ids=str)
def test_a_flaw_instead_of_an_entry(place: Place, tmp_path: Path) -> None:
    """Without it what is no record at all would cost its neighbours, or those that refer to what it was."""
    check_costs(tmp_path, place, (damaged_value(place, value) for value in NO_RECORDS))


@pytest.mark.parametrize("place", [*RECORDS, *SECTIONS_OF_MAPPINGS], ids=str)
def test_a_flaw_as_a_key(place: Place, tmp_path: Path) -> None:
    """Without it one slip in a key would cost the whole file, and with it the pack."""
    keys = KEYS if place in SECTIONS_OF_MAPPINGS else [*KEYS, "zz", _TWICE]
    check_costs(tmp_path, place, (damaged_key(place, key) for key in keys))


@pytest.mark.parametrize(("place", "key"), DATES, ids=str)
def test_a_bad_date(place: Place, key: str, tmp_path: Path) -> None:
    """Without it a day that no calendar has would cost more than the record that names it."""
    dates = ('"2026-02-30"', '"2026-13"', '"soon"', "2026.5", "[2026]")
    check_costs(tmp_path, place, (damaged_value(place._replace(key=key), date) for date in dates))


@pytest.mark.parametrize("place", [*RECORDS, *ENTRIES], ids=str)
def test_a_flaw_beyond_those_that_are_listed(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it a file with very many faults would lose more for each than one with few."""
    folder = write_pack(tmp_path, TEXTS)
    for data in (*(damaged_value(place, value) for value in UNLISTED), without(place)):
        (folder / f"{place.file}.yaml").write_text(text_of(data), encoding="utf-8")
        few, listed = read_packs([folder])
        with monkeypatch.context() as patched:
            patched.setattr(converter, "_MOST_FAULTS", 0)
            many, unlisted = read_packs([folder])
        shown = "\n".join(map(str, listed.faults))
        assert kept(many.contents) == kept(few.contents), shown
        assert causes(unlisted) <= causes(listed), shown


@pytest.mark.parametrize("flaw", ["", "[x]", "Bad Id", '""'])
@pytest.mark.parametrize("place", NAMING, ids=str)
def test_a_relation_or_fact_of_unknown_id(place: Place, flaw: str, tmp_path: Path) -> None:
    """What refers to a record whose id is damaged would be told to be misspelt itself."""
    data = damaged_value(place, flaw)
    if not flaw:
        del _at(data, place.path)[place.key]
    texts = {**TEXTS, f"{place.file}.yaml": text_of(data)}
    _, report = read_packs([write_pack(tmp_path, texts)])
    assert causes(report) == {f"{place.file}.yaml"}
