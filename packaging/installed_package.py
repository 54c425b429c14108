"""Uses a NetAtlas that was installed in a bare system as somebody would, and looks at what it leaves."""

from __future__ import annotations

import signal
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linux_packages import HOME
from set_up import SetUpError

if TYPE_CHECKING:
    from pathlib import Path

    from bare_root import BareRoot, Said
    from set_up import Runner

_KEPT = "root/.local/share/netatlas"
_SECONDS = 6
"""How long a window is left open before it is ended."""


@dataclass(frozen=True)
class InstalledPackage:
    """A package in a system.

    Attributes:
        root: the system.
    """

    root: BareRoot

    def use(self) -> None:
        """Start what there is, with and without a home that can be written.

        Raises:
            SetUpError: something does not work, or says more than a sentence.
        """
        _expect(self.root.must("netatlas", "--version").startswith("netatlas "), "it says no version")
        _expect("NAT gateway" in self.root.must("netatlas", "search", "nat gateway"), "it finds nothing")
        self.root.must("netatlas", "check")
        self.root.must("netatlas", "bookmark", "nat-gateway")
        _expect((self.root.folder / _KEPT).is_dir(), "it keeps no bookmark")
        self.root.must("netatlas", "tour", "--out", "/tmp/tour")  # noqa: S108 - of the bare system
        self._without_home()
        self._ends_well(self._window())

    def _without_home(self) -> None:
        """Start it as a user whose home cannot be written; nothing may be half there afterwards."""
        home = self.root.folder / "srv" / "home"
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o555)
        nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=/srv/home")
        said = self.root.run(*nobody, "netatlas", "search", "nat gateway")
        _expect(said.code == 0 and "NAT gateway" in said.out, f"without a home: {said.text}")
        _expect(len(said.err.strip().splitlines()) <= 1, f"without a home it says more than once: {said.err}")
        said = self.root.run(*nobody, "netatlas", "bookmark", "nat-gateway")
        _expect(said.code != 0 and len(said.err.strip().splitlines()) == 1, f"without a home: {said.text}")
        _expect(not list(home.iterdir()), "without a home it leaves something in it")

    def survives_update(self, newer: Path) -> None:
        """Install another version while a window is open, which must go on and end as ever."""
        window = self._window()
        self.root.install(newer)
        _expect(window.poll() is None, "a window does not survive an update")
        self._ends_well(window)
        said = self.root.must("netatlas", "search", "nat gateway")
        _expect("NAT gateway" in said, "it finds nothing after an update")

    def remove(self) -> None:
        """Remove it; the user's own data stays, and it says where."""
        said: Said = self.root.run("apt-get", "-qq", "--yes", "remove", "netatlas")
        _expect(said.code == 0, f"it cannot be removed: {said.text}")
        _expect("~/.local/share/netatlas" in said.text, "removal does not say where the user's data is")
        _expect((self.root.folder / _KEPT).is_dir(), "removal took the user's data")
        left = [*self.root.folder.glob("usr/**/*netatlas*"), *self.root.folder.glob("usr/**/*NetAtlas*")]
        _expect(not left, f"removal leaves {', '.join(map(str, left))}")

    def _window(self) -> subprocess.Popen[str]:
        """Open a window, off the screen, and return its process once it has had time to read its pack."""
        command = self.root.command("netatlas")
        window = subprocess.Popen(
            command, env=self.root.environment(), stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        time.sleep(_SECONDS)
        return window

    def _ends_well(self, window: subprocess.Popen[str]) -> None:
        """End a window as the system does at its own end."""
        window.send_signal(signal.SIGTERM)
        out, err = window.communicate(timeout=20)
        _expect(window.returncode == 128 + signal.SIGTERM, f"a window ended with {window.returncode}")
        _expect(not f"{out}{err}".strip(), f"a window said: {out}{err}")


def unpack(package: Path, root: BareRoot, runner: Runner) -> None:
    """Unpack an .rpm over a system, as one without rpm can."""
    archive = root.folder / "root" / "package.cpio"
    with archive.open("wb") as file:
        done = subprocess.run(["rpm2cpio", str(package)], stdout=file, check=False)  # noqa: S607 - of the system
    _expect(done.returncode == 0, "rpm2cpio cannot read it")
    script = f"cd {root.folder} && cpio -idm --quiet < {archive}"
    runner.call(["sh", "-c", script])
    _expect((root.folder / HOME.removeprefix("/") / "netatlas").is_file(), "the .rpm holds no program")


def _expect(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as an assertion
    if not holds:
        raise SetUpError(otherwise)
