"""What is wrong where a text is no YAML at all, in words with a cure.

Knows letters and lines only; what the YAML holds is the matter of ``netatlas.packs.yaml.parsing``.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

import yaml

_STRAY = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_NO_SPACE = re.compile(r"\s*(?:- )?(?P<key>[A-Za-z_-]+):(?P<value>[^\s/:]\S*)")
_UNQUOTED = re.compile(r"\s*(?:- )?(?P<key>[\w-]+): (?P<value>[^\s'\"{\[|>#].*: .*)")

_CURES = {
    r"mapping values are not allowed": (
        "a colon that does not belong here: put a text with “: ” into quotes, "
        "or move the line to the indentation of its neighbours"
    ),
    r"could not find expected ':'": "a colon is missing; write `key: value` with a space behind the colon",
    r"found unexpected end of stream|found unexpected document indicator": (
        "a quote is opened here and never closed; close it"
    ),
    r"expected ',' or '[\]}]'": (
        "a bracket or a comma is missing; close every [ and {, and put a comma between parts"
    ),
    r"did not find expected '-' indicator": (
        "a list goes on here; begin its parts with “- ”, all at one indentation"
    ),
    r"did not find expected key|expected <block end>": (
        "this does not stand at the indentation of its neighbours, or a quote stands inside a quoted text; "
        "move it, or use the other kind of quotes"
    ),
    r"sequence entries are not allowed": "a list may not begin here; put “- ” on a line of its own",
    r"unknown escape character|did not find expected hexdecimal": (
        "a backslash in double quotes; use single quotes around a text with backslashes"
    ),
    r"invalid Unicode character escape": "an escape that stands for no letter; write the letter itself",
    r"expected '?<document start>|did not find expected <": (
        "this belongs to nothing above it; look at the indentation here and in the line before"
    ),
    r"node content": "a value is missing here; a text that begins with a comma or a bracket needs quotes",
    r"directive": "a line that begins with %; put it into quotes, or take it out",
    r"(?:while scanning|found character).*(?:anchor|alias)|expected alphabetic or numeric character": (
        "a word may not begin with & or *; put it into quotes"
    ),
    r"tag": "a word may not begin with !; put it into quotes",
}
"""Cures by what the parser, of either kind, says."""


class Broken(Exception):  # noqa: N818 - says how the document is
    """A document cannot be read further than this place, from 1."""

    def __init__(self, line: int, column: int, message: str) -> None:
        """Keep the place and what is wrong there."""
        super().__init__(message)
        self.line = line
        self.column = column
        self.message = message


class _Fold(NamedTuple):
    """Where the parser stopped: the text, the place from 0 and the parser's own words."""

    lines: list[str]
    line: int
    column: int
    problem: str

    def text(self, line: int) -> str:
        """Return a line, or '' past the ends."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""


def decoded(raw: bytes) -> str:
    """Return the text of a file.

    Raises:
        Broken: it is not in UTF-8, or holds letters that end lines in some programs only.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        raise Broken(
            *_place_of(before, len(before)), "the file is not in UTF-8; save it in this encoding"
        ) from None
    # the parser finds the other control characters by itself
    if any(letter in text for letter in "\x85\u2028\u2029\ufeff"):
        raise _stray(text)
    return text


def stray_letter(text: str) -> str:
    r"""Return the name of the first control character or other letter that no text should hold, or ''.

    >>> stray_letter("bell\x07")
    'the control character U+0007'
    """
    found = _STRAY.search(text)
    if not found:
        return ""
    sort = "control character" if unicodedata.category(found[0]) == "Cc" else "invisible letter"
    return f"the {sort} U+{ord(found[0]):04X}"


def explained(error: yaml.YAMLError, text: str) -> Broken:
    """Return what the parser's ``error`` means, at the place where it can be mended."""
    if not isinstance(error, yaml.MarkedYAMLError):  # a letter that YAML does not allow
        return _stray(text)
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Broken(1, 1, f"this is no YAML: {error.problem or error.context or error}")
    problem = f"{error.context or ''} {error.problem or ''}"
    begun = error.context_mark
    if begun and ("expected ':'" in problem or ("quoted scalar" in problem and "unexpected" in problem)):
        mark = begun
    spot = _Fold(text.splitlines(), mark.line, mark.column, problem)
    return _typical(spot) or Broken(mark.line + 1, mark.column + 1, _cure(problem))


def _typical(spot: _Fold) -> Broken | None:
    """Find the slips that people make most, which the parser notices only later or tells badly."""
    return _tab(spot) or _missing_space(spot) or _unquoted_colon(spot) or _odd_letter(spot)


def _tab(spot: _Fold) -> Broken | None:
    for line in (spot.line, spot.line - 1):
        text = spot.text(line)
        if "\t" in text[: len(text) - len(text.lstrip())]:
            return Broken(line + 1, text.index("\t") + 1, "a tab in the indentation; use spaces")
    return None


def _missing_space(spot: _Fold) -> Broken | None:
    if "mapping values" not in spot.problem and "expected ':'" not in spot.problem:
        return None
    for line in (spot.line, spot.line - 1):
        slip = _NO_SPACE.match(spot.text(line))
        if slip:
            cure = f"a space is missing behind `{slip['key']}:`; write `{slip['key']}: {slip['value'][:20]}`"
            return Broken(line + 1, slip.start("value") + 1, cure)
    return None


def _unquoted_colon(spot: _Fold) -> Broken | None:
    slip = _UNQUOTED.match(spot.text(spot.line))
    if not slip or "mapping values" not in spot.problem:
        return None
    cure = f"the text behind `{slip['key']}:` holds “: ”; put it into quotes"
    return Broken(spot.line + 1, slip.start("value") + 1, cure)


def _odd_letter(spot: _Fold) -> Broken | None:
    text = spot.text(spot.line)
    letter, before = text[spot.column : spot.column + 1], text[: spot.column].rstrip()
    if "cannot start any token" in spot.problem:
        wrong = (
            "a tab; use spaces"
            if letter == "\t"
            else f"a text may not begin with {letter}; put it into quotes"
        )
    elif letter and letter in "]}" and "expected" in spot.problem:
        wrong = f"a {letter} that closes nothing; take it out, or put the text into quotes"
    elif before.endswith(("'", '"')) and "expected" in spot.problem:
        wrong = "the quotes close before this; use the other kind of quotes around the whole text"
    else:
        return None
    return Broken(spot.line + 1, spot.column + 1, wrong)


def _cure(problem: str) -> str:
    for pattern, cure in _CURES.items():
        if re.search(pattern, problem):
            return cure
    return f"this is no YAML ({' '.join(problem.split())})"


def _stray(text: str) -> Broken:
    found = _STRAY.search(text)
    place = found.start() if found else 0
    name = stray_letter(text) or "a letter that YAML does not allow"
    return Broken(*_place_of(text, place), f"here stands {name}; take it out")


def _place_of(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
