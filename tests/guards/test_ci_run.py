"""What judges a commit tries two Pythons and says how it ended; Pythons and make are played here."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.guards.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = ("bash", "cat", "dirname", "grep", "head", "mktemp", "rm", "sed", "sort", "tail", "tee")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SUPPORTED = [
    version
    for version in (line.rpartition(" :: ")[2] for line in PROJECT["classifiers"] if ":: Python ::" in line)
    if version.startswith("3.")
]
OLDEST, NEWEST = SUPPORTED[0], SUPPORTED[-1]

PASSED, OTHERS_PASSED = "==== 5 passed in 1.00s ====", "==== 6 passed in 1.00s ===="
FAILED = "==== 1 failed, 4 passed in 1.00s ===="
REFUSED = "src/netatlas/api.py:1: error: a type does not fit"
MAKE = """#!/bin/sh
echo "$*" >> calls
case "$*" in *VENV=*) run=second ;; *) run=first ;; esac
cat $run
! grep -q -e failed -e error: $run
"""


class Ended(NamedTuple):
    """How ``.ci/run`` ended: its exit code and the lines that it printed."""

    code: int
    lines: list[str]


class Machine:
    """A checkout on a machine that has the Pythons that are put there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.bin = root / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            if found is None:
                pytest.skip(f"there is no {tool} here")
            (self.bin / tool).symlink_to(found)
        (root / ".ci").mkdir()
        shutil.copy(ROOT / ".ci" / "run", root / ".ci" / "run")
        shutil.copy(ROOT / "pyproject.toml", root)
        self.put("bin/make", MAKE)

    def put(self, name: str, text: str) -> None:
        """Put a program there."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def put_python(self, name: str, version: str) -> None:
        """Put a Python there that only says which version it is."""
        self.put(name, f"#!/bin/sh\necho '{version} {self.root / name}'\n")

    def run(self, first: str, second: str = "") -> Ended:
        """Run the script; ``make test`` prints ``first``, and ``second`` in an environment of its own."""
        (self.root / "first").write_text(f"{first}\n", encoding="utf-8")
        (self.root / "second").write_text(f"{second}\n", encoding="utf-8")
        done = subprocess.run(
            [self.bin / "bash", ".ci/run"],
            cwd=self.root,
            env={"PATH": str(self.bin), "HOME": str(self.root), "TMPDIR": str(self.root)},
            capture_output=True,
            text=True,
            check=False,
        )
        return Ended(done.returncode, done.stdout.splitlines())

    @property
    def calls(self) -> list[str]:
        """What ``make`` was called with."""
        return (self.root / "calls").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Return a machine whose default is the oldest Python, with the newest beside it."""
    machine = Machine(tmp_path)
    machine.put_python("bin/python3", OLDEST)
    machine.put_python(f"bin/python{NEWEST}", NEWEST)
    return machine


@pytest.mark.parametrize(
    ("first", "second", "last"),
    [
        (PASSED, OTHERS_PASSED, OTHERS_PASSED),
        (FAILED, OTHERS_PASSED, FAILED),
        (PASSED, FAILED, FAILED),
        (PASSED, REFUSED, f"===== 1 error: make test failed, Python {NEWEST} ====="),
        (REFUSED, PASSED, f"===== 1 error: make test failed, Python {OLDEST}, the default ====="),
    ],
)
def test_a_failure_with_either_python_is_what_is_said_last(
    machine: Machine, first: str, second: str, last: str
) -> None:
    """A commit that fails with one Python would be taken for sound, since the other one's tests pass."""
    ended = machine.run(first, second)
    assert ended.lines[-1] == last
    assert (ended.code == 0) == (last == OTHERS_PASSED)
    newest = machine.bin / f"python{NEWEST}"
    assert machine.calls == ["test PYTHON=python3", f"test PYTHON={newest} VENV=.venv-{NEWEST} SHORT=1"]


def test_a_command_that_does_not_work_is_passed_over(machine: Machine) -> None:
    """What pyenv leaves for a version that is not switched on would hide the Python that works."""
    machine.put(f"bin/python{NEWEST}", "#!/bin/sh\necho 'command not found' >&2\nexit 127\n")
    hidden = f".pyenv/versions/{NEWEST}.0/bin/python3"
    machine.put_python(hidden, NEWEST)
    assert machine.run(PASSED, OTHERS_PASSED).code == 0
    assert machine.calls[1] == f"test PYTHON={machine.root / hidden} VENV=.venv-{NEWEST} SHORT=1"


def test_where_no_python_is_newer_that_is_said(machine: Machine) -> None:
    """A reader would believe that two Pythons were tried."""
    machine.put_python("bin/python3", NEWEST)
    machine.put_python("bin/python3.99", "3.99")  # newer than what NetAtlas supports
    ended = machine.run(PASSED)
    assert ended.code == 0
    assert len(machine.calls) == 1
    assert f"with Python {NEWEST} only: there is no newer one" in ended.lines[-2]
    assert ended.lines[-1] == PASSED


def test_helpers_are_told_which_pythons_are_tried() -> None:
    """Somebody who helps would try another Python than those that judge."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert f"Python {OLDEST} or newer" in text
    assert f"up to Python {NEWEST}" in text
