"""Reads a timeline over Linux's accessibility bus (AT-SPI), as a screen reader does, and writes it as JSON.

Run by the system's Python, which has the bindings of AT-SPI, in a session with a bus and an X display. The
arguments are the command that starts ``at_spi_window``. Each step waits for the event of the one before.
"""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from typing import Any, TypeAlias

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]  # noqa: E402 - after its version

Bound: TypeAlias = Any
"""An object of the bindings, which have no types."""
_LONGEST = 60
"""Seconds after which the reader gives up."""
_STEPS = ("Right", "End", "Down")


class Reader:
    """Follows the focus of the window, presses a key at each step, and writes down what it hears."""

    def __init__(self, command: list[str]) -> None:
        self.heard: list[str] = []
        self.tree: dict[str, Any] = {}
        self._picture: Bound = None
        self._steps = iter(_STEPS)
        self._listener = Atspi.EventListener.new(self._on_event)
        for kind in ("object:state-changed:focused", "object:property-change:accessible-name"):
            self._listener.register(kind)
        self._window = subprocess.Popen(command, stdin=subprocess.PIPE, text=True)

    def finish(self) -> None:
        """Close the window."""
        assert self._window.stdin is not None
        self._window.stdin.close()
        self._window.wait(_LONGEST)

    def _on_event(self, event: Bound) -> None:
        """Note what gets the focus, and press the next key; the first is the picture itself."""
        is_focus = event.type.startswith("object:state-changed")
        if is_focus and not event.detail1:  # what has lost it
            return
        if self._picture is None:
            if "timeline" not in event.source.get_name():  # another widget had the focus before
                return
            self._picture, self.tree = event.source, _described(event.source)
        if not is_focus and event.source != self._picture:  # labels beside the picture change as they should
            return
        self.heard.append(f"{'focus' if is_focus else 'name'}: {event.source.get_name()}")
        key = next(self._steps, "")
        if not key:
            Atspi.event_quit()
            return
        assert self._window.stdin is not None
        self._window.stdin.write(f"{key}\n")
        self._window.stdin.flush()


def _described(thing: Bound) -> dict[str, Any]:
    box = thing.get_extents(Atspi.CoordType.WINDOW)
    children = [thing.get_child_at_index(index) for index in range(thing.get_child_count())]
    for index, child in enumerate(children):
        assert child.get_index_in_parent() == index
        assert child.get_parent() == thing
    return {
        "name": thing.get_name(),
        "description": thing.get_description(),
        "role": thing.get_role_name(),
        "box": [box.x, box.y, box.width, box.height],
        "children": [_described(child) for child in children],
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore", DeprecationWarning)
    reader = Reader(sys.argv[1:])
    GLib.timeout_add_seconds(_LONGEST, Atspi.event_quit)
    Atspi.event_main()
    reader.finish()
    sys.stdout.write(json.dumps({"heard": reader.heard, "tree": reader.tree}))
