#!/usr/bin/env bash
# Versions: argparse-manpage 4.8.
#
# Expected: the title line of a man page has its date as it is, 2026-11-29: readers of pages parse it.
#
# Seen: the hyphens of the date become minus signs, "2026\-11\-29". groff prints it all the same; mandoc warns that
# it cannot parse the date, and takes it as it is written.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'argparse-manpage==4.8'
"$work/venv/bin/python" - <<'PYTHON' >"$work/tool.1"
import argparse

from argparse_manpage.manpage import Manpage

page = Manpage(argparse.ArgumentParser(prog="tool"), _data={"date": "2026-11-29"})
print(page, end="")
PYTHON
head -n 1 "$work/tool.1"
grep -q '^\.TH .*"2026\\-11\\-29"' "$work/tool.1"
if command -v mandoc >/dev/null; then
    mandoc -T lint -W warning "$work/tool.1" | sed "s|$work/||" | tee "$work/said" || true
    grep -q 'cannot parse date' "$work/said"
fi
