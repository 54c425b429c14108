"""Writes the tables of docs/licences.md anew, from the lock of what runs: ``make licences``.

Everything comes from what is installed, so that nothing is asked of the network and a test can do the same.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from set_up import SetUpError
from works import KNOWN, PACKAGING, works

if TYPE_CHECKING:
    from collections.abc import Iterable

    from works import Pin

PAGE = PACKAGING.parent / "docs" / "licences.md"
_PART = "<!-- made by `make licences`: {name} -->"
_END = "<!-- end -->"
_ID = re.compile(r"\b(?!(?:AND|OR|WITH)\b)[\w.-]+")
_BOUND = re.compile(r"python_full_version (<|>=) '([\d.]+)'")
_PYTHONS = {"<": "Python before {}", ">=": "Python {} and newer"}


def page(text: str) -> str:
    """Return the text of the page with its tables made anew.

    Raises:
        SetUpError: a package is not installed, or the page lacks a place for a table.
    """
    rows = [(one.name, _versions(one.pins), one.licence, one.address) for one in works()]
    text = _replaced(text, "packages", _table(("package", "version", "licence", "source"), rows))
    carried = sorted(KNOWN["carried"].values(), key=lambda one: str(one["name"]).lower())
    rows = [
        (one["name"], ", ".join(f"`{file}`" for file in one["files"]), one["licence"], one["address"])
        for one in carried
    ]
    return _replaced(text, "carried", _table(("work", "files", "licence", "source"), rows))


def _replaced(text: str, name: str, table: str) -> str:
    begin = _PART.format(name=name)
    head, found, rest = text.partition(begin)
    _, end, tail = rest.partition(_END)
    if not (found and end):
        raise SetUpError(
            f"docs/licences.md has no place for its table: it begins with {begin} and ends with {_END}"
        )
    return f"{head}{begin}\n\n{table}\n{_END}{tail}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, str, str, str]]) -> str:
    lines = [head, ("---",) * len(head)]
    lines += [(name, what, _linked(licence), f"<{address}>") for name, what, licence, address in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _linked(licence: str) -> str:
    """Return an SPDX expression with each licence linked to its text."""
    return _ID.sub(lambda one: f"[{one[0]}](https://spdx.org/licenses/{one[0]}.html)", licence)


def _versions(pins: tuple[Pin, ...]) -> str:
    return ", ".join(f"{pin.version} ({_pythons(pin.marker)})" if pin.marker else pin.version for pin in pins)


def _pythons(marker: str) -> str:
    bound = _BOUND.fullmatch(marker)
    return _PYTHONS[bound[1]].format(bound[2]) if bound else f"`{marker}`"


def main() -> int:
    """Write the page; return the exit code."""
    try:
        written = page(PAGE.read_text(encoding="utf-8"))
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    PAGE.write_text(written, encoding="utf-8")
    print(f"NetAtlas: {PAGE.relative_to(PACKAGING.parent)} is as the lock has it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
