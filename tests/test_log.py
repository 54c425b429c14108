"""The log: where it goes, and that its own troubles trouble nobody."""

from __future__ import annotations

import faulthandler
import logging
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from netatlas import log, paths

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGGER = logging.getLogger("netatlas.test")


@pytest.fixture(autouse=True)
def closed_after() -> Iterator[None]:
    """Leave no file open."""
    yield
    log.close()


def test_log_goes_to_the_file_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Readers would see the log, or whoever mends a fault would not."""
    log.set_up(tmp_path)
    assert not paths.log_file(tmp_path).exists()
    LOGGER.info("a line")
    assert "a line" in paths.log_file(tmp_path).read_text(encoding="utf-8")
    assert capsys.readouterr().err == ""


def test_details_on_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--verbose`` would tell nothing."""
    log.set_up(tmp_path, verbose=True)
    LOGGER.debug("a detail")
    assert "a detail" in capsys.readouterr().err


def test_a_file_that_cannot_be_opened_is_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A read-only home would keep the atlas from opening."""
    home = tmp_path / "home"
    home.write_text("a file, not a folder", encoding="utf-8")
    log.set_up(home)
    LOGGER.error("lost")
    assert capsys.readouterr().err == ""


def test_a_grown_file_is_set_aside(tmp_path: Path) -> None:
    """The log would fill the disk over the years."""
    file = paths.log_file(tmp_path)
    file.parent.mkdir(parents=True)
    file.write_text("x" * 600_000, encoding="utf-8")
    log.set_up(tmp_path)
    LOGGER.info("a line")
    assert file.stat().st_size < 1000
    assert file.with_name("netatlas.log.1").stat().st_size == 600_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks what to do with an aborted program")
def test_a_program_that_is_aborted_says_where_it_was(tmp_path: Path) -> None:
    """A fault in a library would close the window and leave no trace for fixing it."""
    program = "import os, sys\nfrom pathlib import Path\nfrom netatlas import log\n"
    program += "log.set_up(Path(sys.argv[1]))\nlog.catch_crashes(Path(sys.argv[1]))\nos.abort()"
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, check=False)
    assert "Fatal Python error: Aborted" in paths.log_file(tmp_path).read_text(encoding="utf-8")


def test_crashes_are_written_until_the_log_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file would stay open, or Python would write into one that is closed."""
    done: list[str] = []
    monkeypatch.setattr(faulthandler, "enable", lambda file: done.append(f"enable {Path(file.name).name}"))
    monkeypatch.setattr(faulthandler, "disable", lambda: done.append("disable"))
    log.catch_crashes(tmp_path)
    log.close()
    log.close()
    assert done == ["enable netatlas.log", "disable"]


def test_a_log_that_cannot_be_made_stops_nothing(tmp_path: Path) -> None:
    """The window would not open over a home that cannot be written."""
    (tmp_path / "logs").write_bytes(b"")
    log.catch_crashes(tmp_path)
    log.close()
    assert (tmp_path / "logs").read_bytes() == b""


def test_a_folder_that_is_gone_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal whose folder was removed could not look anything up."""

    def fail(_: object) -> NoReturn:
        raise FileNotFoundError

    monkeypatch.setattr("logging.os.path.abspath", fail)
    log.set_up(tmp_path)
    LOGGER.error("a line")
    assert not paths.log_file(tmp_path).exists()
