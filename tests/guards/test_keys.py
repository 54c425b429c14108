"""Keys stand in one list, from which menus, the palette and the page of shortcuts are made."""

from __future__ import annotations

import ast
import re

from tests.guards.source import modules

LIST = "ui/commands.py"
MAKER = "ui/actions.py"
WRITTEN = re.compile(r"\b(?:Ctrl|Alt|Shift|Meta)\+")
MOVING = {"Up", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown", "Tab", "Backtab"}
CHOOSING = {"Return", "Enter", "Escape", "Backspace", "Asterisk"}
"""With the above what lists, trees, boxes and pictures do by themselves; no command of ours."""


def test_keys_are_written_in_the_list_of_commands_only() -> None:
    """A key would be changed in the list and still be told, or taken, elsewhere."""
    found = []
    for file, tree in modules().items():
        if file == LIST:
            continue
        prose = _docstrings(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in prose:
                if WRITTEN.search(node.value):
                    found.append(f"{file}:{node.lineno} writes {node.value!r}")
            elif (key := _key(node)) and key not in MOVING | CHOOSING:
                found.append(f"{file}:{node.lineno} asks for {key}")  # type: ignore[attr-defined]
            elif file.startswith("ui/") and (letter := _letter(node)):
                found.append(f"{file}:{node.lineno} asks for {letter!r}")  # type: ignore[attr-defined]
    assert not found


def test_shortcuts_are_made_in_one_place_only() -> None:
    """Two shortcuts of one key would make it ambiguous, and neither would work."""
    names = {"QShortcut", "setShortcut", "setShortcuts"}
    found = [
        f"{file}:{node.lineno}"
        for file, tree in modules().items()
        if file != MAKER
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id in names)
        or (isinstance(node, ast.Attribute) and node.attr in names)
    ]
    assert not found


def _key(node: ast.AST) -> str:
    """Return the name of the key that ``Qt.Key.Key_Delete`` stands for, or ''."""
    if isinstance(node, ast.Attribute) and node.attr.startswith("Key_"):
        return node.attr.removeprefix("Key_")
    return ""


def _letter(node: ast.AST) -> str:
    """Return the letter that ``case "+"`` asks for, as a key that was typed, or ''."""
    value = node.value if isinstance(node, ast.MatchValue) else None
    text = value.value if isinstance(value, ast.Constant) else ""
    return text if isinstance(text, str) and len(text) == 1 else ""


def _docstrings(tree: ast.Module) -> set[ast.Constant]:
    """Return the strings that are statements of their own: they only tell."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
