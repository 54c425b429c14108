"""A guard that refuses internet sockets and name look-ups while tests run.

It is an audit hook, which Python cannot take away again: it is installed once and told which test runs.
"""

from __future__ import annotations

import contextlib
import socket
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

INTERNET = (socket.AF_INET, socket.AF_INET6)
LOOK_UPS = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")


class NetworkUsed(RuntimeError):  # noqa: N818 - says what happened
    """Something reached for the network."""


class NetworkGuard:
    """Refuses internet sockets, and remembers who asked, should the refusal be swallowed."""

    def __init__(self) -> None:
        self._attempts: list[str] = []
        self._installed = False

    def install(self) -> None:
        """Watch this process from now on, until it ends."""
        if not self._installed:
            sys.addaudithook(self._hook)
            self._installed = True

    @contextlib.contextmanager
    def watching(self, name: str) -> Iterator[None]:
        """Raise NetworkUsed at the end if the network was reached for in between, even in vain."""
        self._attempts.clear()
        yield
        if self._attempts:
            message = f"{name} reached for the network: {'; '.join(self._attempts)}"
            raise NetworkUsed(message)

    def _hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if not event.startswith("socket."):
            return
        if event in LOOK_UPS or (event == "socket.__new__" and arguments[1] in INTERNET):
            attempt = f"{event} {arguments[1:] if event == 'socket.__new__' else arguments}"
            self._attempts.append(attempt)
            message = f"no network in tests: {attempt}"
            raise NetworkUsed(message)
