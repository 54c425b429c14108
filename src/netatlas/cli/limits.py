"""``netatlas limits``: quotas and figures, by importance and real size."""

from __future__ import annotations

import argparse

from netatlas.atlas.edition import visible
from netatlas.cli.edition_hint import hint_at_edition
from netatlas.cli.opening import edition_of, opened
from netatlas.cli.output import complain, print_json
from netatlas.explore.limits import select_limits

_EPILOG = """\
examples:
  netatlas limits nat gateway
  netatlas limits "bandwidth >= 10 Gbps"
  netatlas limits --scope "per VPC" --fixed
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words that all occur, a size among them")
    parser.add_argument("--scope", default="", metavar="S", help="words of the scope, such as “per VPC”")
    parser.add_argument("--fixed", action="store_true", help="only what cannot be raised")
    parser.add_argument("--hard", action="store_true", dest="fixed", help=argparse.SUPPRESS)  # its first name
    parser.add_argument("--json", action="store_true", help="a list of limits as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the limits; 1 if there are none."""
    atlas = opened(options).atlas
    edition = edition_of(options)
    chosen = select_limits(
        atlas, query=" ".join(options.query), scope=options.scope, hard=options.fixed, edition=edition
    )
    shown = [limit for limit in chosen if visible(limit, edition)]
    if options.json:
        from netatlas.export.records import limit_json

        print_json([limit_json(limit, edition) for limit in shown])
    elif chosen:
        from netatlas.cli.document_printing import print_documents
        from netatlas.documents import limits_document

        print_documents([limits_document(atlas, chosen, edition=edition)])
    else:
        complain("No limit fits these words.")
    hint_at_edition(options, shown)
    return 0 if shown else 1
