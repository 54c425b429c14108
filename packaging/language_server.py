"""A language server on standard input and output, as an editor talks to it."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from typing import Self

_PATIENCE = 60.0
"""Seconds until a server that says nothing is taken for stuck; it answers within one."""

_SETTINGS = {"yaml": {"validate": True, "hover": True, "schemaStore": {"enable": False}}}
"""Nothing is fetched: a file's first line names its schema."""


class LanguageServer:
    """A running server; the end of a ``with`` block ends it."""

    def __init__(self, command: Sequence[str], root: Path) -> None:
        """Start the server for the folder ``root``."""
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._received: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._receive, daemon=True).start()
        self._last_id = 0
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "workspaceFolders": [{"uri": root.as_uri(), "name": root.name}],
                "capabilities": {
                    "workspace": {"configuration": True},
                    "textDocument": {"hover": {"contentFormat": ["markdown"]}},
                },
            },
        )
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def messages(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open a file with this text, which need not be on the disk, and return what is wrong in it."""
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})
        while True:
            message = self._next()
            parameters = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and parameters["uri"] == uri:
                found: list[dict[str, Any]] = parameters["diagnostics"]
                return found

    def hover(self, path: Path, line: int, character: int) -> str:
        """Return what the server shows for a place in an open file; both count from 0."""
        place = {"line": line, "character": character}
        shown = self._ask("textDocument/hover", {"textDocument": {"uri": path.as_uri()}, "position": place})
        return str(shown["contents"]["value"]) if shown else ""

    def _ask(self, method: str, parameters: dict[str, Any]) -> Any:  # noqa: ANN401 - each method has its own answer
        self._last_id += 1
        self._send({"id": self._last_id, "method": method, "params": parameters})
        while True:
            message = self._next()
            if message.get("id") == self._last_id and "method" not in message:
                return message.get("result")

    def _notify(self, method: str, parameters: dict[str, Any]) -> None:
        self._send({"method": method, "params": parameters})

    def _next(self) -> dict[str, Any]:
        """Return the next message; what the server asks is answered on the way.

        Raises:
            queue.Empty: it says nothing.
        """
        message = self._received.get(timeout=_PATIENCE)
        if "method" in message and "id" in message:
            answer: Any = None
            if message["method"] == "workspace/configuration":
                answer = [_SETTINGS.get(item.get("section", "")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": answer})
        return message

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stdin = self._process.stdin
        if stdin is not None:
            stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
            stdin.flush()

    def _receive(self) -> None:
        stdout = self._process.stdout
        while stdout is not None and (header := stdout.readline()):
            length = int(header.partition(b":")[2])
            while stdout.readline().strip():
                pass  # further headers, up to an empty line
            self._received.put(json.loads(stdout.read(length)))
