"""YAML as packs use it: the values of scalars, what is refused and where, and the positions of values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from netatlas.packs.yaml import parsing
from netatlas.packs.yaml.document import read_yaml
from netatlas.packs.yaml.parsing import MOST_LEVELS, parse
from netatlas.packs.yaml.syntax import Unparsable

if TYPE_CHECKING:
    from netatlas.packs.source_document import DataPath


@pytest.fixture(params=["libyaml", "pure"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with each of PyYAML's two parsers."""
    if request.param == "pure":
        monkeypatch.setattr(parsing, "LOADER", yaml.BaseLoader)


SCALARS = [
    ("no", "no"),
    ("on", "on"),
    ("yes", "yes"),
    ("true", True),
    ("False", False),
    ("null", None),
    ("~", None),
    ("", None),
    ("2019", 2019),
    ("2019-12-03", "2019-12-03"),
    ("2019-12", "2019-12"),
    ("12:30", "12:30"),
    ("1_000", "1_000"),
    ("0x1F", 31),
    ("0o17", 15),
    ("017", 17),
    ("1e3", 1000.0),
    (".5", 0.5),
    ("-.inf", float("-inf")),
    ("1.2.3", "1.2.3"),
    ("0.0.0.0/0", "0.0.0.0/0"),
    ("64:ff9b::/96", "64:ff9b::/96"),
    ("'true'", "true"),
    ('"2019"', "2019"),
    ("|\n  two\n  lines\n", "two\nlines"),
    (">\n  one\n  line\n", "one line"),
]


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(("text", "value"), SCALARS)
def test_scalars(text: str, value: object) -> None:
    """Without it `no`, dates and clock times would silently become something else, as in YAML 1.1."""
    parsed = parse(f"key: {text}".encode()).data["key"]
    assert parsed == value
    assert type(parsed) is type(value)


UNPARSABLE = [
    ("- id:nat\n  name: x\n", (1, 6), "space is missing behind `id:`"),
    ("- id: nat\n\tname: x\n", (2, 1), "use spaces"),
    ("- id: a\n  name: NAT: gateway\n", (2, 9), "behind `name:` holds “: ”; put it into quotes"),
    ("- id: a\n  name: 'x\n  says: y\n", (2, 9), "never closed"),
    ("- {id: a, name: b\n- id: c\n", (2, 5), "close every [ and {"),
    ("- id: a\n   name: b\n", (2, 8), "indentation of its neighbours"),
    ("- a: b\n  says\n", (2, 3), "a colon is missing"),
    ("- 'it's'\n", (1, 7), "use the other kind of quotes"),
    ('- "a\\qb"\n', (1, 5), "single quotes"),
    ("- a: @x\n", (1, 6), "put it into quotes"),
    ("- a: b}\n- {a: b}}\n", (2, 9), "closes nothing"),
    ("- a: - b\n", (1, 6), "on a line of its own"),
    ("- a: ,b\n", (1, 6), "needs quotes"),
    ("- a\x07b\n", (1, 4), "control character U+0007; take it out"),
    ("- a\x85b\n", (1, 4), "control character U+0085; take it out"),
    ("- a\ufeffb\n", (1, 4), "invisible letter U+FEFF; take it out"),
    (b"- nat\n- stra\xdfe\n", (2, 7), "save it in this encoding"),
    ("\ufeff- a\n".encode("utf-16"), (1, 1), "not in UTF-8"),
    ("", (1, 1), "delete the file"),
    ("# only a comment\n", (1, 1), "delete the file"),
    ("a: 1\n---\nb: 2\n", (2, 1), "take out the line of dashes"),
    ("[" * 100_000, (1, MOST_LEVELS + 1), "make them flatter"),
    ("- " * 100_000, (1, 2 * MOST_LEVELS + 1), "make them flatter"),
    ("{a: " * 100_000, (1, 4 * MOST_LEVELS + 1), "make them flatter"),
]


@pytest.mark.parametrize(("text", "position", "words"), UNPARSABLE)
def test_unparsable(text: str | bytes, position: tuple[int, int], words: str) -> None:
    """Without it a slip in a file would be reported without a place or a cure, or would end the program."""
    with pytest.raises(Unparsable) as error:
        parse(text if isinstance(text, bytes) else text.encode())
    assert (error.value.line, error.value.column) == position
    assert words in error.value.message


