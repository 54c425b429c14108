"""Tries the schemas of packs in the language server that editors use for YAML: ``make editors``.

It installs yaml-language-server by npm into ``build/editors``, in the versions and with the hashes of
``packaging/editors/package-lock.json``, opens every file of the shipped pack in it, then concepts with one
slip each, and asks what keys are. It needs Node and a package index, so it is not part of ``make test``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from language_server import LanguageServer

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "data" / "aws-networking"
LOCK = ROOT / "packaging" / "editors"
INSTALLED = ROOT / "build" / "editors"

CONCEPT = """\
# yaml-language-server: $schema=../../../resources/schema/concepts.schema.json
- id: nat-gateway
  name: NAT gateway
  kind: component
  topic: internet-and-nat
  summary: Translates addresses.
  sources: [guide]
  checked: 2026-11
  facts:
    - attribute: bandwidth
      value: {from: 5, to: 100, unit: Gbps}
      sources: [guide]
  limits:
    - id: nat-gateways-per-zone
      label: NAT gateways
      kind: quota
      value: {amount: 5, unit: count, of: NAT gateways}
      scope: per Availability Zone
      sources: [guide]
"""


class Slip(NamedTuple):
    """One thing in the concept written wrongly, and a word of the message that must be the only one."""

    right: str
    wrong: str
    word: str


SLIPS = [
    Slip("summary: Translates addresses.", "summary: [Translates addresses.]", "string"),
    Slip("checked: 2026-11\n", "checked: 2026-11\n  factz: []\n", "factz"),
    Slip("id: nat-gateway\n", "id: NAT_gateway\n", "pattern"),
    Slip("unit: Gbps", "unit: Gbsp", "Gbps"),
    Slip("kind: quota", "kind: qouta", "quota"),
    Slip("      label: NAT gateways\n", "", "label"),
]

HOVERS = {
    "  kind: component": "What sort of thing the concept is",
    "- id: nat-gateway\n": "The id of the concept",
    "  - attribute: b": "The attribute that the fact gives a value for",
    "      scope: per": "What the limit holds for",
}
"""Lines of the concept, and words that a hover over their key must show."""


def main() -> int:
    """Install the server, try everything, and print what it said; 1 if that is not what it should be."""
    install()
    complaints: list[str] = []
    with LanguageServer(server_command(), ROOT) as server:
        files = sorted(PACK.rglob("*.yaml"))
        for path in files:
            messages = server.messages(path, path.read_text(encoding="utf-8"))
            complaints += [f"{path.relative_to(ROOT)}: {_shown(message)}" for message in messages]
        print(f"{len(files)} files of the shipped pack: {len(complaints)} messages")
        complaints += _try_slips(server)
        complaints += _try_hovers(server)
    for complaint in complaints:
        print(f"wrong: {complaint}")
    return 1 if complaints else 0


def install() -> None:
    """Install what the lock names, unless it is there already."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("There is no npm here; install Node.js 20 or newer.")
    lock = (LOCK / "package-lock.json").read_bytes()
    stamp = INSTALLED / "installed-lock.json"  # written last, so that what broke off is done again
    if stamp.exists() and stamp.read_bytes() == lock:
        return
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(LOCK / name, INSTALLED / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(command, cwd=INSTALLED, check=True)
    stamp.write_bytes(lock)


def server_command() -> list[str]:
    """Return the command that starts the server on standard input and output."""
    node = shutil.which("node") or "node"
    server = INSTALLED / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    return [node, str(server), "--stdio"]


def _try_slips(server: LanguageServer) -> list[str]:
    """Return where a slip does not give exactly one message, in its own line."""
    complaints = []
    for number, slip in enumerate(SLIPS):
        text = CONCEPT.replace(slip.right, slip.wrong, 1)
        messages = server.messages(PACK / "concepts" / f"slip-{number}.yaml", text)
        shown = "; ".join(map(_shown, messages)) or "nothing"
        print(f"{slip.wrong.strip() or 'no ' + slip.right.strip()!r}: {shown}")
        line = CONCEPT[: CONCEPT.index(slip.right)].count("\n") + slip.wrong.rstrip("\n").count("\n")
        if len(messages) != 1 or slip.word not in messages[0]["message"]:
            complaints.append(f"{slip.wrong.strip()!r} should give one message with {slip.word!r}")
        elif slip.wrong and messages[0]["range"]["start"]["line"] != line:
            complaints.append(f"{slip.wrong.strip()!r} is in line {line + 1}")
    return complaints


def _try_hovers(server: LanguageServer) -> list[str]:
    """Return the keys whose hover does not say what they are."""
    complaints = []
    path = PACK / "concepts" / "hover.yaml"
    server.messages(path, CONCEPT)
    for line, words in HOVERS.items():
        start = CONCEPT.index(line)
        key = start + len(line) - len(line.lstrip(" -")) + 1
        shown = server.hover(path, CONCEPT[:key].count("\n"), key - CONCEPT.rfind("\n", 0, key) - 1)
        print(f"hover over {line.strip()!r}: {shown!r}")
        if words not in shown:
            complaints.append(f"a hover over {line.strip()!r} should say {words!r}")
    return complaints


def _shown(message: dict[str, Any]) -> str:
    start = message["range"]["start"]
    return f"{start['line'] + 1}:{start['character'] + 1}: {message['message']}"


if __name__ == "__main__":
    sys.exit(main())
