"""The facade for scripts: what is exported, that it is light, and that it does what it says."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from typing_extensions import override

import netatlas
from netatlas.documents.blocks import Document, Paragraph, Text
from netatlas.errors import NotFound, UsageError
from netatlas.progress import Cancelled, Progress
from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def small(tmp_path: Path) -> netatlas.OpenAtlas:
    """Return the small pack, opened."""
    return netatlas.open_atlas(write_pack(tmp_path / "small"))


def test_exported_names() -> None:
    """A script's import would fail after an update."""
    assert netatlas.__all__ == [
        "CannotRunHere",
        "CannotWrite",
        "Edition",
        "NetAtlasError",
        "NotFound",
        "OpenAtlas",
        "PackError",
        "UsageError",
        "__version__",
        "open_atlas",
        "open_desk",
    ]
    assert all(hasattr(netatlas, name) for name in netatlas.__all__)
    assert set(netatlas.__all__) <= set(dir(netatlas))
    with pytest.raises(AttributeError):
        netatlas.no_such_name  # noqa: B018 - asking is the test


def test_importing_it_imports_nothing_else() -> None:
    """Asking for a version would cost as much as opening a pack."""
    code = "import sys; before = set(sys.modules); import netatlas; print(*set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"__future__", "netatlas"}


def test_search_resolve_and_graph(small: netatlas.OpenAtlas) -> None:
    """A notebook could not look anything up."""
    assert small.search("nat gatway", limit=1)[0].name == "NAT gateway"
    assert small.resolve("NATGW") == ("nat-gateway", True)
    assert small.graph.nodes["nat-gateway"]["kind"] == "concept"
    assert not small.report.faults


def test_paths_take_any_names(small: netatlas.OpenAtlas) -> None:
    """A notebook would have to look up ids first."""
    answer = small.paths("nat instance", "elastic ip", count=1)
    assert [path.concepts for path in answer.paths] == [("nat-instance", "nat-gateway", "elastic-ip")]
    assert small.paths("nat instance", "elastic ip", avoid=["NATGW"]).paths == ()
    with pytest.raises(NotFound):
        small.paths("nat instance", "xqzzk")


