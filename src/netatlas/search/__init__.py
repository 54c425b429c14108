"""Search: finds what people mean by what they type, despite typos, without merging opposites."""

from netatlas.search.hit import Hit
from netatlas.search.names.index import NameIndex
from netatlas.search.note_index import NoteIndex, with_notes
from netatlas.search.passages.figures import figure_problem
from netatlas.search.resolve import resolve
from netatlas.search.scopes import Scope
from netatlas.search.searcher import Searcher
from netatlas.search.stored import stored_indexes

__all__ = [
    "Hit",
    "NameIndex",
    "NoteIndex",
    "Scope",
    "Searcher",
    "figure_problem",
    "resolve",
    "stored_indexes",
    "with_notes",
]
