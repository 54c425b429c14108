"""Opening packs: the second time from the compiled form, never from a wrong one, and the same without any."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from netatlas import kept_files, log, paths
from netatlas.api import open_atlas
from netatlas.errors import PackError
from netatlas.packs import compiled, fingerprint, open_packs, opening, read_packs, reader
from netatlas.packs.building import compile_pack
from netatlas.progress import Cancelled, Progress
from tests.helpers.packs import CONCEPTS, PACK, edited, write_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from netatlas.packs.report import AtlasOfPacks


class _Readings:
    """Counts how often files of YAML were read as packs."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self._read = reader.read_with_key
        monkeypatch.setattr(reader, "read_with_key", self._counting)

    def _counting(self, *arguments: object, **options: object) -> AtlasOfPacks:
        self.count += 1
        return self._read(*arguments, **options)  # type: ignore[arg-type]


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> _Readings:
    """Return a count of readings."""
    return _Readings(monkeypatch)


def _same(opened: AtlasOfPacks, folders: Sequence[Path]) -> bool:
    atlas, report = read_packs(folders)
    return repr((opened.atlas.contents, opened.report)) == repr((atlas.contents, report))


def _kept_file(cache: Path) -> Path:
    (file,) = cache.glob("packs/*/*")
    return file


def test_a_pack_is_read_once(tmp_path: Path, readings: _Readings) -> None:
    """Every look-up would wait for YAML."""
    pack, cache = write_pack(tmp_path / "pack", {"extra.yaml": "x"}), tmp_path / "cache"
    first = open_packs([pack], cache)
    second = open_packs([pack], cache)
    assert readings.count == 1
    assert first.key == second.key == _kept_file(cache).parent.name
    assert _same(second, [pack])
    assert second.report.packs[0].folder == pack
    assert second.report.faults


def test_a_pack_that_was_moved_is_known_again(tmp_path: Path, readings: _Readings) -> None:
    """The shipped pack would be read anew wherever NetAtlas is installed."""
    cache = tmp_path / "cache"
    open_packs([write_pack(tmp_path / "a" / "pack")], cache)
    moved = (tmp_path / "a").rename(tmp_path / "b") / "pack"
    assert open_packs([moved], cache).report.packs[0].folder == moved
    assert readings.count == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda pack: write_pack(pack, edited("claims.yaml", "Goes up to 45 Gbps", "Goes up to 46 Gbps")),
        lambda pack: write_pack(pack, {"claims.yaml": "[]"}),
        lambda pack: write_pack(pack, {"claims/more.yaml": "[]"}),
        lambda pack: write_pack(pack, {"pack.yaml": PACK.replace('"1"', '"2"')}),
        lambda pack: write_pack(pack, {"journey.yaml": "[]"}),
        lambda pack: (pack / "journeys.yaml").unlink(),
        lambda pack: (pack / "journeys.yaml").rename(pack / "journeys.yml"),
        lambda pack: (pack / "topics").symlink_to(pack),
    ],
    ids=["text", "fewer", "more", "version", "stray", "gone", "renamed", "link"],
)
def test_a_pack_that_changed_is_read(
    change: Callable[[Path], object], tmp_path: Path, readings: _Readings
) -> None:
    """Who edits a pack would see what it said before."""
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "cache"
    before = open_packs([pack], cache)
    stamp = (pack / "claims.yaml").stat()
    change(pack)
    if (pack / "claims.yaml").exists():
        os.utime(pack / "claims.yaml", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    after = open_packs([pack], cache)
    assert readings.count == 2
    assert before.key != after.key
    assert _same(after, [pack])
    assert _same(open_packs([pack], cache), [pack])
    assert readings.count == 4  # those of _same


def test_a_file_that_changes_between_two_looks_is_not_kept_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A save at the wrong moment would show the new text under the old file's hash, for ever."""
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "cache"
    looked = opening.key_now

    def then_changed(folders: Sequence[Path], progress: Progress) -> str:
        key = looked(folders, progress)
        write_pack(pack, edited("claims.yaml", "Goes up to 45 Gbps", "Goes up to 46 Gbps"))
        return key

    with monkeypatch.context() as patch:
        patch.setattr(opening, "key_now", then_changed)
        assert _same(open_packs([pack], cache), [pack])
    assert _same(open_packs([pack], cache), [pack])
    write_pack(pack)
    assert _same(open_packs([pack], cache), [pack])


def test_another_version_reads_anew(
    tmp_path: Path, readings: _Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer NetAtlas would show what an older one made of a pack."""
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "cache"
    keys = {open_packs([pack], cache).key}
    for name, value in (("FORMAT", 99), ("__version__", "99"), ("unicodedata", _NewerUnicode)):
        with monkeypatch.context() as patch:
            patch.setattr(fingerprint, name, value)
            keys.add(open_packs([pack], cache).key)
    assert readings.count == len(keys) == 4


class _NewerUnicode:
    unidata_version = "99.0.0"


def test_changed_code_reads_anew_in_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who works on the reader would see what it made of a pack before."""
    code = tmp_path / "netatlas"
    for file in ("words.py", "packs/reader.py", "packs/yaml/scalars.py", "ui/app.py"):
        (code / file).parent.mkdir(parents=True, exist_ok=True)
        (code / file).write_text("1")
    monkeypatch.setattr(paths, "own_code", lambda: code)
    programs = [fingerprint.running_program()]
    for file in ("words.py", "packs/reader.py", "packs/yaml/scalars.py"):
        (code / file).write_text("1 + 1")
        programs.append(fingerprint.running_program())
    assert len(set(programs)) == 4
    (code / "ui/app.py").write_text("1 + 1")
    assert fingerprint.running_program() == programs[-1]
    monkeypatch.setattr(paths, "own_code", lambda: None)
    assert fingerprint.running_program() == fingerprint.installed_program()


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-40])


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _flip(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)


