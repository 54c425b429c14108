"""The ways to damage one file of a pack: each takes its bytes and chance, and returns other bytes.

They know nothing of what the file means but where lines, keys and records begin.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    Mutator: TypeAlias = Callable[[bytes, Random], bytes]

_KEY = re.compile(rb"(?<=[-{, \n])[a-z][a-z0-9_-]*(?=:[ \n])")
_VALUE = re.compile(rb"(?<=: )[^\n,{}\[\]]+|(?<=: )[\[{][^\n]*")
_ITEM = re.compile(rb"^( *)- .*\n(?:(?:\1 .*)?\n)*", re.MULTILINE)
_TOP = re.compile(rb"^[^\s#].*\n(?:(?: .*)?\n)*", re.MULTILINE)
_ENTRY = re.compile(rb"^( +)[a-z][a-z0-9_-]*:.*\n(?:(?:\1[ -].*)?\n)*", re.MULTILINE)
_WORD = re.compile(rb"[a-z0-9]+(?:-[a-z0-9]+)+|\b[a-z]{3,}\b")
_INDENT = re.compile(rb"^ +", re.MULTILINE)
_DATE = re.compile(rb"\b[12][0-9]{3}(?:-[0-9]{2}){0,2}\b")
_NUMBER = re.compile(rb"(?<= )-?[0-9][0-9.]*\b")

_TOKENS: tuple[bytes, ...] = (
    b"- ", b": ", b",", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!t ", b"!!int ", b"'", b'"', b"---",
    b"...", b"%",
    b"@", b"`", b"#", b" #", b"? ", b": {", b"[[", b"~", b"=", b"<<: ", b"<<: *a", b">", b">-", b"true",
    b"no",
    b"&", b"|", b"|-", b"\n", b"\t", b"\n\n", b"  ", b"\\", b"\n- ", b"\n---\n", b"\n...\n", b"\n? ",
)  # fmt: skip

_JUNK = (
    b"~",
    b"null",
    b"true",
    b"no",
    b"0",
    b"-1",
    b"1.5",
    b".nan",
    b"-.inf",
    b"''",
    b'""',
    b'" "',
    b"[]",
    b"{}",
    b"[[]]",
    b"[~]",
    b"{x: y}",
    b"[1, two, {three: 4}]",
    b"{amount: 5, unit: Gbps}",
    b"{from: 9, to: 1, unit: s}",
    b"{amount: x, unit: 5}",
    b"[a, a]",
    b"2019-02-30",
    b"0x10",
    b"0o7",
    b"1_000",
    b"1e400",
    b"x" * 300,
    b'"\\x00"',
    b'"\\u202e"',
    b'"\\ud800"',
    b"!!binary aGk=",
    b"!!python/none ''",
    b"a: b",
    b"*x",
    b"&x y",
    b"|",
)

_NUMBERS = (
    b"9" * 18,
    b"9" * 25,
    b"9" * 400,
    b"9" * 5000,
    b"1e308",
    b"1e309",
    b"-1e-400",
    b"0." + b"0" * 400 + b"1",
    b"-0",
    b"18446744073709551616",
    b"1e999999999",
    b"00",
    b"1.",
    b".5",
    b"+5",
    b"1,250",
    b"0x" + b"f" * 40,
    b"1:30",
    b"inf",
)

_DATES = (
    b"0000",
    b"0001-01",
    b"9999-12-31",
    b"2019-13",
    b"2019-00",
    b"2019-02-29",
    b"2020-02-29",
    b"2019-1-1",
    b"19",
    b"2019-12-31T00:00:00Z",
    b"99999-01-01",
    b"-2019",
    b"2019-11-31",
    b"2019-12-",
    b"1000",
    b"2019.12",
    b"12/2019",
)

_LETTERS = (
    "\u202e", "\u200f", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028", "\u2029", "\x85", "\x1b[31m",
    "\x00",
    "\x07", "\x7f", "\x9b", "\r", "\ue000", "\ufffe", "\U0001f469\u200d\U0001f52c", "\u0430", "e\u0301",
    "\U000e0041", "\u00ad", "\u3164", "\ufffd",
)  # fmt: skip

_NOT_UTF_8 = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80")

_ENCODINGS = (
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-8-sig",
    "latin-1",
    "cp1252",
    "utf-7",
    "cp037",
    "cp437",
)


def flip_bytes(raw: bytes, chance: Random) -> bytes:
    """Put other bytes in place of a few."""
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut_bytes(raw: bytes, chance: Random) -> bytes:
    """Take a passage away, or bring it a second time."""
    start = chance.randrange(len(raw) + 1)
    end = min(len(raw), start + chance.choice((1, 3, 20, 200)))
    return raw[:start] + raw[start:end] * chance.choice((0, 0, 2)) + raw[end:]


def truncate(raw: bytes, chance: Random) -> bytes:
    """End the file in the middle."""
    return raw[: chance.randrange(len(raw) + 1)]


def insert_token(raw: bytes, chance: Random) -> bytes:
    """Put something that means something to YAML anywhere."""
    return _inserted(raw, chance, chance.choice(_TOKENS))


def insert_letter(raw: bytes, chance: Random) -> bytes:
    """Put a letter that nobody sees, or no text may hold, anywhere."""
    letter = chance.choice(_LETTERS).encode() if chance.random() < 0.8 else chance.choice(_NOT_UTF_8)
    return _inserted(raw, chance, letter)


def change_lines(raw: bytes, chance: Random) -> bytes:
    """Take a line away, bring it twice, or swap it with another."""
    lines = raw.splitlines(keepends=True) or [b"\n"]
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[one]
        case 1:
            lines.insert(one, lines[one])
        case 2:
            lines.insert(one, lines[other])
        case _:
            lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def change_indent(raw: bytes, chance: Random) -> bytes:
    """Move a line to the left or to the right."""
    return _replaced(raw, chance, _INDENT, chance.choice((b"", b" ", b"   ", b"\t", b" " * 9, b" " * 70)))


def change_key(raw: bytes, chance: Random) -> bytes:
    """Put another key in place of one: one of the file, none of the format, or no word at all."""
    others = [match.group() for match in _KEY.finditer(raw)] or [b"id"]
    odd = (
        b"1",
        b"~",
        b"true",
        b"[a]",
        b"{a: b}",
        b'""',
        b"&a id",
        b"*a",
        b"!t id",
        b'"id\\n"',
        b"x" * 200,
        b"ID",
    )
    return _replaced(raw, chance, _KEY, chance.choice((chance.choice(others), chance.choice(odd))))


def change_value(raw: bytes, chance: Random) -> bytes:
    """Put a value of another type in place of one."""
    return _replaced(raw, chance, _VALUE, chance.choice(_JUNK))


def swap_value(raw: bytes, chance: Random) -> bytes:
    """Put another value of the file in place of one."""
    values = [match.group() for match in _VALUE.finditer(raw)] or [b"x"]
    return _replaced(raw, chance, _VALUE, chance.choice(values))


def nest(raw: bytes, chance: Random) -> bytes:
    """Put lists or mappings inside one another in place of a value."""
    depth = chance.choice((5, 39, 41, 300, 3000))
    opened, closed = chance.choice(
        ((b"[", b"]"), (b"{a: ", b"}"), (b"[{b: ", b"}]"), (b"[", b""), (b"- ", b""))
    )
    return _replaced(raw, chance, _VALUE, opened * depth + closed * depth)


def change_word(raw: bytes, chance: Random) -> bytes:
    """Change an id or a word: to another of the file, to one that is like it, or to one of another pack."""
    words = [match.group() for match in _WORD.finditer(raw)] or [b"x"]
    word = chance.choice(words)
    odd = (
        word[:-1],
        word + b"s",
        word[1:] + word[:1],
        b"other:" + word,
        word.upper(),
        b"nowhere",
        b"",
        word * 30,
    )
    return _replaced(raw, chance, _WORD, chance.choice((word, chance.choice(odd))))


def change_number(raw: bytes, chance: Random) -> bytes:
    """Put a number that is huge, tiny or none in place of one."""
    return _replaced(raw, chance, _NUMBER, chance.choice(_NUMBERS))


def change_date(raw: bytes, chance: Random) -> bytes:
    """Put a date that is odd or none in place of one."""
    return _replaced(raw, chance, _DATE, chance.choice(_DATES))


def change_records(raw: bytes, chance: Random) -> bytes:
    """Take away, double, move or reverse records: list items and entries at any depth."""
    records = list(chance.choice((_ITEM, _TOP, _ENTRY)).finditer(raw))
    if not records:
        return raw
    one, other = chance.choice(records), chance.choice(records)
    match chance.randrange(4):
        case 0:
            return raw[: one.start()] + raw[one.end() :]
        case 1:
            return raw[: one.end()] + one.group() * chance.choice((1, 1, 2, 50)) + raw[one.end() :]
        case 2:
            rest = raw[: one.start()] + raw[one.end() :]
            place = min(other.start(), len(rest))
            return rest[:place] + one.group() + rest[place:]
        case _:
            return b"".join(reversed(raw.splitlines(keepends=True)))


def add_many(raw: bytes, chance: Random) -> bytes:
    """Write the same short text very often."""
    text = chance.choice(
        (b"- \n", b"- {}\n", b"a: b\n", b"[", b"\n", b"- id: x\n", b"? a\n", b'"', b"x: &a [*a]\n")
    )
    return raw + text * chance.choice((10, 10, 10, 30, 30, 100, 1000))


def change_encoding(raw: bytes, chance: Random) -> bytes:
    """Save the file in another encoding."""
    return raw.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


def change_line_ends(raw: bytes, chance: Random) -> bytes:
    """End all lines, or one, in another way."""
    end = chance.choice((b"\r\n", b"\r", b"\n\n", "\u2028".encode(), "\x85".encode(), b" \n", b"\t\n"))
    return (
        raw.replace(b"\n", end) if chance.random() < 0.5 else _replaced(raw, chance, re.compile(rb"\n"), end)
    )


def empty(_raw: bytes, chance: Random) -> bytes:
    """Leave nothing, or nothing that is of use."""
    return chance.choice(
        (b"", b"\n", b"# nothing\n", b"---\n", b"[]\n", b"{}\n", b"~\n", b"\xef\xbb\xbf", b"word\n", b"\0")
    )


MUTATORS: Mapping[str, Mutator] = {
    mutator.__name__: mutator
    for mutator in (
        flip_bytes, cut_bytes, truncate, insert_token, insert_letter, change_lines, change_indent, change_key,
        change_value, swap_value, nest, change_word, change_number, change_date, change_records, add_many,
        change_encoding, change_line_ends, empty,
    )
}  # fmt: skip
"""All of them, by name."""


def _inserted(raw: bytes, chance: Random, text: bytes) -> bytes:
    place = chance.randrange(len(raw) + 1)
    return raw[:place] + text + raw[place:]


def _replaced(raw: bytes, chance: Random, pattern: re.Pattern[bytes], text: bytes) -> bytes:
    """Return a text with ``text`` in place of one of the passages that match."""
    matches = list(pattern.finditer(raw))
    if not matches:
        return _inserted(raw, chance, text)
    start, end = chance.choice(matches).span()
    return raw[:start] + text + raw[end:]
