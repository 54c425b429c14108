"""Addresses in the real window: those of the first build, and those that mean nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import tomli_w

from netatlas.desk.migrations import STEPS
from netatlas.desk.opened_counts import OpenedCounts
from netatlas.desk.store import Store
from netatlas.ui.app import WindowOptions, create
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application
    from tests.journeys.conftest import Reader

SETTINGS_OF_FIRST_BUILD = {
    "theme": "dark",
    "edition": "today",
    "tabs": [
        "nat-gateway",
        "ssl-tls-history/2014-10-14&hide=AWS",
        "load-balancer-types/need=udp+%3D+yes&pin=network-load-balancer",
        "view:limits/words=nat+%3E+10+Gbps",
        "view:errata/wrong",
        "compare:tcp+udp/swap=1",
    ],
    "tab": 1,
    "recent": ["nat-gateway", "compare:tcp+udp"],
}
TABS_OF_TODAY = (
    "aws-networking:nat-gateway",
    "aws-networking:ssl-tls-history?at=2014-10-14&hide=AWS",
    (
        "aws-networking:load-balancer-types?need=aws-networking%3Audp%20%3D%20yes"
        "&pin=aws-networking%3Anetwork-load-balancer"
    ),
    "view:limits?words=nat%20%3E%2010%20Gbps",
    "view:errata?verdict=wrong",
    "compare:aws-networking%3Atcp+aws-networking%3Audp?swap=1",
)


def _opened(home: Path, qtbot: QtBot) -> Application:
    application = create([], WindowOptions(home=home))
    with qtbot.waitSignal(application.parts.palette_controller.prepared, timeout=60_000):
        application.start()
    qtbot.waitUntil(lambda: application.jobs.idle)
    return application


def _write_store_of_first_build(home: Path) -> None:
    with closing(Store(home, steps=STEPS[:1])) as store:
        rows = [("nat", "nat-gateway", 3, 1), ("tcp udp", "compare:tcp+udp", 4, 2)]
        store.write(lambda db: db.executemany("INSERT INTO choice VALUES (?, ?, ?, ?)", rows))


def test_settings_and_store_of_the_first_build_open(tmp_path: Path, qtbot: QtBot) -> None:
    """With an update tabs, places visited and what search has learnt would be lost."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text(tomli_w.dumps(SETTINGS_OF_FIRST_BUILD), encoding="utf-8")
    _write_store_of_first_build(home)
    for _ in range(2):  # the second start reads what the first has converted
        application = _opened(home, qtbot)
        assert tuple(map(str, application.window.tabs.addresses)) == TABS_OF_TODAY
        assert application.window.tabs.page is not None
        assert application.window.tabs.page.title == "SSL and TLS history"
        assert application.parts.opened_recorder.counts("nat") == {"nat-gateway": 3}
        assert application.parts.opened_recorder.counts("TCP  UDP") == {"compare:tcp+udp": 4}
        close_application(application)
    with closing(sqlite3.connect(home / "desk.sqlite")) as store:
        assert store.execute("SELECT count(*) FROM choice").fetchone() == (0,)
    with closing(Store(home)) as again:
        assert OpenedCounts(again).counts("nat") == {"aws-networking:nat-gateway": 3}


@pytest.mark.parametrize(
    ("text", "reason", "nearest"),
    [
        ("nat-gatway", "It may have been renamed or taken out.", "NAT gateway"),
        ("elsewhere:vpn", "belongs to the pack “elsewhere”, which is not open", ""),
        ("compare:nat-gateway", "A comparison takes 2 to 12 concepts; this one has 1.", ""),
        ("compare:", "A comparison takes 2 to 12 concepts; this one has 0.", ""),
        (f"compare:{'+'.join(map(str, range(13)))}", "this one has 13.", ""),
        ("compare:tcp+aws-networking:tcp", "“TCP” stands in the comparison twice", ""),
        ("compare:tcp+ssl-tls-history", "is no concept; only concepts can be compared.", ""),
        ("compare:tcp+nat-gatway", "It may have been renamed or taken out.", "NAT gateway"),
        ("compare:tcp+elsewhere:vpn", "belongs to the pack “elsewhere”, which is not open", ""),
        ("view:limit", "no such page", ""),
        ("study:7", "no such page", ""),
        ("aws-vpc-nat-gateway-basics", "It is a source, which has no page of its own.", ""),
        ("", "It may have been renamed or taken out.", ""),
        ("%%%?&&=", "It may have been renamed or taken out.", ""),
    ],
)
def test_an_address_that_means_nothing_says_so(reader: Reader, text: str, reason: str, nearest: str) -> None:
    """An old bookmark would end in an error, or silently on another page."""
    reader.application.controller.open_address(text)
    assert reader.page.title.startswith("Nothing is at “")
    assert reason in reader.text
    assert nearest in reader.text
    reader.application.actions.run("go.back")
    assert reader.address == "view:start"
