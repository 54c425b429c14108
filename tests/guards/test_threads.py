"""Background work has one door."""

from __future__ import annotations

import ast

from tests.guards.source import imports, modules, within

DOOR = "ui/jobs.py"
MODULES = ("_thread", "asyncio", "concurrent", "multiprocessing", "threading")
CLASSES = {"QRunnable", "QThread", "QThreadPool", "QtConcurrent"}
LOCKS = {"Lock", "RLock"}
ASKING = "QThread.currentThread"  # starts nothing


def test_threads_are_started_in_one_place_only() -> None:
    """A result could arrive outside the window's thread, or after its page has gone, and crash it."""
    found = []
    for file, tree in modules().items():
        if file == DOOR:
            continue
        found += [
            f"{file}:{line} imports {name}"
            for line, name in imports(tree)
            if within(name, *MODULES) and line not in _locks(tree)
        ]
        found += [f"{file}:{line} uses {name}" for line, name in _uses(tree)]
    assert not found


def test_no_signal_is_disconnected() -> None:
    """A job that lays out text and the window could each wait for a lock that the other has, for ever.

    ``disconnect`` wants Python's lock while it has one of Qt's, which many objects share; making a text
    document wants one of these while it has Python's. A signal that is wanted no more is blocked or ignored.
    """
    found = [
        f"{file}:{node.lineno}"
        for file, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "disconnect"
    ]
    assert found == []


def test_single_shots_are_made_in_one_place_only() -> None:
    """A page that is left before its next turn would be kept for good, with all that it shows."""
    found = [
        f"{file}:{node.lineno}"
        for file, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "singleShot"
    ]
    assert found == [], "call ui.next_turn.in_next_turn, or keep a timer"


def _locks(tree: ast.AST) -> set[int]:
    """Return the lines that import locks and nothing else of threads; a lock starts none."""
    return {
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and node.module == "threading"
        and {alias.name for alias in node.names} <= LOCKS
    }


def _uses(tree: ast.AST) -> list[tuple[int, str]]:
    """Return line and name where one of the classes is used, other than to ask which thread runs."""
    asking = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node).endswith(ASKING)
    }
    names = [
        (node, node.id if isinstance(node, ast.Name) else node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
    ]
    return [(node.lineno, name) for node, name in names if name in CLASSES and node not in asking]
