"""What the wording of a query says, and the hits that it leads to."""

from __future__ import annotations

import pytest

from netatlas.atlas.enums import AttributeType
from netatlas.search.searcher import Searcher
from netatlas.search.wording import Asked, with_figures
from tests.helpers.atlases import atlas_of, attribute, concept, fact, flag, text

_BOXES = {"red": True, "blue": False}


@pytest.fixture(scope="module")
def searcher() -> Searcher:
    """Return the search over two boxes, of which one floats."""
    boxes = [
        concept(
            f"{colour}-box", fact(f"{colour}-box", "floating", flag(on=on)), title=f"{colour} box".title()
        )
        for colour, on in _BOXES.items()
    ]
    boxes.append(concept("crate", fact("crate", "purpose", text("holds a box")), title="Crate"))
    attributes = (attribute("floating", AttributeType.FLAG), attribute("purpose"))
    return Searcher(atlas_of(boxes, attributes=attributes))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("which box floating", "red-box/floating"),
        ("box with no floating", "blue-box/floating"),
        ("blue box floating", "blue-box/floating"),
        ("please can somebody tell me whether the blue box supports floating", "blue-box/floating"),
        ("blue box", "blue-box"),
        ("Blue Box 7", "blue-box"),
    ],
)
def test_a_value_goes_first_where_one_is_asked_for(searcher: Searcher, typed: str, first: str) -> None:
    """A question would open a page instead of being answered, or a name be taken for a question."""
    assert searcher.search(typed)[0].id == first


@pytest.mark.parametrize("negation", ["no", "not", "without", "never", "cannot"])
def test_what_is_denied_is_the_words_behind_the_negation(negation: str) -> None:
    """The opposite of what was asked for would be listed first."""
    assert Asked.of(f"box {negation} wings or wheels").denied == {"wing", "wheel"}
    assert not Asked.of("box with wings").denied


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("path from a to b", True),
        ("how does a packet get from a to b", True),
        ("reach s3 without a gateway", True),
        ("from a to b", True),
        ("nat gateway", False),
        ("route table", False),
    ],
)
def test_a_way_is_recognised(typed: str, way: bool) -> None:  # noqa: FBT001
    """Whoever asks for a path would be given the components on it."""
    assert Asked.of(typed).way is way


def test_spelled_numbers_become_figures_as_a_whole() -> None:
    """A name with a number could not be said."""
    assert with_figures("route fifty three, twenty-one and ninety") == "route 53, 21 and ninety"
