"""Values that answer a question: the facts and limits that hold all of its words, the best one first.

``which load balancer static ip`` asks for a value, ``nat gateway`` for a page. A value answers where its
label holds what is asked for, and label, value and the names of its subject together hold all other words.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.enums import State
from netatlas.atlas.model import ConceptId, Fact, Limit, RecordId
from netatlas.late_patterns import late_pattern
from netatlas.search.names.rank import Rank, Tier
from netatlas.search.names.text import FILLERS, MOST_WORDS, plain_words, stem
from netatlas.search.scoring import Candidate, detail_candidate
from netatlas.search.wording import denied_stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.search.names.ranking import NameMatch
    from netatlas.search.passages.text_match import TextMatch, TextMatches

_LIMIT_WORDS = frozenset({"limit", "limits", "quota", "quotas", "max", "maximum", "most", "number"})
"""Words that ask for a limit, whatever its label says."""
_COUNTING = late_pattern(r"\bhow (?:many|much|large|big|long)\b", re.IGNORECASE)
_AMOUNTS = frozenset({"many", "much", "large", "big", "long", "takes", "take"})
_CHOOSING = frozenset({"which", "what", "with", "without", "that"})
"""Words that ask which of several subjects it is; they need not be named in full."""
_SUPPORTING_WORDS = """
support supports supported work works allow allows allowed possible able value default single same one
hold holds contain contains
"""
_SUPPORTING = frozenset(_SUPPORTING_WORDS.split())
"""Words about any value: which one they ask about, the other words say."""
_WHICH = late_pattern(r"\bwhich\b", re.IGNORECASE)
"""Asks for the subject of which something is so; one of which it is not so is no answer."""
_PREPOSITIONS = frozenset({"of", "per", "in", "on", "to", "from", "under", "with", "by", "for", "at", "as"})
_GREATEST = frozenset({"maximum", "largest", "highest", "longest", "greatest"})

_NO = late_pattern(r"(?:no|not|none|never)\b|$", re.IGNORECASE)
"""How a text begins that says that something is not so; a flag that is not set has no text."""

_FIT_WEIGHT, _SUBJECT_WEIGHT, _SORT_BONUS, _YES_BONUS, _GREATEST_BONUS = 0.25, 0.3, 0.25, 0.12, 0.1
"""What decides between values that hold all words: how much of the label and of the subject's name was asked
for, whether it is of the sort that was asked for, and whether it is a yes."""
_WORDED_SO_BONUS = 0.1
"""For a value whose whole label was typed, word for word: not the tables per VPC for "routes per table"."""
_HEAD_PENALTY = 0.3
"""For a number of other things than was asked: health check sources are no health checks."""
_ALSO_BONUS = 0.05
"""For each value of a subject whose label was asked for: who asks which one has this and that means the one
with both."""
_KNOWN_WEIGHT = 0.01
"""Decides between values that are otherwise equal: that of the subject about which more is said."""
_MOST = 3
"""Values that go before everything else; more are a list rather than an answer."""
_FEWEST_WITH_SORT = 2
"""Words of a question beside the one that only says of what sort the subject is."""
_LEAST_FIT = 0.3
"""Share of its label that the question must hold; a single word of a long label is chance."""
_LEAST_SUBJECT = 0.5
"""Share of a subject's name that a question must hold that asks which subject it is."""
_STEP = 0.01


class Question(NamedTuple):
    """The words of a query as a question for a value.

    Attributes:
        words: those that a value and its subject must hold.
        counting: whether a limit or a number is asked for.
        choosing: whether it asks which subject it is.
        which: whether it asks so with that word, so that a value which says no does not answer.
        pasted: whether it is longer than what people type.
        denied: stems of what it asks to be not so.
    """

    words: tuple[str, ...]
    counting: bool
    choosing: bool
    which: bool
    pasted: bool
    denied: frozenset[str]


def question_of(text: str, words: tuple[str, ...], *, pasted: bool = False) -> Question:
    """Return a query as a question; ``words`` are those of ``text``, which may be part of a ``pasted`` one.

    >>> question = question_of("max subnets per vpc", ("max", "subnets", "per", "vpc"))
    >>> question.words, question.counting, question.choosing
    (('subnets', 'vpc'), True, False)
    """
    typed = frozenset(plain_words(text))
    counting = bool(_LIMIT_WORDS & typed or _COUNTING.search(text))
    aside = FILLERS | _LIMIT_WORDS | _SUPPORTING | (_AMOUNTS if counting else frozenset())
    kept = tuple(word for word in words if word not in aside)
    pasted = pasted or len(plain_words(text)) > MOST_WORDS
    which = bool(_WHICH.search(text))
    return Question(kept, counting, bool(_CHOOSING & typed), which, pasted, denied_stems(text))


