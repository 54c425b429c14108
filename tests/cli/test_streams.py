"""The streams of a command: closed, full, not UTF-8; and errors of reading, which are none of writing."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Netatlas

PROGRAM = (sys.executable, "-m", "netatlas")
needs_devices = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the devices of Linux")


def _redirected(how: str, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    shell = f'exec "$@" {how}'
    return subprocess.run(
        ["/bin/sh", "-c", shell, "sh", *PROGRAM, *arguments], input=given, capture_output=True, check=False
    )


@needs_devices
@pytest.mark.parametrize(
    ("how", "arguments", "code"),
    [
        (">/dev/full", ("--version",), 4),
        (">/dev/full", ("--help",), 4),
        (">/dev/full", ("search", "--help"), 4),
        ("2>/dev/full", ("frob",), 2),
        ("2>/dev/full", ("search",), 2),
        (">&- 2>&-", ("--version",), 0),
    ],
)
def test_a_stream_that_takes_nothing_gives_the_code_that_is_documented(
    how: str, arguments: tuple[str, ...], code: int
) -> None:
    """A script would take a failure for another, or an empty file for the help."""
    ended = _redirected(how, *arguments)
    assert ended.returncode == code
    assert b"Traceback" not in ended.stderr


@needs_devices
@pytest.mark.parametrize(
    ("how", "given", "lines"),
    [("<&-", b"", 0), ("", b"\xff\n\x00nat\nnat", 3), ("</dev/null", b"", 0)],
)
def test_a_batch_reads_what_it_is_given(small_pack: Path, how: str, given: bytes, lines: int) -> None:
    """One odd letter, or a job without an input, would cost all answers."""
    ended = _redirected(how, "--pack", str(small_pack), "search", "--batch", "-", given=given)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert len(ended.stdout.splitlines()) == lines


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.EIO, "Input/output error"),
        OSError(errno.ESTALE, "Stale file handle", "concepts.yaml"),
        PermissionError(errno.EACCES, "Permission denied", "a\x1b[31m.yaml"),
    ],
)
def test_an_error_of_reading_is_not_said_to_be_one_of_writing(
    netatlas: Netatlas, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    """Somebody would look for room on the disk while the network drive is gone."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    monkeypatch.setattr("netatlas.cli.opening.open_atlas", fail)
    result = netatlas("search", "nat")
    assert (result.code, result.out) == (1, "")
    assert str(error.strerror) in result.err
    assert "write" not in result.err
    assert result.err.count("\n") == 1
    assert "\x1b" not in result.err


def test_a_name_of_a_user_that_there_is_not_is_said(netatlas: Netatlas, tmp_path: Path) -> None:
    """A slip in a path would end in a traceback."""
    for arguments in (
        ("export", "nat-gateway", "--to", "~nobody-here/x.md"),
        ("backup", "~nobody-here/x.sqlite"),
        ("restore", "~nobody-here/x.sqlite"),
        ("layout", "~nobody-here/pack"),
        ("--home", "~nobody-here/x", "search", "nat"),
    ):
        result = netatlas(*arguments)
        assert (result.code, result.out) == (2, "")
        assert "no such user" in result.err
    circle = tmp_path / "circle.md"
    circle.symlink_to("circle.md")
    assert netatlas("export", "nat-gateway", "--to", str(circle)).code == 4
