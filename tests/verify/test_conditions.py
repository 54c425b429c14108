"""Whether conditions hold, and what is said of those that do not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.verify.conditions import judge, plain_text, says
from netatlas.verify.shapes import ModelShape
from tests.helpers.models import evidence

ENUM = {"members": ("A", "B")}
TEXT = {"documentation": "<p>The timeout is <code>3,600</code> seconds;\n it isn’t 350 or a /28.</p>"}

JUDGED: list[tuple[dict[str, Any], dict[str, Any], str, tuple[str, ...]]] = [
    ({}, {}, "", ()),
    ({"members": ("B", "A")}, ENUM, "", ()),
    ({"members": ("A",)}, ENUM, "", ("B",)),
    ({"members": ("A", "C")}, ENUM, "“C” is not there; there are “A” and “B”", ("B",)),
    ({"members": ("A",)}, {}, "it has no members, so not “A”", ()),
    ({"has": ("A",), "lacks": ("C",)}, ENUM, "", ()),
    ({"has": ("C", "D")}, ENUM, "“C” and “D” are not there; there are “A” and “B”", ()),
    ({"lacks": ("A",)}, ENUM, "“A” is there now", ()),
    ({"minimum": 1, "maximum": 10.0}, {"minimum": 1, "maximum": 10}, "", ()),
    ({"minimum": 1}, {"minimum": 2}, "the lower bound is 2, not 1", ()),
    ({"maximum": 0.5}, {}, "there is no upper bound, so not 0.5", ()),
    ({"words": ("350", "3,600 seconds", "isn't", "A /28")}, TEXT, "", ()),
    ({"words": ("600",)}, TEXT, "its documentation does not say “600”; it says “The timeout", ()),
    ({"words": ("second",)}, TEXT, "does not say “second”", ()),
    ({"words": ("350",)}, {}, "it has no documentation, so none that says “350”", ()),
    ({"value": 32}, {"values": (32.0,)}, "", ()),
    ({"value": True}, {"values": (1,)}, "the value is “1”, not true", ()),
    ({"value": "32"}, {"values": (32,)}, "the value is “32”, not 32", ()),
    ({"value": False}, {"values": (False, True)}, "the value is “true”, not false", ()),
    ({"value": 32}, {}, "there is no single value, so not 32", ()),
]


@pytest.mark.parametrize(("conditions", "there", "problem", "gained"), JUDGED)
def test_what_a_condition_demands(
    conditions: dict[str, Any], there: dict[str, Any], problem: str, gained: tuple[str, ...]
) -> None:
    """A change of a model would pass unnoticed, or what holds would be reported."""
    judgement = judge(evidence("ec2/1 A", **conditions), ModelShape(**there))
    assert problem in "; ".join(judgement.problems)
    assert bool(judgement.problems) == bool(problem)
    assert judgement.gained == gained


def test_long_lists_are_cut() -> None:
    """A problem with an enum of a thousand values would fill the screen."""
    many = tuple(f"value-{number}" for number in range(1000))
    (problem,) = judge(evidence("ec2/1 A", has=("C",)), ModelShape(members=many)).problems
    assert "and 988 more" in problem


@given(st.sets(st.text(min_size=1), min_size=1), st.sets(st.text()))
def test_gains_are_just_what_is_not_named(named: set[str], there: set[str]) -> None:
    """A tenth member of a list of nine would be missed."""
    judgement = judge(evidence("ec2/1 A", members=tuple(named)), ModelShape(members=tuple(there)))
    assert set(judgement.gained) == there - named
    assert bool(judgement.problems) == bool(named - there)


WORD = st.text("abcdefgh0123456789", min_size=1, max_size=6)


@given(st.lists(WORD, min_size=1, max_size=8), st.data())
def test_words_that_stand_there_are_found_however_they_are_set(words: list[str], data: st.DataObject) -> None:
    """Mark-up, case or a line break in a model's text would make evidence fail that holds."""
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    gap = st.sampled_from([" ", "\n  ", "&nbsp;", " <b>", "</i> ", "<p>"])
    text = "".join(word.upper() + data.draw(gap) for word in words)
    assert says(plain_text(text), " ".join(words[start:end]))


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_figure_is_found_as_a_whole_only(wanted: int, there: int) -> None:
    """350 seconds would be confirmed by a text that says 1,350."""
    for text in (f"at most {there} s", f"at most {there:,} s", f"at most {there}s."):
        assert says(text, str(wanted)) <= (f"{there:,}" == str(wanted) or there == wanted)
    assert says(f"from {wanted:,} to {there:,}.", f"{wanted:,}")


def test_words_without_a_letter_are_never_found() -> None:
    """A slip in the pack would be confirmed by any text."""
    assert not says("any text", " ")
