"""Packs of any size in the shape of the shipped pack, as both builds read them, of the words of WordNet.

For each concept six facts, three aliases, 0.86 limits and some two relations, and comparisons, timelines,
journeys, claims and sources in the shares of the shipped pack. A pack is written once into ``build``.
"""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING, Any

import yaml

from tests.benchmarks import wordnet
from tests.benchmarks.builds.sides import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_FOLDER = ROOT / "build" / "made-packs"
_FACTS, _ALIASES, _LIMITS, _CLAIMS = 6, 3, 0.86, 0.64
_VERDICTS = {"current": 60, "incomplete": 22, "outdated": 14, "wrong": 2, "misplaced": 2}
"""Of a hundred claims."""
_TEXTS, _FIGURES = 40, 20
"""Attributes of each type."""
_LONGEST_TEXT = 160
_PER_FILE = 100
_CHECKED = "2026-11"


def made_pack(count: int) -> Path:
    """Return the folder of a pack of ``count`` concepts; it is written if it is not there."""
    folder = _FOLDER / f"{count}"
    if not folder.is_dir():
        partial = folder.with_name(f"{count}.part")
        shutil.rmtree(partial, ignore_errors=True)
        for name, data in _Maker(count).files():
            target = partial / name
            target.parent.mkdir(parents=True, exist_ok=True)
            text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=110)
            target.write_text(text, encoding="utf-8")
        partial.rename(folder)
    return folder


