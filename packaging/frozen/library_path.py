"""Gives programs that NetAtlas starts, such as a file manager, the system's libraries, not NetAtlas's own.

PyInstaller's beginning sets LD_LIBRARY_PATH, which the loader has read by now, and keeps what it was before.
"""

import os

_BEFORE = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if _BEFORE is not None:
    os.environ["LD_LIBRARY_PATH"] = _BEFORE
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
