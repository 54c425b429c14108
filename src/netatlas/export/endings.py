"""Which formats there are: the ending of each, its name for ``--as``, what it holds and what it is for."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from netatlas.errors import UsageError
from netatlas.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Holds(Enum):
    """What a file or folder of some format holds."""

    PAGES = "pages"
    TABLES = "tables"
    RECORDS = "records"
    CARDS = "cards"
    FOLDER = "folder"
    GRAPH = "graph"
    PAPER = "paper"


class FileFormat(NamedTuple):
    """A format that can be written.

    Attributes:
        name: what ``--as`` calls it.
        label: what a dialog calls it.
        holds: what it holds.
        ending: of its files and folders; empty where any name will do.
        purpose: what it is for: “for a spreadsheet”.
        remark: what to know before choosing it.
    """

    name: str
    label: str
    holds: Holds
    ending: str
    purpose: str
    remark: str

    @property
    def is_folder(self) -> bool:
        """Whether it is written as a folder."""
        return self.holds is Holds.FOLDER

    @property
    def has_edition(self) -> bool:
        """Whether an edition can be chosen; the others are as of today, with what the notes said in words."""
        return self.holds not in {Holds.CARDS, Holds.FOLDER}

    @property
    def holds_pages(self) -> bool:
        """Whether it can hold pages that are not of an atlas, such as notes."""
        return self.holds in {Holds.PAGES, Holds.TABLES, Holds.FOLDER, Holds.PAPER}


FORMATS = (
    FileFormat(
        "md", "Markdown", Holds.PAGES, ".md", "a wiki, a repository, notes", "GitHub's dialect of Markdown"
    ),
    FileFormat(
        "html",
        "Web page",
        Holds.PAGES,
        ".html",
        "reading, sending, printing from a browser",
        "one file with its style and pictures in it; pages in it link to each other, and nothing is fetched "
        "from outside",
    ),
    FileFormat(
        "pdf",
        "PDF",
        Holds.PAPER,
        ".pdf",
        "printing, as it comes out of the printer",
        "with links, an outline and small numbered sources",
    ),
    FileFormat(
        "xlsx",
        "Excel workbook",
        Holds.TABLES,
        ".xlsx",
        "a spreadsheet",
        "every cell stays what it is; take it before CSV",
    ),
    FileFormat(
        "csv",
        "Comma-separated values in UTF-8",
        Holds.TABLES,
        ".csv",
        "another program that reads tables",
        "where a program asks how to read it, choose UTF-8",
    ),
    FileFormat(
        "tsv",
        "Tab-separated values in UTF-8",
        Holds.TABLES,
        ".tsv",
        "a program that reads tables and wants tabs",
        "where a program asks how to read it, choose UTF-8",
    ),
    FileFormat(
        "apkg",
        "Anki cards",
        Holds.CARDS,
        ".apkg",
        "learning by heart",
        "mark cards with flags, not with tags, so that corrections reach you with the next import",
    ),
    FileFormat(
        "docset",
        "Docset for Zeal and Dash",
        Holds.FOLDER,
        ".docset",
        "looking things up while you work",
        "a folder, for Zeal's folder of docsets or Dash's settings",
    ),
    FileFormat(
        "vault",
        "Vault of Markdown files",
        Holds.FOLDER,
        "",
        "Obsidian and programs like it",
        "a folder; notes of your own that lie in it stay when it is written again",
    ),
    FileFormat(
        "pages",
        "Folder of web pages",
        Holds.FOLDER,
        "",
        "a web server, or clicking through",
        "a folder; its file index.html lists the pages",
    ),
    # before .json, which its ending ends with too
    FileFormat(
        "nodelink",
        "Graph as node-link JSON",
        Holds.GRAPH,
        ".nodelink.json",
        "networkx and JavaScript",
        "holds all of the graph; networkx reads it back",
    ),
    FileFormat(
        "json",
        "Records as JSON",
        Holds.RECORDS,
        ".json",
        "a script",
        "the records, with the keys of packs, and the sources that they cite",
    ),
    FileFormat(
        "graphml",
        "GraphML",
        Holds.GRAPH,
        ".graphml",
        "most graph programs",
        "holds all of the graph; networkx reads it back",
    ),
    FileFormat(
        "gexf",
        "Graph for Gephi",
        Holds.GRAPH,
        ".gexf",
        "looking at a graph in Gephi",
        "a picture for viewers, with places and colours; it does not hold all of the graph",
    ),
    FileFormat(
        "cyjs",
        "Graph for Cytoscape",
        Holds.GRAPH,
        ".cyjs",
        "looking at a graph in Cytoscape",
        "a picture for viewers, with places; it does not hold all of the graph",
    ),
)
DOCUMENT_LABELS = tuple(
    (one.label, one.ending[1:]) for one in FORMATS if one.holds in {Holds.PAGES, Holds.TABLES}
)
"""Label and ending, without its dot, of the formats that every page can be saved in."""
TABLE_LABELS = tuple((one.label, one.ending[1:]) for one in FORMATS if one.holds is Holds.TABLES)
"""Those of them that are tables."""
DOCUMENT_ENDINGS = tuple(f".{ending}" for _, ending in DOCUMENT_LABELS)
"""The endings of files that pages can be written to."""
GRAPH_ENDINGS = (".graphml", ".gexf", ".cyjs", ".nodelink.json")
"""The endings of files that hold a graph."""
ENDINGS = tuple(one.ending for one in FORMATS if one.ending)


def format_of(path: Path, name: str | None = None) -> FileFormat:
    """Return the format called ``name``, or that which the ending of a file names.

    Raises:
        UsageError: there is no such format, or none has that ending.
    """
    if name is None:
        ending = ending_of(path)
        return next(one for one in FORMATS if one.ending == ending)
    for one in FORMATS:
        if one.name == name:
            return one
    raise UsageError(
        f"{quoted(name)} is no format that can be written; there are {listed(one.name for one in FORMATS)}."
    )


def ending_of(path: Path, endings: Sequence[str] = ENDINGS) -> str:
    """Return which of ``endings`` the name of a file has.

    Raises:
        UsageError: it has none of them.
    """
    name = path.name.lower()
    for ending in endings:
        if name.endswith(ending) and name != ending:
            return ending
    problem = (
        f"{quoted(path.suffix)} is no format that can be written"
        if path.suffix
        else "The file's name has no ending"
    )
    raise UsageError(f"{problem}; there are {listed(endings)}.")
