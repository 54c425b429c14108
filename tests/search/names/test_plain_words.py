"""Words without their positions are those with them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netatlas.search.names.text import plain_words, tokenize

LETTERS = st.sampled_from(list("aZ09 .+#_-,/\t\x1c\x7f'é１ﬁİ")) | st.characters()


@given(st.text(LETTERS, max_size=12))
def test_words_are_the_same_whichever_way_they_are_found(text: str) -> None:
    """A passage would be indexed by other words than those that are searched for."""
    assert tuple(plain_words(text)) == tokenize(text).words
