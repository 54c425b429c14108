"""Two windows of one home never undo what the other did, in whichever order they write."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from netatlas.desk.file_lock import FileLock, locked
from netatlas.desk.joining import MAX_RECENT, joined, joined_recent
from netatlas.desk.settings import Settings, load_settings, save_changes, settings_file
from netatlas.errors import CannotWrite

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = tuple("abcdefgh")
WINDOWS = st.integers(0, 2)
STEPS = st.one_of(
    st.tuples(st.just("visit"), WINDOWS, st.sampled_from(PAGES)),
    st.tuples(st.just("fold"), WINDOWS, st.sampled_from(PAGES)),
    st.tuples(st.just("unfold"), WINDOWS, st.sampled_from(PAGES)),
    st.tuples(st.just("theme"), WINDOWS, st.sampled_from(["system", "light", "dark"])),
    st.tuples(st.just("text_percent"), WINDOWS, st.integers(50, 300)),
    st.tuples(st.just("browse"), WINDOWS, st.booleans()),
    st.tuples(st.just("save"), WINDOWS, st.none()),
)


@dataclass
class Window:
    """What one window has read or written last, and what it shows now."""

    before: Settings = field(default_factory=Settings)
    now: Settings = field(default_factory=Settings)

    def take(self, what: str, value: Any) -> None:  # noqa: ANN401 - of each setting its own
        """Change something by hand."""
        recent, folded = self.now.recent, self.now.folded
        changes: dict[str, Callable[[], dict[str, Any]]] = {
            "visit": lambda: {"recent": (value, *(one for one in recent if one != value))},
            "fold": lambda: {"folded": tuple(sorted({*folded, value}))},
            "unfold": lambda: {"folded": tuple(one for one in folded if one != value)},
        }
        self.now = replace(self.now, **changes.get(what, lambda: {what: value})())


@settings(max_examples=40)
@given(st.lists(STEPS, max_size=25))
def test_no_window_undoes_what_another_did(steps: list[tuple[str, int, Any]]) -> None:
    """The window closed last would take back the theme, the panels and the pages visited of the others."""
    windows, wanted = [Window() for _ in range(3)], Window()
    visited: list[set[str]] = [set(), set(), set()]
    with TemporaryDirectory() as folder:
        for what, index, value in (*steps, *(("save", index, None) for index in range(3))):
            window = windows[index]
            if what != "save":
                window.take(what, value)
                visited[index] |= {value} if what == "visit" else set()
                continue
            for name in ("theme", "text_percent", "browse"):
                if getattr(window.now, name) != getattr(window.before, name):
                    wanted.take(name, getattr(window.now, name))
            for key in {*window.now.folded} ^ {*window.before.folded}:
                wanted.take("fold" if key in window.now.folded else "unfold", key)
            save_changes(Path(folder), window.before, window.now)
            window.before = window.now
            found = load_settings(Path(folder))
            assert window.now.recent[:1] == found.recent[:1] or not visited[index]
            visited[index] = set()
        found = load_settings(Path(folder))
    assert set(found.recent) == {value for what, _, value in steps if what == "visit"}
    assert replace(found, recent=(), folded=()) == replace(wanted.now, folded=())
    assert set(found.folded) == set(wanted.now.folded)


LISTS = st.lists(st.sampled_from(range(30)), unique=True, max_size=MAX_RECENT).map(tuple)


@given(LISTS, LISTS, LISTS)
def test_a_joined_list_holds_what_each_added(
    before: tuple[int, ...], mine: tuple[int, ...], theirs: tuple[int, ...]
) -> None:
    """An entry would come back that was taken away, or one go that somebody has just added."""
    found = joined(before, mine, theirs)
    assert len(found) == len(set(found))
    assert {*mine} - {*before} <= {*found} <= {*mine} | {*theirs}
    assert {*theirs} - {*before} <= {*found}
    assert not ({*before} - {*mine}) & {*found} or theirs == before
    recent = joined_recent(before, mine, theirs)
    assert len(recent) == len(set(recent)) == min(MAX_RECENT, len({*mine, *theirs}))
    assert joined_recent(before, before, theirs)[: len(theirs)] == theirs


def test_windows_that_write_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    """Between reading and writing of one window the words of another would be lost."""
    with ThreadPoolExecutor(8) as pool:
        list(
            pool.map(
                lambda page: save_changes(tmp_path, Settings(), Settings(recent=(page,), folded=(page,))),
                PAGES,
            )
        )
    found = load_settings(tmp_path)
    assert set(found.recent) == set(found.folded) == set(PAGES)


@pytest.mark.parametrize("newer", [{"colour": "blue"}, {"theme": "purple"}, {"packs": {"open": ["a"]}}])
def test_what_another_version_wrote_stays(tmp_path: Path, newer: dict[str, object]) -> None:
    """Whoever tries an older version would find the settings of the newer one gone."""
    values = {"address_format": 2, "recent": ["a"], **newer}
    settings_file(tmp_path).write_text(tomli_w.dumps(values), encoding="utf-8")
    before = load_settings(tmp_path)
    save_changes(tmp_path, before, replace(before, text_percent=140, recent=("b", "a")))
    kept = settings_file(tmp_path).read_text(encoding="utf-8")
    assert tomli_w.dumps(newer).strip() in kept
    assert load_settings(tmp_path) == replace(before, text_percent=140, recent=("b", "a"))


@pytest.mark.parametrize(("theirs", "mine", "wanted"), [(1, 2, "mine"), (2, 1, "theirs"), (2, 2, "both")])
def test_addresses_of_two_formats_are_not_mixed(tmp_path: Path, theirs: int, mine: int, wanted: str) -> None:
    """What the first build wrote would be read as addresses of today, which mean something else."""
    values = {"recent": ["theirs"], "tabs": ["theirs"], "address_format": theirs}
    settings_file(tmp_path).write_text(tomli_w.dumps(values), encoding="utf-8")
    before = Settings(address_format=1)
    save_changes(tmp_path, before, replace(before, recent=("mine",), address_format=mine, theme="dark"))
    found = load_settings(tmp_path)
    both = ("mine", "theirs")
    assert found.recent == (both if wanted == "both" else (wanted,))
    assert (found.theme, found.address_format) == ("dark", 2)


def test_a_lock_has_one_holder(tmp_path: Path) -> None:
    """Two windows would write the same session, or wait for one that has ended long ago."""
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.acquire()
    assert first.acquire()
    assert not second.acquire()
    with pytest.raises(TimeoutError), locked(tmp_path / "lock", wait_s=0):
        pass
    first.release()
    with locked(tmp_path / "lock"):
        assert not second.acquire()
    assert second.acquire()
    second.release()
    assert FileLock(tmp_path / "nowhere" / "lock").acquire()


def test_what_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    """Settings that somebody keeps elsewhere, by a link that is broken today, would be replaced."""
    settings_file(tmp_path).mkdir()
    assert load_settings(tmp_path) == Settings()
    with pytest.raises(CannotWrite):
        save_changes(tmp_path, Settings(), Settings(theme="dark"))
    assert settings_file(tmp_path).is_dir()
