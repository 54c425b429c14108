"""Whether the pack's words can be read alone: corrections, keys of facts and what stands for "none"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netatlas.atlas.enums import Verdict

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.packs import PackReport

_POINTS_BACK = re.compile(
    r"(it|its|they|them|their|that|this|these|those|here|the other|so|still|right|true|yes|no|also|as well|"
    r"too|seldom|rarely|most|the need|in a|it is) ",
    re.IGNORECASE,
)
"""How a sentence begins that needs the one before it; so does one that begins with a figure."""


def test_a_correction_names_what_it_is_about(atlas: Atlas) -> None:
    """On the start page "That is the zonal mode." stands alone, and nobody knows what it is about."""
    corrected = [claim for claim in atlas.claims if claim.verdict is not Verdict.CURRENT]
    assert len(corrected) > 60
    said = [text for claim in corrected for text in (claim.gist, claim.now)]
    assert [text for text in said if _POINTS_BACK.match(text) or re.match(r"\d+ ", text)] == []


def test_every_key_of_a_fact_has_a_name(atlas: Atlas) -> None:
    """A comparison would show "tcp: 350 s", and a name that no fact uses would be left over from another."""
    used = {(fact.attribute, fact.key) for one in atlas.concepts.values() for fact in one.facts if fact.key}
    named = {(one.id, key) for one in atlas.attributes.values() for key, _name in one.keys}
    assert used == named


def test_nothing_reads_none_that_is_there(report: PackReport) -> None:
    """A bandwidth of "None" would be read as no bandwidth at all where there is only no limit."""
    assert [remark.message for remark in report.remarks if remark.kind == "misread"] == []
