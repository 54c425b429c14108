"""``netatlas verify`` as somebody at a terminal, a script and a pull request meet it."""

from __future__ import annotations

import gzip
import json
import sys
from typing import TYPE_CHECKING

import pytest

from tests.helpers.models import EC2, write_models, write_verified_pack

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from tests.cli.conftest import Netatlas

ENUM = "ec2/2016-11-15 ConnectivityType"
CARDS = "ec2/resources/instance_types *.Cards"
SOUND = (
    f"source: api, shape: {ENUM}, members: [private, public]",
    "source: api, shape: ec2/2016-11-15 NatGateway.Addresses, maximum: 8",
    f"source: data, shape: '{CARDS}', maximum: 32",
    "source: schemas, shape: 'AWS::Test::HealthCheck Children', maximum: 256",
)
UNSOUND = (
    f"source: api, shape: {ENUM}, members: [private]",
    "source: api, shape: ec2/2016-11-15 Ip, maximum: 16",
    'source: api, shape: ec2/2016-11-15 Timeout, maximum: 1, since: "1.3"',
    'source: api, shape: ec2/2016-11-15 Address, since: "1.3"',
    f"source: data, shape: '{CARDS}', maximum: 32",
)
NEWER = {
    **EC2,
    "shapes": {**EC2["shapes"], "ConnectivityType": {"type": "string", "enum": ["private", "x | <b>"]}},
}


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """Return a pack whose evidence holds in the made-up models."""
    return write_verified_pack(tmp_path / "sound", *SOUND)


@pytest.fixture
def unsound(tmp_path: Path) -> Path:
    """Return a pack with evidence of every status."""
    return write_verified_pack(tmp_path / "unsound", *UNSOUND)


@pytest.fixture
def models(tmp_path: Path) -> str:
    """Return a folder with made-up packages."""
    return str(write_models(tmp_path / "models"))


@pytest.fixture
def newer(tmp_path: Path) -> str:
    """Return a folder with a newer version, in which an enum changed; it has no moto."""
    return str(write_models(tmp_path / "newer", version="1.3", ec2=NEWER, files={"moto/__init__.py": None}))


def test_all_holds(netatlas: Netatlas, sound: Path, models: str) -> None:
    """A script could not rely on the exit code, and a reader would not see against which versions."""
    result = netatlas("verify", "--models", models, pack=sound)
    assert (result.code, result.err) == (0, "")
    assert "All 4 pieces of evidence hold." in result.out
    assert "botocore  1.2.0                        1.2.0" in result.out


def test_what_is_said_of_evidence_that_does_not_hold(
    netatlas: Netatlas, unsound: Path, models: str, snapshot: SnapshotAssertion
) -> None:
    """Whoever mends the pack would have to look into the models by hand."""
    result = netatlas("verify", "--models", models, pack=unsound)
    assert (result.code, result.err) == (1, "")
    assert result.out == snapshot
    assert max(map(len, result.out.splitlines())) <= 80


def test_changes_between_two_versions(
    netatlas: Netatlas, sound: Path, models: str, newer: str, snapshot: SnapshotAssertion
) -> None:
    """A reader of a new version would have to compare two models of a hundred thousand lines."""
    result = netatlas("verify", "--models", models, "--models", newer, pack=sound)
    assert (result.code, result.err) == (1, "")
    assert result.out == snapshot


def test_no_changes_between_equal_models(netatlas: Netatlas, sound: Path, models: str) -> None:
    """A script that watches new versions would raise an alarm at each."""
    result = netatlas("verify", "--models", models, "--models", models, pack=sound)
    assert result.code == 0
    assert "Nothing changed for 4 pieces of evidence." in result.out


@pytest.mark.parametrize("compared", [False, True])
@pytest.mark.parametrize("form", ["--json", "--markdown"])
def test_forms_for_scripts_and_pull_requests(
    netatlas: Netatlas,
    unsound: Path,
    models: str,
    newer: str,
    form: str,
    *,
    compared: bool,
    snapshot: SnapshotAssertion,
) -> None:
    """Scripts would break with the next version; what a model says could become mark-up in a report."""
    both = ["--models", newer] if compared else []
    result = netatlas("verify", form, "--models", models, *both, pack=unsound)
    assert (result.code, result.err) == (1, "")
    assert (result.json if form == "--json" else result.out) == snapshot


def test_names_choose_evidence(netatlas: Netatlas, models: str, tmp_path: Path) -> None:
    """Whoever mends one concept would read through the evidence of all others."""
    pack = write_verified_pack(tmp_path / "pack", *SOUND, event=f"source: api, shape: {ENUM}, has: [x]")
    assert netatlas("verify", "nat-gateway/managed-by", "--models", models, pack=pack).code == 0
    assert netatlas("verify", "how nat came about", "--models", models, pack=pack).code == 1
    result = netatlas("verify", "nat-instance", "--models", models, pack=pack)
    assert (result.code, result.out) == (1, "")
    assert "What was named holds no evidence" in result.err


def test_a_pack_without_evidence_says_how_it_is_written(netatlas: Netatlas, models: str) -> None:
    """An empty report would look as if all were well."""
    result = netatlas("verify", "--models", models)
    assert (result.code, result.out) == (1, "")
    assert "holds no evidence; docs/pack-format.md tells" in result.err
    empty = netatlas("verify", "--models", models, "--json")
    assert (empty.code, empty.err, empty.json["evidence"]) == (1, "", [])


def test_installed_packages_are_used(
    netatlas: Netatlas, sound: Path, models: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who installed netatlas[verify] would have to know where pip puts its files."""
    monkeypatch.setattr(sys, "path", [*(entry for entry in sys.path if "site-packages" not in entry), models])
    result = netatlas("verify", pack=sound)
    assert (result.code, result.err) == (0, "")
    assert "All 4 pieces of evidence hold." in result.out


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand among folders that are no help, with nothing installed."""
    whole = gzip.compress(json.dumps(EC2).encode())
    cut = {"botocore/data/ec2/2016-11-15/service-2.json.gz": whole[:-9]}
    write_models(tmp_path / "broken", files=cut)
    write_models(tmp_path / "other", files={"botocore/__init__.py": None})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if "site-packages" not in entry])


@pytest.mark.usefixtures("folders")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ([], "nothing of that is installed; install it with: pip install 'netatlas[verify]'"),
        (["--models", "nowhere"], "There is no folder nowhere with models."),
        (["--models", "other"], "rests on botocore, and nothing of that is in other; name a folder"),
        (["--models", "broken"], "is cut off or damaged; install or unpack the package again"),
        (["--models", "other", "--models", "broken"], "nothing of that is in other and in broken"),
        (["--models", "a", "--models", "b", "--models", "c"], "Give --models once, or twice"),
        (["--models", "broken", "--json", "--markdown"], "not allowed with argument"),
    ],
)
def test_what_cannot_be_verified_is_one_sentence(
    netatlas: Netatlas, tmp_path: Path, options: list[str], said: str
) -> None:
    """A missing package or a broken file would look like facts that are wrong, or end in a traceback."""
    result = netatlas("verify", *options, pack=write_verified_pack(tmp_path / "pack", SOUND[0]))
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert "Traceback" not in result.err
