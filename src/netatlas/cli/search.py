"""``netatlas search``: ranked hits for a query, or for each line of a file."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from netatlas.atlas.model import ConceptId
from netatlas.cli.opening import edition_of, opened
from netatlas.cli.output import coloured, complain, print_json, styled
from netatlas.cli.parser import positive_number
from netatlas.cli.user_data import opened_desk, printable
from netatlas.errors import NetAtlasError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from netatlas.api import OpenAtlas
    from netatlas.search import Hit

KEYS = ("id", "kind", "name", "aliases", "match", "why", "answer", "score", "weak")
"""The keys of a hit in JSON, in this order."""

_EPILOG = """\
examples:
  netatlas search nat gatway
  netatlas search "alb vs nlb"
  netatlas search 10.0.0.0/24
  netatlas search limit: nat gateway
  netatlas search "topic:routing bgp -community"
  netatlas search nat gateway bandwidth --json
  netatlas search --batch queries.txt > hits.jsonl
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("query", nargs="*", metavar="QUERY", help="what to look for, in any words")
    parser.add_argument(
        "--limit", type=positive_number, default=10, metavar="N", help="how many hits at most (10)"
    )
    parser.add_argument("--json", action="store_true", help="a list of hits as JSON")
    parser.add_argument(
        "--batch", metavar="FILE", help="one query a line (- for the input): one JSON list a line"
    )


def run(options: argparse.Namespace) -> int:
    """Print the hits; 1 if there are none."""
    if options.batch is not None:
        if options.query:
            raise UsageError("Give either a query or --batch FILE, not both.")
        return _run_batch(options)
    query = " ".join(options.query)
    if not query.strip():
        raise UsageError("Say what to look for: netatlas search nat gateway")
    atlas = opened(options)
    hits = atlas.search(query, limit=options.limit, edition=edition_of(options))
    hits = _with_notes(options, query, hits)
    if options.json:
        print_json([as_json(hit) for hit in hits])
    else:
        _print(atlas, query, hits)
    return 0 if hits else 1


def _with_notes(options: argparse.Namespace, query: str, hits: list[Hit]) -> list[Hit]:
    """Put the user's own notes that hold the words of a query among the hits, or go on without them."""
    from netatlas.search import NoteIndex, with_notes

    try:
        with opened_desk(options) as desk:
            notes = NoteIndex(desk.notes.all()).find(query, limit=options.limit)
    except NetAtlasError as error:
        complain(str(error))
        return hits
    return with_notes(hits, notes)[: options.limit]


def _run_batch(options: argparse.Namespace) -> int:
    atlas = opened(options)
    edition = edition_of(options)
    for line in _lines(options.batch):
        hits = atlas.search(line, limit=options.limit, edition=edition)
        print_json([as_json(hit) for hit in hits], indent=None)
    return 0


def _lines(name: str) -> Iterator[str]:
    """Yield the lines of a file or of the input; one ends at a line feed only, as the lines of the output."""
    try:
        with nullcontext(sys.stdin.buffer) if name == "-" else Path(name).open("rb") as stream:
            for line in stream:
                yield line.decode("utf-8", errors="replace").removesuffix("\n").removesuffix("\r")
    except OSError as error:
        raise UsageError(f"Cannot read {name}: {error.strerror}.") from error


def as_json(hit: Hit) -> dict[str, object]:
    """Return a hit as the keys and values of its JSON."""
    return {key: list(hit.aliases) if key == "aliases" else getattr(hit, key) for key in KEYS}


def _print(atlas: OpenAtlas, query: str, hits: list[Hit]) -> None:
    from netatlas.search import figure_problem

    colour = coloured()
    if problem := figure_problem(query):
        complain(problem)
    if all(hit.weak for hit in hits):
        complain(f"Nothing answers to “{query}”{'; these come nearest' if hits else ''}.")
    for hit in map(_as_printed, hits):
        small = " · ".join(
            part for part in (described(atlas, hit), hit.why, "weak guess" * hit.weak, hit.pack) if part
        )
        answer = f"  {styled(hit.answer, 'good', colour=colour)}" if hit.answer else ""
        print(f"{_bold(hit, colour=colour)}{answer}")
        print(f"    {styled(small, 'muted', colour=colour)}")


def _as_printed(hit: Hit) -> Hit:
    """Return a hit without what a terminal would obey; only notes may hold such characters."""
    if hit.kind != "note":
        return hit
    return structs.replace(hit, name=printable(hit.name), answer=printable(hit.answer))


def described(atlas: OpenAtlas, hit: Hit) -> str:
    """Return what sort of thing a hit is: ``Component, Internet and NAT``."""
    if hit.kind != "concept":
        return hit.kind.capitalize()
    concept = atlas.atlas.concepts[ConceptId(hit.id)]
    topic = atlas.atlas.topic_titles().get(concept.topic, "")
    return ", ".join(part for part in (atlas.atlas.kinds[concept.kind].label, topic) if part)


def _bold(hit: Hit, *, colour: bool) -> str:
    parts: list[str] = []
    end = 0
    for first, last in hit.marks:
        parts += [hit.name[end:first], styled(hit.name[first:last], "strong", colour=colour)]
        end = last
    return "".join([*parts, hit.name[end:]])
