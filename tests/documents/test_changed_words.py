"""Of what holds now, the words that the notes did not have are in bold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.documents.blocks import STRONG, Text, plain
from netatlas.documents.changed_words import changed_words


@pytest.mark.parametrize(
    ("said", "now", "bold"),
    [
        ("It scales to 45 Gbps.", "It scales to 100 Gbps. More needs several.", ["100"]),
        ("TLS 1.2 is dated 2005.", "TLS 1.2 was published in 2008.", ["was published in 2008."]),
        ("The CLB runs in EC2-Classic or in a VPC.", "The CLB runs in a VPC only.", ["only."]),
        ("It is shared.", "It is shared. Since 2019 it can be dedicated.", []),
        ("Anything.", "", []),
        ("Short.", "word " * 80 + "end.", []),
    ],
)  # fmt: skip
def test_what_changed_is_bold(said: str, now: str, bold: list[str]) -> None:
    """A reader would have to find the one figure that differs among four lines of prose."""
    spans = changed_words(said, now)
    assert [span.text.strip() for span in spans if isinstance(span, Text) and span.style == STRONG] == bold


@given(st.text(), st.text())
def test_no_word_is_lost(said: str, now: str) -> None:
    """A correction would be cut short on its way into bold, such as one with odd spaces."""
    assert plain(changed_words(said, now)) == now
