"""Packages whose modules are imported when something of them is first used."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys

import pytest

PACKAGES = ["netatlas.compare", "netatlas.documents", "netatlas.explore", "netatlas.search.lenses"]


@pytest.mark.parametrize("name", PACKAGES)
def test_all_that_a_package_offers_can_be_had(name: str) -> None:
    """Whoever asks first would be told that there is no such thing, or be given a module."""
    package = importlib.import_module(name)
    modules = {found.name for found in pkgutil.iter_modules(package.__path__)}
    assert modules.isdisjoint(package.__all__)
    for offered in package.__all__:
        assert package.__getattr__(offered) is getattr(package, offered)
        assert getattr(package, offered).__module__.startswith(name)


@pytest.mark.parametrize("name", PACKAGES)
def test_what_a_package_does_not_offer_is_no_attribute(name: str) -> None:
    """``hasattr`` would fail with another error than Python's own."""
    assert not hasattr(importlib.import_module(name), "nonsense")


def test_one_page_is_made_without_the_others() -> None:
    """A look-up would import all pages that there are."""
    script = (
        "import sys; from netatlas.documents import limits_document; "
        "print(*(name for name in sys.modules if name.startswith('netatlas.documents.')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    imported = set(done.stdout.split())
    assert "netatlas.documents.limits" in imported
    assert not imported & {f"netatlas.documents.{one}" for one in ("concept", "journey", "timeline", "topic")}
