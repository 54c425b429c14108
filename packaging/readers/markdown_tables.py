"""Reads Markdown with several programs: all show the same cells and the same struck passages."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypandoc
from markdown_it import MarkdownIt

from checking import EXPORTS, MODULES, Findings, Tables

FILE = EXPORTS / "both.md"
SCRIPT = Path(__file__).with_name("markdown.mjs")
found = Findings()


def shown() -> dict[str, str]:
    """Return the file as HTML by each program that is there."""
    text = FILE.read_text(encoding="utf-8")
    commands = {
        "cmark-gfm": ["cmark-gfm", "-e", "table", "-e", "strikethrough", str(FILE)],
        "markdown-it": ["node", str(SCRIPT), str(MODULES), "markdown-it", str(FILE)],
        "marked": ["node", str(SCRIPT), str(MODULES), "marked", str(FILE)],
    }
    pages = {
        "markdown-it-py": MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text),
        "pandoc": pypandoc.convert_text(text, "html", format="gfm", extra_args=["--wrap=none"]),
    }
    for name, command in commands.items():
        if shutil.which(command[0]) is None:
            print(f"{name}: not installed")
        else:
            done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
            pages[name] = done.stdout
    return pages


pages = {name: Tables(html) for name, html in shown().items()}
first, *others = pages
for name in others:
    found.expect(len(pages[name].rows), len(pages[first].rows), f"rows in {name} and {first}")
    for one, other in zip(pages[first].rows, pages[name].rows, strict=False):
        if one != other:
            found.wrong(f"{first} {one!r}, {name} {other!r}")
            break
    found.expect(pages[name].struck, pages[first].struck, f"struck passages in {name} and {first}")
if not pages[first].struck:
    found.wrong("nothing is struck through")
print(f"{len(pages[first].rows)} rows, {len(pages[first].struck)} struck passages in {', '.join(pages)}")
found.end()
