"""The grammar of addresses: frozen, so that what is stored today opens in later versions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.address import HEADS, Address, pack_of, with_pack, without_pack

TEXT = st.text(max_size=20)
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=4).map(tuple)
NAMES = st.lists(TEXT, min_size=1, max_size=4).map(tuple)
RECORDS = st.builds(Address.record, TEXT | st.sampled_from(["compare:a", "view:", "a/b:c", "a>b>m:c"]), PAIRS)
OTHERS = st.builds(Address, st.sampled_from(sorted(HEADS)), NAMES, PAIRS)


@given(RECORDS | OTHERS)
def test_what_is_written_is_read_back(address: Address) -> None:
    """A bookmark, a note or a tab would lead to something else than it was made on."""
    assert Address.parse(str(address)) == address


@given(TEXT | st.text("abc:/?&=+%>", max_size=30))
def test_any_text_is_an_address_with_one_written_form(text: str) -> None:
    """A damaged settings file would end in a traceback, or a page would have two addresses."""
    written = str(Address.parse(text))
    assert str(Address.parse(written)) == written


GRAMMAR = [
    ("nat-gateway", Address("", ("nat-gateway",))),
    ("nat-gateway/bandwidth:burst", Address("", ("nat-gateway/bandwidth:burst",))),
    ("mine:vpn/bandwidth", Address("", ("mine:vpn/bandwidth",))),
    ("subnet%3Epart-of%3Evpc", Address("", ("subnet>part-of>vpc",))),
    ("compare:tcp+udp", Address("compare", ("tcp", "udp"))),
    ("compare:mine%3Avpn+tcp?swap=1", Address("compare", ("mine:vpn", "tcp"), (("swap", "1"),))),
    ("view:limits?words=nat%20gateway", Address("view", ("limits",), (("words", "nat gateway"),))),
    ("answer:10.0.0.0%2F24", Address("answer", ("10.0.0.0/24",))),
    ("topic:dns", Address("topic", ("dns",))),
    ("ssl-tls-history?at=2014-10-14&hide=AWS&hide=IETF",
     Address("", ("ssl-tls-history",), (("at", "2014-10-14"), ("hide", "AWS"), ("hide", "IETF")))),
    ("a?order=b+c", Address("", ("a",), (("order", "b+c"),))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "address"), GRAMMAR, ids=[text for text, _ in GRAMMAR])
def test_the_grammar_by_example(text: str, address: Address) -> None:
    """Addresses that an earlier version stored would be read as something else."""
    assert Address.parse(text) == address
    assert str(address) == text


def test_what_an_address_names() -> None:
    """Pages would be chosen, and their settings read, from the wrong part of an address."""
    address = Address.parse("compare:a+b?need=x%20%3D%20yes&need=y%20%3D%20no&pin=a")
    assert address.subjects == ("a", "b")
    assert address.values("need") == ("x = yes", "y = no")
    assert (address.value("pin"), address.value("gone")) == ("a", "")
    assert str(address.target) == "compare:a+b"
    assert (address.record_id, address.view_name) == ("", "")
    assert Address.parse("view:limits").view_name == "limits"
    assert Address.parse("mine:a/b").record_id == "mine:a/b"


WITH_PACK = [
    ("vpc", "p:vpc"),
    ("vpc/cidr:second", "p:vpc/cidr:second"),
    ("mine:vpc", "mine:vpc"),
    ("a>part-of>b", "p:a>part-of>p:b"),
    ("a>part-of>mine:b", "p:a>part-of>mine:b"),
]


@pytest.mark.parametrize(("plain", "full"), WITH_PACK)
def test_packs_come_and_go(plain: str, full: str) -> None:
    """What is stored would not say which pack it means."""
    assert with_pack(plain, "p") == full
    assert without_pack(full, "p") == plain
    assert pack_of(full) == full.partition(":")[0]


def test_every_id_in_an_address_is_converted() -> None:
    """A pinned subject, an order, a need or a topic would be lost as soon as another pack is open too."""
    address = Address.parse("compare:a+b?pin=a&order=b+a&need=speed%20%3E%3D%205%20Gbps&only=1&words=a:b")
    full = address.with_ids(lambda record_id: with_pack(record_id, "p"))
    assert full.names == ("p:a", "p:b")
    assert dict(full.params) == {
        "pin": "p:a",
        "order": "p:b+p:a",
        "need": "p:speed >= 5 Gbps",
        "only": "1",
        "words": "a:b",
    }
    assert full.with_ids(lambda record_id: without_pack(record_id, "p")) == address


KINDS_OF_IDS = [
    ("compare:a+b?pin=a&need=x%20%3D%20y", "compare:R%3Aa+R%3Ab?pin=R%3Aa&need=O%3Ax%20%3D%20y"),
    ("a?order=b+c&at=2014", "R:a?order=R%3Ab+R%3Ac&at=2014"),
    ("view:limits?order=scope&topic=t&up=1", "view:limits?order=scope&topic=O%3At&up=1"),
    ("topic:t", "topic:O%3At"),
    ("source:s", "source:O%3As"),
    ("answer:10.0.0.0%2F24", "answer:10.0.0.0%2F24"),
    ("a?need=Bandwidth%20%3E%3D%2020", "R:a?need=Bandwidth%20%3E%3D%2020"),
]


@pytest.mark.parametrize(("address", "converted"), KINDS_OF_IDS)
def test_ids_are_converted_in_their_own_namespace(address: str, converted: str) -> None:
    """A topic or an attribute would become a record of that id, and an order of limits a record."""
    found = Address.parse(address).with_ids(lambda record: f"R:{record}", lambda other: f"O:{other}")
    assert str(found) == converted
