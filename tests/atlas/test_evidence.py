"""What evidence says in words, and what a record rests on in small print."""

from __future__ import annotations

from typing import Any

import pytest

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.evidence import evidence_words
from netatlas.atlas.model import Verifiable
from tests.helpers.atlases import GUIDE, MODELS, RFC, atlas_held_by_models, concept, fact, held, text

SHAPE = "route53/2013-04-01 RRType"
LETTERS = tuple("ABCDEFGHIJKLMNO")


@pytest.mark.parametrize(
    ("conditions", "words"),
    [
        ({}, "is there"),
        ({"members": ("SOA", "A", "TXT")}, "all members are SOA, A and TXT"),
        ({"members": ("A",)}, "the only member is A"),
        ({"members": LETTERS}, "all members are A, B, C, D, E, F, G, H, I, J, K, L and 3 more"),
        ({"members": LETTERS[:13]}, "all members are A, B, C, D, E, F, G, H, I, J, K, L and M"),
        ({"has": ("A", "TXT"), "lacks": ("SPF", "WKS")}, "has A and TXT; lacks SPF or WKS"),
        ({"minimum": 60.0, "maximum": 432000.0}, "between 60 and 432000"),
        ({"minimum": 0.5}, "at least 0.5"),
        ({"maximum": 255.0}, "at most 255"),
        ({"words": ("350",)}, "its text has the word “350”"),
        ({"words": ("350", "idle timeout")}, "its text has the words “350” and “idle timeout”"),
        ({"value": 7.0}, "its value is 7"),
        ({"value": False}, "its value is false"),
        ({"value": "a/b"}, "its value is “a/b”"),
        ({"since": "1.44.8"}, "absent before 1.44.8"),
        ({"has": ("A",), "since": "1.44.8"}, "has A; not so before 1.44.8"),
    ],
)
def test_evidence_reads_as_a_sentence(conditions: dict[str, Any], words: str) -> None:
    """A reader could not tell what the record was held against, or would read a list of hundreds."""
    assert evidence_words(held(SHAPE, **conditions)) == f"{SHAPE}: {words}"


@pytest.mark.parametrize(
    ("more", "cite"),
    [
        ({"sources": (GUIDE, MODELS)}, "VPC guide; API model, 2026-11"),
        (
            {"sources": (GUIDE, MODELS), "evidence": (held(SHAPE), held(f"{SHAPE}2"))},
            "VPC guide, 2026-11; API model, botocore 1.44.8, 2026-11-20",
        ),
        (
            {"sources": (MODELS,), "evidence": (held(SHAPE),)},
            "API model, botocore 1.44.8, 2026-11-20",
        ),
        (
            {
                "sources": (RFC, MODELS, GUIDE),
                "as_of": PartialDate.parse("2023-06"),
                "evidence": (held(SHAPE),),
            },
            "RFC 5246; VPC guide, 2026-11, as of 2023-06; API model, botocore 1.44.8, 2026-11-20",
        ),
    ],
)
def test_small_print_names_the_model_only_where_it_was_held_against_it(
    more: dict[str, Any], cite: str
) -> None:
    """A model would seem to hold what nobody compared with it, or the date of the text would be lost."""
    atlas = atlas_held_by_models([concept("vpc", fact("vpc", "managed-by", text("AWS"), **more))])
    record = atlas.get("vpc/managed-by")
    assert isinstance(record, Verifiable)
    assert atlas.cite(record) == cite
