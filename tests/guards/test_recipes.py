"""The recipes for systems that are not here name files, ids and versions that are true."""

from __future__ import annotations

import plistlib
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from typing_extensions import override

import freeze_elsewhere
import netatlas
import portable_tree
from appimage import make_appimage
from flatpak import make_flatpak
from frozen.elsewhere import document_types
from macos import make_app
from set_up import Runner, SetUpError
from tests.guards.source import ROOT
from windows import make_installer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PACKAGING = ROOT / "packaging"
WINDOWS = PACKAGING / "windows"
MANIFEST = yaml.safe_load(make_flatpak.MANIFEST.read_text(encoding="utf-8"))
RECIPES = [
    path
    for folder in ("appimage", "flatpak", "macos", "windows")
    for path in sorted((PACKAGING / folder).iterdir())
    if path.is_file()
]


class Player(Runner):
    """Plays a system that has every library and tool, and writes down what is called."""

    def __init__(self, libraries: Path) -> None:
        self.libraries = libraries
        self.commands: list[str] = []

    @override
    def call(self, command: Sequence[str], extra: Mapping[str, str] | None = None) -> None:
        self.commands.append(" ".join(command))

    @override
    def ask(self, command: Sequence[str]) -> tuple[int, str]:
        lines = [f"\t{name} (libc6,x86-64) => {self.libraries / name}\n" for name in portable_tree.carried()]
        return 0, "".join(lines)


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Player:
    """Return a system with a frozen program, and the libraries that go along with their licences."""
    for name, packages in portable_tree.carried().items():
        for path in (tmp_path / "system" / name, tmp_path / "doc" / packages[-1] / "copyright"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name, encoding="utf-8")
    frozen = tmp_path / "frozen"
    (frozen / "_internal").mkdir(parents=True)
    (frozen / "netatlas").touch()
    monkeypatch.setattr(portable_tree.lay_out, "__defaults__", (frozen,))
    monkeypatch.setattr(portable_tree.carry, "__defaults__", (tmp_path / "doc",))
    monkeypatch.setattr(shutil, "which", lambda name, path=None: f"{path or ''}/bin/{name}")
    return Player(tmp_path / "system")


def test_an_appimage_begins_with_what_its_runtime_looks_for(runner: Player, tmp_path: Path) -> None:
    """The image would not start, or have no name and no icon."""
    folder = make_appimage.app_dir(tmp_path / "AppDir", runner)
    entry = (folder / f"{portable_tree.APP_ID}.desktop").read_text(encoding="utf-8")
    icon = re.search(r"^Icon=(.+)$", entry, re.MULTILINE)
    assert icon is not None
    assert (folder / f"{icon[1]}.png").is_file()
    assert (folder / ".DirIcon").read_bytes() == (folder / f"{icon[1]}.png").read_bytes()
    assert (folder / "AppRun").stat().st_mode & 0o111
    assert (folder / "usr" / "bin" / "netatlas").resolve() == folder / "usr" / "lib" / "netatlas" / "netatlas"
    assert "usr/lib/netatlas/netatlas" in (folder / "AppRun").read_text(encoding="utf-8")
    for name, packages in portable_tree.carried().items():
        program = folder / "usr" / "lib" / "netatlas"
        assert (program / "_internal" / name).read_text(encoding="utf-8") == name
        assert (program / "licences" / packages[-1] / "copyright").is_file()
    made = make_appimage.image(folder, tmp_path / "dist", runner)
    assert netatlas.__version__ in made.name
    assert runner.commands[-1].endswith(f"{folder} {made}")


def test_what_goes_along_has_a_licence(runner: Player, tmp_path: Path) -> None:
    """An image would carry a library without the text that has to travel with it."""
    (tmp_path / "doc" / "libxcb-cursor0" / "copyright").unlink()
    with pytest.raises(SetUpError, match="apt-get install libxcb-cursor0"):
        portable_tree.lay_out(tmp_path / "tree", runner)


def test_the_flatpak_may_do_next_to_nothing() -> None:
    """NetAtlas promises to be offline, and a sandbox that allows more is no proof of it."""
    assert set(MANIFEST["finish-args"]) == {
        "--socket=wayland",
        "--socket=fallback-x11",
        "--share=ipc",
        "--env=QT_QPA_PLATFORMTHEME=xdgdesktopportal",
    }


def test_the_flatpak_is_made_of_what_is_laid_out(runner: Player, tmp_path: Path) -> None:
    """flatpak-builder would find nothing to build, or install what no menu knows."""
    assert MANIFEST["id"] == portable_tree.APP_ID == make_flatpak.MANIFEST.stem
    (module,) = MANIFEST["modules"]
    (source,) = module["sources"]
    assert (make_flatpak.MANIFEST.parent / source["path"]).resolve() == make_flatpak.TREE
    tree = portable_tree.lay_out(tmp_path / "tree", runner)
    (command,) = module["build-commands"]
    assert set(command.removeprefix("cp -a ").removesuffix(" /app/").split()) == {
        p.name for p in tree.iterdir()
    }
    assert (tree / "bin" / MANIFEST["command"]).is_symlink()
    runtime = f"{MANIFEST['runtime']}//{MANIFEST['runtime-version']}"
    assert make_flatpak.__doc__ is not None
    assert runtime in make_flatpak.__doc__
    made = make_flatpak.bundle(tmp_path / "dist", runner)
    assert netatlas.__version__ in made.name
    assert str(make_flatpak.MANIFEST) in runner.commands[0]


