"""Letters that no text of a pack should hold: control characters, and letters that nobody sees.

Unseen letters hide what a text says, turn the order of what follows, or make two names look like one. Some
scripts need joiners inside words, and emoji are made with joiners, selectors and tags: those are left alone.
At the bottom, since file names and the lines of a terminal must be free of the same letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d159"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Letters that nobody sees, as a class of a pattern: for format, for direction, blanks, places of objects."""
_CONTROLS = "\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
"""Control characters and their kin, without tab and line feed, which a text may hold."""
_PRIVATE = "\ud800-\uf8ff\U000f0000-\U0010ffff"
_NO_LETTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
"""What Unicode gives to programs for their own use; Qt divides its documents with some of them."""
_STRAY = f"[{_CONTROLS}{_PRIVATE}{_NO_LETTERS}{UNSEEN}]"
_JOINERS = "\u200c\u200d"
# the patterns below are compiled when they are first needed: few texts hold such letters
_WITH_JOINERS = (
    "[\u0600-\u08ff\u0900-\u0dff\u0e80-\u109f\u1700-\u18af\u1980-\u1cff\ua800-\uaaff\uabc0-\uabff\ufb50-\ufdcf"
    "\ufdf0-\ufdff\ufe70-\ufefe\U00010a00-\U00010fff\U00011000-\U00011fff\U0001e900-\U0001e95f]"
)
"""Letters of the scripts whose words are written with joiners: of Arabic, of India, and their kin."""
_EMOJI = "[\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff]"
_OLD_EMOJI = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u3030\u303d\u3297\u3299"
_KEYCAP = "\ufe0f\u20e3"
_EMOJI_SELECTORS = "\ufe0e\ufe0f"
_SELECTORS = "[\u180b-\u180d\u180f\ufe00-\ufe0d\U000e0100-\U000e01ef]"
_HIEROGLYPH_JOINERS = "[\U00013430-\U0001343f]"
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f"
"""The black flag, with the tags that turn it into that of a region."""
_TAGS = "[\U000e0020-\U000e007f]"
_KINDS = {
    "Cc": "control character",
    "Zl": "control character",
    "Zp": "control character",
    "Co": "private letter",
    "Cs": "half letter",
}


def stray_letter(text: str) -> str:
    r"""Return the name of the first letter that no text should hold, or ''.

    >>> stray_letter("bell\x07"), stray_letter("Be\u200bta")
    ('the control character U+0007', 'the invisible letter U+200B')
    """
    position = stray_position(text)
    if position < 0:
        return ""
    letter = text[position]
    kind = _KINDS.get(unicodedata.category(letter), "invisible letter")
    return f"the {kind} U+{ord(letter):04X}"


def stray_position(text: str) -> int:
    """Return where the first letter is that no text should hold, or -1."""
    matches = _stray().finditer(text)
    return next((match.start() for match in matches if not _has_use(text, match.start())), -1)


def without_stray(text: str) -> str:
    r"""Return ``text`` with a blank for each letter that no text should hold; line feeds and tabs stay.

    >>> without_stray("a\x1b[31m\tb\u202ec\n")
    'a [31m\tb c\n'
    """
    if text.isascii() and text.isprintable():
        return text
    return _stray().sub(lambda match: match.group() if _has_use(text, match.start()) else " ", text)


def visible(text: str) -> str:
    r"""Return ``text`` on one line, with an escape for each letter that no text should hold.

    >>> visible("nat\x1b[31m\n.yaml"), visible("nat gateway")
    ('nat\\x1b[31m\\n.yaml', 'nat gateway')
    """
    if text.isascii() and text.isprintable():
        return text
    shown = _stray().sub(
        lambda match: match.group() if _has_use(text, match.start()) else _escaped(match.group()), text
    )
    return shown.replace("\t", r"\t").replace("\n", r"\n")


@cache
def _stray() -> re.Pattern[str]:
    """Return the pattern of what no text should hold, compiled when a text is first looked through."""
    return re.compile(_STRAY)


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


def _has_use(text: str, position: int) -> bool:
    """Return True if a letter that nobody sees changes how the one before it is written."""
    letter, before = text[position], text[position - 1 : position]
    if not before:
        return False
    category = unicodedata.category(before)
    if letter in _JOINERS:
        follows = text[position + 1 : position + 2]
        return (category[0] in "LM" and bool(re.match(_WITH_JOINERS, before))) or (
            letter == "\u200d" and _is_emoji(before) and bool(re.match(_EMOJI, follows))
        )
    if letter in _EMOJI_SELECTORS:
        is_keycap = before in "#*0123456789" and text[position : position + 2] == _KEYCAP
        return is_keycap or before in _OLD_EMOJI or bool(re.match(_EMOJI, before))
    if re.match(_HIEROGLYPH_JOINERS, letter):
        return "\U00013000" <= before <= "\U0001345f"
    if re.match(_SELECTORS, letter):
        return (category == "Lo" and before > "\u00ff") or (
            letter == "\ufe00" and category == "Sm" and not before.isascii()
        )
    if not re.match(_TAGS, letter):
        return False
    return any(flag.start() < position < flag.end() for flag in re.finditer(_FLAG, text))


def _is_emoji(letter: str) -> bool:
    return letter == "\ufe0f" or bool(re.match(_EMOJI, letter))
