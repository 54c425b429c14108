"""NetAtlas: a searchable atlas of AWS networking, for the desktop, the terminal and scripts.

>>> import netatlas
>>> atlas = netatlas.open_atlas()
>>> [hit.name for hit in atlas.search("nat gatway", limit=1)]
['NAT gateway']

Importing this package imports none of its modules; what is named here is fetched when it is first used.
"""

from __future__ import annotations

import os

# numpy's linear algebra would start a thread for each core when numpy is imported, and nothing here has a
# use for them; who wants them for other work in the same program sets the variable first
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

TYPE_CHECKING = False  # typing itself would take longer to import than all of this
if TYPE_CHECKING:
    from netatlas.api import Edition, OpenAtlas, open_atlas, open_desk
    from netatlas.errors import (
        CannotRunHere,
        CannotWrite,
        NetAtlasError,
        NotFound,
        PackError,
        UsageError,
    )

__version__ = "0.1.0"

__all__ = [
    "CannotRunHere",
    "CannotWrite",
    "Edition",
    "NetAtlasError",
    "NotFound",
    "OpenAtlas",
    "PackError",
    "UsageError",
    "__version__",
    "open_atlas",
    "open_desk",
]

_FROM_API = frozenset({"Edition", "OpenAtlas", "open_atlas", "open_desk"})


def __getattr__(name: str) -> object:
    """Fetch a public name when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = "netatlas.api" if name in _FROM_API else "netatlas.errors"
    value = globals()[name] = getattr(import_module(home), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
