"""Holes that were published of programs which open other people's files, each at the door that we have.

The inputs are harmless words of our own in the same form; the sources say what the real ones did.
"""

from __future__ import annotations

import json
import os
import pickle
import sqlite3
import zipfile
from contextlib import closing
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

import pytest
from typing_extensions import override

from netatlas import paths
from netatlas.api import OpenAtlas, open_atlas
from netatlas.desk.backups import Backups
from netatlas.desk.notes import Notes
from netatlas.desk.sheet import read_sheet
from netatlas.desk.store import Store
from netatlas.documents import record_document
from netatlas.documents.blocks import Link
from netatlas.documents.markdown_inline import inline_of
from netatlas.errors import NetAtlasError, PackError, UsageError
from netatlas.export.anki.package import field
from netatlas.export.folders.file_names import file_names
from netatlas.export.html import to_html
from netatlas.packs import read_packs
from tests.helpers.file_watch import strangers, watched_files
from tests.helpers.packs import FILES, edited, write_pack
from tests.helpers.zips import write_zip

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Hole(NamedTuple):
    """A published hole: program and source, and harmless words of the same form."""

    program: str
    source: str
    words: str


NAME, SUMMARY = "NAT instance", "A machine of your own that translates addresses."
ADVISORIES = "https://github.com/advisories/"


def _pack(folder: Path, path: str, old: str, new: str) -> Path:
    return write_pack(folder / "pack", edited(path, old, new))


def _with_texts(folder: Path, words: str) -> OpenAtlas:
    """Return an atlas in which a name and a summary say ``words``."""
    quoted = json.dumps(words)
    concepts = FILES["concepts.yaml"].replace(f"name: {NAME}", f"name: {quoted}")
    files = {"concepts.yaml": concepts.replace(SUMMARY, quoted)}
    opened = open_atlas(write_pack(folder / "pack", files))
    assert not opened.report.faults
    return opened


class _Skeleton(HTMLParser):
    """Collects the tags and attributes of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""
        self.feed(page)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    @override
    def handle_data(self, data: str) -> None:
        self.text += data


SHOWN = [
    Hole("Joplin", "CVE-2020-15930; github.com/laurent22/joplin/issues/3552", "<embed src=looked-for>"),
    Hole(
        "Joplin, a title in a dialog",
        "CVE-2022-35131; github.com/laurent22/joplin/commit/e797ebb",
        "<img src=looked-for>",
    ),
    Hole("Typora", "CVE-2023-2317; www.cve.org/CVERecord?id=CVE-2023-2317", "<embed looked-for>"),
    Hole("Kiwix JS, titles", "github.com/kiwix/kiwix-js/issues/1485", "<b id=looked-for>x</b>"),
    Hole("Kiwix JS, frames", "github.com/kiwix/kiwix-js-pwa/issues/377", "<iframe src=looked-for></iframe>"),
    Hole("nbconvert", f"CVE-2021-32862; {ADVISORIES}GHSA-9jmq-rx5f-8jwq", "</title><b>looked-for</b>"),
    Hole("TiddlyWiki", "github.com/TiddlyWiki/TiddlyWiki5/issues/5960", "<object data=looked-for></object>"),
    Hole("TiddlyWiki, SVG", "github.com/TiddlyWiki/TiddlyWiki5/issues/7384", "<svg><a>looked-for</a></svg>"),
    Hole("Calibre, HTML", "CVE-2023-46303; fixed in calibre 6.19", "<link href=../looked-for>"),
    Hole("Calibre, books", "CVE-2016-10187", "<script>looked-for</script>"),
    Hole("Jinja2", f"CVE-2019-10906; {ADVISORIES}GHSA-462w-v97r-4m45", "{{ 7*7 }}{% looked-for %}"),
    Hole("Pandoc", f"CVE-2023-35936; {ADVISORIES}GHSA-xj5q-fv23-575g", "![x](data:looked-for/../up)"),
    Hole("Vim", "CVE-2019-12735; github.com/numirias/security", "vim: set looked-for:"),
    Hole("AnkiDroid", "github.com/ankidroid/Anki-Android/pull/5817", "<a href=signal:looked-for>x</a>"),
]


@pytest.mark.parametrize("hole", SHOWN, ids=lambda hole: hole.program)
def test_texts_of_a_pack_stay_texts(hole: Hole, tmp_path: Path) -> None:
    """A pack's words would become mark-up, a template or a command where they are shown or written."""
    with _with_texts(tmp_path / "plain", "plain words") as opened:
        plain = _Skeleton(to_html([record_document(opened.atlas, "nat-instance")], title="x"))
    with watched_files() as seen, _with_texts(tmp_path, hole.words) as opened:
        page = to_html([record_document(opened.atlas, "nat-instance")], title=hole.words)
        assert opened.search(hole.words)
        opened.export(["nat-instance"], tmp_path / "page.md")
    shown = _Skeleton(page)
    assert shown.tags == plain.tags
    assert hole.words in shown.text
    assert strangers(seen, tmp_path, paths.home()) == []
    assert [path for _, path in seen if "looked-for" in str(path)] == []


