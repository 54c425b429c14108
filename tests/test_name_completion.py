"""Names for a shell: those of the packs that the command line opens, and not a word where there are none."""

from __future__ import annotations

import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from netatlas.cli.arguments import read_arguments
from netatlas.compiled_form import NAMES_PART, RECORDS_FILE, SIGNATURE, names_read, names_written
from netatlas.desk.pack_list import start_packs
from netatlas.desk.settings import Settings, save_changes
from netatlas.frames import read_frames
from netatlas.kept_files import KeptFiles
from netatlas.name_completion import complete
from netatlas.packs import open_packs, opening
from netatlas.packs.packing import pack_folder
from tests.guards.source import within
from tests.helpers.packs import PACK, write_pack

if TYPE_CHECKING:
    from pathlib import Path

NEEDLESS = (
    *("argparse", "hashlib", "logging", "msgspec", "netatlas.atlas", "netatlas.cli", "netatlas.packs"),
    *("networkx", "numpy", "rapidfuzz", "sqlite3", "yaml", "zipfile"),
)
OTHER = {"pack.yaml": PACK.replace("id: small", "id: other")}
SHOWN = [("nat-gateway", "NAT gateway"), ("nat-instance", "NAT instance")]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home in which a small pack of the user's own was opened once."""
    home = tmp_path / "home"
    monkeypatch.setenv("NETATLAS_HOME", str(home))
    write_pack(home / "packs" / "small")
    monkeypatch.setattr("netatlas.paths.default_pack", lambda: home / "packs" / "small")
    open_packs([home / "packs" / "small"], home / "cache")
    return home


@pytest.fixture
def completed(capfdbinary: pytest.CaptureFixture[bytes]) -> Completed:
    """Return what completes words."""
    return Completed(capfdbinary)


class Completed:
    """Completes words, and sees to it that nothing is said."""

    def __init__(self, streams: pytest.CaptureFixture[bytes]) -> None:
        """Read from the streams of the test."""
        self._streams = streams

    def __call__(self, kind: str, prefix: str, *words: str) -> list[tuple[str, str]]:
        """Return what stands for a beginning, with its remark."""
        complete([kind, prefix, *words])
        said = self._streams.readouterr()
        assert said.err == b""
        lines = [line.split("\t") for line in said.out.decode().splitlines()]
        return [(text, remark) for text, remark in lines]


@pytest.mark.usefixtures("home")
def test_ids_come_before_names_and_case_matters_only_if_it_helps(completed: Completed) -> None:
    """A shell would list hundreds of names for a word, or none for one that was typed in small letters."""
    assert completed("concept", "nat-") == SHOWN
    assert completed("concept", "NAT ") == [(name, one) for one, name in SHOWN]
    assert completed("concept", "nat i") == [("NAT instance", "nat-instance")]
    assert completed("concept", "nothing like it") == []


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("topic", {"gateways", "addresses", "Gateways", "Addresses"}),
        ("pack", {"small", "A small pack"}),
        ("no kind", set()),
    ],
)
@pytest.mark.usefixtures("home")
def test_each_kind_has_its_own_names(kind: str, expected: set[str], completed: Completed) -> None:
    """Behind “--topic” concepts would be offered, and topics that lie in others be missing."""
    assert {text for text, _ in completed(kind, "")} == expected


def test_the_packs_are_those_of_the_command_line(home: Path, tmp_path: Path, completed: Completed) -> None:
    """Names of a pack would be offered that the command does not open."""
    other = write_pack(tmp_path / "other one", OTHER)
    open_packs([other], home / "cache")
    assert completed("pack", "", "show")[0] == ("small", "A small pack")
    for words in (["--pack", f"'{other}'"], [f"--pack={other}"], ["--pack", str(other).replace(" ", "\\ ")]):
        assert completed("pack", "", *words, "show")[0][0] == "other"
    assert completed("pack", "", "--home", str(tmp_path / "nobody"), "show") == []
    assert completed("pack", "", "--pack", str(tmp_path / "nothing"), "show") == []


