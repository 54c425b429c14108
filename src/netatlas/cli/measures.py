"""``netatlas measures``: which concepts hold the graph together, and which belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.cli.argument_types import choice, one_of, whole_number
from netatlas.cli.opening import edition_of, name_of, opened
from netatlas.cli.output import print_json

if TYPE_CHECKING:
    import argparse

    from netatlas.api import OpenAtlas
    from netatlas.explore.measures import MeasureAnswer
    from netatlas.export.records import Json

MEASURES = ("degree", "betweenness", "bridges", "clusters")
"""Named here too, so that ``--help`` loads no networkx; a test holds the two together."""

_EPILOG = """\
examples:
  netatlas measures
  netatlas measures --by betweenness --limit 10
  netatlas measures --by clusters --json

degree       how many other concepts each is related to
betweenness  how many shortest paths between others pass each; estimated above 2,000 concepts
bridges      relations without which some concepts are reached no more
clusters     concepts that are related more to one another than to the rest
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument(
        "--by",
        type=one_of(MEASURES),
        metavar=choice(MEASURES),
        default="degree",
        help="what to measure (degree)",
    )
    parser.add_argument(
        "--limit", type=whole_number(1), default=20, metavar="N", help="print the first N (20); JSON has all"
    )
    parser.add_argument("--json", action="store_true", help="everything that was measured as JSON")


def run(options: argparse.Namespace) -> int:
    """Print what the measure gives."""
    atlas = opened(options)
    edition = edition_of(options)
    answer = atlas.measure(options.by, edition=edition)
    if options.json:
        print_json(measure_json(atlas, answer))
    else:
        from netatlas.cli.document_printing import print_documents
        from netatlas.documents import measure_document

        print_documents([measure_document(atlas.atlas, answer, most=options.limit, edition=edition)])
    return 0


def measure_json(atlas: OpenAtlas, answer: MeasureAnswer) -> Json:
    """Return an answer for other programs; of the three lists only that of the measure holds anything."""
    return {
        "measure": answer.measure.value,
        "legend": answer.legend,
        "sampled": answer.sampled,
        "concepts": [
            {"id": score.concept, "name": name_of(atlas, score.concept), "score": score.value}
            for score in answer.scores
        ],
        "bridges": [
            {"near": bridge.near, "far": bridge.far, "cut_off": bridge.cut_off} for bridge in answer.bridges
        ],
        "clusters": [
            {"centre": cluster.centre, "concepts": list(cluster.concepts)} for cluster in answer.clusters
        ],
    }
