"""What was open is there at the next start: whole, of each window, and whatever was done to the files."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.address import Address
from netatlas.desk.session import (
    MAX_CLOSED,
    MAX_STEPS,
    START,
    HistoryEntry,
    SavedTab,
    Session,
    read_session,
    session_text,
    tabs_of,
)
from netatlas.desk.session_files import SessionFiles
from netatlas.errors import CannotWrite

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = st.builds(
    HistoryEntry,
    st.text(st.characters(exclude_categories=["Cs"])).map(
        lambda text: Address.parse(str(Address.record(text)))
    ),
    st.integers(0, 2**31 - 1),
)
STEPS = st.lists(ENTRIES, max_size=3).map(tuple)
TABS = st.lists(st.builds(SavedTab, ENTRIES, STEPS, STEPS), max_size=3).map(tuple)
SESSIONS = st.builds(
    Session,
    tabs=TABS,
    front=st.integers(),
    closed=TABS,
    geometry=st.binary(max_size=9),
    splitter=st.binary(max_size=9),
    other=st.dictionaries(st.sampled_from(["pins", "groups"]), st.integers()),
)


def session(*names: str) -> Session:
    """Return a session with a tab for each name."""
    return Session(tabs=tabs_of(map(Address.record, names)))


def names(tabs: tuple[SavedTab, ...]) -> str:
    """Return what tabs show, in a word."""
    return "".join(tab.current.address.record_id for tab in tabs)


@given(SESSIONS, st.floats(0, 1e12))
def test_a_session_comes_back_as_it_was(before: Session, saved: float) -> None:
    """Back and forward would be empty after a restart, or lead elsewhere."""
    assert read_session(session_text(before, saved).encode()) == (before, saved)


def test_a_history_is_bounded() -> None:
    """A tab that is never closed would make every start slower."""
    steps = tuple(HistoryEntry(Address.record(str(number))) for number in range(3 * MAX_STEPS))
    tab = SavedTab(HistoryEntry(START), steps, steps)
    found, _ = read_session(session_text(Session(tabs=(tab,), closed=(tab,) * 300), 0).encode())
    assert found.tabs[0].back == found.tabs[0].forward == steps[-MAX_STEPS:]
    assert len(found.closed) == MAX_CLOSED


@given(st.binary(max_size=60) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(
        st.sampled_from(["tabs", "front", "closed", "saved", "current", "back", "geometry"]), inner
    ),
).map(lambda value: json.dumps(value).encode()))  # fmt: skip
def test_no_file_whatever_stops_the_start(content: bytes) -> None:
    """A file that something else wrote would keep the window from opening."""
    try:
        found, saved = read_session(content)
    except (ValueError, RecursionError):
        return
    assert read_session(session_text(found, saved).encode()) == (found, saved)


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff", b"[" * 100_000, b"1" * 5000])
def test_a_damaged_session_is_kept_and_said_once(tmp_path: Path, damage: bytes) -> None:
    """The window would not start, or forget without a word what was open."""
    with closing(_Window(tmp_path)) as first:
        first.files.save(session("a"))
    (tmp_path / "sessions" / "1.json").write_bytes(damage)
    said: list[str] = []
    for _ in range(2):
        files = SessionFiles(tmp_path, tell=said.append)
        assert files.take() == Session()
        files.release()
    [sentence] = said
    [kept] = (tmp_path / "sessions").glob("*damaged*")
    assert str(kept) in sentence
    assert kept.read_bytes() == damage


class _Window:
    """A window as far as its session goes."""

    def __init__(self, home: Path) -> None:
        self.files = SessionFiles(home)
        self.session = self.files.take()

    def close(self) -> None:
        """Close it without another word, as the system does when the program ends."""
        self.files.release()


def test_each_window_keeps_its_own_tabs(tmp_path: Path) -> None:
    """The window closed last would throw the tabs of the other away."""
    first, second = _Window(tmp_path), _Window(tmp_path)
    first.files.save(session("a", "b", "c"))
    assert _Window(tmp_path).session == Session()  # those of the first are open already
    second.files.save(session("d", "e"))
    first.files.save(session("a", "b"))
    first.close()
    second.files.save(session("e"))
    second.close()
    with closing(_Window(tmp_path)) as third:
        assert (names(third.session.tabs), names(third.session.closed)) == ("e", "ab")
        assert third.files.taken_over == 2
        with closing(_Window(tmp_path)) as fourth:
            assert fourth.session == Session()
    with closing(_Window(tmp_path)) as again:  # killed before it could keep anything
        assert (names(again.session.tabs), names(again.session.closed)) == ("e", "ab")
        again.files.save(again.session)
    with closing(_Window(tmp_path)) as last:
        assert (names(last.session.tabs), names(last.session.closed)) == ("e", "ab")
        assert last.files.taken_over == 0


def test_an_empty_window_closed_last_is_not_gone_on_with(tmp_path: Path) -> None:
    """Whoever opened a second window for a moment would find the start page the next day."""
    first, second = _Window(tmp_path), _Window(tmp_path)
    first.files.save(session("a", "b"))
    second.files.save(Session(tabs=tabs_of([START])))
    first.close()
    second.close()
    with closing(_Window(tmp_path)) as third:
        assert (names(third.session.tabs), third.session.closed) == ("ab", ())
        assert third.files.taken_over == 0


def test_a_window_that_goes_on_after_closing_takes_a_session_of_its_own(tmp_path: Path) -> None:
    """Two windows would write one file if a closing was called off."""
    first = _Window(tmp_path)
    first.files.save(session("a"))
    first.close()
    second = _Window(tmp_path)
    first.files.save(session("b"))
    second.files.save(session("c"))
    first.close()
    second.close()
    with closing(_Window(tmp_path)) as third:
        assert (names(third.session.tabs), names(third.session.closed)) == ("c", "b")


def test_a_home_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """The window would seem to keep what it cannot."""
    (tmp_path / "sessions").write_bytes(b"")
    files = SessionFiles(tmp_path)
    assert files.take() == Session()
    with pytest.raises(CannotWrite):
        files.save(session("a"))
