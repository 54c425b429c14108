"""``netatlas completion``: the script by which a shell completes commands, options and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.cli.argument_types import choice, one_of

if TYPE_CHECKING:
    import argparse

SHELLS = ("bash", "zsh", "fish")
_EPILOG = """\
Packages of NetAtlas install it for everybody.

examples, for your own shell where there is no package:

  eval "$(netatlas completion bash)"         in ~/.bashrc
  eval "$(netatlas completion zsh)"          in ~/.zshrc, behind compinit
  netatlas completion fish | source          in ~/.config/fish/config.fish

Names come from the packs that are open, once they have been opened for the first time.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("shell", type=one_of(SHELLS), metavar=choice(SHELLS), help="the shell")


def run(options: argparse.Namespace) -> int:
    """Print the script."""
    script = paths.resource("completions", f"netatlas.{options.shell}")
    print(script.read_text(encoding="utf-8"), end="")
    return 0
