"""Judges whether what evidence says of a shape holds, and says in words what is there instead."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from netatlas.verify.shapes import listed_names, number_text, scalar_text
from netatlas.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.atlas.model import Evidence
    from netatlas.verify.shapes import ModelShape

_MARK_UP = re.compile(r"<[^<>]*>")
_SAME_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‑": "-", "–": "-", "−": "-"})
_TOKEN = re.compile(r"\w+|[^\w\s]")
_LONGEST_EXCERPT = 300


class Judgement(NamedTuple):
    """What holds of a piece of evidence.

    Attributes:
        problems: what does not hold, each with what is there instead, in words.
        gained: members that the evidence does not name although it names all.
    """

    problems: tuple[str, ...]
    gained: tuple[str, ...] = ()


def judge(piece: Evidence, shape: ModelShape) -> Judgement:
    """Return what of the conditions of ``piece`` does not hold for ``shape``."""
    problems = [*_members(piece, shape), *_bounds(piece, shape), *_words(piece, shape), *_value(piece, shape)]
    known = set(piece.members)
    gained = tuple(name for name in shape.members or () if piece.members and name not in known)
    return Judgement(tuple(problems), gained)


def _members(piece: Evidence, shape: ModelShape) -> Iterator[str]:
    there = shape.members or ()
    missing = [name for name in dict.fromkeys([*piece.members, *piece.has]) if name not in there]
    if missing and not there:
        yield f"it has no members, so not {listed_names(missing)}"
    elif missing:
        yield f"{listed_names(missing)} {_is(missing)} not there; there {_is(there)} {listed_names(there)}"
    if unwanted := [name for name in piece.lacks if name in there]:
        yield f"{listed_names(unwanted)} {_is(unwanted)} there now"


def _bounds(piece: Evidence, shape: ModelShape) -> Iterator[str]:
    for label, wanted, there in (
        ("lower", piece.minimum, shape.minimum),
        ("upper", piece.maximum, shape.maximum),
    ):
        if wanted is None or wanted == there:
            continue
        if there is None:
            yield f"there is no {label} bound, so not {number_text(wanted)}"
        else:
            yield f"the {label} bound is {number_text(there)}, not {number_text(wanted)}"


def _words(piece: Evidence, shape: ModelShape) -> Iterator[str]:
    text = plain_text(shape.documentation)
    missing = [words for words in piece.words if not says(text, words)]
    if missing and not text:
        yield f"it has no documentation, so none that says {listed(map(quoted, missing))}"
    elif missing:
        said = quoted(text, longest=_LONGEST_EXCERPT)
        yield f"its documentation does not say {listed(map(quoted, missing), last='or')}; it says {said}"


def _value(piece: Evidence, shape: ModelShape) -> Iterator[str]:
    if piece.value is None:
        return
    wanted = scalar_text(piece.value)
    if not shape.values:
        yield f"there is no single value, so not {wanted}"
    elif others := [value for value in shape.values if not _same(value, piece.value)]:
        yield f"the value is {listed_names(map(scalar_text, others))}, not {wanted}"


def _same(left: object, right: object) -> bool:
    """Return True if two values are the same; true is not 1, and "1" is not 1."""
    kinds = [
        bool if isinstance(one, bool) else str if isinstance(one, str) else float for one in (left, right)
    ]
    return kinds[0] is kinds[1] and left == right


def plain_text(documentation: str) -> str:
    """Return documentation as words: without mark-up, on one line.

    >>> plain_text("<p>The value is <code>350</code>&nbsp;seconds.</p>")
    'The value is 350 seconds.'
    """
    return " ".join(html.unescape(_MARK_UP.sub(" ", documentation)).split())


def says(text: str, words: str) -> bool:
    """Return True if ``words`` occur in ``text`` as whole words; case and white space do not matter.

    >>> says("The timeout is 1,350 seconds", "350"), says("The timeout is 350seconds.", "350 seconds")
    (False, True)
    """
    tokens = _TOKEN.findall(_compared(words))
    if not tokens:
        return False
    pattern = r"\s*".join(map(re.escape, tokens))
    if re.match(r"\w", tokens[0]):
        pattern = rf"(?<!\w)(?<!\d[,.]){pattern}"  # 600 does not occur in 3,600
    if re.match(r"\w", tokens[-1]):
        pattern = rf"{pattern}(?!\w)(?![,.]\d)"
    return re.search(pattern, _compared(text)) is not None


def _is(members: Sequence[str]) -> str:
    return "is" if len(members) == 1 else "are"


def _compared(text: str) -> str:
    return text.translate(_SAME_SIGNS).casefold()
