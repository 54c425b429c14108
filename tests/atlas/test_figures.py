"""Figures as people write them: what is read, what is refused, and what is printed is read back."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.atlas.figures import figure_at, parse_figure
from netatlas.atlas.model import Quantity
from netatlas.atlas.quantity_reading import read_quantity
from netatlas.atlas.units import dimension, unit_names
from netatlas.atlas.values import number, quantity_text
from netatlas.errors import UsageError

READ = [
    # numbers: a comma separates thousands only where it looks like it
    ("12,5 Gbps", "12.5 Gbps"),
    ("1,25 Gbps", "1.25 Gbps"),
    ("0,5 Tbps", "0.5 Tbps"),
    ("20,5 Gbps", "20.5 Gbps"),
    ("1,6 Tbps", "1.6 Tbps"),
    ("0,125 Gbps", "0.125 Gbps"),
    ("1234,567 Gbps", "1,234.567 Gbps"),
    ("1,2345 s", "1.2345 s"),
    ("1,000 Mbps", "1,000 Mbps"),
    ("1,234,567 routes", "1,234,567 routes"),
    ("1,234.5 Mbps", "1,234.5 Mbps"),
    ("12.5 Gbps", "12.5 Gbps"),
    (".5 Gbps", "0.5 Gbps"),
    ("1.234 Gbps", "1.234 Gbps"),
    ("100 000 Mbps", "100,000 Mbps"),
    ("100\u202f000\u00a0Mbps", "100,000 Mbps"),
    ("100'000 Mbps", "100,000 Mbps"),
    ("100’000 Mbps", "100,000 Mbps"),
    ("100_000 Mbps", "100,000 Mbps"),
    ("1 000,5 Mbps", "1,000.5 Mbps"),
    ("\uff11\uff12\uff0c\uff15 Gbps", "12.5 Gbps"),
    ("+5 Gbps", "5 Gbps"),
    ("-99", "-99"),
    ("\u221299", "-99"),
    ("-0,5 ms", "-0.5 ms"),
    ("9007199254740993 routes", "9,007,199,254,740,993 routes"),
    # bits and bytes per second, a factor of eight apart
    ("13 GB/s", "104 Gbps"),
    ("13 GBps", "104 Gbps"),
    ("13 GB/sec", "104 Gbps"),
    ("13 Gbit/second", "13 Gbps"),
    ("13000 MBps", "104,000 Mbps"),
    ("13000 MB/s", "104,000 Mbps"),
    ("12,5 GB/s", "100 Gbps"),
    ("13 gigabytes per second", "104 Gbps"),
    ("13 Gbyte/s", "104 Gbps"),
    ("5 B/s", "40 bps"),
    ("5 KiB/s", "40.96 kbps"),
    ("5 MiB/s", "41.94304 Mbps"),
    ("5 Gb/s", "5 Gbps"),
    ("104000 Mb/s", "104,000 Mbps"),
    ("5 kb/s", "5 kbps"),
    ("5 Gbit/s", "5 Gbps"),
    ("5 GBit/s", "5 Gbps"),
    ("5 Gbit", "5 Gbps"),
    ("5 Gb", "5 Gbps"),
    ("5 gbps", "5 Gbps"),
    ("5 gb/s", "5 Gbps"),
    ("5 Gbps", "5 Gbps"),
    ("5Gbps", "5 Gbps"),
    ("5 gig", "5 Gbps"),
    ("5 gigabits per second", "5 Gbps"),
    ("5 Mibit/s", "5.24288 Mbps"),
    ("2 Pbps", "2,000 Tbps"),
    ("5 bps", "5 bps"),
    ("5 kbps", "5 kbps"),
    # sizes
    ("5 KiB", "5 KiB"),
    ("5 kib", "5 KiB"),
    ("5 KB", "5 kB"),
    ("5 kB", "5 kB"),
    ("5 gb", "5 GB"),
    ("5 GiB", "5 GiB"),
    ("5 TiB", "5.49755813888 TB"),
    ("1,500 bytes", "1,500 bytes"),
    ("64 bits", "64 bit"),
    ("5 megabytes", "5 MB"),
    # thousands, millions, and what is counted
    ("55k connections", "55,000 connections"),
    ("55K connections", "55,000 connections"),
    ("55 thousand connections", "55,000 connections"),
    ("1 million pps", "1,000,000 packets/s"),
    ("1M pps", "1,000,000 packets/s"),
    ("1 Mpps", "1,000,000 packets/s"),
    ("4 packets per second", "4 packets/s"),
    ("5 requests/s", "5 requests/s"),
    ("2 billion requests", "2,000,000,000 requests"),
    ("5 NAT gateways", "5 NAT gateways"),
    ("5 K", "5,000"),
    ("10M", "10,000,000"),
    # time and share
    ("350 seconds", "350 s"),
    ("350s", "350 s"),
    ("6 Minutes", "6 min"),
    ("5 ms", "5 ms"),
    ("500 µs", "0.5 ms"),
    ("2 weeks", "14 days"),
    ("1 day", "1 day"),
    ("99,99 %", "99.99%"),
    ("99.999999999%", "99.999999999%"),
    ("50 percent", "50%"),
    ("50 per cent", "50%"),
    # ranges
    ("5 to 100 Gbps", "5 to 100 Gbps"),
    ("5-100 Gbps", "5 to 100 Gbps"),
    ("5 – 100 Gbps", "5 to 100 Gbps"),
    ("1,5 to 2,5 GB/s", "12 to 20 Gbps"),
    ("between 5 and 10 ms", "5 to 10 ms"),
    ("from -99 to 99", "from -99 to 99"),
    ("900 Mbps to 1 Gbps", "0.9 to 1 Gbps"),
    ("up to 1,25 Gbps", "up to 1.25 Gbps"),
    ("at least 20 Gbps", "at least 20 Gbps"),
    ("at most 8 addresses", "up to 8 addresses"),
]  # fmt: skip

REFUSED = [
    ("", "is no figure; write a number and its unit, such as 12.5 Gbps"),
    ("much", "is no figure"),
    ("Gbps", "is no figure"),
    ("1,2,3 Gbps", "“1,2,3” is no number; write 1000 or 1,000 for a thousand and 12.5 for a decimal"),
    ("1.000,5 Gbps", "“1.000,5” is no number"),
    ("1.000.000 routes", "“1.000.000” is no number"),
    ("1,000,00 routes", "“1,000,00” is no number"),
    ("1,000,5 Mbps", "“1,000,5” is no number"),
    ("012,345", "“012,345” is no number"),
    (",5 Gbps", "“,5” is no number"),
    ("10.0.0.1", "“10.0.0.1” is no number"),
    ("10 GBPS", "“GBPS” may mean bits or bytes; write Gbps or GB/s"),
    ("10 MB/S", "“MB/S” may mean bits or bytes; write Mbps or MB/s"),
    ("1e3", "“e3” in “1e3” is not understood"),
    ("12x", "“x” in “12x” is not understood"),
    ("2½", "“2½” is no number; write"),
    ("12½ Gbps", "“12½” is no number; write"),
    ("½ Gbps", "“½” is no number; write"),
    ("55.000 connections", "“55.000” is no number; write 1000 or 1,000 for a thousand"),
    ("1.000.000 routes", "“1.000.000” is no number; write"),
    ("5 Gbps per tunnel", "“per tunnel” in “5 Gbps per tunnel” is not understood"),
    ("100 to 5 Gbps", "runs from the larger to the smaller"),
    ("5 ms to 1 Gbps", "have different units"),
    ("9" * 200, "is too long for a number"),
]


@pytest.mark.parametrize(("written", "understood"), READ)
def test_a_figure_is_read_as_it_is_meant(written: str, understood: str) -> None:
    """A decimal comma would multiply a need by ten, or a rate in bytes pass for one in bits."""
    assert quantity_text(read_quantity(written)) == understood


@pytest.mark.parametrize(("written", "said"), REFUSED)
def test_what_may_mean_two_things_is_refused(written: str, said: str) -> None:
    """A figure would be guessed without a word, or refused without saying how to write it."""
    with pytest.raises(UsageError) as refused:
        read_quantity(written)
    assert said in str(refused.value)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    ("written", "own", "understood"),
    [
        ("20", "Gbps", "20 Gbps"),
        ("10G", "Mbps", "10 Gbps"),
        ("55k", "bps", "55 kbps"),
        ("55k", "count", "55,000"),
        ("1M", "pps", "1,000,000 packets/s"),
        ("443", "port", "443"),
        ("1025 and above", "port", "1025 and above"),
    ],
)
def test_a_bare_number_has_the_unit_of_what_it_is_about(written: str, own: str, understood: str) -> None:
    """10G would be ten thousand million megabits a second, or 20 be no bandwidth."""
    assert quantity_text(read_quantity(written, own)) == understood


@pytest.mark.parametrize(("written", "own"), [("64k", "B"), ("5M", "s"), ("5k", "percent")])
def test_a_letter_without_a_unit_is_refused_where_it_has_no_one_meaning(written: str, own: str) -> None:
    """64k would be taken for kB where KiB are meant, or 5M for minutes."""
    with pytest.raises(UsageError, match="may mean several units"):
        read_quantity(written, own)


_AMOUNTS = (
    st.integers(-(10**17), 10**17)
    | st.floats(1e-60, 1e60, allow_nan=False).map(float)
    | st.decimals(-(10**9), 10**9, places=4).map(float)
    | st.sampled_from((0.0, 99.999999999, 0.0000001, 1234567890123.45, 5e-60))
)
_COUNTED = st.sampled_from(("", "routes", "NAT gateways", "health checks", "connections"))


@given(
    _AMOUNTS,
    _AMOUNTS,
    st.sampled_from(unit_names()),
    st.sampled_from(("one", "from", "to", "both")),
    _COUNTED,
)
def test_what_is_printed_is_read_back_equal(one: float, other: float, unit: str, ends: str, of: str) -> None:
    """A figure that is copied from a page into a need would become another one."""
    low, high = sorted((one, other))
    quantity = Quantity(
        low=None if ends == "to" else low,
        high=None if ends == "from" else low if ends == "one" else high,
        unit=unit,
        of=of if unit == "count" else "",
    )
    assert read_quantity(quantity_text(quantity), unit) == quantity


@given(st.floats(1e-60, 1e60))
def test_no_figure_is_rounded_to_another(amount: float) -> None:
    """A share of eleven nines would read 100%, and a little more than nothing 0."""
    assert float(number(amount).replace(",", "")) == amount


@given(st.text() | st.text(alphabet="0123456789,.' -kMGBbps/%to"))
def test_any_text_is_a_figure_or_refused(text: str) -> None:
    """A slip of the keys would end in a traceback."""
    with contextlib.suppress(UsageError):
        assert dimension(read_quantity(text).unit)
    with contextlib.suppress(UsageError):
        figure_at(text, 0)


@given(st.integers(1, 999), st.integers(1, 10**6), st.sampled_from(("", " Gbps", " %", " ms")))
def test_a_decimal_comma_never_multiplies(whole: int, decimals: int, unit: str) -> None:
    """12,5 would be read as 125."""
    written = f"{whole},{decimals}{unit}"
    looks_like_thousands = len(str(decimals)) == 3
    expected = float(f"{whole}{decimals}" if looks_like_thousands else f"{whole}.{decimals}")
    assert float(parse_figure(written).number) == expected
