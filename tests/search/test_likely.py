"""What is parsed as an address, a block or a port is never taken for a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.search.lenses.likely import may_be_network
from netatlas.search.lenses.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

PIECES = [*":: : fe ab . / - to in two port tcp [ ] %a @ x:// \uff11".split(), " "]  # noqa: SIM905 - reads better


@pytest.fixture(scope="module", autouse=True)
def parse_everything() -> Iterator[None]:
    """Parse what is unlikely too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("netatlas.search.lenses.parsing.may_be_network", lambda _: True)
        yield


@given(st.lists(st.sampled_from(PIECES) | st.characters(), max_size=12).map("".join))
def test_nothing_unlikely_is_an_address_a_block_or_a_port(text: str) -> None:
    """A lens would no longer answer, without a word."""
    assert may_be_network(text) or parse(text) is None
