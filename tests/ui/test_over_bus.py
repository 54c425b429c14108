"""The window heard over Linux's accessibility bus: what Qt passes on, for what shows only there.

It needs what ``tests/helpers/at_spi_session.py`` names.
"""

from __future__ import annotations

import json
import sys

import pytest

from tests.helpers.at_spi_session import MISSING, read_over_bus

CORRECTIONS = "2 statements of the notes are out of date or wrong"
PAGE = f"focus: NAT gateway, label, Component, Internet and NAT, {CORRECTIONS}"
LINK = f"description: link, {CORRECTIONS}, folded, 1 of 10"
HEADING = "description: Facts, heading level 2, 3 of 9"
BACK = "focus: NAT gateway, label, Facts, heading level 2, 3 of 9"
STEPS = (
    ("", PAGE),
    ("Tab", LINK),
    ("Alt+Down", HEADING),
    ("F10", "focus: File, menu item"),
    ("Right", "focus: Copy, menu item"),
    ("Escape", "focus: Edit, menu item"),
    ("Escape", BACK),
    ("Down", "caret: Managed by"),
    ("Ctrl+C", "said: Copied."),
    ("open compare:nat-gateway+nat-instance", "focus: NAT gateway and NAT instance, table"),
    ("open view:errata", "focus: What the notes got wrong, table"),
    ("open view:limits", "focus: Limits, table"),
)
TABLES = {
    "NAT gateway and NAT instance": ("Port forwarding", ("NAT gateway", "NAT instance", "I need")),
    "What the notes got wrong": (
        "NAT gateway",
        ("Ticked off", "About", "The notes said", "Now", "Since", "Source"),
    ),
    "Limits": ("NAT gateway", ("Subject", "What", "Value", "Per", "Kind", "Source", "Checked")),
}
"""What is read as the row and as the columns of the cells of a first row."""


@pytest.mark.skipif(bool(MISSING), reason=f"needs {MISSING}")
def test_a_screen_reader_hears_the_window_over_the_bus() -> None:
    """All that is right in our own process would be of no use if Qt passed nothing of it on."""
    window = [sys.executable, "-m", "tests.helpers.at_spi_application"]
    result = read_over_bus("at_spi_listener.py", [json.dumps(STEPS), *window])
    heard = [[one for one in step if "Preparing the search" not in one] for step in result["heard"]]
    assert [step[-1:] for step in heard] == [[awaited] for _line, awaited in STEPS]
    assert heard[0] == [PAGE]  # nothing else on the way
    assert heard[1] == [LINK]
    assert not any("NAT gateway" in one for one in heard[4])  # the page, from menu to menu
    assert heard[-1] == ["focus: Limits, table"]
    assert [words for words, _language in result["choices"]] == ["Topic", "Scope"]
    assert {language.partition("_")[0] for _words, language in result["choices"]} == {"en"}
    for name, (row, columns) in TABLES.items():
        assert result["tables"][name] == [[column, row] for column in columns]
