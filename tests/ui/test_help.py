"""The page about NetAtlas: what runs, what is open, and where newer versions are announced."""

from __future__ import annotations

import re

from netatlas import __version__
from netatlas.api import open_atlas
from netatlas.export.markdown import to_markdown
from netatlas.ui.help import ANNOUNCED, about_document
from tests.guards.source import ROOT


def test_about_says_versions_dates_and_where_newer_ones_are_announced() -> None:
    """Who never hears of updates could not find out whether there are any."""
    with open_atlas() as opened:
        text = to_markdown([about_document(opened.atlas)])
        pack = opened.atlas.packs[0]
    assert f"Version {__version__}" in text
    for said in (pack.title, pack.id, pack.version, str(pack.checked), ANNOUNCED):
        assert said in text.replace("\\", "")
    assert not re.search(r"\]\(http", text), "an address to copy, which nothing opens"


def test_the_address_is_that_of_the_project() -> None:
    """A software centre and the program would send people to different places."""
    for metainfo in ROOT.glob("packaging/**/*.metainfo.xml"):
        homepage = re.findall(r'<url type="homepage">([^<]+)</url>', metainfo.read_text())
        assert [ANNOUNCED.startswith(address) for address in homepage] == [True]
