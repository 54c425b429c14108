"""Files in frames: parts of at most 256 kB, each with its length and a hash, that are as they were written.

A file begins with a signature and the key of what it was made of. Then come frames: each has the number of
its part, its length, a hash, and the content. The last one counts those before it. Whatever is not exactly so
is refused. Between two frames other threads have their turn.
"""

from __future__ import annotations

import hashlib
import struct
import time
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FRAME_BYTES = 256_000
"""Length of a frame; only a single record that is longer has a longer one, for itself."""
_MOST_RECORD_BYTES = 64 * 2**20
"""Length that is believed: a file of a pack has 4 MB at most, and so has the longest record, before it is
given what it inherits."""
_HEAD = struct.Struct(">BI")
_DIGEST_BYTES = 32
_END = 255


class DamagedFile(Exception):  # noqa: N818 - says how the file is
    """A file in frames is not what was written."""


class FrameWriter:
    """Writes a file in frames."""

    def __init__(self, file: IO[bytes], signature: bytes, key: str) -> None:
        """Begin a file; ``key``, in hexadecimal digits, says what it is made of."""
        self._file = file
        self._key = bytes.fromhex(key)
        self._number = 0
        file.write(signature + self._key)

    def write(self, part: int, payload: bytes) -> None:
        """Write the next frame and let other threads have their turn."""
        head = _HEAD.pack(part, len(payload))
        self._file.write(head + _digest(self._key, self._number, head, payload) + payload)
        self._number += 1
        time.sleep(0)

    def end(self) -> None:
        """Write the frame that ends the file."""
        self.write(_END, b"")


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
    key_bytes = bytes.fromhex(key)
    begin = signature + key_bytes
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
        if _digest(key_bytes, number, head, payload) != digest:
            raise DamagedFile("a frame was changed")
        if part == _END:
            if file.read(1):
                raise DamagedFile("something follows its end")
            return
        if part >= parts:
            raise DamagedFile("it holds an unknown part")
        yield part, payload
        number += 1


def _digest(key: bytes, number: int, head: bytes, payload: bytes) -> bytes:
    """Return the hash of a frame, which is another one at any other position and in any other file."""
    digest = hashlib.blake2b(head, digest_size=_DIGEST_BYTES, key=key, salt=number.to_bytes(16, "big"))
    digest.update(payload)  # without the interpreter's lock where it is long
    return digest.digest()