LINKS = [
    Hole("Joplin, click", f"CVE-2024-49362; {ADVISORIES}GHSA-hff8-hjwv-j9q7", "file:looked-for"),
    Hole("Joplin, open", f"CVE-2022-40277; {ADVISORIES}GHSA-mjr5-v9c9-mm7g", "smb://looked-for"),
    Hole("Obsidian", "CVE-2022-36450; fixed in Obsidian 0.15.5", "obsidian://looked-for"),
    Hole("Leanote", "CVE-2017-1000459; github.com/leanote/leanote/issues/676", "javascript:looked-for"),
    Hole("LibreOffice", "CVE-2018-10583", "file://looked.invalid/for"),
    Hole("Outlook", "CVE-2023-23397", "\\\\looked.invalid\\for"),
    Hole("Obsidian, files", "CVE-2023-2110; fixed in Obsidian 1.2.8", "app://local/looked-for"),
]


@pytest.mark.parametrize("hole", LINKS, ids=lambda hole: hole.program)
def test_addresses_lead_to_the_web_or_nowhere(hole: Hole, tmp_path: Path) -> None:
    """A click would open a program or a file, or tell somebody who is reading."""
    address = json.dumps(hole.words)
    pack = _pack(tmp_path, "sources.yaml", '"https://example.com/guide"', address)
    atlas, report = read_packs([pack])
    assert any("an address with http or https" in fault.message for fault in report.faults)
    assert "guide" not in atlas.sources
    spans = inline_of(atlas, f"[x]({hole.words}) <{hole.words}> ![x]({hole.words})")
    assert not any(isinstance(span, Link) for span in spans)


CARDS = [
    Hole("Anki, LaTeX", f"CVE-2024-29073; {ADVISORIES}GHSA-x3r6-ccvq-cf5v", "[latex]looked-for[/latex]"),
    Hole("Anki, players", f"CVE-2024-26020; {ADVISORIES}GHSA-9gq7-p5w9-w899", "[sound:looked-for.mp3]"),
    Hole("Anki, pictures", f"{ADVISORIES}GHSA-869j-r97x-hx2g", '<img src="../looked-for">'),
    Hole("Anki, formulas", f"CVE-2024-29073; {ADVISORIES}GHSA-x3r6-ccvq-cf5v", "\\(looked-for\\)"),
]


@pytest.mark.parametrize("hole", CARDS, ids=lambda hole: hole.program)
def test_cards_hold_plain_text(hole: Hole) -> None:
    """A deck made of a pack would make Anki read files or start programs."""
    written = field(hole.words)
    assert not any(sign in written for sign in ("[", "<", "\\("))
    assert "looked-for" in written


YAML = [
    Hole("PyYAML, load", "CVE-2017-18342", "!!python/looked-for x"),
    Hole("PyYAML, full_load", "CVE-2020-1747", "!looked-for {a: b}"),
    Hole("Kubernetes", "CVE-2019-11253; github.com/kubernetes/kubernetes/issues/83253", "[&a x, *a, *a]"),
    Hole("Python, digits", "CVE-2020-10735", "9" * 5000),
    Hole("Trojan Source", "CVE-2021-42574; trojansource.codes", '"a\u202eb"'),
    Hole("xterm", "CVE-2003-0063", '"a\\eb"'),
    Hole("less", "CVE-2022-46663", '"a\\e]8;;looked-for\\ab"'),
]


