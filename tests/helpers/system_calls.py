"""Comes between the program and the system calls that write: to fail one of them, or to die at it."""

from __future__ import annotations

import builtins
import io
import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self

MAKES = ("mkdir", "link", "rename", "replace", "chmod", "fsync")
REMOVES = ("unlink", "remove", "rmdir")
"""Calls that work on a full disk too."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class WriteFile:
    """A file that is open for writing; each write to it is a step."""

    def __init__(self, file: Any, step: Callable[[str], None]) -> None:  # noqa: ANN401 - any file
        self._file = file
        self._step = step

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self._file.close()

    def write(self, content: Any) -> int:  # noqa: ANN401 - text or bytes
        """Write, after a step; half of it may be there before the step after it."""
        self._step("write")
        half = len(content) // 2
        written = self._file.write(content[:half])
        self._file.flush()
        self._step("write")
        return int(written + self._file.write(content[half:]))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the file has
        """Return what the file itself has."""
        return getattr(self._file, name)


@contextmanager
def watched_calls(step: Callable[[str], None]) -> Iterator[None]:
    """Call ``step`` with its name before each call that writes; what it raises, the call raises."""

    def between(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def answer(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - any call
            step(name)
            return call(*args, **options)

        return answer

    def opening(call: Callable[..., Any]) -> Callable[..., Any]:
        def answer(path: Any, mode: str = "r", *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as of open
            if not set(mode) & set("wxa+"):
                return call(path, mode, *args, **options)
            if not isinstance(path, int):
                step("open")
            return WriteFile(call(path, mode, *args, **options), step)

        return answer

    def low_level(path: Any, flags: int, *args: Any, **options: Any) -> int:  # noqa: ANN401 - as of os.open
        if flags & _WRITES:
            step("open")
        return low(path, flags, *args, **options)

    low, plain = os.open, io.open
    with ExitStack() as stack:
        for name in (*MAKES, *REMOVES):
            stack.enter_context(patch.object(os, name, between(name, getattr(os, name))))
        stack.enter_context(patch.object(os, "open", low_level))
        stack.enter_context(patch.object(os, "fdopen", opening(os.fdopen)))
        stack.enter_context(patch.object(builtins, "open", opening(plain)))
        stack.enter_context(patch.object(io, "open", opening(plain)))
        yield
