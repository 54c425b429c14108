"""Every test checks something."""

from __future__ import annotations

import ast

from tests.guards.source import ROOT

CHECKS = ("assert", "check")
"""How the names of functions begin that fail a test, such as qtbot.assertNotEmitted."""
EXPECTATIONS = {"fail", "raises", "waitUntil", "warns"}


def test_every_test_checks_something() -> None:
    """A test without an assertion passes whatever the code answers, and is counted as protection."""
    idle = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if not any(map(_is_check, ast.walk(node)))
    ]
    assert not idle


def _is_check(node: ast.AST) -> bool:
    """Return True if ``node`` asserts, or calls a function that does so by its name."""
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func).rpartition(".")[2]
        return name.startswith(CHECKS) or name in EXPECTATIONS
    return isinstance(node, ast.Assert)