def test_files_that_the_installer_for_windows_names_are_there() -> None:
    """Inno Setup would stop at the first that is not."""
    script = (WINDOWS / "netatlas.iss").read_text(encoding="utf-8")
    built = freeze_elsewhere.BUILD.relative_to(ROOT).as_posix()
    for name in re.findall(r"^(?:LicenseFile|InfoAfterFile|SetupIconFile)=(.+)$", script, re.MULTILINE):
        path = (WINDOWS / Path(name.replace("\\", "/"))).resolve()
        assert path.is_file() or path.relative_to(ROOT).as_posix().startswith(built), name
    frozen = re.search(r'^#define Frozen "(.+)"$', script, re.MULTILINE)
    assert frozen is not None
    assert (WINDOWS / frozen[1].replace("\\", "/")).resolve() == freeze_elsewhere.FOLDER
    spec = (PACKAGING / "frozen" / "elsewhere.spec").read_text(encoding="utf-8")
    programs = {Path(name).stem for name in re.findall(r"\{app\}\\(\w+\.exe)", script)}
    assert programs <= set(re.findall(r'executable\("(\w+)"', spec))


def test_the_bundle_for_macos_opens_packs() -> None:
    """A pack would not open by a double click, or with the entitlements of somebody else's program."""
    assert plistlib.loads(plistlib.dumps(document_types())) == document_types()
    mime = (PACKAGING / "desktop" / f"{portable_tree.APP_ID}.mime.xml").read_text(encoding="utf-8")
    (kind,) = document_types()["UTExportedTypeDeclarations"]
    tags = kind["UTTypeTagSpecification"]
    assert all(f'"*.{ending}"' in mime for ending in tags["public.filename-extension"])
    assert f'"{tags["public.mime-type"][0]}"' in mime
    entitlements = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert entitlements == {"com.apple.security.cs.disable-library-validation": True}
    spec = (PACKAGING / "frozen" / "elsewhere.spec").read_text(encoding="utf-8")
    assert f'bundle_identifier="{portable_tree.APP_ID}"' in spec
    assert f'name="{freeze_elsewhere.BUNDLE.name}"' in spec


def test_the_image_for_macos_is_notarised_only_if_it_is_signed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Apple would refuse it after a long wait, or an unsigned one would look as if it were signed."""
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(make_app, "ROOT", tmp_path)
    monkeypatch.setattr(make_app, "BUILD", tmp_path)
    monkeypatch.setattr(make_app, "freeze", lambda _runner, _kind: tmp_path)
    monkeypatch.setenv("NETATLAS_NOTARY_PROFILE", "somebody")
    for identity, notarised in (("", False), ("Developer ID Application: Somebody", True)):
        player = Player(tmp_path)
        monkeypatch.setattr(make_app, "Runner", lambda player=player: player)
        monkeypatch.setenv("NETATLAS_SIGN_AS", identity)
        assert make_app.main() == 0
        assert any("notarytool" in line for line in player.commands) is notarised
        assert any(f"NetAtlas-{netatlas.__version__}-macos-" in line for line in player.commands)


@pytest.mark.parametrize("kind", ["ico", "icns"])
def test_icons_of_other_systems_are_made_of_ours(tmp_path: Path, kind: str) -> None:
    """The program would have the icon of PyInstaller."""
    head = freeze_elsewhere.make_icon(tmp_path / f"netatlas.{kind}").read_bytes()[:4]
    assert head == {"ico": b"\0\0\1\0", "icns": b"icns"}[kind]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="they run here")
def test_a_recipe_for_another_system_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """It would install things for minutes and then fail in the words of another program."""
    assert [make_installer.main(), make_app.main()] == [1, 1]
    assert capsys.readouterr().err.count("is made on") == 2


def test_no_recipe_writes_the_version_a_second_time() -> None:
    """A release would bear the version of the one before in some of its packages."""
    found = [path.name for path in RECIPES if netatlas.__version__ in path.read_text(encoding="utf-8")]
    assert not found


def test_recipes_are_in_the_readme_with_what_was_not_run() -> None:
    """Somebody would take a recipe that was never run to its end for one that works."""
    readme = (PACKAGING / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in ("make appimage", "make flatpak", "make_installer.py", "make_app.py"):
        (row,) = [line for line in readme.splitlines() if line.startswith("|") and command in line]
        assert "not run" in row
        assert not command.startswith("make ") or f"\n{command.removeprefix('make ')}: " in makefile


def test_shell_scripts_are_sound() -> None:
    """A path with a blank would end the start of an AppImage."""
    shellcheck = shutil.which("shellcheck")
    if shellcheck is None:
        pytest.skip("there is no shellcheck here")
    said = subprocess.run([shellcheck, make_appimage.RUN], capture_output=True, text=True, check=False)
    assert not said.stdout


def test_flatpak_builder_reads_the_manifest(tmp_path: Path) -> None:
    """A key that it does not know would be passed over."""
    builder = shutil.which("flatpak-builder")
    if builder is None:
        pytest.skip("there is no flatpak-builder here")
    command = [builder, "--show-manifest", str(make_flatpak.MANIFEST)]
    # it keeps a folder of its own wherever it runs
    shown = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert not shown.stderr
    assert yaml.safe_load(shown.stdout) == MANIFEST


def test_the_libraries_that_go_along_are_of_the_one_list() -> None:
    """A library that Qt needs since its last version would be in the .deb's list and not in the images."""
    groups = tomllib.loads((ROOT / "resources" / "system-libraries.toml").read_text(encoding="utf-8"))
    left = set(groups["x11"]) - set(portable_tree.carried())
    assert left == {"libX11-xcb.so.1", "libxcb.so.1"}
