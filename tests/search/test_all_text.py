"""Every place that holds some words, by page."""

from __future__ import annotations

import pytest

from netatlas.atlas.edition import Edition
from netatlas.search.all_text import AllText
from tests.helpers.atlases import demo_atlas


@pytest.fixture(scope="module")
def all_text() -> AllText:
    """Return the texts of the small atlas."""
    return AllText(demo_atlas())


def _pages(all_text: AllText, words: str, edition: Edition = Edition.BOTH) -> list[str]:
    return [one.page for one in all_text.find(words, edition=edition)]


def test_a_page_that_is_called_so_goes_first(all_text: AllText) -> None:
    """The page itself would be below others that mention it more often."""
    assert _pages(all_text, "nat instance")[0] == "nat-instance"
    assert _pages(all_text, "NAT-Instance")[0] == "nat-instance"


@pytest.mark.parametrize("words", ["", "  ", '""', "zebra", "gateway zebra", '"instances gateway"'])
def test_what_is_nowhere_is_not_found(all_text: AllText, words: str) -> None:
    """Something near would be taken for the words themselves, or nothing for everything."""
    assert all_text.find(words, edition=Edition.BOTH) == []


def test_all_words_are_in_every_place(all_text: AllText) -> None:
    """A place would be listed that has one of the words only, or none is marked in it."""
    pages = all_text.find("bandwidth gbps", edition=Edition.BOTH)
    places = [place for page in pages for place in page.places]
    assert places
    for place in places:
        marked = {place.text[start:end].casefold() for start, end in place.marks}
        assert marked == {"bandwidth", "gbps"}


def test_an_old_value_is_found_where_it_is_shown(all_text: AllText) -> None:
    """Today's pages would be listed for what only the notes say, and nothing on them says it."""
    assert "nat-gateway" in _pages(all_text, '"5 to 45 gbps"')
    assert "nat-gateway" not in _pages(all_text, '"5 to 45 gbps"', Edition.TODAY)
    assert "nat-gateway" in _pages(all_text, '"5 to 100 gbps"', Edition.TODAY)


def test_a_place_opens_at_its_row(all_text: AllText) -> None:
    """A hit on a long page would open at the top, and be looked for again."""
    [page] = [one for one in all_text.find("bandwidth", edition=Edition.BOTH) if one.page == "nat-gateway"]
    assert "nat-gateway/bandwidth" in [place.address for place in page.places]


def test_events_and_corrections_are_on_their_pages(all_text: AllText) -> None:
    """An event would be listed under its concept, whose page does not show it."""
    assert "tls-history" in _pages(all_text, "netscape")
    assert any(page == "view:errata" for page in _pages(all_text, "gbps"))