def test_a_pack_may_be_one_file_or_say_no_id(home: Path, tmp_path: Path, completed: Completed) -> None:
    """Who was given a pack, or has just begun one, would be left without names."""
    plain = write_pack(tmp_path / "plain", {"pack.yaml": PACK.replace("id: small\n", "")})
    whole = pack_folder(write_pack(tmp_path / "other", OTHER), tmp_path / "any.netatlas").path
    for pack, pack_id in ((plain, "plain"), (whole, "other")):
        open_packs([pack], home / "cache")
        assert completed("pack", "", "--pack", str(pack))[0][0] == pack_id
    damaged = tmp_path / "damaged.netatlas"
    damaged.write_bytes(whole.read_bytes()[:-9])
    assert completed("pack", "", "--pack", str(damaged)) == []


def test_packs_opened_by_hand_and_closed_ones_are_known(
    home: Path, tmp_path: Path, completed: Completed
) -> None:
    """After a second pack is opened for good, or one closed, no name would be found."""
    other = write_pack(tmp_path / "other", OTHER)
    both = Settings(packs=(str(other),))
    save_changes(home, Settings(), both)
    open_packs(start_packs(home, both), home / "cache")
    assert {text for text, _ in completed("pack", "")} == {"small", "other", "A small pack"}
    closed = Settings(packs=(str(other),), closed_packs=(str(home / "packs" / "small"),))
    save_changes(home, both, closed)
    open_packs(start_packs(home, closed), home / "cache")
    assert {text for text, _ in completed("pack", "")} == {"other", "A small pack"}


def test_what_is_missing_damaged_or_not_ones_own_completes_nothing(home: Path, completed: Completed) -> None:
    """Half a name, or one that somebody else has written, would get into a command."""
    (entry,) = KeptFiles(home / "cache" / "packs").entries()
    file = entry.folder / RECORDS_FILE
    sound = file.read_bytes()
    for damaged in (
        sound[:60],
        sound.replace(b"NAT gateway", b"NAT gatewaz", 1),
        sound.replace(b"pack 2", b"pack 1", 1),
        b"",
    ):
        file.write_bytes(damaged)
        assert completed("concept", "nat") == []
    file.write_bytes(sound)
    file.chmod(file.stat().st_mode | stat.S_IWOTH)
    assert completed("concept", "nat") == []
    file.unlink()
    assert completed("concept", "nat") == []
    file.parent.rmdir()
    assert completed("concept", "nat") == []


def test_names_come_first_in_a_compiled_pack(home: Path) -> None:
    """All of a large pack would be read for a few letters."""
    (entry,) = opening.kept_packs(home / "cache").entries()
    key = entry.folder.name
    with (entry.folder / RECORDS_FILE).open("rb") as file:
        parts = [part for part, _ in read_frames(file, SIGNATURE, key, parts=99)]
    assert parts[0] == NAMES_PART
    assert parts == sorted(parts)


def test_names_of_a_large_pack_are_cut_between_two() -> None:
    """Half a name would be offered, or a frame be longer than the reader takes."""
    names = [("topics", f"topic-{number}", "A topic") for number in range(9)]
    pieces = list(names_written([*names, ("topics", "two", "lines\nin one")], 60))
    assert max(map(len, pieces)) <= 60
    assert [name for piece in pieces for name in names_read(piece)] == names


def test_completion_imports_next_to_nothing(home: Path) -> None:
    """Each Tab would take half a second."""
    script = "import sys; from netatlas.__main__ import main; main(); print(*sys.modules, file=sys.stderr)"
    arguments = ["--complete", "page", "nat", "--pack", str(home / "packs" / "small")]
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "NAT gateway" in done.stdout
    assert [name for name in done.stderr.split() if within(name, *NEEDLESS)] == []


def test_nobody_types_the_option_by_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    """What only scripts call would be one more option in the help of the command line."""
    with pytest.raises(SystemExit):
        read_arguments(["packs", "--complete"])
    assert "--complete" in capsys.readouterr().err
