"""The views: pages that belong to no single record, with their titles and what else people call them."""

from __future__ import annotations

from typing import NamedTuple


class View(NamedTuple):
    """A page that belongs to no single record.

    Attributes:
        name: in its address: ``limits`` in ``view:limits``.
        title: as it is shown.
        also: what people call it besides; the search finds it by these too.
        of_notes: whether only packs that grew from notes have it.
    """

    name: str
    title: str
    also: tuple[str, ...] = ()
    of_notes: bool = False


VIEWS = (
    View("start", "Start page", ("home", "home page", "overview", "welcome")),
    View(
        "comparisons",
        "Comparisons",
        ("all comparisons", "list of comparisons", "compare pages", "comparison tables"),
    ),
    View("timelines", "Timelines", ("all timelines", "list of timelines", "histories", "history pages")),
    View("journeys", "Journeys", ("all journeys", "list of journeys", "packet paths", "traffic paths")),
    View(
        "limits",
        "Limits",
        ("quotas", "all limits", "all quotas", "list of limits", "limits and quotas", "table of limits"),
    ),
    View("graph", "Graph", ("map", "knowledge graph", "graph view", "map of concepts", "concept map")),
    View(
        "errata",
        "What the notes got wrong",
        (
            "errata",
            "corrections",
            "corrections of the notes",
            "mistakes",
            "mistakes in the notes",
            "errors in the notes",
            "wrong notes",
            "outdated notes",
        ),
        of_notes=True,
    ),
    View(
        "health",
        "Health of the pack",
        ("health", "pack health", "health of the packs", "faults", "faults and remarks", "pack problems"),
    ),
    View(
        "packs",
        "Packs",
        ("open packs", "my packs", "own packs", "list of packs", "packs that are open", "close a pack"),
    ),
    View(
        "text",
        "Search all text",
        ("full text search", "search everything", "find in all pages", "search in notes"),
    ),
    View("notes", "Notes", ("my notes", "own notes", "all notes")),
    View("bookmarks", "Bookmarks", ("my bookmarks", "favourites", "favorites", "bookmarked pages")),
    View("exports", "What each format is for", ("exports", "formats", "export formats", "file formats")),
    View("sheets", "Sheets", ("my sheets", "study sheets", "cheat sheets", "all sheets")),
    View(
        "shortcuts", "All shortcuts", ("shortcuts", "keyboard shortcuts", "keys", "key bindings", "hotkeys")
    ),
    View("manual", "Manual", ("help", "handbook", "user guide", "how to use NetAtlas")),
    View(
        "marks",
        "What the marks mean",
        ("marks", "legend", "what do the marks mean", "confidence", "weak guess", "editions"),
    ),
    View("about", "About NetAtlas", ("about", "licences", "version of NetAtlas")),
)
"""All views. A name that a record has too leads to the record first."""

VIEW_TITLES = {view.name: view.title for view in VIEWS}
