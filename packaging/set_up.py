"""Sets NetAtlas up in a checkout: a virtual environment, what it needs in it, and Qt's system libraries.

The environment is ``.venv`` unless ``--venv`` names another folder, as for the tests with a second Python.

Only Python's standard library is used here. The second run finds its stamp and does nothing; the stamp is
written last, so a set-up that broke off half-way is done again. What is on the system is changed only by
root on Debian and its kin, through apt-get; everybody else is told the one line to type.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

OLDEST = (3, 11)
VENV = ".venv"
"""The folder of the virtual environment inside the checkout, unless another is asked for."""

LIBRARIES = Path(__file__).resolve().parent.parent / "resources" / "system-libraries.toml"
"""What Qt loads from the system, and the Debian packages that hold it; NetAtlas itself reads it too."""

# Run by the environment's Python: prints each library that does not load, then what importing Qt says.
PROBE = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print("missing", name)
try:
    from PySide6 import QtGui, QtTest, QtWidgets
except ImportError as error:
    print("import", error)
"""


class SetUpError(Exception):
    """The set-up cannot go on; the text says what to do."""


class Runner:
    """The one place where other programs are started."""

    def call(self, command: Sequence[str], extra: Mapping[str, str] | None = None) -> None:
        """Run ``command``; if it fails, show what it said and raise SetUpError."""
        environment = {**os.environ, **(extra or {})}
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            print(done.stdout, file=sys.stderr)
            message = f"this failed with exit code {done.returncode}, see above: {' '.join(command)}"
            raise SetUpError(message)

    def ask(self, command: Sequence[str]) -> tuple[int, str]:
        """Run ``command`` quietly and return its exit code and output."""
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError as error:
            return 127, str(error)
        return done.returncode, done.stdout


@dataclass(frozen=True)
class System:
    """What is known of the machine before anything is done.

    Attributes:
        linux: only there are system libraries looked for.
        root: whether packages of the system may be installed.
        apt: whether the system has apt-get.
        x11: whether there is an X11 display, so that its libraries are needed too.
        has_venv: whether Python came with what ``venv`` needs (Debian keeps it in a package of its own).
    """

    linux: bool
    root: bool
    apt: bool
    x11: bool
    has_venv: bool

    @classmethod
    def here(cls) -> System:
        """Look at this machine."""
        return cls(
            linux=sys.platform.startswith("linux"),
            root=hasattr(os, "geteuid") and os.geteuid() == 0,
            apt=shutil.which("apt-get") is not None,
            x11=bool(os.environ.get("DISPLAY")),
            has_venv=importlib.util.find_spec("ensurepip") is not None,
        )


