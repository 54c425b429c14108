"""Packs whose every free text looks like mark-up, a path, a formula or a command: in harmless words.

What they name is looked for by nobody and harms nobody. Which texts there are is taken from the schema, so
that a field that is added later is tried too.
"""

from __future__ import annotations

import json
import re
from itertools import count
from typing import TYPE_CHECKING, Any

from msgspec import inspect

from netatlas.packs.schema import FILE_TYPES
from netatlas.packs.yaml.parsing import parse
from tests.helpers.packs import FILES, write_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = "looked-for"
"""In every hostile text, and in the name of every file that one of them names."""
TEXTS = (
    f'<img src="{MARK}.png">',
    f"[x]({MARK}.md)",
    f"![x]({MARK}.png)",
    f"javascript:{MARK}",
    f"{{{{7*7}}}}{MARK}",
    f"%s%n%({MARK})s",
    f"=1+1&{MARK}",
    f"@{MARK}",
    f"-{MARK}",
    f"${{HOME}}/{MARK}",
    f"$({MARK})`{MARK}`",
    f"../up/{MARK}.txt",
    f"/{MARK}.txt",
    f"C:\\{MARK}.txt",
    f"file:{MARK}.png",
    f"<a href={MARK}>x</a>",
    f"<!-- {MARK}",
    f"]]>&{MARK};",
    f"[[{MARK}]]",
    f"{{{{c1::{MARK}}}}}",
    f"[sound:{MARK}.mp3]",
    f"[latex]{MARK}[/latex]",
    f"){MARK}(",
    f"{{a.{MARK}}}{{0}}{{",
    f"'; -- {MARK}",
    f"~{MARK}/x[*]&y",
)
"""Each in at most 40 letters, together with a number: the room of the shortest field."""
_URL = re.compile(r"^\^https")
_NOT_FREE = {("Attribute", "unit"), ("Quantity", "unit")}
"""Fields that may be any text by their type, but are checked against a list."""
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
_EXTRAS = {
    "pack.yaml": "notice: x\nexplained: [{remark: orphan, record: nat-gateway, because: x}]\n",
    "sources.yaml": (
        "models: {title: x, short: x, publisher: x, url: 'https://example.com/x', kind: api, "
        "package: botocore, version: '1.2'}\n"
    ),
    "vocabulary.yaml": (
        "synonyms:\n  - {concept: nat-gateway, phrases: [x]}\n  - {words: x, phrases: [x, x]}\n"
    ),
    "concepts.yaml": (
        "- id: other\n  name: x\n  aliases: [x]\n  kind: component\n  topic: gateways\n  summary: x\n"
        "  sources: [models]\n  checked: 2026-11\n"
        "  facts:\n    - attribute: managed-by\n      value: x\n      says: x\n      sources: [models]\n"
        "      was: {value: x, says: x, verdict: wrong}\n"
        "      evidence: [{source: models, shape: a/1 B, members: [x], has: [x], lacks: [x], words: [x], "
        "value: x}]\n"
        "  limits:\n    - {id: other-limit, label: x, kind: figure, value: {amount: 1, unit: count, of: x}, "
        "says: x, scope: x, sources: [models]}\n"
        "  relations: [{relation: requires, to: nat-gateway, note: x}]\n"
    ),
    "comparisons.yaml": (
        "- id: more\n  title: x\n  aliases: [x]\n  summary: x\n  question: x\n"
        "  subjects: [other, nat-gateway]\n  attributes: [managed-by]\n"
        "  choose: [{subject: other, when: x}]\n  sources: [guide]\n"
        "  checked: 2026-11\n"
    ),
    "timelines.yaml": (
        "- id: more-history\n  title: x\n  aliases: [x]\n  summary: x\n  checked: 2026-11\n  lanes: [other]\n"
        "  events: [{id: begun, lane: other, date: 2020, what: launched, by: x, says: x, document: x, "
        "sources: [guide], was: {value: 2019, says: x, verdict: wrong}}]\n"
    ),
    "journeys.yaml": (
        "- id: nowhere\n  title: x\n  aliases: [x]\n  summary: x\n  works: false\n  reason: x\n"
        "  hops: [{concept: other, says: x, condition: x}, {concept: nat-gateway, says: x}]\n"
        "  sources: [guide]\n  checked: 2026-11\n"
    ),
}
"""What the small pack has not: behind its files."""
_IN_VOCABULARY = (
    ("idle-timeout: {", "idle-timeout: {group: x, description: x, none: x, "),
    ("bandwidth: {", "bandwidth: {keys: {small: x, large: x}, "),
)
_IN_TOPICS = ("  title: Gateways\n", "  title: Gateways\n  summary: x\n")


def hostile_files(shift: int = 0) -> dict[str, str]:
    """Return a sound pack with a hostile text in every field that may be any text.

    Args:
        shift: which of ``TEXTS`` the first field has; the next one has the next.
    """
    spoiler = _Spoiler(shift)
    return {path: json.dumps(spoiler.spoilt(path)) for path in FILES}


