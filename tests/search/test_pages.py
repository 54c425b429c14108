"""Views and topics among the hits."""

from __future__ import annotations

import pytest

from netatlas.atlas.views import VIEWS
from netatlas.search.searcher import Searcher
from tests.helpers.atlases import atlas_of, concept


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    """Return the search over an atlas with one topic, and a concept that is called as a view is."""
    return Searcher(atlas_of([concept("map", title="Map"), concept("nat-gateway", title="NAT gateway")]))


@pytest.mark.parametrize(
    ("name", "address"),
    [
        (name, f"view:{view.name}")
        for view in VIEWS
        for name in (view.title, view.title.lower(), f"{view.title.lower()} page", *view.also)
        if name != "map" and not view.of_notes
    ],
)
def test_a_view_is_found_by_all_its_names(searcher: Searcher, name: str, address: str) -> None:
    """A page could be reached by its menu only."""
    first = searcher.search(name)[0]
    assert (first.id, first.kind, first.weak) == (address, "view", False)


def test_a_record_goes_before_a_page_of_its_name(searcher: Searcher) -> None:
    """A page of the program would hide what the pack is about."""
    assert [hit.id for hit in searcher.search("map")][:2] == ["map", "view:graph"]


def test_views_of_the_notes_need_notes(searcher: Searcher) -> None:
    """A pack that grew from no notes would offer an empty page of corrections."""
    assert searcher.search("errata") == []


def test_a_scope_holds_records_only(searcher: Searcher) -> None:
    """A page would be listed among the limits or the comparisons."""
    assert all(hit.kind != "view" for hit in searcher.search("kind:concept limits"))


def test_excluded_and_quoted_words_hold_for_pages(searcher: Searcher) -> None:
    """A page would be listed although its name has the word that was excluded."""
    assert "view:shortcuts" not in [hit.id for hit in searcher.search("shortcuts -keyboard")]
    assert [hit.id for hit in searcher.search('"keyboard shortcuts"')][:1] == ["view:shortcuts"]
