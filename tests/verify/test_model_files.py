"""Damaged and hostile files of models are refused in one sentence; nothing outside their folder is read."""

from __future__ import annotations

import gzip
import os
from typing import TYPE_CHECKING

import pytest

from netatlas.errors import ModelError
from netatlas.verify import model_files
from netatlas.verify.model_files import ModelFiles

if TYPE_CHECKING:
    from pathlib import Path

SOUND = gzip.compress(b'{"shapes": {}}' * 1000, mtime=0)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.json.gz", SOUND[:-20], "is cut off or damaged"),
        ("flipped.json.gz", SOUND[:20] + b"\xff\xff\xff" + SOUND[23:], "is cut off or damaged"),
        ("plain.json.gz", b'{"shapes": {}}', "is cut off or damaged"),
        ("half.json", b'{"shapes": {', "is no sound JSON"),
        ("bytes.json", b"\xff\xfe\xfd", "is no sound JSON"),
        ("deep.json", b"[" * 100_000, "is no sound JSON"),
        ("digits.json", b"1" * 10_000, "is no sound JSON"),
        ("constant.json", b'{"max": NaN}', "is no sound JSON"),
        ("bomb.json.gz", gzip.compress(b" " * 5000), "is larger than"),
        ("large.json", b" " * 5000, "is larger than"),
        ("half.py", b"A = {", "is no Python that can be read"),
        ("nul.py", b"A = 1\0", "is no Python that can be read"),
        ("deep.py", b"A = " + b"[" * 3000, "is no Python that can be read"),
        ("large.py", b"#" * 5000, "is larger than"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_damaged_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, said: str
) -> None:
    """A package that was cut off while it was unpacked would end in a traceback, or fill the memory."""
    if said == "is larger than":
        monkeypatch.setattr(model_files, "MOST_BYTES", 4096)
        monkeypatch.setattr(model_files, "MOST_PYTHON_BYTES", 4096)
    (tmp_path / name).write_bytes(content)
    files = ModelFiles(tmp_path)
    with pytest.raises(ModelError) as error:
        files.literals(name.removesuffix(".py")) if name.endswith(".py") else files.json(
            name.partition(".")[0]
        )
    assert said in str(error.value)
    assert str(tmp_path / name) in str(error.value)
    assert "install or unpack the package again" in str(error.value)


@pytest.mark.parametrize("name", ["link", "folder/inner"])
def test_links_are_not_followed(tmp_path: Path, name: str) -> None:
    """A package from somebody else could have any file of the machine read and quoted."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "inner.json").write_text("{}", encoding="utf-8")
    package = tmp_path / "package"
    package.mkdir()
    (package / "link.json").symlink_to(tmp_path / "outside" / "inner.json")
    (package / "folder").symlink_to(tmp_path / "outside", target_is_directory=True)
    with pytest.raises(ModelError, match="is a link, which is not followed"):
        ModelFiles(package).json(name)


@pytest.mark.parametrize(
    "name", ["../secret", "/secret", "a/../../secret", "a//b", "", ".", "C:/secret", "a\\b"]
)
def test_names_do_not_lead_out(tmp_path: Path, name: str) -> None:
    """A pack could have any file of the machine read."""
    (tmp_path / "secret.json").write_text("{}", encoding="utf-8")
    package = tmp_path / "package"
    (package / "a").mkdir(parents=True)
    assert ModelFiles(package).json(name) is None
    assert ModelFiles(package).names(name) == []


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    """A named pipe in the folder would hold the program up for ever."""
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "folder.json").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(ModelError, match="is not a plain file"):
            ModelFiles(tmp_path).json(name)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of another user would end in a traceback."""
    (tmp_path / "model.json").write_text("{}", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(ModelError, match=r"model\.json cannot be read: Permission denied"):
        ModelFiles(tmp_path).json("model")


def test_a_file_is_parsed_once(tmp_path: Path) -> None:
    """A hundred pieces of evidence on EC2 would parse its model a hundred times."""
    (tmp_path / "model.json").write_text('{"shapes": {}}', encoding="utf-8")
    files = ModelFiles(tmp_path)
    assert files.json("model") is files.json("model")