@pytest.mark.parametrize("hole", YAML, ids=lambda hole: hole.program)
def test_values_that_a_pack_may_not_hold_are_faults(hole: Hole, tmp_path: Path) -> None:
    """A file would run code, grow without end, or reach the terminal as a command."""
    pack = _pack(tmp_path, "concepts.yaml", "value: The provider", f"value: {hole.words}")
    atlas, report = read_packs([pack])
    assert any(fault.record == "nat-gateway/managed-by" for fault in report.faults)
    assert all(str(fault).isprintable() for fault in report.faults)
    assert "nat-gateway/managed-by" not in atlas
    assert "nat-gateway" in atlas


def test_names_that_only_look_alike_are_remarked(tmp_path: Path) -> None:
    """Two names could not be told apart (Trojan Source, CVE-2021-42694; trojansource.codes)."""
    pack = _pack(tmp_path, "topics.yaml", "title: Addresses", "title: N\u0410TGW")
    assert [remark.kind for remark in read_packs([pack])[1].remarks] == ["look-alike"]


def _link(pack: Path) -> None:
    (pack / "claims.yaml").unlink()
    (pack / "claims.yaml").symlink_to(pack.parent / "looked-for")


def _option(pack: Path) -> None:
    (pack / "--looked-for=x.yaml").write_text("a: b", "utf-8")


def _line_end(pack: Path) -> None:
    (pack / "concepts").mkdir()
    (pack / "concepts" / "a\nlooked-for.yaml").write_text("[]", "utf-8")


FILE_NAMES: list[tuple[Hole, Callable[[Path], None]]] = [
    (Hole("Wget, links", "CVE-2014-4877", "claims.yaml"), _link),
    (Hole("Evince, names as options", "CVE-2017-1000083", "--looked-for=x.yaml"), _option),
    (Hole("less, line ends in names", "CVE-2024-32487", r"concepts/a\nlooked-for.yaml"), _line_end),
]


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names and links")
@pytest.mark.parametrize(("hole", "spoil"), FILE_NAMES, ids=lambda value: getattr(value, "program", ""))
def test_files_are_read_and_nothing_is_run(hole: Hole, spoil: Callable[[Path], None], tmp_path: Path) -> None:
    """A file's name or a link would lead out of the pack, or be taken for an option of a program."""
    pack = write_pack(tmp_path / "pack")
    (tmp_path / "looked-for").write_text(FILES["claims.yaml"], "utf-8")
    spoil(pack)
    with watched_files() as seen:
        _, report = read_packs([pack])
    assert hole.words in [fault.file for fault in report.faults]
    assert strangers(seen, pack) == []


ARCHIVES = [
    Hole("Zeal", "github.com/zealdocs/zeal/pull/1914", "pack.tgz"),
    Hole("Gramps", "CVE-2007-4559; github.com/gramps-project/gramps/pull/2458", "pack.gpkg"),
    Hole("Okular", "CVE-2018-1000801", "pack.okular"),
    Hole("Python, zipfile", "CVE-2019-9674", "pack.zip"),
]


@pytest.mark.parametrize("hole", ARCHIVES, ids=lambda hole: hole.program)
def test_no_archive_is_unpacked(hole: Hole, tmp_path: Path) -> None:
    """A name inside an archive would be written outside of it, or a small one fill the disk."""
    path = tmp_path / hole.words
    with zipfile.ZipFile(write_zip(path), "a") as archive:
        archive.writestr("../looked-for.txt", "x")
    before = sorted(tmp_path.rglob("*"))
    with watched_files() as seen, pytest.raises(PackError, match="leads out of the pack's folder"):
        read_packs([path])
    assert strangers(seen, path) == []
    with closing(Store(tmp_path / "home", wait_s=0)) as store:
        Notes(store).add("aws-networking:vpc", "kept")
        with pytest.raises(NetAtlasError, match="is no backup of NetAtlas"):
            Backups(store).restore(path)
    with pytest.raises(UsageError, match="is no sheet of NetAtlas"):
        read_sheet(path.read_bytes())
    assert sorted(one for one in tmp_path.rglob("*") if "home" not in one.parts) == before


