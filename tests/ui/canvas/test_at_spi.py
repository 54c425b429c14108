"""A timeline read over Linux's accessibility bus, where Xvfb and the bindings of AT-SPI are installed.

Debian: ``apt-get install xvfb dbus at-spi2-core python3-gi gir1.2-atspi-2.0 libxcb-cursor0``.
"""

from __future__ import annotations

import sys

import pytest

from tests.helpers.at_spi_session import MISSING, read_over_bus


@pytest.mark.skipif(bool(MISSING), reason=f"needs {MISSING}")
def test_a_screen_reader_follows_a_timeline_over_the_bus() -> None:
    """All that is right in our own process would be of no use if Qt passed it on wrongly."""
    result = read_over_bus("at_spi_reader.py", [sys.executable, "-m", "tests.helpers.at_spi_window"])
    assert result["heard"] == [
        "focus: SSL and TLS, timeline; 2 lanes, 3 events",
        "focus: published 1995 by Netscape",
        "focus: must not be used 2011-03 by IETF",
        "focus: published 2008-08-10 by IETF",
    ]
    lanes = result["tree"]["children"]
    assert [(lane["role"], lane["name"], len(lane["children"])) for lane in lanes] == [
        ("list", "SSL 2.0", 2),
        ("list", "TLS 1.2", 1),
    ]
    event = lanes[0]["children"][1]
    assert (event["role"], bool(event["description"])) == ("list item", True)
    left, top, width, height = event["box"]
    lane_left, lane_top, lane_width, lane_height = lanes[0]["box"]
    assert lane_left < left < left + width <= lane_left + lane_width
    assert lane_top < top < top + height <= lane_top + lane_height
