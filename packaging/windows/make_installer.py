r"""Makes the installer for Windows, on Windows: ``.venv\Scripts\python packaging\windows\make_installer.py``.

Not run by those who wrote it. Needed: the environment of the README, and Inno Setup 6, whose compiler is
found where its own installer puts it or on the path.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from freeze_elsewhere import ROOT, freeze, put_texts  # noqa: E402 - it lies one folder up
from netatlas import __version__  # noqa: E402 - the same
from set_up import Runner, SetUpError, say  # noqa: E402 - the same


def compiler() -> str:
    """Return the path of Inno Setup's compiler.

    Raises:
        SetUpError: it is not installed.
    """
    places = [
        Path(os.environ.get(name, "")) / "Inno Setup 6" for name in ("ProgramFiles(x86)", "ProgramFiles")
    ]
    found = shutil.which("ISCC", path=os.pathsep.join(map(str, places))) or shutil.which("ISCC")
    if found is None:
        raise SetUpError("Inno Setup 6 is needed: winget install JRSoftware.InnoSetup")
    return found


def main() -> int:
    """Make the installer; return the exit code."""
    if sys.platform != "win32":
        print("NetAtlas: the installer for Windows is made on Windows", file=sys.stderr)
        return 1
    runner = Runner()
    try:
        setup = compiler()
        put_texts(freeze(runner, "ico") / "licences")
        runner.call([setup, "/Qp", f"/DVersion={__version__}", str(HERE / "netatlas.iss")])
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    say(f"made {ROOT / 'dist' / f'NetAtlas-{__version__}-windows-x64.exe'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