def _open_to_others(file: Path) -> None:
    _flip(file)
    file.chmod(0o666)


def _become_a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _become_a_link(file: Path) -> None:
    file.rename(file.parent.parent.parent / "elsewhere")
    file.symlink_to(file.parent.parent.parent / "elsewhere")


@pytest.mark.parametrize("harm", [_cut, _empty, _flip, _open_to_others, _become_a_folder, _become_a_link])
def test_a_wrong_file_is_made_anew(
    harm: Callable[[Path], None],
    tmp_path: Path,
    readings: _Readings,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """What a bad disk or another user put there would be shown, or be the end of the program."""
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "cache"
    open_packs([pack], cache)
    harm(_kept_file(cache))
    assert _same(open_packs([pack], cache), [pack])
    readings.count = 0
    assert open_packs([pack], cache).report.faults == ()
    assert readings.count == 0
    assert capfd.readouterr() == ("", "")


def _no_folder(cache: Path, _: pytest.MonkeyPatch) -> None:
    cache.write_bytes(b"")


def _full(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opening, "write_compiled", write)


def _foreign(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_files, "is_private", lambda _: False)


def _gone(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have another program clear the cache whenever this one is about to put something there."""
    write = compiled.write_compiled

    def cleared(*arguments: object) -> None:
        write(*arguments)  # type: ignore[arg-type]
        shutil.rmtree(cache)

    monkeypatch.setattr(opening, "write_compiled", cleared)


def _unwritable(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(*_: object) -> None:
        raise UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed")

    monkeypatch.setattr(opening, "write_compiled", write)


@pytest.mark.parametrize("trouble", [_no_folder, _full, _foreign, _gone, _unwritable])
def test_without_a_cache_all_is_as_with_it(
    trouble: Callable[[Path, pytest.MonkeyPatch], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A full disk would keep somebody from a look-up, or be complained of at each."""
    pack, home = write_pack(tmp_path / "pack"), tmp_path / "home"
    home.mkdir()
    trouble(home / "cache", monkeypatch)
    log.set_up(home)
    for _ in range(2):
        with open_atlas(pack, home=home) as opened:
            assert repr(opened.report) == repr(read_packs([pack])[1])
    assert capfd.readouterr() == ("", "")
    assert not paths.log_file(home).exists()
    log.set_up(home, verbose=True)
    open_atlas(pack, home=home).close()
    log.close()
    assert "the compiled pack is not kept" in capfd.readouterr().err


def test_two_programs_at_once_share_the_cache(tmp_path: Path) -> None:
    """One would read half of what the other writes, or end because the other was quicker."""
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "cache"
    code = (
        "import sys; from pathlib import Path; from netatlas.packs import open_packs\n"
        "for _ in range(20):\n"
        "    opened = open_packs([Path(sys.argv[1])], Path(sys.argv[2]))\n"
        "    assert len(opened.atlas.concepts) == 3 and not opened.report.faults\n"
        "    import shutil; shutil.rmtree(sys.argv[2], ignore_errors=True)\n"
    )
    programs = [
        subprocess.Popen([sys.executable, "-c", code, str(pack), str(cache)], stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [program.communicate()[1] for program in programs] == [b"", b""]
    assert [program.returncode for program in programs] == [0, 0]


def test_what_a_wheel_brings_is_used_and_left_alone(
    tmp_path: Path, readings: _Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first start of an installed NetAtlas would read YAML, or change files of the installation."""
    pack, wheel, cache = write_pack(tmp_path / "pack"), tmp_path / "wheel", tmp_path / "cache"
    file = compile_pack(pack, wheel)
    monkeypatch.setattr(paths, "own_code", lambda: None)
    monkeypatch.setattr(paths, "compiled_packs", lambda: wheel)
    os.utime(file.parent, (1, 1))
    opened = open_packs([pack], cache)
    assert opened.key == file.parent.name
    assert (readings.count, cache.exists(), file.parent.stat().st_mtime) == (0, False, 1)
    assert _same(opened, [pack])
    _flip(file)
    assert _same(open_packs([pack], cache), [pack])
    assert file.exists()
    assert _kept_file(cache).parent.name == opened.key


def test_no_wheel_is_built_of_a_pack_with_faults(tmp_path: Path) -> None:
    """Everybody who installs NetAtlas would be shown the faults."""
    with pytest.raises(PackError, match="has faults"):
        compile_pack(write_pack(tmp_path / "pack", {"claims.yaml": "x"}), tmp_path / "wheel")


def test_several_packs_are_kept_together(tmp_path: Path, readings: _Readings) -> None:
    """With a pack of one's own beside the shipped one, everything would be read each time."""
    one = write_pack(tmp_path / "one")
    text = CONCEPTS.replace("to: elastic-ip", "to: small:elastic-ip")
    two = write_pack(
        tmp_path / "two", {"pack.yaml": PACK.replace("id: small", "id: two"), "concepts.yaml": text}
    )
    cache = tmp_path / "cache"
    keys = [open_packs(packs, cache).key for packs in ([one, two], [two, one], [one], [one, two, one])]
    assert keys[0] == keys[3]
    assert len(set(keys)) == 3
    assert readings.count == 3
    assert _same(open_packs([one, two], cache), [one, two])


def test_a_pack_that_cannot_be_opened_is_said_each_time(tmp_path: Path) -> None:
    """The second opening would be silent about a pack that is missing."""
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "cache"
    double = write_pack(tmp_path / "double")
    gone = tmp_path / "gone"
    for _ in range(2):
        for other in (double, gone):
            opened = open_packs([pack, other], cache, unnamed=[other])
            assert [refused.folder for refused in opened.report.refused] == [other]
            assert opened.key == ""
            with pytest.raises(PackError):
                open_packs([pack, other], cache)
    with pytest.raises(PackError, match="No pack was named"):
        open_packs([], cache)


def test_a_whole_check_reads_the_files(tmp_path: Path, readings: _Readings) -> None:
    """``netatlas check`` would say what it said last time, and nothing of ``changed.yaml``."""
    pack, cache = write_pack(tmp_path / "pack", {"changed.yaml": "nonsense"}), tmp_path / "cache"
    assert open_packs([pack], cache).report.faults == ()
    assert open_packs([pack], cache, whole=True).report.faults
    assert readings.count == 2


class _Unwanted(Progress):
    cancelled = True


def test_opening_can_be_cancelled(tmp_path: Path) -> None:
    """A huge pack that nobody wants any more would keep a thread busy."""
    pack, cache = write_pack(tmp_path / "pack"), tmp_path / "cache"
    open_packs([pack], cache)
    with pytest.raises(Cancelled):
        open_packs([pack], cache, _Unwanted())


def test_neither_yaml_nor_its_checks_are_imported_for_a_compiled_pack(tmp_path: Path) -> None:
    """Each look-up would wait for libraries that it does not use."""
    pack = write_pack(tmp_path / "pack")
    open_packs([pack], tmp_path / "cache")
    code = (
        "import sys; from pathlib import Path; from netatlas.packs import open_packs\n"
        "assert open_packs([Path(sys.argv[1])], Path(sys.argv[2])).atlas.concepts\n"
        "heavy = ('yaml', 'jsonschema', 'netatlas.packs.schema', 'netatlas.packs.reader', 'difflib')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(pack), str(tmp_path / "cache")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
