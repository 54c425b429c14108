"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib

import pytest

from tests.guards.source import PACKAGE, modules

WITH_EXAMPLES = [file for file in modules() if ">>> " in (PACKAGE / file).read_text(encoding="utf-8")]


@pytest.mark.parametrize("file", WITH_EXAMPLES)
def test_examples_hold(file: str) -> None:
    """A reader would learn from an example what the code does not do."""
    name = f"netatlas.{file.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__")
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted
    assert not result.failed
