"""Compiles the shipped pack when a wheel is built, so that an installed NetAtlas need not read it.

A hook of hatchling, which ``pyproject.toml`` names. What it makes is found by the content of the pack's
files, by NetAtlas's version and by that of Unicode: a Python with another one makes its own at the first
start, in the user's cache folder. ``tests/guards/test_wheel.py`` compares it with the YAML.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from typing_extensions import override

_INSIDE = "netatlas/_shared/compiled"
"""Where ``netatlas.paths.compiled_packs`` looks in a wheel."""


class CompilePacks(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the compiled pack to a wheel."""

    PLUGIN_NAME = "custom"

    @override
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the pack before a wheel is put together, unless it only points at a checkout."""
        if version != "standard":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from netatlas.packs.building import compile_pack  # noqa: PLC0415 - the path says which NetAtlas

        self._folder = tempfile.TemporaryDirectory(prefix="netatlas-wheel-")
        file = compile_pack(Path(self.root) / "data" / "aws-networking", Path(self._folder.name))
        build_data["force_include"][str(file)] = f"{_INSIDE}/{file.parent.name}/{file.name}"

    @override
    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was compiled, once it is in the wheel."""
        del build_data, artifact_path
        if version == "standard":
            self._folder.cleanup()
