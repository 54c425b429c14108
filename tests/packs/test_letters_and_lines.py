"""Files as editors save them: line ends, encodings, and letters that nobody sees."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netatlas.letters import stray_letter, visible
from netatlas.packs import read_packs
from tests.helpers.packs import FILES, edited, write_pack

SLIPS = {
    "nothing": ("", ""),
    "a space is missing": ("id: nat-instance", "id:nat-instance"),
    "a quote is open": ("summary: A machine", "summary: 'A machine"),
    "two colons": ("name: NAT instance", "name: NAT: instance"),
    "a value": ("value: true", "value: 2.0"),
}


@given(slip=st.sampled_from(sorted(SLIPS)), ends=st.lists(st.sampled_from(["\n", "\r", "\r\n"]), min_size=1))
@settings(max_examples=30, deadline=None)
def test_every_line_end_costs_the_same(
    slip: str, ends: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Without it a file with old line ends would be lost as a whole by one slip."""
    text = FILES["concepts.yaml"].replace(*SLIPS[slip]) if slip != "nothing" else FILES["concepts.yaml"]
    lines = text.splitlines()
    other = "".join(line + ends[index % len(ends)] for index, line in enumerate(lines))
    folder = tmp_path_factory.mktemp("ends")
    expected = read_packs([write_pack(folder / "new", {"concepts.yaml": text.encode()})])
    found = read_packs([write_pack(folder / "other", {"concepts.yaml": other.encode()})])
    assert found[1].faults == expected[1].faults
    assert list(found[0].concepts) == list(expected[0].concepts)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("file", sorted(FILES))
def test_another_encoding_is_one_fault(
    file: str, encoding: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Without it each line of such a file would seem to need mending."""
    files = {file: FILES[file].encode(encoding)}
    _, report = read_packs([write_pack(tmp_path_factory.mktemp("encoding"), files)])
    found = [fault for fault in report.faults if not fault.follows and fault.file == file]
    assert [str(fault) for fault in found] == [
        f"{file}:1:1: the file is in {encoding[:6].upper()}, not in UTF-8; save it in UTF-8"
    ]


UNSEEN = [
    *(0x00AD, 0x061C, 0x115F, 0x200B, 0x200C, 0x200D, 0x200E, 0x202A, 0x202E, 0x2060, 0x2066, 0x2800),
    *(0x3164, 0xE000, 0xFE0F, 0xE0041, 0x10FFFD, 0x0D, 0x85, 0x2028, 0xFDD0, 0xFFFC, 0x1FFFE, 0x13430),
]
LINE_ENDS = (0x0D, 0x85, 0x2028)
"""What ends a line where it is not written as an escape."""
USED = [
    "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
    "\u0915\u094d\u200d\u0937",
    "\U0001f469\u200d\U0001f4bb",
    "\u2764\ufe0f\u200d\U0001f525",
    "\U0001f468\U0001f3fd\u200d\U0001f4bb",
    "\u0d05\u0d35\u0d28\u0d4d\u200d",
    "\u8fbb\U000e0100",
    "\u2229\ufe00",
    "\u2708\ufe0f",
    "1\ufe0f\u20e3",
    "\U0001f3f4\U000e0067\U000e0062\U000e007f",
    "\u00fc\u2013",
]
"""Persian, Hindi, emoji of several, Malayalam, letters with selectors, keys, flags; and what needs none."""


@given(
    letter=st.sampled_from(UNSEEN),
    form=st.sampled_from(["{}", r"\U{:08x}"]),
    before=st.sampled_from(["Be", "", "B\u00e8", "\u0411", "a b "]),
)
@settings(max_examples=60, deadline=None)
def test_a_letter_that_nobody_sees_costs_its_record(
    letter: int, form: str, before: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Without it two names could look like one, and a direction mark would turn what stands behind it."""
    is_raw = form == "{}" and letter not in LINE_ENDS
    written = chr(letter) if is_raw else rf"\U{letter:08x}"
    value = f'value: "{before}{written}ta"'
    files = edited("concepts.yaml", "value: The provider", value)
    _, report = read_packs([write_pack(tmp_path_factory.mktemp("unseen"), files)])
    (fault,) = (fault for fault in report.faults if not fault.follows)
    assert fault.record == "nat-gateway/managed-by"
    assert f"U+{letter:04X}; take it out" in fault.message


@pytest.mark.parametrize("word", USED, ids=ascii)
def test_what_scripts_and_emoji_need_is_no_fault(word: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Without it words of some scripts could not be written in a pack."""
    files = edited("concepts.yaml", "value: The provider", f"value: {word}")
    _, report = read_packs([write_pack(tmp_path_factory.mktemp("scripts"), files)])
    assert not report.faults


SEEN_SIGNS = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}
"""Signs of Arabic, Syriac and Kaithi that Unicode counts as format although they are seen."""


def test_every_control_and_format_letter_is_stray() -> None:
    """A letter that Unicode has and our list has not would be a way to hide or to turn a text."""
    kinds = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    letters = {code for code in range(0x110000) if unicodedata.category(chr(code)) in kinds} - {0x09, 0x0A}
    assert {code for code in letters if not stray_letter(f"a{chr(code)}b")} <= SEEN_SIGNS
    assert all(visible(f"a{chr(code)}b").isprintable() for code in letters - SEEN_SIGNS)
