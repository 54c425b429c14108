"""Makes NetAtlas.app and a disk image of it, on macOS: ``.venv/bin/python packaging/macos/make_app.py``.

Not run by those who wrote it. Without more it is signed for this Mac alone. With the name of a Developer ID
certificate in NETATLAS_SIGN_AS it is signed with that, and with the name of a profile of ``notarytool`` in
NETATLAS_NOTARY_PROFILE besides it is notarised by Apple, which needs the network; README.md beside says how
to come by both.
"""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from freeze_elsewhere import BUILD, BUNDLE, ROOT, freeze, put_texts  # noqa: E402 - it lies one folder up
from netatlas import __version__  # noqa: E402 - the same
from set_up import Runner, SetUpError, say  # noqa: E402 - the same


def disk_image(runner: Runner, identity: str) -> Path:
    """Put the bundle, the texts of licences beside it, into a disk image, and return that."""
    image = ROOT / "dist" / f"NetAtlas-{__version__}-macos-{platform.machine()}.dmg"
    image.parent.mkdir(exist_ok=True)
    inside = BUILD / "image"
    put_texts(inside / "licences")
    runner.call(["ditto", str(BUNDLE), str(inside / BUNDLE.name)])
    create = ["hdiutil", "create", "-quiet", "-ov", "-fs", "HFS+", "-format", "UDZO"]
    runner.call([*create, "-volname", "NetAtlas", "-srcfolder", str(inside), str(image)])
    if identity:
        runner.call(["codesign", "--timestamp", "--sign", identity, str(image)])
    return image


def notarise(runner: Runner, image: Path, profile: str) -> None:
    """Have Apple look at the image, and fasten the answer to it, so that it opens without the network."""
    runner.call(["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait"])
    runner.call(["xcrun", "stapler", "staple", str(image)])
    runner.call(["spctl", "--assess", "--type", "open", "--context", "context:primary-signature", str(image)])


def main() -> int:
    """Make bundle and image; return the exit code."""
    if sys.platform != "darwin":
        print("NetAtlas: the bundle for macOS is made on macOS", file=sys.stderr)
        return 1
    runner = Runner()
    identity = os.environ.get("NETATLAS_SIGN_AS", "")
    profile = os.environ.get("NETATLAS_NOTARY_PROFILE", "")
    try:
        freeze(runner, "icns")
        runner.call(["codesign", "--verify", "--deep", "--strict", str(BUNDLE)])
        image = disk_image(runner, identity)
        if identity and profile:
            notarise(runner, image, profile)
    except SetUpError as error:
        print(f"NetAtlas: {error}", file=sys.stderr)
        return 1
    say(f"made {image}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
