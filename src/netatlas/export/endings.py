"""Which formats there are: the ending of each, its name for ``--as``, and what it holds."""

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


class FileFormat(NamedTuple):
    """A format that can be written.

    Attributes:
        name: what ``--as`` calls it.
        label: what a dialog calls it.
        holds: what it holds.
        ending: of its files and folders; empty where any name will do.
    """

    name: str
    label: str
    holds: Holds
    ending: str

    @property
    def holds_pages(self) -> bool:
        """Whether it can hold pages that are not of an atlas, such as notes."""
        return self.holds in {Holds.PAGES, Holds.TABLES, Holds.FOLDER}


FORMATS = (
    FileFormat("md", "Markdown", Holds.PAGES, ".md"),
    FileFormat("html", "Web page", Holds.PAGES, ".html"),
    FileFormat("xlsx", "Excel workbook", Holds.TABLES, ".xlsx"),
    FileFormat("csv", "Comma-separated values in UTF-8", Holds.TABLES, ".csv"),
    FileFormat("tsv", "Tab-separated values in UTF-8", Holds.TABLES, ".tsv"),
    FileFormat("apkg", "Anki cards", Holds.CARDS, ".apkg"),
    FileFormat("docset", "Docset for Zeal and Dash", Holds.FOLDER, ".docset"),
    FileFormat("vault", "Vault of Markdown files", Holds.FOLDER, ""),
    FileFormat("pages", "Folder of web pages", Holds.FOLDER, ""),
    # before .json, which its ending ends with too
    FileFormat("nodelink", "Graph as node-link JSON", Holds.GRAPH, ".nodelink.json"),
    FileFormat("json", "Records as JSON", Holds.RECORDS, ".json"),
    FileFormat("graphml", "GraphML", Holds.GRAPH, ".graphml"),
    FileFormat("gexf", "Graph for Gephi", Holds.GRAPH, ".gexf"),
    FileFormat("cyjs", "Graph for Cytoscape", Holds.GRAPH, ".cyjs"),
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