def test_a_map_is_laid_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack without positions would be laid out for seconds at each start."""
    pack = write_pack(tmp_path / "small")
    first = netatlas.open_atlas(pack, home=tmp_path).atlas_map()
    monkeypatch.setattr("netatlas.explore.layout.geometry.map_geometry", lambda *_: 1 / 0)
    assert netatlas.open_atlas(pack, home=tmp_path).atlas_map() == first
    with pytest.raises(ZeroDivisionError):
        netatlas.open_atlas(pack, home=tmp_path / "other").atlas_map()


def test_a_map_that_is_known_needs_no_numpy(tmp_path: Path) -> None:
    """The first look at the map would wait for it."""
    pack = write_pack(tmp_path / "small")
    netatlas.open_atlas(pack, home=tmp_path).atlas_map()
    code = (
        "import netatlas, sys; netatlas.open_atlas(sys.argv[1], home=sys.argv[2]).atlas_map(); "
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(pack), str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_comparisons_take_any_names(small: netatlas.OpenAtlas) -> None:
    """A script would have to know ids."""
    table = small.compare("nat gatway", "NAT instance")
    assert [subject.id for subject in table.subjects] == ["nat-gateway", "nat-instance"]
    assert table.differing
    with pytest.raises(NotFound):
        small.compare("nat gateway", "xqzzk")


def test_the_graph_can_be_measured(small: netatlas.OpenAtlas) -> None:
    """A notebook would have to make the simple graph itself, and a slip in a name would be a traceback."""
    assert small.measure().scores[0] == ("nat-gateway", 2)
    assert small.measure("clusters").clusters[0].centre == "nat-gateway"
    with pytest.raises(
        UsageError, match="no measure “size”; there are degree, betweenness, bridges and clusters"
    ):
        small.measure("size")


def test_ids_need_no_search(small: netatlas.OpenAtlas) -> None:
    """A script that knows the ids would wait for the search to be loaded, once for each name."""
    assert small.compare("nat-gateway", "nat-instance").differing
    assert "searcher" not in vars(small)


def test_each_page_is_made_once(small: netatlas.OpenAtlas) -> None:
    """A file would tell one thing twice under two names."""
    names = ["nat-gateway", "NATGW", "nat-gateway/bandwidth", "compare:nat-gateway+elastic-ip"]
    titles = [document.title for document in small.documents(names)]
    assert titles == ["NAT gateway", "NAT gateway and Elastic IP address"]


def test_topics_are_written_with_their_sub_topics(small: netatlas.OpenAtlas, tmp_path: Path) -> None:
    """A chapter would lack its sections."""
    path = small.export([], tmp_path / "topic.md", topic="gateways")
    text = path.read_text(encoding="utf-8")
    assert "# NAT gateway" in text
    assert "# NAT instance" in text
    with pytest.raises(NotFound):
        small.export([], tmp_path / "topic.md", topic="xqzzk")
    with pytest.raises(UsageError):
        small.export([], tmp_path / "nothing.md")


def test_a_graph_file_holds_what_is_named_and_the_relations_between(
    small: netatlas.OpenAtlas, tmp_path: Path
) -> None:
    """A notebook would have to cut its part out of the whole graph."""

    def nodes(path: Path) -> set[str]:
        return set(nx.read_graphml(path, force_multigraph=True))

    file = tmp_path / "graph.graphml"
    assert nodes(small.export(["NATGW", "nat gatway"], file)) == {"nat-gateway"}
    assert nodes(small.export([], file, topic="gateways")) == {"nat-gateway", "nat-instance"}
    assert nodes(small.export(["compare:nat-gateway+elastic-ip"], file)) == {"nat-gateway", "elastic-ip"}
    assert nodes(small.export([], file, everything=True)) == set(small.graph)
    with pytest.raises(UsageError, match="nothing to write"):
        small.export([], file)


def test_pictures_have_a_place_for_every_record(small: netatlas.OpenAtlas, tmp_path: Path) -> None:
    """A viewer would throw those without a place about."""
    picture = nx.read_gexf(small.export([], tmp_path / "graph.gexf", everything=True))
    places = {(node["viz"]["position"]["x"], node["viz"]["position"]["y"]) for node in picture.nodes.values()}
    assert len(places) == len(small.graph)


@pytest.mark.parametrize(
    "name", ["x.md", "x.html", "x.csv", "x.tsv", "x.xlsx", "x.json", "x.cyjs", "x.docset"]
)
def test_every_format_is_written_whatever_the_name(
    small: netatlas.OpenAtlas, tmp_path: Path, name: str
) -> None:
    """A format would be there for files with the right ending only."""
    form = name.partition(".")[2]
    named = small.export(["nat-gateway"], tmp_path / name)
    asked = small.export(["nat-gateway"], tmp_path / "y", form=form)
    if named.is_dir():
        assert sorted(one.name for one in named.rglob("*")) == sorted(one.name for one in asked.rglob("*"))
    else:
        assert named.read_bytes() == asked.read_bytes()


def test_a_set_of_pages_is_written(small: netatlas.OpenAtlas, tmp_path: Path) -> None:
    """Nobody could put the atlas on a web server."""
    folder = small.export([], tmp_path / "pages", topic="gateways", form="pages")
    assert {one.name for one in folder.glob("*.html")} == {
        "index.html",
        "nat-gateway.html",
        "nat-instance.html",
    }


def test_records_are_written_with_the_sources_that_they_cite(
    small: netatlas.OpenAtlas, tmp_path: Path
) -> None:
    """A script would get ids of sources and never learn what they are."""
    file = small.export(["nat-gateway", "compare:nat-instance+elastic-ip"], tmp_path / "x.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    assert [one["id"] for one in content["records"]] == ["nat-gateway", "nat-instance", "elastic-ip"]
    assert {one["id"] for one in content["sources"]} == {"guide", "rfc"}
    assert content["packs"][0]["checked"] == "2026-11"
    parts = ["nat-gateway/bandwidth", "nat-gateway>requires>elastic-ip"]
    content = json.loads(small.export(parts, file).read_text(encoding="utf-8"))
    assert [one["record"] for one in content["records"]] == ["fact", "relation"]
    one = json.loads(small.export(["elastic-ip"], file).read_text(encoding="utf-8"))
    assert {source["id"] for source in one["sources"]} == {"rfc", "guide"}


def test_pages_that_are_not_of_the_atlas_are_written_too(small: netatlas.OpenAtlas, tmp_path: Path) -> None:
    """Somebody's own notes could not be taken along."""
    note = Document("Mine", blocks=(Paragraph((Text("My own words"),)),))
    assert "My own words" in small.export([note], tmp_path / "x.md").read_text(encoding="utf-8")
    text = small.export(["nat-gateway", note], tmp_path / "x.html").read_text(encoding="utf-8")
    assert text.index("Translates addresses") < text.index("My own words")
    with pytest.raises(UsageError, match="nothing to write"):
        small.export([note], tmp_path / "x.apkg")


def test_a_long_export_can_be_cancelled(small: netatlas.OpenAtlas, tmp_path: Path) -> None:
    """Whoever asked for everything by mistake would have to wait for it."""

    class Impatient(Progress):
        done = 0.0

        @property
        @override
        def cancelled(self) -> bool:
            return self.done > 0

        @override
        def report(self, share: float, words: str = "") -> None:
            self.done = share

    for form in ("md", "xlsx", "vault", "docset", "json"):
        with pytest.raises(Cancelled):
            small.export([], tmp_path / "out", everything=True, form=form, progress=Impatient())
    assert list(tmp_path.iterdir()) == [tmp_path / "small"]


def test_all_pages_can_be_written(small: netatlas.OpenAtlas, tmp_path: Path) -> None:
    """A reader would have to name every topic."""
    text = small.export([], tmp_path / "all.md", everything=True).read_text(encoding="utf-8")
    atlas = small.atlas
    others = (*atlas.comparisons, *atlas.timelines, *atlas.journeys)
    titles = [atlas.display_name(one.id) for one in (*atlas.concepts.values(), *others)]
    assert [title for title in titles if f"# {title}\n" not in text] == []


def test_the_users_own_packs_open_too(tmp_path: Path) -> None:
    """A pack in the user's folder would have to be named each time."""
    write_pack(tmp_path / "packs" / "small")
    assert "small" in {pack.id for pack in netatlas.open_atlas(home=tmp_path).atlas.packs}


def test_a_script_can_keep_notes(small: netatlas.OpenAtlas, tmp_path: Path) -> None:
    """Notes of a course could not be brought in, or would not be found on the page."""
    anchor, words = small.anchor("nat gatway")
    assert (anchor, words.splitlines()[0].partition(":")[0]) == ("small:nat-gateway", "NAT gateway")
    assert small.anchor("view:limits?words=nat") == ("view:limits", "")
    with netatlas.open_desk(tmp_path / "home") as desk:
        note = desk.notes.add(anchor, "One for each zone.", words)
        desk.bookmarks.add(anchor)
        assert desk.notes.of(anchor) == [note]
