"""The locks that packages are made from hold all by hash, and what the tests ran with."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.guards.source import ROOT

_PIN = re.compile(r"^[\w.-]+==.*?(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


def _lock(name: str) -> str:
    return (ROOT / "packaging" / f"requirements-{name}.txt").read_text(encoding="utf-8")


def _pins(name: str) -> set[str]:
    """Return the pins of a lock: name, version, marker and hashes of each."""
    return set(_PIN.findall(_lock(name)))


def _names(name: str) -> set[str]:
    return {pin.partition("==")[0] for pin in _pins(name)}


@pytest.mark.parametrize("name", ["run", "packages", "sbom"])
def test_a_lock_has_all_by_hash_and_no_address(name: str) -> None:
    """A package would be made of what nobody checked, or from somewhere that not everybody reaches."""
    assert "://" not in _lock(name)
    assert all("--hash=sha256:" in pin for pin in _pins(name))


def test_what_runs_is_what_the_tests_ran_with() -> None:
    """Packages would carry versions that no test has seen."""
    assert _pins("run") <= _pins("dev")


@pytest.mark.parametrize("name", ["packages", "sbom"])
def test_a_lock_has_what_its_group_asks_for(name: str) -> None:
    """``make packages`` would end at its first step."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {re.split(r"[\[><=]", one)[0].lower() for one in table["dependency-groups"][name]}
    assert asked <= _names(name)


def test_the_freezer_is_beside_nothing_that_it_could_take_in() -> None:
    """PyInstaller takes in what a library would use if it were there, such as jsonschema's formats."""
    assert not _names("packages") & _names("sbom") - {"packaging"}
