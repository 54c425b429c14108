"""A very large atlas: WordNet's words as concepts, each with its gloss as the summary.

Read from Debian's ``wordnet-base``; nothing here measures.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netatlas.api import OpenAtlas
from netatlas.packs.report import PackReport
from tests.helpers.atlases import atlas_of, concept

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path("/usr/share/wordnet")
MOST_NAMES = 120_000
_PARTS = ("noun", "verb", "adj", "adv")


def installed() -> bool:
    """Return True if WordNet's files are on this machine."""
    return all((FOLDER / f"data.{part}").is_file() for part in _PARTS)


def wordnet_atlas(most: int = MOST_NAMES) -> OpenAtlas:
    """Return an atlas of up to ``most`` concepts, spread evenly over the dictionary."""
    meanings = glosses()
    words = list(meanings)[:MOST_NAMES]
    step = max(1, len(words) // most)
    concepts = [
        concept(f"w{index}", title=word, summary=meanings[word])
        for index, word in enumerate(words[::step][:most])
    ]
    counts = {"concepts": len(concepts), "facts": 0, "corrected": 0}
    return OpenAtlas(atlas_of(concepts), PackReport(faults=(), remarks=(), counts=counts))


def glosses() -> dict[str, str]:
    """Return all words in the order of the dictionary, each with the gloss of its first sense."""
    found: dict[str, str] = {}
    for part in _PARTS:
        for word, gloss in _senses(part):
            found.setdefault(word, gloss)
    return found


def _senses(part: str) -> Iterator[tuple[str, str]]:
    """Yield each word of a part of speech with its gloss, sense by sense, as ``data.5WN`` lays them out."""
    with (FOLDER / f"data.{part}").open(encoding="latin-1") as lines:
        for line in lines:
            if line.startswith("  "):
                continue  # the licence
            data, _, gloss = line.partition(" | ")
            fields = data.split()
            count = int(fields[3], 16)
            for word in fields[4 : 4 + 2 * count : 2]:
                yield word.partition("(")[0].replace("_", " "), gloss.strip()
