"""The same question in other wordings: with polite words around it, and with a slip of the finger in it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from netatlas.address import Address
from netatlas.api import open_atlas
from netatlas.search import Searcher
from tests.shipped_pack.test_slips import SHORTEST, slipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.atlas.atlas import Atlas

QUESTIONS = Path(__file__).with_name("whole_questions.yaml")
EACH = 2
"""One question in so many is asked again."""
KEPT = 0.9
"""Share of questions that keep their first hit with a slip in them; some slips make another word."""

PAIRS = 40


@pytest.fixture(scope="module")
def searcher(atlas: Atlas) -> Searcher:
    """Return a search of the shipped pack."""
    return Searcher(atlas)


@pytest.fixture(scope="module")
def questions() -> Sequence[str]:
    """Return questions for values."""
    entries = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    return [entry["q"] for entry in entries if entry["kind"] in {"value", "which", "quantity"}][::EACH]


def _first(searcher: Searcher, text: str) -> str:
    """Return the record whose value the first line shows."""
    return next((hit.shows or hit.id for hit in searcher.search(text, limit=1)), "")


@pytest.mark.long
def test_polite_words_weigh_nothing(searcher: Searcher, questions: Sequence[str]) -> None:
    """A question pasted from a mail or a forum would find less than its words do."""
    changed = []
    for question in questions:
        polite = f"hello everybody, can somebody please tell me {question}? thank you, I would like to know"
        if _first(searcher, polite) != _first(searcher, question):
            changed.append((question, _first(searcher, question), _first(searcher, polite)))
    assert changed == []


@pytest.mark.long
def test_a_slip_keeps_the_value_first(searcher: Searcher, questions: Sequence[str]) -> None:
    """A reader who mistypes would be shown a page instead of the figure that was asked for."""
    chance = random.Random(7)  # noqa: S311 - the same slips in each run
    lost, asked = [], 0
    for question in questions:
        words = question.split()
        if long := [n for n, word in enumerate(words) if len(word) > SHORTEST and word.isalpha()]:
            place = chance.choice(long)
            words[place] = slipped(words[place], chance)
            asked += 1
            if _first(searcher, " ".join(words)) != _first(searcher, question):
                lost.append((" ".join(words), _first(searcher, question), _first(searcher, " ".join(words))))
    assert len(lost) <= (1 - KEPT) * asked, lost


@pytest.mark.long
def test_nothing_is_compared_without_a_common_attribute(
    atlas: Atlas, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A table in which each row has one cell would be offered as a comparison."""
    opened = open_atlas(home=tmp_path_factory.mktemp("home"))
    chance = random.Random(5)  # noqa: S311 - the same pairs in each run
    held = {concept.id: {fact.attribute for fact in concept.facts} for concept in atlas.concepts.values()}
    listed = [concept for concept in atlas.concepts.values() if concept.listed]
    offered, tried = [], 0
    while tried < PAIRS:
        first, second = chance.sample(listed, 2)
        if held[first.id] & held[second.id]:
            continue
        tried += 1
        spot = str(Address.comparison((first.id, second.id)))
        if spot in {hit.id for hit in opened.search(f"{first.name} vs {second.name}")}:
            offered.append(spot)
    assert offered == []
