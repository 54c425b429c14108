"""The text of a graph file by the ending of its name, and the file itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.export.endings import GRAPH_ENDINGS, ending_of
from netatlas.export.graph_files.gexf import gexf_text
from netatlas.export.graph_files.graphml import graphml_text
from netatlas.export.graph_files.json_files import cytoscape_text, node_link_text
from netatlas.progress import SILENT
from netatlas.writing import write_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from netatlas.export.graph_files.content import GraphContent
    from netatlas.progress import Progress

_WRITERS: Mapping[str, Callable[[GraphContent], str]] = {
    ".graphml": graphml_text,
    ".gexf": gexf_text,
    ".cyjs": cytoscape_text,
    ".nodelink.json": node_link_text,
}


def shows_places(ending: str) -> bool:
    """Return True if a file with this ending is a picture, so that places are worth computing."""
    return ending in {".gexf", ".cyjs"}


def graph_text(content: GraphContent, ending: str) -> str:
    """Return the text of a file with one of ``GRAPH_ENDINGS``."""
    return _WRITERS[ending](content)


def write_graph(content: GraphContent, path: Path, progress: Progress = SILENT, *, ending: str = "") -> Path:
    """Write a graph to a file, in the format of ``ending`` or of the file's own, and return its path.

    Raises:
        UsageError: the file's ending is none of ``GRAPH_ENDINGS``.
        CannotWrite: the file could not be written; what was there is untouched.
        Cancelled: ``progress`` was cancelled; what was there is untouched.
    """
    text = graph_text(content, ending or ending_of(path, GRAPH_ENDINGS))
    progress.check()
    write_text(path, text)
    return path
