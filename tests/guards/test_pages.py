"""Nobody asks what type a page has: what a page can do, it says itself; and no page outlives its tab."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.guards.source import modules

if TYPE_CHECKING:
    from collections.abc import Iterator

REGISTRY = "ui/pages/registry.py"  # leads from an address to a type of page, once


def test_no_code_asks_for_the_type_of_a_page() -> None:
    """The next type of page would have to be added in places that nobody remembers."""
    found = [
        f"{file}:{line} {words}"
        for file, tree in modules().items()
        if file.startswith("ui/") and file != REGISTRY
        for line, words in _questions(tree)
    ]
    assert not found


WITH_TABS = ("ui/pages/", "ui/panels/", "ui/canvas/", "ui/paper/", "ui/widgets/", "ui/note_editing/")


def test_the_jobs_of_what_may_go_end_with_it() -> None:
    """The answer to a job would reach a page whose tab was closed meanwhile, whose widgets are gone."""
    found = [
        f"{file}:{node.lineno}"
        for file, tree in modules().items()
        if file.startswith(WITH_TABS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "run"
        if _last_name(node.func.value).endswith("jobs")
    ]
    assert not found, "use LatestJob"


def _questions(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and code of each isinstance() and each class pattern that is about a page."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"isinstance", "issubclass"}:
            asked, types = node.args
            if _last_name(asked) == "page" or any(map(_is_page, ast.walk(types))):
                yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.MatchClass) and _is_page(node.cls):
            yield node.cls.lineno, ast.unparse(node)


def _is_page(node: ast.AST) -> bool:
    """Return True if ``node`` is the name of a type of page."""
    return _last_name(node).endswith("Page")


def _last_name(node: ast.AST) -> str:
    """Return ``page`` for ``page`` and ``tabs.page``; nothing for other code."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
