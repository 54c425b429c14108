"""Dates as people write them: read or refused, and never guessed."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.date_reading import read_date
from netatlas.atlas.dates import PartialDate, Precision
from netatlas.errors import UsageError


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2014", "2014"),
        ("2014-10", "2014-10"),
        ("2014-10-14", "2014-10-14"),
        (" 2014-10-14 ", "2014-10-14"),
        ("2014-6", "2014-06"),
        ("2014-6-5", "2014-06-05"),
        ("2014/10/14", "2014-10-14"),
        ("2014.10.14", "2014-10-14"),
        ("14.10.2014", "2014-10-14"),
        ("14. 10. 2014", "2014-10-14"),
        ("2.3.2014", "2014-03-02"),
        ("10.2014", "2014-10"),
        ("10/2014", "2014-10"),
        ("14/10/2014", "2014-10-14"),
        ("10/14/2014", "2014-10-14"),
        ("14-10-2014", "2014-10-14"),
        ("03/03/2014", "2014-03-03"),
        ("Oct 2014", "2014-10"),
        ("Oct. 2014", "2014-10"),
        ("October 2014", "2014-10"),
        ("october, 2014", "2014-10"),
        ("2014 Oct", "2014-10"),
        ("14 October 2014", "2014-10-14"),
        ("14. October 2014", "2014-10-14"),
        ("14th of October 2014", "2014-10-14"),
        ("14-Oct-2014", "2014-10-14"),
        ("October 14, 2014", "2014-10-14"),
        ("Oct 14th 2014", "2014-10-14"),
        ("2014 October 14", "2014-10-14"),
        ("Sept 2014", "2014-09"),
        ("May 2014", "2014-05"),
    ],
)
def test_a_date_is_read_as_people_write_it(written: str, date: str) -> None:
    """Every date would have to be turned into the pack's own form by hand."""
    assert str(read_date(written)) == date


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("02/03/2014", "“02/03/2014” may be one of two days; write 2014-02-03 or 2014-03-02."),
        ("2-3-2014", "may be one of two days; write 2014-02-03 or 2014-03-02"),
        ("14.10.14", "is no date; write it as 2015, 2015-06 or 2015-06-25"),
        ("Oct 14", "is no date"),
        ("October", "is no date"),
        ("Octo 2014", "is no date"),
        ("31.2.2014", "is no date"),
        ("2014-13", "is no date"),
        ("13/13/2014", "is no date"),
        ("20141014", "is no date"),
        ("yesterday", "is no date"),
        ("", "is no date"),
    ],
)
def test_a_date_that_may_be_two_is_refused(written: str, said: str) -> None:
    """A need or a timeline would be answered for another day than the one that was meant."""
    with pytest.raises(UsageError) as refused:
        read_date(written)
    assert said in str(refused.value)


@given(st.builds(PartialDate.of, st.dates(), st.sampled_from(Precision)))
def test_what_is_printed_is_read_back_equal(date: PartialDate) -> None:
    """A date that is copied from a page would become another one."""
    assert read_date(str(date)) == date


@given(st.text() | st.text(alphabet="0123456789./- octmay"))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    """A slip of the keys would end in a traceback."""
    with contextlib.suppress(UsageError):
        assert read_date(text).first <= read_date(text).last
