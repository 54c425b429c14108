"""Where files are: in a checkout, in an installed wheel, in the user's folders.

No other module knows. Nothing here reads or writes a file's content.
"""

from __future__ import annotations

import os
import stat
from functools import cache as cache_result
from pathlib import Path
from typing import TYPE_CHECKING

from netatlas.errors import UsageError
from netatlas.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

PACK_ENDING = ".netatlas"
"""The ending of a pack that is one file: a zip of its folder."""
_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def shared_root() -> Path:
    """Return the folder that holds ``data/`` and ``resources/``.

    In a wheel they lie inside the package (``netatlas/_shared``), in a checkout at its top.
    """
    installed = _PACKAGE / "_shared"
    return installed if installed.is_dir() else _CHECKOUT


def own_code() -> Path | None:
    """Return the folder of NetAtlas's own code in a checkout, where it may change; None if installed."""
    return None if shared_root() != _CHECKOUT else _PACKAGE


def compiled_packs() -> Path:
    """Return the folder of what was made of the shipped packs when a wheel was built; a checkout has none."""
    return shared_root() / "compiled"


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


def manual() -> Path:
    """Return the path of the manual, ``docs/manual.md`` of a checkout.

    >>> manual().name
    'manual.md'
    """
    return shared_root() / "docs" / "manual.md"


def expanded(path: str | os.PathLike[str]) -> Path:
    """Return a path that somebody has written, with the folder of a user in the place of ``~`` or ``~name``.

    Raises:
        UsageError: there is no such user.
    """
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise UsageError(f"{quoted(str(path))} leads nowhere: the system knows no such user.") from None


def home(override: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder of the user's own data; it need not exist yet.

    ``override`` (``--home``) wins over ``NETATLAS_HOME``, which wins over the system's own folder. Where
    there is none of them it is a temporary folder, which goes when the program ends.

    Raises:
        UsageError: ``override`` names a user whom the system does not know.
    """
    return _chosen_home(override) or _system_home() or _temporary_home()


def home_problem(override: str | os.PathLike[str] | None = None) -> str:
    """Return why ``home`` is not where somebody expects it, in a sentence with what to do; '' if it is."""
    if override or _chosen_home() is not None:
        return ""
    problem = ""
    if named := os.environ.get("NETATLAS_HOME"):
        problem = f"NETATLAS_HOME is {quoted(named)}, but the system knows no such user. "
    if _system_home() is None:
        return (
            f"{problem}The system names no folder of yours, so that nothing is kept after this run: name one "
            "with --home or NETATLAS_HOME."
        )
    return f"{problem}Your own data is in {home()}." if problem else ""


def cache(override: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder of what can be computed again; it need not exist yet, and all of it may go.

    It lies inside ``home`` where that is given, else in the system's own place for it.
    """
    chosen = _chosen_home(override)
    if chosen is not None:
        return chosen / "cache"
    import platformdirs  # noqa: PLC0415 - not needed when the place is given

    return _of_system(platformdirs.user_cache_path) or _temporary_home() / "cache"


def _chosen_home(override: str | os.PathLike[str] | None = None) -> Path | None:
    """Return the home that somebody has named, or None; a wrong NETATLAS_HOME must not stop the program."""
    if override:
        return expanded(override)
    try:
        return expanded(named) if (named := os.environ.get("NETATLAS_HOME")) else None
    except UsageError:
        return None


def _system_home() -> Path | None:
    """Return the system's own place for the user's data, or None where the system names no home folder."""
    import platformdirs  # noqa: PLC0415 - not needed when the place is given

    return _of_system(platformdirs.user_data_path)


def _of_system(place: Callable[..., Path]) -> Path | None:
    """Return one of the system's places; None for a user without a home folder, as containers have them."""
    try:
        own = place("netatlas", appauthor=False)
    except RuntimeError:
        return None
    return own if own.is_absolute() else None


@cache_result
def _temporary_home() -> Path:
    """Make a folder for this run."""
    import atexit  # noqa: PLC0415 - needed on hardly any machine
    import shutil  # noqa: PLC0415 - the same
    import tempfile  # noqa: PLC0415 - the same

    try:
        folder = Path(tempfile.mkdtemp(prefix="netatlas-"))
    except OSError:  # then nothing can be written, as if the disk were full
        return Path(os.devnull, "netatlas")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def packs_folder(home_dir: Path) -> Path:
    """Return the folder of the packs that the user keeps; it need not exist yet."""
    return home_dir / "packs"


def user_packs(home_dir: Path) -> tuple[Path, ...]:
    """Return the packs that the user keeps, folders and files, sorted by name.

    A folder that cannot be looked into is among them, so that whoever opens packs says so.
    """
    folder = packs_folder(home_dir)
    if not os.path.isdir(folder):  # noqa: PTH112 - pathlib raises where a folder above may not be read
        return ()
    try:
        inner = sorted(folder.iterdir())
    except OSError:
        return (folder,)
    return tuple(one for one in inner if _may_be_pack(one))


def _may_be_pack(folder: Path) -> bool:
    if folder.suffix == PACK_ENDING:
        return not folder.name.startswith(".")  # not one that is just being written
    try:
        return stat.S_ISREG((folder / "pack.yaml").stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True


def desk_file(home: Path) -> Path:
    """Return where the user's own data of a home folder are kept: notes, bookmarks, sheets."""
    return home / "desk.sqlite"


def log_file(home_dir: Path) -> Path:
    """Return the path of the log file."""
    return home_dir / "logs" / "netatlas.log"
