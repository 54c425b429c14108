"""``netatlas compare``: two to twelve things side by side, as a table or for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.dates import date_text
from netatlas.atlas.subjects import FEWEST_SUBJECTS, MOST_SUBJECTS
from netatlas.cli.argument_types import choice, one_of
from netatlas.cli.edition_hint import hint_at_edition, values_in_table
from netatlas.cli.opening import edition_of, opened, resolve_subjects
from netatlas.cli.output import print_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.compare import Cell, ComparisonTable, Decision
    from netatlas.documents.blocks import Document
    from netatlas.export.records import Json

_FORMATS = ("table", "md", "csv", "json", "html")
_EPILOG = """\
examples:
  netatlas compare "nat gateway" "nat instance"
  netatlas compare "alb vs nlb"
  netatlas compare alb nlb gwlb --differences
  netatlas compare tcp udp --format csv > tcp-udp.csv
  netatlas compare alb nlb gwlb --need "udp=supported" --need "static ip=yes"

a need is an attribute, one of = >= <= has, and a value with its unit:
  "port forwarding=supported"   "bandwidth>=20 Gbps"   "listener protocols has UDP"
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument(
        "names", nargs="+", metavar="NAME", help=f"{FEWEST_SUBJECTS} to {MOST_SUBJECTS} concepts"
    )
    parser.add_argument("--differences", action="store_true", help="only what differs")
    parser.add_argument(
        "--need", action="append", default=[], metavar="NEED", help="what must hold; repeatable"
    )
    parser.add_argument(
        "--format",
        type=one_of(_FORMATS),
        metavar=choice(_FORMATS),
        default="table",
        help="how to write it (table)",
    )


def run(options: argparse.Namespace) -> int:
    """Print the comparison."""
    atlas = opened(options)
    ids = resolve_subjects(atlas, options.names)
    table = atlas.compare(*ids, edition=edition_of(options))
    decision = _decided(atlas.atlas, table, options.need)
    shown = table
    if options.differences:
        from netatlas.compare.rows import differing

        shown = differing(table)
    hint_at_edition(options, values_in_table(shown))
    if options.format == "json":
        print_json(table_json(shown, decision))
    elif options.format == "csv":
        from netatlas.export.csv_table import comparison_csv

        print(comparison_csv(shown, decision), end="")
    else:
        from netatlas.documents import comparison_document

        document = comparison_document(
            atlas.atlas, table, differences_only=options.differences, decision=decision
        )
        _print_document(document, options.format)
    return 0


def table_json(table: ComparisonTable, decision: Decision | None = None) -> Json:
    """Return a comparison for other programs.

    ``ruled_out`` and ``cannot_tell`` belong to needs, and are empty without any.
    """
    ruled_out = decision.ruled_out if decision is not None else {}
    return {
        "subjects": [subject.id for subject in table.subjects],
        "rows": [
            {
                "attribute": row.attribute,
                "label": row.label,
                "values": {
                    subject.id: _cell_json(cell)
                    for subject, cell in zip(table.subjects, row.cells, strict=True)
                },
                "differs": row.differs,
            }
            for row in table.rows
        ],
        "ruled_out": {subject: [one.reason for one in rulings] for subject, rulings in ruled_out.items()},
        "cannot_tell": {
            subject: list(attributes)
            for subject, attributes in (decision.cannot_tell if decision is not None else {}).items()
        },
    }


def _cell_json(cell: Cell) -> Json:
    """Return one cell; ``as_of`` is the oldest date of its facts, of the source or else of the check."""
    from netatlas.export.records import evidence_json

    return {
        "text": cell.text,
        "state": cell.state.value,
        "sources": list(dict.fromkeys(source for fact in cell.facts for source in fact.sources)),
        "as_of": date_text(min((fact.as_of or fact.checked for fact in cell.facts), default=None)),
        "evidence": [piece for fact in cell.facts for piece in evidence_json(fact)],
    }


def _decided(atlas: Atlas, table: ComparisonTable, needs: Sequence[str]) -> Decision | None:
    if not needs:
        return None
    from netatlas.compare import attributes_of, decide, parse_need

    attributes = attributes_of(atlas, table)
    return decide(atlas, table, [parse_need(need, attributes) for need in needs])


def _print_document(document: Document, form: str) -> None:
    if form == "md":
        from netatlas.export.markdown import to_markdown

        print(to_markdown([document]), end="")
    elif form == "html":
        from netatlas.export.html import to_html

        print(to_html([document], title=document.title), end="")
    else:
        from netatlas.cli.document_printing import print_documents

        print_documents([document])
