"""What the documents and docstrings name exists: files, links, modules and the pages of decisions."""

from __future__ import annotations

import ast
import importlib
import re
from typing import TYPE_CHECKING

import pytest

from tests.guards.source import PACKAGE, ROOT, modules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PATH = re.compile(r"`([\w.*-]+(?:/[\w.*-]+)*/?)`")
SUFFIXES = (".css", ".j2", ".json", ".md", ".png", ".py", ".svg", ".toml", ".txt")
"""Ends of files of the project; packs have names of their own, which pack-format.md gives as examples."""
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)\s]*)?\)")
DOTTED = re.compile(r"`netatlas((?:\.[A-Za-z_]\w*)+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_files_that_a_page_names_exist(page: Path) -> None:
    """A newcomer would look for a file that was moved or renamed."""
    text = page.read_text(encoding="utf-8")
    links = [name for name in LINK.findall(text) if not (page.parent / name).exists()]
    paths = [name for name in PATH.findall(text) if _is_path(name) and not _exists(name, page.parent)]
    assert not links + paths


def test_files_of_each_room_exist() -> None:
    """The map of the rooms would lead astray whoever looks for the right place."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    room, missing, named = PACKAGE, [], 0
    for line in text.partition("src/netatlas/\n")[2].partition("```")[0].splitlines():
        if head := re.match(r" {2}([\w.]+)(/?)", line):
            room = PACKAGE / head[1] if head[2] else PACKAGE
        names = re.findall(r"(?<![\w/])[\w/]+\.py\b", line)
        named += len(names)
        missing += [name for name in names if not any(room.rglob(name))]
        missing += [str(room)] * (not room.exists())
    assert named
    assert not missing


def test_modules_that_texts_name_exist() -> None:
    """A docstring or page would point to a module that was moved or renamed."""
    texts = {page.name: page.read_text(encoding="utf-8") for page in PAGES}
    texts |= {file: "\n".join(_docstrings(tree)) for file, tree in modules().items()}
    named = {(file, name) for file, text in texts.items() for name in DOTTED.findall(text)}
    assert named
    assert [f"{file}: netatlas{name}" for file, name in sorted(named) if not _is_defined(name)] == []


def test_every_decision_is_listed() -> None:
    """A decision that its list leaves out is not found."""
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(
        r"^\| \[(\d{4})\]\((\S+?)\) \|", (folder / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert [name for _, name in listed] == sorted(page.name for page in folder.glob("[0-9]*.md"))
    assert all(name.startswith(number) for number, name in listed)


def _is_path(name: str) -> bool:
    """Return True if a name in code letters is meant as a file or folder of the project."""
    first, slash, _ = name.partition("/")
    if not slash:
        return name.endswith(".py")
    known = (ROOT / first).is_dir() or (PACKAGE / first).is_dir()
    return (known and first not in {"build", ".venv"}) or name.endswith(SUFFIXES)


def _exists(name: str, folder: Path) -> bool:
    """Return True if ``name`` exists in the project, the package or beside the page, or by its name alone."""
    pattern = name.rstrip("/")
    places = (ROOT, PACKAGE, folder)
    return any(any(place.glob(pattern)) for place in places) or (
        "/" not in pattern and any(PACKAGE.rglob(pattern))
    )


def _docstrings(tree: ast.Module) -> Iterator[str]:
    """Yield every string that stands as a statement: docstrings and words below constants."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def _is_defined(name: str) -> bool:
    """Return True if ``.a.b.c`` is a module of the package or something that one defines."""
    target: object = importlib.import_module("netatlas")
    parts, path = name.split(".")[1:], "netatlas"
    for part in parts:
        path = f"{path}.{part}"
        if hasattr(target, part):
            target = getattr(target, part)
            continue
        try:
            target = importlib.import_module(path)
        except ModuleNotFoundError:
            return False
    return True
