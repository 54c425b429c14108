"""Tokens, stems and figures of queries and names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.search.names.text import singular, stem, tokenize
from netatlas.search.passages.figures import figure_terms, plain_figures


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Site-to-Site VPN", ("site", "to", "site", "vpn")),
        ("TLS 1.2", ("tls", "1.2")),
        ("C++ and C#", ("c++", "and", "c#")),
        ("alb+nlb", ("alb", "nlb")),
        ("Élastique ﬁn", ("elastique", "fin")),
        ("10.0.0.0/16", ("10.0.0.0", "16")),
        ("  ---  ", ()),
        (".5 Gbps or (.25–.75é)", ("0.5", "gbps", "or", "0.25", "0.75e")),
        ("v.5 a..5 .net 1.2.3.", ("v", "5", "a", "5", "net", "1.2.3")),
    ],
)
def test_tokens(text: str, words: tuple[str, ...]) -> None:
    """Versions would be split, C++ would be C, and a name with accents would not be found."""
    assert tokenize(text).words == words


@given(st.text(max_size=60))
def test_spans_are_within_the_text(text: str) -> None:
    """The wrong letters would be bold, or an index would be out of range."""
    found = tokenize(text)
    assert len(found.words) == len(found.spans)
    assert all(0 <= start < end <= len(text) for start, end in found.spans)


@pytest.mark.parametrize(
    ("many", "one"),
    [("addresses", "address"), ("policies", "policy"), ("ips", "ip"), ("tls", "tls"), ("https", "https")],
)
def test_plurals(many: str, one: str) -> None:
    """Security groups would not be found, or HTTPS would be taken for many HTTPs."""
    assert singular(many) == one


def test_forms_of_a_word_have_one_stem() -> None:
    """A sentence that says multicasting would not find multicast."""
    assert stem("multicasting") == stem("multicast")
    assert stem("ipv4") != stem("ipv6")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (".5 Gbps", "500 Mbps"),
        ("1 Gbps", "1,000 Mbps"),
        ("350 seconds", "350s"),
        ("6 minutes", "360 sec"),
        ("10gbit", "10 Gbps"),
    ],
)
def test_equal_sizes_are_one_term(a: str, b: str) -> None:
    """A figure would only be found in the unit that the pack happens to use."""
    terms = [list(figure_terms(tokenize(plain_figures(text)).words)) for text in (a, b)]
    assert terms[0] == terms[1] != []
