"""Whole questions, descriptions, views and topics, run over the shipped pack; the first hit must be right."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml

from netatlas.address import Address
from netatlas.api import OpenAtlas, open_atlas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.search import Hit

QUESTIONS = Path(__file__).with_name("whole_questions.yaml")
HELD_OUT = Path(__file__).with_name("held_out_questions.yaml")
FIRST, FIRST_HELD_OUT = 0.98, 0.87
"""Shares of questions whose first hit is right: what is reached, so that it never falls."""
FEWEST, FEWEST_HELD_OUT = 110, 40
VIEWS = {"start", "limits", "comparisons", "timelines", "journeys", "errata", "health", "graph"}
OWN_VIEWS = {"notes", "bookmarks", "sheets", "shortcuts"}


class Question(NamedTuple):
    """A question with what should come first; the fields are those of ``whole_questions.yaml``."""

    q: str
    kind: str
    expect: Sequence[str]
    compare: Sequence[str] = ()
    exactly: bool = False
    weak: bool = False
    never: Sequence[str] = ()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> OpenAtlas:
    """Return the shipped pack with its search, and no pack of a user's beside it."""
    return open_atlas(home=tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def questions() -> Sequence[Question]:
    """Return the questions that the search was tuned with."""
    return _read(QUESTIONS)


@pytest.fixture(scope="module")
def held_out() -> Sequence[Question]:
    """Return the questions that it was not tuned with."""
    return _read(HELD_OUT)


@pytest.mark.long
def test_the_first_hit_answers_the_question(opened: OpenAtlas, questions: Sequence[Question]) -> None:
    """Whoever asks in words, and not by a name, would be misled by the first line."""
    reached, missed = _reached(opened, questions)
    assert reached >= FIRST, missed


@pytest.mark.long
def test_the_first_hit_answers_an_unseen_question(opened: OpenAtlas, held_out: Sequence[Question]) -> None:
    """Rules that fit only the wordings that they were made for would pass for rules about sentences."""
    reached, missed = _reached(opened, held_out)
    assert reached >= FIRST_HELD_OUT, missed


def _read(path: Path) -> Sequence[Question]:
    return [Question(**entry) for entry in yaml.safe_load(path.read_text("utf-8"))]


def _reached(opened: OpenAtlas, questions: Sequence[Question]) -> tuple[float, str]:
    """Return the share of questions whose first hit is right, and a list of what was missed."""
    hits = {question.q: opened.search(question.q, limit=5) for question in questions}
    missed = [question for question in questions if not _right(opened, question, hits[question.q])]
    reached = 1 - len(missed) / len(questions)
    report = "\n".join(
        f"{one.kind}: {one.q!r}: {[(hit.id, hit.shows, hit.weak) for hit in hits[one.q][:3]]}"
        for one in missed
    )
    return reached, f"{reached:.3f}\n{report}"


def test_the_questions_ask_for_what_there_is(
    opened: OpenAtlas, questions: Sequence[Question], held_out: Sequence[Question]
) -> None:
    """A question whose answer was renamed would be counted as a failure of the search."""
    both = [*questions, *held_out]
    wanted = {one for question in both for one in (*question.expect, *question.compare, *question.never)}
    assert sorted(one for one in wanted if not _exists(opened, one)) == []
    times = Counter(question.q for question in both)
    assert len(times) == len(both)
    assert len(questions) >= FEWEST
    assert len(held_out) >= FEWEST_HELD_OUT


def _right(opened: OpenAtlas, question: Question, hits: Sequence[Hit]) -> bool:
    """Return True if the first hit is one that the question asks for."""
    if not hits:
        return question.weak
    first = hits[0]
    if {first.id, first.shows} & set(question.never):
        return False
    if question.compare:
        subjects = set(_subjects(opened, first))
        wanted = set(question.compare)
        return subjects == wanted if question.exactly else wanted <= subjects
    if question.weak and first.weak:
        return True
    return bool({first.id, first.shows} & set(question.expect))


def _subjects(opened: OpenAtlas, hit: Hit) -> Sequence[str]:
    curated = {comparison.id: comparison.subjects for comparison in opened.atlas.comparisons}
    return opened.spot_subjects(hit.id) or curated.get(hit.id, ())


def _exists(opened: OpenAtlas, address: str) -> bool:
    """Return True if an id or address names a record, a comparison, a view or a topic."""
    parsed = Address.parse(address)
    match parsed.head:
        case "view":
            return parsed.view_name in VIEWS | OWN_VIEWS
        case "topic":
            return parsed.names[0] in opened.atlas.topic_titles()
        case "compare":
            return all(subject in opened.atlas for subject in parsed.subjects)
        case _:
            return address in opened.atlas