class SetUp:
    """The set-up of one checkout, step by step."""

    def __init__(self, root: Path, runner: Runner, system: System, venv: str = VENV) -> None:
        self.root = root
        self.runner = runner
        self.system = system
        self.lock = root / "packaging" / "requirements-dev.txt"
        self.venv = root / venv
        self.stamp = self.venv / "netatlas-set-up"
        self.python = self.venv / "bin" / "python"

    def run(self) -> None:
        """Do what is still to be done."""
        if self.is_installed():
            if self.system.x11 and "x11" not in self.stamp.read_text(encoding="utf-8").split():
                self.provide_libraries()
                self.write_stamp()
            return
        self.stamp.unlink(missing_ok=True)
        self.make_venv()
        self.install()
        self.provide_libraries()
        self.write_stamp()
        say("set up; the next start takes no time")

    def fingerprint(self) -> str:
        """Return a name for everything that an installation depends on."""
        digest = hashlib.sha256()
        for part in (self.lock.read_bytes(), (self.root / "pyproject.toml").read_bytes()):
            digest.update(hashlib.sha256(part).digest())
        digest.update(f"{sys.version}\n{self.root}".encode())
        return digest.hexdigest()

    def is_installed(self) -> bool:
        """Return True if an earlier run finished, with the same files and the same Python."""
        if not (self.stamp.is_file() and self.python.exists()):
            return False
        return self.stamp.read_text(encoding="utf-8").split()[:1] == [self.fingerprint()]

    def write_stamp(self) -> None:
        """Note that all is done; the last step."""
        display = " x11" if self.system.x11 else ""
        self.stamp.write_text(f"{self.fingerprint()}{display}\n", encoding="utf-8")

    def make_venv(self) -> None:
        """Make the environment, or keep one that works and belongs to this Python."""
        code, answer = self.runner.ask([str(self.python), "-c", "import pip, sys; print(sys.version)"])
        if code == 0 and answer.strip() == sys.version.strip():
            return
        if self.venv.is_dir() and any(self.venv.iterdir()) and not (self.venv / "pyvenv.cfg").exists():
            message = f"{self.venv} holds other things than a virtual environment; name another folder"
            raise SetUpError(message)  # it would be emptied
        self.provide_venv_module()
        say(f"making {self.venv.name} with Python {sys.version.split()[0]}")
        base = getattr(sys, "_base_executable", "") or sys.executable  # not that of an active environment
        self.runner.call([base, "-m", "venv", "--clear", str(self.venv)])

    def provide_venv_module(self) -> None:
        """See to it that Python can make virtual environments."""
        if self.system.has_venv:
            return
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if self.system.apt:
            self.provide_packages([(package,)], "Python comes without venv here")
            return
        message = "this Python came without venv and ensurepip; install its package for them"
        raise SetUpError(message)

    def install(self) -> None:
        """Install what the lock names, then NetAtlas itself as a link to this checkout."""
        say(f"installing what NetAtlas needs into {self.venv.name} (Qt is large: minutes on a slow line)")
        pip = [str(self.python), "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
        self.runner.call([*pip, "--require-hashes", "--requirement", str(self.lock)])
        say("installing NetAtlas itself")
        self.runner.call([*pip, "--no-build-isolation", "--no-deps", "--editable", str(self.root)])

    def provide_libraries(self) -> None:
        """See to it that Qt's system libraries load."""
        if not self.system.linux:
            return
        missing, _ = self.probe()
        if missing and self.system.apt:
            known = system_libraries(x11=True)
            self.provide_packages([known[name] for name in missing], f"Qt needs {', '.join(missing)}")
        missing, refusal = self.probe()
        if missing or refusal:
            what = refusal or ", ".join(missing)
            message = f"Qt does not load here: {what}. Install your system's package for it, then try again"
            raise SetUpError(message)

    def probe(self) -> tuple[list[str], str]:
        """Return the libraries that do not load, and what importing Qt says if it fails."""
        _, answer = self.runner.ask([str(self.python), "-c", PROBE, *system_libraries(x11=self.system.x11)])
        missing, refusal = [], ""
        for line in answer.splitlines():
            kind, _, rest = line.partition(" ")
            if kind == "missing":
                missing.append(rest)
            elif kind == "import":
                refusal = rest
        return missing, refusal

    def provide_packages(self, choices: Iterable[tuple[str, ...]], why: str) -> None:
        """Install one package of each choice from the system's archive, or tell the one line that does."""
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        if self.system.root:
            self.runner.call(["apt-get", "-qq", "update"], quiet)
        names = sorted({self.pick(choice) for choice in choices})
        if not self.system.root:
            line = f"sudo apt-get install --no-install-recommends {' '.join(names)}"
            message = f"{why}. Type this, then try again:\n\n    {line}\n"
            raise SetUpError(message)
        say(f"{why}: installing {' '.join(names)}")
        self.runner.call(["apt-get", "-qq", "install", "--yes", "--no-install-recommends", *names], quiet)

    def pick(self, choice: tuple[str, ...]) -> str:
        """Return the first package of ``choice`` that this release of Debian or Ubuntu has, else the last."""
        for name in choice[:-1]:
            code, answer = self.runner.ask(["apt-cache", "show", "--no-all-versions", name])
            if code == 0 and answer.strip():
                return name
        return choice[-1]


def system_libraries(*, x11: bool) -> dict[str, tuple[str, ...]]:
    """Return the libraries that Qt loads from the system, each with its package's names, newest first."""
    import tomllib  # noqa: PLC0415 - a Python without it must get as far as saying that it is too old

    groups = tomllib.loads(LIBRARIES.read_text(encoding="utf-8"))
    needed = {**groups["always"], **(groups["x11"] if x11 else {})}
    return {library: tuple(packages) for library, packages in needed.items()}


def say(message: str) -> None:
    """Report progress."""
    print(f"NetAtlas: {message}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Set up the checkout that this file belongs to; return the exit code."""
    parser = argparse.ArgumentParser(description="Set NetAtlas up in this checkout.")
    parser.add_argument("--venv", default=VENV, metavar="DIR", help=f"folder of the environment ({VENV})")
    options = parser.parse_args(arguments)
    running = sys.version_info[:2]
    if running < OLDEST:
        print(
            f"NetAtlas: Python 3.11 or newer is needed; {sys.executable} is {sys.version.split()[0]}. "
            "With a newer one beside it, say for instance: make PYTHON=python3.12",
            file=sys.stderr,
        )
        return 1
    root = Path(__file__).resolve().parent.parent
    try:
        SetUp(root, Runner(), System.here(), options.venv).run()
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("NetAtlas: stopped; the same command takes it up again", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
