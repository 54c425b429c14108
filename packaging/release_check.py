"""Tries what people install, each in a system that has nothing else: ``make release-check``.

It makes wheel, frozen program and packages anew, installs each, runs the tour and two journeys there,
compares its start with that of the checkout, removes it, and prints one table. It needs root, Debian,
debootstrap and an archive of Debian, and takes a quarter of an hour; it is no part of the tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from bare_root import BareRoot
from checked_program import PLUGINS, CheckedProgram, copy_tests, plain_environment
from freeze import BUILD, FOLDER, ROOT, freeze, size_of
from installed_package import InstalledPackage, unpack
from linux_packages import HOME
from make_dist import DIST
from make_dist import make as make_dist
from make_packages import MADE, make, version
from set_up import Runner, SetUpError, say
from start_time import start_ratio
from try_dist import EmptyEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from start_time import StartRatio

JOURNEYS = ("tests/journeys/test_look_up.py", "tests/journeys/test_sheets.py")
SUITES = ("bookworm", "trixie")
"""The releases of Debian that packages are tried in: 12 and 13."""
_NEWER = "0.1.99"
"""The version that is installed over the first; nobody gets it."""


@dataclass(frozen=True)
class Line:
    """A line of the table.

    Attributes:
        what: the package, and where it was tried.
        size: its bytes.
        start: how long it takes to the first paint, as a share of the checkout's time; None if not measured.
        problem: what went wrong, or ''.
    """

    what: str
    size: int
    start: StartRatio | None = None
    problem: str = ""

    @override
    def __str__(self) -> str:
        start = "" if self.start is None else f"{self.start.cpu:.2f}"
        return f"{self.what:34} {self.size / 1e6:7.1f} MB  {start:>6}  {self.problem or 'as it should be'}"


def journeys(
    command: Callable[[Sequence[str]], list[str]],
    files: Sequence[str],
    environment: dict[str, str],
    folder: Path = Path("/"),
) -> None:
    """Run the journeys of each file in a process of its own, as what is left of one would be in the next.

    Args:
        command: makes the command of the files that it runs.
        files: their paths in the checkout.
        environment: the variables.
        folder: where it is run.

    Raises:
        SetUpError: one fails.
    """
    failures = []
    for file in files:
        done = subprocess.run(
            command([file]), env=environment, cwd=folder, capture_output=True, text=True, check=False
        )
        if done.returncode:
            print(f"{done.stdout[-1500:]}{done.stderr[-500:]}")
            failures.append(file)
        say(f"{file}: {(done.stdout or done.stderr).strip().splitlines()[-1]}")
    if failures:
        raise SetUpError(f"journeys fail: {', '.join(failures)}")


def all_journeys() -> list[str]:
    """Return the paths of all files of journeys."""
    folder = ROOT / "tests" / "journeys"
    return [f"tests/journeys/{path.name}" for path in sorted(folder.glob("test_*.py"))]


def try_wheel(runner: Runner, files: Sequence[str]) -> Line:
    """Install the wheel into an empty environment and run the tour and journeys on it."""
    _, wheel = make_dist(ROOT, DIST, runner)
    with tempfile.TemporaryDirectory(prefix="netatlas-wheel-") as scratch:
        environment = EmptyEnvironment(Path(scratch), runner)
        environment.install(wheel)
        environment.netatlas("tour", "--out", str(Path(scratch, "tour")))
        tests = Path(scratch, "tests-away")
        copy_tests(tests)
        pytest = [str(environment.bin / "python"), "-m", "pytest", "-q", *PLUGINS]
        variables = {**plain_environment(), "PYTHONPATH": str(tests)}
        journeys(lambda some: [*pytest, *some], files, variables, tests)
    return Line(f"{wheel.name[:8]} wheel, empty environment", wheel.stat().st_size)


def try_frozen(runner: Runner, files: Sequence[str]) -> Line:
    """Freeze twice, compare, and run journeys on the very files of the folder."""
    freeze(runner)
    before = BUILD / "before"
    shutil.rmtree(before, ignore_errors=True)
    FOLDER.rename(before)
    freeze(runner)
    code, differing = runner.ask(["diff", "-rq", "--no-dereference", str(before), str(FOLDER)])
    if code:
        raise SetUpError(f"two frozen programs differ: {differing}")
    shutil.rmtree(before)
    checked = CheckedProgram.lay_out(str(FOLDER), BUILD / "checked")
    journeys(checked.pytest, files, checked.environment(), checked.folder)
    return _with_start(Line("frozen program, here", size_of(FOLDER)), checked)


def try_deb(runner: Runner, package: Path, newer: Path, suite: str) -> Line:
    """Install a .deb in a bare Debian, use it, install another version over it while it runs, remove it."""
    root = BareRoot.copy(suite, runner)
    with root.running():
        root.install(package)
        line = _used(Line(f".deb, {suite}", package.stat().st_size), root)
        InstalledPackage(root).survives_update(newer)
        InstalledPackage(root).remove()
    return line


def try_rpm(runner: Runner, package: Path, suite: str) -> Line:
    """Unpack an .rpm into the system that the .deb was removed from, and use it."""
    root = BareRoot(BareRoot.used(suite))
    unpack(package, root, runner)
    with root.running():
        return _used(Line(f".rpm, unpacked in {suite}", package.stat().st_size), root)


def _used(line: Line, root: BareRoot) -> Line:
    """Use what is installed in a system, run journeys on its very files, and measure its start."""
    InstalledPackage(root).use()
    checked = CheckedProgram.lay_out(HOME, root.folder / "opt" / "checked", root.folder)
    journeys(checked.pytest, JOURNEYS, {**checked.environment(), "HOME": "/root"})
    return _with_start(line, checked)


def _with_start(line: Line, checked: CheckedProgram) -> Line:
    ratio = start_ratio(checked)
    problem = "" if ratio.is_kept else f"starts too slowly: {ratio}"
    return Line(line.what, line.size, ratio, problem)


def _tried(what: str, attempt: Callable[[], Line]) -> Line:
    """Return the line of an attempt, with what went wrong if it could not go on."""
    say(what)
    try:
        return attempt()
    except (SetUpError, OSError, subprocess.CalledProcessError) as error:
        return Line(what, 0, problem=str(error))


def main() -> int:
    """Try everything; return the exit code."""
    os.umask(0o022)
    runner = Runner()
    files = all_journeys() if "--journeys" in sys.argv else JOURNEYS
    lines = [
        _tried("wheel", lambda: try_wheel(runner, files)),
        _tried("frozen program", lambda: try_frozen(runner, files)),
    ]
    if not lines[-1].problem:
        deb, rpm = make(runner, FOLDER, DIST, version())
        newer, _ = make(runner, FOLDER, MADE.parent / "packages-newer", _NEWER)
        lines += [_tried(f".deb, {one}", partial(try_deb, runner, deb, newer, one)) for one in SUITES]
        lines.append(_tried(".rpm", lambda: try_rpm(runner, rpm, SUITES[-1])))
    print(f"\n{'package':34} {'size':>10}  {'start':>6}  result")
    print("\n".join(map(str, lines)))
    return 1 if any(line.problem for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
