"""Keeps the memory of a window that is open for hours from breaking into pieces that nobody can use.

glibc gives each thread a heap of its own, and keeps ever larger blocks in them once such a block was freed:
pictures and pages come and go between what stays, and of what they leave little goes back to the system.
"""

from __future__ import annotations

import ctypes
import sys

_KIB = 1024
_OPTIONS = {
    -8: 2,  # M_ARENA_MAX: heaps; one for the window and one for jobs, which seldom run at the same time
    -3: 512 * _KIB,  # M_MMAP_THRESHOLD: larger blocks, which are pictures, go back as soon as they are freed
    -1: 256 * _KIB,  # M_TRIM_THRESHOLD: what may be left free at the end of a heap
}
"""Options of ``mallopt`` by their numbers in ``malloc.h``."""


def keep_heap_small() -> bool:
    """Have the C library give freed memory back, before a thread is started; return True if it can."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None)
    if not hasattr(library, "gnu_get_libc_version"):  # another library has other numbers
        return False
    return all(library.mallopt(option, value) for option, value in _OPTIONS.items())
