"""A public class name means one thing."""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.guards.source import modules

MIRROR = "packs/schema/"  # the form of records in files, named on purpose like those of atlas/model


def test_no_public_class_name_is_used_twice() -> None:
    """Whoever looks a class up, or reads its name in an error, would take it for another one."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for file, tree in modules().items():
        for node in () if file.startswith(MIRROR) else tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(file)
    assert {name: files for name, files in places.items() if len(files) > 1} == {}