def test_no_saved_object_is_brought_to_life(tmp_path: Path) -> None:
    """A file to import could run code (Calibre's bookmarks, CVE-2018-7889)."""
    content = pickle.dumps({"name": "looked-for"})
    with pytest.raises(UsageError, match="is no sheet of NetAtlas"):
        read_sheet(content)
    atlas, report = read_packs([write_pack(tmp_path / "pack", {"journeys.yaml": content})])
    assert {fault.file for fault in report.faults if not fault.follows} == {"journeys.yaml"}
    assert atlas.concepts


def test_a_query_is_no_statement(tmp_path: Path) -> None:
    """What is typed would be run by the database (Calibre's search, CVE-2024-7009)."""
    with open_atlas(write_pack(tmp_path / "pack")) as opened:
        for query in ("'; -- looked-for", '" OR 1 --', "NEAR(gateway) *", "name:gateway) --"):
            opened.search(query)
        assert opened.search("gateway")


def test_no_formula_is_written_for_a_spreadsheet(tmp_path: Path) -> None:
    """A cell would be run by the program that opens it (OpenOffice Calc, CVE-2014-3524)."""
    with _with_texts(tmp_path, "=1+1") as opened:
        opened.export(["nat-instance"], tmp_path / "page.csv")
        opened.export(["nat-instance"], tmp_path / "page.xlsx")
    assert not any(
        line.startswith(("=", '"=')) for line in (tmp_path / "page.csv").read_text("utf-8-sig").split(",")
    )
    with zipfile.ZipFile(tmp_path / "page.xlsx") as book:
        parts = {name: book.read(name) for name in book.namelist()}
    assert not any(b"<f>" in content for content in parts.values())
    assert not any("externalLink" in name for name in parts)


def test_entities_of_xml_stay_words(tmp_path: Path) -> None:
    """A reader of the graph would look for what an entity names (openpyxl, CVE-2017-5992)."""
    words = '<!ENTITY x SYSTEM "looked-for">&x;'
    with _with_texts(tmp_path, words) as opened:
        opened.export([], tmp_path / "all.graphml", everything=True)
    written = (tmp_path / "all.graphml").read_text("utf-8")
    assert "<!" not in written
    assert "&amp;x;" in written


def test_names_of_pages_lead_nowhere_else(tmp_path: Path) -> None:
    """A page would be written outside its folder (Anki, GHSA-869j-r97x-hx2g; Calibre, CVE-2024-6781)."""
    with _with_texts(tmp_path, "../../looked-for") as opened:
        names = file_names([record_document(opened.atlas, "nat-instance")])
        opened.export(["nat-instance"], tmp_path / "out", form="pages")
    assert names == ["nat-instance"]
    assert {path.parent for path in (tmp_path / "out").rglob("*.html")} == {tmp_path / "out"}


def test_a_backup_holds_rows_alone(tmp_path: Path) -> None:
    """A view in a database would change what is asked of it (SQLite, “query oriented programming”)."""
    with closing(Store(tmp_path / "home", wait_s=0)) as store:
        Notes(store).add("aws-networking:vpc", "kept")
        path = Backups(store).backup(tmp_path / "theirs.sqlite")
        with closing(sqlite3.connect(path)) as theirs:
            theirs.execute("CREATE VIEW looked_for AS SELECT 1")
        with pytest.raises(NetAtlasError, match="is no backup of NetAtlas"):
            Backups(store).restore(path)


def test_at_least_twenty_five_holes_are_tried() -> None:
    """Rows could be lost from the tables without anyone noticing."""
    rows = [*SHOWN, *LINKS, *CARDS, *YAML, *ARCHIVES, *(hole for hole, _ in FILE_NAMES)]
    sources = {hole.source for hole in rows}
    assert len(sources) >= 25
