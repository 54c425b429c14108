"""The document of a path: how one gets from one concept to another, step by step, or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from netatlas.documents.blocks import (
    BAD,
    GOOD,
    MUTED,
    STRONG,
    Bullets,
    Callout,
    Heading,
    Paragraph,
    Table,
    Text,
)
from netatlas.documents.builder import DocumentBuilder, words
from netatlas.progress import SILENT
from netatlas.words import counted

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Journey
    from netatlas.documents.blocks import Document, Inline
    from netatlas.explore.paths import ConceptPath, PathAnswer, PathChoice, PathQuestion
    from netatlas.progress import Progress

_NAMES = ("Step", "Where", "How it goes on", "Source")
_WIDTHS = (6, 22, 54, 18)


def path_document(atlas: Atlas, question: PathQuestion, progress: Progress = SILENT) -> Document:
    """Return the page that answers ``question``.

    Raises:
        KeyError: one end is no concept of the atlas.
        CannotRunHere: networkx was told to compute with a backend that cannot be loaded.
        Cancelled: nobody waits for it any more.
    """
    from netatlas.explore.paths import answer_to  # noqa: PLC0415 - other pages need no networkx

    return answer_as_document(atlas, answer_to(atlas, question, progress))


def answer_as_document(atlas: Atlas, answer: PathAnswer) -> Document:
    """Return an answer that has been found as a page."""
    question = answer.question
    page = DocumentBuilder(atlas, question.edition)
    start, end = (atlas.display_name(concept) for concept in (question.start, question.end))
    for journey in answer.failing:
        page.add(Callout(_outcome(page, journey)))
    if answer.reason and not answer.failing:
        page.add(Callout(words(answer.reason)))
    if answer.journeys:
        page.add(Heading("Journeys", anchor="journeys"))
        page.add(Bullets(tuple(_outcome(page, journey) for journey in answer.journeys)))
    for number, path in enumerate(answer.paths, start=1):
        page.add(Heading(_heading(path), anchor=f"path-{number}"), _steps(page, path))
    _add_common(page, answer)
    return page.document(f"From {start} to {end}", subtitle="Path")


def choice_document(atlas: Atlas, answer: PathAnswer, choice: PathChoice | None) -> Document:
    """Return one path of an answer in numbered steps, for a narrow column; with None why there is none.

    What does not work is said, too: why there is no path, and the journeys that fail.
    """
    page = DocumentBuilder(atlas, answer.question.edition)
    if answer.reason:
        page.add(Callout(words(answer.reason)))
        _add_common(page, answer)
    if choice is not None and choice.journey is not None:
        page.add(Paragraph(_outcome(page, choice.journey)))
        for number, hop in enumerate(choice.journey.hops, start=1):
            says = f": {hop.says}" + (f" Condition: {hop.condition}." if hop.condition else "")
            source = page.cite_sources(hop.sources, choice.journey.checked)
            page.add(_numbered(number, (page.link(hop.concept), Text(f"{says} "), *source)))
        page.add(Paragraph(page.cite(choice.journey), "muted"))
    elif choice is not None and choice.path is not None:
        steps = choice.path.steps
        page.add(Paragraph(words(f"{_heading(choice.path)}."), "muted"))
        for number, step in enumerate(steps, start=1):
            said = (page.link(step.start), Text(f": {step.sentence}. "), *page.cite(step.relation))
            page.add(_numbered(number, said))
        page.add(_numbered(len(steps) + 1, (page.link(steps[-1].end), Text(": the end.", MUTED))))
    for journey in answer.failing:
        if choice is None or choice.journey is not journey:
            page.add(Callout(_outcome(page, journey), tone="warning"))
    title = choice.title if choice is not None else "No path"
    document = page.document(title, subtitle="Path")
    return msgspec.structs.replace(document, references=())  # each step names its source in short


def stop_number(index: int) -> str:
    """Return what the paragraph of a stop begins with in ``choice_document``."""
    return f"{index + 1}  "


def _numbered(number: int, said: Inline) -> Paragraph:
    return Paragraph((Text(stop_number(number - 1), STRONG), *said))


def _add_common(page: DocumentBuilder, answer: PathAnswer) -> None:
    """Add the nearest concept that both ends are related to, where there is no path."""
    if answer.common is not None:
        nearest = (
            *words("Both are near to "),
            page.link(answer.common),
            *words(", the nearest concept in common."),
        )
        page.add(Paragraph(nearest))


def _outcome(page: DocumentBuilder, journey: Journey) -> Inline:
    outcome = Text("This works", GOOD) if journey.works else Text("This fails", BAD)
    said = journey.reason or journey.summary
    return (page.link(journey.id), Text(". "), outcome, Text(f": {said}" if said else "."))


def _heading(path: ConceptPath) -> str:
    steps = counted(len(path.steps), "step")
    return f"A path that packets travel, {steps}" if path.traffic else f"How they are connected, {steps}"


def _steps(page: DocumentBuilder, path: ConceptPath) -> Table:
    rows = [
        (words(str(number)), (page.link(step.start),), words(step.sentence), page.cite(step.relation))
        for number, step in enumerate(path.steps, start=1)
    ]
    rows.append((words(""), (page.link(path.steps[-1].end),), words("the end", MUTED), ()))
    return Table(columns=tuple(words(name) for name in _NAMES), rows=tuple(rows), widths=_WIDTHS)
