"""The window is on the screen before anything heavy is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.source import ROOT, within

HEAVY = ("jinja2", "jsonschema", "msgspec", "networkx", "numpy", "rapidfuzz", "scipy", "sqlite3", "yaml")
NETWORK = ("email", "http", "urllib.request")
"""Libraries of the net, which come in behind some of XML: nothing here has a use for them."""
UNSEEN = ("PySide6.QtSvg", "netatlas.documents", "netatlas.ui.controller", "netatlas.ui.palette")
"""What shows nothing before a pack is open."""
SIGNATURES = ("argparse",)
"""What comes in with the signatures of PySide's functions, as its writer of stubs is a program."""
COSTLY = ("QAccessible", "QIcon", "QKeySequence", "QPainter", "QStyle", "QTextCursor", "QTextDocument")
"""Classes of Qt with many enums, all of which PySide makes when the class is named."""
EVENTS_SEEN = {"QEvent", "QPaintEvent", "QResizeEvent"}
"""What widgets that paint themselves or have a width of their own are told of."""
NEEDLESS_FOR_NAMES = ("netatlas.search", "networkx", "numpy", "rapidfuzz", "sqlite3", *NETWORK)
NEEDLESS_FOR_AN_ANSWER = (
    *("jinja2", "jsonschema", "networkx", "numpy", "scipy", "yaml", "PySide6.QtPrintSupport"),
    *(*NETWORK, *SIGNATURES),
    *("netatlas.packs.yaml", "netatlas.packs.schema", "netatlas.drawing.svg", "netatlas.export.html"),
    *("netatlas.compare.need_parsing", "netatlas.explore.limits", "netatlas.search.lenses.parsing"),
    *("netatlas.ui.canvas", "netatlas.ui.pages.comparison.address", "netatlas.ui.pages.graph.address"),
    *(f"netatlas.ui.pages.{page}.page" for page in ("comparison", "errata", "graph", "limits", "timeline")),
)
NEEDLESS_FOR_A_SEARCH = (
    *("hashlib", "numpy", "shutil", "zipfile", "netatlas.desk.desk", "netatlas.compare.need_parsing"),
    *("netatlas.search.all_text", "netatlas.search.way_finder", "netatlas.search.lenses.parsing"),
    *NETWORK,
)
"""What a search for a name in the terminal has no use for while there are no notes."""
ANSWERS = "tests.benchmarks.first_answer"
TASKS = Path("/proc/self/task")
"""The threads of a program, on Linux."""
WINDOW = ROOT / "tests" / "benchmarks" / "real_window.py"


def test_nothing_heavy_is_made_or_imported_before_the_first_paint(tmp_path: Path) -> None:
    """The window would take two or three times as long to appear."""
    done = subprocess.run(
        [sys.executable, str(WINDOW), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    _, *found = done.stdout.split()
    assert "PySide6.QtWidgets.QMainWindow" in found
    assert [name for name in found if within(name, *HEAVY, *NETWORK, *UNSEEN, *SIGNATURES)] == []
    classes = {name.rpartition(".")[2] for name in found if name.startswith("PySide6.Qt")}
    assert sorted(name for name in classes if name in COSTLY) == []
    assert {name for name in classes if name.endswith("Event")} <= EVENTS_SEEN


def test_the_first_answer_takes_no_more_than_it_needs(tmp_path: Path) -> None:
    """Whoever opens the window for one look-up would wait for YAML, for numpy, or for all pages."""
    for _ in range(2):  # the first time compiles the pack
        done = subprocess.run(
            [sys.executable, "-m", ANSWERS, str(tmp_path)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    imported = done.stdout.split()
    assert "netatlas.search.searcher" in imported
    assert [name for name in imported if within(name, *NEEDLESS_FOR_AN_ANSWER)] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "nat-gateway"],
        ["show", "NAT gateway", "--json"],
        ["show", "compare:tcp+udp"],
        ["compare", "alb", "Network Load Balancer"],
        ["compare", "alb", "vs", "nlb", "--format", "csv"],
        ["limits", "nat", "gateway"],
    ],
)
def test_what_is_named_exactly_is_answered_without_the_search(arguments: list[str], tmp_path: Path) -> None:
    """A look-up of what is known by name would take half as long again as it needs."""
    imported = _imported_by("-m", "netatlas", "--home", str(tmp_path), *arguments)
    assert "netatlas.atlas.atlas" in imported
    assert sorted(name for name in imported if within(name, *NEEDLESS_FOR_NAMES)) == []


def test_a_search_in_the_terminal_imports_no_more_than_it_needs(tmp_path: Path) -> None:
    """A search would take a third longer."""
    for _ in range(2):  # the first time compiles the pack
        imported = _imported_by("-m", "netatlas", "--home", str(tmp_path), "search", "nat gatway")
    assert "netatlas.search.searcher" in imported
    assert sorted(name for name in imported if within(name, *NEEDLESS_FOR_A_SEARCH)) == []


@pytest.mark.parametrize("arguments", [["-c", "import netatlas"], ["-m", "netatlas", "--version"]])
def test_small_questions_import_neither_qt_nor_anything_heavy(arguments: list[str]) -> None:
    """Scripts and shells that ask for a version would wait for a window's libraries."""
    imported = _imported_by(*arguments)
    assert "netatlas" in imported
    assert [name for name in imported if within(name, "PySide6", *HEAVY)] == []


@pytest.mark.parametrize(("said", "threads"), [(None, "1"), ("3", "3")])
def test_numpy_starts_no_thread_unless_asked_to(said: str | None, threads: str) -> None:
    """A search would take a quarter more of the processor, all of it for threads that do nothing."""
    kept = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    script = "import os, netatlas, numpy; print(os.environ['OPENBLAS_NUM_THREADS'])"
    if said is None and TASKS.exists():
        script += f"; assert len(os.listdir({str(TASKS)!r})) == 1"
    environment = kept | ({"OPENBLAS_NUM_THREADS": said} if said else {})
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == threads


def _imported_by(*arguments: str) -> set[str]:
    """Run Python and return the modules that it has imported at its end."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if "|" in line}
