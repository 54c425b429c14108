"""What the palette offers and how it reads: hits, scopes, commands, and words where nothing was found."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.packs.report import PackReport
from netatlas.search import Hit
from netatlas.ui.commands import COMMANDS
from netatlas.ui.fuzzy_names import FuzzyNames
from netatlas.ui.page_context import PageContext
from netatlas.ui.palette.hit_entry import hit_entry, quoted
from netatlas.ui.palette.model import PaletteEntry, PaletteMode, PaletteQuery
from netatlas.ui.palette.providers import command_results, search_results, syntax_results
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import demo_atlas

ATLAS = demo_atlas()
OPENED = OpenAtlas(ATLAS, PackReport(faults=(), remarks=(), counts={}))
OUTLOOK = PageContext(OPENED, Edition.BOTH, load_theme("light"))
HITS = {
    "a sentence goes into the detail, its words marked": (
        Hit(id="nat-gateway", kind="concept", name="NAT gateway", match="text", why="text", score=16,
            answer="Lets private instances out;", answer_marks=((5, 12),)),
        PaletteEntry("nat-gateway", "NAT gateway", detail="Component · Lets private instances out",
              detail_marks=((17, 24),), kind="component", hint="text"),
    ),
    "a value goes behind the name, the hint says that it is old": (
        Hit(id="nat-gateway/bandwidth", kind="fact", name="NAT gateway: Bandwidth", match="value",
            why="value out of date", answer="5 to 100 Gbps · notes: 5 to 45 Gbps", score=16),
        PaletteEntry("nat-gateway/bandwidth", "NAT gateway: Bandwidth", detail="Fact · Internet and NAT",
              answer="5 to 100 Gbps · notes: 5 to 45 Gbps", hint="value out of date"),
    ),
    "the size of a comparison goes into the detail": (
        Hit(id="compare:nat-gateway+nat-instance", kind="comparison", name="NAT gateway vs NAT instance",
            match="comparison", answer="5 attributes, 3 differ", score=99),
        PaletteEntry("compare:nat-gateway+nat-instance", "NAT gateway vs NAT instance",
              detail="Comparison · 5 attributes, 3 differ"),
    ),
    "a computed answer is never cut, with its source and what it opens": (
        Hit(id="elastic-ip", kind="lens", name="10.0.0.0/24", match="lens",
            answer="256 addresses, 251 usable · VPC guide, 2026-11", score=100, opens="answer:10.0.0.0%2F24"),
        PaletteEntry("elastic-ip", "10.0.0.0/24",
              detail="Computed · VPC guide, 2026-11 · opens the answer in full",
              answer="256 addresses, 251 usable", whole=True, opens="answer:10.0.0.0%2F24"),
    ),
    "a guess says that it is one": (
        Hit(id="tls-1-2", kind="concept", name="TLS 1.2", match="typo", why="slip: tsl", score=5, weak=True),
        PaletteEntry("tls-1-2", "TLS 1.2", detail="Protocol · Internet and NAT", kind="protocol",
              hint="weak guess · slip: tsl", weak=True),
    ),
}  # fmt: skip


def ask(text: str, mode: PaletteMode = PaletteMode.GO, leave_out: tuple[str, ...] = ()) -> list[str]:
    """Return the titles that are offered for a text."""
    results = search_results(OUTLOOK, PaletteQuery(mode, text), counts={}, leave_out=leave_out)
    return [entry.title for entry in results.entries]


@pytest.mark.parametrize(("hit", "wanted"), HITS.values(), ids=HITS.keys())
def test_a_hit_says_what_it_answers_and_why_it_is_there(hit: Hit, wanted: PaletteEntry) -> None:
    """Readers would have to open a page to see whether it holds what they look for."""
    assert hit_entry(ATLAS, hit) == wanted


def test_a_typo_is_shown_in_the_footer() -> None:
    """Readers would not know that their word was taken for another one."""
    results = search_results(OUTLOOK, PaletteQuery(PaletteMode.GO, "nat gatway"), counts={})
    assert results.entries[0].title == "NAT gateway"
    assert results.typos == "gatway"
    assert results.message == ""


def test_only_what_its_own_concept_tells_already_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fact would be left out because another record, or its concept further down, has the same value."""
    found = [
        ("nat-instance", "concept", "Managed by: You · VPC guide", "nat-instance/managed-by"),
        ("nat-instance/managed-by", "fact", "You · VPC guide", ""),
        ("nat-gateway/managed-by", "fact", "You · VPC guide", ""),
        ("nat-gateway", "concept", "Managed by: You · VPC guide", "nat-gateway/managed-by"),
        ("nat-gateway/idle-timeout", "fact", "", ""),
    ]
    hits = [
        Hit(id=one, kind=kind, name=one, match="value", answer=answer, score=16, shows=shows)
        for one, kind, answer, shows in found
    ]
    monkeypatch.setattr(OPENED, "search", lambda *_words, **_more: hits)
    results = search_results(OUTLOOK, PaletteQuery(PaletteMode.GO, "you"), counts={})
    left_out = {"nat-instance/managed-by"}
    assert [entry.key for entry in results.entries] == [one for one, *_ in found if one not in left_out]


