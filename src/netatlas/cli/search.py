"""``netatlas search``: ranked hits for a query, or for each line of a file."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from netatlas import paths
from netatlas.atlas.model import ConceptId
from netatlas.cli.argument_types import whole_number
from netatlas.cli.edition_hint import hint_at_edition
from netatlas.cli.opening import edition_of, opened
from netatlas.cli.output import coloured, complain, print_json, styled, width
from netatlas.cli.wrapping import Piece, columns_of, lines_of
from netatlas.errors import NetAtlasError, UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from netatlas.api import OpenAtlas
    from netatlas.atlas.model import Record
    from netatlas.desk.notes import Note
    from netatlas.search import Hit

KEYS = ("id", "kind", "name", "aliases", "match", "why", "answer", "score", "weak")
"""The keys of a hit in JSON, in this order."""
_INDENT = "    "

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
        "--limit", type=whole_number(1), default=10, metavar="N", help="how many hits at most (10)"
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
    hint_at_edition(options, _values(atlas, hits))
    return 0 if hits else 1


def _values(atlas: OpenAtlas, hits: list[Hit]) -> Iterator[Record]:
    """Yield the records whose values hits give as today's; an outdated value is given beside today's."""
    from netatlas.search.presenting import OUTDATED

    for hit in hits:
        record_id = hit.shows or hit.id
        if hit.answer and hit.kind != "lens" and hit.why != OUTDATED and record_id in atlas.atlas:
            yield atlas.atlas.get(record_id)


def _with_notes(options: argparse.Namespace, query: str, hits: list[Hit]) -> list[Hit]:
    """Put the user's own notes that hold the words of a query among the hits, or go on without them."""
    from netatlas.search import NoteIndex, with_notes

    try:
        notes = NoteIndex(_all_notes(options)).find(query, limit=options.limit)
    except NetAtlasError as error:
        complain(str(error))
        return hits
    return with_notes(hits, notes)[: options.limit]


def _all_notes(options: argparse.Namespace) -> Sequence[Note]:
    """Return all notes; what reads them is imported only where there may be some.

    Raises:
        NetAtlasError: they cannot be read.
    """
    if not os.path.lexists(paths.desk_file(paths.home(options.home))):
        return ()
    from netatlas.cli.user_data import opened_desk

    with opened_desk(options) as desk:
        return desk.notes.all()


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
        for line in _lines_of_hit(hit, small, colour=colour):
            print(line)


def _lines_of_hit(hit: Hit, small: str, *, colour: bool) -> Iterator[str]:
    """Yield a hit within the width: its answer beside its name if both fit, else below."""
    columns, name = width(), list(_name_pieces(hit))
    answer = " ".join(hit.answer.split())
    beside = bool(answer) and columns_of(f"{hit.name}  {answer}") <= columns
    for line in lines_of(name, columns, colour=colour):
        yield f"{line}  {styled(answer, 'good', colour=colour)}" if beside else line
    for words, style in (("" if beside else answer, "good"), (small, "muted")):
        yield from lines_of([Piece(words, style)], columns, colour=colour, indent=_INDENT)


def _as_printed(hit: Hit) -> Hit:
    """Return a hit without what a terminal would obey; only notes may hold such characters."""
    if hit.kind != "note":
        return hit
    from netatlas.cli.user_data import printable

    return structs.replace(hit, name=printable(hit.name), answer=printable(hit.answer))


def described(atlas: OpenAtlas, hit: Hit) -> str:
    """Return what sort of thing a hit is: ``Component, Internet and NAT``."""
    if hit.kind != "concept":
        return "Computed" if hit.kind == "lens" else hit.kind.capitalize()
    concept = atlas.atlas.concepts[ConceptId(hit.id)]
    topic = atlas.atlas.topic_titles().get(concept.topic, "")
    return ", ".join(part for part in (atlas.atlas.kinds[concept.kind].label, topic) if part)


def _name_pieces(hit: Hit) -> Iterator[Piece]:
    """Yield the name with the letters that matched in bold."""
    end = 0
    for first, last in hit.marks:
        yield from (Piece(hit.name[end:first]), Piece(hit.name[first:last], "strong"))
        end = last
    yield Piece(hit.name[end:])
