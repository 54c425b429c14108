"""Where files are: in a checkout, in an installed wheel, in the user's folders.

No other module knows. Nothing here reads or writes a file's content.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def shared_root() -> Path:
    """Return the folder that holds ``data/`` and ``resources/``.

    In a wheel they lie inside the package (``netatlas/_shared``), in a checkout at its top.
    """
    installed = _PACKAGE / "_shared"
    return installed if installed.is_dir() else _CHECKOUT


def data_dir() -> Path:
    """Return the folder of the packs that ship with NetAtlas."""
    return shared_root() / "data"


def default_pack() -> Path:
    """Return the folder of the shipped pack."""
    return data_dir() / "aws-networking"


def resource(*parts: str) -> Path:
    """Return the path of a file under ``resources/``.

    >>> resource("themes", "light.toml").name
    'light.toml'
    """
    return shared_root().joinpath("resources", *parts)


def home(override: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder of the user's own data; it need not exist yet.

    ``override`` (``--home``) wins over ``NETATLAS_HOME``, which wins over the system's own folder.
    """
    chosen = override or os.environ.get("NETATLAS_HOME")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed when the place is given

    return user_data_path("netatlas", appauthor=False)


def cache(override: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder of what can be computed again; it need not exist yet, and all of it may go.

    It lies inside ``home`` where that is given, else in the system's own place for it.
    """
    chosen = override or os.environ.get("NETATLAS_HOME")
    if chosen:
        return Path(chosen).expanduser() / "cache"
    from platformdirs import user_cache_path  # noqa: PLC0415 - not needed when the place is given

    return user_cache_path("netatlas", appauthor=False)


def user_packs(home_dir: Path) -> tuple[Path, ...]:
    """Return the packs that the user keeps in ``home_dir/packs``, sorted by name.

    A folder that cannot be looked into is among them, so that whoever opens packs says so.
    """
    folder = home_dir / "packs"
    if not os.path.isdir(folder):  # noqa: PTH112 - pathlib raises where a folder above may not be read
        return ()
    try:
        inner = sorted(folder.iterdir())
    except OSError:
        return (folder,)
    return tuple(one for one in inner if _may_be_pack(one))


def _may_be_pack(folder: Path) -> bool:
    try:
        return stat.S_ISREG((folder / "pack.yaml").stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def log_file(home_dir: Path) -> Path:
    """Return the path of the log file."""
    return home_dir / "logs" / "netatlas.log"
