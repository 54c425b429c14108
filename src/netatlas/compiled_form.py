"""What a compiled pack looks like from outside: its file, its first bytes, and the names that come first.

Apart from ``netatlas.packs``, and plain text, so that completion in a shell can read the names without
importing the records or what decodes them.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself would take longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMAT = 2
"""The form of what is kept; whoever changes it counts on."""
SIGNATURE = f"netatlas compiled pack {FORMAT}\n".encode()
RECORDS_FILE = "records.msgpack"
"""The file of an entry that holds the compiled packs; what else is made of them has its place beside it."""
NAMES_PART = 0
"""The part of the file that holds names; it comes first."""


def names_written(names: Iterable[tuple[str, str, str]], longest: int) -> Iterator[bytes]:
    """Yield names as text of at most so many bytes, unless one name alone is longer.

    Args:
        names: what each is (``concepts``), its id and its title; what cannot be shown in a line is left out.
        longest: bytes of a piece.
    """
    waiting: list[bytes] = []
    size = 0
    for name in names:
        line = "\t".join(name).encode() + b"\n" if all(map(str.isprintable, name)) else b""
        if waiting and size + len(line) > longest:
            yield b"".join(waiting)
            waiting, size = [], 0
        waiting.append(line)
        size += len(line)
    if waiting:
        yield b"".join(waiting)


def names_read(text: bytes) -> Iterator[tuple[str, str, str]]:
    r"""Yield the names in a piece of text.

    >>> list(names_read(b"topics\tedge\tCloudFront and TLS\n"))
    [('topics', 'edge', 'CloudFront and TLS')]
    """
    for line in text.decode().splitlines():
        kind, record_id, title = line.split("\t")
        yield kind, record_id, title
