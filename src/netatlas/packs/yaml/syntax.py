"""Explains in plain words why a text is not YAML, and what would cure it.

Only characters and lines are known here; ``netatlas.packs.yaml.parsing`` handles what the YAML holds.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from netatlas.letters import stray_letter, stray_position

_ENDS_READING = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Characters that YAML does not allow, or that only some programs take for line ends."""
_MISSING_SPACE = re.compile(r"\s*(?:- )?(?P<key>[A-Za-z_-]+):(?P<value>[^\s/:]\S*)")
_UNQUOTED_COLON = re.compile(r"\s*(?:- )?(?P<key>[\w-]+): (?P<value>[^\s'\"{\[|>#].*: .*)")

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
        "this is not at the indentation of its neighbours, or there is a quote inside a quoted text; "
        "move it, or use the other kind of quotes"
    ),
    r"sequence entries are not allowed": "a list may not begin here; put “- ” on a line of its own",
    r"unknown escape character|did not find expected hexdecimal": (
        "a backslash in double quotes; use single quotes around a text with backslashes"
    ),
    r"invalid Unicode character escape": "an escape that is not a letter; write the letter itself",
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
"""Cures by the message of the parser, in the words of libyaml or of PyYAML's own; the first match counts."""


_OTHER_ENCODINGS = (
    ("UTF-32", "utf-32", rb"\xff\xfe\0\0|\0\0\xfe\xff"),
    ("UTF-16", "utf-16", rb"\xff\xfe|\xfe\xff"),
    ("UTF-32", "utf-32-be", rb"\0\0\0[^\0]"),
    ("UTF-32", "utf-32-le", rb"[^\0]\0\0\0"),
    ("UTF-16", "utf-16-be", rb"\0[^\0]"),
    ("UTF-16", "utf-16-le", rb"[^\0]\0"),
)
"""How a file in another encoding begins: with its mark, or with a letter of YAML, which is one of ASCII."""
_WITH_MARK = frozenset({"utf-16", "utf-32"})


NOT_IN_UTF_8 = "the file is not in UTF-8; save it in this encoding"

_MOST_ZEROS = 0.1
"""Part of the bytes of a file that may be zero: in UTF-16 it is half of the bytes of English words."""
_FIRST_BYTES = 2**16


class Unparsable(Exception):  # noqa: N818 - says how the document is
    """A document cannot be parsed beyond a position; line and column count from 1."""

    def __init__(self, line: int, column: int, message: str, *, is_of_whole: bool = False) -> None:
        """Keep the position and what is wrong there, and whether that concerns the file, not one place."""
        super().__init__(message)
        self.is_of_whole = is_of_whole
        self.line = line
        self.column = column
        self.message = message


class _ErrorLocation(NamedTuple):
    """Where the parser stopped: the text, line and column from 0, and the parser's own words."""

    lines: list[str]
    line: int
    column: int
    problem: str

    def text(self, line: int) -> str:
        """Return a line, or '' where there is none."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""


def other_encoding(raw: bytes) -> tuple[str, str]:
    """Return the name of a file's encoding and its codec if it is in UTF-16 or UTF-32 or is no text, else ''.

    >>> other_encoding("- id: nat".encode("utf-16-le"))
    ('UTF-16', 'utf-16-le')
    """
    first = raw[:_FIRST_BYTES]
    # a single zero is a slip in one record
    has_zeros = first.count(0) > len(first) * _MOST_ZEROS
    for name, codec, start in _OTHER_ENCODINGS:
        if (has_zeros or codec in _WITH_MARK) and re.match(start, raw, re.DOTALL):
            return name, codec
    return ("another encoding", "latin-1") if has_zeros else ("", "")


def decoded(raw: bytes) -> str:
    """Return the text of a file.

    Raises:
        Unparsable: it is not in UTF-8, or holds characters that only some programs take for line ends.
    """
    name, _ = other_encoding(raw)
    if name:
        raise Unparsable(1, 1, f"the file is in {name}, not in UTF-8; save it in UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        raise Unparsable(*_position_of(before, len(before)), NOT_IN_UTF_8) from None
    # the parser finds the other control characters by itself
    if any(letter in text for letter in "\x85\u2028\u2029\ufeff"):
        raise _stray_letter_error(text)
    return text


def explain(error: yaml.YAMLError, text: str) -> Unparsable:
    """Return what the parser's ``error`` means, at the position where it can be mended."""
    if not isinstance(error, yaml.MarkedYAMLError):  # its reader met a character that YAML does not allow
        return _stray_letter_error(text)
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Unparsable(1, 1, f"this is no YAML: {error.problem or error.context or error}")
    problem = f"{error.context or ''} {error.problem or ''}"
    start = error.context_mark
    # a missing colon or closing quote is noticed far behind the place where it is missing
    if start and ("expected ':'" in problem or ("quoted scalar" in problem and "unexpected" in problem)):
        mark = start
    location = _ErrorLocation(text.splitlines(), mark.line, mark.column, problem)
    # the parser is a line too far where the last line has no end
    place = (
        (mark.line + 1, mark.column + 1) if mark.line <= text.count("\n") else _position_of(text, len(text))
    )
    return _common_slip(location) or Unparsable(*place, _cure(problem))


