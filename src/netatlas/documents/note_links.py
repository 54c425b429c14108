"""Links that are written in notes: ``[[NAT gateway]]`` and ``[[nat-gateway|the gateway]]``.

What is between the brackets is a name, an alias or an id of the atlas. A link to nothing is plain text, and
becomes a link as soon as a pack has the name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas

LONGEST_NAME = 200
"""Letters between the brackets: more than any name has."""
LINK_PATTERN = (
    rf"\[\[(?P<name>[^\[\]\n|]{{1,{LONGEST_NAME}}})(?:\|(?P<shown>[^\[\]\n]{{1,{LONGEST_NAME}}}))?\]\]"
)
"""The regular expression of a link, with the name that it leads to and what is shown instead of it."""

_LINK = re.compile(LINK_PATTERN)
_UNFINISHED = re.compile(r"\[\[([^\[\]\n|]*)$")


class NoteLink(NamedTuple):
    """A link in a text.

    Attributes:
        start: where its first bracket is.
        end: where the text goes on behind it.
        name: what it leads to.
        label: what is shown.
    """

    start: int
    end: int
    name: str
    label: str


def note_links(text: str) -> Iterator[NoteLink]:
    """Yield the links of a text in order, whether they lead anywhere or not.

    >>> [link.label for link in note_links("[[vpc|a VPC]] and [[subnet]]")]
    ['a VPC', 'subnet']
    """
    for match in _LINK.finditer(text):
        yield NoteLink(
            match.start(), match.end(), match["name"].strip(), (match["shown"] or match["name"]).strip()
        )


def linked_record(atlas: Atlas, name: str) -> str:
    """Return the id of the record that a link of this name leads to, or ''."""
    named = atlas.named(name.strip())
    if named is not None:
        return named.id
    return atlas.canonical(name.strip()) if name.strip() in atlas else ""


def unfinished_link(text: str, cursor: int) -> tuple[int, str] | None:
    """Return where the name of a link begins that is being typed at ``cursor``, and what there is of it.

    None if no link is being typed there. Names that go on so are offered for completion.

    >>> unfinished_link("see [[nat g", 11), unfinished_link("see [[vpc]]", 11)
    ((6, 'nat g'), None)
    """
    start = max(0, cursor - LONGEST_NAME - 2)
    match = _UNFINISHED.search(text[start:cursor])
    return None if match is None else (start + match.start(1), match[1])
