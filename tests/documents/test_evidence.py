"""Evidence on pages: in the line of the record, in its tip, and in full where one asks for the record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import Confidence, LimitKind
from netatlas.atlas.model import ConceptId, Limit, Timeline
from netatlas.compare import compare
from netatlas.documents import comparison_document, concept_document, record_document
from netatlas.documents.blocks import Bullets, FactList, Heading, Text, plain
from netatlas.documents.limits import limit_row
from netatlas.explore.calculators import calculators
from netatlas.export.csv_table import comparison_csv
from netatlas.export.html import to_html
from netatlas.export.markdown import to_markdown
from tests.helpers.atlases import (
    GUIDE,
    MODELS,
    atlas_held_by_models,
    concept,
    event,
    fact,
    figure,
    held,
    text,
    tie,
    was,
)

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document

MODEL = "API model, botocore 1.44.8, 2026-11-20"
BOTH = (GUIDE, MODELS)
CHECKED = PartialDate.parse("2026-11")
BOUNDS = held("ec2/2016-11-15 NatTimeout", minimum=60.0, maximum=350.0)
WORDS = held("ec2/2016-11-15 Nat", words=("350",))


@cache
def _atlas() -> Atlas:
    """Return two concepts; of one a fact, a limit, a relation and an event are held by a model."""
    here = "nat-gateway"
    old = was(figure(300, "s"))
    gateway = concept(
        here,
        fact(here, "idle-timeout", figure(350, "s"), sources=BOTH, evidence=(BOUNDS, WORDS), was=old),
        fact(here, "managed-by", text("AWS"), sources=BOTH, evidence=(WORDS,), confidence=Confidence.MEDIUM),
        limits=(
            Limit(
                id="timeout",
                concept=ConceptId(here),
                label="Timeout",
                kind=LimitKind.FIGURE,
                value=figure(350, "s"),
                sources=BOTH,
                checked=CHECKED,
                evidence=(BOUNDS,),
            ),
        ),
        relations=(
            tie(here, "requires", "vpc", sources=BOTH, evidence=(WORDS,)),
            tie(here, "requires", "subnet", sources=BOTH, evidence=(BOUNDS,)),
        ),
    )
    launched = event("launch", here, "2020", "launched", sources=BOTH, evidence=(WORDS,))
    timeline = Timeline(
        id="tls-history", title="History", summary="Of it.", lanes=(gateway.id,), events=(launched,)
    )
    other = concept("vpc", fact("vpc", "idle-timeout", figure(60, "s"), sources=BOTH, evidence=(BOUNDS,)))
    return atlas_held_by_models([gateway, other, concept("subnet")], timelines=(timeline,))


def _notes(page: Document) -> dict[str, tuple[Text, ...]]:
    """Return the small print of every row of facts, relations and events."""
    return {
        plain(label): tuple(span for span in note if isinstance(span, Text))
        for block in page.blocks
        if isinstance(block, FactList)
        for label, _value, note in block.rows
    }


def test_a_line_names_the_model_and_its_tip_what_was_held_against_it() -> None:
    """A reader could not tell a fact that a model holds from one that somebody read once."""
    page = concept_document(_atlas(), "nat-gateway")
    notes = _notes(page)
    assert plain(notes["Idle timeout"]) == f"VPC guide, 2026-11; {MODEL}"
    assert [span.tip for span in notes["Idle timeout"] if span.tip] == [
        "ec2/2016-11-15 NatTimeout: between 60 and 350\nec2/2016-11-15 Nat: its text has the word “350”"
    ]
    assert plain(notes["Managed by"]) == f"VPC guide, 2026-11; {MODEL}, medium confidence"
    assert plain(notes["2020"]).endswith(MODEL)
    # two relations share a line, so that the model is named once, with the evidence of both
    assert plain(notes["requires"]) == f"VPC guide, 2026-11; {MODEL}"
    assert len([line for span in notes["requires"] for line in span.tip.splitlines()]) == 2


def test_the_notes_are_held_by_no_model() -> None:
    """The old value of the notes would seem to be proved by today's model."""
    page = record_document(_atlas(), "nat-gateway/idle-timeout", edition=Edition.NOTES)
    assert plain(_notes(page)["Idle timeout"]) == "the notes"
    assert "botocore" not in to_markdown([page])
    row = limit_row(_atlas(), _atlas().limits["timeout"], Edition.TODAY)
    assert row.source == f"VPC guide; {MODEL}"
    assert row.evidence == "ec2/2016-11-15 NatTimeout: between 60 and 350"


@pytest.mark.parametrize(
    ("record", "heading", "pieces"),
    [
        ("nat-gateway/idle-timeout", "Evidence: Idle timeout", 2),
        ("nat-gateway>requires>vpc", "Evidence: Nat gateway requires Vpc", 1),
        ("timeout", "Evidence", 1),
        ("launch", "Evidence", 1),
    ],
)
def test_who_asks_for_a_record_gets_its_evidence_in_full(record: str, heading: str, pieces: int) -> None:
    """Without a mouse nobody could read what was held against what."""
    blocks = record_document(_atlas(), record).blocks
    assert heading in [block.text for block in blocks if isinstance(block, Heading)]
    items = [item for block in blocks if isinstance(block, Bullets) for item in block.items]
    assert [plain(item).endswith(f"[{MODEL}]") for item in items] == [True] * pieces


def test_files_name_the_model_too() -> None:
    """What is exported would prove less than what is on the screen."""
    table = compare(_atlas(), ["nat-gateway", "vpc"])
    page = comparison_document(_atlas(), table)
    assert f"VPC guide, 2026-11; {MODEL} |" in to_markdown([page])
    assert f"VPC guide, 2026-11; {MODEL}\n" in comparison_csv(table).replace('"', "")
    html = to_html([page], title="x")
    assert 'title="ec2/2016-11-15 NatTimeout: between 60 and 350\nec2' in html
    assert "botocore 1.44.8 of 2026-11-20, checked 2026-11" in html


def test_calculators_name_the_model_of_their_figures() -> None:
    """The answer of a calculator would name a text with the date of a model."""
    figures = Limit(
        id="nat-gateway-max-bandwidth",
        concept=ConceptId("nat-gateway"),
        label="Bandwidth",
        kind=LimitKind.FIGURE,
        value=figure(100, "Gbps"),
        sources=BOTH,
        checked=CHECKED,
        evidence=(BOUNDS,),
    )
    atlas = atlas_held_by_models([concept("nat-gateway", limits=(figures,))])
    answers = [one.answer(200) for one in calculators(atlas)]
    assert [answer.cite for answer in answers] == [f"VPC guide, 2026-11; {MODEL}"]
