"""A virtual screen, and the moment at which a program's window is mapped on it.

Nothing but the X library of the system is used, through ``ctypes``.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import select
import shutil
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MAP_NOTIFY = 19
_SUBSTRUCTURE_NOTIFY = 1 << 19
_EVENT_LONGS = 24
"""Size of the union of all events."""
_LEAST_SIZE = 200
"""A window that is smaller is a helper, which no one sees."""
_TOO_LONG = 60.0


class _MapEvent(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("event", ctypes.c_ulong),
        ("window", ctypes.c_ulong),
        ("rest", ctypes.c_long * _EVENT_LONGS),
    )


def installed() -> bool:
    """Return True if there is a virtual screen, and the library to look at it."""
    return shutil.which("Xvfb") is not None and ctypes.util.find_library("X11") is not None


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Start a screen and yield the name of its display."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    nowhere = subprocess.DEVNULL
    with subprocess.Popen(command, pass_fds=[write], stdout=nowhere, stderr=nowhere) as server:
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


class Screen:
    """Waits for windows on a display."""

    def __init__(self, display: str) -> None:
        self._name = display
        self._x11 = x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
        pointer, window = ctypes.c_void_p, ctypes.c_ulong
        x11.XOpenDisplay.restype = pointer
        x11.XDefaultRootWindow.argtypes, x11.XDefaultRootWindow.restype = (pointer,), window
        x11.XSelectInput.argtypes = (pointer, window, ctypes.c_long)
        x11.XNextEvent.argtypes = (pointer, ctypes.c_void_p)
        x11.XGetGeometry.argtypes = (pointer, window, *(ctypes.c_void_p,) * 7)
        for function in (x11.XSync, x11.XPending, x11.XConnectionNumber, x11.XCloseDisplay):
            function.argtypes = (pointer, ctypes.c_int)[: 2 if function is x11.XSync else 1]
        self._display = x11.XOpenDisplay(display.encode())
        x11.XSelectInput(self._display, x11.XDefaultRootWindow(self._display), _SUBSTRUCTURE_NOTIFY)
        x11.XSync(self._display, 1)

    def seconds_until_mapped(self, command: Sequence[str], environment: Mapping[str, str]) -> float:
        """Start a program, return how long it takes until its window is there, and end it."""
        self._x11.XSync(self._display, 1)  # what came of the program before is thrown away
        nowhere = subprocess.DEVNULL
        begun = time.perf_counter()
        with subprocess.Popen(
            command,
            env={**environment, "DISPLAY": self._name},
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        ) as program:
            try:
                self._wait(begun)
                return time.perf_counter() - begun
            finally:
                os.killpg(program.pid, 9)  # what it has started, too

    def close(self) -> None:
        """Let go of the display."""
        self._x11.XCloseDisplay(self._display)

    def _wait(self, begun: float) -> None:
        number = self._x11.XConnectionNumber(self._display)
        while time.perf_counter() - begun < _TOO_LONG:
            while self._x11.XPending(self._display):
                event = _MapEvent()
                self._x11.XNextEvent(self._display, ctypes.byref(event))
                if event.type == _MAP_NOTIFY and self._is_large(event.window):
                    return
            select.select([number], [], [], 0.05)
        raise TimeoutError(f"no window within {_TOO_LONG:.0f} seconds")

    def _is_large(self, window: int) -> bool:
        root, x, y = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_int()
        width, height, border, depth = (ctypes.c_uint() for _ in range(4))
        found = self._x11.XGetGeometry(
            self._display, window, *map(ctypes.byref, (root, x, y, width, height, border, depth))
        )
        return bool(found) and min(width.value, height.value) >= _LEAST_SIZE
