"""Figures in queries and texts: equal sizes meet, and no part of a number is taken for a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.search.names.text import plain_words
from netatlas.search.passages.figures import figure_problem, figure_terms, plain_figures
from netatlas.search.query import parse_query


def _terms(text: str) -> set[str]:
    return set(figure_terms(tuple(plain_words(plain_figures(text)))))


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        ("1,25 Gbps", "1250 Mbps"),
        ("12,5 Gbps", "12500 Mbps"),
        ("0,5 Tbps", "500 Gbps"),
        ("100 Gb/s", "100 Gbps"),
        ("100 Gbit/s", "100 Gbps"),
        ("1000 Mb/s", "1 Gbps"),
        ("12.5 GB/s", "100 Gbps"),
        ("12.5 GBps", "100 Gbps"),
        ("13000 MB/s", "104 Gbps"),
        ("100'000 Mbps", "100 Gbps"),
        ("100 000 Mbps", "100 Gbps"),
        ("1 million pps", "1000000 pps"),
        ("nat 55k pps", "55000 pps"),
        ("64 KiB", "65536 bytes"),
        ("1,500 bytes", "1500 bytes"),
        ("1,500 bits", "187.5 bytes"),
        ("10 gigabits per second", "10 Gbps"),
        ("99,99 %", "99.99 percent"),
    ],
)
def test_a_size_is_found_in_every_spelling(typed: str, size: str) -> None:
    """A figure would be found in the pack's own spelling only, or as another one."""
    assert _terms(typed) == _terms(size) != set()


@pytest.mark.parametrize("typed", ["1,2,3 Gbps", "1.000,5 Gbps", "10.0.0.5 nat", "802.1X", "ports 22 443"])
def test_no_part_of_a_number_is_a_number(typed: str) -> None:
    """1,2,3 Gbps would find what has 3 Gbps."""
    assert _terms(typed) == set()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nat 1,2,3 Gbps", "“1,2,3” is no number; write 1000 or 1,000"),
        ("100 GBPS", "“GBPS” may mean bits or bytes; write Gbps or GB/s"),
        ("12,5 Gbps", ""),
        ("10.0.0.0/24", ""),
        ("10.0.0.1:443", ""),
        ("TLS 1.2", ""),
    ],
)
def test_what_cannot_be_read_is_said(typed: str, said: str) -> None:
    """A query would find nothing, or two sizes, and nobody would know why."""
    assert figure_problem(typed).startswith(said)
    assert bool(figure_problem(typed)) == bool(said)


def test_bits_and_bytes_that_cannot_be_told_apart_are_both_searched() -> None:
    """One of the two would be guessed."""
    assert _terms("100 GBPS") == _terms("100 Gbps") | _terms("100 GB/s")


@pytest.mark.parametrize("figure", ["-99", "-99,5", "-5%", "-5 ms"])
def test_a_figure_below_zero_leaves_nothing_out(figure: str) -> None:
    """-99 would be taken for a word that no name may hold, and find nothing at all."""
    assert parse_query(f"bias {figure}").text == f"bias {figure}"
    assert parse_query("nat -802.1X -instance").excluded == ("802.1X", "instance")


@given(st.text() | st.text(alphabet="0123456789,.' -kMGBPSbps/%"))
def test_any_text_keeps_its_words(text: str) -> None:
    """A strange query would end in an error, or lose the words beside its figures."""
    assert plain_figures(f"zzz {text} zzz").split()[0] == "zzz"
    assert isinstance(figure_problem(text), str)
