"""Hears the window over Linux's accessibility bus (AT-SPI), as a screen reader does, and writes it as JSON.

Run by the system's Python, which has the bindings of AT-SPI, in a session with a bus and an X display. The
first argument is a list of steps in JSON: what is sent to the window, and what is to be heard before the next
one. The others are the command that starts ``at_spi_application``.
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
"""Seconds after which the listener gives up."""
_KINDS = {
    "object:state-changed:focused": "focus",
    "object:property-change:accessible-description": "description",
    "object:announcement": "said",
    "object:text-caret-moved": "caret",
}


class Listener:
    """Sends the steps one by one, and writes down what it hears after each."""

    def __init__(self, steps: list[list[str]], command: list[str]) -> None:
        self.heard: list[list[str]] = [[]]
        self.choices: list[list[str]] = []
        self.tables: dict[str, list[list[str]]] = {}
        self._awaited = steps[0][1]
        self._steps = iter(steps[1:])
        self._listener = Atspi.EventListener.new(self._on_event)
        for kind in _KINDS:
            self._listener.register(kind)
        self._window = subprocess.Popen(command, stdin=subprocess.PIPE, text=True)

    def finish(self) -> None:
        """Close the window."""
        assert self._window.stdin is not None
        self._window.stdin.close()
        self._window.wait(_LONGEST)

    def _on_event(self, event: Bound) -> None:
        """Note what is heard; when it is what is awaited, send the next step."""
        kind = next(word for type_, word in _KINDS.items() if event.type.startswith(type_))
        source = event.source
        if kind == "focus" and not event.detail1:  # what has lost it
            return
        if kind in {"description", "caret"} and not source.get_state_set().contains(Atspi.StateType.FOCUSED):
            return
        if kind == "focus" and source.get_role() == Atspi.Role.TABLE:
            self.tables[source.get_name()] = _heads(source)
        self.heard[-1].append(f"{kind}: {_words(kind, event)}")
        if self.heard[-1][-1] == self._awaited:
            step = next(self._steps, None)
            if step is None:
                self.choices = list(_choices(Atspi.get_desktop(0)))
                Atspi.event_quit()
                return
            self.heard.append([])
            line, self._awaited = step
            assert self._window.stdin is not None
            self._window.stdin.write(f"{line}\n")
            self._window.stdin.flush()


def _words(kind: str, event: Bound) -> str:
    """Return what is read of an event."""
    source = event.source
    if kind == "focus":
        parts = (source.get_name(), source.get_role_name(), source.get_description())
        return ", ".join(part for part in parts if part)
    if kind == "caret":
        line = Atspi.Text.get_string_at_offset(source, event.detail1, Atspi.TextGranularity.PARAGRAPH)
        return str(line.content).strip()
    return str(event.any_data)


def _heads(table: Bound) -> list[list[str]]:
    """Return of each cell in the first row of a table what is read as its column and as its row."""
    cells = [table.get_accessible_at(0, column) for column in range(table.get_n_columns())]
    return [
        [head.get_name() for head in (*cell.get_column_header_cells(), *cell.get_row_header_cells())]
        for cell in cells
    ]


def _choices(thing: Bound) -> list[list[str]]:
    """Return of each combo box below an object what labels it, and its language."""
    found = []
    if thing.get_role() == Atspi.Role.COMBO_BOX:
        labels = [
            relation.get_target(0).get_name()
            for relation in thing.get_relation_set()
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
        ]
        found.append([*labels, thing.get_object_locale()])
    for index in range(thing.get_child_count()):
        child = thing.get_child_at_index(index)
        if child is not None:
            found += _choices(child)
    return found


if __name__ == "__main__":
    warnings.simplefilter("ignore", DeprecationWarning)
    listener = Listener(json.loads(sys.argv[1]), sys.argv[2:])
    GLib.timeout_add_seconds(_LONGEST, Atspi.event_quit)
    Atspi.event_main()
    listener.finish()
    sys.stdout.write(
        json.dumps({"heard": listener.heard, "choices": listener.choices, "tables": listener.tables})
    )
