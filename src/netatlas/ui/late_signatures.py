"""Lets PySide load what describes its functions when that is first needed, not at every start.

With the first import of PySide6 come Python modules that are packed inside its library: the parser of the
signatures of its functions, and what writes its stubs. Every process compiles them anew, for a fifth of the
time until the window is painted. Only the message of a call with wrong arguments needs them, and whoever asks
for a signature or for help.
"""

from __future__ import annotations

import builtins
import sys
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.machinery import ModuleSpec

_LATE = {
    "shibokensupport.signature": ("errorhandler", "layout", "parser"),
    "shibokensupport.signature.lib": ("enum_sig", "pyi_generator", "tool"),
}
"""The modules that can wait, by their package. ``mapping`` cannot: PySide's library looks into its namespace
without asking the module."""
_TRIED = ("6.11", "6.12")
"""The versions of PySide in which these modules were seen to be able to wait; others load them as ever."""
_SPEC = "_spec_until_loaded"
_loading = RLock()


@contextmanager
def signatures_loaded_late(late: Mapping[str, Sequence[str]] | None = None) -> Iterator[None]:
    """Import PySide6 without its signatures within this context; ``late`` names them, by their package.

    Left out, they are those of the versions that were tried, and none in any other. PySide empties
    ``sys.modules`` of these packages, and puts a finder of its own before all others: only the import
    function sees a package between its import and that of its modules.
    """
    ordinary = builtins.__import__
    awaited = dict((_LATE if is_tried() else {}) if late is None else late)

    def import_late(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - named as what it replaces has them
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if parts := awaited.pop(name, ()):
            ordinary(name)
            for part in parts:
                _put_late(sys.modules[name], part)
        return ordinary(name, globals, locals, fromlist, level)

    builtins.__import__ = import_late
    try:
        yield
    finally:
        builtins.__import__ = ordinary


def is_tried() -> bool:
    """Return True if the PySide that would be imported is of a version that was tried."""
    spec = find_spec("PySide6")
    for folder in (spec and spec.submodule_search_locations) or ():
        with suppress(OSError), open(f"{folder}/_config.py", encoding="utf-8") as file:  # noqa: PTH123 - pathlib takes longer to import than this
            text = file.read()
            return any(f'library_soversion = "{version}"' in text for version in _TRIED)
    return False


class _LateModule(ModuleType):
    """A module that is loaded when something is first looked up in it."""

    def __init__(self, spec: ModuleSpec) -> None:
        super().__init__(spec.name)
        self.__spec__ = spec
        vars(self)[_SPEC] = spec

    @override
    def __getattr__(self, name: str) -> object:
        with _loading:  # another thread may be loading it
            spec = vars(self).pop(_SPEC, None)
            if spec is not None and spec.loader is not None:
                spec.name = self.__name__  # PySide has given it another one, which its loader does not know
                spec.loader.exec_module(self)
            if name in vars(self):
                return vars(self)[name]
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")


def _put_late(package: ModuleType, part: str) -> None:
    """Put a module into its package that is loaded late, unless PySide has none of this name."""
    name = f"{package.__name__}.{part}"
    if name not in sys.modules and (spec := find_spec(name)) is not None:
        sys.modules[name] = module = _LateModule(spec)
        setattr(package, part, module)
