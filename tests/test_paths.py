"""Where the user's own data is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from netatlas import paths
from netatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


def _no_home(*_: object, **__: object) -> Path:
    raise RuntimeError


def _relative(*_: object, **__: object) -> Path:
    return Path("~/.local/share/netatlas")


@pytest.mark.parametrize("place", [_no_home, _relative])
@pytest.mark.parametrize("named", ["", "~nobody-here/x"])
def test_without_a_home_folder_a_temporary_one_is_used(
    monkeypatch: pytest.MonkeyPatch, place: Callable[..., Path], named: str
) -> None:
    """A container without users would get a traceback, or a folder called ~ where it happens to be."""
    monkeypatch.setenv("NETATLAS_HOME", named)
    for name in ("user_data_path", "user_cache_path"):
        monkeypatch.setattr(f"platformdirs.{name}", place)
    home = paths.home()
    assert home.is_dir()
    assert not list(home.iterdir())
    assert paths.home() == home
    assert paths.cache() == home / "cache"
    assert "nothing is kept" in paths.home_problem()
    assert ("no such user" in paths.home_problem()) == bool(named)


def test_a_named_home_is_used_or_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Data would be kept elsewhere than where somebody has said."""
    monkeypatch.setenv("NETATLAS_HOME", str(tmp_path))
    assert (paths.home(), paths.home_problem()) == (tmp_path, "")
    assert paths.home(tmp_path / "x") == tmp_path / "x"
    with pytest.raises(UsageError, match="no such user"):
        paths.home("~nobody-here/x")
    monkeypatch.setenv("NETATLAS_HOME", "~nobody-here/x")
    assert str(paths.home()) in paths.home_problem()


def test_a_packs_folder_that_cannot_be_read_is_named_as_a_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All packs in it would be gone without a word, or every command would end with an error."""
    (tmp_path / "packs" / "mine").mkdir(parents=True)
    (tmp_path / "packs" / "mine" / "pack.yaml").write_text("", encoding="utf-8")
    (tmp_path / "packs" / "other").mkdir()
    assert [one.name for one in paths.user_packs(tmp_path)] == ["mine"]
    assert paths.user_packs(tmp_path / "nowhere") == ()

    def refuse(_: Path, **_more: object) -> NoReturn:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", refuse)
        assert [one.name for one in paths.user_packs(tmp_path)] == ["mine", "other"]
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert paths.user_packs(tmp_path) == (tmp_path / "packs",)


def test_without_any_folder_nothing_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine whose disk is full would end the program before it has said anything."""

    def refuse(**_: object) -> NoReturn:
        raise OSError

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    assert not paths._temporary_home.__wrapped__().parent.is_dir()  # noqa: SLF001 - as a full disk leaves it
