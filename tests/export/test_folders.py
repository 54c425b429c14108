"""Folders of files that link to each other: complete, whole or not at all, and of nobody else's files."""

from __future__ import annotations

import os
import plistlib
import re
import sqlite3
from contextlib import closing
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from netatlas.atlas.edition import Edition
from netatlas.documents import record_document
from netatlas.documents.blocks import Document, Link, Paragraph, Table, Tags, Text
from netatlas.errors import CannotWrite, UsageError
from netatlas.export.folders.docset import docset_files, entries
from netatlas.export.folders.file_names import file_names
from netatlas.export.folders.folder_writing import MARKER, write_folder
from netatlas.export.folders.page_set import page_files
from netatlas.export.folders.vault import vault_files
from netatlas.progress import SILENT, Cancelled, Progress
from tests.helpers.atlases import atlas_of, demo_atlas

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ATLAS = demo_atlas()
IDS = (*ATLAS.concepts, *(one.id for one in (*ATLAS.comparisons, *ATLAS.timelines, *ATLAS.journeys)))
PAGES = [record_document(ATLAS, one, edition=Edition.BOTH) for one in IDS]
MINE = Document("My note", blocks=(Paragraph((Link("NAT gateway", "nat-gateway"),)),))


class _Links(HTMLParser):
    """Collects where links lead, and the ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a":
            self.links.append(found["href"] or "")
        self.ids.add(found.get("id") or "")


def test_pages_link_to_files_that_are_there() -> None:
    """A reader would follow a link into nothing, or find no link at all."""
    files = dict(page_files(ATLAS, [*PAGES, MINE]))
    parsed = {name: _Links(content.decode()) for name, content in files.items()}
    inner = [(name, link) for name, page in parsed.items() for link in page.links if "//" not in link]
    assert len(inner) > len(PAGES) * 2
    for name, link in inner:
        file, _, anchor = link.partition("#")
        assert (file or name) in files
        assert not anchor or anchor in parsed[file or name].ids
    assert parsed["index.html"].links[: len(PAGES)]
    assert "nat-gateway.html" in parsed["my-note.html"].links
    assert len(parsed["index.html"].links) >= len(PAGES)


def test_old_values_are_said_in_words() -> None:
    """Whoever cannot see what is struck through would take the old value for the new one."""
    text = dict(page_files(ATLAS, PAGES))["nat-gateway.html"].decode()
    assert "5 to 100 Gbps</td>" not in text
    assert "(was <s>5 to 45 Gbps</s>)" in text


def test_a_docset_is_what_zeal_opens_with_a_row_for_every_name(tmp_path: Path) -> None:
    """Zeal would not load it, or find a page under its first name only."""
    files = dict(docset_files(ATLAS, PAGES))
    plist = plistlib.loads(files["Contents/Info.plist"])
    assert plist["CFBundleIdentifier"] == plist["DocSetPlatformFamily"] == "netatlas"
    (tmp_path / "x").write_bytes(files["Contents/Resources/docSet.dsidx"])
    with closing(sqlite3.connect(tmp_path / "x")) as database:
        rows = database.execute("SELECT name, type, path FROM searchIndex").fetchall()
    assert {kind for _, kind, _ in rows} <= {"Component", "Guide", "Protocol", "Section"}
    for _, _, path in rows:
        file, _, anchor = path.partition("#")
        page = files[f"Contents/Resources/Documents/{file}"].decode()
        assert not anchor or anchor in _Links(page).ids
    named = {(name, path.partition("#")[0]) for name, _, path in rows}
    assert {(alias, "nat-gateway.html") for alias in ATLAS.concepts["nat-gateway"].aliases} <= named
    assert {name for _, name in ATLAS.names()} - {name for name, _ in named} == {
        ATLAS.display_name(limit) for limit in ATLAS.limits
    }
    assert dict(docset_files(ATLAS, PAGES)) == files


def test_kinds_become_types_with_a_picture() -> None:
    """Zeal shows a question mark for a type that it does not know."""
    kinds = {"service", "component", "protocol", "policy", "feature", "concept", "anything else"}
    for kind in kinds:
        concepts = [one for one in ATLAS.concepts.values() if one.kind == kind]
        found = {one.type for one in entries(ATLAS, [record_document(ATLAS, c.id) for c in concepts])}
        assert found <= {"Component", "Guide", "Protocol", "Section"}


_WIKI_LINK = re.compile(r"\[\[([^\]|\\]+)(\\?\|)([^\]]*)\]\]")


def test_notes_of_a_vault_link_to_files_that_are_there() -> None:
    """Obsidian would make an empty note of a link, or cut the cell of a table in two."""
    files = {name: content.decode() for name, content in vault_files(ATLAS, [*PAGES, MINE])}
    count = 0
    for text in files.values():
        for line in text.splitlines():
            for name, bar, _ in _WIKI_LINK.findall(line):
                count += 1
                assert f"{name}.md" in files
                assert bar == (r"\|" if line.startswith("|") else "|")
    assert count > len(PAGES)
    assert "[[nat-gateway|NAT gateway]]" in files["my-note.md"]


def _front(text: str) -> dict[str, list[object]]:
    front: dict[str, list[object]] = yaml.safe_load(text.split("---\n")[1])
    return front


_ALIASES = (
    "802.1",
    "1.10",
    "no",
    "5:30",
    "0123",
    "a: b",
    "#x",
    '"',
    "\\",
    "'",
    "\x85",
    "\u2028",
    "[x]",
    "---",
)


@given(st.lists(st.one_of(st.sampled_from(_ALIASES), st.text(max_size=9)), min_size=1, max_size=5))
def test_every_alias_stays_a_text(names: list[str]) -> None:
    """Obsidian would read 1.10 as 1.1, or no note at all after a colon."""
    page = Document(names[0], blocks=(Tags("component", "Component", tuple(names[1:])),))
    text = dict(vault_files(atlas_of([]), [page]))
    (note,) = (content.decode() for name, content in text.items() if name != "index.md")
    front = _front(note)
    assert all(isinstance(alias, str) for alias in front["aliases"])
    shown = [
        " ".join(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]", "", one).split())
        for one in names
    ]
    assert {one for one in shown if one.isascii()} <= set(front["aliases"])


@given(st.text(st.sampled_from("[]|\\<>`!%=^#\n*a ~"), max_size=9))
def test_no_name_breaks_out_of_its_link(name: str) -> None:
    """A pack could put mark-up into a note, or a comment that hides the rest of it."""
    target = Document("T", record="t")
    inline = (Text("see!"), Link(name, "t"), Text(" %%x%% ==y== ^z"))
    page = Document("P", blocks=(Paragraph(inline), Table((inline,), ((inline,),))))
    note = dict(vault_files(atlas_of([]), [target, page]))["p.md"].decode()
    body = note.split("---\n", 2)[2]
    assert "<" not in re.sub(r"\\<", "", body)
    assert "%%" not in body
    assert "==" not in body
    assert not re.search(r"(?<!\\)!\[", body)
    for row in body.splitlines():
        if row.startswith("|"):
            assert len(re.findall(r"(?<!\\)\|", row)) == 2


@given(
    st.lists(st.one_of(st.text(max_size=12), st.sampled_from(["con", "index", "A", "a", "pack:a", "a/b"])))
)
def test_any_id_becomes_a_name_of_its_own(ids: list[str]) -> None:
    """One page would replace another, or could not be written on Windows."""
    names = file_names([Document(one, record=one) for one in ids])
    assert len(set(names)) == len(names)
    for name in names:
        assert re.fullmatch(r"[a-z0-9-]{1,110}", name)
        assert name not in {"index", "con"}


def _write(path: Path, files: dict[str, str], progress: Progress = SILENT) -> None:
    write_folder(path, ((name, text.encode()) for name, text in files.items()), len(files), progress)


def _all(path: Path) -> dict[str, str]:
    return {
        one.relative_to(path).as_posix(): one.read_text(encoding="utf-8")
        for one in path.rglob("*")
        if one.is_file() and one.name != MARKER
    }


def test_a_folder_of_ours_is_written_anew_and_what_others_put_there_stays(tmp_path: Path) -> None:
    """A page that is gone would stay, or somebody's own notes beside ours would be lost."""
    folder = tmp_path / "vault"
    _write(folder, {"a.md": "1", "b/c.md": "1"})
    (folder / ".obsidian").mkdir()
    (folder / ".obsidian" / "app.json").write_text("{}", encoding="utf-8")
    (folder / "mine.md").write_text("mine", encoding="utf-8")
    _write(folder, {"a.md": "2"})
    assert _all(folder) == {"a.md": "2", "mine.md": "mine", ".obsidian/app.json": "{}"}
    with pytest.raises(UsageError, match=r"mine\.md is not NetAtlas's"):
        _write(folder, {"mine.md": "ours"})
    assert _all(folder)["mine.md"] == "mine"
    assert os.listdir(tmp_path) == ["vault"]  # noqa: PTH208 - hidden ones too


