"""``make verify`` installs the models that the pack names, and looks at what fails on older ones."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from typing_extensions import override

from set_up import Runner, SetUpError
from tests.guards.source import ROOT
from verify_pack import LOCKS, NAMED, OLDER, PackVerifier, main

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MODELS = ROOT / "data" / "aws-networking" / "sources" / "models.yaml"
EXTRA = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]


class ModelPlayer(Runner):
    """Writes down what is installed, and answers for ``netatlas verify``.

    Attributes:
        installed: the commands that install something.
        named: exit code and output for the versions that the pack names.
        older: the evidence on the older version, each piece its status and ``since``.
    """

    def __init__(self) -> None:
        self.installed: list[str] = []
        self.named = (0, "All hold.\n")
        self.older: list[tuple[str, str | None]] = [
            ("holds", None),
            ("not-yet", "1.43.97"),
            ("holds", "1.40"),
        ]

    @override
    def call(self, command: Sequence[str], extra: Mapping[str, str] | None = None) -> None:
        self.installed.append(" ".join(command))
        target = Path(command[command.index("--target") + 1])
        target.mkdir(parents=True)

    @override
    def ask(self, command: Sequence[str]) -> tuple[int, str]:
        if "--json" not in command:
            return self.named
        evidence: list[dict[str, object]] = [
            {
                "record": f"r{number}",
                "package": "botocore",
                "shape": "s",
                "status": status,
                "since": since,
                "problems": [],
            }
            for number, (status, since) in enumerate(self.older)
        ]
        elsewhere = {"record": "m", "package": "moto", "shape": "s", "status": "not-installed", "since": None}
        packages = [{"package": "botocore", "found": "1.43.67"}, {"package": "moto", "found": None}]
        return 1, json.dumps({"packages": packages, "evidence": [*evidence, elsewhere]})


@pytest.fixture
def player() -> ModelPlayer:
    """Return what plays pip and netatlas."""
    return ModelPlayer()


@pytest.fixture
def verifier(player: ModelPlayer, tmp_path: Path) -> PackVerifier:
    """Return the verifier of a checkout with nothing installed."""
    for lock in LOCKS.values():
        (tmp_path / lock).write_text("botocore==1", encoding="utf-8")
    return PackVerifier(player, tmp_path, tmp_path / "models")


def test_extra_and_lock_have_the_versions_that_the_pack_names() -> None:
    """The evidence would be held against another version than the one that its source says."""
    sources = yaml.safe_load(MODELS.read_text(encoding="utf-8")).values()
    named = {f"{source['package']}=={source['version']}" for source in sources}
    lock = (ROOT / "packaging" / LOCKS[NAMED]).read_text(encoding="utf-8")
    assert set(EXTRA["verify"]) == named
    assert {line.removesuffix(" \\") for line in lock.splitlines() if "==" in line} == named
    assert lock.count("--hash=sha256:") >= len(named)


@pytest.mark.parametrize("which", [NAMED, OLDER])
def test_locks_are_made_from_what_pyproject_says(which: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`make lock` would leave a version behind that nobody asks for."""
    assert main(["--requirements", which]) == 0
    wanted = set(capsys.readouterr().out.split())
    lock = (ROOT / "packaging" / LOCKS[which]).read_text(encoding="utf-8")
    assert {line.removesuffix(" \\") for line in lock.splitlines() if "==" in line} == wanted


def test_models_are_installed_once_and_alone(
    player: ModelPlayer, verifier: PackVerifier, tmp_path: Path
) -> None:
    """Every run would wait for pip, or install hundreds of packages that nobody reads."""
    assert verifier.run()
    assert verifier.run()
    assert len(player.installed) == len(LOCKS)
    assert all("--require-hashes --no-deps" in line and "--target" in line for line in player.installed)
    (tmp_path / LOCKS[OLDER]).write_text("botocore==2", encoding="utf-8")
    assert verifier.run()
    assert len(player.installed) == len(LOCKS) + 1


@pytest.mark.parametrize(
    ("older", "right", "said"),
    [
        ([("holds", None), ("not-yet", "1.43.97")], True, "1 of 2 pieces fail"),
        ([("fails", None)], False, "r0 (s) fails without a later `since`"),
        ([("gained", "1.43.60")], False, "r0 (s) fails without a later `since`"),
        ([("early", "1.43.97")], False, "r0 (s) holds before its `since`"),
    ],
)
def test_what_fails_on_the_older_version(
    player: ModelPlayer,
    verifier: PackVerifier,
    capsys: pytest.CaptureFixture[str],
    older: list[tuple[str, str | None]],
    *,
    right: bool,
    said: str,
) -> None:
    """A wrong `since` would date a change wrongly, and nobody would notice."""
    player.older = older
    assert verifier.run() is right
    assert said in capsys.readouterr().out


def test_evidence_that_does_not_hold_fails(player: ModelPlayer, verifier: PackVerifier) -> None:
    """`make verify` would be green with a pack that its own models contradict."""
    player.named = (1, "3 of 4 hold.\n")
    assert not verifier.run()
    player.named = (2, "")
    with pytest.raises(SetUpError, match="exit code 2; run it to see why"):
        verifier.run()
