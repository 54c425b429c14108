"""The index of names by itself: tiers in their order, and nothing merged that differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.search import NameIndex
from netatlas.search.names.rank import Tier

NAMES = [
    ("nat-gateway", "NAT gateway"),
    ("nat-gateway", "NATGW"),
    ("nat-instance", "NAT instance"),
    ("nacl", "Network ACL"),
    ("nacl", "NACL"),
    ("vgw", "Virtual private gateway"),
    ("vgw", "VGW"),
    ("tgw", "Transit Gateway"),
    ("tgw", "TGW"),
    ("eigw", "Egress-only internet gateway"),
    ("igw", "Internet gateway"),
    ("igw", "IGW"),
    ("tls12", "TLS 1.2"),
    ("tls13", "TLS 1.3"),
    ("stateful", "Stateful firewall"),
    ("stateless", "Stateless firewall"),
    ("cloudfront", "CloudFront"),
    ("route53", "Route 53"),
    ("s2s", "Site-to-Site VPN"),
    ("sg", "Security group"),
    ("ephemeral", "Ephemeral ports"),
    ("c", "C"),
    ("cpp", "C++"),
    ("csharp", "C#"),
    ("cafe", "Café"),
]
INDEX = NameIndex(NAMES)


def found(text: str) -> list[str]:
    """Return the ids for a query, best first."""
    return [record_id for record_id, _ in INDEX.find(text)]


@pytest.mark.parametrize(
    ("typed", "first", "tier"),
    [
        ("nat gateway", "nat-gateway", Tier.EXACT),
        ("NAT-Gateway", "nat-gateway", Tier.EXACT),
        ("natgateway", "nat-gateway", Tier.EXACT),
        ("security groups", "sg", Tier.EXACT),
        ("cafe", "cafe", Tier.EXACT),
        ("tls1.2", "tls12", Tier.EXACT),
        ("route53", "route53", Tier.EXACT),
        ("igw", "igw", Tier.EXACT),
        ("vpg", "vgw", Tier.ABBREVIATION),
        ("s2s vpn", "s2s", Tier.ABBREVIATION),
        ("r53", "route53", Tier.ABBREVIATION),
        ("nat gat", "nat-gateway", Tier.PREFIX),
        ("ephem", "ephemeral", Tier.PREFIX),
        ("private gat", "vgw", Tier.WORD),
        ("gateway nat", "nat-gateway", Tier.WORD),
        ("vpn site", "s2s", Tier.WORD),
        ("egress only igw", "eigw", Tier.WORD),
        ("front", "cloudfront", Tier.INSIDE),
        ("nat gatway", "nat-gateway", Tier.TYPO),
        ("natgatway", "nat-gateway", Tier.TYPO),
        ("secrity gruop", "sg", Tier.TYPO),  # codespell:ignore
        ("clodu frnot", "cloudfront", Tier.TYPOS),
        ("efemeral port", "ephemeral", Tier.TYPOS),
        ("why is my nat gateway slow", "nat-gateway", Tier.PARTIAL),
    ],
)
def test_first_match_and_its_tier(typed: str, first: str, tier: Tier) -> None:
    """What was meant would not come first, or for the wrong reason."""
    best = INDEX.matches(typed)[0]
    assert (best.entry.id, best.tier) == (first, tier)


TIERS = [
    ("exact", "Ephemeral port"),
    ("prefix", "Ephemeral port ranges of many platforms"),
    ("words", "Port that is ephemeral"),
    ("one slip", "Ephemerol port"),
    ("inside", "Multiephemerals for ports"),
    ("two slips", "Ephomerol port"),
]
BETTER_AND_WORSE = [
    (TIERS[first], TIERS[second]) for first in range(len(TIERS)) for second in range(first + 1, len(TIERS))
]


@pytest.mark.parametrize(("better", "worse"), BETTER_AND_WORSE)
def test_tiers_are_in_their_order(better: tuple[str, str], worse: tuple[str, str]) -> None:
    """What was typed would be listed below what only looks like it, as in other search boxes."""
    found = NameIndex([worse, better]).find("ephemeral port")
    assert found[0][0] == better[0]


def test_an_abbreviation_goes_behind_an_exact_name_and_before_a_start() -> None:
    """VPN would open whatever begins with these letters."""
    index = NameIndex([("start", "VPN tunnel"), ("short", "Virtual private network"), ("exact", "VPN")])
    assert [one for one, _ in index.find("vpn")] == ["exact", "short", "start"]


def test_signs_distinguish_names() -> None:
    """C, C++ and C# would be the same."""
    assert found("C")[0] == "c"
    assert found("C++")[0] == "cpp"
    assert found("c#")[0] == "csharp"


