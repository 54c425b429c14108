"""The document that explains every mark and small word beside values, hits and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.documents.blocks import (
    GOOD,
    MUTED,
    NO,
    OLD,
    OUTDATED,
    YES,
    Document,
    FactList,
    Heading,
    Paragraph,
    Text,
)

if TYPE_CHECKING:
    from netatlas.documents.blocks import Block, FactRow, Inline

TITLE = "What the marks mean"

_VALUES: tuple[tuple[Inline, str], ...] = (
    ((Text("Supported", YES),), "Yes. The tick says so, and nothing about whether that is good."),
    ((Text("Not supported", NO),), "No: a source says that there is none, or that it cannot be done."),
    ((Text("Unknown", MUTED),), "No source says. It is never the same as no."),
    ((Text("Does not apply", MUTED),), "The question makes no sense for this subject."),
    (
        (Text("5 to 100 Gbps"), Text(" (was "), Text("5 to 45 Gbps", OLD), Text(")")),
        "The notes said the value that is struck through. It no longer holds, or never did.",
    ),
    (
        (Text("5 to 45 Gbps"), Text(" (out of date since 2022-06)", OUTDATED)),
        (
            "In the edition As the notes: what they said, and since when something else holds. "
            "“Incomplete” is right as far as it goes, “wrong” never held."
        ),
    ),
)
_SOURCES: tuple[tuple[Inline, str], ...] = (
    (
        (Text("VPC guide, 2026-11", MUTED),),
        "The source, and when the value was last held against it. Point at it for title and address.",
    ),
    ((Text("as of 2023-06", MUTED),), "The date of the source itself, where it is older than the check."),
    (
        (Text("medium confidence", MUTED),),
        (
            "The source is old, indirect or not AWS’s own, so look it up before you rely on it. Low "
            "confidence: sources differ, or there is only one that is weak. Without these words, "
            "confidence is high."
        ),
    ),
    (
        (Text("held by", MUTED),),
        "A model that AWS publishes of its own API says the same, in the version that is named.",
    ),
    ((Text("the notes", MUTED),), "Only the notes say this; no source holds it today."),
)
_HITS: tuple[tuple[Inline, str], ...] = (
    (
        (Text("weak guess", MUTED),),
        (
            "Only some of the words were found, or only something that looks like them. The answer "
            "may be about something else."
        ),
    ),
    (
        (Text("Computed", MUTED),),
        "Worked out from the address, block, port or figure that you typed. Enter opens the working.",
    ),
    ((Text("alias", MUTED),), "It was found by another name, which is shown."),
    ((Text("slip", MUTED),), "A letter differs from what you typed."),
    ((Text("abbreviation", MUTED),), "What you typed is short for its name."),
    ((Text("text", MUTED),), "The words are in what is said of it, not in its name."),
    (
        (Text("value out of date", MUTED),),
        "You typed a figure that held before; the answer shows today’s beside it.",
    ),
    (
        (Text("not in the notes", MUTED),),
        "The edition As the notes leaves it out, and the search lists it all the same.",
    ),
)
_COMPARISONS: tuple[tuple[Inline, str], ...] = (
    (
        (Text("Yellow ground"),),
        "This value stands apart: most of the others agree, or few differ. What is unknown never differs.",
    ),
    (
        (Text("out"),),
        "A value that is known breaks one of your needs; above the table it says which.",
    ),
    (
        (Text("remains", GOOD),),
        "All that you need is known of it; “may remain”: not all is known, and nothing speaks against it.",
    ),
)
_PICTURES: tuple[tuple[Inline, str], ...] = (
    ((Text("This way works", GOOD),), "A journey that arrives; one that fails says where and why."),
    (
        (Text("Full bar"),),
        (
            "Of a timeline: in use. Hatched: deprecated. Crossed: must not be used. A lane is one "
            "subject, with a bar for each body that speaks for itself."
        ),
    ),
    ((Text("Dotted line"),), "In the graph: a way over concepts that are hidden, with their number."),
)
_GROUPS = (
    ("Values", _VALUES),
    ("Sources and dates", _SOURCES),
    ("Search", _HITS),
    ("Comparisons", _COMPARISONS),
    ("Pictures", _PICTURES),
)
_LEAD = (
    "Every value shows where it comes from and when that was last looked at. The switch at the top right "
    "chooses the edition: As the notes shows what the study notes said, As of today what holds now, and "
    "Both today’s values with the notes’ old ones struck through."
)


MARK_TIPS = {
    YES: "Yes; whether that is good, the tick does not say",
    NO: "No: a source says so",
    OLD: "What the notes said; it no longer holds, or never did",
    OUTDATED: "How what the notes said compares with today",
}
"""What a mark means in a few words, by the style of the words that it marks."""


def marks_document() -> Document:
    """Return the page that explains the marks."""
    blocks: list[Block] = [Paragraph((Text(_LEAD),), role="lead")]
    for heading, entries in _GROUPS:
        rows: tuple[FactRow, ...] = tuple((mark, (Text(meaning),), ()) for mark, meaning in entries)
        blocks += [Heading(heading), FactList(rows, columns=("Mark", "Meaning", ""))]
    return Document(title=TITLE, blocks=tuple(blocks))
