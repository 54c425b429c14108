"""No file of the project names a package registry or a path of somebody's machine."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.guards.source import ROOT

# Put together from parts, so that this file does not hold them.
HOSTS = ("pypi" + r"\.org", "python" + "hosted", r"registry\.npm" + "js", r"deb\.deb" + r"ian\.org")
PATHS = ("/wo" + "rk/", "/fa" + "rm/", "/t" + "mp/bash_jobs", "/opt/py" + "pi", "/ro" + "ot/")
FORBIDDEN = re.compile("|".join(HOSTS + PATHS))


def test_no_registry_and_no_machine_is_named() -> None:
    """The project would not install elsewhere, or would tell of the machine that it was made on."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.suffix in {".svg", ".png"} or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [
            f"{name}:{number}"
            for number, line in enumerate(text.splitlines(), start=1)
            if FORBIDDEN.search(line)
        ]
    assert not found
