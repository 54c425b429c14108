"""The window gives the memory back that it no longer needs."""

from __future__ import annotations

import ctypes
import sys

import pytest

from netatlas.ui.heap import keep_heap_small

PICTURE = 2_000_000
"""Bytes of a picture of half a page."""


class _Figures(ctypes.Structure):
    """What ``mallinfo2`` says of the heap."""

    _fields_ = [(f"field_{number}", ctypes.c_size_t) for number in range(10)]


@pytest.mark.skipif(sys.platform != "linux", reason="asks glibc")
def test_pictures_are_kept_out_of_the_heap() -> None:
    """Once a picture was freed, the next ones would leave holes in the heap, more of them with every hour."""
    library = ctypes.CDLL(None)
    if not hasattr(library, "mallinfo2"):
        pytest.skip("this C library is another one, or an old one")
    library.mallinfo2.restype = _Figures
    library.malloc.restype = ctypes.c_void_p
    library.free.argtypes = [ctypes.c_void_p]
    assert keep_heap_small()
    for _ in range(3):
        before = library.mallinfo2().field_4  # bytes of blocks that are no part of a heap
        block = library.malloc(PICTURE)
        assert library.mallinfo2().field_4 - before >= PICTURE
        library.free(block)
        assert library.mallinfo2().field_4 - before < PICTURE
