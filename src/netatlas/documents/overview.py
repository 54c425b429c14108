"""Documents that list what there is: the start page, and the lists of comparisons, timelines, journeys."""

from __future__ import annotations

from itertools import zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from netatlas.address import Address
from netatlas.atlas.dates import date_text
from netatlas.atlas.enums import Verdict
from netatlas.documents.blocks import (
    BAD,
    KEY,
    MUTED,
    OLD,
    Bullets,
    Cards,
    Heading,
    Inline,
    Link,
    Paragraph,
    Table,
    Text,
)
from netatlas.documents.builder import DocumentBuilder, opening, words
from netatlas.documents.changed_words import changed_words
from netatlas.documents.errata import corrected_counts, subjects_of
from netatlas.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Claim, Comparison, Journey, Timeline
    from netatlas.documents.blocks import Document

_CORRECTED, _CORRECTED_BELOW_PLACES = 3, 2
_VISITED = 3
_NAMED = 3
"""Corrections, places of a list, and subjects of a card on the start page, which is to be one screen high."""
_RECENT, _BOOKMARKS = "Recent", "Bookmarks"
_SECOND_COLUMNS = {_RECENT: "When", _BOOKMARKS: "What it is"}


class Visited(NamedTuple):
    """A page that the reader knows: its title, its address, and when that was or what it is about."""

    title: str
    address: str
    what: str


def start_document(
    atlas: Atlas,
    *,
    recent: Sequence[Visited] = (),
    bookmarks: Sequence[Visited] = (),
    keys: tuple[str, str] | None = None,
) -> Document:
    """Return the start page: counts, comparisons that decide, visits, bookmarks, the newest corrections.

    Args:
        atlas: what there is.
        recent: where the reader was, latest first; the first few are shown.
        bookmarks: what the reader has bookmarked, in order; the first few are shown.
        keys: the keys that open the search and show every key, where the reader has any.
    """
    page = DocumentBuilder(atlas)
    help_ = _help(*keys) if keys is not None else ()
    page.add(Paragraph((Text(f"{_summary(atlas)} ", MUTED), *help_)))
    if deciders := [one for one in atlas.comparisons if one.question]:
        page.add(Heading("Decide", anchor="decide"), _deciders(page, deciders))
    if has_places := bool(recent or bookmarks):
        page.add(_places(recent, bookmarks))
    if corrected := _corrected_last(atlas.claims, _CORRECTED_BELOW_PLACES if has_places else _CORRECTED):
        page.add(Heading("Corrected most recently", anchor="corrected"), _corrections(page, corrected))
    if has_places:  # who knows the program finds the rest on the pages of corrections and About
        page.add(Paragraph((*_every_correction(atlas), Text(f"  {_versions(atlas)}.", MUTED))))
    else:
        page.add(*_corrected_sentence(atlas))
        page.add(Paragraph(words(" ".join((f"{_versions(atlas)}.", *_notices(atlas))), MUTED), "muted"))
    return page.document(listed(pack.title for pack in atlas.packs))


def _places(recent: Sequence[Visited], bookmarks: Sequence[Visited]) -> Table:
    """Return where the reader was and what is bookmarked, side by side, each under its name.

    The name of more bookmarks than have room leads to all of them.
    """
    lists = [(name, places) for name, places in ((_RECENT, recent), (_BOOKMARKS, bookmarks)) if places]
    rows = zip_longest(*(places[:_VISITED] for _, places in lists))
    every = f"All {counted(len(bookmarks), 'bookmark')}"
    whole = (Link(every, str(Address.view("bookmarks"))),) if len(bookmarks) > _VISITED else words(_BOOKMARKS)
    names = {_RECENT: words(_RECENT), _BOOKMARKS: whole}
    return Table(
        columns=tuple(head for title, _ in lists for head in (names[title], words(_SECOND_COLUMNS[title]))),
        rows=tuple(tuple(cell for one in row for cell in _place(one)) for row in rows),
        widths=(28, 22) * len(lists) if len(lists) > 1 else (60, 40),
    )


def _place(one: Visited | None) -> tuple[Inline, Inline]:
    return ((Link(one.title, one.address),), words(one.what, MUTED)) if one is not None else ((), ())


def _corrections(page: DocumentBuilder, claims: Iterable[Claim]) -> Table:
    """Return corrections as said and now, each with what changed in bold, in their first sentences."""
    return Table(
        columns=tuple(words(name) for name in ("About", "The notes said", "It is now", "Since")),
        rows=tuple(
            (
                page.links(subjects_of(page.atlas, claim)[:1]),  # the others are on the page of errata
                words(opening(claim.gist, most=0).rstrip("."), OLD),
                changed_words(claim.gist, opening(claim.now, most=0)),
                words(date_text(claim.since), MUTED),
            )
            for claim in claims
        ),
        widths=(16, 31, 43, 10),
        records=tuple((claim.id,) for claim in claims),
    )


def _corrected_sentence(atlas: Atlas) -> Iterator[Paragraph]:
    """Yield how many lines of the notes are corrected, with the way to all of them."""
    if said := corrected_counts(atlas.claims):
        yield Paragraph((*_every_correction(atlas), Text(f"  {said}", MUTED)))


def _every_correction(atlas: Atlas) -> Inline:
    amount = sum(claim.verdict is not Verdict.CURRENT for claim in atlas.claims)
    return (Link(f"All {counted(amount, 'correction')}", str(Address.view("errata"))),) if amount else ()


def _notices(atlas: Atlas) -> tuple[str, ...]:
    return tuple(pack.notice for pack in atlas.packs if pack.notice)


