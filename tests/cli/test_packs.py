"""Which packs are open in the terminal: the same as in the window, whatever is wrong with one of them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Protocol

import pytest

from netatlas.__main__ import main
from netatlas.desk.settings import load_settings
from tests.cli.conftest import Result
from tests.helpers.packs import edited, write_pack
from tests.helpers.zips import write_zip

if TYPE_CHECKING:
    from pathlib import Path


class Home(Protocol):
    """Calls ``netatlas`` with the same home folder and no named pack."""

    def __call__(self, *arguments: str) -> Result:
        """Run a command."""


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Home:
    """Return the command line, with a small pack in the place of the one that comes with NetAtlas."""
    shipped = write_pack(tmp_path / "shipped", edited("pack.yaml", "id: small", "id: aws-networking"))
    monkeypatch.setattr("netatlas.paths.default_pack", lambda: shipped)

    def call(*arguments: str) -> Result:
        monkeypatch.setattr("sys.argv", ["netatlas", "--home", str(tmp_path / "home"), *arguments])
        code = main()
        streams = capsys.readouterr()
        return Result(code, streams.out, streams.err)

    return call


def test_each_pack_is_listed_with_what_it_is(at_home: Home, tmp_path: Path) -> None:
    """Nobody in a terminal could see which packs answer, or why one does not."""
    write_pack(tmp_path / "home" / "packs" / "mine")
    write_pack(tmp_path / "home" / "packs" / "mine - Copy")
    result = at_home("packs", "--json")
    assert result.code == 1
    assert [(one["id"], one["origin"], one["open"], one["at_start"]) for one in result.json] == [
        ("aws-networking", "shipped", True, True),
        ("small", "own", True, True),
        (None, "own", False, True),
    ]
    assert [(one["records"], one["faults"], one["checked"]) for one in result.json] == [
        (25, 0, "2026-11"),
        (25, 0, "2026-11"),
        (None, None, None),
    ]
    assert "give one of them another" in result.json[2]["reason"]
    told = at_home("packs")
    assert "In your packs folder" in told.out
    assert "Could not be opened" in told.out
    assert told.err.count("both have the id small") == 1


@pytest.mark.parametrize("command", [["show", "nat-gateway"], ["search", "nat gateway"], ["errata"]])
def test_a_pack_that_nobody_named_closes_no_other(at_home: Home, tmp_path: Path, command: list[str]) -> None:
    """A copy among one's own packs ended every command."""
    folder = write_pack(
        tmp_path / "home" / "packs" / "taken", edited("pack.yaml", "id: small", "id: aws-networking")
    )
    result = at_home(*command)
    assert result.code == 0
    assert str(folder) in result.err
    named = at_home("--pack", str(tmp_path / "shipped"), "--pack", str(folder), *command)
    assert named.code == 1
    assert "both have the id aws-networking" in named.err


def test_packs_are_opened_and_closed_from_now_on(at_home: Home, tmp_path: Path) -> None:
    """What was opened once would have to be named with each command."""
    folder = write_pack(tmp_path / "mine")
    opened = at_home("packs", "--open", str(folder), "--json")
    assert [(one["id"], one["origin"]) for one in opened.json] == [
        ("aws-networking", "shipped"),
        ("small", "by-hand"),
    ]
    assert at_home("show", "small:nat-gateway").code == 0
    assert [one["id"] for one in at_home("packs", "--close", "small", "--json").json] == ["aws-networking"]
    assert at_home("packs", "--close", "nothing").code == 1
    refused = at_home("packs", "--open", str(tmp_path / "nowhere"))
    assert (refused.code, "There is no folder" in refused.err) == (1, True)
    assert load_settings(tmp_path / "home").packs == ()


def test_a_folder_that_is_gone_is_mentioned_once(at_home: Home, tmp_path: Path) -> None:
    """Each command would complain of a stick that was pulled out last year."""
    folder = write_pack(tmp_path / "mine")
    at_home("packs", "--open", str(folder))
    shutil.rmtree(folder)
    assert "There is no folder" in at_home("show", "nat-gateway").err
    assert "There is no folder" not in at_home("show", "nat-gateway").err


def test_with_several_packs_open_each_thing_says_which_it_is_from(at_home: Home, tmp_path: Path) -> None:
    """A reader would take the figure of a course for that of the provider."""
    commands = [["search", "nat gateway"], ["show", "nat-gateway"], ["show", "topic:gateways"], ["limits"]]
    commands += [["compare", "nat-gateway", "nat-instance"], ["errata"]]
    alone = [at_home(*command).out for command in commands]
    titled = edited("pack.yaml", "title: A small pack", "title: My course")
    at_home("packs", "--open", str(write_pack(tmp_path / "mine", titled)))
    for command, before in zip(commands, alone, strict=True):
        said = at_home(*command).out
        assert "A small" not in before
        assert "A small" in said, command
        assert "My course" in said or "(My" in said or command[0] in {"show", "compare"}, command
    assert (
        "From the packs A small pack and My course"
        in at_home("compare", "nat-gateway", "small:nat-instance").out
    )


def test_a_pack_that_is_one_file_is_kept(at_home: Home, tmp_path: Path) -> None:
    """What was opened for good would be gone as soon as the folder of downloads is emptied."""
    file = write_zip(tmp_path / "downloads" / "small (1).netatlas")
    assert at_home("packs", "--open", str(file), "--json").json[-1]["id"] == "small"
    file.unlink()
    listed = at_home("packs", "--json").json[-1]
    assert (listed["id"], listed["open"], listed["origin"]) == ("small", True, "own")
    assert listed["folder"].endswith("packs/small.netatlas")


def test_a_pack_is_made_one_file_and_opened_by_every_command(
    at_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pack could not be given to a friend, or would open in the window alone."""
    folder = write_pack(tmp_path / "mine")
    monkeypatch.chdir(tmp_path)
    assert at_home("pack", str(folder)).out.startswith("Wrote small.netatlas: 9 files, ")
    assert "Translates addresses" in at_home("--pack", "small.netatlas", "show", "nat gateway").out
    assert at_home("check", "small.netatlas").code == 0
    assert "one file, into which nothing is written" in at_home("layout", "small.netatlas").err
    assert at_home("pack", "small.netatlas").code == 2
