"""Reads the files of a package of models as files: JSON, plain or compressed, and Python literals.

Nothing of the package is imported or run, nothing outside its folder is read, and links are not followed.
"""

from __future__ import annotations

import ast
import gzip
import json
import stat
import warnings
import zlib
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from netatlas.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_BYTES = 64 * 2**20
"""Most bytes of a file once it is decompressed; AWS's largest model, of EC2, has 4.4 MB."""
MOST_PYTHON_BYTES = 4 * 2**20
"""Most bytes of a Python file: its syntax tree takes a hundred times as many."""

Data: TypeAlias = Any
"""What JSON and Python literals hold; whoever reads it checks what it is."""


class ModelFiles:
    """The files below one folder, each read and parsed once."""

    def __init__(self, folder: Path) -> None:
        """Read below ``folder``."""
        self.folder = folder
        self._read: dict[str, Data] = {}

    def json(self, name: str) -> Data:
        """Return the content of ``NAME.json.gz`` or ``NAME.json``; None where there is neither.

        Raises:
            ModelError: the file is a link, too large, cut off or no JSON.
        """
        return self._once(f"{name}.json", lambda: self._json(name))

    def literals(self, name: str) -> Data:
        """Return what ``NAME.py`` assigns at its top level, where that is a literal; None without a file.

        Raises:
            ModelError: the file is a link, too large or no Python.
        """
        return self._once(f"{name}.py", lambda: self._literals(name))

    def names(self, name: str) -> list[str]:
        """Return the sorted names of what is in a folder below this one; none if it is not there."""
        folder = self._path(name)
        if folder is None or not folder.is_dir():
            return []
        try:
            return sorted(entry.name for entry in folder.iterdir())
        except OSError as error:
            raise ModelError(f"{folder} cannot be read: {error.strerror or error}.") from None

    def _once(self, name: str, read: Callable[[], Data]) -> Data:
        if name not in self._read:
            self._read[name] = read()
        return self._read[name]

    def _json(self, name: str) -> Data:
        for ending in (".json.gz", ".json"):
            if (raw := self._bytes(f"{name}{ending}", MOST_BYTES)) is None:
                continue
            try:
                return json.loads(raw, parse_constant=_no_constant)
            except (ValueError, RecursionError):
                raise ModelError(_damaged(self.folder / f"{name}{ending}", "is no sound JSON")) from None
        return None

    def _literals(self, name: str) -> Data:
        if (raw := self._bytes(f"{name}.py", MOST_PYTHON_BYTES)) is None:
            return None
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about somebody else's code
                body = ast.parse(raw).body
            return dict(pair for statement in body for pair in _assigned(statement))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            raise ModelError(_damaged(self.folder / f"{name}.py", "is no Python that can be read")) from None

    def _bytes(self, name: str, most: int) -> bytes | None:
        """Return the content of a file, decompressed; None where there is no such file."""
        path = self._path(name)
        if path is None:
            return None
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                raise ModelError(_damaged(path, "is not a plain file"))
            with gzip.open(path) if name.endswith(".gz") else path.open("rb") as file:
                raw = file.read(most + 1)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            raise ModelError(_damaged(path, "is cut off or damaged")) from None
        except OSError as error:
            raise ModelError(f"{path} cannot be read: {error.strerror or error}.") from None
        if len(raw) > most:
            raise ModelError(_damaged(path, f"is larger than {most // 2**20} MB"))
        return raw

    def _path(self, name: str) -> Path | None:
        """Return the path of a file or folder below this one; None where there is none.

        Raises:
            ModelError: it is a link, or lies below one.
        """
        path = self.folder
        for part in name.split("/"):
            if part in {"", ".", ".."} or ":" in part or "\\" in part:
                return None  # such a name leads out of the folder or is none
            path = path / part
            try:
                mode = path.lstat().st_mode
            except FileNotFoundError:
                return None
            except OSError as error:
                raise ModelError(f"{path} cannot be read: {error.strerror or error}.") from None
            if stat.S_ISLNK(mode):
                raise ModelError(
                    f"{path} is a link, which is not followed; name a folder that holds the files."
                )
        return path


def _assigned(statement: ast.stmt) -> list[tuple[str, Data]]:
    """Return the names that a statement gives to a literal, with it."""
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            pass
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            pass
        case _:
            return []
    try:
        return [(name, ast.literal_eval(value))]
    except (ValueError, TypeError, SyntaxError):
        return []  # it is computed, so nothing is known of it without running it


def _no_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads and JSON does not have."""
    raise ValueError(name)


def _damaged(path: Path, how: str) -> str:
    return f"{path} {how}; install or unpack the package again."
