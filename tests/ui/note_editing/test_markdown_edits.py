"""What the buttons over a note do to its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.ui.note_editing import markdown_edits as edits

TEXTS = st.text(st.sampled_from("ab\n *-[]"), max_size=30)


def _applied(text: str, change: edits.Change) -> str:
    return text[: change.start] + change.text + text[change.end :]


@given(TEXTS, TEXTS)
def test_a_difference_leads_from_one_text_to_the_other(old: str, new: str) -> None:
    """What another program has changed would be shown wrong, and saved so."""
    start, end, replacement = edits.difference(old, new)
    assert 0 <= start <= end <= len(old)
    assert old[:start] + replacement + old[end:] == new


@given(TEXTS, st.data())
def test_bold_twice_is_as_before(text: str, data: st.DataObject) -> None:
    """Taking bold back would leave signs behind, or eat letters."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first = edits.wrapped_in(text, start, end, "**")
    once = _applied(text, first)
    begin, stop = (first.start + position for position in first.selected)
    assert _applied(once, edits.wrapped_in(once, begin, stop, "**")) == text


@pytest.mark.parametrize(
    ("text", "start", "end", "wanted"),
    [
        ("one\ntwo\nthree", 1, 5, "- one\n- two\nthree"),
        ("- one\n2. two", 0, 9, "one\ntwo"),
        ("- one\ntwo", 0, 9, "- one\n- two"),
        ("", 0, 0, "- "),
    ],
)
def test_lines_become_a_list_and_lines_again(text: str, start: int, end: int, wanted: str) -> None:
    """A list would be made of half a line, or could not be taken back."""
    assert _applied(text, edits.as_list(text, start, end)) == wanted


@pytest.mark.parametrize(("text", "before"), [("", ""), ("a\n", ""), ("a", "\n\n")])
def test_a_table_begins_on_a_line_of_its_own(text: str, before: str) -> None:
    """Markdown takes a table in the middle of a line for words."""
    change = edits.with_table(text, len(text), len(text))
    assert _applied(text, change) == f"{text}{before}{edits.TABLE}"
    position = change.start + change.selected[0]
    assert _applied(text, change)[position - 2 : position] == "| "


def test_the_link_at_the_cursor() -> None:
    """The key that follows a link would open another one, or none."""
    line = "see [[NAT gateway|it]] or [[VPC]]"
    names = [edits.link_at(line, position) for position in (0, 4, 10, 22, 24, 27)]
    assert names == ["", "NAT gateway", "NAT gateway", "NAT gateway", "", "VPC"]