class ValueFinder:
    """Finds the values that answer a question."""

    def __init__(self, atlas: Atlas) -> None:
        """Find facts and limits of ``atlas``."""
        self._atlas = atlas

    def candidates(
        self, question: Question, names: Iterable[NameMatch], find_passages: Callable[[], TextMatches]
    ) -> Iterator[Candidate]:
        """Yield the values that hold all words of a question, the best first.

        There are none where a concept is called so: a name goes before a value. Names that only hold the
        words do so too, unless an amount is asked for, or what is not so. A question that has a figure of its
        own asks what that is of.

        Args:
            question: what is asked.
            names: what the names of records match in the query, best first.
            find_passages: finds the passages that match the words of the question.
        """
        concepts = self._atlas.concepts
        called_so = Tier.WORD if question.counting or question.denied else Tier.PARTIAL
        if any(match.tier > called_so and match.entry.id in concepts for match in names):
            return
        matches = find_passages()
        for may_miss in _may_miss(question):
            scored = [
                (score, match)
                for match in map(matches.__getitem__, matches.missing_at_most(may_miss))
                if (score := self._score(match, question)) is not None
            ]
            answers: Counter[str] = Counter()
            if question.which:
                answers.update(match.passage.owner for _, match in scored if match.own_fit >= 1)
            scored.sort(key=lambda pair: -pair[0] - _ALSO_BONUS * answers[pair[1].passage.owner])
            for index, (_, match) in enumerate(scored[:_MOST]):
                rank = Rank.of(Tier.ABBREVIATION, 1 - _STEP * index)
                yield detail_candidate(match, rank)._replace(weak=False)
            if scored:
                return

    def _score(self, match: TextMatch, question: Question) -> float | None:
        """Return how well a passage answers a question as a value; None if it does not, or is no value."""
        record = self._record(match)
        if record is None or match.fit < _LEAST_FIT or not _says_so(match, record, question):
            return None
        asked = {stem(word) for word in question.words}
        figures = {word for word in question.words if word[0].isdigit()}
        concept = self._atlas.concepts[ConceptId(match.passage.owner)]
        names = (concept.name, *concept.aliases)
        if not figures <= {word for name in names for word in plain_words(name)}:
            return None
        if not question.counting and match.own_fit < _LEAST_FIT:
            return None
        subject = max(_share(name, asked) for name in names)
        # The label of a limit may need no subject: "listeners of an ALB".
        complete = isinstance(record, Limit) and (match.fit >= 1 or question.counting)
        least = _LEAST_SUBJECT if question.choosing or complete else 1
        if subject < least and not (isinstance(record, Limit) and match.fit >= 1):
            return None
        known = _KNOWN_WEIGHT * math.log(1 + len(concept.facts) + len(concept.relations))
        return _quality(match, record, question, subject) + known

    def _record(self, match: TextMatch) -> Fact | Limit | None:
        record_id = RecordId(match.passage.record)
        return self._atlas.facts.get(record_id) or self._atlas.limits.get(record_id)


def _quality(match: TextMatch, record: Fact | Limit, question: Question, subject: float) -> float:
    """Return how well a value answers; ``subject`` is the share of its subject's name that was asked for."""
    score = match.cover + _FIT_WEIGHT * match.fit + _SUBJECT_WEIGHT * subject
    score += _YES_BONUS * (_is_yes(record) is not bool(question.denied))
    score += _WORDED_SO_BONUS * _holds_label(question, match.passage.label)
    if question.counting:
        is_limit = isinstance(record, Limit)
        score += _SORT_BONUS * (is_limit or 0.5 * (record.value.quantity is not None))
        score += _GREATEST_BONUS * bool(_GREATEST.intersection(plain_words(match.passage.label)))
        score -= _HEAD_PENALTY * (is_limit and _only_modifies(question, match.passage.label))
    return score


def _holds_label(question: Question, label: str) -> bool:
    """Return True if a question holds the words of a label, one behind the other.

    >>> asked = question_of("", ("routes", "route", "table"))
    >>> _holds_label(asked, "Routes per route table"), _holds_label(asked, "Route tables per VPC")
    (True, False)
    """
    words = [stem(word) for word in plain_words(label.split(" / ", maxsplit=1)[0]) if word not in FILLERS]
    asked = [stem(word) for word in question.words]
    starts = range(len(asked) - len(words) + 1)
    return bool(words) and any(asked[start : start + len(words)] == words for start in starts)


def _may_miss(question: Question) -> tuple[int, ...]:
    """Return how many words of a question a value may lack, at first and where none is found so.

    Of a long question, some words say nothing about the value. ``which NAT device`` also says of what sort
    the subject is, in a word that it may not be called by.
    """
    if question.pasted:
        return (len(question.words) // 3,)
    return (0, 1) if question.which and len(question.words) > _FEWEST_WITH_SORT else (0,)


def _only_modifies(question: Question, label: str) -> bool:
    """Return True if what a question counts only modifies what a label is a number of.

    >>> _only_modifies(question_of("", ("health", "checks")), "Health check sources")
    True
    >>> _only_modifies(question_of("", ("weight", "group")), "Highest weight of a target group")
    False
    """
    words = plain_words(label.split(",", maxsplit=1)[0])
    end = next((position for position, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    asked = set(map(stem, question.words))
    match words[:end]:
        case [*_, modifier, head]:
            return stem(modifier) in asked and stem(head) not in asked
        case _:
            return False


def _says_so(match: TextMatch, record: Fact | Limit, question: Question) -> bool:
    """Return True unless a value says the opposite of what a question asks for."""
    if question.denied:
        return _denies(match, record, question)
    return _is_yes(record) or not question.which


def _denies(match: TextMatch, record: Fact | Limit, question: Question) -> bool:
    """Return True if a value says that what the question denies is not so."""
    label = set(map(stem, plain_words(match.passage.label)))
    return not _is_yes(record) and bool(label & question.denied)


def _is_yes(record: Fact | Limit) -> bool:
    """Return True unless a value says that something is not so, or is not known."""
    value = record.value
    if value.state is not State.VALUE:
        return False
    return value.flag or value.quantity is not None or bool(value.items) or not _NO.match(value.text)


def _share(name: str, asked: set[str]) -> float:
    """Return the share of a name's words that were asked for."""
    words = {stem(word) for word in plain_words(name)} - FILLERS
    return len(words & asked) / len(words) if words else 0.0
