"""Sets aside what is around a pasted address: quotes, brackets, full stops, the rest of a URL."""

from __future__ import annotations

import re
import unicodedata

_MOST_SCANNED = 2_000
"""Characters that are looked at; a URL with a long query has an address at its start."""
_AROUND = " \t\n\r?!,;()<>{}\"'`“”„‘’«»"
_PLAIN = {0x3000: " ", 0x3002: ".", 0xFF61: ".", 0x2010: "-", 0x2011: "-"}
"""The wide space, the full stops of Chinese and Japanese, and two kinds of hyphen as ASCII."""
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by their category that are nothing to be seen."""
_URL = re.compile(r"([a-z][a-z0-9+.-]{0,15})://(?:[^\s/?#@]*@)?([^\s/?#]+)(?:[/?#]\S*)?", re.IGNORECASE)
_USER = re.compile(r"(?:ssh\s+|scp\s+|sftp\s+)?[a-z_][a-z0-9_.-]{0,31}@(\S+)", re.IGNORECASE)
_TRANSPORTS = frozenset({"tcp", "udp", "sctp", "dccp"})


def without_surroundings(text: str) -> str:
    """Return a text without the quotes, brackets and stops around it, and without letters nobody sees.

    >>> without_surroundings("(“10.0.0.0/24”)."), without_surroundings("[10.0.0.1]")
    ('10.0.0.0/24', '10.0.0.1')
    """
    text = text[:_MOST_SCANNED].translate(_PLAIN)
    if not text.isascii():
        text = "".join(_plain(letter) for letter in text)
    before = ""
    while text != before:
        before, text = text, text.strip(_AROUND).rstrip(".")
        opens, closes = text.count("["), text.count("]")
        if text.startswith("[") and (closes == 0 or (text.endswith("]") and opens == closes == 1)):
            text = text[1:]
        if text.endswith("]") and text.count("[") < closes:
            text = text[:-1]
    return text


def _plain(letter: str) -> str:
    """Return a letter as ASCII where it only looks otherwise; nothing for one that nobody sees."""
    if letter in _BLANK or unicodedata.category(letter) in {"Cf", "Mn"}:
        return ""
    form = unicodedata.decomposition(letter)
    if form.startswith(("<wide>", "<font>")):
        return unicodedata.normalize("NFKC", letter)
    return " " if letter.isspace() else letter


def from_url(text: str) -> tuple[str, str]:
    """Return the host of a URL, with its port, and the transport that its scheme names, or ''.

    A text that is no URL is returned as it is.

    >>> from_url("https://10.0.0.1:8443/login"), from_url("tcp://[::1]:22"), from_url("ec2-user@10.0.0.1")
    (('10.0.0.1:8443', ''), ('[::1]:22', 'TCP'), ('10.0.0.1', ''))
    """
    if url := _URL.fullmatch(text):
        scheme = url[1].lower()
        return url[2], scheme.upper() if scheme in _TRANSPORTS else ""
    if user := _USER.fullmatch(text):
        return user[1], ""
    return text, ""