def _common_slip(location: _ErrorLocation) -> Unparsable | None:
    """Return the most common slips, which the parser notices too late or describes badly."""
    return _tab(location) or _missing_space(location) or _unquoted_colon(location) or _odd_letter(location)


def _tab(location: _ErrorLocation) -> Unparsable | None:
    for line in (location.line, location.line - 1):
        text = location.text(line)
        if "\t" in text[: len(text) - len(text.lstrip())]:
            return Unparsable(line + 1, text.index("\t") + 1, "a tab in the indentation; use spaces")
    return None


def _missing_space(location: _ErrorLocation) -> Unparsable | None:
    if "mapping values" not in location.problem and "expected ':'" not in location.problem:
        return None
    for line in (location.line, location.line - 1):
        slip = _MISSING_SPACE.match(location.text(line))
        if slip:
            cure = f"a space is missing behind `{slip['key']}:`; write `{slip['key']}: {slip['value'][:20]}`"
            return Unparsable(line + 1, slip.start("value") + 1, cure)
    return None


def _unquoted_colon(location: _ErrorLocation) -> Unparsable | None:
    slip = _UNQUOTED_COLON.match(location.text(location.line))
    if not slip or "mapping values" not in location.problem:
        return None
    cure = f"the text behind `{slip['key']}:` holds “: ”; put it into quotes"
    return Unparsable(location.line + 1, slip.start("value") + 1, cure)


def _odd_letter(location: _ErrorLocation) -> Unparsable | None:
    text = location.text(location.line)
    letter, before = text[location.column : location.column + 1], text[: location.column].rstrip()
    if "cannot start any token" in location.problem:
        wrong = (
            "a tab; use spaces"
            if letter == "\t"
            else f"a text may not begin with {letter}; put it into quotes"
        )
    elif letter and letter in "]}" and "expected" in location.problem:
        wrong = f"a {letter} that closes nothing; take it out, or put the text into quotes"
    elif before.endswith(("'", '"')) and "expected" in location.problem:
        wrong = "the quotes close before this; use the other kind of quotes around the whole text"
    else:
        return None
    return Unparsable(location.line + 1, location.column + 1, wrong)


def _cure(problem: str) -> str:
    for pattern, cure in _CURES.items():
        if re.search(pattern, problem):
            return cure
    return f"this is no YAML ({' '.join(problem.split())})"


def _stray_letter_error(text: str) -> Unparsable:
    """Return the error for a character at which the parser ends or a line would."""
    match = _ENDS_READING.search(text)
    index = match.start() if match else max(0, stray_position(text))
    name = stray_letter(text[index : index + 1]) or "a letter that YAML does not allow"
    return Unparsable(*_position_of(text, index), f"this is {name}; take it out")


def _position_of(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1
