"""What records rest on, and which of them rest on old texts alone."""

from __future__ import annotations

from typing import Any

import pytest

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.enums import SourceKind
from netatlas.atlas.model import Source, SourceId
from netatlas.atlas.support import Support, resting_on_old_texts, support_of
from tests.helpers.atlases import API_MODELS, MODELS, atlas_of, concept, fact, held, text

SHAPE = "ec2/2016-11-15 Vpc"


def _source(name: str, kind: str, as_of: str = "") -> Source:
    return Source(
        id=SourceId(name),
        title=name,
        short=name,
        publisher="x",
        url="https://example.com",
        kind=SourceKind(kind),
        as_of=PartialDate.try_parse(as_of),
    )


SOURCES = (
    API_MODELS,
    _source("guide-2023", "guide", "2023-06"),
    _source("article-2015", "article", "2015"),
    _source("guide-2025", "guide", "2025"),
    _source("guide", "guide"),
    _source("rfc-1981", "rfc", "1981-09"),
    _source("ports", "registry", "2020"),
)


@pytest.mark.parametrize(
    ("sources", "more", "old"),
    [
        (["guide-2023"], {"as_of": "2023-06"}, True),
        (["guide-2023", "article-2015"], {"as_of": "2023-06"}, True),
        (["guide-2023", "guide-2025"], {"as_of": "2023-06"}, False),
        (["guide-2023", "rfc-1981"], {"as_of": "2023-06"}, False),
        (["rfc-1981"], {"as_of": "1981-09"}, False),
        (["ports"], {"as_of": "2020"}, False),
        (["guide"], {}, False),
        (["guide"], {"as_of": "2023-06"}, True),  # the record says which edition was read
        (["guide-2023", "guide"], {"as_of": "2023-06"}, True),
        (["guide"], {"as_of": "2024-11"}, False),  # two years and no more
        (["guide"], {"as_of": "2024-10"}, True),
        (["guide"], {"as_of": "2024"}, False),  # perhaps of December
        (["guide-2023"], {"as_of": "2023-06", "checked": "2024-06"}, False),
        (["guide-2023"], {"as_of": "2023-06", "evidence": (held(SHAPE),)}, False),
        (["guide-2023", MODELS], {"as_of": "2023-06"}, False),
    ],
)
def test_an_old_text_alone_is_known_as_such(sources: list[str], more: dict[str, Any], old: bool) -> None:  # noqa: FBT001 - a parameter of the table
    """What may have changed would look as sure as the rest, or standards would be doubted for their age."""
    dates: dict[str, Any] = {
        name: PartialDate.parse(more[name]) for name in ("as_of", "checked") if name in more
    }
    record = fact("vpc", "managed-by", text("AWS"), sources=tuple(sources), **(more | dates))
    atlas = atlas_of([concept("vpc", record)], sources=SOURCES)
    assert resting_on_old_texts(atlas) == ((record,) if old else ())


def test_a_model_comes_before_sources() -> None:
    """A record would be counted twice, or a model's word as one source among others."""
    records = [
        fact("vpc", "managed-by", text("AWS"), sources=("guide", MODELS), evidence=(held(SHAPE),)),
        fact("vpc", "managed-by", text("AWS"), sources=("guide", MODELS)),
        fact("vpc", "managed-by", text("AWS"), sources=("guide",)),
    ]
    assert list(map(support_of, records)) == list(Support)
