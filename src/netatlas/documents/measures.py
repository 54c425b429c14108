"""The document of a measure: what it says, and the concepts, bridges or clusters that come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition
from netatlas.atlas.values import number
from netatlas.documents.blocks import MUTED, Heading, Paragraph, Table
from netatlas.documents.builder import DocumentBuilder, words
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document
    from netatlas.explore.measures import Bridge, Cluster, MeasureAnswer, Score

MOST_ROWS = 20
"""Rows of concepts or bridges, and clusters, that a page shows."""


def measure_document(
    atlas: Atlas, answer: MeasureAnswer, *, most: int = MOST_ROWS, edition: Edition = Edition.TODAY
) -> Document:
    """Return what a measure gave as a page, the first ``most`` of it."""
    page = DocumentBuilder(atlas, edition)
    page.add(Paragraph(words(answer.legend)))
    found: Sequence[object]
    if answer.scores:
        found = answer.scores
        page.add(_score_table(page, answer.scores[:most], answer.measure.label))
    elif answer.bridges:
        found = answer.bridges
        page.add(_bridge_table(page, answer.bridges[:most]))
    else:
        found = answer.clusters
        _add_clusters(page, answer.clusters[:most])
    if not found:
        page.add(Paragraph(words("There are none.", MUTED)))
    elif len(found) > most:
        page.add(Paragraph(words(f"The first {most:,} of {len(found):,}.", MUTED)))
    return page.document(answer.measure.label, subtitle="Measure")


def _score_table(page: DocumentBuilder, scores: Sequence[Score], label: str) -> Table:
    return Table(
        columns=(words("Concept"), words(label)),
        rows=tuple(((page.link(score.concept),), words(number(round(score.value, 1)))) for score in scores),
        widths=(70, 30),
        numbers=(1,),
    )


def _bridge_table(page: DocumentBuilder, bridges: Sequence[Bridge]) -> Table:
    return Table(
        columns=(words("From"), words("To"), words("Without it cut off")),
        rows=tuple(
            ((page.link(bridge.near),), (page.link(bridge.far),), words(counted(bridge.cut_off, "concept")))
            for bridge in bridges
        ),
        widths=(38, 38, 24),
    )


def _add_clusters(page: DocumentBuilder, clusters: Sequence[Cluster]) -> None:
    for cluster in clusters:
        size = counted(len(cluster.concepts), "concept")
        name = page.atlas.display_name(cluster.centre)
        page.add(Heading(f"Around {name}, {size}"), Paragraph(page.links(cluster.concepts)))
