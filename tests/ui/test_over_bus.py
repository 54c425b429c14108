"""The window heard over Linux's accessibility bus: what Qt passes on, for what shows only there.

It needs what ``tests/helpers/at_spi_session.py`` names.
"""

from __future__ import annotations

import json
import sys

import pytest

from tests.helpers.at_spi_session import MISSING, read_over_bus

PAGE = "focus: NAT gateway, label, Component, Internet and NAT, 2 corrections"
LINK, HEADING = "description: link, Elastic IP, 1 of 5", "description: Comparisons, heading level 2, 6 of 8"
BACK = "focus: NAT gateway, label, Comparisons, heading level 2, 6 of 8"
STEPS = (
    ("", PAGE),
    ("Tab", LINK),
    ("Alt+Down", HEADING),
    ("F10", "focus: File, menu item"),
    ("Right", "focus: Copy, menu item"),
    ("Escape", "focus: Edit, menu item"),
    ("Escape", BACK),
    ("Down", "caret: •  NAT gateway and NAT instance, with NAT instance"),
    ("Ctrl+C", "said: Copied."),
    ("open view:limits", "focus: Limits, table"),
)


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
