"""What one window has open: its tabs with their histories, those closed last, its place on the screen."""

from __future__ import annotations

import base64
import json
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from netatlas.address import Address
from netatlas.desk.stored_values import storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_STEPS = 50
"""Steps kept of a history in each direction: more than anybody goes back one by one."""
MAX_CLOSED = 100
"""Closed tabs kept, so that those of another window are among them too."""
_LARGEST_SCROLL = 2**31 - 1
"""What Qt can take for a position."""

_KEYS = ("tabs", "front", "closed", "geometry", "splitter")


class HistoryEntry(NamedTuple):
    """A visited address, with the scroll position of its page in pixels."""

    address: Address
    scroll: int = 0


class SavedTab(NamedTuple):
    """The history of a tab.

    Attributes:
        current: what it shows.
        back: what back goes to, the next last.
        forward: what forward goes to, the next last.
    """

    current: HistoryEntry
    back: tuple[HistoryEntry, ...] = ()
    forward: tuple[HistoryEntry, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether it is a new tab: the start page, and nothing to go to."""
        return self.current.address == START and not self.back and not self.forward


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What a window has open.

    Attributes:
        tabs: left to right.
        front: the index of the tab in front.
        closed: the tabs that can be opened again, the next last.
        geometry: the place of the window on the screen, as Qt writes it.
        splitter: the widths of its panes, as Qt writes them.
        other: what a newer version has kept there too.
    """

    tabs: tuple[SavedTab, ...] = ()
    front: int = 0
    closed: tuple[SavedTab, ...] = ()
    geometry: bytes = b""
    splitter: bytes = b""
    other: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        """Whether nothing but a new tab is open."""
        return all(tab.is_new for tab in self.tabs)


START = Address.view("start")


def tabs_of(addresses: Iterable[Address]) -> tuple[SavedTab, ...]:
    """Return tabs at addresses, without a history."""
    return tuple(SavedTab(HistoryEntry(address)) for address in addresses)


def session_text(session: Session, saved: float) -> str:
    """Return the text of a session's file; ``saved`` is the time in seconds."""
    values = {
        **session.other,
        "saved": saved,
        "tabs": [_tab_values(tab) for tab in session.tabs],
        "front": session.front,
        "closed": [_tab_values(tab) for tab in session.closed[-MAX_CLOSED:]],
        "geometry": base64.b64encode(session.geometry).decode("ascii"),
        "splitter": base64.b64encode(session.splitter).decode("ascii"),
    }
    return json.dumps(values, ensure_ascii=False, indent=1)


def read_session(content: bytes) -> tuple[Session, float]:
    """Return a session and when it was saved; what makes no sense in it is left out.

    Raises:
        ValueError: it is no such file.
        RecursionError: its lists are too deep.
    """
    values = json.loads(content)
    if not isinstance(values, dict):
        raise ValueError("not a session")  # noqa: TRY004 - to the caller as wrong as a file that is no JSON
    front, saved = values.get("front"), values.get("saved")
    session = Session(
        tabs=_tabs(values.get("tabs")),
        front=front if type(front) is int else 0,
        closed=_tabs(values.get("closed")),
        geometry=_bytes(values.get("geometry")),
        splitter=_bytes(values.get("splitter")),
        other={key: value for key, value in values.items() if key not in {*_KEYS, "saved"}},
    )
    return session, saved if isinstance(saved, float) and math.isfinite(saved) else 0.0


def _tab_values(tab: SavedTab) -> dict[str, object]:
    return {
        "current": _entry_values(tab.current),
        "back": list(map(_entry_values, tab.back[-MAX_STEPS:])),
        "forward": list(map(_entry_values, tab.forward[-MAX_STEPS:])),
    }


def _entry_values(entry: HistoryEntry) -> list[object]:
    return [str(entry.address), entry.scroll]


def _tabs(values: object) -> tuple[SavedTab, ...]:
    tabs = (_tab(value) for value in values) if isinstance(values, list) else ()
    return tuple(tab for tab in tabs if tab is not None)


def _tab(value: object) -> SavedTab | None:
    if not isinstance(value, dict) or not (current := _entries([value.get("current")])):
        return None
    return SavedTab(current[0], _entries(value.get("back")), _entries(value.get("forward")))


def _entries(values: object) -> tuple[HistoryEntry, ...]:
    found = []
    for value in values if isinstance(values, list) else ():
        match value:
            case [str() as address, int() as scroll] if 0 <= scroll <= _LARGEST_SCROLL:
                found.append(HistoryEntry(Address.parse(storable(address)), scroll))
            case _:
                pass
    return tuple(found)


def _bytes(value: object) -> bytes:
    try:
        return base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except ValueError:
        return b""
