"""What was visited last is known with its time, also at the next start."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from netatlas.address import Address
from netatlas.ui import recent_addresses
from netatlas.ui.recent_addresses import RecentAddresses

LIMITS, GATEWAY = Address.view("limits"), Address.record("demo:nat-gateway")
NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)


def test_the_time_of_a_visit_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """The start page would say of yesterday's pages what they are about, and not when they were open."""
    monkeypatch.setattr(recent_addresses, "now", lambda: NOON)
    recent = RecentAddresses()
    recent.visit(GATEWAY)
    recent.visit(Address.view("start"))
    again = RecentAddresses()
    again.restore(recent.addresses, recent.visits)
    assert again.addresses == (GATEWAY,)
    assert again.time_of(GATEWAY) == NOON
    assert again.time_of(LIMITS) is None
    assert again.visits == recent.visits == (f"2026-11-29T12:00:00.000000+00:00 {GATEWAY}",)


@pytest.mark.parametrize("visit", ["", "soon view:limits", "2026-99-01 view:limits", "0001-01-01T00:00:00 x"])
def test_a_time_that_makes_no_sense_is_passed_over(visit: str) -> None:
    """A settings file that was edited by hand would keep the window from starting."""
    recent = RecentAddresses()
    recent.restore((LIMITS,), (visit,))
    assert recent.addresses == (LIMITS,)
    assert recent.time_of(LIMITS) is None


def test_a_page_that_was_visited_since_keeps_its_newer_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of the last session would replace that of a minute ago."""
    monkeypatch.setattr(recent_addresses, "now", lambda: NOON)
    recent = RecentAddresses()
    recent.visit(LIMITS)
    recent.restore((LIMITS,), (f"2020-01-01T00:00:00+00:00 {LIMITS}",))
    assert recent.time_of(LIMITS) == NOON
