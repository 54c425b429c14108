"""What the README tells a newcomer to type exists, and CI types the same."""

from __future__ import annotations

import re

from tests.guards.source import ROOT


def test_commands_of_the_readme_exist() -> None:
    """A newcomer's first command would fail."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"(?:`|^\s*(?:\$ )?)make ([a-z-]+)", readme, re.MULTILINE))
    assert {"run", "test"} <= named
    assert named <= targets


def test_ci_runs_the_test_command() -> None:
    """What CI calls sound would not be what developers test."""
    script = ROOT / ".ci" / "run"
    assert re.search(r"^\s*make test\b", script.read_text(encoding="utf-8"), re.MULTILINE)
    assert script.stat().st_mode & 0o111
