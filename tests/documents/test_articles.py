"""An article among the sources of a page says what it is cited for."""

from __future__ import annotations

import msgspec
import pytest

from netatlas.atlas.atlas import Atlas
from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import SourceKind
from netatlas.atlas.model import SourceId
from netatlas.documents import concept_document
from netatlas.export.html import to_html
from netatlas.export.markdown import to_markdown
from netatlas.export.plain_text import to_plain_text
from tests.helpers.atlases import demo_atlas

_REPLACE = msgspec.structs.replace
_BLOG = SourceId("blog")


def _atlas(*, alone: tuple[str, ...] = (), beside: tuple[str, ...] = ()) -> Atlas:
    """Return the small atlas, some of whose facts cite an article alone or beside their own source."""
    contents = demo_atlas().contents
    blog = _REPLACE(contents.sources[0], id=_BLOG, short="A blog", kind=SourceKind.ARTICLE)

    def sources(fact_id: str, own: tuple[SourceId, ...]) -> tuple[SourceId, ...]:
        return (_BLOG,) if fact_id in alone else (*own, _BLOG) if fact_id in beside else own

    concepts = tuple(
        _REPLACE(
            one, facts=tuple(_REPLACE(fact, sources=sources(fact.id, fact.sources)) for fact in one.facts)
        )
        for one in contents.concepts
    )
    return Atlas(_REPLACE(contents, sources=(*contents.sources, blog), concepts=concepts))


_FACTS = tuple(
    f"nat-gateway/{name}"
    for name in ("managed-by", "bandwidth", "port-forwarding", "idle-timeout", "source-check")
)


@pytest.mark.parametrize(
    ("alone", "beside", "words"),
    [
        (_FACTS[:2], _FACTS[2:], "article, the only kind of source here for Managed by and Bandwidth"),
        (_FACTS, (), "Managed by, Bandwidth, Port forwarding and 2 others"),
        ((), _FACTS[:1], "article, cited here beside other sources"),
    ],
)
def test_an_article_says_why_it_is_cited(alone: tuple[str, ...], beside: tuple[str, ...], words: str) -> None:
    """Without it a reader would ask why a blog is cited and not the guide, on paper and in files too."""
    page = concept_document(_atlas(alone=alone, beside=beside), "nat-gateway", edition=Edition.TODAY)
    remarks = {reference.id: reference.remark for reference in page.references}
    remark = remarks.pop(_BLOG)
    assert words in remark
    assert not any(remarks.values())
    for text in (to_plain_text(page), to_markdown([page]), to_html([page], title="NAT")):
        assert f"checked 2026-11; {remark}" in text
