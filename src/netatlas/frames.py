"""Files in frames: parts of at most 256 kB, each with its length and a hash, that are as they were written.

A file begins with a signature and the key of what it was made of. Then come frames: each has the number of
its part, its length, a hash, and the content. They are small, since msgspec keeps the interpreter for as long
as it works on one; between two of them other threads have their turn. Whatever is not exactly so is refused.
"""

from __future__ import annotations

import struct
import sys
import time
from typing import IO, TYPE_CHECKING

from netatlas.hashing import blake2b

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FRAME_BYTES = 256_000
"""Length of a frame; only a single record that is longer has a longer one, for itself."""
END = 255
"""The part of the frame that ends a file."""
_MOST_RECORD_BYTES = 64 * 2**20
"""Length that is believed: a file of a pack has 4 MB at most, and so has the longest record, before it is
given what it inherits."""
_TURN_BYTES = 100_000
"""What is worked on before other threads have their turn: half a millisecond or more. To give way costs some
time too, where others use the processor."""
_HEAD = struct.Struct(">BI")
_DIGEST_BYTES = 32


class DamagedFile(Exception):  # noqa: N818 - says how the file is
    """A file in frames is not what was written."""


class Turn:
    """Lets other threads have their turn after some work, which small frames are not."""

    def __init__(self) -> None:
        """Begin with no work."""
        self._since = 0

    def after(self, count: int) -> None:
        """Note that so many bytes were worked on."""
        self._since += count
        if self._since >= _TURN_BYTES:
            self._since = 0
            if not _is_alone():
                time.sleep(0)  # waits for nothing: it lets go of Python's lock, which one thread would keep


def _is_alone() -> bool:
    """Return True if there is no other thread to give way to, as in the terminal.

    The system may give the processor to another program meanwhile, for milliseconds.
    """
    return len(sys._current_frames()) == 1  # noqa: SLF001 - threads of Qt are among them, for threading only some


def write_frame(file: IO[bytes], key: str, part: int, number: int, payload: bytes) -> None:
    """Write the frame with a number, which counts from 0, and the number of the part that it is of."""
    head = _HEAD.pack(part, len(payload))
    file.write(head + _digest(key, number, head, payload))
    file.write(payload)


def read_frames(file: IO[bytes], signature: bytes, key: str, *, parts: int) -> Iterator[tuple[int, bytes]]:
    """Yield the part and the content of each frame, up to that which ends the file.

    Args:
        file: open at its beginning.
        signature: that it must begin with.
        key: that it must have.
        parts: how many parts there are.

    Raises:
        DamagedFile: the file is not whole, or not of that key.
    """
    begin = signature + bytes.fromhex(key)
    if file.read(len(begin)) != begin:
        raise DamagedFile("it is of another form or of other packs")
    number = 0
    while True:
        head = file.read(_HEAD.size)
        digest = file.read(_DIGEST_BYTES)
        if len(head) + len(digest) < _HEAD.size + _DIGEST_BYTES:
            raise DamagedFile("it ends early")
        part, length = _HEAD.unpack(head)
        if length > _MOST_RECORD_BYTES:
            raise DamagedFile("a frame is too long")
        payload = file.read(length)
        if _digest(key, number, head, payload) != digest:
            raise DamagedFile("a frame was changed")
        if part == END:
            if file.read(1):
                raise DamagedFile("something follows its end")
            return
        if part >= parts:
            raise DamagedFile("it holds an unknown part")
        yield part, payload
        number += 1


def _digest(key: str, number: int, head: bytes, payload: bytes) -> bytes:
    """Return the hash of a frame, which is another one at any other position and in any other file."""
    digest = blake2b(head, digest_size=_DIGEST_BYTES, key=bytes.fromhex(key), salt=number.to_bytes(16, "big"))
    digest.update(payload)  # without the interpreter's lock where it is long
    return digest.digest()
