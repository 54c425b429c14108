"""How values read, and which of them say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.enums import AttributeType, State
from netatlas.atlas.model import Quantity, Value
from netatlas.atlas.units import dimension, in_base, unit_names
from netatlas.atlas.values import content_text, number, quantity_text, same, sort_key, value_text
from tests.helpers.atlases import attribute, figure, flag, text

FLAG = attribute("port-forwarding", AttributeType.FLAG, yes="Supported", no="Not supported")


@pytest.mark.parametrize(
    ("low", "high", "unit", "of", "reads"),
    [
        (350, 350, "s", "", "350 s"),
        (5, 100, "Gbps", "", "5 to 100 Gbps"),
        (None, 8, "count", "addresses", "up to 8 addresses"),
        (20, None, "Gbps", "", "at least 20 Gbps"),
        (55000, 55000, "count", "connections", "55,000 connections"),
        (1.25, 1.25, "Gbps", "", "1.25 Gbps"),
        (50, 50, "percent", "", "50%"),
        (1, 1, "d", "", "1 day"),
        (7, 7, "d", "", "7 days"),
        (0, 0, "B", "", "0 bytes"),
        (49152, 65535, "port", "", "49152 to 65535"),
        (1025, None, "port", "", "1025 and above"),
        (6, 6, "number", "", "6"),
    ],
)
def test_figures_read_as_people_write_them(
    low: float | None, high: float | None, unit: str, of: str, reads: str
) -> None:
    """A figure would be misread: 55000 for 5,500, or an open end for a closed one."""
    assert quantity_text(Quantity(low=low, high=high, unit=unit, of=of)) == reads


@pytest.mark.parametrize(
    ("value", "reads"),
    [
        (flag(on=True, says="since 2019"), "Supported; since 2019"),
        (flag(on=False), "Not supported"),
        (Value(state=State.UNKNOWN), "Unknown"),
        (Value(state=State.NOT_APPLICABLE, says="no subnet"), "Does not apply; no subnet"),
        (Value(items=("TCP", "UDP")), "TCP, UDP"),
        (text("AWS"), "AWS"),
    ],
)
def test_the_four_states_read_differently(value: Value, reads: str) -> None:
    """Unknown, no and does-not-apply would be taken for one another."""
    assert value_text(value, FLAG) == reads


def test_no_for_a_thing_that_is_no_flag_reads_none() -> None:
    """An empty list would read as if it were not supported."""
    assert content_text(Value(state=State.NO), attribute("protocols", AttributeType.LIST)) == "None"


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (figure(1, "Gbps"), figure(1000, "Mbps"), True),
        (figure(1, "min"), figure(60, "s"), True),
        (figure(1, "Gbps"), figure(1, "Mbps"), False),
        (Value(items=("TCP", "UDP")), Value(items=("udp", "TCP")), True),
        (text("Public  subnet"), text("public subnet"), True),
        (text("AWS"), text("AWS", says="for you"), False),
        (Value(state=State.UNKNOWN), flag(on=False), False),
        (Value(state=State.UNKNOWN), Value(state=State.NOT_APPLICABLE), False),
    ],
)
def test_values_are_compared_by_what_they_say(one: Value, other: Value, *, equal: bool) -> None:
    """1 Gbps and 1000 Mbps would be marked as a difference, or unknown as the same as no."""
    assert same(one, other) is equal


@given(st.floats(0.001, 1e6), st.sampled_from(unit_names()))
def test_sizes_sort_as_their_base_units(amount: float, unit: str) -> None:
    """900 Mbps would stand above 1 Gbps in the table of limits."""
    assert sort_key(Quantity(low=amount, high=amount, unit=unit)) == (dimension(unit), in_base(amount, unit))


@given(st.integers(-(10**12), 10**12))
def test_numbers_keep_their_digits(amount: int) -> None:
    """A digit would be lost among the separators."""
    assert int(number(amount).replace(",", "")) == amount
