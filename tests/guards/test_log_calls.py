"""What is logged is text, not the exception that it is about."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.guards.source import modules

if TYPE_CHECKING:
    from collections.abc import Iterator


def _logged_errors(tree: ast.Module) -> Iterator[int]:
    """Yield the lines of calls of ``_log`` that are given a caught exception itself."""
    for handler in ast.walk(tree):
        if isinstance(handler, ast.ExceptHandler) and handler.name:
            for call in ast.walk(handler):
                if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("_log."):
                    given = (argument.id for argument in call.args if isinstance(argument, ast.Name))
                    if handler.name in given:
                        yield call.lineno


def test_exceptions_are_logged_as_text() -> None:
    """Whoever keeps log records would keep the frames of the exception too, and so a whole atlas."""
    assert [f"{file}:{line}" for file, tree in modules().items() for line in _logged_errors(tree)] == []


def test_an_exception_that_is_logged_itself_is_seen() -> None:
    """The guard would pass whatever is logged."""
    source = "try:\n    go()\nexcept OSError as error:\n    _log.debug('no: %s', error)\n"
    assert list(_logged_errors(ast.parse(source))) == [4]