def test_other_folders_are_refused(tmp_path: Path) -> None:
    """Somebody's documents would be mixed with ours, or replaced."""
    (tmp_path / "x").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        _write(tmp_path, {"a": "1"})
    with pytest.raises(CannotWrite, match="it is a file"):
        _write(tmp_path / "x", {"a": "1"})
    with pytest.raises(CannotWrite, match="no folder"):
        _write(tmp_path / "nowhere" / "y", {"a": "1"})
    (tmp_path / "empty").mkdir()
    _write(tmp_path / "empty", {"a": "1"})
    assert _all(tmp_path / "empty") == {"a": "1"}


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), Cancelled()])
def test_a_folder_is_whole_or_as_it_was(tmp_path: Path, failure: Exception) -> None:
    """A disk that fills, or a change of mind, would leave half a set of pages."""
    folder = tmp_path / "pages"
    _write(folder, {"a": "1"})

    def files() -> Iterator[tuple[str, bytes]]:
        yield "a", b"2"
        raise failure

    with pytest.raises((CannotWrite, Cancelled)):
        write_folder(folder, files(), 2, SILENT)
    assert _all(folder) == {"a": "1"}
    assert os.listdir(tmp_path) == ["pages"]  # noqa: PTH208 - hidden ones too


def test_a_swap_that_fails_puts_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the old pages nor the new ones would be there."""
    folder = tmp_path / "pages"
    _write(folder, {"a": "1"})
    rename = type(folder).rename

    def failing(self: Path, target: Path) -> Path:
        if self.name.endswith(".tmp"):
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(type(folder), "rename", failing)
    with pytest.raises(CannotWrite):
        _write(folder, {"a": "2"})
    assert _all(folder) == {"a": "1"}
    assert os.listdir(tmp_path) == ["pages"]  # noqa: PTH208 - hidden ones too