def test_nonsense_gets_a_sentence_and_no_list_of_noise() -> None:
    """What the atlas does not hold would look as if it were there, under other names."""
    results = search_results(OUTLOOK, PaletteQuery(PaletteMode.GO, "zzqqxxy"), counts={})
    assert "zzqqxxy" in results.message
    assert "Try" in results.message
    assert all(entry.weak for entry in results.entries)


def test_only_concepts_can_be_picked_and_none_twice() -> None:
    """A comparison would be offered subjects that it cannot hold, or holds already."""
    assert "NAT gateway" in ask("nat", PaletteMode.PICK)
    assert "NAT gateway" not in ask("nat", PaletteMode.PICK, leave_out=("nat-gateway",))
    kinds = search_results(OUTLOOK, PaletteQuery(PaletteMode.PICK, "nat gateway"), counts={})
    assert all(entry.key in ATLAS.concepts for entry in kinds.entries)


def test_the_beginning_of_a_scope_offers_what_it_can_be() -> None:
    """The scopes would have to be known by heart."""
    results = search_results(OUTLOOK, PaletteQuery(PaletteMode.GO, "kind:"), counts={})
    assert {"Kind: Component", "Kind: Protocol"} <= {entry.title for entry in results.entries}
    assert all(entry.scope is not None for entry in results.entries)
    assert results.message == ""
    topic = search_results(OUTLOOK, PaletteQuery(PaletteMode.GO, "topic:inter"), counts={})
    assert topic.scope is not None
    assert topic.scope.label == "Topic: Internet and NAT"


def test_every_way_to_narrow_can_be_put_into_the_box() -> None:
    """An entry of the syntax help would do nothing when it is chosen."""
    puts = [entry.puts for entry in syntax_results().entries]
    assert all(puts)
    for scope in ("topic:", "kind:", "source:", "limit:"):
        assert scope in puts
        assert OPENED.scopes(scope), f"{scope} narrows nothing"


@pytest.mark.parametrize(
    ("typed", "first"), [("shortcust", "help.shortcuts"), ("dark", "view.theme_dark"), ("tab new", "tab.new")]
)
def test_commands_are_found_as_names_are(typed: str, first: str) -> None:
    """A typo that the search tolerates would find no command."""
    near = FuzzyNames((command.id, command.title) for command in COMMANDS)
    query = PaletteQuery(PaletteMode.COMMANDS, typed)
    results = command_results(COMMANDS, near, query, dict.fromkeys((one.id for one in COMMANDS), ""))
    assert results.entries[0].key == first


@given(st.text())
def test_any_text_can_stand_in_a_sentence(text: str) -> None:
    """A long paste would fill the window, or letters from right to left would reorder the sentence."""
    words = quoted(text)
    assert len(words) <= 44
    if words != "what was typed":
        assert words.startswith("“\u2068")
        assert words.endswith("\u2069”")
        assert not any(unicodedata.category(letter) in {"Cc", "Co", "Cs", "Zl", "Zp"} for letter in words)


@given(st.text() | st.sampled_from(["topic:", '"', "-", "kind:nonsense", "limit:", 'topic:"', "source: x"]))
def test_any_text_can_be_asked(text: str) -> None:
    """A query with broken syntax would end in an error."""
    results = search_results(OUTLOOK, PaletteQuery(PaletteMode.GO, text), counts={})
    for entry in results.entries:
        assert entry.title
        assert all(0 <= start < end <= len(entry.detail) for start, end in entry.detail_marks)


@pytest.mark.parametrize("mode", [PaletteMode.GO, PaletteMode.PICK])
def test_a_figure_that_is_refused_says_so(mode: PaletteMode) -> None:
    """Part of a figure would be taken for the figure, without a word."""
    message = search_results(OUTLOOK, PaletteQuery(mode, "1,2,3 Gbps"), counts={}).message
    assert message.splitlines()[0].startswith("“1,2,3” is no number; write 1000 or 1,000")
    readable = search_results(OUTLOOK, PaletteQuery(mode, "nat 12,5 Gbps"), counts={}).message
    assert "no number" not in readable
