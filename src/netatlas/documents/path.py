"""The document of a path: how one gets from one concept to another, step by step, or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.documents.blocks import BAD, GOOD, MUTED, Bullets, Callout, Heading, Paragraph, Table, Text
from netatlas.documents.builder import DocumentBuilder, words
from netatlas.explore.paths import answer_to
from netatlas.progress import SILENT
from netatlas.words import counted

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Journey
    from netatlas.documents.blocks import Document, Inline
    from netatlas.explore.paths import ConceptPath, PathAnswer, PathQuestion
    from netatlas.progress import Progress

_NAMES = ("Step", "Where", "How it goes on", "Source")
_WIDTHS = (6, 22, 54, 18)


def path_document(atlas: Atlas, question: PathQuestion, progress: Progress = SILENT) -> Document:
    """Return the page that answers ``question``.

    Raises:
        KeyError: one end is no concept of the atlas.
        Cancelled: nobody waits for it any more.
    """
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
    if answer.common is not None:
        nearest = (
            *words("Both are near to "),
            page.link(answer.common),
            *words(", the nearest concept in common."),
        )
        page.add(Paragraph(nearest))
    return page.document(f"From {start} to {end}", subtitle="Path")


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