FORBIDDEN: list[tuple[str, Any, DataPath, tuple[int, int], str]] = [
    ("- {a: 1, b: 2, a: 3}", [{"a": 1, "b": 2}], (0, "a"), (1, 16), "second time"),
    ("- a: &x 1", [{"a": 1}], (0, "a"), (1, 6), "an anchor, &x"),
    ("- a: *x", [{"a": None}], (0, "a"), (1, 6), "an alias, *x"),
    ("- !!int 5", ["5"], (0,), (1, 3), "a tag"),
    ("- {80: a, b: c}", [{"b": "c"}], (0,), (1, 4), "put it into quotes"),
    ("- {true: a, b: c}", [{"b": "c"}], (0,), (1, 4), "put it into quotes"),
    ("- {[a]: b, c: d}", [{"c": "d"}], (0,), (1, 4), "not a list or mapping"),
    ("- {*x : b, c: d}", [{"c": "d"}], (0,), (1, 4), "an alias"),
    ('- a: "bell\\a"', [{"a": "bell\a"}], (0, "a"), (1, 6), "control character U+0007"),
    ("- a: 1234567890123456789", [{"a": 0}], (0, "a"), (1, 6), "more than 18 digits"),
    ("- [a, [b, &x c]]", [["a", ["b", "c"]]], (0, 1, 1), (1, 11), "an anchor"),
    ("- {&x a: 1, b: 2}", [{"a": 1, "b": 2}], (0, "a"), (1, 4), "an anchor"),
    ('- {&x "a\\n": 1}', [{"a": 1}], (0, "a"), (1, 4), "an anchor"),
    ('- {"a\\a": 1}', [{"a\a": 1}], (0, "a\a"), (1, 4), "control character"),
    ("- {1234567890123456789: a, b: c}", [{"b": "c"}], (0,), (1, 4), "more than 18 digits"),
]


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(("text", "data", "path", "position", "words"), FORBIDDEN)
def test_forbidden(text: str, data: object, path: DataPath, position: tuple[int, int], words: str) -> None:
    """Without it one forbidden thing would cost the whole file, or would pass unseen."""
    parsed = parse(text.encode())
    assert parsed.data == data
    (problem,) = parsed.problems
    assert (problem.path, (problem.line, problem.column)) == (path, position)
    assert words in problem.message


BELOW_UNUSABLE_KEYS = [
    "&x 80: b",
    "&x ~: b",
    "80: &x b",
    "80: &x {}",
    "80: *x",
    "80: 1234567890123456789",
    "80: {&x a: b}",
    "80: [{!t a: b}]",
    "80: {a: b, a: c}",
    "80: {70: {a: &x b}}",
    "&x a: b",
    "a: {a: b, a: c}",
]


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize("entry", BELOW_UNUSABLE_KEYS)
def test_faults_of_entries_that_cannot_be_used(entry: str) -> None:
    """Without it such a fault would cost a sound entry of the same name, or all that is around it."""
    parsed = parse(f"- {{a: 1, {entry}}}".encode())
    assert parsed.data == [{"a": 1}]
    of_key, *others = [(problem.path, problem.keyless, problem.duplicate) for problem in parsed.problems]
    assert of_key in [((0,), True, False), ((0, "a"), False, True)]
    assert set(others) == {((0,), True, False)}


def test_alias_bomb() -> None:
    """Without it nine lines of aliases would fill the memory."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    parsed = parse("\n".join(lines).encode())
    assert parsed.data["i"] == [None] * 9
    assert len(parsed.problems) == 9 + 8 * 9
    with pytest.raises(Unparsable, match="more than 100 faults of this kind"):
        parse("\n".join([*lines, *lines]).encode())


def test_what_is_not_there_is_left_out_in_silence() -> None:
    """Without it a path that leads nowhere would end the reading of a pack."""
    (document,) = read_yaml("x.yaml", b"a: [b, {c: d}]").documents
    document.leave_out([(), ("x",), ("a", 2), ("a", -1), ("a", "c"), ("a", 0, 0), ("a", 1, "x"), ("a", 0)])
    assert document.data == {"a": [{"c": "d"}]}
    assert document.locate(("a", 0, "c")) == (1, 12)


DOCUMENT = b"""\
- id: nat
  facts:
    - value: {from: 5,
        to: 100}
-
  id: eip
"""
POSITIONS: list[tuple[DataPath, bool, tuple[int, int]]] = [
    ((), False, (1, 1)),
    ((0,), False, (1, 3)),
    ((0, "id"), False, (1, 7)),
    ((0, "id"), True, (1, 3)),
    ((0, "facts", 0, "value"), False, (3, 14)),
    ((0, "facts", 0, "value", "to"), False, (4, 13)),
    ((0, "facts", 0, "value", "to"), True, (4, 9)),
    ((0, "facts", 0, "unit"), False, (3, 7)),
    ((0, "facts", 7, "value"), True, (3, 5)),
    ((1,), False, (6, 3)),
]


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(("path", "key", "position"), POSITIONS)
def test_positions(path: DataPath, key: bool, position: tuple[int, int]) -> None:  # noqa: FBT001 - a table's column
    """Without it faults would point at a line where nothing is wrong."""
    assert parse(DOCUMENT).positions.locate(path, at_key=key) == position
