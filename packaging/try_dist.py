"""Installs the wheel of ``dist`` into an empty environment, as anybody would, and runs it there.

Without the extra ``netatlas check`` must pass, from the pack that came compiled in the wheel; with
``netatlas[verify]``, ``netatlas verify`` too. It needs a package index, as pip knows one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from make_dist import DIST
from set_up import Runner, SetUpError, say


class EmptyEnvironment:
    """A new virtual environment in a folder, with a home of its own that holds nothing."""

    def __init__(self, folder: Path, runner: Runner) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.bin = folder / "venv" / "bin"
        self.runner = runner
        runner.call([sys.executable, "-m", "venv", str(folder / "venv")])

    def install(self, wheel: Path, extra: str = "") -> None:
        """Install the wheel, with an extra such as ``[verify]`` or without."""
        pip = [str(self.bin / "python"), "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
        self.runner.call([*pip, f"{wheel}{extra}"])

    def netatlas(self, *arguments: str) -> str:
        """Run the ``netatlas`` that the path finds, away from the checkout, and return what it prints.

        Raises:
            SetUpError: it is not there or does not end well.
        """
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment["NETATLAS_HOME"] = str(self.home)
        found = shutil.which("netatlas", path=str(self.bin))
        if found is None:
            raise SetUpError("the wheel brings no netatlas onto the path")
        done = subprocess.run(
            [found, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            line = " ".join(("netatlas", *arguments))
            raise SetUpError(f"{line} failed in an empty environment: {done.stdout}{done.stderr}")
        return done.stdout.strip()


def try_wheel(wheel: Path, runner: Runner) -> None:
    """Install and run a wheel without its extra, then with it.

    Raises:
        SetUpError: something does not work.
    """
    with tempfile.TemporaryDirectory(prefix="netatlas-try-") as scratch:
        environment = EmptyEnvironment(Path(scratch), runner)
        environment.install(wheel)
        say(f"installed: {environment.netatlas('--version')}")
        environment.netatlas("check")
        environment.netatlas("search", "nat gateway")
        if any((environment.home / "cache").rglob("records.msgpack")):
            raise SetUpError("the wheel's compiled pack was not used: NetAtlas compiled it again")
        environment.install(wheel, "[verify]")
        say(f"with [verify]: {environment.netatlas('verify').splitlines()[-1]}")


def main() -> int:
    """Try the wheel of ``dist``; return the exit code."""
    wheels = sorted(DIST.glob("netatlas-*.whl"))
    if len(wheels) != 1:
        print(f"NetAtlas: one wheel is needed in {DIST}, and there are {len(wheels)}", file=sys.stderr)
        return 1
    try:
        try_wheel(wheels[0], Runner())
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    say("the wheel works in an empty environment")
    return 0


if __name__ == "__main__":
    sys.exit(main())
