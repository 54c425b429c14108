"""Wrong values in every sort of field: the smallest record is lost, at its place, in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netatlas.packs import read_packs
from tests.helpers.packs import edited, write_pack

if TYPE_CHECKING:
    from netatlas.packs.report import Fault


class Field(NamedTuple):
    """A place of the small pack that holds a value: what is there, the same with ``{}``, and its record."""

    file: str
    old: str
    new: str
    record: str


def _name(field: Field) -> str:
    return f"{field.record}-{field.old}-{field.new}"


FACTS = [
    Field("concepts", "value: The provider", "value: {}", "nat-gateway/managed-by"),
    Field("concepts", "ipv6, value: true", "ipv6, value: {}", "nat-gateway/ipv6"),
    Field("concepts", "value: {amount: 350, unit: s}", "value: {}", "nat-gateway/idle-timeout"),
    Field("concepts", "value: {from: 5, to: 100, unit: Gbps}", "value: {}", "nat-gateway/bandwidth"),
    Field("concepts", "value: {from: 5, to: 45, unit: Gbps}", "value: {}", "nat-gateway/bandwidth"),
    Field("concepts", "value: 2015-12", "value: {}", "nat-gateway/since"),
    Field("concepts", "value: [TCP, UDP, ICMP]", "value: {}", "nat-gateway/protocols"),
    Field("timelines", "value: 2012", "value: {}", "nat-instance-published"),
]
OTHERS = [
    Field("pack", "format: 1", "format: {}", "small"),
    Field("sources", "as_of: 2018-08", "as_of: {}", "rfc"),
    Field("concepts", "adjustable: yes", "adjustable: {}", "nat-gateways-per-zone"),
    Field("concepts", "adjustable: yes", "importance: {}", "nat-gateways-per-zone"),
    Field("concepts", "{amount: 5, unit: count, of: NAT gateways}", "{}", "nat-gateways-per-zone"),
    Field("concepts", "true, sources: [guide]", "true, sources: {}", "nat-gateway/ipv6"),
    Field("concepts", "aliases: [NATGW]", "aliases: {}", "nat-gateway"),
    Field("concepts", "checked: 2026-11\n  in_notes", "checked: {}\n  in_notes", "nat-gateway"),
    Field("timelines", "date: 2015-12-17", "date: {}", "nat-gateway-launched"),
    Field("vocabulary", "type: flag", "type: {}", "ipv6"),
]
BARE = ["2.0", "1.0", "3.00", "1e3", "-0.0", "2019.0", "1.5"]
WRONG = [
    *BARE,
    ".inf",
    ".nan",
    "-5",
    "0",
    "99999",
    "0o3743",
    "0x10",
    "true",
    "no",
    "Off",
    "''",
    "' '",
    "two words",
    "[]",
    "[1.0]",
    "[[a]]",
    "{}",
    "{a: b}",
    "{amount: 5}",
    "{amount: x, unit: Gbps}",
    "{amount: 1,25, unit: Gbps}",
    "{amount: 1, unit: 5}",
    "{amount: 1e400, unit: s}",
    "2019-13",
    "14.10.2014",
    "12345678901234567890",
]


def _faults(tmp_path_factory: pytest.TempPathFactory, field: Field, value: str) -> tuple[list[Fault], str]:
    files = edited(f"{field.file}.yaml", field.old, field.new.replace("{}", value))
    _, report = read_packs([write_pack(tmp_path_factory.mktemp("wrong"), files)])
    text = files[f"{field.file}.yaml"]
    start = text.index(field.new.partition("{}")[0] + value) + field.new.index("{}")
    place = f"{text.count(chr(10), 0, start) + 1}:{start - text.rfind(chr(10), 0, start)}"
    return [fault for fault in report.faults if not fault.follows], place


@pytest.mark.parametrize("field", FACTS, ids=_name)
@given(value=st.sampled_from(BARE) | st.builds("{}.{}".format, st.integers(-999, 999), st.sampled_from("05")))
@settings(max_examples=15, deadline=None)
def test_a_bare_number_with_a_point_costs_its_fact(
    field: Field, value: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Without it a figure that lacks its unit would cost a whole concept and all that leads to it."""
    (fault,), place = _faults(tmp_path_factory, field, value)
    assert (fault.record, f"{fault.line}:{fault.column}") == (field.record, place)
    assert re.fullmatch(
        r"`-?[0-9.]+` is a bare number; put it into quotes, or write \{amount: -?[0-9.]+, unit: Gbps\}",
        fault.message,
    )


@pytest.mark.parametrize("value", ["1.0", "2.0", "1e3", "1e0", "-0.0"])
@pytest.mark.parametrize("field", OTHERS, ids=_name)
def test_no_other_field_takes_one(field: Field, value: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Without it a whole number with a point would be blamed on the record as a whole."""
    (fault,), place = _faults(tmp_path_factory, field, value)
    assert (fault.record, f"{fault.line}:{fault.column}") == (field.record, place)


_CURE = re.compile(r"(; |, but )(.*\b(write|put|add|take|keep|change|leave|did you|needs)\b|the keys here)")
_GARBLED = re.compile(r"\bis (a |no |not )?\w+ is\b|``|Infinity|NaN|\bNone\b|Expected|\$\.|  |write .*\[\]$")


@pytest.mark.parametrize("field", [*FACTS, *OTHERS], ids=_name)
def test_every_sentence_reads_well(field: Field, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Without it somebody who wrote a wrong value would read a sentence that nobody has ever read."""
    for value in WRONG:
        if field.file == "pack" and value in {"99999", "0o3743", "0x10"}:
            continue  # a newer format is refused as a whole
        faults, _ = _faults(tmp_path_factory, field, value)
        for fault in faults:
            assert not _GARBLED.search(fault.message), (value, fault.message)
            shape = fault.message.startswith(("there ", "inside braces")) or " is not " in fault.message
            assert shape or _CURE.search(fault.message), (value, fault.message)
        places = [(fault.line, fault.column) for fault in faults]
        assert len(places) == len(set(places)) or value == "{a: b}", (value, faults)


def test_a_word_for_a_flag_is_called_a_word(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Without it the most common slip of YAML would be explained in a sentence with two verbs."""
    for word, flag in (("no", "false"), ("NO", "false"), ("Off", "false"), ("yes", "true"), ("on", "true")):
        (fault,), _ = _faults(tmp_path_factory, FACTS[1], word)
        assert fault.message == f"`{word}` is a word; write `{flag}`"


def test_octal_digits_are_no_year(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Without it 0o3743 would be taken for the year 2019."""
    (fault,), _ = _faults(tmp_path_factory, FACTS[5], "0o3743")
    assert fault.message == "`0o3743` is in octal digits; write 2019, or put it into quotes if it is a word"
