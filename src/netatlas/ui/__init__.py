"""The window: the only package that may import PySide6."""

import builtins
import gc

# The classes of a window live as long as it does. With Python's own threshold of 700 the garbage collector
# would look through them 60 times before the first paint, for a twentieth of the time until then. To look
# through 40,000 takes it a millisecond.
gc.set_threshold(40_000, 5, 10)

# PySide6 6.11 puts an import hook of its own in place, for `from __feature__ import ...`, which
# reads the source of every module imported later and so makes imports a third slower. Nothing
# here uses __feature__; the hook is taken out again as soon as PySide6 is there.
_import = builtins.__import__
import PySide6.QtCore  # noqa: E402, F401 - between the two lines that keep and restore the import function

builtins.__import__ = _import
