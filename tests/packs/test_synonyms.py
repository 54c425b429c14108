"""Lay words in the vocabulary: read, kept apart, and each fault costs one entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.packs import read_packs
from tests.helpers.packs import VOCABULARY, edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas
    from netatlas.packs import PackReport

ENTRIES = """\
synonyms:
  - {concept: elastic-ip, phrases: [address for good]}
  - {attribute: idle-timeout, phrases: [nothing is sent]}
  - {words: failure, phrases: [dies, breaks]}
"""
LINE = VOCABULARY.count("\n") + 5
"""The line of one entry more."""

FAULTS = [
    ("{concept: elastic-pi, phrases: [x y]}", "15", "did you mean `elastic-ip`?"),
    ("{concept: nat-history, phrases: [x y]}", "15", "is a timeline"),
    ("{attribute: ipv4, phrases: [x y]}", "17", "did you mean `ipv6`?"),
    ("{phrases: [x y]}", "5", "add `concept:`, `attribute:` or `words:`"),
    ("{concept: elastic-ip, words: address, phrases: [x y]}", "34", "take one of them out"),
    ("{attribute: ipv6, words: address, phrases: [x y]}", "30", "take one of them out"),
    ("{words: failure}", "5", "`phrases` is missing"),
    ("{words: failure, phrases: []}", "31", "at least 1"),
    ("{words: failure, phrases: [' ']}", "32", "there is nothing here"),
    ("{words: ' ', phrases: [x y]}", "13", "there is nothing here"),
    ("{words: failure, phrases: x y}", "31", "write a list, [x y]"),
    ("{words: failure, phrases: [x y], like: z}", "38", "no key is called `like`"),
    ("{words: failure, phrases: [x y, x-Y]}", "37", "`x-Y` is among the phrases in vocabulary.yaml:"),
    ("{words: failure, phrases: [good for address]}", "32", "`good for address` is among the phrases"),
]


def read(folder: Path, *entries: str) -> tuple[Atlas, PackReport]:
    """Return the small pack with the synonyms above, and ``entries`` behind them."""
    more = "".join(f"  - {entry}\n" for entry in entries)
    return read_packs([write_pack(folder, {"vocabulary.yaml": VOCABULARY + ENTRIES + more})])


def phrases(atlas: Atlas) -> list[str]:
    """Return all phrases of an atlas."""
    return [phrase for synonym in atlas.synonyms for phrase in synonym.phrases]


def test_they_are_held(tmp_path: Path) -> None:
    """Without it the list of a pack would be read for nothing."""
    atlas, report = read(tmp_path)
    assert (report.faults, report.remarks) == ((), ())
    assert [(one.concept, one.attribute, one.words) for one in atlas.synonyms] == [
        ("elastic-ip", "", ""),
        ("", "idle-timeout", ""),
        ("", "", "failure"),
    ]
    assert phrases(atlas) == ["address for good", "nothing is sent", "dies", "breaks"]


@pytest.mark.parametrize(("entry", "column", "words"), FAULTS)
def test_a_fault_costs_one_entry(entry: str, column: str, words: str, tmp_path: Path) -> None:
    """Without it one slip in the list would cost all lay words, or go unseen."""
    atlas, report = read(tmp_path, entry, "{words: route, phrases: [road signs]}")
    (fault,) = report.faults
    assert (fault.line, str(fault.column)) == (LINE, column), fault
    assert words in fault.message
    kept = ["x y"] if "x-Y" in entry else []  # of two phrases in one entry the second goes alone
    assert phrases(atlas) == ["address for good", "nothing is sent", "dies", "breaks", *kept, "road signs"]


def test_a_concept_that_is_left_out(tmp_path: Path) -> None:
    """Without it the search would lead to a concept that is not there, or the fault be listed as new."""
    files = {"vocabulary.yaml": VOCABULARY + ENTRIES} | edited("concepts.yaml", "kind: protocol", "kind: p")
    atlas, report = read_packs([write_pack(tmp_path, files)])
    assert phrases(atlas) == ["nothing is sent", "dies", "breaks"]
    assert any(fault.follows and "this synonym is left out too" in fault.message for fault in report.faults)


def test_a_phrase_that_is_a_name(tmp_path: Path) -> None:
    """Without it an entry that the search never needs would look as if it did something."""
    _, report = read(tmp_path, "{words: failure, phrases: [natgw]}")
    assert [(remark.kind, remark.record) for remark in report.remarks] == [("synonym-is-name", "nat-gateway")]


def test_of_several_packs(tmp_path: Path) -> None:
    """Without it the synonyms of a second pack would mean the concepts of the first."""
    vocabulary = {"vocabulary.yaml": VOCABULARY + ENTRIES}
    second = vocabulary | edited("pack.yaml", "id: small", "id: other")
    folders = [write_pack(tmp_path / "a", vocabulary), write_pack(tmp_path / "b", second)]
    atlas, report = read_packs(folders)
    assert report.faults == ()
    assert [one.concept for one in atlas.synonyms if one.concept] == ["small:elastic-ip", "other:elastic-ip"]
    assert [one.attribute for one in atlas.synonyms if one.attribute] == [
        "small:idle-timeout",
        "other:idle-timeout",
    ]
