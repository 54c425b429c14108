"""Nothing is lost or out of order when the clock is put back or forward while the program runs."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from netatlas.address import Address
from netatlas.desk.backups import Backups
from netatlas.desk.notes import Notes
from netatlas.desk.session import Session, tabs_of
from netatlas.desk.session_files import SessionFiles
from netatlas.desk.store import Store
from tests.helpers.clocks import Clock

if TYPE_CHECKING:
    import pytest

JUMPS = st.lists(st.integers(-40 * 24 * 60, 40 * 24 * 60), min_size=2, max_size=5)
"""Minutes by which the clock jumps, back or forward, before each save."""


@settings(max_examples=12)  # each waits for the disk a few dozen times
@given(jumps=JUMPS)
def test_notes_and_versions_stay_in_the_order_of_their_writing(jumps: list[int]) -> None:
    """A version would be shown among those that it came after, or be dropped as the oldest."""
    clock = Clock()
    with TemporaryDirectory() as folder, closing(Store(Path(folder))) as store:
        notes = Notes(store, clock=clock)
        note = notes.add("demo:vpc", "text -1")
        times = [note.changed]
        for number, minutes in enumerate(jumps):
            clock.advance(minutes=minutes)
            note = notes.save(note.id, f"text {number}", note.changed)
            assert not note.conflict
            times.append(note.changed)
        assert times == sorted(set(times))
        texts = [note.text, *(version.text for version in notes.versions(note.id))]
        assert texts == sorted(texts, key=lambda text: -int(text.split()[1]))
        changed = [note.changed, *(version.changed for version in notes.versions(note.id))]
        assert changed == sorted(changed, reverse=True)


@settings(max_examples=12)  # each waits for the disk a few dozen times
@given(jumps=JUMPS)
def test_the_backup_just_made_is_there(jumps: list[int]) -> None:
    """A backup would be removed as soon as it is made, because an older one seems to be newer."""
    clock = Clock()
    with TemporaryDirectory() as folder, closing(Store(Path(folder))) as store:
        notes, backups = Notes(store, clock=clock), Backups(store, clock=clock)
        note = notes.add("demo:vpc", "begun")
        for number, minutes in enumerate(jumps):
            clock.advance(minutes=minutes)
            note = notes.save(note.id, f"text {number}", note.changed)
            before = {one.path for one in backups.all() if one.time > clock.time}
            made = backups.make_if_changed()
            paths = {one.path for one in backups.all()}
            assert made in paths
            assert before <= paths
            assert backups.make_if_changed() is None
            backups.restore(made)
            assert notes.all()[0].text == f"text {number}"
            for one in backups.all():
                if one.before_restore:
                    one.path.unlink()


def test_no_tab_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window closed last would be taken for an old one, and its tabs would not come back."""
    clock = Clock()

    def now() -> float:
        return clock.time.timestamp()

    monkeypatch.setattr("netatlas.desk.session_files.time.time", now)
    left = SessionFiles(tmp_path)
    left.save(Session(tabs=tabs_of([Address.view("limits")])))
    left.release()
    for number, hours in enumerate((-5, 3, -30)):
        clock.advance(hours=hours)
        files = SessionFiles(tmp_path)
        found = files.take()
        other = SessionFiles(tmp_path)  # of a window that is killed
        other.save(Session(tabs=tabs_of([Address.record(f"other-{number}")])))
        other.release()
        assert found.tabs
        clock.advance(hours=-1)
        kept = (*found.closed, *found.tabs)
        files.save(Session(tabs=tabs_of([Address.record(f"own-{number}")]), closed=kept))
        files.release()
    last = SessionFiles(tmp_path)
    session = last.take()
    last.release()
    shown = {str(tab.current.address) for tab in (*session.tabs, *session.closed)}
    assert shown == {"view:limits", *(f"{name}-{n}" for n in range(3) for name in ("own", "other"))}
