"""``netatlas export``: pages, tables, cards or a graph as a file or folder, in many formats."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.address import Address
from netatlas.cli.argument_types import choice, one_of, whole_number
from netatlas.cli.edition_hint import hint_at_edition, values_on_page
from netatlas.cli.opening import opened, page_named
from netatlas.cli.output import complain
from netatlas.errors import UsageError
from netatlas.export.endings import ENDINGS, FORMATS, Holds, format_of
from netatlas.letters import visible
from netatlas.progress import SILENT

if TYPE_CHECKING:
    import argparse

    from netatlas.api import OpenAtlas
    from netatlas.desk.sheet import SheetLayout
    from netatlas.documents.blocks import Document
    from netatlas.export.endings import FileFormat
    from netatlas.export.exporter import Export

_PAPERS = ("a4", "letter")
_BOTH_IN_WORDS = frozenset({Holds.CARDS, Holds.FOLDER, Holds.GRAPH})
"""What has no values, or the notes' in words beside today's."""
_TYPE_SIZE = 9.0
"""Points of the text of pages; those that have to fit take less where they must."""

_EPILOG = """\
examples:
  netatlas export "nat gateway" "nat instance" --to nat.md
  netatlas export --topic internet-and-nat --to topic.html
  netatlas export --topic edge --to edge.xlsx
  netatlas export --topic edge --to edge.pdf --fit 1 --paper a4 --landscape --columns 3
  netatlas export --bookmarks --notes --to mine.pdf
  netatlas export --all --to NetAtlas.apkg
  netatlas export --all --as vault --to notes/netatlas
  netatlas export --all --to atlas.graphml

The ending of the file chooses the format, unless --as names one:
  .md .html       to read: one file, whose pages link to each other
  .pdf            for paper
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
    parser.add_argument("--bookmarks", action="store_true", help="what you have bookmarked, in its order")
    parser.add_argument("--notes", action="store_true", help="your own notes, behind everything else")
    parser.add_argument("--as", dest="form", metavar="FORMAT", help=", ".join(one.name for one in FORMATS))
    parser.add_argument(
        "--to", required=True, metavar="FILE", help=f"where to; without --as it ends in {', '.join(ENDINGS)}"
    )

    paper = parser.add_argument_group("paper, for .pdf")
    paper.add_argument(
        "--paper", type=one_of(_PAPERS), metavar=choice(_PAPERS), help="its size; A4 if left out"
    )
    paper.add_argument("--landscape", action="store_true", help="wider than high")
    paper.add_argument("--columns", type=whole_number(1, 4), metavar="1-4", help="1 if left out")
    paper.add_argument(
        "--fit", type=whole_number(1), metavar="PAGES", help="pages it has to fit; what does not is named"
    )


def run(options: argparse.Namespace) -> int:
    """Write the file or folder and say so."""
    from netatlas.api import Edition
    from netatlas.saving import export_of

    form = format_of(Path(options.to), options.form)  # before packs are read
    if _layout(options) is not None and form.holds is not Holds.PAPER:
        raise UsageError("Paper, columns and pages belong to a PDF; let the file's name end in .pdf.")
    atlas = opened(options)
    names = [page_named(atlas, name) for name in options.names]
    export = export_of(
        atlas,
        [*names, *_own(atlas, options, form)],
        paths.expanded(options.to),
        edition=Edition(options.edition) if options.edition else None,
        topic=options.topic,
        everything=options.all,
        form=options.form,
    )
    if form.holds not in _BOTH_IN_WORDS:
        hint_at_edition(options, (value for name in export.names for value in values_on_page(atlas, name)))
    return _write(atlas, export, options)


def _own(atlas: OpenAtlas, options: argparse.Namespace, form: FileFormat) -> list[str | Document]:
    """Return what is bookmarked and the user's notes, as far as they are asked for and can be written."""
    if not options.bookmarks and not options.notes:
        return []
    from netatlas.atlas.addressing import resolved
    from netatlas.cli.user_data import opened_desk
    from netatlas.documents import computed_document, notes_document
    from netatlas.export.choosing import bookmarked

    own: list[str | Document] = []
    with opened_desk(options) as desk:
        if options.bookmarks:
            places = [one.address for one in desk.bookmarks.all()]
            own += bookmarked(atlas.atlas, places)
            if form.holds_pages:
                answers = (resolved(atlas.atlas, Address.parse(place)) for place in places)
                own += filter(None, (computed_document(atlas.atlas, answer) for answer in answers))
        if options.notes and (notes := desk.notes.all()):
            own.append(notes_document(atlas.atlas, notes))
    return own


def _layout(options: argparse.Namespace) -> SheetLayout | None:
    """Return the layout that the options ask for; None without any."""
    if not (options.paper or options.landscape or options.columns or options.fit):
        return None
    from netatlas.desk.sheet import PaperSize, SheetLayout

    return SheetLayout(
        paper=PaperSize(options.paper or PaperSize.A4),
        landscape=options.landscape,
        columns=options.columns or 1,
        type_size=_TYPE_SIZE,
        fit_pages=options.fit or 0,
    )


def _write(atlas: OpenAtlas, export: Export, options: argparse.Namespace) -> int:
    from netatlas.saving import save, save_paper

    def write() -> int:
        if export.form.holds is Holds.PAPER:
            left_out = save_paper(atlas, export, _layout(options), SILENT)
        else:
            save(atlas, export, SILENT)
            left_out = ()
        print(visible(f"Wrote {export.path}"))
        for one in left_out:
            complain(f"does not fit: {one.reason}")
        return 0

    if export.form.holds is not Holds.PAPER:
        return write()
    from netatlas.cli.qt import with_qt

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return with_qt(write, what="A PDF")