@pytest.mark.parametrize(
    ("typed", "never"),
    [
        ("stateful firewall", "stateless"),
        ("ingress only internet gateway", "eigw"),
        ("tls 1.2", "tls13"),
        ("tls 1.4", "tls13"),
        ("vgw", "tgw"),
        ("nacl", "nat-gateway"),
        ("tgw", "vgw"),
    ],
)
def test_opposites_are_not_offered(typed: str, never: str) -> None:
    """A student would take one thing for its opposite."""
    assert never not in [match.entry.id for match in INDEX.matches(typed) if not match.weak]


def test_name_before_alias_shorter_and_earlier_first() -> None:
    """Equally good names would be in a random order."""
    index = NameIndex([("a", "other"), ("a", "gate"), ("b", "gate keeper"), ("c", "gate x"), ("d", "gate x")])
    assert [match.entry.id for match in index.matches("gat")] == ["c", "d", "b", "a"]


def test_each_id_is_found_once() -> None:
    """A thing with three names would fill the list three times."""
    assert found("nat").count("nat-gateway") == 1


@pytest.mark.parametrize("typed", ["", "   ", "---", "xqzzk", "the of and", "git rebase", "premier league"])
def test_nonsense_finds_nothing(typed: str) -> None:
    """Unrelated names would be listed as answers."""
    assert found(typed) == []


def test_marks_are_the_letters_that_matched() -> None:
    """The wrong letters would be bold, above all in a mistyped word."""
    assert INDEX.matches("nat gatway")[0].marks == ((0, 3), (4, 11))
    assert INDEX.matches("front")[0].marks == ((5, 10),)
    assert INDEX.matches("vpn site")[0].marks == ((0, 4), (13, 16))


def test_likely_guesses_are_marked_weak() -> None:
    """A guess would be taken for an answer."""
    guesses = INDEX.matches("natt gatewuu")
    assert guesses
    assert all(match.weak for match in guesses)


def test_limit_is_kept() -> None:
    """A list would be longer than what was asked for."""
    assert len(INDEX.find("gateway", limit=2)) == 2
    assert INDEX.find("gateway", limit=0) == []


@given(st.text())
def test_any_text_is_fine(text: str) -> None:
    """A pasted letter would end the search with an error."""
    scores = [score for _, score in INDEX.find(text)]
    assert scores == sorted(scores, reverse=True)


@given(st.lists(st.tuples(st.text(max_size=3), st.text(max_size=20)), max_size=8), st.text(max_size=20))
def test_any_names_are_fine(names: list[tuple[str, str]], text: str) -> None:
    """A pack with odd names would end every search with an error."""
    assert {record_id for record_id, _ in NameIndex(names).find(text)} <= {
        record_id for record_id, _ in names
    }


@given(st.sampled_from([name for _, name in NAMES]))
def test_every_name_finds_itself_first(name: str) -> None:
    """A name would be listed below another one, though it was typed in full."""
    assert (found(name)[0], name) in NAMES


@pytest.mark.parametrize(
    "word", ["address", "policy", "class", "box", "prefix", "gateway", "service", "zone", "proxy", "entry"]
)
def test_a_plural_is_found_at_each_letter(word: str) -> None:
    """A name would vanish from the list between “address” and “addresses”, and come back."""
    index = NameIndex([("wanted", f"Elastic {word}"), ("other", "Typed-in prefixes and addresses")])
    plural = f"{word[:-1]}ies" if word in {"policy", "proxy", "entry"} else f"{word}s"
    plural = f"{word}es" if word in {"address", "class", "box", "prefix"} else plural
    for end in range(3, len(plural) + 1):
        assert "wanted" in [record_id for record_id, _ in index.find(plural[:end])], plural[:end]
