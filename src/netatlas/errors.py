"""What can go wrong in NetAtlas, as one tree of exceptions.

Every error that a user may see is a ``NetAtlasError``; its text is one plain sentence that names
what is wrong and what to do. Anything else that escapes is a defect and is logged as one.

    NetAtlasError
    +-- PackError            a pack cannot be opened at all (missing, unreadable, no pack.yaml)
    |   +-- SamePackId       it has the id of another that opens with it
    +-- NotFound             no record answers to a name; carries the nearest names
    +-- UsageError           the request makes no sense as asked (one subject to compare ...)
    +-- ModelError           a package of models is not there or cannot be read
    +-- CannotRunHere        no display, or a library is missing or cannot be loaded
    +-- CannotWrite          a file or the user's data could not be written; nothing was lost

A damaged record inside a pack is not an exception: it is a ``Fault`` in the pack's report, and the
rest of the pack opens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.letters import visible
from netatlas.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class NetAtlasError(Exception):
    """Base of all errors that a user may see."""

    exit_code = 1


class PackError(NetAtlasError):
    """A pack cannot be opened at all."""

    def __init__(self, sentence: str) -> None:
        """Show unseen letters, which the name of a folder or file may hold, as escapes."""
        super().__init__(visible(sentence))


class SamePackId(PackError):  # noqa: N818 - says what is wrong
    """Two packs that are to open together have one id; perhaps one is a newer version of the other.

    Attributes:
        first: where the one is that opens before.
        second: where the other is.
    """

    def __init__(self, first: Path, second: Path, pack_id: str) -> None:
        """Name both, and the id."""
        self.first, self.second = first, second
        super().__init__(
            f"{first} and {second} both have the id {pack_id}; give one of them another in its pack.yaml."
        )


class NotFound(NetAtlasError):  # noqa: N818 - reads as the answer that it is, like KeyError's kin in httpx
    """No record answers to ``name``.

    Attributes:
        name: what was asked for.
        nearest: display names that are close to it, best first; may be empty.
    """

    def __init__(self, name: str, nearest: Sequence[str] = ()) -> None:
        """Put the name and the nearest ones into the sentence."""
        self.name = name
        self.nearest = tuple(nearest)
        hint = f" Did you mean {listed(self.nearest, last='or')}?" if self.nearest else ""
        super().__init__(f"Nothing here is called {quoted(name)}.{hint}")


class UsageError(NetAtlasError):
    """The request makes no sense as it was asked."""

    exit_code = 2


class ModelError(NetAtlasError):
    """A package of models that evidence is held against is not there or cannot be read."""

    exit_code = 2


class CannotRunHere(NetAtlasError):  # noqa: N818 - says what is wrong
    """The machine lacks something that is needed: for the window, or for a library."""

    exit_code = 3


class CannotWrite(NetAtlasError):  # noqa: N818 - says what is wrong
    """A file could not be written; what was there before is untouched."""

    exit_code = 4

    def __init__(self, path: Path, reason: str) -> None:
        """Name the file and the system's reason."""
        self.path = path
        super().__init__(f"Cannot write {path}: {reason}. Nothing was changed.")
