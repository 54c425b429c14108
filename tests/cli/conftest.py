"""The command line called in this process, over the small pack of the helpers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from netatlas.__main__ import main
from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Result:
    """What a command left: its exit code and both streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the JSON holds
        """Return the output as JSON."""
        return json.loads(self.out)


class Netatlas(Protocol):
    """Calls ``netatlas`` with some arguments."""

    def __call__(self, *arguments: str, pack: Path | None = ...) -> Result:
        """Run a command over a pack, the small one if none is given."""


@pytest.fixture(scope="session")
def small_pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the small pack, which no test changes."""
    return write_pack(tmp_path_factory.mktemp("packs") / "small")


@pytest.fixture
def netatlas(
    small_pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Netatlas:
    """Return the command line as a function."""

    def call(*arguments: str, pack: Path | None = None) -> Result:
        monkeypatch.setattr("sys.argv", ["netatlas", "--pack", str(pack or small_pack), *arguments])
        monkeypatch.setenv("COLUMNS", "80")
        try:
            code = main()
        except SystemExit as ended:  # argparse, after its help or a wrong option
            code = int(ended.code or 0)
        streams = capsys.readouterr()
        return Result(code, streams.out, streams.err)

    return call
