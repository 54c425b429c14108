"""A folder that behaves like a network disk: it may fail with any error, or not answer at all."""

from __future__ import annotations

import builtins
import io
import os
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

_CALLS = ("access", "listdir", "lstat", "open", "readlink", "scandir", "stat")
_LONGEST_S = 60


class Drive:
    """Stands between the program and one folder.

    Attributes:
        error: the number of the error with which each look ends; 0 for none.
        hangs: whether looks do not end before ``gate`` is set, and then with an error.
        gate: ends all looks that hang.
        looked: set when a look has begun to hang.
        on_main: the calls of the main thread that would have hung; there they fail at once.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Answer as the folder does."""
        self.error = 0
        self.hangs = False
        self.gate = threading.Event()
        self.looked = threading.Event()
        self.on_main: list[str] = []
        self._folder = str(folder)
        for name in _CALLS:
            monkeypatch.setattr(os, name, self._between(name, getattr(os, name)))
        opening = self._between("open", builtins.open)
        monkeypatch.setattr(builtins, "open", opening)
        monkeypatch.setattr(io, "open", opening)

    def _between(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def answer(path: Any = ".", *args: Any, **options: Any) -> Any:  # noqa: ANN401 - any call of the system
            if isinstance(path, str | os.PathLike) and str(path).startswith(self._folder):
                self._look(name, str(path))
            return call(path, *args, **options)

        return answer

    def _look(self, name: str, path: str) -> None:
        error = self.error
        if self.hangs:
            error = error or 5
            if threading.current_thread() is threading.main_thread():
                self.on_main.append(f"{name} {path}")
            else:
                self.looked.set()
                self.gate.wait(_LONGEST_S)
        if error:
            raise OSError(error, os.strerror(error), path)
