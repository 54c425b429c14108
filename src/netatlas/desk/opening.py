"""Opens the user's own data; sqlite3 is imported only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas import paths

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from netatlas.desk.desk import Desk


def open_desk(
    home: str | os.PathLike[str] | None = None, *, tell: Callable[[str], None] | None = None
) -> Desk:
    """Return the user's own data: notes, bookmarks, sheets and backups. The first write makes its file.

    Args:
        home: the folder of the user's own data; ``NETATLAS_HOME`` or the system's place if left out.
        tell: called with a sentence for the user when a damaged file was set aside.

    >>> with open_desk() as desk:
    ...     note = desk.notes.add("aws-networking:nat-gateway", "One for each zone.")
    ...     desk.notes.of("aws-networking:nat-gateway") == [note]
    True
    """
    from netatlas.desk.desk import Desk  # noqa: PLC0415 - scripts that open no data need no database
    from netatlas.desk.store import Store  # noqa: PLC0415 - the same

    return Desk(Store(paths.home(home), tell=tell))
