"""Whatever is done to the text of one record, all others are there that do not need it."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from netatlas.errors import PackError
from netatlas.packs import read_packs
from tests.helpers.packs import write_pack
from tests.helpers.whole_pack import TEXTS, data_of, kept, text_of
from tests.helpers.wholeness import dangling

if TYPE_CHECKING:
    from pathlib import Path


WRITTEN = {
    (file, style): text if style == "by hand" else text_of(data_of(file))
    for file, text in TEXTS.items()
    for style in ("by hand", "by program")
}
"""Each file twice: as people write it, with much in one line, and with a line for each value."""

_STARTS = {
    "pack.yaml": r"^\S|^  - ",
    "vocabulary.yaml": r"^  \S",
    "sources.yaml": r"^\S",
    "positions.yaml": r"^\S",
    "changed.yaml": r"^\S",
}
_ITEM = r"^- "
_HOLDING = {"concepts.yaml", "timelines.yaml", "topics.yaml"}
"""The files whose records hold others, whose ids may change with them."""
_INNER = r"^    - (?=\{?\"?(?:attribute|id|relation|subject|lane))"
TOKENS = ["- ", "id: ", *"[]{},|>'\"#%@", ": ", "&a ", "*a", "!t ", "? "]
TOKENS += ["\t", "\0", "\x85", "\u202e", "\ufeff", "ü", "`", "\\", "9999", "0x1", "true", "~", "  ", " "]
LINES = [
    f"\n{line}" for line in ("", "---\n", "- ", "  ", "      ", "x: y\n", "...\n", "  facts:\n", " kinds:\n")
]
LINES.append("\r")


@cache
def spans(file: str, style: str) -> list[tuple[int, int, bool]]:
    """Return from where to where each record is in a text, and whether another one holds it."""
    text = WRITTEN[file, style]
    found = []
    patterns = [_STARTS.get(file, _ITEM), *([] if file in _STARTS else [_INNER])]
    for match in chain.from_iterable(re.finditer(pattern, text, re.MULTILINE) for pattern in patterns):
        start = match.start()
        indent = re.compile(" *").match(text, start)
        depth = len(indent[0]) if indent else 0
        behind = re.compile(rf"^ {{0,{depth}}}\S", re.MULTILINE).search(text, start + depth + 1)
        end = start + len(text[start : behind.start() if behind else None].rstrip()) + 1
        found.append((start, end, depth > 0))
    return found


def change(draw: st.DrawFn, record: str, *, is_inner: bool) -> str:
    """Return the text of a record with something done to it; of an inner one the indentation stays."""
    first = len(record) - len(record.lstrip(" ")) + (2 if record.lstrip(" ").startswith("-") else 1)
    for _ in range(draw(st.integers(1, 3))):
        # what says that a record begins here stays, else it would be a part of the one before
        start = draw(st.integers(min(first, len(record) - is_inner), len(record) - is_inner))
        length = draw(st.sampled_from([0, 0, 1, 2, 5, 20, 200]))
        typed = draw(st.sampled_from(TOKENS if is_inner else TOKENS + LINES) | st.text(max_size=3))
        if is_inner:  # the blanks at the beginning of its lines say that they belong to it
            typed = re.sub(r"[\n\r]", " ", typed)
            while (
                not record[record.rfind("\n", 0, start) + 1 : start].strip()
                and record[start : start + 1] == " "
            ):
                start += 1
            length = min(length, len(record[start:].partition("\n")[0]))
        end = min(start + length, len(record))
        record = record[:start] + typed + record[end:]
    return record


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """Draw a file, its text with one record changed, that without the record, and the record's first line."""
    file, style = draw(st.sampled_from(sorted(WRITTEN)))
    text = WRITTEN[file, style]
    start, end, is_inner = draw(st.sampled_from(spans(file, style)))
    changed = change(draw, text[start:end], is_inner=is_inner)
    changed += "" if changed.endswith("\n") else "\n"
    head = text[start : text.index("\n", start) + 1]
    return file, text[:start] + changed + text[end:], text[:start] + text[end:], head


@cache
def least(folder: Path, file: str, text: str) -> frozenset[str]:
    """Return what is kept of the pack without one record, and without what cannot be without it."""
    files = {**TEXTS, file: _with_empty_lists(text)}
    return frozenset(kept(read_packs([write_pack(folder, files)])[0].contents))


def _with_empty_lists(text: str) -> str:
    """Return a text with an empty value for each key that lost all of its records."""
    text = re.sub(r"^( *)([a-z]+):\n(?!\1 )", r"\1\2: []\n", text, flags=re.MULTILINE)
    return re.sub(r"^(kinds|attributes|relations): \[\]", r"\1: {}", text, flags=re.MULTILINE) or "{}"


@pytest.mark.long
@given(damaged())
@settings(max_examples=300)
def test_all_others_are_there(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[str, str, str, str]
) -> None:
    """Without it one slip would cost sound records, or name the wrong one as its cause."""
    file, text, without, head = case
    folder = tmp_path_factory.mktemp("damaged")
    try:
        atlas, report = read_packs([write_pack(folder, {**TEXTS, file: text})], whole=True)
    except PackError as error:
        assume(not (file == "pack.yaml" and "written in format" in str(error)))
        raise
    lost = least(tmp_path_factory.mktemp("without"), file, without) - kept(atlas.contents)
    shown = "\n".join(map(str, report.faults)) + f"\n{text}"
    assert lost == set(), shown
    if file not in _HOLDING and head in text:  # so that its id is known
        misspelt = [fault for fault in report.faults if fault.message.startswith("there is no ")]
        assert {fault.file for fault in misspelt if not fault.follows} <= {file}, shown
    assert dangling(atlas.contents) == []
