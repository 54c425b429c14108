"""What the terminal shows: within its width, one line for a record, and nothing that it would obey."""

from __future__ import annotations

import re
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.cli.output import complain, terminal_columns
from netatlas.cli.tables import laid_out
from netatlas.cli.wrapping import Piece, columns_of, hanging
from netatlas.packs.report import Fault
from tests.helpers.packs import edited, write_pack

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from tests.cli.conftest import Netatlas

WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=4), st.integers(12, 60))
def test_a_table_keeps_within_the_width(rows: list[list[str]], columns: int) -> None:
    """Columns of fewer than four letters made each line longer than the terminal, which broke it."""
    cells = [[[Piece(text)] for text in row] for row in rows]
    assert all(columns_of(line) <= columns for line in laid_out(cells[0], cells, columns))


@given(st.lists(WORDS).map(" ".join), st.integers(8, 60))
def test_a_wrapped_record_begins_at_the_left_and_goes_on_indented(text: str, columns: int) -> None:
    """Nobody would see where one fault ends and the next begins."""
    first, *others = hanging(text, columns)
    assert not first.startswith(" ")
    assert all(line.startswith("    ") for line in others)
    assert all(columns_of(line) <= columns for line in (first, *others))
    assert "".join("".join((first, *others)).split()) == "".join(text.split())


@pytest.mark.parametrize("arguments", [("check",), ("sheet",), ("errata",), ("packs",), ("health",)])
def test_lines_fit_a_narrow_terminal(
    netatlas: Netatlas, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """The terminal would break lines in the middle of words."""
    pack = write_pack(
        tmp_path / "pack", edited("pack.yaml", "title: ", "title: one two three four five six seven ")
    )
    monkeypatch.setattr("netatlas.cli.output.terminal_columns", lambda: 40)
    result = netatlas(*arguments, pack=pack)
    assert max(map(columns_of, result.out.splitlines())) <= 40


def test_in_a_pipe_a_fault_has_a_line(
    netatlas: Netatlas, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Programs that read the faults line by line would get half of one."""
    pack = write_pack(tmp_path / "pack", edited("topics.yaml", "- id: ", "- ident: "))
    monkeypatch.setattr("netatlas.cli.check.line_width", lambda: None)
    lines = netatlas("check", str(pack)).out.split("\n\n")[0].splitlines()
    assert all(re.match(r"topics\.yaml:\d|remark, |\S+\.yaml:\d", line) for line in lines)


@given(st.text())
def test_no_name_of_a_file_is_obeyed_by_a_terminal(name: str) -> None:
    """A file in a pack's folder could change the window of the terminal, or hide a fault."""
    line = str(Fault(file=f"{name}.yaml", line=1, column=1, message=f"call it {name}"))
    assert line.isprintable() or not line.replace("\xa0", "").replace("\u3000", "").strip().isascii()
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", line)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses such names")
def test_a_hostile_file_name_is_shown_with_escapes(netatlas: Netatlas, tmp_path: Path) -> None:
    """Colours and titles of the terminal would change with each command."""
    pack = write_pack(tmp_path / "pack")
    (pack / "concepts").mkdir(exist_ok=True)
    (pack / "concepts" / "a\x1b[31m\nb.yml").write_text("", encoding="utf-8")
    for arguments in (("check", str(pack)), ("search", "nat")):
        result = netatlas(*arguments, pack=pack)
        assert "\x1b" not in result.out + result.err
        assert "a\\x1b[31m\\nb.yml" in "".join((result.out + result.err).split("\n    ")).replace("\n", "")


UNPRINTABLE = {"Cc", "Co", "Cs", "Zl", "Zp"}
"""Categories of Unicode; what a newer one has assigned is no danger to a terminal."""


@given(st.text())
def test_a_complaint_is_one_line_that_can_be_read(sentence: str) -> None:
    """An error that names a file would be obeyed by the terminal, or end the command with another error."""
    written: list[str] = []

    class Stream:
        def write(self, text: str) -> None:
            written.append(text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stderr", Stream())
        complain(sentence)
    text = "".join(written)
    assert text.endswith("\n")
    assert not any(unicodedata.category(letter) in UNPRINTABLE for letter in text[:-1])


@pytest.mark.parametrize(("said", "columns"), [("40", 40), ("0", 100), ("wide", 100)])
def test_the_width_is_that_of_the_terminal_or_what_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, said: str, columns: int
) -> None:
    """Scripts could not choose how wide their lines are."""
    monkeypatch.setenv("COLUMNS", said)
    monkeypatch.setattr("sys.__stdout__", None)
    monkeypatch.setattr("os.get_terminal_size", _no_terminal)
    assert terminal_columns() == columns


def _no_terminal(_descriptor: int) -> os.terminal_size:
    raise OSError
