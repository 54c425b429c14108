"""Whatever animates asks first whether motion is reduced."""

from __future__ import annotations

import ast

from tests.guards.source import modules

ANIMATIONS = {"QPropertyAnimation", "QVariantAnimation", "QTimeLine", "QMovie", "setAnimated"}


def test_nothing_animates_without_asking() -> None:
    """One more effect would move in front of those who have asked for less motion."""
    found = []
    for file, tree in modules().items():
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        if names & ANIMATIONS and "is_reduced" not in names:
            found.append(f"{file}: {sorted(names & ANIMATIONS)}")
    assert not found
