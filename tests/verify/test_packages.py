"""Packages are found where they are, with their versions, and never imported."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from netatlas.errors import ModelError
from netatlas.verify import installed_packages, packages_in
from tests.helpers.models import write_models

if TYPE_CHECKING:
    from pathlib import Path

VERSIONS = {"botocore": "1.2.0", "moto": "5.0.0", "cfn-lint": "1.0.0"}


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ("wheels/one", VERSIONS),
        ("wheels", VERSIONS),
        ("wheels/one/botocore", {"botocore": "1.2.0"}),
        ("link", VERSIONS),
    ],
)
def test_packages_of_a_folder(tmp_path: Path, named: str, expected: dict[str, str]) -> None:
    """Somebody who unpacked a wheel would have to know which of its folders to name."""
    write_models(tmp_path / "wheels" / "one")
    (tmp_path / "wheels" / "other").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "wheels" / "one", target_is_directory=True)
    assert {name: package.version for name, package in packages_in(tmp_path / named).items()} == expected


@pytest.mark.parametrize(
    ("files", "version"),
    [
        ({"botocore/__init__.py": '"""x"""\n__version__ = "1.44.8.dev0"\n'}, "1.44.8.dev0"),
        ({"botocore/__init__.py": "", "botocore/version.py": "__version__ = '7.1'"}, "7.1"),
        (
            {"botocore/__init__.py": "", "botocore-7.2.dist-info/METADATA": "Name: botocore\nVersion: 7.2\n"},
            "7.2",
        ),
    ],
)
def test_where_a_version_stands(tmp_path: Path, files: dict[str, str], version: str) -> None:
    """The report would name no version, and `since` could not be compared with one."""
    assert packages_in(write_models(tmp_path, files=files))["botocore"].version == version


def test_a_version_that_is_not_said_is_an_error(tmp_path: Path) -> None:
    """A report could be taken for one on another version."""
    files = {"botocore/__init__.py": "__version__ = compute()", "moto-1.dist-info/METADATA": "Version: 1\n"}
    with pytest.raises(ModelError, match=r"The version of botocore in .* cannot be read"):
        packages_in(write_models(tmp_path, files=files))


def test_what_is_no_folder_of_packages_is_said(tmp_path: Path) -> None:
    """A mistyped path would be reported as evidence that does not hold."""
    (tmp_path / "botocore-1.whl").write_bytes(b"PK")
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "empty" / "botocore").mkdir(parents=True)
    said = {
        "nowhere": "There is no folder",
        "botocore-1.whl": "is a wheel; unpack it",
        "file": "is a file; name the folder",
        "empty": "holds none of botocore, moto and cfn-lint",
        "\0": "cannot be read",
    }
    for name, words in said.items():
        with pytest.raises(ModelError) as error:
            packages_in(tmp_path / name)
        assert words in str(error.value)
        assert error.value.exit_code == 2


def test_two_versions_side_by_side_are_not_chosen_from(tmp_path: Path) -> None:
    """The report would be on whichever version comes first in the alphabet."""
    write_models(tmp_path / "one")
    write_models(tmp_path / "two", version="1.3.0")
    with pytest.raises(ModelError, match=r"botocore is there twice, in .*one and in .*two"):
        packages_in(tmp_path)


def test_a_package_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """A folder from somebody else could lead to any folder of the machine."""
    write_models(tmp_path / "real")
    (tmp_path / "wheel").mkdir()
    (tmp_path / "wheel" / "botocore").symlink_to(tmp_path / "real" / "botocore", target_is_directory=True)
    with pytest.raises(ModelError, match="is a link, which is not followed"):
        packages_in(tmp_path / "wheel")


def test_a_version_is_not_read_by_way_of_a_link(tmp_path: Path) -> None:
    """A folder from somebody else could have a file outside of it read."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "METADATA").write_text("Version: 9.9\n", encoding="utf-8")
    models = write_models(tmp_path / "models", files={"botocore/__init__.py": ""})
    (models / "botocore-9.9.dist-info").symlink_to(tmp_path / "outside", target_is_directory=True)
    with pytest.raises(ModelError, match="The version of botocore"):
        packages_in(models)


def test_installed_packages_are_found_and_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Foreign code would run, and open connections, because somebody asked whether a fact holds."""
    write_models(tmp_path / "site")
    write_models(tmp_path / "later", version="9.9.9")
    monkeypatch.setattr(
        sys, "path", [str(tmp_path / "zip.zip"), str(tmp_path / "site"), str(tmp_path / "later")]
    )
    found = installed_packages()
    assert {name: package.version for name, package in found.items()} == VERSIONS
    assert not {"botocore", "moto", "cfnlint"} & set(sys.modules)


def test_nothing_installed_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """NetAtlas would stop working without packages that it does not need."""
    monkeypatch.setattr(sys, "path", [])
    assert installed_packages() == {}
