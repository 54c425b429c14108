"""Packs damaged at random: always a report, never a dangling reference, never a sound record lost."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from netatlas.errors import PackError
from netatlas.packs import read_packs
from netatlas.packs.yaml.parsing import parse
from tests.helpers.packs import FILES, edited, write_pack
from tests.helpers.wholeness import dangling

if TYPE_CHECKING:
    import pytest

NAMES = [f"thing-{number}" for number in range(4)]
WORD = st.sampled_from(
    ["x", "", "guide", "addresses", "Gbps", "2019-02-30", "2019", "no", "a: b", "*a", "\n", "\0", "ü"]
)
PRINTABLE = st.characters(categories=["L", "N", "P", "S", "Zs"])
SCALAR = st.none() | st.booleans() | st.integers() | st.floats() | WORD | st.text(PRINTABLE, max_size=8)
JUNK = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORD, inner, max_size=3), max_leaves=6
)


def _thing(name: str) -> dict[str, Any]:
    sourced = {"sources": ["guide"]}
    figure = {"amount": 5, "unit": "Gbps"}
    return {
        "id": name,
        "name": name.title(),
        "kind": "component",
        "topic": "addresses",
        "summary": "S",
        "checked": "2026-11",
        "aliases": [f"{name} alias"],
        "facts": [
            {"attribute": "managed-by", "value": "You", **sourced},
            {"attribute": "bandwidth", "value": dict(figure), **sourced},
        ],
        "limits": [{"id": f"{name}-limit", "label": "L", "kind": "figure", "value": dict(figure), **sourced}],
        **sourced,
    }


@st.composite
def _damaged(draw: st.DrawFn) -> tuple[list[Any], int, str, int]:
    """Draw things of which one has junk at one place: all of them, which, and where inside."""
    things: list[Any] = [_thing(name) for name in NAMES]
    index = draw(st.integers(0, 3))
    part, place = draw(st.sampled_from([("", 0), ("facts", 0), ("facts", 1), ("limits", 0)]))
    target: dict[str, Any] = things[index][part][place] if part else things[index]
    keys = [key for key in target if key != "id"]
    match draw(st.sampled_from(["replace", "remove", "add"])):
        case "replace":
            target[draw(st.sampled_from(keys))] = draw(JUNK)
        case "remove":
            del target[draw(st.sampled_from(keys))]
        case _:
            target[draw(st.text(PRINTABLE, min_size=1, max_size=4))] = draw(JUNK)
    return things, index, part, place


@given(_damaged())
@settings(max_examples=60)
def test_sound_neighbours_stay(
    tmp_path_factory: pytest.TempPathFactory, damaged: tuple[list[Any], int, str, int]
) -> None:
    """Without it what is wrong in one fact would cost the next one, or another concept."""
    things, index, part, place = damaged
    folder = tmp_path_factory.mktemp("damaged")
    text = "".join(f"- {_flow(thing)}\n" for thing in things)
    files = {"concepts/things.yaml": text.encode()}
    atlas, report = read_packs([write_pack(folder, files)])
    lost = set(NAMES) - set(atlas.concepts)
    assert lost <= {NAMES[index]}
    for name in set(NAMES) - lost:
        concept = atlas.concepts[name]
        hurt = part if name == NAMES[index] else "nothing"
        if hurt == "facts":
            sound = ("managed-by", "bandwidth")[1 - place]
            assert sound in [fact.attribute for fact in concept.facts]
        elif hurt:
            assert len(concept.facts) == 2
        if hurt in {"facts", "nothing"}:
            assert len(concept.limits) == 1
    assert not lost or (not part and report.faults)
    assert dangling(atlas.contents) == []


LINES = FILES["concepts.yaml"].splitlines()


@given(
    st.integers(38, 51),
    st.integers(2, 12),
    st.text(alphabet=st.characters(exclude_characters="\n\r\"'#"), min_size=1, max_size=3),
)
@example(39, 2, "\t")
@example(39, 8, "[")
@example(44, 4, "}")
@settings(max_examples=60)
def test_slips_of_the_keyboard(
    tmp_path_factory: pytest.TempPathFactory, line: int, column: int, typed: str
) -> None:
    """Without it a stray letter in one concept would cost the concepts around it."""
    lines = list(LINES)
    lines[line] = lines[line][:column] + typed + lines[line][column:]
    folder = tmp_path_factory.mktemp("slip")
    atlas, _ = read_packs([write_pack(folder, {"concepts.yaml": "\n".join(lines)})])
    assert {"nat-gateway", "elastic-ip"} <= set(atlas.concepts)
    assert len(atlas.concepts["nat-gateway"].facts) == 6
    assert dangling(atlas.contents) == []


TOKENS = [
    "- ",
    "id: ",
    "nat-gateway",
    "\n",
    "  ",
    "facts:",
    "[",
    "]",
    "{",
    "}",
    ": ",
    ",",
    "&a ",
    "*a",
    "!t ",
    "|",
    ">",
    "'",
    '"',
    "---",
    "\t",
    "#",
    "? ",
    "%",
    "1e9",
    "true",
    "\x85",
    "guide:",
    "kinds:",
]
ANYTHING = (
    st.binary(max_size=60)
    | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(st.sampled_from(TOKENS), max_size=30).map(lambda parts: "".join(parts).encode())
)


@given(st.sampled_from(sorted(FILES)), ANYTHING)
@settings(max_examples=150)
def test_any_bytes_give_a_report(tmp_path_factory: pytest.TempPathFactory, file: str, raw: bytes) -> None:
    """Without it a strange file would end the program with a traceback."""
    folder = tmp_path_factory.mktemp("any")
    try:
        atlas, report = read_packs([write_pack(folder, {file: raw})])
    except PackError as error:
        message = str(error)
    else:
        message = ""
        assert report.counts["concepts"] == len(atlas.concepts)
        assert dangling(atlas.contents) == []
    assert not message or (file == "pack.yaml" and "this NetAtlas reads format" in message)


@given(st.sampled_from(sorted(set(FILES) - {"pack.yaml"})), st.data())
@settings(max_examples=100)
def test_no_reference_is_left_dangling(
    tmp_path_factory: pytest.TempPathFactory, file: str, data: st.DataObject
) -> None:
    """Without it the window would meet ids that lead nowhere and fail there."""
    content = parse(FILES[file].encode()).data
    for _ in range(data.draw(st.integers(1, 4))):
        holder, step = data.draw(st.sampled_from(list(_places(content))))
        holder[step] = data.draw(JUNK | st.sampled_from(sorted(_WORDS)))
    folder = tmp_path_factory.mktemp("dangling")
    atlas, _ = read_packs([write_pack(folder, {file: _flow(content)})])
    assert dangling(atlas.contents) == []


DECORATION = st.sampled_from(["", "&a ", "!t ", "!!int ", "&a !t "])
KEYS = ["123", "~", "true", ".5", "1234567890123456789", "guide", "component", "kinds", "label", "other"]
KEYS += ['""', '"guide\\n"', '"component\\n"', '"x\\a"', "[x]", "{a: b}"]
KEY = st.tuples(DECORATION, st.sampled_from(KEYS)).map("".join) | st.just("*a ")


def _entries(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(KEY, values).map(": ".join)


def _collections(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    entries = st.lists(_entries(values), max_size=3).map(lambda parts: f"{{{', '.join(parts)}}}")
    items = st.lists(values, max_size=2).map(lambda parts: f"[{', '.join(parts)}]")
    return st.tuples(DECORATION, entries | items).map("".join)


ODD_ENTRY = _entries(
    st.recursive(st.tuples(DECORATION, st.sampled_from(["x", "5", "~"])).map("".join), _collections)
)
LAST_LINES = [
    ("sources.yaml", "  as_of: 2018-08\n", ""),
    ("vocabulary.yaml", "  protocol: {label: Protocol}\n", "  "),
    ("vocabulary.yaml", "  protocols: {label: Protocols, type: list}\n", "  "),
    ("vocabulary.yaml", "    traffic: true\n", "  "),
    ("vocabulary.yaml", "    traffic: true\n", ""),
]
"""The last line of each mapping whose keys are ids, and how far those are indented."""


@given(st.sampled_from(LAST_LINES), ODD_ENTRY)
@example(LAST_LINES[0], "&a 123: {title: x}")
@example(LAST_LINES[0], '&a "other\\n": x')
@example(LAST_LINES[0], "456: {!t guide: x}")
@example(LAST_LINES[0], "456: &a x")
@settings(max_examples=150)
def test_odd_keys_cost_their_own_entry(
    tmp_path_factory: pytest.TempPathFactory, place: tuple[str, str, str], entry: str
) -> None:
    """Without it one odd key would end the program, or take sound sources and kinds away."""
    file, line, indent = place
    folder = tmp_path_factory.mktemp("odd")
    atlas, report = read_packs([write_pack(folder, edited(file, line, f"{line}{indent}{entry}\n"))])
    assert {fault.file for fault in report.faults} == {file}
    whole = {"concepts": 3, "facts": 10, "limits": 1, "relations": 2, "events": 2, "sources": 2}
    assert {section: report.counts[section] for section in whole} == whole
    assert dangling(atlas.contents) == []


def _flow(content: Any) -> str:  # noqa: ANN401 - any data
    """Return plain data in one line of YAML."""
    return json.dumps(content, ensure_ascii=False).replace("NaN", ".nan").replace("Infinity", ".inf")


def _places(content: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 - any data
    """Return every value of plain data as (what holds it, key or index)."""
    steps: list[Any] = (
        list(content)
        if isinstance(content, dict)
        else list(range(len(content)))
        if isinstance(content, list)
        else []
    )
    return [(content, step) for step in steps] + list(
        chain.from_iterable(_places(content[step]) for step in steps)
    )


def _words(content: Any) -> set[str]:  # noqa: ANN401 - any data
    return {holder[step] for holder, step in _places(content) if isinstance(holder[step], str)}


_WORDS = set().union(*(_words(parse(text.encode()).data) for text in FILES.values()))
