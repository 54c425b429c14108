"""Places and the history of a tab."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netatlas.address import Address
from netatlas.desk.session import START, HistoryEntry
from netatlas.ui.navigation import History


def test_back_and_forward_return_to_where_one_was_with_its_scroll() -> None:
    """Readers would lose their place when they go back."""
    history = History()
    gateway, vpc = Address.record("nat-gateway"), Address.record("vpc")
    history.visit(gateway, scroll=10)
    history.visit(vpc, scroll=20)
    assert history.back(scroll=30)
    assert history.current == HistoryEntry(gateway, 20)
    assert history.forward(scroll=40)
    assert history.current == HistoryEntry(vpc, 30)
    assert not history.forward()


def test_a_new_place_forgets_the_way_forward() -> None:
    """Forward would lead to a page that was not visited after this one."""
    history = History()
    history.visit(Address.record("a"))
    history.back()
    history.visit(Address.record("b"))
    assert not history.can_go_forward
    assert history.back()
    assert history.current.address == START


@given(st.lists(st.sampled_from(["visit", "back", "forward"]), max_size=30))
def test_back_undoes_forward(steps: list[str]) -> None:
    """A tab would drift to another page by going there and back."""
    history = History()
    for number, step in enumerate(steps):
        if step == "visit":
            history.visit(Address.record(f"place-{number}"))
        else:
            getattr(history, step)()
        before = history.current.address
        if history.back():
            assert history.forward()
        assert history.current.address == before
