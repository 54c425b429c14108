"""Another beginning of the frozen program: a Python that has its modules, so that tests can run on them.

It takes ``SCRIPT``, ``-m MODULE`` or ``-c CODE`` with arguments, as Python does. Of the modules that are not
frozen (pytest, the tests, the rest of Python's library) it imports those in the folders that
NETATLAS_CHECKED_FOLDERS names, but only for code that is not frozen itself: what the program lacks, it lacks
here too. It is made for the checks alone and is part of no package.
"""

from __future__ import annotations

import os
import sys
from importlib.machinery import PathFinder

TYPE_CHECKING = False  # as in the program itself: typing takes long to import
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import FrameType, ModuleType


FOLDERS = "NETATLAS_CHECKED_FOLDERS"
OWN = "netatlas"
_IMPORTING = ("<frozen importlib", "<frozen runpy", "importlib/")
"""How the files of the import system are called, between an import and what is imported."""


class OutsideFinder:
    """Finds modules that are not frozen, for code that is not frozen.

    Attributes:
        folders: where they are.
        frozen: the folder of the frozen program.
    """

    def __init__(self, folders: Sequence[str], frozen: str) -> None:
        self.folders = folders
        self.frozen = frozen

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Return where a module is, or None."""
        del path  # that of a frozen package
        parents = fullname.split(".")[:-1]
        if fullname.partition(".")[0] == OWN or self._is_frozen(sys._getframe(1)):  # noqa: SLF001 - who imports
            return None
        return PathFinder.find_spec(fullname, [os.path.join(one, *parents) for one in self.folders], target)  # noqa: PTH118 - as the import system has it

    def _is_frozen(self, frame: FrameType | None) -> bool:
        """Return True if the code that imports is that of the frozen program."""
        while frame is not None and frame.f_code.co_filename.startswith(_IMPORTING):
            frame = frame.f_back
        if frame is None or frame.f_globals is globals():
            return False
        file = frame.f_globals.get("__file__")
        return isinstance(file, str) and file.startswith(self.frozen)


def main() -> int:
    """Run what the arguments name."""
    frozen = str(vars(sys)["_MEIPASS"])
    sys.meta_path.append(OutsideFinder(os.environ[FOLDERS].split(os.pathsep), frozen))
    import netatlas.ui  # noqa: F401, PLC0415 - before PySide6, as in the program: it takes an import hook away

    _, first, *rest = sys.argv
    if first == "-m":
        import runpy  # noqa: PLC0415 - not frozen: found by what was just put in its place

        sys.argv = rest
        runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
    elif first == "-c":
        sys.argv = ["-c", *rest[1:]]
        _run(rest[0], "<string>")
    else:
        sys.argv = [first, *rest]
        with open(first, encoding="utf-8") as file:  # noqa: PTH123 - pathlib takes longer to import than this
            _run(file.read(), first)
    return 0


def _run(code: str, file: str) -> None:
    exec(compile(code, file, "exec"), {"__name__": "__main__", "__file__": file})  # noqa: S102 - as Python does


if __name__ == "__main__":
    sys.exit(main())
