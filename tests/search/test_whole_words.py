"""A word of a label is what was typed; the same letters in the middle of another word are chance."""

from __future__ import annotations

import pytest

from netatlas.search.searcher import Searcher
from tests.helpers.atlases import atlas_of, attribute, concept, fact, text


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    """Return the search over things whose names hold the letters of a label of another one."""
    line = concept(
        "line", fact("line", "sla-target", text("five nines")), fact("line", "ping-reply", text("a second"))
    )
    names = ("address-translation", "port-mapping")
    attributes = (attribute("sla-target"), attribute("ping-reply"))
    return Searcher(atlas_of([line, *map(concept, names)], attributes=attributes))


@pytest.mark.parametrize(("typed", "inside"), [("sla", "address-translation"), ("ping", "port-mapping")])
def test_a_word_of_a_label_goes_before_letters_inside_a_word(
    searcher: Searcher, typed: str, inside: str
) -> None:
    """A short word of the field would be found in the middle of a longer one first."""
    found = [hit.id for hit in searcher.search(typed)]
    assert found[0].startswith("line")
    assert inside in found


def test_letters_inside_a_word_are_found_where_no_label_has_them(searcher: Searcher) -> None:
    """Who remembers the middle of a name would find nothing."""
    assert searcher.search("ansla")[0].id == "address-translation"
