"""``netatlas path``: paths from one concept to another, each step a sentence with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.cli.argument_types import whole_number
from netatlas.cli.opening import edition_of, opened, resolve_name
from netatlas.cli.output import print_json

if TYPE_CHECKING:
    import argparse

    from netatlas.explore.paths import ConceptPath, PathAnswer, PathStep
    from netatlas.export.records import Json

_EPILOG = """\
examples:
  netatlas path "private subnet" internet
  netatlas path "on premises" "gateway endpoint"
  netatlas path vpc "direct connect" --avoid "transit gateway" --count 2

Exit code 1 where there is neither a journey nor a path; the reason is printed.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("start", metavar="FROM", help="a concept")
    parser.add_argument("end", metavar="TO", help="another")
    parser.add_argument(
        "--count", type=whole_number(1, 9), default=3, metavar="1-9", help="paths over relations (3)"
    )
    parser.add_argument(
        "--avoid", action="append", default=[], metavar="NAME", help="a concept not to pass; repeatable"
    )
    parser.add_argument(
        "--avoid-hubs", action="store_true", help="pass no concept that nearly everything is related to"
    )
    parser.add_argument("--json", action="store_true", help="journeys and paths as JSON")


def run(options: argparse.Namespace) -> int:
    """Print journeys and paths; 1 if there are none."""
    from netatlas.explore.paths import PathQuestion, answer_to

    atlas = opened(options)

    def concept(name: str) -> str:
        return resolve_name(atlas, name, kinds=("concept",))

    records = atlas.atlas.concepts
    question = PathQuestion(
        records[concept(options.start)].id,
        records[concept(options.end)].id,
        edition=edition_of(options),
        most=options.count,
        avoided=frozenset(records[concept(name)].id for name in options.avoid),
        avoid_hubs=options.avoid_hubs,
    )
    answer = answer_to(atlas.atlas, question)
    if options.json:
        print_json(answer_json(answer))
    else:
        from netatlas.cli.document_printing import print_documents
        from netatlas.documents import answer_as_document

        print_documents([answer_as_document(atlas.atlas, answer)])
    return 0 if answer.journeys or answer.paths else 1


def answer_json(answer: PathAnswer) -> Json:
    """Return an answer for other programs: ids, and sentences for people."""
    return {
        "from": answer.question.start,
        "to": answer.question.end,
        "journeys": [journey.id for journey in answer.journeys],
        "paths": [_path_json(path) for path in answer.paths],
        "failing": [{"journey": journey.id, "reason": journey.reason} for journey in answer.failing],
        "reason": answer.reason,
        "common": answer.common,
    }


def _path_json(path: ConceptPath) -> Json:
    return {"traffic": path.traffic, "steps": [_step_json(step) for step in path.steps]}


def _step_json(step: PathStep) -> Json:
    return {
        "from": step.start,
        "to": step.end,
        "relation": step.relation.id,
        "sentence": step.sentence,
        "sources": list(step.relation.sources),
        "checked": str(step.relation.checked),
    }