def files_with(text: str, field: tuple[str, str]) -> dict[str, str]:
    """Return a sound pack whose texts of one field, named by its record and key, end in ``text``."""
    spoiler = _Spoiler(0, field, text)
    return {path: json.dumps(spoiler.spoilt(path)) for path in FILES}


def write_hostile_pack(folder: Path, shift: int = 0) -> Path:
    """Write such a pack into ``folder`` and return it."""
    return write_pack(folder, hostile_files(shift))


def text_fields() -> set[tuple[str, str]]:
    """Return record and key of each field of the schema that may be any text."""
    found: set[tuple[str, str]] = set()
    seen: set[type] = set()

    def walk(form: inspect.Type) -> None:
        for one in _members(form):
            if isinstance(one, inspect.StructType) and one.cls not in seen:
                seen.add(one.cls)
                for field in one.fields:
                    if any(map(_is_free, _texts_in(field.type))):
                        found.add((one.cls.__name__, field.encode_name))
                    walk(field.type)
            elif isinstance(one, inspect.ListType | inspect.VarTupleType):
                walk(one.item_type)
            elif isinstance(one, inspect.DictType):
                walk(one.value_type)

    for kind in FILE_TYPES.values():
        walk(inspect.type_info(kind))
    return found - _NOT_FREE


class _Spoiler:
    """Puts a hostile text in the place of each text that may be any.

    Attributes:
        touched: record and key of the fields that got one.
    """

    def __init__(self, shift: int, only: tuple[str, str] | None = None, ending: str = "") -> None:
        self.touched: set[tuple[str, str]] = set()
        self._numbers = count(shift)
        self._only = only
        self._ending = ending

    def spoilt(self, path: str) -> Any:  # noqa: ANN401 - a document may be anything
        """Return the data of a file of the small pack, spoilt."""
        data = parse(_complete(path).encode()).data
        return self._walk(data, inspect.type_info(FILE_TYPES[path.removesuffix(".yaml")]), ("", ""))

    def _walk(self, value: Any, form: inspect.Type, place: tuple[str, str]) -> Any:  # noqa: ANN401 - the same
        members = list(_members(form))
        if isinstance(value, str):
            free = next((one for one in members if _is_free(one)), None)
            if not isinstance(free, inspect.StrType) or place in _NOT_FREE or _DATE.fullmatch(value):
                return value
            self.touched.add(place)
            if self._only is None:
                return self._text(free)
            number = next(self._numbers)  # or two would have the same name
            return f"{value} {number}{self._ending}" if place == self._only else value
        if isinstance(value, list):
            inner = next(one for one in members if isinstance(one, inspect.ListType))
            return [self._walk(one, inner.item_type, place) for one in value]
        if not isinstance(value, dict):
            return value
        if kept := next((one for one in members if isinstance(one, inspect.DictType)), None):
            return {key: self._walk(one, kept.value_type, place) for key, one in value.items()}
        record = next(one for one in members if isinstance(one, inspect.StructType))
        forms = {field.encode_name: field.type for field in record.fields}
        name = record.cls.__name__
        return {key: self._walk(one, forms[key], (name, key)) for key, one in value.items()}

    def _text(self, form: inspect.StrType) -> str:
        number = next(self._numbers)
        text = f"{TEXTS[number % len(TEXTS)]} {number}"
        if form.pattern and _URL.match(form.pattern):
            return f"https://example.com/{text.replace(' ', '')}"
        if form.pattern and "{b}" in form.pattern.replace("\\", ""):
            return f"{{a}} {text} {{b}}"
        return text


def touched_fields() -> set[tuple[str, str]]:
    """Return record and key of the fields that get a hostile text."""
    spoiler = _Spoiler(0)
    for path in FILES:
        spoiler.spoilt(path)
    return spoiler.touched


def _complete(path: str) -> str:
    text = FILES[path]
    if path == "vocabulary.yaml":
        for old, new in _IN_VOCABULARY:
            text = text.replace(old, new)
    elif path == "topics.yaml":
        text = text.replace(*_IN_TOPICS)
    return text + _EXTRAS.get(path, "")


def _members(form: inspect.Type) -> Iterator[inspect.Type]:
    """Yield the types that a value may have."""
    while isinstance(form, inspect.Metadata):
        form = form.type
    if isinstance(form, inspect.UnionType):
        for one in form.types:
            yield from _members(one)
    else:
        yield form


def _texts_in(form: inspect.Type) -> Iterator[inspect.Type]:
    for one in _members(form):
        if isinstance(one, inspect.ListType):
            yield from _texts_in(one.item_type)
        elif isinstance(one, inspect.DictType):
            yield from _texts_in(one.value_type)
        else:
            yield one


def _is_free(form: inspect.Type) -> bool:
    """Return True if a text of this type may say anything."""
    if not isinstance(form, inspect.StrType):
        return False
    samples = (f"<{MARK}> x", f"https://example.com/<{MARK}>", f"{{a}} <{MARK}> {{b}}")
    return form.pattern is None or any(re.search(form.pattern, sample) for sample in samples)
