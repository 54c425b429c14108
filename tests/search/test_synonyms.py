"""Lay words of a pack lead to the field's; what was typed itself goes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.packs import read_packs
from netatlas.search import Searcher
from netatlas.search.names.text import FILLERS
from netatlas.search.synonyms import Synonyms
from tests.helpers.packs import VOCABULARY, write_pack

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

ENTRIES = """\
synonyms:
  - {concept: nat-gateway, phrases: [way out for hidden machines, magic box, elastic ip address]}
  - {attribute: idle-timeout, phrases: [nothing is sent]}
  - {attribute: managed-by, phrases: [who runs it]}
  - {words: gateway, phrases: [door]}
"""
READINGS = [
    ("magic box", "nat gateway"),
    ("box magic", "nat gateway"),
    ("the magic boxes", "the nat gateway"),
    ("magic blue box", "nat gateway blue"),
    ("magic blue old box", None),
    ("hidden machines on their way out", "nat gateway on their out"),
    ("magic box and magic box", "nat gateway and"),
    ("nothing sent on a magic box", "idle timeout on a nat gateway"),
    ("nat door", "nat gateway"),
    ("who runs it", "managed by"),
    ("it runs", None),
    ("nat gateway", None),
    ("", None),
]


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """Return the small pack with lay words of its own."""
    folder = write_pack(tmp_path_factory.mktemp("pack"), {"vocabulary.yaml": VOCABULARY + ENTRIES})
    return read_packs([folder])[0]


@pytest.fixture(scope="module")
def searcher(atlas: Atlas) -> Searcher:
    """Return a searcher over it."""
    return Searcher(atlas)


@pytest.mark.parametrize(("typed", "read"), READINGS)
def test_reading(typed: str, read: str | None, atlas: Atlas) -> None:
    """A phrase would be missed for its order or a word between, or a stop word would stand for a phrase."""
    reading = Synonyms(atlas).reading(tuple(typed.split()))
    assert (reading and reading.text) == read


@given(st.permutations(["magic", "box", "the", "of"]))
def test_any_order(atlas: Atlas, words: list[str]) -> None:
    """Whoever words it otherwise would find nothing."""
    reading = Synonyms(atlas).reading(tuple(words))
    assert reading is not None
    assert {word for word in reading.words if word not in FILLERS} == {"nat", "gateway"}
    assert reading.concepts["nat-gateway"].share == 1


def test_a_phrase_leads_to_its_concept(searcher: Searcher) -> None:
    """Who does not know the term would not find the thing, or not see why it is there."""
    first = searcher.search("magic box")[0]
    assert (first.id, first.why, first.weak) == ("nat-gateway", "synonym magic box", False)


def test_a_phrase_inside_a_question(searcher: Searcher) -> None:
    """A value would be found only by the field's own words for both its subject and itself."""
    assert searcher.search("magic box when nothing is sent")[0].id == "nat-gateway/idle-timeout"
    assert searcher.search("who runs it: magic box")[0].id == "nat-gateway/managed-by"


def test_a_concept_goes_before_values_that_repeat_its_name(searcher: Searcher) -> None:
    """A limit on how many there are would answer every question about the thing itself."""
    assert searcher.search("magic box for everybody in the house")[0].id == "nat-gateway"


@pytest.mark.parametrize("name", ["elastic ip address", "Elastic IP address", "NAT instance", "NATGW"])
def test_a_name_goes_before_a_synonym(name: str, searcher: Searcher, atlas: Atlas) -> None:
    """An entry of the list could take a thing's own name away from it."""
    named = atlas.named(name)
    assert named is not None
    assert searcher.search(name)[0].id == named.id


def test_what_is_denied(searcher: Searcher) -> None:
    """Lay words for what is not wanted would bring it first as if it were."""
    assert [hit.weak for hit in searcher.search("door without magic box") if hit.id == "nat-gateway"] == [
        True
    ]


def test_a_pack_without_synonyms(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Packs that have no list would no longer be searched."""
    atlas, _ = read_packs([write_pack(tmp_path_factory.mktemp("bare"))])
    assert Synonyms(atlas).reading(("magic", "box")) is None
    assert Searcher(atlas).search("nat gateway")[0].id == "nat-gateway"
