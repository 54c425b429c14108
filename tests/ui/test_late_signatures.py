"""What PySide says of its functions is loaded when somebody needs it, and is the same as ever."""

from __future__ import annotations

import builtins
import importlib
import subprocess
import sys
import threading
from importlib.machinery import ModuleSpec
from typing import TYPE_CHECKING

import pytest

from netatlas.ui import late_signatures
from netatlas.ui.late_signatures import signatures_loaded_late
from tests.helpers.threads import started

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

MISTAKES = """
import {first}
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor
from PySide6.support.signature import get_signature

for wrong in (
    lambda: QObject().setObjectName(3),
    lambda: QSize("a"),
    lambda: QSize(1, widt=2),
    lambda: QObject(nothing=3),
    lambda: QColor(1, 2, 3, 4, 5),
):
    try:
        wrong()
    except Exception as error:
        print(repr(error))
print(QSize.__doc__, QSize.scaled.__doc__, get_signature(QSize.scaled))
"""


HOLDS = """
import {{first}}, PySide6.support.signature.{module} as it
it.__file__
print(sorted(vars(it)))
"""
MODULES = ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
PACKAGE = "described_late"


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A package imported within the context, whose modules import each other and count their loads."""
    folder = tmp_path / PACKAGE
    folder.mkdir()
    (folder / "__init__.py").write_text("LOADED = []\n", "utf-8")
    for name, other in (("layout", "parser"), ("parser", "layout")):
        counted = f"import {PACKAGE}\n{PACKAGE}.LOADED.append({name!r})\n"
        text = f"{counted}from {PACKAGE} import {other}\nWORD = {name!r}\n"
        (folder / f"{name}.py").write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with signatures_loaded_late({PACKAGE: ("layout", "parser", "gone")}):
        builtins.__import__(PACKAGE)
    yield sys.modules[PACKAGE]
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


@pytest.mark.parametrize(
    "script",
    [MISTAKES, *(HOLDS.format(module=module) for module in MODULES)],
)
def test_what_pyside_says_is_the_same_as_ever(script: str) -> None:
    """Whoever calls Qt with wrong arguments would get no word about it, or the window would abort."""
    late, as_ever = (_printed(script.format(first=first)) for first in ("netatlas.ui", "PySide6.QtCore"))
    assert late
    assert late == as_ever


def test_a_late_module_is_loaded_once_when_something_is_looked_up(package: ModuleType) -> None:
    """It would be loaded at once, twice, or half where two modules import each other."""
    assert package.LOADED == []
    assert package.parser.WORD == "parser"
    assert package.layout.WORD == "layout"
    assert importlib.import_module(f"{PACKAGE}.parser") is package.parser
    assert package.LOADED == ["parser", "layout"]


def test_a_late_module_lacks_what_it_never_had(package: ModuleType) -> None:
    """A name that is not there would be looked for without end, or answer anything."""
    assert not hasattr(package.parser, "absent")
    assert not hasattr(package, "gone")


def test_threads_wait_for_the_module_that_another_one_loads(package: ModuleType) -> None:
    """Two mistakes at once would find a module half loaded."""
    begin, found = threading.Barrier(8), []

    def look() -> None:
        begin.wait()
        found.append(package.parser.WORD)

    threads = [started(look) for _ in range(8)]
    for thread in threads:
        thread.join()
    assert found == ["parser"] * 8
    assert package.LOADED == ["parser"]


@pytest.mark.parametrize(
    ("config", "tried"),
    [
        ('pyside_library_soversion = "6.11"\n', True),
        ('pyside_library_soversion = "6.12"\n', True),
        ('pyside_library_soversion = "6.13"\n', False),
        ('pyside_library_soversion = "6.110"\n', False),
        (None, False),
    ],
)
def test_only_versions_that_were_tried_wait(
    config: str | None, *, tried: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A later PySide could look into one of these modules itself, and end the program at its start."""
    if config is not None:
        (tmp_path / "_config.py").write_text(config, "utf-8")
    spec = ModuleSpec("PySide6", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(late_signatures, "find_spec", lambda _name: spec)
    assert late_signatures.is_tried() is tried


def test_the_version_that_is_installed_was_tried() -> None:
    """Every start would compile what it does not need."""
    assert late_signatures.is_tried()


def test_the_import_function_is_put_back_after_an_error() -> None:
    """Every later import of the program would go through ours."""
    before = builtins.__import__
    with pytest.raises(ImportError), signatures_loaded_late():
        importlib.import_module("no_such_module_of_pyside")
    assert builtins.__import__ is before


def _printed(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
