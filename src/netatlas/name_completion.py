"""Completes ids and names while somebody types a command in a shell.

The scripts in ``resources/completions`` call ``netatlas --complete KIND PREFIX WORD...`` at each Tab.
Somebody waits for the key, so this imports no command line, no atlas and no parser of YAML: it reads the
names out of packs that are compiled already. Where there are none, or they are damaged, it says nothing.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from netatlas import paths
from netatlas.compiled_form import NAMES_PART, RECORDS_FILE, SIGNATURE, names_read
from netatlas.frames import END, DamagedFile, read_frames
from netatlas.kept_files import PACKS, KeptFiles

TYPE_CHECKING = False  # typing itself would take longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

_KINDS = {
    "concept": ("concepts",),
    "pack": ("packs",),
    "page": ("concepts", "comparisons", "timelines", "journeys", "topics"),
    "timeline": ("timelines",),
    "topic": ("topics",),
}
"""Where names come from, by the kind that a script asks for."""
_MOST_PACK_FILE = 65_536
"""Bytes of a pack.yaml in which its id is looked for."""
_MOST_LINES = 2_000
"""More than anybody looks through, of a pack that has more: a letter typed leaves fewer."""


def complete(arguments: Sequence[str]) -> int:
    """Print what may stand where somebody types, one a line: the id or name, a tab, and what it is.

    Args:
        arguments: the kind of what is typed, its beginning, and the words of the command line before it.
    """
    try:
        kind, prefix, *words = arguments
        found = _matching(_names(kind, words), prefix)
        lines = "".join(f"{text}\t{remark}\n" for text, remark in found[:_MOST_LINES])
        sys.stdout.buffer.write(lines.encode(errors="replace"))
        sys.stdout.flush()
    except Exception:  # noqa: BLE001 - a shell in the middle of a line is no place for a message
        return 1
    return 0


def _matching(names: dict[str, str], prefix: str) -> list[tuple[str, str]]:
    """Return names that begin with some letters, in any case where none has just these."""
    exact = [one for one in names.items() if one[0].startswith(prefix)]
    folded = prefix.casefold()
    return exact or [one for one in names.items() if one[0].casefold().startswith(folded)]


def _names(kind: str, words: Sequence[str]) -> dict[str, str]:
    """Return ids and titles with a remark for each, in the order of the packs, ids first."""
    ids: dict[str, str] = {}
    titles: dict[str, str] = {}
    for part, record_id, title in _kept_names(words):
        if part in _KINDS[kind]:
            ids.setdefault(record_id, title)
            titles.setdefault(title, record_id)
    return ids | {title: record_id for title, record_id in titles.items() if title not in ids}


def _kept_names(words: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return the names in the packs that a command line opens, as these were when they were used last."""
    home = _value_of(words, "--home")[-1:]
    named = [paths.expanded(one) for one in _value_of(words, "--pack")]
    override = home[0] if home else None
    wanted = {_pack_id(folder) for folder in named or _start_packs(paths.home(override))}
    for root in (paths.compiled_packs(), paths.cache(override) / PACKS):
        kept = KeptFiles(root, writable=False)
        for entry in kept.entries():
            with kept.reading(entry.folder.name, RECORDS_FILE) as file:
                names = _names_in(file, entry.folder.name) if file is not None else []
            if {record_id for part, record_id, _ in names if part == "packs"} == wanted:
                return names
    return []


def _names_in(file: IO[bytes], key: str) -> list[tuple[str, str, str]]:
    """Return the names in a file; none where it is damaged or of another version."""
    found: list[tuple[str, str, str]] = []
    try:
        for part, payload in read_frames(file, SIGNATURE, key, parts=END):
            if part != NAMES_PART:
                return found
            found += names_read(payload)
    except (DamagedFile, ValueError):
        pass
    return []


def _start_packs(home: Path) -> list[Path]:
    """Return the packs that open where none is named, as ``netatlas.desk.pack_list.start_packs`` does."""
    by_hand, closed = [], set()
    if (settings := home / "settings.toml").is_file():
        import tomllib  # noqa: PLC0415 - hardly anybody needs it here

        values = tomllib.loads(settings.read_text(encoding="utf-8"))
        by_hand = [Path(one) for one in values.get("packs", ())]
        closed = {os.path.realpath(one) for one in values.get("closed_packs", ())}
    open_ones = [
        folder
        for folder in (paths.default_pack(), *paths.user_packs(home))
        if os.path.realpath(folder) not in closed
    ]
    return [*open_ones, *by_hand] or [paths.default_pack()]


def _pack_id(folder: Path) -> str:
    """Return the id that a pack says, else the name of its folder, which is then its id."""
    if folder.suffix == paths.PACK_ENDING and folder.is_file():
        import zipfile  # noqa: PLC0415 - only for packs that are one file

        with zipfile.ZipFile(folder) as archive:
            name = min((one for one in archive.namelist() if one.endswith("pack.yaml")), key=len)
            with archive.open(name) as member:
                text = member.read(_MOST_PACK_FILE)
    else:
        with (folder / "pack.yaml").open("rb") as file:
            text = file.read(_MOST_PACK_FILE)
    for line in text.decode(errors="replace").splitlines():
        if line.startswith("id:"):
            return line.removeprefix("id:").partition(" #")[0].strip(" \t\"'")
    return folder.resolve().name


def _value_of(words: Sequence[str], option: str) -> list[str]:
    """Return what follows an option in the words of a shell, without quotes.

    >>> _value_of(["netatlas", "--pack", "'my pack'", "show", "--pack=b"], "--pack")
    ['my pack', 'b']
    """
    found: list[str] = []
    words = [one for one in words if one != "="]  # bash makes a word of it
    for index, word in enumerate(words):
        if word == option and index + 1 < len(words):
            found.append(_without_quotes(words[index + 1]))
        elif word.startswith(f"{option}="):
            found.append(_without_quotes(word.removeprefix(f"{option}=")))
    return found


def _without_quotes(word: str) -> str:
    if word[:1] in {'"', "'"}:
        return word.strip(word[0])
    return word.replace("\\", "") if os.name != "nt" else word