class _Maker:
    """Makes the files of one pack."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._dice = random.Random(7)  # noqa: S311 - the same pack each time
        self._glosses = {
            word: gloss.replace("\\", "").replace("\t", " ")
            for word, gloss in wordnet.glosses().items()
            if word.isascii() and word.replace(" ", "").replace("-", "").isalpha()
        }
        self._words = list(self._glosses)
        self._names = self._words[:: max(1, len(self._words) // count)][:count]
        taken = set(self._names)
        self._spare = [word for word in self._words if word not in taken] or self._words
        self._dice.shuffle(self._spare)
        self._sources, self._topics = max(3, count // 3), max(2, count // 30)

    def files(self) -> Iterator[tuple[str, Any]]:
        """Yield each file's name and data."""
        yield (
            "pack.yaml",
            {
                "format": 1,
                "id": "made",
                "title": "Made",
                "version": "1",
                "licence": "CC",
                "language": "en",
                "checked": _CHECKED,
            },
        )
        yield "vocabulary.yaml", self._vocabulary()
        yield (
            "topics.yaml",
            [
                {"id": f"t{index}", "title": f"Topic {self._words[index * 7 % len(self._words)]} {index}"}
                for index in range(self._topics)
            ],
        )
        sources = {f"s{index}": self._source(index) for index in range(self._sources)}
        for index, part in enumerate(_parts(list(sources.items()), 4 * _PER_FILE)):
            yield f"sources/s{index}.yaml", dict(part)
        concepts = [self._concept(index, name) for index, name in enumerate(self._names)]
        for index, some in enumerate(_parts(concepts, _PER_FILE)):
            yield f"concepts/c{index}.yaml", some
        held = self._dice.sample(concepts, int(_CLAIMS * len(concepts)))
        claims = [self._claim(index, concept) for index, concept in enumerate(held)]
        for index, some in enumerate(_parts(claims, 4 * _PER_FILE)):
            yield f"claims/k{index}.yaml", some
        yield "comparisons.yaml", [self._comparison(index) for index in range(self._count // 6)]
        yield "timelines.yaml", [self._timeline(index) for index in range(self._count // 40)]
        yield "journeys.yaml", [self._journey(index) for index in range(self._count // 30)]

    def _vocabulary(self) -> dict[str, Any]:
        texts = {
            f"a{index}": {"label": f"Attribute {self._words[-index - 1]}", "type": "text"}
            for index in range(_TEXTS)
        }
        figures = {
            f"q{index}": {"label": f"Figure {self._words[-index - 50]}", "type": "figure", "unit": "Gbps"}
            for index in range(_FIGURES)
        }
        requires = {
            "label": "requires",
            "inverse": "is required by",
            "sentence": "{a} requires {b}",
            "inverse_sentence": "{b} is required by {a}",
        }
        return {
            "kinds": {"component": {"label": "Component"}, "protocol": {"label": "Protocol"}},
            "attributes": texts | figures,
            "relations": {"requires": requires},
        }

    def _source(self, index: int) -> dict[str, Any]:
        return {
            "title": f"Source of {self._words[index]}",
            "short": f"S{index}",
            "publisher": "Example",
            "url": f"https://example.com/{index}",
            "kind": "guide",
        }

    def _concept(self, index: int, name: str) -> dict[str, Any]:
        spare = range(_ALIASES * index, _ALIASES * (index + 1))
        concept: dict[str, Any] = {
            "id": f"c{index}",
            "name": name,
            "aliases": [self._alias(one) for one in spare],
            "kind": "component",
            "topic": f"t{self._dice.randrange(self._topics)}",
            "summary": self._text(),
            **self._cited(),
            "facts": [self._fact(one) for one in self._dice.sample(range(_TEXTS + _FIGURES), _FACTS)],
        }
        if self._dice.random() < _LIMITS:
            concept["limits"] = [self._limit(index, name)]
        others = {self._dice.randrange(self._count) for _ in range(self._dice.choice([2, 2, 3, 3]))}
        concept["relations"] = [
            {"relation": "requires", "to": f"c{other}"} for other in sorted(others - {index})
        ]
        return concept

    def _alias(self, index: int) -> str:
        lap, position = divmod(index, len(self._spare))
        return f"{self._spare[position]} {lap or ''}".strip()

    def _fact(self, attribute: int) -> dict[str, Any]:
        if attribute < _TEXTS:
            return {"attribute": f"a{attribute}", "value": self._text(), "sources": self._one_source()}
        value = {"amount": self._dice.randrange(1, 999), "unit": "Gbps"}
        return {"attribute": f"q{attribute - _TEXTS}", "value": value, "sources": self._one_source()}

    def _limit(self, index: int, name: str) -> dict[str, Any]:
        return {
            "id": f"l{index}",
            "label": f"Limit of {name}"[:100],
            "kind": "quota",
            "value": {"amount": self._dice.randrange(1, 9999), "unit": "count", "of": "things"},
            "scope": "per account",
            "adjustable": "yes",
            "sources": self._one_source(),
        }

    def _claim(self, index: int, concept: dict[str, Any]) -> dict[str, Any]:
        verdict = self._dice.choices(list(_VERDICTS), weights=list(_VERDICTS.values()))[0]
        return {
            "id": f"k{index}",
            "section": "S",
            "gist": self._text(),
            "verdict": verdict,
            **({} if verdict == "current" else {"now": self._text(), "since": "2019-12"}),
            "held_by": [f"{concept['id']}/{concept['facts'][0]['attribute']}"],
            **self._cited(),
        }

    def _comparison(self, index: int) -> dict[str, Any]:
        return {
            "id": f"v{index}",
            "title": f"Comparison {index} {self._names[index]}",
            "summary": self._text(),
            "subjects": [f"c{index}", f"c{(index * 7 + 1) % self._count}"],
            "attributes": ["a1", "a2"],
            **self._cited(),
        }

    def _timeline(self, index: int) -> dict[str, Any]:
        return {
            "id": f"h{index}",
            "title": f"History {index} {self._names[index]}",
            "summary": self._text(),
            "checked": _CHECKED,
            "lanes": [f"c{index}"],
            "events": [
                {
                    "id": f"e{index}-{step}",
                    "lane": f"c{index}",
                    "date": f"{2000 + step}-0{1 + step}",
                    "what": "launched",
                    "says": self._text(),
                    "sources": self._one_source(),
                }
                for step in range(8)
            ],
        }

    def _journey(self, index: int) -> dict[str, Any]:
        hops = [f"c{(index * 11 + step) % self._count}" for step in range(5)]
        return {
            "id": f"j{index}",
            "title": f"Journey {index} {self._names[index]}",
            "summary": self._text(),
            "hops": [{"concept": concept, "says": self._text()} for concept in hops],
            **self._cited(),
        }

    def _cited(self) -> dict[str, Any]:
        return {"sources": self._one_source(), "checked": _CHECKED}

    def _one_source(self) -> list[str]:
        return [f"s{self._dice.randrange(self._sources)}"]

    def _text(self) -> str:
        return self._glosses[self._dice.choice(self._words)][:_LONGEST_TEXT].strip(' ;:"') or "x"


def _parts(items: Sequence[Any], size: int) -> Iterator[list[Any]]:
    for begin in range(0, len(items), size):
        yield list(items[begin : begin + size])
