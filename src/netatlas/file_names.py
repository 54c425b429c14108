"""Names of files and folders that are made of titles, safe on every system whatever a title says."""

from __future__ import annotations

import re
import unicodedata

from netatlas.letters import UNSEEN

LONGEST_NAME = 80
"""Letters of a name with its ending: whole in a dialog, and with its folder below the limit of Windows."""
_MOST_BYTES = 200
"""Bytes of a name without its ending: file systems allow 255, and a letter takes up to four of them."""
RESERVED_NAMES = frozenset(
    {
        "con",
        "prn",
        "aux",
        "nul",
        "conin",
        "conout",
        *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
    }
)
"""Names that Windows keeps for devices, whatever their ending."""
_NOT_ASCII_NAMES = re.compile(r"[^a-z0-9]+")
_UNSEEN = re.compile(f"[{UNSEEN}]")


def file_stem(
    title: str, *, otherwise: str = "page", longest: int = LONGEST_NAME, only_ascii: bool = False
) -> str:
    """Return a name without an ending: small letters and digits, with hyphens between them.

    It is never empty, leads to no other folder, and is no name of a device.

    Args:
        title: what the name is made of.
        otherwise: the name if the title has no letter or digit.
        longest: how many letters it may have.
        only_ascii: whether other letters than those of English are left out.

    >>> file_stem("SSL/TLS"), file_stem("../.."), file_stem("CON")
    ('ssl-tls', 'page', 'con-page')
    """
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", title).lower())
    name = _NOT_ASCII_NAMES.sub("-", plain) if only_ascii else _letters(plain)
    name = name.strip("-")[:longest].encode()[:_MOST_BYTES].decode(errors="ignore").strip("-")
    if name in RESERVED_NAMES:
        return f"{name}-{otherwise}"
    return name or otherwise


def file_name(title: str, ending: str, *, otherwise: str = "page") -> str:
    """Return a name with an ending, which begins with what divides it from the name.

    >>> file_name("NAT gateway: Bandwidth", ".md")
    'nat-gateway-bandwidth.md'
    """
    return f"{file_stem(title, otherwise=otherwise, longest=LONGEST_NAME - len(ending))}{ending}"


def _letters(text: str) -> str:
    """Return the letters and digits of a text, with their marks, and one hyphen for all that is between."""
    found = [""]
    for letter in text:
        kind = unicodedata.category(letter)[0]
        if kind in "LN" or (kind == "M" and found[-1] not in {"", "-"}):
            found.append(letter)
        elif found[-1] != "-":
            found.append("-")
    return "".join(found)
