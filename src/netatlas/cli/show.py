"""``netatlas show``: one thing in full, with facts, sources, dates and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.cli.opening import edition_of, opened, resolve_name
from netatlas.cli.output import print_json

if TYPE_CHECKING:
    import argparse

_EPILOG = """\
examples:
  netatlas show igw
  netatlas show "nat gatway"
  netatlas --edition both show "nat gateway"
  netatlas show nat-gateway --json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument(
        "name", nargs="+", metavar="NAME", help="an id, a name, an alias, or something like one"
    )
    parser.add_argument("--json", action="store_true", help="a list with the record as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the page of what is meant."""
    atlas = opened(options)
    edition = edition_of(options)
    record_id = resolve_name(atlas, " ".join(options.name))
    if options.json:
        from netatlas.cli.compare import table_json
        from netatlas.cli.records import record_json

        subjects = atlas.spot_subjects(record_id)
        print_json(
            [
                table_json(atlas.compare(*subjects, edition=edition))
                if subjects
                else record_json(atlas.atlas, atlas.atlas.get(record_id), edition)
            ]
        )
        return 0
    from netatlas.cli.render import print_documents

    print_documents(atlas.documents([record_id], edition=edition))
    return 0
