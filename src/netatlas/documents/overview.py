"""Documents that list what there is: the start page, and the lists of comparisons, timelines, journeys."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from netatlas.address import Address
from netatlas.atlas.dates import date_text
from netatlas.atlas.enums import Verdict
from netatlas.documents.blocks import (
    BAD,
    KEY,
    MUTED,
    Bullets,
    Cards,
    FactList,
    Heading,
    Inline,
    Link,
    Paragraph,
    Text,
)
from netatlas.documents.builder import DocumentBuilder, opening, words
from netatlas.documents.errata import corrected_counts, subjects_of
from netatlas.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Claim, Comparison, Journey, Timeline
    from netatlas.documents.blocks import Document, FactRow

_CORRECTED = 4
_SHORT = 90
_VISITED = 5
"""Corrections, letters of each, and places of a list on the start page, which should stay one screen high."""


class Visited(NamedTuple):
    """A page that the reader has visited: its title, its address, and what sort of thing it is about."""

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
    page.add(Paragraph(words(_summary(atlas)), "lead"))
    if deciders := [one for one in atlas.comparisons if one.question]:
        page.add(Heading("Decide", anchor="decide"), _deciders(page, deciders))
    if recent:
        page.add(Heading("Recent", anchor="recent"), _places(recent))
    if bookmarks:
        page.add(Heading("Bookmarks", anchor="bookmarks"), _places(bookmarks))
        if len(bookmarks) > _VISITED:
            every = f"All {counted(len(bookmarks), 'bookmark')}"
            page.add(Paragraph((Link(every, str(Address.view("bookmarks"))),)))
    if corrected := _corrected_last(atlas.claims):
        page.add(Heading("Corrected most recently", anchor="corrected"))
        rows = tuple(_corrected(page, claim) for claim in corrected)
        page.add(FactList(rows, columns=("About", "Now", "Since")))
    if keys is not None:
        page.add(Paragraph(_help(*keys), "muted"))
    page.add(*(Paragraph(words(pack.notice, MUTED), "muted") for pack in atlas.packs if pack.notice))
    return page.document(listed(pack.title for pack in atlas.packs), subtitle=_versions(atlas))


def _places(places: Sequence[Visited]) -> FactList:
    rows = tuple(((Link(one.title, one.address),), words(one.what, MUTED), ()) for one in places[:_VISITED])
    return FactList(rows, columns=("Place", "What it is", ""))


def _corrected(page: DocumentBuilder, claim: Claim) -> FactRow:
    now = words(opening(claim.now, most=_SHORT))
    subject = subjects_of(page.atlas, claim)[:1]  # the others are on the page of errata
    return page.links(subject), now, words(date_text(claim.since), MUTED)


def _summary(atlas: Atlas) -> str:
    counts = (
        (len(atlas.concepts), "concept"),
        (len(atlas.comparisons), "comparison"),
        (len(atlas.limits), "limit"),
        (len(atlas.timelines), "timeline"),
        (len(atlas.journeys), "journey"),
    )
    there = ", ".join(counted(amount, noun) for amount, noun in counts if amount) or "Nothing yet"
    corrected = corrected_counts(atlas.claims)
    return f"{there}. {corrected} The corrections are marked." if corrected else f"{there}."


def _versions(atlas: Atlas) -> str:
    packs = (
        f"Version {pack.version}, checked {date_text(pack.checked)}, {pack.licence}" for pack in atlas.packs
    )
    return "; ".join(packs)


def _corrected_last(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    dated = [(one.since, one) for one in claims if one.since and one.verdict is not Verdict.CURRENT]
    return tuple(claim for _since, claim in sorted(dated, key=itemgetter(0), reverse=True)[:_CORRECTED])


def _help(search_key: str, help_key: str) -> Inline:
    return (
        Text("Press "),
        Text(search_key, KEY),
        Text(" and type what you are looking for, slips and all. "),
        Text(help_key, KEY),
        Text(" shows every key."),
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
                words(", ".join(_distinctive([names[n] for n in one.subjects], one.question))),
            )
            for one in cards
        )
    )


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
