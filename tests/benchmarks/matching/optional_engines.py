"""The matchers that take part when they are installed: fzf, simstring, frizbee, fuse.js, symspellpy.

NetAtlas needs none of them. Each says in a line how it is got where it is not there.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.matching.corpora import write_names
from tests.benchmarks.matching.engines import MOST_HITS, Engine, Finder, NamePositions, SkippedError
from tests.benchmarks.peers import peer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import ModuleType

_TRIGRAM = 3
_ALIKE = 0.4
_MOST_TYPOS = 2
_LETTERS_A_TYPO = 3


@contextmanager
def simstring(names: Sequence[str]) -> Iterator[Finder]:
    """All names whose trigrams are alike by cosine, best first."""
    module = _module("simstring_rust", "simstring-rust")
    database = module.database.HashDb(module.extractors.CharacterNgrams(n=_TRIGRAM, endmarker="$"))
    for name in names:
        database.insert(name.casefold())
    searcher = module.searcher.Searcher(database, module.measures.Cosine())
    positions = NamePositions(names)
    yield lambda text: positions.of(
        name for name, _ in searcher.ranked_search(text.casefold(), _ALIKE)[:MOST_HITS]
    )


@contextmanager
def frizbee(names: Sequence[str]) -> Iterator[Finder]:
    """Smith-Waterman on wide registers: words in any order, a typo for every three letters, two at most."""
    module = _module("frizbee", "frizbee")
    haystacks = module.Haystacks([name.casefold() for name in names])

    def find(text: str) -> list[int]:
        words = text.casefold().split()
        typos = [min(_MOST_TYPOS, len(word) // _LETTERS_A_TYPO) for word in words]
        patterns = [module.Pattern(word, max_typos=most) for word, most in zip(words, typos, strict=True)]
        matcher = module.Matcher.from_patterns(patterns, max_items=MOST_HITS)
        return [match.index for match in matcher.match_list(haystacks)]

    yield find


@contextmanager
def symspell(names: Sequence[str]) -> Iterator[Finder]:
    """Deletions of up to two letters, kept in a table."""
    module = _module("symspellpy", "symspellpy")
    speller = module.SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for name in names:
        speller.create_dictionary_entry(name.casefold(), 1)
    positions = NamePositions(names)

    def find(text: str) -> list[int]:
        found = speller.lookup(text.casefold(), module.Verbosity.ALL, max_edit_distance=2)
        return positions.of(item.term for item in found[:MOST_HITS])

    yield find


@contextmanager
def fzf(names: Sequence[str]) -> Iterator[Finder]:
    """The whole process for each keystroke, which is how a program without its source calls it."""
    program = shutil.which("fzf")
    if program is None:
        raise SkippedError("install Debian's fzf")
    positions = NamePositions(names)
    with tempfile.TemporaryDirectory(prefix="netatlas-bench-") as folder:
        path = Path(folder) / "names"
        write_names(names, path)

        def find(text: str) -> list[int]:
            command = [program, "-i", f"--filter={text}"]
            with (
                path.open("rb") as file,
                subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE) as found,
            ):
                assert found.stdout is not None
                best = [line.decode("utf-8").rstrip("\n") for line in islice(found.stdout, MOST_HITS)]
                found.stdout.close()  # what comes after the first ten is not waited for
            return positions.of(best)

        yield find


@contextmanager
def fuse(names: Sequence[str]) -> Iterator[Finder]:
    """A node process that keeps the index and answers line by line."""
    program = shutil.which("node")
    if program is None:
        raise SkippedError("install node, then fuse.js where node finds it (NODE_PATH)")
    if subprocess.run([program, "-e", "require('fuse.js')"], capture_output=True, check=False).returncode:
        raise SkippedError("install fuse.js where node finds it (NODE_PATH)")
    script = Path(__file__).with_name("fuse_server.cjs")
    with subprocess.Popen(
        [program, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:

        def ask(question: object) -> Any:  # noqa: ANN401 - what JSON holds
            assert server.stdin is not None
            assert server.stdout is not None
            server.stdin.write(json.dumps(question) + "\n")
            server.stdin.flush()
            return json.loads(server.stdout.readline())

        ask(list(names))
        yield lambda text: [int(position) for position in ask(text)]


def _module(name: str, package: str) -> ModuleType:
    module = peer(name)
    if module is None:
        raise SkippedError(f"not installed: make bench-peers installs {package}")
    return module


SYMSPELL = Engine("symspellpy", symspell)
OPTIONAL = (
    Engine("fzf", fzf, indexed=False),
    Engine("simstring", simstring),
    Engine("frizbee", frizbee, indexed=False),
    Engine("fuse.js", fuse, indexed=False),
    SYMSPELL,
)
