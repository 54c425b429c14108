"""``netatlas export``: pages, tables, cards or a graph as a file or folder, in many formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netatlas.cli.opening import opened, resolve_name
from netatlas.export.endings import ENDINGS, FORMATS, format_of

if TYPE_CHECKING:
    import argparse

_EPILOG = """\
examples:
  netatlas export "nat gateway" "nat instance" --to nat.md
  netatlas export --topic internet-and-nat --to topic.html
  netatlas export --topic edge --to edge.xlsx
  netatlas export --all --to NetAtlas.apkg
  netatlas export --all --as vault --to notes/netatlas
  netatlas export --all --to atlas.graphml

The ending of the file chooses the format, unless --as names one:
  .md .html       to read: one file, whose pages link to each other
  .xlsx           for spreadsheets; every cell stays what it is
  .csv .tsv       for other programs; UTF-8, which a spreadsheet has to be told when it asks
  .json           the records themselves, for programs
  .apkg           cards for Anki; importing a later file again brings only what has changed
  .docset         a folder for Zeal and Dash, where every alias is found
  --as vault      a folder of Markdown files for Obsidian and programs like it
  --as pages      a folder of web pages
  .graphml        a graph for most graph programs; networkx reads all of it back
  .gexf           a picture for Gephi, with places and colours
  .cyjs           a picture for Cytoscape, with places
  .nodelink.json  a graph for networkx and JavaScript; networkx reads all of it back

A graph holds the concepts that are named and the relations between them. Cards and folders are as of today,
with what the notes said in words. A folder that is not empty is written only if NetAtlas wrote it before.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("names", nargs="*", metavar="NAME", help="what to write, as in “show”")
    parser.add_argument("--topic", metavar="T", help="all concepts of a topic, by its id or title")
    parser.add_argument("--all", action="store_true", help="all that the packs hold")
    parser.add_argument("--as", dest="form", metavar="FORMAT", help=", ".join(one.name for one in FORMATS))
    parser.add_argument(
        "--to", required=True, metavar="FILE", help=f"where to; without --as it ends in {', '.join(ENDINGS)}"
    )


def run(options: argparse.Namespace) -> int:
    """Write the file or folder and say so."""
    from netatlas.api import Edition

    format_of(Path(options.to), options.form)  # what cannot be written is refused before packs are read
    atlas = opened(options)
    path = atlas.export(
        [resolve_name(atlas, name) for name in options.names],
        options.to,
        edition=Edition(options.edition) if options.edition else None,
        topic=options.topic,
        everything=options.all,
        form=options.form,
    )
    print(f"Wrote {path}")
    return 0
