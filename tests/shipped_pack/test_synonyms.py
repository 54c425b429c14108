"""The lay words of the shipped pack: every phrase leads where it should, and no name is led astray."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from netatlas.atlas.atlas import Atlas
from netatlas.search import Searcher
from netatlas.search.passages.query_terms import query_words
from netatlas.search.synonyms import Synonyms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.atlas.model import Synonym
    from netatlas.packs import PackReport
    from netatlas.search import Hit

FEWEST = 400
"""Phrases that the pack has; a list that lost its entries would pass all else."""


@pytest.fixture(scope="module")
def searcher(atlas: Atlas) -> Searcher:
    """Return a searcher over the shipped pack."""
    return Searcher(atlas)


@pytest.mark.long
def test_a_phrase_of_a_concept_brings_it(searcher: Searcher, atlas: Atlas) -> None:
    """An entry that does nothing would look as if it helped."""
    missed = [
        (phrase, synonym.concept)
        for synonym in atlas.synonyms
        for phrase in synonym.phrases
        if synonym.concept and synonym.concept not in [hit.id for hit in searcher.search(phrase, limit=5)]
    ]
    assert missed == []


def test_a_phrase_of_an_attribute_brings_its_fact(searcher: Searcher, atlas: Atlas) -> None:
    """A value would be found by the pack's label only."""
    missed = []
    for synonym in atlas.synonyms:
        for phrase in synonym.phrases if synonym.attribute else ():
            concept = next(
                one for one in atlas.concepts.values() if atlas.facts_of(one.id, synonym.attribute)
            )
            wanted = {fact.id for fact in atlas.facts_of(concept.id, synonym.attribute)}
            if wanted.isdisjoint(_ids(searcher.search(f"{phrase} {concept.name}", limit=5))):
                missed.append((phrase, concept.name))
    assert missed == []


def test_a_phrase_of_words_brings_what_they_bring(searcher: Searcher, atlas: Atlas) -> None:
    """An everyday word would lead to nothing that the field's word leads to."""
    missed = [
        (phrase, synonym.words)
        for synonym in atlas.synonyms
        for phrase in synonym.phrases
        if synonym.words and not _shared(searcher, synonym, phrase)
    ]
    assert missed == []


@pytest.mark.long
def test_no_name_is_led_astray(searcher: Searcher, atlas: Atlas) -> None:
    """A phrase inside a name or alias would bring another thing before the one that is called so."""
    synonyms = Synonyms(atlas)
    plain = Searcher(Atlas(msgspec.structs.replace(atlas.contents, synonyms=())))
    names = [name for _, name in atlas.names() if synonyms.reading(query_words(name)) is not None]
    assert names
    for name in names:
        assert searcher.search(name, limit=1)[0].id == plain.search(name, limit=1)[0].id


def test_the_list(atlas: Atlas, report: PackReport) -> None:
    """Entries would be lost without a word, or be of no use as they are names already."""
    assert sum(len(synonym.phrases) for synonym in atlas.synonyms) >= FEWEST
    assert [remark for remark in report.remarks if remark.kind == "synonym-is-name"] == []


def _ids(hits: Sequence[Hit]) -> set[str]:
    """Return what hits are or show."""
    return {one for hit in hits for one in (hit.id, hit.shows)}


def _shared(searcher: Searcher, synonym: Synonym, phrase: str) -> bool:
    """Return True if the best hit of the field's words is among the first five of a phrase."""
    best = searcher.search(synonym.words, limit=1)[0].id
    return best in _ids(searcher.search(phrase, limit=5))
