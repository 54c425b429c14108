"""What Debian's WordNet, FOLDOC and VERA hold: nouns, headwords, acronyms with their expansions.

Only reading these files belongs here; which of their names are searched is decided in ``corpora``.
"""

from __future__ import annotations

import gzip
import re
import string
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = {sign: n for n, sign in enumerate(string.ascii_uppercase + string.ascii_lowercase + "0123456789+/")}
_ABOUT_ITSELF = ("00-database", "00database")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\][]*\]|\"[^\"]*\"")


@dataclass(frozen=True)
class Source:
    """A dictionary as Debian installs it."""

    title: str
    package: str
    path: Path

    @property
    def installed(self) -> bool:
        """Whether it is on this machine."""
        return self.path.is_file()


WORDNET = Source("WordNet", "wordnet-base", Path("/usr/share/wordnet/index.noun"))
FOLDOC = Source("FOLDOC", "dict-foldoc", Path("/usr/share/dictd/foldoc.index"))
VERA = Source("VERA", "dict-vera", Path("/usr/share/dictd/vera.index"))


def nouns() -> list[str]:
    """Return WordNet's nouns."""
    lines = WORDNET.path.read_text(encoding="utf-8").splitlines()
    return [line.split(" ", 1)[0].replace("_", " ") for line in lines if not line.startswith(" ")]


def heads() -> list[str]:
    """Return FOLDOC's headwords as they are written above their entries."""
    found = []
    for entry in entries(FOLDOC):
        title, _, _ = entry.partition("\n\n")
        found += [line.strip() for line in title.split("\n") if "&#" not in line]
    return found


def acronyms() -> list[tuple[str, str]]:
    """Return VERA's acronyms, each with what it is short for, remarks left out."""
    found = []
    for entry in entries(VERA):
        acronym, _, rest = entry.partition("\n")
        if expansion := expansion_of(rest):
            found.append((acronym.strip(), expansion))
    return found


def expansion_of(text: str) -> str:
    """Return an expansion without what is in brackets and quotation marks, on one line.

    >>> expansion_of("Audio Video Interleaved [file] (MS,  Windows)")
    'Audio Video Interleaved'
    """
    return " ".join(_ASIDE.sub(" ", " ".join(text.split())).split()).strip(" ,;")


def entries(source: Source) -> Iterator[str]:
    """Yield the entries of a dictd dictionary; its index says where each begins and how long it is."""
    with gzip.open(source.path.with_suffix(".dict.dz")) as file:
        everything = file.read()
    seen: set[str] = set()
    for line in source.path.read_text(encoding="utf-8").splitlines():
        word, begin, size = line.split("\t")[:3]
        if word.startswith(_ABOUT_ITSELF) or (entry_key := f"{begin} {size}") in seen:
            continue
        seen.add(entry_key)
        start = _number(begin)
        yield everything[start : start + _number(size)].decode("utf-8", errors="replace")


def _number(written: str) -> int:
    number = 0
    for sign in written:
        number = number * 64 + _DIGITS[sign]
    return number
