"""What is found in all text, as a document: by page, with the words in bold and a link to each place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.address import Address
from netatlas.atlas.views import VIEW_TITLES
from netatlas.documents.blocks import MUTED, STRONG, Bullets, Document, Heading, Link, Paragraph, Text, plain
from netatlas.ui.commands import key_of
from netatlas.ui.labels import DOT, address_title, describe
from netatlas.ui.pages.all_text.address import VIEW, all_text_address
from netatlas.words import counted, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Block, Inline, Span
    from netatlas.search import Hit
    from netatlas.search.all_text import PagePlaces, Place

_MOST_PAGES, _MOST_PLACES, _MOST_NOTES = 15, 4, 10
"""How much is listed unless all is asked for: more takes longer to show than the next letter to type."""
_MOST_OF_ALL = 400
"""Pages that are listed at most: who has more types another word."""


class Found(NamedTuple):
    """What was found.

    Attributes:
        words: what was looked for.
        pages: the pages of the packs that hold it.
        notes: the user's notes that hold it.
    """

    words: str
    pages: Sequence[PagePlaces] = ()
    notes: Sequence[Hit] = ()


def all_text_document(atlas: Atlas, found: Found, *, every: bool = False) -> Document:
    """Return what was found as a document.

    Args:
        atlas: the open atlas, which names the pages.
        found: what was found.
        every: whether all pages are listed.
    """
    title = VIEW_TITLES[VIEW]
    if not found.words.strip():
        return Document(title=title, blocks=(Paragraph((Text(_HOW),), role="muted"),))
    if not found.pages and not found.notes:
        return Document(title=title, blocks=(Paragraph(_nothing(found.words)),))
    blocks: list[Block] = [Paragraph((Text(_sum(found)),), role="lead")]
    most = _MOST_OF_ALL if every else _MOST_PAGES
    for page in found.pages[:most]:
        blocks += _page(atlas, page, most=_MOST_OF_ALL if every else _MOST_PLACES)
    if len(found.pages) > most:
        blocks.append(Paragraph(_more(found, most, every=every)))
    if found.notes:
        blocks += [Heading("Your notes"), Bullets(tuple(_note(hit) for hit in found.notes[:_MOST_NOTES]))]
    if len(found.notes) > _MOST_NOTES:
        target = str(Address.view("notes", [("words", found.words)]))
        blocks.append(Paragraph((Link(f"All {counted(len(found.notes), 'note')}", target),)))
    return Document(title=title, blocks=tuple(blocks))


def searching_document() -> Document:
    """Return what is shown until the first search is done, for which all texts are read."""
    return Document(title=VIEW_TITLES[VIEW], blocks=(Paragraph((Text("Searching …"),), role="muted"),))


def first_words(document: Document) -> str:
    """Return the first paragraph of what was found, which says how much there is."""
    first = document.blocks[0]
    return plain(first.inline) if isinstance(first, Paragraph) else ""


_HOW = (
    "All texts of the open packs and your notes are searched: names, values, limits, relations, events, "
    "journeys, corrections. All words must be in one passage; each may be the beginning of a longer one. "
    f"Words in “quotation marks” must follow each other. {key_of('go.search')} forgives slips; this does not."
)


def _nothing(words: str) -> Inline:
    return (
        Text(f"No text of the open packs, and none of your notes, has all of {quoted(words)}. "),
        Text(f"{key_of('go.search')} also finds what is spelt otherwise.", MUTED),
    )


def _sum(found: Found) -> str:
    places = sum(len(page.places) for page in found.pages)
    of_pack = f"{counted(places, 'place')} on {counted(len(found.pages), 'page')}" if places else ""
    of_notes = f"{counted(len(found.notes), 'note')} of yours" if found.notes else ""
    return f"{', '.join(filter(None, (of_pack, of_notes)))}."


def _more(found: Found, most: int, *, every: bool) -> Inline:
    rest = f"{counted(len(found.pages) - most, 'more page')}"
    if every:
        return (Text(f"{rest}: another word makes them fewer.", MUTED),)
    return (Link(f"Show {rest}", str(all_text_address(found.words, every=True))),)


def _page(atlas: Atlas, page: PagePlaces, *, most: int) -> Iterator[Block]:
    address = Address.parse(page.page)
    about = DOT.join(filter(None, (describe(atlas, address), counted(len(page.places), "place"))))
    yield Paragraph((Link(address_title(atlas, address), page.page), Text(f"   {about}", MUTED)))
    lines = [_line(place) for place in page.places[:most]]
    if rest := len(page.places) - most if len(page.places) > most else 0:
        lines.append((Link(f"{rest} more on this page", page.page),))
    yield Bullets(tuple(lines))


def _line(place: Place) -> Inline:
    """Return a place: the first word that was found leads there, all others are bold."""
    spans: list[Span] = []
    done = 0
    for start, end in place.marks:
        spans.append(Text(place.text[done:start]))
        words = place.text[start:end]
        spans.append(Text(words, STRONG) if done else Link(words, place.address))
        done = end
    spans.append(Text(place.text[done:]))
    if not done:  # found without its accents
        return (Link(place.text, place.address),)
    return tuple(span for span in spans if span.text)


def _note(hit: Hit) -> Inline:
    return (Link(hit.name, hit.id), Text(f"   {hit.answer}" if hit.answer else "", MUTED))