def _summary(atlas: Atlas) -> str:
    counts = (
        (len(atlas.concepts), "concept"),
        (len(atlas.comparisons), "comparison"),
        (len(atlas.limits), "limit"),
        (len(atlas.timelines), "timeline"),
        (len(atlas.journeys), "journey"),
    )
    there = ", ".join(counted(amount, noun) for amount, noun in counts if amount) or "Nothing yet"
    return f"{there}."


def _versions(atlas: Atlas) -> str:
    packs = (
        f"Version {pack.version}, checked {date_text(pack.checked)}, {pack.licence}" for pack in atlas.packs
    )
    return "; ".join(packs)


def _corrected_last(claims: Iterable[Claim], most: int) -> tuple[Claim, ...]:
    dated = [(one.since, one) for one in claims if one.since and one.verdict is not Verdict.CURRENT]
    return tuple(claim for _since, claim in sorted(dated, key=itemgetter(0), reverse=True)[:most])


def _help(search_key: str, help_key: str) -> Inline:
    return (
        Text("Press ", MUTED),
        Text(search_key, KEY),
        Text(" and type what you are looking for, slips and all. ", MUTED),
        Text(help_key, KEY),
        Text(" shows every key.", MUTED),
    )


def comparisons_document(atlas: Atlas) -> Document:
    """Return the list of the curated comparisons."""
    page = DocumentBuilder(atlas)
    page.add(Paragraph(words(f"{counted(len(atlas.comparisons), 'comparison')}.", MUTED), "muted"))
    for topic, comparisons in _by_topic(atlas):
        page.add(Heading(topic), comparison_items(page, comparisons))
    return page.document("Comparisons")


def _deciders(page: DocumentBuilder, comparisons: Iterable[Comparison]) -> Cards:
    """Return the questions that comparisons decide, in the order of the topics."""
    order = list(page.atlas.topic_titles())
    names = {concept.id: concept.name for concept in page.atlas.concepts.values()}
    cards = sorted(comparisons, key=lambda one: order.index(page.atlas.concepts[one.subjects[0]].topic))
    return Cards(
        tuple(
            (
                (Link(one.question, str(Address.record(one.id))),),
                words(_some(_distinctive([names[n] for n in one.subjects], one.question))),
            )
            for one in cards
        )
    )


def _some(names: Sequence[str]) -> str:
    """Return the first names, and how many there are besides.

    >>> _some(["A", "B", "C", "D", "E"]), _some(["A", "B", "C", "D"])
    ('A, B, C and 2 more', 'A, B, C, D')
    """
    more = len(names) - _NAMED
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:_NAMED])} and {more} more"


def _distinctive(names: Sequence[str], question: str) -> list[str]:
    """Return names without the words that the question says already.

    >>> _distinctive(["Application Load Balancer", "Network Load Balancer"], "Which load balancer?")
    ['Application', 'Network']
    """
    known = set(question.casefold().rstrip("?").split())
    short = [" ".join(word for word in name.split() if word.casefold() not in known) for name in names]
    return short if all(short) and len(set(short)) == len(short) else list(names)


def _by_topic(atlas: Atlas) -> list[tuple[str, list[Comparison]]]:
    """Return the comparisons by the topic of their first subject, in the order of the topics."""
    groups: dict[str, list[Comparison]] = {topic: [] for topic in atlas.topic_titles()}
    for comparison in atlas.comparisons:
        groups[atlas.concepts[comparison.subjects[0]].topic].append(comparison)
    return [(atlas.topic_titles()[topic], some) for topic, some in groups.items() if some]


def comparison_items(page: DocumentBuilder, comparisons: Iterable[Comparison]) -> Bullets:
    """Return comparisons as a list, each with its subjects."""

    def item(comparison: Comparison) -> Inline:
        names = ", ".join(page.atlas.concepts[subject].name for subject in comparison.subjects)
        return (page.link(comparison.id), Text(f": {names}", MUTED))

    return Bullets(tuple(item(comparison) for comparison in comparisons))


def timelines_document(atlas: Atlas) -> Document:
    """Return the list of the timelines."""
    page = DocumentBuilder(atlas)
    page.add(Paragraph(words(f"{counted(len(atlas.timelines), 'timeline')}.", MUTED), "muted"))
    page.add(timeline_items(page, atlas.timelines))
    return page.document("Timelines")


def timeline_items(page: DocumentBuilder, timelines: Iterable[Timeline]) -> Bullets:
    """Return timelines as a list, each with the years that it spans."""

    def item(timeline: Timeline) -> Inline:
        years = sorted(event.date.first.year for event in timeline.events)
        span = f", {years[0]} to {years[-1]}" if years else ""
        return (page.link(timeline.id), Text(span, MUTED), Text(f". {timeline.summary}"))

    return Bullets(tuple(item(timeline) for timeline in timelines))


def journeys_document(atlas: Atlas) -> Document:
    """Return the list of the journeys, those that fail marked."""
    page = DocumentBuilder(atlas)
    page.add(Paragraph(words(f"{counted(len(atlas.journeys), 'journey')}.", MUTED), "muted"))
    page.add(Bullets(tuple(journey_item(page, journey) for journey in atlas.journeys)))
    return page.document("Journeys")


def journey_item(page: DocumentBuilder, journey: Journey) -> Inline:
    """Return a journey as an item of a list; one that fails is marked."""
    fails = (Text(" "), Text("fails", BAD)) if not journey.works else ()
    return (page.link(journey.id), *fails, Text(f". {journey.summary}"))
