"""Each command as a reader at a terminal meets it: what is printed, where, and the exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from netatlas.cli.measures import MEASURES
from netatlas.cli.parser import COMMANDS
from netatlas.explore.measures import GraphMeasure
from tests.helpers.databases import Databases
from tests.helpers.packs import edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Netatlas


@pytest.mark.parametrize("command", [entry.name for entry in COMMANDS])
def test_every_command_helps_with_an_example(netatlas: Netatlas, command: str) -> None:
    """A newcomer would have to guess how a command is written."""
    result = netatlas(command, "--help")
    assert result.code == 0
    assert "example" in result.out
    assert f"netatlas {command}" in result.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["search", "nat gateway"],
            "NAT gateway: NAT gateways  5 NAT gateways per Availability Zone · Guide, 2026-11",
        ),
        (["show", "nat-gateway"], "Bandwidth     5 to 100 Gbps; scales by itself [Guide; RFC 1, 2026-11]"),
        (["--edition", "notes", "show", "nat-gateway"], "Bandwidth   5 to 45 Gbps"),
        (["--edition", "both", "show", "nat-gateway"], "scales by itself (was 5 to 45 Gbps)"),
        (["compare", "nat-gateway", "nat-instance"], "Attribute   NAT gateway"),
        (["measures"], "Elastic IP address           1\n"),
        (["measures", "--by", "betweenness", "--limit", "1"], "The first 1 of 3."),
        (["measures", "--by", "bridges"], "NAT gateway"),
        (["measures", "--by", "clusters"], "Around NAT gateway"),
        (["limits"], "NAT gateway  NAT gateways"),
        (["limits", "nat gateways"], "quota, can"),
        (["timeline", "nat-history", "--at", "2015"], "Not yet launched; launched during 2015-12-17"),
        (["errata"], "  Said  Goes up to 45 Gbps\n  Now   Goes up to 100 Gbps"),
        (["facts"], "NAT instance: Bandwidth (small)\n    up to 5 Gbps · Guide, 2026-11 · medium confidence"),
        (["health"], "Facts         0                    1           9   10"),
        (["check"], "0 faults, 0 remarks"),
        (["path", "elastic ip address", "nat instance"], "NAT gateway receives traffic from NAT"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_text_for_people(netatlas: Netatlas, arguments: list[str], told: str) -> None:
    """The answer would not be there, or run over the edge of the terminal."""
    result = netatlas(*([] if "--edition" in arguments else ["--edition", "today"]), *arguments)
    assert (result.code, result.err) == (0, "")
    assert told in result.out
    assert "\x1b" not in result.out
    assert max(map(len, result.out.splitlines())) <= 80


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "nat gateway"],
        ["show", "nat gatway"],
        ["compare", "nat gatway", "NAT instance"],
        ["timeline", "how nat came"],
        ["export", "nat gatway", "--to", "x.docx"],
        ["export", "nat gatway", "--to", "nowhere/x.md"],
        ["show", "xqzzk"],
    ],
    ids=" ".join,
)
def test_a_command_closes_what_it_searched(
    netatlas: Netatlas, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """A program that runs command after command in one process would fill up with databases."""
    databases = Databases(monkeypatch)
    netatlas(*arguments)
    assert (len(databases.connections), databases.open) == ("x.docx" not in arguments, 0)


def test_every_measure_can_be_asked_for() -> None:
    """The command line would not know a measure that there is."""
    assert list(MEASURES) == list(GraphMeasure)


def test_what_a_name_was_taken_for_is_said(netatlas: Netatlas) -> None:
    """A reader would take another thing's page for the one that was asked for."""
    result = netatlas("--edition", "today", "show", "nat gatway")
    assert result.code == 0
    assert result.err == "netatlas: “nat gatway” was taken for “NAT gateway”\n"
    assert netatlas("--edition", "today", "show", "NATGW").err == ""


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["show", "xqzzk"], 1, "Nothing here is called “xqzzk”"),
        (["search", "xqzzk"], 1, "Nothing answers to “xqzzk”"),
        (["show", "rfc"], 2, "“rfc” is a source, which has no page of its own"),
        (["show", "rfc", "--json"], 2, "“rfc” is a source, which has no page of its own"),
        (["search"], 2, "Say what to look for"),
        (["search", "nat", "--batch", "x"], 2, "either a query or --batch"),
        (["search", "--batch", "no-such-file"], 2, "Cannot read no-such-file"),
        (["search", "nat", "--limit", "0"], 2, "“0” is no whole number of 1 or more"),
        (["limits", "xqzzk"], 1, "No limit fits"),
        (["path", "nat-gateway", "xqzzk"], 1, "Nothing here is called “xqzzk”"),
        (["path", "nat-gateway", "nat-instance", "--count", "0"], 2, "“0” is no whole number from 1 to 9"),
        (["layout", "no-such-folder"], 1, "no-such-folder"),
        (["measures", "--by", "size"], 2, "“size” is not degree, betweenness, bridges or clusters"),
        (["measures", "--limit", "0"], 2, "no whole number"),
        (["compare", "nat-gateway"], 2, "2 to 12 concepts"),
        (["compare", "nat-gateway", "natgw"], 2, "twice"),
        (["timeline", "elastic-ip"], 1, "Did you mean How NAT came about?"),
        (["timeline", "nat-history", "--at", "2015-13"], 2, "is no date"),
        (["facts", "--older-than", "900"], 1, "nothing to check again"),
        (
            ["export", "nat-gateway", "--to", "x.docx"],
            2,
            "there are .md, .html, .pdf, .xlsx, .csv, .tsv, .apkg, .docset, ",
        ),
        (["export", "--to", "x.md"], 2, "nothing to write"),
        (["export", "rfc", "--to", "x.json"], 2, "“rfc” is a source"),
        (["export", "nat-gateway", "--as", "pdx", "--to", "x"], 2, "vault, pages"),
        (["export", "nat-gateway", "--to", "x.apkg"], 2, "netatlas.packs.changed"),
        (["--edition", "notes", "export", "nat-gateway", "--to", "x.docset"], 2, "leave the edition out"),
        (["export", "--topic", "xqzzk", "--to", "x.md"], 1, "Nothing here is called “xqzzk”"),
        (["serch", "nat"], 2, "did you mean “search”?"),  # codespell:ignore
        (["--edition", "old", "show", "nat"], 2, "“old” is not notes, today or both"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_goes_wrong_is_said_in_words(
    netatlas: Netatlas, arguments: list[str], code: int, said: str
) -> None:
    """A reader would be left with a traceback, or with nothing."""
    result = netatlas(*arguments)
    assert result.code == code
    assert said in result.err
    assert "Traceback" not in result.err
    assert result.out == ""


def test_a_missing_pack_is_said_in_one_line(netatlas: Netatlas, tmp_path: Path) -> None:
    """A mistyped folder would end in a traceback."""
    result = netatlas("show", "nat", pack=tmp_path / "nowhere")
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert "nowhere" in result.err


def test_files_are_written_or_not_touched(netatlas: Netatlas, tmp_path: Path) -> None:
    """A reader would believe in a file that is not there."""
    file = tmp_path / "nat.md"
    assert netatlas("export", "nat gateway", "nat instance", "--to", str(file)).out == f"Wrote {file}\n"
    text = file.read_text(encoding="utf-8")
    assert "# NAT gateway" in text
    assert "# NAT instance" in text
    page = tmp_path / "topic.html"
    assert netatlas("export", "--topic", "Gateways", "--to", str(page)).code == 0
    assert "NAT instance" in page.read_text(encoding="utf-8")
    graph = tmp_path / "all.nodelink.json"
    assert netatlas("export", "--all", "--to", str(graph)).out == f"Wrote {graph}\n"
    assert len(json.loads(graph.read_text(encoding="utf-8"))["nodes"]) > 5
    vault = tmp_path / "vault"
    assert netatlas("export", "--all", "--as", "vault", "--to", str(vault)).out == f"Wrote {vault}\n"
    assert (vault / "nat-gateway.md").is_file()
    mine = netatlas("export", "--all", "--as", "pages", "--to", str(tmp_path))
    assert (mine.code, "NetAtlas did not write it" in mine.err) == (2, True)
    lost = netatlas("export", "nat gateway", "--to", str(tmp_path / "nowhere" / "nat.md"))
    assert lost.code == 4
    assert "Nothing was changed" in lost.err


@pytest.mark.parametrize(
    ("form", "start"), [("csv", "Attribute,"), ("md", "# "), ("html", "<!DOCTYPE html>"), ("json", "{")]
)
def test_comparisons_in_other_formats(netatlas: Netatlas, form: str, start: str) -> None:
    """A comparison could not be taken into a spreadsheet, a note or a page."""
    result = netatlas("compare", "nat-gateway", "nat-instance", "--format", form)
    assert result.out.lower().startswith(start.lower())


def test_differences_leave_out_what_is_alike(netatlas: Netatlas) -> None:
    """The rows that matter would drown among the others."""
    rows = netatlas("compare", "nat-gateway", "nat-instance", "--differences", "--format", "json").json[
        "rows"
    ]
    assert rows
    assert all(row["differs"] for row in rows)


def test_needs_rule_out_with_a_reason(netatlas: Netatlas) -> None:
    """A script or a reader at a terminal would have to hold every value against the needs by hand."""
    asked = ("compare", "nat-gateway", "nat-instance", "--need", "IPV6=yes")
    data = netatlas(*asked, "--format", "json").json
    assert data["ruled_out"] == {"nat-instance": ["IPv6: Not supported (Guide, 2026-11)"]}
    assert data["cannot_tell"] == {}
    told = " ".join(netatlas(*asked).out.split())
    assert "With “IPv6: supported” needed, NAT gateway remains." in told
    assert "NAT instance (out)" in told
    assert '\nNeeded: IPv6: supported,remains,"out: IPv6:' in netatlas(*asked, "--format", "csv").out
    wrong = netatlas("compare", "nat-gateway", "nat-instance", "--need", "bandwith>=1")
    assert (wrong.code, wrong.out) == (2, "")
    assert "Did you mean “Bandwidth”?" in wrong.err


def test_two_needs_of_one_attribute_both_hold(netatlas: Netatlas) -> None:
    """Of two things that are asked of one row the first would be forgotten."""
    asked = ("compare", "nat-gateway", "nat-instance", "--format", "json", "--need", "bandwidth>=20 Gbps")
    assert netatlas(*asked).json["ruled_out"] == {}
    data = netatlas(*asked, "--need", "bandwidth<=1 Gbps").json
    assert list(data["ruled_out"]) == ["nat-gateway"]
    assert data["ruled_out"]["nat-gateway"][0].startswith("Bandwidth: 5 to 100 Gbps")
    assert data["cannot_tell"] == {}


def test_faults_of_a_pack_are_told_in_passing(netatlas: Netatlas, tmp_path: Path) -> None:
    """A record would be missing without a word."""
    broken = edited("concepts.yaml", "aliases: [NATGW]", "aliases: [NATGW]\n  colour: red")
    pack = write_pack(tmp_path / "broken", broken)
    shown = netatlas("show", "nat-instance", pack=pack)
    assert shown.code == 0
    assert "netatlas: concepts.yaml:4:" in shown.err
    checked = netatlas("check", str(pack))
    assert checked.code == 1
    assert checked.out.startswith("concepts.yaml:4:")


def test_many_faults_are_counted(netatlas: Netatlas, tmp_path: Path) -> None:
    """A page of faults would push the answer off the screen."""
    bad = "".join(f"- {{id: bad-{n}, name: Bad}}\n" for n in range(9))
    pack = write_pack(tmp_path / "broken", {"journeys.yaml": bad})
    lines = netatlas("show", "elastic-ip", pack=pack).err.splitlines()
    assert len(lines) == 6
    assert "netatlas check" in lines[-1]


def test_age_counts_from_the_packs_own_date(netatlas: Netatlas, tmp_path: Path) -> None:
    """A pack would grow old in a drawer, and its tests with it."""
    old = edited(
        "concepts.yaml", "value: true, sources: [guide]", "value: true, sources: [guide], checked: 2024-11"
    )
    pack = write_pack(tmp_path / "old", old)
    found = netatlas("facts", "--older-than", "700", "--json", pack=pack).json
    assert [fact["id"] for fact in found] == ["nat-gateway/ipv6"]
    assert netatlas("facts", "--older-than", "731", pack=pack).code == 1


def test_facts_that_rest_on_old_texts_are_listed(netatlas: Netatlas, tmp_path: Path) -> None:
    """Nobody would find what has to be looked up again in a newer text."""
    old = edited(
        "concepts.yaml", "value: true, sources: [guide]", "value: true, sources: [guide], as_of: 2020"
    )
    pack = write_pack(tmp_path / "old", old)
    found = netatlas("facts", "--old-text", "--json", pack=pack).json
    assert [fact["id"] for fact in found] == ["nat-gateway/ipv6"]
    assert netatlas("facts", "--old-text", "--confidence", "high", pack=pack).code == 0
    assert netatlas("facts", "--old-text", "--confidence", "low", pack=pack).code == 1


@pytest.mark.parametrize("checked", ["2026-02-30", "2026-13", "soon"])
def test_a_pack_without_a_date_has_no_old_facts(netatlas: Netatlas, tmp_path: Path, checked: str) -> None:
    """One slip in pack.yaml would end the command in a traceback."""
    pack = write_pack(tmp_path / "dateless", edited("pack.yaml", "checked: 2026-11", f"checked: {checked}"))
    found = netatlas("facts", "--json", pack=pack)
    assert {fact["confidence"] for fact in found.json} == {"medium"}
    assert netatlas("facts", "--older-than", "1", pack=pack).code == 1


def test_defects_go_to_the_log(netatlas: Netatlas, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A defect would frighten readers with a traceback, or leave none for whoever mends it."""
    monkeypatch.setattr("netatlas.cli.opening.open_atlas", lambda *_, **__: 1 / 0)
    result = netatlas("--home", str(tmp_path), "show", "nat")
    assert result.code == 1
    assert "Traceback" not in result.err
    assert "ZeroDivisionError" in (tmp_path / "logs" / "netatlas.log").read_text(encoding="utf-8")


def test_tracebacks_on_request(netatlas: Netatlas) -> None:
    """Nobody could tell where an error comes from."""
    assert "Traceback" in netatlas("--verbose", "show", "xqzzk").err


def test_a_path_that_there_is_not_has_a_reason(netatlas: Netatlas) -> None:
    """A script would take an empty page for an answer."""
    result = netatlas("path", "nat-gateway", "natgw")
    assert result.code == 1
    assert "Both ends are the same concept" in result.out
    avoided = netatlas("path", "nat-instance", "elastic-ip", "--avoid", "nat gateway", "--json")
    assert (avoided.code, avoided.json["paths"], avoided.json["common"]) == (1, [], "nat-gateway")


def test_a_layout_keeps_the_positions_that_there_are(netatlas: Netatlas, tmp_path: Path) -> None:
    """VPC would lie somewhere else with each version of the pack."""
    pack = write_pack(tmp_path / "pack", {"positions.yaml": "nat-gateway: {x: 700, y: -3.5}\n"})
    written = pack / "positions.yaml"
    assert netatlas("layout", str(pack)).out == f"Wrote {written}: 3 positions, 2 of them new\n"
    first = written.read_text(encoding="utf-8")
    assert "\nnat-gateway: {x: 700, y: -3.5}\n" in first
    assert netatlas("layout", str(pack)).out.endswith("3 positions, 0 of them new\n")
    assert written.read_text(encoding="utf-8") == first
    assert netatlas("check", str(pack)).code == 0
    netatlas("layout", str(pack), "--anew")
    assert "x: 700" not in written.read_text(encoding="utf-8")


def test_a_layout_of_a_pack_with_faults_writes_nothing(netatlas: Netatlas, tmp_path: Path) -> None:
    """Positions of records that are left out would be lost."""
    broken = edited("concepts.yaml", "aliases: [NATGW]", "aliases: [NATGW]\n  colour: red")
    pack = write_pack(tmp_path / "broken", broken)
    result = netatlas("layout", str(pack))
    assert (result.code, result.out) == (1, "")
    assert "the first of them in concepts.yaml:4" in result.err
    assert not (pack / "positions.yaml").exists()


def test_check_reads_the_folder_that_is_named(netatlas: Netatlas, tmp_path: Path) -> None:
    """A writer would be told of another pack's faults."""
    pack = write_pack(tmp_path / "mine", {"claims.yaml": None})
    result = netatlas("check", str(pack), "--json")
    assert json.loads(result.out)["counts"]["claims"] == 0


def test_a_computed_answer_is_shown_and_exported_as_it_is_named(netatlas: Netatlas, tmp_path: Path) -> None:
    """A block would be taken for the record with the nearest name, in a file that nobody looks at again."""
    shown = netatlas("show", "(10.0.0.0/23 in /24).")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("10.0.0.0/23 in /24\n\n2 blocks of 256 addresses")
    file = tmp_path / "answer.md"
    assert netatlas("export", "10.0.0.0/23 in /24", "--to", str(file)).code == 0
    assert file.read_text("utf-8").startswith("# 10.0.0.0/23 in /24\n\n2 blocks of 256 addresses")
    refused = netatlas("export", "10.0.0.0/24", "--to", str(tmp_path / "answer.json"))
    assert (refused.code, "is computed, no record" in refused.err) == (2, True)
    unknown = netatlas("show", "answer:nonsense")
    assert (unknown.code, "no address, block or port" in unknown.err) == (2, True)


def test_what_is_fixed_is_asked_for_by_either_name(netatlas: Netatlas) -> None:
    """Scripts with the first name of the option would end with an error."""
    for option in ("--fixed", "--hard"):
        result = netatlas("limits", option)
        assert (result.code, result.out) == (1, "")
        assert "No limit fits" in result.err
    assert "--hard" not in netatlas("limits", "--help").out
