"""``netatlas sheet``: lists, shows and writes sheets, and names what is absent."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from netatlas.cli import main as cli
from netatlas.desk.sheet import Form, Sheet, SheetItem, sheet_json

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


def _run(*arguments: str) -> int:
    return cli.run(cli.parse(["sheet", *arguments]))


def test_sheets_are_listed_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody could know which names there are."""
    assert _run() == 0
    assert "All limits: 1 item, A4 portrait, fitted to 2 pages" in capsys.readouterr().out
    assert _run("all limits") == 0
    assert "  aws-networking:view:limits" not in (shown := capsys.readouterr().out)
    assert "  view:limits, short" in shown


def test_a_file_of_a_sheet_is_written_and_what_is_absent_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sheet that somebody passed on would come out short without a word."""
    items = ("nat-gateway", "no-such-thing", "view:limits")
    sheet = tmp_path / "mine.json"
    sheet.write_text(sheet_json(Sheet("Mine", tuple(SheetItem(item, Form.FULL) for item in items))), "utf-8")
    assert (
        cli.run(cli.parse(["--edition", "today", "sheet", str(sheet), "--to", str(tmp_path / "m.pdf")])) == 0
    )
    said = capsys.readouterr()
    assert "not there: no-such-thing: Nothing here is called" in said.err
    assert "does not fit: " in said.err
    assert "Edition: As of today." in " ".join(
        pypdf.PdfReader(tmp_path / "m.pdf").pages[0].extract_text().split()
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none"], "lists them"),
        (["All limits", "--to", "x.md"], "end in .pdf"),
        (["--to", "x.pdf"], "Name the sheet"),
    ],
)
def test_wrong_usage_is_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip would end in a traceback, or in a file of another kind."""
    assert _run(*arguments) == 2
    assert said in capsys.readouterr().err


def test_without_qt_the_program_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a server without Qt's libraries one would see a traceback."""
    real = builtins.__import__

    def without_qt(name: str, *rest: Any, **more: Any) -> Any:  # noqa: ANN401 - takes and gives what the real one does
        if name == "netatlas.printing.paper.files":
            raise ImportError(
                "libEGL.so.1: cannot open shared object file: No such file", name="PySide6.QtGui"
            )
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_qt)
    assert _run("All limits", "--to", str(tmp_path / "x.pdf")) == 3
    assert "A PDF needs the system library libEGL.so.1" in capsys.readouterr().err
