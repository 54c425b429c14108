"""The window: the only package that may import PySide6."""

import gc

from netatlas.ui.late_signatures import signatures_loaded_late

# The classes of a window live as long as it does. With Python's own threshold of 700 the garbage collector
# would look through them 60 times before the first paint, for a twentieth of the time until then. To look
# through 40,000 takes it a millisecond.
gc.set_threshold(40_000, 5, 10)

# PySide6 6.11 puts an import hook of its own in place, for `from __feature__ import ...`, which
# reads the source of every module imported later and so makes imports a third slower. Nothing
# here uses __feature__; at its end the context puts back the import function of before.
with signatures_loaded_late():
    import PySide6.QtCore  # noqa: F401
