"""Files and functions stay small enough to be read in one go."""

from __future__ import annotations

import ast

from tests.guards.source import PACKAGE, modules

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_THE_MAIN_WINDOW = 300
MOST_LINES_OF_A_FUNCTION = 40


def test_files_are_short() -> None:
    """One file would come to know everything; it always starts with the main window."""
    too_long = []
    for file in modules():
        lines = len((PACKAGE / file).read_text(encoding="utf-8").splitlines())
        most = MOST_LINES_OF_THE_MAIN_WINDOW if file == "ui/main_window.py" else MOST_LINES_OF_A_FILE
        if lines >= most:
            too_long.append(f"{file}: {lines} lines")
    assert not too_long


def test_functions_are_short() -> None:
    """A function that does not fit on a screen hides what it decides."""
    too_long = [
        f"{file}:{node.lineno} {node.name}: {length} lines"
        for file, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := _length(node)) > MOST_LINES_OF_A_FUNCTION
    ]
    assert not too_long


def test_modules_say_what_belongs_there() -> None:
    """The next one to add a line would not know whether it is in the right room."""
    assert [file for file, tree in modules().items() if not ast.get_docstring(tree)] == []


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of ``function`` without decorators and docstring."""
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        length -= (first.end_lineno or first.lineno) - first.lineno + 1
    return length
