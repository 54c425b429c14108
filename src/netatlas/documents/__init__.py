"""Makes documents of an atlas: one pure function for each sort of page.

Each is imported when it is first used: whoever shows one page needs none of the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.on_demand import offering

if TYPE_CHECKING:
    from netatlas.documents.comparison import comparison_document
    from netatlas.documents.computed import computed_document, computed_line, computed_page
    from netatlas.documents.concept import concept_document
    from netatlas.documents.connections import connections_document
    from netatlas.documents.errata import claim_document, errata_document
    from netatlas.documents.graph_card import graph_card_document
    from netatlas.documents.health import health_document
    from netatlas.documents.journey import hop_document, journey_document
    from netatlas.documents.limits import limit_document, limits_document
    from netatlas.documents.measures import measure_document
    from netatlas.documents.missing import missing_document
    from netatlas.documents.notes import note_document, notes_document
    from netatlas.documents.overview import (
        Visited,
        comparisons_document,
        journeys_document,
        start_document,
        timelines_document,
    )
    from netatlas.documents.packs import ListedPack, listed_packs, packs_document
    from netatlas.documents.path import answer_as_document, choice_document, path_document, stop_number
    from netatlas.documents.records import no_page, page_document, record_document
    from netatlas.documents.timeline import answer_document, event_document, timeline_document
    from netatlas.documents.topic import topic_document
    from netatlas.documents.views import view_document

__all__ = [
    "ListedPack",
    "Visited",
    "answer_as_document",
    "answer_document",
    "choice_document",
    "claim_document",
    "comparison_document",
    "comparisons_document",
    "computed_document",
    "computed_line",
    "computed_page",
    "concept_document",
    "connections_document",
    "errata_document",
    "event_document",
    "graph_card_document",
    "health_document",
    "hop_document",
    "journey_document",
    "journeys_document",
    "limit_document",
    "limits_document",
    "listed_packs",
    "measure_document",
    "missing_document",
    "no_page",
    "note_document",
    "notes_document",
    "packs_document",
    "page_document",
    "path_document",
    "record_document",
    "start_document",
    "stop_number",
    "timeline_document",
    "timelines_document",
    "topic_document",
    "view_document",
]

if not TYPE_CHECKING:
    __getattr__ = offering(
        __name__,
        {
            "comparison": "comparison_document",
            "computed": "computed_document computed_line computed_page",
            "concept": "concept_document",
            "connections": "connections_document",
            "errata": "claim_document errata_document",
            "graph_card": "graph_card_document",
            "health": "health_document",
            "journey": "hop_document journey_document",
            "limits": "limit_document limits_document",
            "measures": "measure_document",
            "missing": "missing_document",
            "notes": "note_document notes_document",
            "overview": "Visited comparisons_document journeys_document start_document timelines_document",
            "packs": "ListedPack listed_packs packs_document",
            "path": "answer_as_document choice_document path_document stop_number",
            "records": "no_page page_document record_document",
            "timeline": "answer_document event_document timeline_document",
            "topic": "topic_document",
            "views": "view_document",
        },
    )
