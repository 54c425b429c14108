"""``netatlas export``: pages or a graph as one file; its ending chooses the format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netatlas.cli.opening import edition_of, opened, resolve_name
from netatlas.export.endings import ENDINGS, ending_of

if TYPE_CHECKING:
    import argparse

_EPILOG = """\
examples:
  netatlas export "nat gateway" "nat instance" --to nat.md
  netatlas export --topic internet-and-nat --to topic.html
  netatlas export --topic edge --to edge.gexf
  netatlas export --all --to atlas.graphml

A graph file holds the concepts that are named and the relations between them, with --all every record:
  .graphml        for most graph programs; networkx reads all of it back
  .gexf           a picture for Gephi, with places and colours
  .cyjs           a picture for Cytoscape, with places
  .nodelink.json  for networkx and JavaScript; networkx reads all of it back
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("names", nargs="*", metavar="NAME", help="what to write, as in “show”")
    parser.add_argument("--topic", metavar="T", help="all concepts of a topic, by its id or title")
    parser.add_argument(
        "--all", action="store_true", help="the whole graph, or the pages of all concepts that Browse lists"
    )
    parser.add_argument(
        "--to", required=True, metavar="FILE", help=f"where to; the ending is one of {', '.join(ENDINGS)}"
    )


def run(options: argparse.Namespace) -> int:
    """Write the file and say so."""
    ending_of(Path(options.to))  # an ending that cannot be written is refused before packs are read
    atlas = opened(options)
    names = [resolve_name(atlas, name) for name in options.names]
    path = atlas.export(
        names, options.to, edition=edition_of(options), topic=options.topic, everything=options.all
    )
    print(f"Wrote {path}")
    return 0
