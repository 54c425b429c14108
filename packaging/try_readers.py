"""Tries what NetAtlas exports in the programs that read it: ``make interop``.

Anki, obsidiantools, pandoc, markdown-it, marked and axe-core are installed into ``build/interop`` from the
locks ``requirements-interop.txt`` and ``readers/package-lock.json``. LibreOffice, Zeal with Xvfb, cmark-gfm
and a Chromium are the system's; what is not there is said and passed over. It needs a package index the
first time, so it is not part of ``make test``.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from set_up import Runner, SetUpError, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent.parent
READERS = ROOT / "packaging" / "readers"
LOCK = ROOT / "packaging" / "requirements-interop.txt"
WORK = ROOT / "build" / "interop"
PACK = ROOT / "data" / "aws-networking"


class Tools(NamedTuple):
    """What the readers are run with.

    Attributes:
        runner: starts programs.
        python: the one that has the readers written in Python.
        modules: the folder of those written in JavaScript; None without npm.
        exports: the folder of the files to try.
    """

    runner: Runner
    python: Path
    modules: Path | None
    exports: Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Try everything, or the readers that are named; return 1 if one reads something wrongly."""
    wanted = list(sys.argv[1:] if arguments is None else arguments)
    try:
        tools = Tools(Runner(), _python(Runner()), _modules(Runner()), WORK / "exports")
        _export(tools)
        results = {name: check(tools) for name, check in CHECKS.items() if not wanted or name in wanted}
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    return 0 if all(results.values()) else 1


def _python(runner: Runner) -> Path:
    """Install the readers written in Python, unless they are there, and return their Python."""
    folder = WORK / "venv"
    python, stamp = folder / "bin" / "python", folder / "netatlas-lock"
    wanted = f"{sys.version}\n{hashlib.sha256(LOCK.read_bytes()).hexdigest()}"
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted):
        say(f"installing the readers of {LOCK.name}")
        venv.create(folder, clear=True, with_pip=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
        runner.call([*pip, "--require-hashes", "--requirement", str(LOCK)])
        stamp.write_text(wanted, encoding="utf-8")
    return python


def _modules(runner: Runner) -> Path | None:
    """Install the readers written in JavaScript, unless they are there; None without npm."""
    npm, folder = shutil.which("npm"), WORK / "node"
    if npm is None:
        return None
    lock, stamp = READERS / "package-lock.json", folder / "installed-lock.json"
    if not (stamp.is_file() and stamp.read_bytes() == lock.read_bytes()):
        say("installing the readers of readers/package-lock.json")
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(READERS / name, folder / name)
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        runner.call([npm, "ci", "--prefix", str(folder), *options])
        stamp.write_bytes(lock.read_bytes())
    return folder / "node_modules"


def _export(tools: Tools) -> None:
    """Write everything that is tried."""
    shutil.rmtree(tools.exports, ignore_errors=True)
    tools.exports.mkdir(parents=True)
    for name, options in {
        "all.csv": ["--all"],
        "all.xlsx": ["--all"],
        "notes.csv": ["--all"],
        "both.csv": ["--all"],
        "both.md": ["--topic", "internet-and-nat"],
        "edge.html": ["--topic", "edge"],
        "NetAtlas.docset": ["--all"],
        "vault": ["--all", "--as", "vault"],
        "pages": ["--all", "--as", "pages"],
    }.items():
        stem = name.partition(".")[0]
        edition = ["--edition", stem] if stem in {"both", "notes"} else []
        netatlas(tools, [*edition, "export", *options, "--to", str(tools.exports / name)])


def netatlas(tools: Tools, arguments: Sequence[str], pack: Path = PACK) -> None:
    """Run NetAtlas itself over a pack."""
    home = ["--home", str(WORK / "home")]
    tools.runner.call([sys.executable, "-m", "netatlas", *home, "--pack", str(pack), *arguments])


def _in_python(script: str) -> Callable[[Tools], bool]:
    """Return a check that a script makes in the Python of the readers."""

    def check(tools: Tools) -> bool:
        modules = str(tools.modules or "")
        return told(script, tools.runner, [str(tools.python), str(READERS / f"{script}.py"), modules], tools)

    return check


def told(name: str, runner: Runner, command: Sequence[str], tools: Tools) -> bool:
    """Run a check, print what it says below its name, and return True if it found nothing wrong."""
    code, said = runner.ask([*command, str(tools.exports)])
    print(f"{name}: {'as it should be' if code == 0 else 'WRONG'}")
    for line in said.splitlines():
        print(f"  {line}")
    return code == 0


def _anki(tools: Tools) -> bool:
    """Export two packages, the second with answers that changed, and have Anki import both."""
    pack, first, second = WORK / "pack", tools.exports / "first.apkg", tools.exports / "second.apkg"
    shutil.rmtree(pack, ignore_errors=True)
    shutil.copytree(PACK, pack)
    changes = pack / "changed.yaml"
    lines = changes.read_text(encoding="utf-8").splitlines(keepends=True)
    dated = [line if line.startswith("#") else _dated(line) for line in lines]
    changes.write_text("".join(dated), encoding="utf-8")
    netatlas(tools, ["export", "--all", "--to", str(first)], pack)
    concept = pack / "concepts" / "nat-gateway.yaml"
    text = concept.read_text(encoding="utf-8")
    for old, new in _CHANGES:
        if text.count(old) != 1:
            raise SetUpError(f"{concept.name} holds {old!r} {text.count(old)} times; the check needs it once")
        text = text.replace(old, new)
    concept.write_text(text, encoding="utf-8")
    tools.runner.call([sys.executable, "-m", "netatlas.packs.changed", str(pack)])
    netatlas(tools, ["export", "--all", "--to", str(second)], pack)
    return _in_python("anki_import")(tools)


_HOSTILE = r"""'<script>alert(1)</script> [sound:x.mp3] {{c1::2001:db8::1}} \(x\) <eth0> [latex]y[/latex]'"""
_CHANGES = (
    ("managed-by, value: AWS,", "managed-by, value: Somebody else,"),
    ("to: 100, unit: Gbps", "to: 200, unit: Gbps"),
    ("value: Outbound access for", f"value: {_HOSTILE}  # for"),
)
"""Passages of the NAT gateway's file, each with another answer."""


def _dated(line: str) -> str:
    """Return a line of changed.yaml with an old day, so that today's changes are later."""
    record, _, rest = line.partition(": ")
    return f"{record}: 2026-01-02 {rest.split()[1]}\n"


CHECKS: dict[str, Callable[[Tools], bool]] = {
    "anki": _anki,
    "vault": _in_python("vault_links"),
    "markdown": _in_python("markdown_tables"),
    "web": _in_python("web_pages"),
    "spreadsheets": _in_python("spreadsheets"),
    "docset": _in_python("docset_in_zeal"),
}
"""What is tried, by the name that picks it out: ``python packaging/try_readers.py anki``."""

if __name__ == "__main__":
    sys.exit(main())
