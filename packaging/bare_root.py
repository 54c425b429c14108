"""Bare systems to install packages in: debootstrap makes each once below ``build/roots``, uses are copies."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from freeze import ROOT
from set_up import Runner, SetUpError, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ROOTS = ROOT / "build" / "roots"
_STAMP = "netatlas-whole"
_ENVIRONMENT = {
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LC_ALL": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
    "QT_QPA_PLATFORM": "offscreen",
}


@dataclass(frozen=True)
class Said:
    """What a program said, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """All that it said."""
        return f"{self.out}{self.err}".strip()


@dataclass(frozen=True)
class BareRoot:
    """A system in a folder, without Python, Qt or a desktop.

    Attributes:
        folder: its root.
    """

    folder: Path

    @classmethod
    def copy(cls, suite: str, runner: Runner) -> BareRoot:
        """Return a new copy of a release of Debian, by its code name.

        Raises:
            SetUpError: there is no debootstrap, this user may not use it, or it failed.
        """
        base = ROOTS / suite
        if not (base / _STAMP).exists():
            _bootstrap(suite, base, runner)
        folder = cls.used(suite)
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(exist_ok=True)
        runner.call(["cp", "-a", "--reflink=auto", str(base), str(folder)])
        shutil.copy("/etc/resolv.conf", folder / "etc")
        return cls(folder)

    @staticmethod
    def used(suite: str) -> Path:
        """Return the folder of the copy of a release."""
        return ROOTS / "used" / suite

    @contextmanager
    def running(self) -> Iterator[None]:
        """Show it its processes, as every system that runs does."""
        processes = str(self.folder / "proc")
        subprocess.run(["mount", "-t", "proc", "proc", processes], check=True)  # noqa: S607 - of the system
        try:
            yield
        finally:
            subprocess.run(["umount", "--lazy", processes], check=False)  # noqa: S607 - the same

    def command(self, *command: str) -> list[str]:
        """Return what runs a command in it."""
        return ["chroot", str(self.folder), *command]

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the variables of its root user, who has no screen."""
        return {**_ENVIRONMENT, **(extra or {})}

    def run(self, *command: str, extra: Mapping[str, str] | None = None) -> Said:
        """Run a command in it."""
        done = subprocess.run(
            self.command(*command),
            env=self.environment(extra),
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        return Said(done.returncode, done.stdout, done.stderr)

    def must(self, *command: str, extra: Mapping[str, str] | None = None) -> str:
        """Run a command in it that has to end well, and return what it said.

        Raises:
            SetUpError: it did not.
        """
        said = self.run(*command, extra=extra)
        if said.code:
            raise SetUpError(f"{' '.join(command)} ended with {said.code}: {said.text[-2000:]}")
        return said.text

    def install(self, package: Path) -> str:
        """Install a .deb with what it depends on and nothing that it only recommends."""
        shutil.copy(package, self.folder / "srv")
        options = ("-o", "APT::Sandbox::User=root", "-qq", "--yes", "--no-install-recommends")
        return self.must("apt-get", *options, "install", f"/srv/{package.name}")


def _bootstrap(suite: str, base: Path, runner: Runner) -> None:
    if shutil.which("debootstrap") is None or os.geteuid() != 0:
        raise SetUpError("bare systems are made by root with debootstrap: apt-get install debootstrap")
    say(f"making a bare Debian, {suite} (once; some minutes)")
    shutil.rmtree(base, ignore_errors=True)
    base.mkdir(parents=True)
    runner.call(["debootstrap", "--variant=minbase", suite, str(base)])
    root = BareRoot(base)
    shutil.copy("/etc/resolv.conf", base / "etc")
    root.must("apt-get", "-qq", "update")
    (base / _STAMP).touch()
